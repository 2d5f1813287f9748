"""Entries of the arrears ledger as they stand on the day of judgement: what is paid and what left.

Of a closing or payment only the month may be known. While that month runs it is open whether it was
by the day of judgement; once it is over it was.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, ZERO, Frame, earliest, is_true, latest

AMOUNT, STATED = nw.col("amount"), nw.col("paid_amount")


@derived
def arrears_now(arrears: Frame, as_of: nw.Expr) -> Frame:
    """`arrears` with what of each entry had happened by the day of judgement.

    `to_come`: found later. `found_from`, `found_to`: the first and the last day of finding that it
    can have been. `closed`: Kleene; an empty day of closing means that it was not.
    `closed_from`, `closed_to`: the first and the last day of closing that it can have been.
    `paid`: fen paid; null where that is not stated, or `paid_open`: paid maybe later. `left`: fen
    that are not paid, never below zero; null where that is not known. `unpaid`: whether any is, and
    the entry not closed (Kleene).
    `owed`: fen unpaid as the ledger has it, so that a payment which nobody states is none; null
    where closing or payment are open. `owed_least`: the same where both had happened.
    """
    frame = arrears.with_columns(
        to_come=is_true(earliest("found_on") > as_of),
        found_from=earliest("found_on"),
        found_to=latest("found_on"),
        closed=_closed(as_of),
        closed_from=earliest("closed_on"),
        closed_to=latest("closed_on"),
        paid_open=_paid_open(as_of),
        _later=is_true(earliest("paid_on") > as_of),
    )
    stated = nw.when("_later").then(ZERO).otherwise("paid_amount")
    frame = frame.with_columns(paid=nw.when(~nw.col("paid_open")).then(stated), _most=stated)
    frame = frame.with_columns(left=_rest("paid"), _least=AMOUNT - nw.coalesce("_most", ZERO))
    sure = is_true(~nw.col("closed"))
    return frame.with_columns(
        unpaid=_unpaid(),
        owed=nw.when(sure & ~nw.col("paid_open")).then("_least"),
        owed_least=nw.when(sure).then("_least").otherwise(ZERO),
    ).drop("_later", "_most", "_least")


def _closed(as_of: nw.Expr) -> nw.Expr:
    never = earliest("closed_on").is_null()
    not_yet = nw.when(never | (earliest("closed_on") > as_of)).then(FALSE).otherwise(UNKNOWN)
    return nw.when(latest("closed_on") <= as_of).then(TRUE).otherwise(not_yet)


def _paid_open(as_of: nw.Expr) -> nw.Expr:
    """Something is stated as paid in a month that still runs; never null."""
    runs = (earliest("paid_on") <= as_of) & (latest("paid_on") > as_of)
    return is_true(runs & (STATED > 0))


def _rest(paid: str) -> nw.Expr:
    rest = AMOUNT - nw.col(paid)
    return nw.when(rest > 0).then(rest).otherwise(rest - rest)


def _unpaid() -> nw.Expr:
    return ~nw.col("closed") & (nw.col("left") > 0)
