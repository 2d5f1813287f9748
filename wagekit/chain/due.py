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
def payable(work: Frame, contract: Frame, claim: Frame, project: Frame, as_of: nw.Expr) -> Frame:
    """`contract_id`, `payable`: whether work had begun and something was due by `as_of`.

    `not_begun`: work starts after `as_of`: by the contract, else by the project, else because the
    project is still planned.
    Without claims: some days after signing (a heuristic), open where the contract ended sooner. A
    claim without `due_on` is due `payment_days` after it was certified; one over nothing makes
    nothing due, and whether a disputed one does is open.
    """
    days = contract.select("contract_id", "payment_days")
    due = claim.join(days, on="contract_id", how="left").with_columns(_due=_claim_is_due(as_of))
    claims = due.group_by("contract_id").agg(_due=level(nw.col("_due")).max())
    frame = work.join(claims, on="contract_id", how="left")
    price_due = (
        nw.when(nw.col("_due").is_null()).then(_long_signed(as_of)).otherwise(truth(nw.col("_due")))
    )
    begun = project.select(
        "project_id",
        _begins=earliest("started_on"),
        _planned=is_true(nw.col("status") == "planned"),
    )
    frame = frame.with_columns(_price_due=price_due).join(begun, on="project_id", how="left")
    frame = frame.with_columns(not_begun=_not_begun(as_of))
    due_now = nw.when("not_begun").then(FALSE).otherwise("_price_due")
    return frame.select("contract_id", "not_begun", payable=due_now)


def _not_begun(as_of: nw.Expr) -> nw.Expr:
    begins = nw.coalesce(earliest("started_on"), "_begins")
    return is_true(nw.when(begins.is_null()).then("_planned").otherwise(begins > as_of))


def _claim_is_due(as_of: nw.Expr) -> nw.Expr:
    stated = _by(earliest("due_on"), latest("due_on"), as_of)
    certified = day_number(nw.col("certified_on")) + nw.col("payment_days")
    counted = certified <= day_number(as_of)
    due = nw.coalesce(stated, nw.when(earliest("due_on").is_null()).then(counted))
    undisputed = nw.when(nw.col("disputed")).then(UNKNOWN).otherwise(TRUE)
    return due & undisputed & ~is_true(nw.col("payable_amount") == 0)


def _long_signed(as_of: nw.Expr) -> nw.Expr:
    days = f"{parameter('payment_after_signing_days').on(None)}d"
    first, last = (day.dt.offset_by(days).cast(nw.Date) for day in _signing())
    ended_sooner = is_true(latest("ended_on") < first)
    return nw.when(~ended_sooner).then(_by(first, last, as_of))


def _signing() -> tuple[nw.Expr, nw.Expr]:
    return earliest("signed_on"), latest("signed_on")


def _by(first: nw.Expr, last: nw.Expr, day: nw.Expr) -> nw.Expr:
    """Whether a day between `first` and `last` has come by `day`."""
    not_yet = nw.when(first > day).then(FALSE).otherwise(UNKNOWN)
    return nw.when(last <= day).then(TRUE).otherwise(not_yet)
