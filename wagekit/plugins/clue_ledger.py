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


def _known(arrears_now: Frame) -> Frame:
    return arrears_now.filter(~nw.col("to_come")).select(
        "entry_id", "amount", "found_from", "found_to", "paid", "closed", "left", "unpaid",
        _source="source_clue_id", _place="project_id", _firm="employer_id",
    )  # fmt: skip
