"""Which other clues are on the same arrears as a clue, or may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, OPEN, TRUE, UNKNOWN, is_true, least, level
from wagekit.model.clue_kinds import NOT_WAGES

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

DAYS = ("day_from", "day_to")
PAIR = ("clue_id", "other_id")
SIDES = ("here", "there", "firm", "other_firm")
HEADS = ("owner_id", "general_contractor_id")
"""Named by complaints in the place of the firm that hired the workers."""
COLUMNS = (*PAIR, *SIDES, *DAYS, "shared")


def other_clues(frame: Frame, claimed: Frame, project: Frame) -> Frame:
    """`project_id`, `subject`, `other_id`, `day_from`, `day_to`, `vague`: on the same arrears.

    They are on the same firm in the same project, or of a person who claims in both, in one
    project; a clue that names no project is of the only one in which that person takes part.
    `vague`: they may be on others, since one of them names no project or firm, or names the owner
    or general contractor in place of the firm, or the person two firms. Those that came later than
    the clue itself do not count, nor do those on project money.
    """
    known = frame.filter(~nw.col("to_come"), ~is_true(nw.col("kind").is_in(NOT_WAGES)))
    others = known.select(
        other_id="clue_id", there="project_id", other_firm="respondent_id",
        day_from="received_from", day_to="received_to",
    )  # fmt: skip
    own = _own(frame)
    parts = [*_alike(own, others), _of_one_person(own, others, claimed)]
    pairs = nw.concat([part.select(*COLUMNS) for part in parts], how="vertical")
    once = _same(pairs.filter(nw.col("clue_id") != nw.col("other_id")), project)
    since = frame.select("clue_id", "project_id", "received_from", subject=nw.col("clue_id"))
    dated = once.filter(nw.col("_same") > 0).join(since, on="clue_id")
    before = ~is_true(nw.col("day_from") >= nw.col("received_from"))
    vague = nw.col("_same") == OPEN
    return dated.filter(before).select("project_id", "subject", "other_id", *DAYS, vague=vague)


def beside(frame: Frame, others: Frame, project: Frame) -> Frame:
    """`subject`, `project_id`, `other_id`, `DAYS`, `vague`: entries or acts on the same arrears.

    Args:
        frame: has `clue_id`, `project_id`, `respondent_id`.
        others: has `other_id`, `there`, `other_firm` and `DAYS`.
        project: its owners and general contractors.
    """
    parts = [part.select(*COLUMNS) for part in _alike(_own(frame), others)]
    once = _same(nw.concat(parts, how="vertical"), project)
    places = frame.select("clue_id", "project_id", subject=nw.col("clue_id"))
    known = once.filter(nw.col("_same") > 0).join(places, on="clue_id")
    return known.select("project_id", "subject", "other_id", *DAYS, vague=nw.col("_same") == OPEN)


def _own(frame: Frame) -> Frame:
    return frame.select("clue_id", here="project_id", firm="respondent_id")


def _alike(own: Frame, others: Frame) -> list[Frame]:
    """Pairs in one project, and pairs on one firm of which one or both name no project."""
    unplaced = others.filter(nw.col("there").is_null()), own.filter(nw.col("here").is_null())
    keyed = others.with_columns(here=nw.col("there"), firm=nw.col("other_firm"))
    placed = keyed.filter(~nw.col("there").is_null()).drop("here")
    firm = unplaced[0].with_columns(firm=nw.col("other_firm"))
    parts = [own.join(keyed.drop("firm"), on="here"), own.join(firm, on="firm")]
    parts.append(unplaced[1].join(placed, on="firm"))
    return [part.with_columns(shared=FALSE) for part in parts]


def _of_one_person(own: Frame, others: Frame, claimed: Frame) -> Frame:
    """Pairs with a claimant in common, by whatever id or number."""
    who = nw.coalesce("person_id", "id_no")
    people = claimed.select("clue_id", _who=who, _place="place").filter(~nw.col("_who").is_null())
    mine = people.join(own.drop("here"), on="clue_id").rename({"_place": "here"})
    theirs = people.rename({"clue_id": "other_id"}).join(others.drop("there"), on="other_id")
    return mine.join(theirs.rename({"_place": "there"}), on="_who").with_columns(shared=TRUE)


def _same(pairs: Frame, project: Frame) -> Frame:
    """Each pair once, with `_same`: how far the two are on the same arrears, a level."""
    heads = project.group_by("project_id").agg(*(nw.col(head).min() for head in HEADS))
    placed = pairs.with_columns(project_id=nw.coalesce("here", "there"))
    joined = placed.join(heads, on="project_id", how="left")
    sides = joined.with_columns(_place=level(_same_place()), _firm=level(_same_firm()))
    marked = sides.with_columns(_same=least("_place", "_firm"))
    return marked.group_by(*PAIR).agg(*(nw.col(name).max() for name in (*DAYS, "_same")))


def _same_place() -> nw.Expr:
    """Of two clues of one person that both name none, it is the same."""
    neither = nw.col("here").is_null() & nw.col("there").is_null() & nw.col("shared")
    return nw.when(neither).then(TRUE).otherwise(nw.col("here") == nw.col("there"))


def _same_firm() -> nw.Expr:
    """Of an owner or general contractor it is open for whom it stands."""
    one = nw.col("firm") == nw.col("other_firm")
    named = [nw.col(side) == nw.col(head) for side in ("firm", "other_firm") for head in HEADS]
    stands_in = nw.any_horizontal(*(is_true(head) for head in named), ignore_nulls=True)
    open_ = is_true(~one) & (stands_in | nw.col("shared"))
    unnamed = one.is_null() & nw.col("shared")
    return nw.when(open_).then(UNKNOWN).otherwise(nw.when(unnamed).then(TRUE).otherwise(one))
