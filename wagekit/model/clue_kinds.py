"""The codes of clues: what they are about, who handles them, what their conclusion says."""

from __future__ import annotations

from typing import Final

NOT_WAGES: Final = ("project_funds", "settlement_dispute", "contract_dispute")
"""About other money; a labour dispute may be about wages."""
ELSEWHERE: Final = ("housing", "transport", "water", "court", "arbitration", "police")
"""Offices whose own periods are others than those of labour supervision."""
VERIFIED: Final = ("true", "partly", "false")
"""Conclusions that say something; a pending one says that there is none yet."""
