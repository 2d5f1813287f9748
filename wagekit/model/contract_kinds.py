"""The kinds of contract by what the law makes of them."""

from __future__ import annotations

from typing import Final

NOT_WORKS: Final = ("supply", "lease", "dispatch", "outsourcing", "franchise", "premises_lease")
"""Never a subcontract of works, whatever else they are."""
GENERAL: Final = ("general", "epc")
INSIDE: Final = ("internal", "cooperation", "affiliation")
"""Agreements under which somebody takes over what a contractor holds."""
OTHER_THAN_WORKS: Final = ("labour", "consortium", *INSIDE)
"""Labour and agreements: not the general or professional contract that a builder holds."""
OF_STAFF: Final = ("internal", "labour")
"""Contracts that an own employee can hold: the firm itself stays the employer."""
SUPPLIES: Final = ("supply", "lease")
"""Contracts for goods and for machines."""
