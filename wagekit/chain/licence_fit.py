"""How far a licence fits what a contract requires: its days, series, specialty, grade and sum.

An empty requirement stands for every one that it can be: a licence fits it for certain only where
it fits them all.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest
from wagekit.law import parameter
from wagekit.model.contract_kinds import GENERAL

OLD_GRADES = {"special": 4, "first": 3, "second": 2, "third": 1}
NEW_GRADES = {"a": 2, "b": 1}
HELD = nw.col("series")
COMPREHENSIVE = is_true(HELD == "comprehensive")
"""Covers every series, specialty and grade."""
SAYS_MORE = "综合|资质|承包|[;；、]"
"""In a specialty: that it is of a series, or of several, which nobody has told apart."""
LABOUR = is_true(HELD == "labour")
"""Has neither specialties nor grades."""


def of_field() -> nw.Expr:
    """Whether it is of the series and specialty that are required, in force or not."""
    kind = nw.col("licence_kind")
    certificate = (kind == "qualification") & series_fits() & specialty_fits()
    filing = (kind == "labour_record") & _asks_labour() & filing_suffices_on("signed_on")
    return certificate | filing


def valid_on(day: str) -> nw.Expr:
    """Whether a licence was in force on column `day`: both its ends count, no end is open-ended."""
    late = nw.when(earliest("valid_from") > latest(day)).then(FALSE).otherwise(UNKNOWN)
    begun = nw.when(latest("valid_from") <= earliest(day)).then(TRUE).otherwise(late)
    over = nw.when(latest("valid_to") < earliest(day)).then(FALSE).otherwise(UNKNOWN)
    open_ended = earliest("valid_to").is_null()
    running = nw.when(open_ended | (earliest("valid_to") >= latest(day))).then(TRUE).otherwise(over)
    return begun & running


def series_fits() -> nw.Expr:
    """Whether it is of the series required."""
    required = nw.col("required_series")
    by_kind = nw.when(required.is_null()).then(_series_by_kind()).otherwise(required == HELD)
    return nw.when(COMPREHENSIVE).then(TRUE).otherwise(by_kind)


def _series_by_kind() -> nw.Expr:
    """Where nobody stated the series: the one that the kind of contract names fits, others may."""
    kind = nw.col("kind")
    named = (kind.is_in(GENERAL) & (HELD == "general")) | (kind == HELD)
    return nw.when(named).then(TRUE).otherwise(UNKNOWN)


def specialty_fits() -> nw.Expr:
    """Whether it is of the specialty required.

    Where its series is not known, what is called 综合资质, or several at once, may cover it.
    """
    required = nw.col("required_specialty")
    in_any = COMPREHENSIVE | (required.is_null() & LABOUR)
    same = nw.col("specialty") == required
    unclear = is_true(nw.col("specialty").str.contains(SAYS_MORE))
    told = nw.when(HELD.is_null() & unclear & ~same).then(UNKNOWN).otherwise(same)
    return nw.when(in_any).then(TRUE).otherwise(told)


def _asks_labour() -> nw.Expr:
    return nw.coalesce("required_series", "kind") == "labour"


def filing_suffices_on(day: str) -> nw.Expr:
    """From its date on, which regions may set earlier, a labour filing replaces a certificate."""
    start = parameter("labour_filing_from").expr(earliest(day), region=nw.col("region"))
    still = nw.when(latest(day) < start).then(FALSE).otherwise(UNKNOWN)
    return nw.when(earliest(day) >= start).then(TRUE).otherwise(still)


def grade_covers() -> nw.Expr:
    """Whether its grade is the one required or a higher one."""
    held, required = nw.col("grade"), nw.col("required_grade")
    same_scale = _at_least(OLD_GRADES, held, required)
    new_scale = _at_least(NEW_GRADES, held, required)
    filed = nw.col("licence_kind") == "labour_record"
    unbounded = COMPREHENSIVE | filed | (required.is_null() & _no_limit(held))
    met = unbounded | (required == "ungraded") | (held == required)
    return nw.when(is_true(met)).then(TRUE).otherwise(nw.coalesce(same_scale, new_scale))


def _no_limit(grade: nw.Expr) -> nw.Expr:
    """The highest grade of a series takes works of any size; a first of general works does not."""
    highest_of_professional = grade.is_in(["first", "ungraded"]) & (HELD == "professional")
    return LABOUR | grade.is_in(["special", "a"]) | highest_of_professional


def _at_least(scale: dict[str, int], held: nw.Expr, required: nw.Expr) -> nw.Expr:
    return _rank(scale, held) >= _rank(scale, required)


def _rank(scale: dict[str, int], grade: nw.Expr) -> nw.Expr:
    rank = nw.lit(None, dtype=nw.Int64)
    for name, value in scale.items():
        rank = nw.when(grade == name).then(nw.lit(value)).otherwise(rank)
    return rank


def amount_covers() -> nw.Expr:
    """Whether the price stays within the largest contract that it allows."""
    limit = nw.col("max_contract_amount")
    return nw.when(limit.is_null()).then(TRUE).otherwise(nw.col("price") <= limit)
