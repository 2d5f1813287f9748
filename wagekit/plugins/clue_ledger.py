"""Entries of the arrears ledger that came from a clue, or are on the same firm and project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def entries_of(frame: Frame, arrears: Frame, as_of: nw.Expr) -> Frame:
    """One row for each clue and entry on the same arrears.

    `project_id`, `subject` (the clue's), `entry_id`, `amount`, `found_from`, `found_to`, `from_it`:
    it names the clue as its source; `from_other`: another one. `paid`: fen, as far as paid by
    `as_of`; null if not stated. `closed`: by `as_of`. `left`: fen not paid.
    `unpaid`: whether any is; null if not known.

    Args:
        frame: has `clue_id`, `project_id`, `respondent_id`.
        arrears: the ledger; entries found after `as_of` do not count.
        as_of: the day of judgement.
    """
    rows = _known(arrears, as_of)
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


def _known(arrears: Frame, as_of: nw.Expr) -> Frame:
    later = is_true(earliest("paid_on") > as_of)
    rows = arrears.select(
        "entry_id",
        "amount",
        _source="source_clue_id",
        _place="project_id",
        _firm="employer_id",
        found_from=earliest("found_on"),
        found_to=latest("found_on"),
        paid=nw.when(later).then(nw.lit(0)).otherwise("paid_amount").cast(nw.Int64),
        closed=is_true(earliest("closed_on") <= as_of),
    )
    rows = rows.filter(~is_true(nw.col("found_from") > as_of))
    rows = rows.with_columns(left=nw.col("amount") - nw.col("paid"))
    open_ = nw.when(nw.col("left") > 0).then(TRUE).otherwise(UNKNOWN)
    open_ = nw.when(nw.col("left") <= 0).then(FALSE).otherwise(open_)
    return rows.with_columns(unpaid=nw.when("closed").then(FALSE).otherwise(open_))
