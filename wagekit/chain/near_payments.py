"""Sums of the payments that lie within days of others, under the same contract.

A row for each pair of payments would be millions for one busy contractor: running sums in the order
of time, read at the two ends of each window, need one row for each payment and each end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import ZERO
from wagekit.law import parameter

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

DAYS = parameter("pass_on_days").on(None)
WEIGHTS = ("known", "named", "open", "n")
ORDER = ("on", "_within_day", "at", "_turn")
FIRST, IN_TIME, LAST = 0, 1, 2
"""Places within a day, and turns within an instant."""
COLUMNS = ("contract_id", "payment_id", *ORDER, "_sign", *WEIGHTS)


def later(day: nw.Expr) -> nw.Expr:
    """The last day on which what came in on `day` can be passed on at once."""
    return day.dt.offset_by(f"{DAYS}d").cast(nw.Date)


def after(held: Frame, moved: Frame) -> Frame:
    """What of `moved` follows each payment of `held` within days.

    `contract_id`, `payment_id` (of `held`); `known`, `named`: the sums of `amount` and `named`, as
    far as they are known; `open`: how many amounts are not known; `n`: how many payments there are.

    Args:
        held: `contract_id`, `payment_id`, `on`, `at`.
        moved: The same, and `amount` and `named`, null where they are not known.
    """
    begin = _edge(held, nw.col("on"), IN_TIME, FIRST, sign=-1)
    end = _edge(held, later(nw.col("on")), LAST, LAST, sign=1)
    return _between(begin, _moves(moved, held), end)


def before(held: Frame, moved: Frame) -> Frame:
    """The same of what lies within days before each payment of `held`."""
    first = nw.col("on").dt.offset_by(f"-{DAYS}d").cast(nw.Date)
    begin = _edge(held, first, FIRST, FIRST, sign=-1)
    end = _edge(held, nw.col("on"), IN_TIME, LAST, sign=1)
    return _between(begin, _moves(moved, held), end)


def _moves(moved: Frame, held: Frame) -> Frame:
    # To put payments in order costs more than to leave out those of other contracts.
    here = moved.join(held.select("contract_id"), on="contract_id", how="semi")
    return here.with_columns(
        _within_day=nw.lit(IN_TIME),
        _turn=nw.lit(IN_TIME),
        _sign=ZERO,
        known=nw.coalesce("amount", ZERO),
        named=nw.coalesce("named", ZERO),
        open=nw.col("amount").is_null().cast(nw.Int64),
        n=nw.lit(1, dtype=nw.Int64),
    ).select(*COLUMNS)


def _edge(held: Frame, day: nw.Expr, within_day: int, turn: int, *, sign: int) -> Frame:
    return held.with_columns(
        on=day,
        _within_day=nw.lit(within_day),
        _turn=nw.lit(turn),
        _sign=nw.lit(sign, dtype=nw.Int64),
        **dict.fromkeys(WEIGHTS, ZERO),
    ).select(*COLUMNS)


def _between(begin: Frame, moves: Frame, end: Frame) -> Frame:
    events = nw.concat([begin, moves, end], how="vertical")
    running = {
        weight: nw.col(weight).cum_sum().over("contract_id", order_by=ORDER).cast(nw.Int64)
        for weight in WEIGHTS
    }
    edges = events.with_columns(**running).filter(nw.col("_sign") != 0)
    signed = edges.with_columns(nw.col(weight) * nw.col("_sign") for weight in WEIGHTS)
    return signed.group_by("contract_id", "payment_id").agg(
        nw.col(weight).sum().cast(nw.Int64) for weight in WEIGHTS
    )
