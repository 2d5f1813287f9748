"""The days within which public bodies and large firms pay small ones, and whether they are over."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    Frame,
    day_number,
    earliest,
    is_true,
    latest,
)
from wagekit.law import parameter

SMALL = ("small", "medium", "micro")
BY_AGREEMENT = ("advance", "retention")
"""Sums that fall due as agreed and not some days after delivery or confirmation."""
PUBLIC_DAYS = parameter("sme_public_pay_days")
PUBLIC_DAYS_MAX = parameter("sme_public_pay_days_max")
LARGE_DAYS = parameter("sme_large_pay_days")
FIRST = PUBLIC_DAYS.history()[0].begins
"""First day of the rules on payment of small firms."""
CHANGED = LARGE_DAYS.history()[0].begins
"""First day on which large firms have a period too, and may not wait for a third party."""
VOID = nw.lit(parameter("pay_when_paid_void_from").on(None))


def payer_is_public() -> nw.Expr:
    """Whether the issuer is a public body; a party of unknown kind leaves it open."""
    return nw.col("issuer_kind") == "government"


def payer_is_large() -> nw.Expr:
    """Whether the issuer is a large firm; individuals are no firm."""
    individual = is_true(nw.col("issuer_kind") == "individual")
    return nw.when(individual).then(FALSE).otherwise(nw.col("issuer_size") == "large")


def contractor_is_small() -> nw.Expr:
    """Whether the contractor is a small, medium or micro firm; bodies and persons are no firm."""
    none = is_true(nw.col("contractor_kind").is_in(["government", "individual"]))
    return nw.when(none).then(FALSE).otherwise(nw.col("contractor_size").is_in(SMALL))


def with_periods(claims: Frame, calendar: Frame) -> Frame:
    """Add `short_from`, `short_to`, `long_from`, `long_to`: between which days each period ends.

    The short period is that of public bodies, the long one the most they may agree and that of
    large firms. Both run from the day on which the sum was confirmed; one that ends on a rest day
    moves later.
    """
    days = {"short": PUBLIC_DAYS.on(CHANGED), "long": PUBLIC_DAYS_MAX.on(CHANGED)}
    running = ~is_true(nw.col("kind").is_in(BY_AGREEMENT))
    frame = claims
    for name, count in days.items():
        for end, day in (("from", earliest("certified_on")), ("to", latest("certified_on"))):
            last = f"{name}_{end}"
            nominal = nw.when(running).then(day_number(day) + nw.lit(count))
            moved = calendar.select(_last="number", _day="later")
            frame = frame.with_columns(_last=nominal).join(moved, on="_last", how="left")
            frame = frame.rename({"_day": last}).drop("_last")
    return frame


def over(name: str, as_of: nw.Expr) -> nw.Expr:
    """Whether the period `name` (`short` or `long`) ended before `as_of`.

    None runs where an advance or retention has a due day of its own; a sum of unknown kind may be
    one as long as that day has not come.
    """
    as_agreed = is_true(nw.col("kind").is_in(BY_AGREEMENT)) & agreed()
    running = nw.when(as_agreed | (nw.col(f"{name}_from") >= as_of)).then(FALSE).otherwise(UNKNOWN)
    perhaps = nw.col("kind").is_null() & is_true(nw.col("due_from") >= as_of)
    ended = nw.when(perhaps).then(UNKNOWN).otherwise(TRUE)
    return nw.when(nw.col(f"{name}_to") < as_of).then(ended).otherwise(running)


def agreed() -> nw.Expr:
    """Whether a due day is known, at least as a month."""
    return ~nw.col("due_from").is_null()


def late_for_public(as_of: nw.Expr) -> nw.Expr:
    """The agreed day, at most the long period; the short one where nothing else was agreed."""
    short = nw.when(over("short", as_of)).then(UNKNOWN).otherwise(over("short", as_of))
    unsaid = nw.when(over("long", as_of)).then(TRUE).otherwise(short)
    return nw.when(agreed()).then(nw.col("overdue") | over("long", as_of)).otherwise(unsaid)


def late_for_large(as_of: nw.Expr) -> nw.Expr:
    """The agreed day, which must be reasonable; the long period where nothing was agreed."""
    past = over("long", as_of)
    questioned = nw.when(past).then(UNKNOWN).otherwise(FALSE)
    by_agreement = nw.when(is_true(~nw.col("overdue"))).then(questioned).otherwise("overdue")
    since = nw.when(agreed()).then(by_agreement).otherwise(past)
    waits = is_true(nw.col("back_to_back")) & is_true(as_of < VOID)
    before = nw.when(agreed() & ~waits).then("overdue").otherwise(UNKNOWN)
    early = nw.when(is_true(~nw.col("overdue"))).then(FALSE).otherwise(before)
    return nw.when(is_true(_from() >= nw.lit(CHANGED))).then(since).otherwise(early)


def before_the_rules() -> nw.Expr:
    """Whether the sum was confirmed, or else fell due, before there were rules of this kind."""
    last = nw.coalesce(latest("certified_on"), "due_to")
    return is_true(last < nw.lit(FIRST))


def _from() -> nw.Expr:
    return nw.coalesce(earliest("certified_on"), "due_from")
