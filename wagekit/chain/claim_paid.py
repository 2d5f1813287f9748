"""What of each claim is paid: a contract's payments meet its claims, oldest due day first."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.claim_order import maybe_before, surely_before, with_places
from wagekit.core.derived import derived
from wagekit.core.logic import ZERO, Frame, is_true

POOL = ("_least", "_most", "_unstated", "to_others")


@derived
def claim_paid(
    claim_due: Frame,
    contract_payment: Frame,
    as_of: nw.Expr,
    any_payment: nw.Expr,
) -> Frame:
    """All columns of `claim_due`, one row for each claim, and these (fen).

    `paid`, `unpaid`: the parts of `payable` after the contract's payments up to `as_of` met its
    claims, oldest due day first, on the same day undisputed first, then by `claim_id`; null where
    something unknown makes a difference (CONTRACT 7.21), such as a claim without a due day that may
    stand before; not before its certification, nor retention before the claims for the works.
    `unpaid_least`, `unpaid_most`: between what the unpaid part lies, whatever is unknown; null
    where `payable` is. A running total that is not stated is taken not to fall. Without any payment
    on record at all it may all be paid.
    `taken_back`: what of `payable` later running totals that fell took back by `as_of`, from the
    oldest claim on: neither paid nor unpaid; null where the order of the claims is not known.
    `to_others`: what was paid under the contract to somebody else without a mandate on record.
    """
    pools = _pools(contract_payment)
    frame = claim_due.join(pools, on="contract_id", how="left").with_columns(
        **{name: nw.coalesce(name, ZERO) for name in POOL}
    )
    frame = _queued(frame, as_of)
    open_ = (nw.col("_unstated") > 0) | ~any_payment
    reaches = nw.col("_most") + nw.col("_credit") + nw.col("_may_take") - nw.col("_ahead")
    surely = nw.col("_least") + nw.col("_credit") - nw.col("_ahead") - nw.col("_maybe_ahead")
    most = nw.when(open_).then("_own").otherwise(_within(reaches))
    least = nw.when(nw.col("_gaps") > 0).then(ZERO).otherwise(_within(surely))
    frame = frame.with_columns(
        unpaid_least=nw.col("_own") - most, unpaid_most=nw.col("_own") - least
    )
    exact = nw.col("unpaid_least") == nw.col("unpaid_most")
    frame = frame.with_columns(unpaid=nw.when(exact).then("unpaid_least"))
    in_order = (nw.col("_gaps") == 0) & (nw.col("_maybe_ahead") == 0)
    back = nw.when(in_order | (nw.col("_credit") == 0)).then(
        _within(nw.col("_credit") - nw.col("_ahead"))
    )
    frame = frame.with_columns(taken_back=back)
    frame = frame.with_columns(paid=nw.col("_own") - nw.col("unpaid") - nw.col("taken_back"))
    return frame.drop(*(name for name in frame.collect_schema().names() if name.startswith("_")))


def _pools(contract_payment: Frame) -> Frame:
    """What surely and what possibly came in under each contract."""
    counts, amount = nw.col("counts"), nw.coalesce("amount", ZERO)
    marked = contract_payment.select(
        "contract_id",
        _least=nw.when(is_true(counts)).then(amount).otherwise(ZERO),
        _most=nw.when(nw.coalesce(counts, nw.lit(value=True))).then(amount).otherwise(ZERO),
        _unstated=(nw.col("amount").is_null() & ~is_true(~counts)).cast(nw.Int64),
        to_others=nw.when(nw.col("to_other") & ~is_true(counts)).then(amount).otherwise(ZERO),
    )
    return marked.group_by("contract_id").agg(*(nw.col(name).sum().cast(nw.Int64) for name in POOL))


def _queued(frame: Frame, as_of: nw.Expr) -> Frame:
    """How much stands before each claim, surely and possibly.

    A running total that fell below the one before gives back, from its due day on, what the earlier
    claims had.
    """
    below = nw.col("payable") < 0
    takes_back = below & ~is_true(nw.col("due_from") > as_of)
    frame = frame.with_columns(
        _own=nw.when(below).then(ZERO).otherwise("payable"),
        _back=nw.when(takes_back).then(-nw.col("payable")).otherwise(ZERO),
        _tie=nw.when(nw.col("disputed")).then(nw.lit(2)).otherwise(_rank_if_not_disputed()),
    )
    known = nw.coalesce("_own", ZERO)
    frame = frame.with_columns(_known=known, _gap=nw.col("_own").is_null().cast(nw.Int64))
    frame, tie = with_places(frame, "due_day", "due_from"), ("_tie", "claim_id")
    frame = frame.with_columns(_all=nw.col("_known").sum().over("contract_id").cast(nw.Int64))
    return frame.with_columns(
        _may_take=_may_take_back(as_of),
        _credit=nw.col("_back").sum().over("contract_id").cast(nw.Int64),
        _ahead=surely_before("_known", tie),
        _maybe_ahead=maybe_before("_known", tie),
        _gaps=surely_before("_gap", tie) + maybe_before("_gap", tie),
    )


def _may_take_back(as_of: nw.Expr) -> nw.Expr:
    """What running totals of which the day is not known may take back, if they stand last."""
    total = nw.col("payable_amount")
    unplaced = is_true(nw.col("cumulative")) & nw.col("payable").is_null()
    open_ = unplaced & ~is_true(nw.col("due_from") > as_of)
    above = nw.max_horizontal(nw.col("_all") - total, ZERO)
    most = nw.when(open_).then(nw.coalesce(above, ZERO)).otherwise(ZERO)
    return most.sum().over("contract_id").cast(nw.Int64)


def _rank_if_not_disputed() -> nw.Expr:
    return nw.when(nw.col("disputed").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))


def _within(reach: nw.Expr) -> nw.Expr:
    """What of a claim a sum that reaches it can meet; null where the claim is not known."""
    some = nw.max_horizontal(reach, ZERO)
    return nw.when(some < nw.col("_own")).then(some).otherwise("_own")
