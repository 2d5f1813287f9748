"""What shows that the wages of a clue were reported or discovered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, is_true, level, truth
from wagekit.plugins.clue_same import DAYS, beside

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

COLUMNS = ("project_id", "subject", *DAYS, "vague", "unpaid")
OTHER_MATTERS = ("transfer_housing", "penalty_notice", "penalty")
"""Kinds of actions that may be on something else than wages, unless they name a clue."""


def discoveries(
    clues: Frame, others: Frame, entries: Frame, arrears_now: Frame, done: Frame, project: Frame
) -> Frame:
    """`project_id`, `subject`, `DAYS`, `vague`, `unpaid`: what shows them, or may.

    `unpaid`: an entry of the ledger that is unpaid, or may be.

    Args:
        clues: has `clue_id`, `project_id`, `respondent_id`.
        others: what `other_clues` gives.
        entries: what `entries_of` gives.
        arrears_now: the ledger: found by whoever keeps it.
        done: what `done_actions` gives: an action on the respondent in the project.
        project: its owners and general contractors.
    """
    near = _entries(clues, entries, arrears_now, project)
    owing = near.with_columns(unpaid=nw.coalesce("unpaid", nw.lit(True)))
    else_ = (
        part.with_columns(unpaid=nw.lit(False)) for part in (others, _acts(clues, done, project))
    )
    return nw.concat([part.select(*COLUMNS) for part in (owing, *else_)], how="vertical")


def with_discovery(frame: Frame, shown: Frame) -> Frame:
    """`frame` with `discovered`: whether anything shows it by `limit` (Kleene); false if nothing.

    `ledger_open`: an entry that is, or may be, on the same arrears is unpaid, or may be.

    Args:
        frame: has `subject`, `first_due` and `first_due_to` (the days between which the first of
            its wages fell due), `limit_from` and `limit_to`.
        shown: what `discoveries` gives.
    """
    limits = frame.select("subject", "first_due", "first_due_to", "limit_from", "limit_to")
    marked = shown.join(limits, on="subject").with_columns(_within=level(_within()))
    summed = marked.group_by("subject").agg(
        _level=nw.col("_within").max(), _open=nw.col("unpaid").max()
    )
    joined = frame.join(summed, on="subject", how="left")
    nothing = nw.col("_level").is_null()
    return joined.with_columns(
        discovered=nw.when(nothing).then(nw.lit(False)).otherwise(truth(nw.col("_level"))),
        ledger_open=is_true(nw.col("_open")),
    ).drop("_level", "_open")


def _entries(frame: Frame, entries: Frame, arrears_now: Frame, project: Frame) -> Frame:
    """Entries on the same arrears; `vague`: they name no project, no firm, or one in its place."""
    sure = entries.select(
        "project_id", "subject", "unpaid", day_from="found_from", day_to="found_to", vague=FALSE
    )
    made = arrears_now.filter(~nw.col("to_come")).select(
        other_id="entry_id", there="project_id", other_firm="employer_id",
        day_from="found_from", day_to="found_to",
    )  # fmt: skip
    left = arrears_now.select("unpaid", other_id="entry_id")
    near = beside(frame, made, project).filter("vague").join(left, on="other_id")
    return nw.concat([part.select(*COLUMNS) for part in (sure, near)], how="vertical")


def _acts(frame: Frame, done: Frame, project: Frame) -> Frame:
    """Actions on the respondent in the project; `vague`: they may be on another matter or firm."""
    other = is_true(nw.col("kind").is_in(OTHER_MATTERS)) & nw.col("clue_id").is_null()
    rows = done.with_columns(_other=other)
    acts = rows.select(other_id="action_id", there="project_id", other_firm="party_id",
                       day_from="day_from", day_to="day_to")  # fmt: skip
    marks = rows.select("_other", other_id="action_id")
    near = beside(frame, acts, project).join(marks, on="other_id")
    about = near.filter(~(nw.col("vague") & nw.col("_other")))
    return about.with_columns(vague=nw.col("vague") | nw.col("_other"))


def _within() -> nw.Expr:
    """Whether that was since the wages fell due and before the limit was over, both days included.

    What came before any of the wages was due cannot have been on them, and what may have come
    before that may not.
    """
    outside = (nw.col("day_from") > nw.col("limit_to")) | (nw.col("day_to") < nw.col("first_due"))
    sure = nw.when(nw.col("vague")).then(UNKNOWN).otherwise(TRUE)
    early = is_true(nw.col("day_from") < nw.col("first_due_to"))
    in_time = ~early & (nw.col("day_to") <= nw.col("limit_from"))
    inside = nw.when(in_time).then(sure).otherwise(UNKNOWN)
    return nw.when(is_true(outside)).then(FALSE).otherwise(inside)
