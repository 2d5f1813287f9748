"""Entries of the ledger of arrears as they stand on the day of judgement: the records of a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """An entry that was found by the day of judgement; its other cells stand in its row.

    Attributes:
        entry_id: Its row.
        closed: Whether it was closed; None where only the month is known, which still runs.
        paid: Fen paid; None where that is not stated, or open.
        paid_open: Whether a payment is stated of a month that still runs.
        left: Fen that are not paid; None where not known.
    """

    entry_id: str
    closed: bool | None
    paid: int | None
    paid_open: bool
    left: int | None
