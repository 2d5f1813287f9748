"""What shows that the wages of a clue were reported or discovered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, is_true, level, truth
from wagekit.model.clue_kinds import NOT_WAGES

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

DAYS = ("day_from", "day_to")
COLUMNS = ("project_id", "subject", *DAYS, "vague")
OTHER_MATTERS = ("transfer_housing", "penalty_notice", "penalty")
"""Kinds of actions that may be on something else than wages, unless they name a clue."""


def other_clues(frame: Frame, claimant: Frame) -> Frame:
    """`project_id`, `subject`, `other_id`, `day_from`, `day_to`: other clues on the same arrears.

    They name the same respondent in the same project, or a claimant of both. Those that came later
    than the clue itself do not count, nor do those on project money.
    """
    known = frame.filter(~nw.col("to_come"), ~is_true(nw.col("kind").is_in(NOT_WAGES)))
    others = known.select(
        "project_id", "respondent_id", other_id="clue_id",
        day_from="received_from", day_to="received_to",
    )  # fmt: skip
    own = frame.select("clue_id", "project_id", "respondent_id", "received_from")
    same = own.join(others, on=["project_id", "respondent_id"])
    pairs = nw.concat(
        [part.select("clue_id", "other_id", *DAYS) for part in (same, _shared(others, claimant))],
        how="vertical",
    ).filter(nw.col("clue_id") != nw.col("other_id"))
    once = pairs.group_by("clue_id", "other_id").agg(*(nw.col(day).min() for day in DAYS))
    dated = once.join(own.select("clue_id", "project_id", "received_from"), on="clue_id")
    before = ~is_true(nw.col("day_from") >= nw.col("received_from"))
    return dated.filter(before).select("project_id", "other_id", *DAYS, subject=nw.col("clue_id"))


def _shared(others: Frame, claimant: Frame) -> Frame:
    """Clues that have a claimant in common."""
    people = claimant.filter(~nw.col("worker_id").is_null()).select("clue_id", "worker_id")
    there = people.rename({"clue_id": "other_id"}).join(others, on="other_id")
    return people.join(there.select("worker_id", "other_id", *DAYS), on="worker_id")


def with_discovery(frame: Frame, others: Frame, entries: Frame, done: Frame) -> Frame:
    """`frame` with `discovered`: whether anything shows it by `limit` (Kleene); false if nothing.

    `ledger_open`: an entry on the same arrears is unpaid, or may be.

    Args:
        frame: has `subject`, `project_id`, `respondent_id`, `first_due` (the first day that any of
            its wages can have been due), `limit_from` and `limit_to`.
        others: what `other_clues` gives.
        entries: what `entries_of` gives: found by whoever keeps the ledger.
        done: what `done_actions` gives: an action on the respondent in the project.
    """
    ledger = entries.select(
        "project_id", "subject", day_from=nw.col("found_from"), day_to=nw.col("found_to")
    )
    parts = [part.with_columns(vague=FALSE) for part in (others, ledger)]
    parts.append(_acts(frame, done))
    shown = nw.concat([part.select(*COLUMNS) for part in parts], how="vertical")
    limits = frame.select("subject", "first_due", "limit_from", "limit_to")
    marked = shown.join(limits, on="subject").with_columns(_within=level(_within()))
    summed = marked.group_by("subject").agg(_level=nw.col("_within").max())
    unpaid = entries.group_by("subject").agg(_open=nw.coalesce("unpaid", nw.lit(True)).max())
    joined = frame.join(summed, on="subject", how="left").join(unpaid, on="subject", how="left")
    nothing = nw.col("_level").is_null()
    return joined.with_columns(
        discovered=nw.when(nothing).then(nw.lit(False)).otherwise(truth(nw.col("_level"))),
        ledger_open=is_true(nw.col("_open")),
    ).drop("_level", "_open")


def _acts(frame: Frame, done: Frame) -> Frame:
    """The actions on the respondent in the project; `vague`: it may be on another matter."""
    other = is_true(nw.col("kind").is_in(OTHER_MATTERS)) & nw.col("clue_id").is_null()
    acts = done.select("project_id", *DAYS, respondent_id="party_id", vague=other)
    places = frame.select("project_id", "respondent_id", "subject")
    return acts.join(places, on=["project_id", "respondent_id"])


def _within() -> nw.Expr:
    """Whether that was since the wages fell due and before the limit was over, both days included.

    What came before any of the wages was due cannot have been on them.
    """
    outside = (nw.col("day_from") > nw.col("limit_to")) | (nw.col("day_to") < nw.col("first_due"))
    sure = nw.when(nw.col("vague")).then(UNKNOWN).otherwise(TRUE)
    inside = nw.when(nw.col("day_to") <= nw.col("limit_from")).then(sure).otherwise(UNKNOWN)
    return nw.when(is_true(outside)).then(FALSE).otherwise(inside)
