"""Codes and words of cells that tables, rules and the judge ask for alike."""

from __future__ import annotations

from typing import Final

NONE: Final = "none"
"""In a cell that can say so: there is none. An empty cell is unknown."""
NOBODY: Final = (NONE, "无")
"""The same of a party, where files may keep their own word."""
LETTERS: Final = ("bank_letter", "insurance", "company_letter")
"""Forms of a guarantee in which somebody else vouches."""
EMPLOYS: Final = ("labour_contract_with", "wages_paid_by", "pension_paid_by")
"""Columns of `staff`: who has one of these with a firm is its own."""
FOR_WORKS: Final = ("progress", "settlement", "advance", "labour_cost")
"""Classes that say that a payment is for works."""
WAGES: Final = ("wage", "living")
"""Classes that say that a payment is pay."""
PAY_ORDERS: Final = ("rectify_order", "pay_order", "decision")
"""Documents of the authority that can order wages to be paid; calls, messages, talks and notices to
appear order nothing."""
PAID_RESULTS: Final = ("paid", "partly")
"""Results of orders and decisions, and of no other document: something was paid on them."""
OUTSIDE: Final = ("manufacturing", "logistics", "catering", "training", "property")
"""Sectors that the law on building works does not reach."""
