"""Entries of the arrears ledger that came from a clue, or are on the same firm and project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, is_true

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def entries_of(frame: Frame, arrears_now: Frame) -> Frame:
    """One row for each clue and entry on the same arrears.

    `project_id`, `subject` (the clue's), `entry_id`, `amount`, `found_from`, `found_to`, `from_it`:
    it names the clue as its source; `from_other`: another one. `paid`, `closed`, `left`, `unpaid`:
    as in `arrears_now`.

    Args:
        frame: has `clue_id`, `project_id`, `respondent_id`.
        arrears_now: the ledger; entries that were found later do not count.
    """
    rows = _known(arrears_now)
    places = frame.select("clue_id", "project_id", "respondent_id", subject=nw.col("clue_id"))
    own = rows.rename({"_source": "clue_id"}).drop("_place", "_firm").join(places, on="clue_id")
    other = rows.rename({"_place": "project_id", "_firm": "respondent_id"})
    other = other.join(places, on=["project_id", "respondent_id"])
    other = other.filter(~is_true(nw.col("_source") == nw.col("clue_id")))
    columns = (
        "project_id", "subject", "entry_id", "amount", "found_from", "found_to", "paid", "closed",
        "left", "unpaid",
    )  # fmt: skip
    return nw.concat(
        [
            own.select(*columns, from_it=TRUE, from_other=FALSE),
            other.select(*columns, from_it=FALSE, from_other=~nw.col("_source").is_null()),
        ],
        how="vertical",
    )


def entries_near(frame: Frame, arrears_now: Frame) -> Frame:
    """Entries without a source on the firm, or in the project, of a clue, which may be its own.

    The columns of `entries_of`. One side does not name the project, or the firm.
    """
    rows = _known(arrears_now).filter(nw.col("_source").is_null())
    columns = [name for name in rows.collect_schema().names() if not name.startswith("_")]
    marks = {"from_it": FALSE, "from_other": FALSE}
    return near(frame, rows).select("project_id", "subject", *columns, **marks)


def near(frame: Frame, rows: Frame) -> Frame:
    """Clues with the rows that share their firm or their project, and one side names no other.

    `project_id`, `subject`, and the columns of `rows`.

    Args:
        frame: has `clue_id`, `project_id`, `respondent_id`.
        rows: has `_place` and `_firm`, either of which may be empty.
    """
    clues = frame.select("project_id", "respondent_id", subject=nw.col("clue_id"))
    columns = ("project_id", "subject", *rows.collect_schema().names())
    parts = []
    for key, same, other, named in (
        ("respondent_id", "_firm", "_place", "project_id"),
        ("project_id", "_place", "_firm", "respondent_id"),
    ):
        keyed = rows.with_columns(nw.col(same).alias(key))
        unnamed, rest = keyed.filter(nw.col(other).is_null()), ~nw.col(other).is_null()
        parts.append(clues.join(unnamed, on=key))
        parts.append(clues.filter(nw.col(named).is_null()).join(keyed.filter(rest), on=key))
    return nw.concat([part.select(*columns) for part in parts], how="vertical")


def _known(arrears_now: Frame) -> Frame:
    return arrears_now.filter(~nw.col("to_come")).select(
        "entry_id", "amount", "found_from", "found_to", "paid", "closed", "left", "unpaid",
        _source="source_clue_id", _place="project_id", _firm="employer_id",
    )  # fmt: skip
