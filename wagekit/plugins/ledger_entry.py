"""Entries of the arrears ledger as the rules on it look at them: what came later is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import not_applicable
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, ZERO, earliest, is_true, latest

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


def entries(arrears: Frame, actor: Frame, *, as_of: nw.Expr) -> Frame:
    """Every entry of the ledger, with its subject and `employer_name`.

    `to_come`: found after `as_of`. `closed`: by `as_of`; an empty day of closing means that it was
    not; null where only the month is known and it matters. `closed_from`, `closed_to`: the first
    and the last day of closing that it can have been. `paid`: fen paid by `as_of`, null if not
    known; what was paid later is not paid yet. `left`: the rest, never below zero.
    """
    named = actor.select(employer_id="party_id", _employer="name")
    frame = arrears.drop("_file", "_sheet", "_row").join(named, on="employer_id", how="left")
    later = is_true(earliest("paid_on") > as_of)
    dated = frame.with_columns(
        subject=nw.col("entry_id"),
        employer_name=nw.coalesce("_employer", "employer_id"),
        to_come=is_true(earliest("found_on") > as_of),
        closed=_closed(as_of),
        closed_from=earliest("closed_on"),
        closed_to=latest("closed_on"),
        paid=nw.when(later).then(ZERO).otherwise("paid_amount"),
    )
    rest = nw.col("amount") - nw.col("paid")
    return dated.with_columns(left=nw.when(rest > 0).then(rest).otherwise(rest - rest))


def _closed(as_of: nw.Expr) -> nw.Expr:
    never = earliest("closed_on").is_null()
    not_yet = nw.when(never | (earliest("closed_on") > as_of)).then(FALSE).otherwise(UNKNOWN)
    return nw.when(latest("closed_on") <= as_of).then(TRUE).otherwise(not_yet)
