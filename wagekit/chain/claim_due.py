"""When each claim fell due and what it alone made payable."""

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
    month_only,
)

NUMBER = nw.lit(None, dtype=nw.Int64)
OWN_AMOUNTS = {"payable": "payable_amount", "labour": "labour_cost_amount"}


@derived
def claim_due(claim: Frame, contract: Frame, calendar: Frame, as_of: nw.Expr) -> Frame:
    """One row for each claim: its own columns, its contract's, and these.

    `payable`, `labour`: what this claim alone made payable (fen), a running total less what stood
    before it; null if not known.
    `due_from`, `due_to`: the first and last day that it can have fallen due: `due_on`, else
    `certified_on` and the contract's `payment_days`. `due_day`: the day where it is known;
    `due_day_month`: a day in the month where that is all that is known of it.
    `overdue`: its due day lies before `as_of`; the day itself still belongs to whoever must pay.
    """
    ends = contract.select(
        "contract_id", "issuer_id", "contractor_id", "payment_days", contract_kind="kind"
    )
    frame = claim.drop("_file", "_sheet", "_row").join(ends, on="contract_id", how="left")
    frame = _with_due_days(frame, calendar)
    today, open_ = day_number(as_of), nw.when(nw.col("_from") >= day_number(as_of)).then(FALSE)
    overdue = nw.when(nw.col("_to") < today).then(TRUE).otherwise(open_.otherwise(UNKNOWN))
    frame = frame.with_columns(overdue=overdue, _running=is_true(nw.col("cumulative")))
    frame = _with_own_amounts(frame)
    return frame.drop("_from", "_to", "_day", "_running")


def _with_due_days(frame: Frame, calendar: Frame) -> Frame:
    unstated = earliest("due_on").is_null()
    days = nw.when(unstated).then("payment_days").otherwise(NUMBER)
    numbered = frame.with_columns(
        _from=nw.coalesce(
            day_number(earliest("due_on")), day_number(earliest("certified_on")) + days
        ),
        _to=nw.coalesce(day_number(latest("due_on")), day_number(latest("certified_on")) + days),
    )
    stated = {"from": earliest, "to": latest}
    for end, day in stated.items():
        named = calendar.select(nw.col("number").alias(f"_{end}"), _day=nw.col("day"))
        numbered = numbered.join(named, on=f"_{end}", how="left")
        # A stated day counts whether or not the calendar reaches back to it.
        numbered = numbered.with_columns(
            nw.coalesce(day("due_on"), "_day").alias(f"due_{end}")
        ).drop("_day")
    known = nw.col("_from") == nw.col("_to")
    return numbered.with_columns(
        due_day=nw.when(known).then("due_from"),
        due_day_month=month_only("due_from", "due_to"),
        _day=nw.when(known).then("_from"),
    )


def _with_own_amounts(frame: Frame) -> Frame:
    """A running total of which the day is not known cannot be told apart from the others."""
    undated = nw.col("_day").is_null().cast(nw.Int64).sum().over("contract_id")
    alone = nw.len().over("contract_id") == 1
    frame = frame.with_columns(_in_order=(undated == 0) | alone)
    for own, total in OWN_AMOUNTS.items():
        frame = _with_own(frame, own, total)
    return frame.drop("_in_order")


def _with_own(frame: Frame, own: str, total: str) -> Frame:
    """Between two running totals lie the second's own and whatever was stated singly."""
    single = nw.when(~nw.col("_running")).then(nw.coalesce(total, nw.lit(0))).otherwise(nw.lit(0))
    gap = (~nw.col("_running") & nw.col(total).is_null()).cast(nw.Int64)
    order = ["_day", "_running", total, "claim_id"]
    frame = frame.with_columns(_single=single, _gap=gap, _one=nw.lit(1)).with_columns(
        _singles=nw.col("_single").cum_sum().over("contract_id", order_by=order).cast(nw.Int64),
        _gaps=nw.col("_gap").cum_sum().over("contract_id", order_by=order).cast(nw.Int64),
    )
    frame = frame.with_columns(_above=nw.col(total) - nw.col("_singles"))
    last = {
        f"{name}_last": nw.col(name).shift(1).over("contract_id", "_running", order_by=order)
        for name in ("_above", "_gaps", "_one")
    }
    frame = frame.with_columns(**last)
    first = nw.col("_one_last").is_null()
    before = nw.when(first).then(nw.lit(0)).otherwise("_above_last")
    whole = nw.col("_gaps") == nw.coalesce("_gaps_last", nw.lit(0))
    step = nw.when(nw.col("_in_order") & whole).then(nw.col("_above") - before)
    made = ("_single", "_gap", "_one", "_singles", "_gaps", "_above", *last)
    value = nw.when("_running").then(step).otherwise(total)
    return frame.with_columns(value.cast(nw.Int64).alias(own)).drop(*made)
