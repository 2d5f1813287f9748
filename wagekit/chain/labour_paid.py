"""The labour cost in each claim, when it fell due, and what of it reached the wage account."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.claim_order import maybe_before, surely_before, with_places
from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    ZERO,
    Frame,
    earliest,
    is_true,
    latest,
    month_only,
)

FOR_WAGES = ("labour_cost", "progress", "advance", "settlement", "wage")
"""What a payment into the wage account may be called and still be labour cost."""
SUMS = ("_sure", "_most", "_by_sure", "_by_most", "_unstated", "before", "since", "may_since")


@derived
def labour_paid(
    claim_due: Frame,
    contract_payment: Frame,
    award: Frame,
    project: Frame,
    calendar: Frame,
    as_of: nw.Expr,
    any_payment: nw.Expr,
) -> Frame:
    """All columns of `claim_due`, one row for each claim, and these.

    `awarded`: the contract is the owner's; `cycle`: the agreed cycle of labour cost in months.
    `labour_from`, `labour_to`: the first and last day on which the labour cost can have fallen
    due: the claim's due day where that is stated; else, where a cycle is agreed, at the latest a
    month after certification, a rest day moved later. `labour_day`: `labour_to` unless its month is
    all that is known; `labour_day_month`: a day in that month.
    `past`: that day lies before `as_of`.
    `short`, `short_least`, `short_most`: what of `labour` has not reached the wage account by
    `as_of`, oldest first; `short` is null where it is not known exactly (fen).
    `late`: it was not all there by the day it fell due.
    `before`, `since`, `may_since`: how many payments of labour cost there were before the claim was
    certified, since then, and possibly since then.
    """
    parts = project.select("project_id", cycle="labour_cost_cycle_months")
    frame = claim_due.join(parts, on="project_id", how="left")
    frame = frame.join(award, on="contract_id", how="left")
    frame = _queued(_with_days(frame, calendar))
    frame = frame.join(_sums(frame, contract_payment), on="claim_id", how="left")
    frame = frame.with_columns(**{name: nw.coalesce(name, ZERO) for name in SUMS})
    open_ = (nw.col("_unstated") > 0) | ~any_payment
    frame = _with_short(frame, open_).with_columns(past=_past(as_of), late=_late(open_))
    return frame.drop(*(name for name in frame.collect_schema().names() if name.startswith("_")))


def _with_days(frame: Frame, calendar: Frame) -> Frame:
    a_month_on = {
        "_cap_from": earliest("certified_on").dt.offset_by("1mo").cast(nw.Date),
        "_cap_to": latest("certified_on").dt.offset_by("1mo").cast(nw.Date),
    }
    frame = frame.with_columns(
        **a_month_on, _base=nw.coalesce(earliest("certified_on"), "due_from")
    )
    for cap in a_month_on:
        moved = calendar.select(nw.col("day").alias(cap), _later="later")
        joined = frame.join(moved, on=cap, how="left")
        frame = joined.with_columns(nw.coalesce("_later", cap).alias(cap)).drop("_later")
    agreed = ~nw.col("cycle").is_null() & earliest("due_on").is_null()
    days = {
        f"labour_{end}": nw.when(agreed)
        .then(nw.min_horizontal(f"due_{end}", f"_cap_{end}"))
        .otherwise(f"due_{end}")
        for end in ("from", "to")
    }
    frame = frame.with_columns(**days)
    month = month_only("labour_from", "labour_to")
    day = nw.when(month.is_null()).then("labour_to")
    return frame.with_columns(labour_day=day, labour_day_month=month)


def _queued(frame: Frame) -> Frame:
    """How much labour cost fell due with and before each claim, surely and possibly."""
    day = nw.when(nw.col("labour_from") == nw.col("labour_to")).then("labour_to")
    frame = frame.with_columns(
        _day=day,
        _own=nw.coalesce("labour", ZERO),
        _gap=nw.col("labour").is_null().cast(nw.Int64),
    )
    frame, tie = with_places(frame, "_day", "labour_from"), ("claim_id",)
    least = nw.col("_own") + surely_before("_own", tie)
    gaps = nw.col("_gap") + surely_before("_gap", tie) + maybe_before("_gap", tie)
    return frame.with_columns(
        _due_least=least, _due_most=least + maybe_before("_own", tie), _gaps=gaps
    )


def _sums(frame: Frame, contract_payment: Frame) -> Frame:
    """By claim: what came into the wage account under its contract, surely and possibly."""
    into, kind = nw.col("into_wage_account"), nw.col("class")
    # A wage account serves its own project (T26); one may be shared where the place allows it.
    here = nw.when(nw.col("of_another")).then(UNKNOWN).otherwise(TRUE)
    into_it = nw.when(is_true(into)).then(kind.is_in(FOR_WAGES) & here)
    labour = nw.col("placed") & into_it.otherwise((kind == "labour_cost") & into)
    some = contract_payment.with_columns(_labour=labour).filter(~is_true(~nw.col("_labour")))
    days = frame.select("claim_id", "contract_id", "labour_from", "labour_to", "_base")
    columns = ("contract_id", "on", "last_on", "amount", "_labour")
    pairs = days.join(some.select(*columns), on="contract_id")
    amount, sure = nw.coalesce("amount", ZERO), is_true(nw.col("_labour"))
    by_first, by_last = nw.col("on") <= nw.col("labour_from"), nw.col("on") <= nw.col("labour_to")
    later = ~is_true(nw.col("last_on") < nw.col("_base"))
    marked = pairs.with_columns(
        _sure=nw.when(sure).then(amount),
        _most=amount,
        _by_sure=nw.when(sure & by_first).then(amount),
        _by_most=nw.when(by_last).then(amount),
        _unstated=nw.col("amount").is_null().cast(nw.Int64),
        before=nw.when(sure & ~later).then(nw.lit(1)),
        since=nw.when(sure & is_true(nw.col("on") >= nw.col("_base"))).then(nw.lit(1)),
        may_since=nw.when(later).then(nw.lit(1)),
    )
    return marked.group_by("claim_id").agg(*(nw.col(name).sum().cast(nw.Int64) for name in SUMS))


def _with_short(frame: Frame, open_: nw.Expr) -> Frame:
    least = nw.when(open_).then(ZERO).otherwise(_of_own(nw.col("_due_least") - nw.col("_most")))
    unclear = nw.col("_gaps") > 0
    rest = _of_own(nw.col("_due_most") - nw.col("_sure"))
    most = nw.when(unclear).then("labour").otherwise(rest)
    known = ~nw.col("labour").is_null()
    frame = frame.with_columns(short_least=nw.when(known).then(least), short_most=most)
    exact = nw.col("short_least") == nw.col("short_most")
    return frame.with_columns(short=nw.when(exact).then("short_least"))


def _of_own(rest: nw.Expr) -> nw.Expr:
    some = nw.max_horizontal(rest, ZERO)
    return nw.when(some < nw.col("labour")).then(some).otherwise("labour")


def _past(as_of: nw.Expr) -> nw.Expr:
    not_yet = nw.when(nw.col("labour_from") >= as_of).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("labour_to") < as_of).then(TRUE).otherwise(not_yet)


def _late(open_: nw.Expr) -> nw.Expr:
    behind = ~open_ & (nw.col("_by_most") < nw.col("_due_least"))
    there = (nw.col("_gaps") == 0) & (nw.col("_by_sure") >= nw.col("_due_most"))
    on_time = nw.when(there).then(FALSE).otherwise(UNKNOWN)
    dated = ~nw.col("labour_to").is_null() & ~nw.col("labour").is_null()
    return nw.when(dated & behind).then(TRUE).otherwise(nw.when(dated).then(on_time))
