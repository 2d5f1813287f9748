"""Orders to pay by employer: how far each is one, and how much was due when it was served."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import HOLDS, OPEN, Frame, least


@derived
def ordered_debt(debt_under_order: Frame, pay_order: Frame, wage_debt: Frame) -> Frame:
    """Orders by employer, with `order_level` and what each was about.

    Who was ordered to pay, and of whom no table says what it owes, may owe any amount.
    """
    about = pay_order.select(
        "action_id", "kind", "amount", "people", "posted", "order_day", "due_day", "served",
        "expired", "served_from", due_first="due_from", due_last="due_to",
    )  # fmt: skip
    known = debt_under_order.select(
        "employer_id", "action_id", "addressed", "large", "sum_sure", "sum_may", "open"
    )
    strangers = pay_order.filter(~nw.col("party_id").is_null())
    whole = {c: nw.lit(None, dtype=nw.Int64) for c in ("sum_sure", "sum_may", "open")}
    strangers = strangers.select("action_id", employer_id="party_id").join(
        wage_debt.select("employer_id"), on="employer_id", how="anti"
    )
    strangers = strangers.with_columns(addressed=nw.lit(HOLDS), large=nw.lit(OPEN), **whole)
    both = [_whole(frame) for frame in (known, strangers)]
    joined = nw.concat(both, how="vertical").join(about, on="action_id")
    return joined.with_columns(order_level=least("addressed", "served", "expired")).rename(
        {"large": "met_large", "sum_sure": "met_sure", "sum_may": "met_may", "open": "met_open",
         "kind": "order_kind", "amount": "order_amount", "people": "order_people"}
    )  # fmt: skip


def _whole(frame: Frame) -> Frame:
    numbers = ("addressed", "large", "sum_sure", "sum_may", "open")
    return frame.select(
        "employer_id", "action_id", *(nw.col(name).cast(nw.Int64) for name in numbers)
    )
