"""When a contract's price first became due: before that a missing payment says nothing."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    Frame,
    day_number,
    earliest,
    is_true,
    latest,
    level,
    truth,
)
from wagekit.law import parameter


@derived
def payable(work: Frame, contract: Frame, claim: Frame, as_of: nw.Expr) -> Frame:
    """`contract_id`, `payable`: whether work had begun and something was due by `as_of`.

    Without claims: some days after signing (a heuristic). A claim without `due_on` is due
    `payment_days` after it was certified.
    """
    days = contract.select("contract_id", "payment_days")
    due = claim.join(days, on="contract_id", how="left").with_columns(_due=_claim_is_due(as_of))
    claims = due.group_by("contract_id").agg(_due=level(nw.col("_due")).max())
    frame = work.join(claims, on="contract_id", how="left")
    price_due = (
        nw.when(nw.col("_due").is_null()).then(_long_signed(as_of)).otherwise(truth(nw.col("_due")))
    )
    not_begun = is_true(earliest("started_on") > as_of)
    return frame.select("contract_id", payable=nw.when(not_begun).then(FALSE).otherwise(price_due))


def _claim_is_due(as_of: nw.Expr) -> nw.Expr:
    stated = _by(earliest("due_on"), latest("due_on"), as_of)
    certified = day_number(nw.col("certified_on")) + nw.col("payment_days")
    counted = certified <= day_number(as_of)
    return nw.coalesce(stated, nw.when(earliest("due_on").is_null()).then(counted))


def _long_signed(as_of: nw.Expr) -> nw.Expr:
    days = f"{parameter('payment_after_signing_days').on(None)}d"
    first, last = (day.dt.offset_by(days).cast(nw.Date) for day in _signing())
    return _by(first, last, as_of)


def _signing() -> tuple[nw.Expr, nw.Expr]:
    return earliest("signed_on"), latest("signed_on")


def _by(first: nw.Expr, last: nw.Expr, day: nw.Expr) -> nw.Expr:
    """Whether a day between `first` and `last` has come by `day`."""
    not_yet = nw.when(first > day).then(FALSE).otherwise(UNKNOWN)
    return nw.when(last <= day).then(TRUE).otherwise(not_yet)
