"""What share of the money that came in under a contract was passed on at once."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.near_payments import after
from wagekit.core.derived import derived
from wagekit.core.heuristic import NEAR_WHOLE
from wagekit.core.logic import FALSE, TRUE, ZERO, Frame, at_least, is_true


@derived
def pass_share(receipt: Frame, perhaps_received: Frame, passed_on: Frame) -> Frame:
    """`contract_id`, `received`, `passed` (fen), `near_whole`: what share was passed on at once.

    No receipt counts for more than what was sent within days of it, and nothing sent for more than
    what had come in within days before: a large sum after a small receipt is no part of an old one.
    `received` is null where the amount of any receipt is not known, and so is `near_whole` unless
    what can have been passed on falls short of what is known alone; it is null too where it would
    not be nearly all, had the issuer paid what nobody named paid. `open_sums`: sums of unknown
    amount, or to nobody named, decide whether nearly all was passed on; `near_whole` is null.
    """
    missing = nw.col("amount").is_null().max()
    received = nw.col("amount").sum().cast(nw.Int64)
    receipt = receipt.join(passed_on.select("contract_id"), on="contract_id", how="semi")
    came = receipt.group_by("contract_id").agg(received=received, _missing=missing)
    joined = came.join(_can_be_passed(receipt, passed_on), on="contract_id")
    joined = joined.join(perhaps_received.with_columns(_more=TRUE), on="contract_id", how="left")
    known, passed, most = (nw.coalesce(n, ZERO) for n in ("received", "passed", "_most"))
    can_be = nw.col("_untold") | at_least(most, known, NEAR_WHOLE)
    sure = at_least(passed, known, NEAR_WHOLE) & (passed > 0)
    whole = known + nw.when(nw.col("_more").is_null()).then(ZERO).otherwise("more")
    all_known = ~nw.col("_missing") & is_true(at_least(passed, whole, NEAR_WHOLE))
    near = nw.when(~can_be).then(FALSE).otherwise(nw.when(sure & all_known).then(TRUE))
    received = nw.when(~nw.col("_missing")).then("received")
    return joined.with_columns(
        near_whole=near, passed=passed, received=received, open_sums=can_be & ~sure
    ).drop("_missing", "_most", "_untold", "_more", "more")


def _can_be_passed(receipt: Frame, passed_on: Frame) -> Frame:
    """`passed`, `_most`, `_untold`: no more than what came in, and than what was sent after it.

    `_most` counts what went to nobody named too. `_untold`: it has no known bound.
    """
    each = (_by_sent(passed_on), _by_receipt(receipt, passed_on))
    sides = nw.concat([_summed(sums) for sums in each], how="vertical")
    return sides.group_by("contract_id").agg(
        passed=nw.col("passed").min(), _most=nw.col("most").min(), _untold=nw.col("untold").min()
    )


def _by_sent(passed_on: Frame) -> Frame:
    """What each payment can have passed on: no more than came in before; that may not be known."""
    return passed_on.select(
        "contract_id",
        passed=nw.min_horizontal("named", "came"),
        most=nw.min_horizontal("amount", "came"),
    )


def _by_receipt(receipt: Frame, passed_on: Frame) -> Frame:
    """What of each receipt can have been passed on: no more than was sent after it."""
    went = after(receipt, passed_on).filter(nw.col("n") > 0)
    sums = receipt.select("contract_id", "payment_id", "amount").join(
        went, on=["contract_id", "payment_id"]
    )
    most = nw.when(nw.col("open") == 0).then("known")
    return sums.select(
        "contract_id",
        passed=nw.min_horizontal("amount", "named"),
        most=nw.min_horizontal("amount", most),
    )


def _summed(each: Frame) -> Frame:
    passed, most = (nw.col(column).sum().cast(nw.Int64) for column in ("passed", "most"))
    sums = each.group_by("contract_id").agg(
        passed=passed, most=most, untold=nw.col("most").is_null().max()
    )
    return sums.with_columns(most=nw.when(~nw.col("untold")).then("most"))
