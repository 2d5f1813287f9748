"""The kinds of clue by what they are about."""

from __future__ import annotations

from typing import Final

NOT_WAGES: Final = ("project_funds", "settlement_dispute", "contract_dispute")
"""About other money; a labour dispute may be about wages."""
