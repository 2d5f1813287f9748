"""Entries of the arrears ledger as the rules on it look at them, and which they do not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import not_applicable
from wagekit.core.logic import is_true

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

ENTRY_TO_COME = not_applicable(
    nw.col("to_come"),
    "研判日以后才登记的台账记录",
    "an entry made after the day of judgement",
)
NOT_CLOSED = not_applicable(
    is_true(~nw.col("closed")),
    "尚未销号",
    "not closed yet",
)


def entries(arrears_now: Frame, actor: Frame) -> Frame:
    """Every entry of `arrears_now`, with its subject and `employer_name`."""
    named = actor.select(employer_id="party_id", _employer="name")
    frame = arrears_now.drop("_file", "_sheet", "_row").join(named, on="employer_id", how="left")
    return frame.with_columns(
        subject=nw.col("entry_id"), employer_name=nw.coalesce("_employer", "employer_id")
    ).drop("_employer")
