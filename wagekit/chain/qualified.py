"""Whether a contractor's licences cover what its contract requires on the day of signing."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.licence_fit import (
    amount_covers,
    grade_covers,
    of_field,
    series_fits,
    specialty_fits,
    valid_on,
)
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, HOLDS, OPEN, TRUE, Frame, is_true, level, truth

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


UNSTATED = ("no_series", "no_specialty", "no_grade")
"""What the contract leaves out, where a licence in question could cover it or not."""
PER_HOLDER = ["contract_id", "holder_id", "joint"]


@derived
def qualified(work: Frame, licence: Frame, member: Frame, actor: Frame) -> Frame:
    """`contract_id`, `qualified` (null if not known), `UNSTATED` (none null), and these names.

    A consortium is qualified if one member covers what is required, and none falls short: of
    members in one specialty the lowest grade counts, and each builds a share of its own.
    `barred_name`, `short_name`, `open_name`: a member other than the contractor that has no
    qualification as established in writing, that falls short, or of which that is not known.
    """
    held = _holders(work, member).join(_renamed(licence), on="holder_id", how="left")
    names = actor.select("name", "no_qualification", holder_id="party_id")
    holder = _each_holder(held).join(names, on="holder_id", how="left")
    together = (
        _judged(holder)
        .group_by("contract_id")
        .agg(
            nw.col("_covers").max(),
            nw.col("_short").max(),
            *(nw.col(cell).max() for cell in UNSTATED),
            barred_name=_member_where(nw.col("_barred")),
            short_name=_member_where(nw.col("_short") == HOLDS),
            open_name=_member_where(nw.col("_short") == OPEN),
        )
    )
    covered, short = truth(nw.col("_covers")), truth(nw.col("_short"))
    names_kept = ("barred_name", "short_name", "open_name")
    return together.select("contract_id", *UNSTATED, *names_kept, qualified=covered & ~short)


def _holders(work: Frame, member: Frame) -> Frame:
    """The contractor of each contract, and the members of the consortium that it leads."""
    work = work.with_columns(required_specialty=plain_specialty("required_specialty"))
    alone = work.select(*REQUIRED, holder_id=nw.col("contractor_id"), joint=FALSE)
    others = member.filter(nw.col("member_id") != nw.col("leader_id"))
    led = others.select("project_id", "leader_id", holder_id="member_id")
    awarded = work.filter(nw.col("awarded"))
    together = awarded.join(
        led, left_on=["project_id", "contractor_id"], right_on=["project_id", "leader_id"]
    ).select(*REQUIRED, "holder_id", joint=TRUE)
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
    """A specialty without 工程 and the series and grade that certificates write after it.

    The certificate says 建筑工程施工总承包一级 where a contract requires 建筑工程. Until 2015 the
    specialty was called 房屋建筑工程.
    """
    own = nw.col(column).str.replace_all(SERIES_AND_GRADE, "").str.replace_all("工程$", "")
    return own.str.replace_all("^(房屋建筑|房建)$", "建筑").str.replace_all("^市政$", "市政公用")


def _grade_named(column: str) -> nw.Expr:
    """The grade at the end of a certificate's name, where it has no cell of its own."""
    grade = nw.lit(None, dtype=nw.String)
    for words, code in GRADE_WORDS.items():
        grade = nw.when(nw.col(column).str.ends_with(words)).then(nw.lit(code)).otherwise(grade)
    return grade


def _each_holder(held: Frame) -> Frame:
    """What the licences of each firm come to together; it has none where `_none` holds.

    As levels: one covers what is required, is of the field and in force, is of the field, or is in
    force in any field.
    """
    some = ~nw.col("licence_kind").is_null()
    fits = held.with_columns(_valid=valid_on("signed_on"), _field=of_field())
    in_field = nw.col("_valid") & nw.col("_field")
    covers = in_field & grade_covers() & amount_covers()
    builder = nw.col("licence_kind").is_in(["qualification", "labour_record"])
    judged = fits.with_columns(
        _covers=level(covers),
        _in_field=level(in_field),
        _field=level(nw.col("_field")),
        _in_force=level(nw.col("_valid") & builder),
        **{cell: covers.is_null() & out for cell, out in _left_out().items()},
    )
    levels = ("_covers", "_in_field", "_field", "_in_force", *UNSTATED)
    most = [nw.col(name).max() for name in levels]
    return judged.group_by(*PER_HOLDER).agg(*most, _none=(~some).min())


def _left_out() -> dict[str, nw.Expr]:
    """Which cell of the contract is empty and so leaves open whether a licence fits."""
    fits = (series_fits(), specialty_fits(), grade_covers())
    cells = ("required_series", "required_specialty", "required_grade")
    certificate = is_true(nw.col("licence_kind") == "qualification")
    pairs = zip(UNSTATED, cells, fits, strict=True)
    return {name: certificate & nw.col(cell).is_null() & fit.is_null() for name, cell, fit in pairs}


def _judged(holder: Frame) -> Frame:
    """How true it is that a firm covers what is required, and that it falls short (levels)."""
    barred = is_true(nw.col("no_qualification"))
    known = nw.when("_none").then(nw.lit(OPEN)).otherwise("_covers")
    short = nw.when("_none").then(nw.lit(OPEN)).otherwise(_short())
    return holder.with_columns(
        name=nw.coalesce("name", "holder_id"),
        _barred=barred,
        _covers=nw.when(barred).then(nw.lit(0)).otherwise(known),
        _short=nw.when(barred).then(nw.lit(HOLDS)).otherwise(short),
    )


def _short() -> nw.Expr:
    """The field is its own and the grade or amount too low, or all it had in it has run out.

    Who can build another share falls not short; what a firm with nothing in force does is open.
    """
    lacking = nw.lit(HOLDS) - nw.col("_covers")
    nothing = nw.lit(HOLDS) - nw.col("_in_force")
    too_low = nw.min_horizontal("_in_field", lacking)
    run_out = nw.min_horizontal(nw.col("_field"), lacking, nothing)
    idle = nw.when(nothing == HOLDS).then(nw.lit(OPEN)).otherwise(nw.lit(0))
    return nw.max_horizontal(too_low, run_out, idle)


def _member_where(holds: nw.Expr) -> nw.Expr:
    return nw.when(nw.col("joint") & holds).then("name").max()
