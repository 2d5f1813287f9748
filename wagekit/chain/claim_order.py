"""Which claims of a contract stand before which, where the due day of some is not known."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import ZERO, Frame, day_number, earliest, is_true

BEFORE_RETENTION = ("advance", "progress", "completion")
"""Kinds that fall due before the retention of their contract does."""


def with_places(frame: Frame, day: str, first: str) -> Frame:
    """Add what `surely_before` and `maybe_before` ask for.

    A claim without `day` stands at the first day on which it can have fallen due: `first`, else the
    day after it was certified, for nothing falls due before; at the start where that is not known.
    Retention of which nothing more is known comes after the claims for the works.

    Args:
        frame: Claims.
        day: The column with the day on which a claim fell due, null where it is not known.
        first: The column with the first day on which it can have fallen due.
    """
    undated, kind = nw.col(day).is_null(), nw.col("kind")
    certified = day_number(earliest("certified_on")) + 1
    floor = nw.coalesce(day_number(nw.col(first)), certified, ZERO)
    late = undated & nw.col(first).is_null() & is_true(kind == "retention")
    return frame.with_columns(
        _dated=~undated,
        _place=nw.when(undated).then(floor).otherwise(day_number(nw.col(day))),
        _late=late,
        _plain=undated & ~late,
        _early=is_true(kind.is_in(BEFORE_RETENTION)),
    )


def surely_before(name: str, tie: tuple[str, ...]) -> nw.Expr:
    """The sum of `name` over the claims that are known to stand before each.

    Args:
        name: A column.
        tie: What orders claims of one day; the last tells any two apart.
    """
    dated, early = nw.col("_dated"), nw.col("_early")
    own = nw.when(dated).then(name).otherwise(ZERO)
    works = _sum(name, early) - _up_to(name, dated & early, tie)
    return _up_to(name, dated, tie) - own + nw.when("_late").then(works).otherwise(ZERO)


def maybe_before(name: str, tie: tuple[str, ...]) -> nw.Expr:
    """The sum of `name` over the claims that may or may not stand before each."""
    plain, late, early = nw.col("_plain"), nw.col("_late"), nw.col("_early")
    after_works = nw.when(early).then(ZERO).otherwise(_up_to(name, late, tie))
    of_dated = _up_to(name, plain, tie) + after_works
    never = nw.when(early).then(_sum(name, late)).otherwise(ZERO)
    rest = _sum(name, nw.lit(value=True)) - nw.col(name) - surely_before(name, tie) - never
    return nw.when("_dated").then(of_dated).otherwise(rest)


def _sum(name: str, where: nw.Expr) -> nw.Expr:
    some = nw.when(where).then(name).otherwise(ZERO)
    return some.sum().over("contract_id").cast(nw.Int64)


def _up_to(name: str, where: nw.Expr, tie: tuple[str, ...]) -> nw.Expr:
    """Up to each in the order of the days, an undated claim before the dated ones of its day."""
    order = ["_place", "_dated", *tie]
    some = nw.when(where).then(name).otherwise(ZERO)
    return some.cum_sum().over("contract_id", order_by=order).cast(nw.Int64)
