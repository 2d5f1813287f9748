"""Whether a contractor's licences cover what its contract requires on the day of signing."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
    level,
    truth,
)
from wagekit.law import parameter
from wagekit.model.contract_kinds import GENERAL

OLD_GRADES = {"special": 4, "first": 3, "second": 2, "third": 1}
NEW_GRADES = {"a": 2, "b": 1}
GRADE_WORDS = {
    "特级": "special",
    "一级": "first",
    "二级": "second",
    "三级": "third",
    "甲级": "a",
    "乙级": "b",
}
SERIES_AND_GRADE = "(施工总承包|专业承包|总承包)?(特级|一级|二级|三级|甲级|乙级|不分等级)?$"
REQUIRED = (
    "contract_id",
    "kind",
    "price",
    "region",
    "required_series",
    "required_specialty",
    "required_grade",
    "signed_on",
    "signed_on_month",
)


@derived
def qualified(work: Frame, licence: Frame, member: Frame) -> Frame:
    """`contract_id`, `qualified` (null if not known), `licences`: how many rows speak of it.

    A consortium is qualified if one member covers what is required, and no member that holds the
    required specialty falls short: of members in one specialty the lowest grade counts.
    """
    held = _holders(work, member).join(_renamed(licence), on="holder_id", how="left")
    judged = held.with_columns(_in_field=_in_field()).with_columns(
        _covers=nw.col("_in_field") & _grade_covers() & _amount_covers()
    )
    some = ~nw.col("licence_kind").is_null()
    covers = nw.when(some).then(level(nw.col("_covers"))).otherwise(nw.lit(1))
    holder = judged.group_by("contract_id", "holder_id").agg(
        _covers=covers.max(),
        _in_field=level(nw.col("_in_field")).max(),
        licences=nw.when(some).then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
    )
    short = nw.when(nw.col("licences") > 0).then(_short()).otherwise(nw.lit(0))
    together = (
        holder.with_columns(_short=short)
        .group_by("contract_id")
        .agg(nw.col("_covers").max(), nw.col("_short").max(), nw.col("licences").sum())
    )
    nobody_short = ~truth(nw.col("_short"))
    return together.select(
        "contract_id", "licences", qualified=truth(nw.col("_covers")) & nobody_short
    )


def _holders(work: Frame, member: Frame) -> Frame:
    """The contractor of each contract, and the members of the consortium that it leads."""
    work = work.with_columns(required_specialty=plain_specialty("required_specialty"))
    alone = work.select(*REQUIRED, holder_id=nw.col("contractor_id"))
    others = member.filter(nw.col("member_id") != nw.col("leader_id"))
    led = others.select("project_id", "leader_id", holder_id="member_id")
    awarded = work.filter(nw.col("awarded"))
    together = awarded.join(
        led, left_on=["project_id", "contractor_id"], right_on=["project_id", "leader_id"]
    ).select(*REQUIRED, "holder_id")
    return nw.concat([alone, together], how="vertical")


def _renamed(licence: Frame) -> Frame:
    days = ("valid_from", "valid_from_month", "valid_to", "valid_to_month")
    return licence.select(
        *days,
        "series",
        "max_contract_amount",
        specialty=plain_specialty("specialty"),
        grade=nw.coalesce("grade", _grade_named("specialty")),
        holder_id=nw.col("party_id"),
        licence_kind=nw.col("kind"),
    )


def plain_specialty(column: str) -> nw.Expr:
    """A specialty without the series and grade that certificates write after it.

    The certificate says 建筑工程施工总承包一级 where a contract requires 建筑工程.
    """
    return nw.col(column).str.replace_all(SERIES_AND_GRADE, "")


def _grade_named(column: str) -> nw.Expr:
    """The grade at the end of a certificate's name, where it has no cell of its own."""
    grade = nw.lit(None, dtype=nw.String)
    for words, code in GRADE_WORDS.items():
        grade = nw.when(nw.col(column).str.ends_with(words)).then(nw.lit(code)).otherwise(grade)
    return grade


