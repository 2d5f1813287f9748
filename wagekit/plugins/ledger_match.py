"""Which clues stand in the arrears ledger: by their own number, or by project and employer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    earliest,
    is_true,
    latest,
    level,
    not_later,
    truth,
)

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

HEADS = ("owner_id", "general_contractor_id")
"""Named by complaints and ledgers in the place of the firm that hired the workers."""
ASKED = ("clue_id", "project_id", "respondent_id", "received_from", "verified_amount", *HEADS)
MADE = ("entry_id", "source_clue_id", "place", "debtor", "closed_to", "amount")


def with_listed(clues: Frame, arrears: Frame, project: Frame, *, as_of: nw.Expr) -> Frame:
    """`clues` with `listed`: whether an entry made by `as_of` is theirs (Kleene).

    Args:
        clues: has `clue_id`, `project_id`, `respondent_id`, `received_on`, `verified_amount`.
        arrears: the ledger.
        project: its owners and general contractors.
        as_of: the day of judgement.
    """
    pairs = _pairs(clues, arrears, project, as_of).with_columns(_theirs=level(_theirs()))
    told = pairs.group_by("clue_id").agg(_theirs=nw.col("_theirs").max())
    joined = clues.join(told, on="clue_id", how="left")
    listed = nw.when(nw.col("_theirs").is_null()).then(FALSE).otherwise(truth(nw.col("_theirs")))
    return joined.with_columns(listed=listed).drop("_theirs")


def entries_beside(clues: Frame, arrears: Frame, project: Frame, *, as_of: nw.Expr) -> Frame:
    """`project_id`, `subject`, `entry_id`: the entries that are, or may be, those of the clues."""
    pairs = _pairs(clues, arrears, project, as_of).with_columns(_theirs=level(_theirs()))
    near = pairs.filter(nw.col("_theirs") > 0)
    return near.select("project_id", "entry_id", subject="clue_id").unique()


def _pairs(clues: Frame, arrears: Frame, project: Frame, as_of: nw.Expr) -> Frame:
    """Clues and entries that share a number, a project or a firm."""
    made = arrears.filter(not_later("found_on", as_of))
    entries = made.select(
        "entry_id",
        "source_clue_id",
        "amount",
        place="project_id",
        debtor="employer_id",
        closed_to=latest("closed_on"),
    )
    asked = clues.select(
        "clue_id",
        "project_id",
        "respondent_id",
        "verified_amount",
        received_from=earliest("received_on"),
    ).join(project.select("project_id", *HEADS), on="project_id", how="left")
    keys = (("clue_id", "source_clue_id"), ("project_id", "place"), ("respondent_id", "debtor"))
    parts = [_joined(asked, entries, *key) for key in keys]
    return nw.concat(parts, how="vertical")


def _joined(asked: Frame, entries: Frame, left: str, right: str) -> Frame:
    keyed = entries.with_columns(_key=nw.col(right))
    return asked.with_columns(_key=nw.col(left)).join(keyed, on="_key").select(*ASKED, *MADE)


def _theirs() -> nw.Expr:
    """Whether an entry is the clue's.

    One closed before it came may be an earlier debt; so may one that came from another clue, and is
    for less than was verified.
    """
    by_number = is_true(nw.col("source_clue_id") == nw.col("clue_id"))
    others = ~nw.col("source_clue_id").is_null()
    enough = is_true(nw.col("amount") >= nw.col("verified_amount"))
    apart = is_true(nw.col("closed_to") < nw.col("received_from")) | (others & ~enough)
    same = _same_place() & _same_firm()
    by_place = nw.when(is_true(same) & apart).then(UNKNOWN).otherwise(same)
    return nw.when(by_number).then(TRUE).otherwise(by_place)


def _same_place() -> nw.Expr:
    neither = nw.col("place").is_null() & nw.col("project_id").is_null()
    return nw.when(neither).then(TRUE).otherwise(nw.col("place") == nw.col("project_id"))


def _same_firm() -> nw.Expr:
    """Of an owner or general contractor it is open for whom it stands."""
    one = nw.col("debtor") == nw.col("respondent_id")
    heads = [nw.col(side) == nw.col(head) for side in ("debtor", "respondent_id") for head in HEADS]
    stands_in = nw.any_horizontal(*(is_true(head) for head in heads), ignore_nulls=True)
    return nw.when(is_true(~one) & stands_in).then(UNKNOWN).otherwise(one)