def _in_field() -> nw.Expr:
    """In force on the day of signing, and of the series and specialty that are required."""
    kind = nw.col("licence_kind")
    certificate = (kind == "qualification") & _series_fits() & _specialty_fits()
    filing = (kind == "labour_record") & _asks_labour() & filing_suffices_on("signed_on")
    return valid_on("signed_on") & (certificate | filing)


def valid_on(day: str) -> nw.Expr:
    """Whether a licence was in force on column `day`: both its ends count, no end is open-ended."""
    late = nw.when(earliest("valid_from") > latest(day)).then(FALSE).otherwise(UNKNOWN)
    begun = nw.when(latest("valid_from") <= earliest(day)).then(TRUE).otherwise(late)
    over = nw.when(latest("valid_to") < earliest(day)).then(FALSE).otherwise(UNKNOWN)
    open_ended = earliest("valid_to").is_null()
    running = nw.when(open_ended | (earliest("valid_to") >= latest(day))).then(TRUE).otherwise(over)
    return begun & running


def _series_fits() -> nw.Expr:
    held, required = nw.col("series"), nw.col("required_series")
    stated = held == required
    by_kind = nw.when(required.is_null()).then(_series_by_kind(held)).otherwise(stated)
    return nw.when(held == "comprehensive").then(TRUE).otherwise(by_kind)


def _series_by_kind(held: nw.Expr) -> nw.Expr:
    """Where nobody stated the series: the one that the kind of contract names fits, others may."""
    kind = nw.col("kind")
    named = (kind.is_in(GENERAL) & (held == "general")) | (kind == held)
    return nw.when(named).then(TRUE).otherwise(UNKNOWN)


def _specialty_fits() -> nw.Expr:
    required = nw.col("required_specialty")
    comprehensive = is_true(nw.col("series") == "comprehensive")
    return (
        nw.when(required.is_null() | comprehensive)
        .then(TRUE)
        .otherwise(nw.col("specialty") == required)
    )


def _asks_labour() -> nw.Expr:
    return nw.coalesce("required_series", "kind") == "labour"


def filing_suffices_on(day: str) -> nw.Expr:
    """From its date on, which regions may set earlier, a labour filing replaces a certificate."""
    start = parameter("labour_filing_from").expr(earliest(day), region=nw.col("region"))
    still = nw.when(latest(day) < start).then(FALSE).otherwise(UNKNOWN)
    return nw.when(earliest(day) >= start).then(TRUE).otherwise(still)


def _grade_covers() -> nw.Expr:
    held, required = nw.col("grade"), nw.col("required_grade")
    same_scale = _at_least(OLD_GRADES, held, required)
    new_scale = _at_least(NEW_GRADES, held, required)
    ranked = nw.coalesce(same_scale, new_scale)
    free = required.is_null() | (required == "ungraded")
    whole = nw.col("series") == "comprehensive"
    filed = nw.col("licence_kind") == "labour_record"
    return nw.when(is_true(free | whole | filed | (held == required))).then(TRUE).otherwise(ranked)


def _at_least(scale: dict[str, int], held: nw.Expr, required: nw.Expr) -> nw.Expr:
    return _rank(scale, held) >= _rank(scale, required)


def _rank(scale: dict[str, int], grade: nw.Expr) -> nw.Expr:
    rank = nw.lit(None, dtype=nw.Int64)
    for name, value in scale.items():
        rank = nw.when(grade == name).then(nw.lit(value)).otherwise(rank)
    return rank


def _amount_covers() -> nw.Expr:
    limit = nw.col("max_contract_amount")
    return nw.when(limit.is_null()).then(TRUE).otherwise(nw.col("price") <= limit)


def _short() -> nw.Expr:
    """How true it is that a holder has the specialty but not the grade or the amount."""
    lacking = nw.lit(HOLDS) - nw.col("_covers")
    return nw.min_horizontal("_in_field", lacking)
