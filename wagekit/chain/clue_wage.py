"""The wages that a clue is about: those of its claimants, else of its respondent in its project."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import TRUE, Frame, earliest, month_begins, month_count


@derived
def clue_wage(clue: Frame, claimed: Frame, wage_line: Frame) -> Frame:
    """One row for each clue and payroll line that it is about.

    `clue_id`, `payroll_id`, `employer_id`, `person_id`, `month`, `due_from`, `due_to`, `owed`,
    `overdue`: as in `wage_line`. `charged`: fen, payable less deductions. `paid_from`: the first
    day that it can have been paid. `of_claimant`: the line is a claimant's; else it is one of the
    respondent's in the project, of a clue of none of whose claimants it is known who it is.
    A claimant's lines are those in the clue's project, or with its respondent where it names no
    project, of the months that were claimed, where these are stated.
    """
    lines = wage_line.select(
        "payroll_id", "person_id", "month", "due_from", "due_to", "owed", "overdue",
        _place="project_id", employer_id="employer_id", paid_from=earliest("paid_on"),
        charged=nw.col("payable") - nw.coalesce("deducted", nw.lit(0)),
    )  # fmt: skip
    about = clue.select("clue_id", "project_id", "respondent_id")
    people = _claimants(claimed)
    own = people.join(lines, on="person_id").join(about, on="clue_id")
    own = own.filter(_in_its_place(), _claimed())
    named = people.select("clue_id")
    whole = about.join(named, on="clue_id", how="anti")
    firm = whole.join(
        lines.rename({"_place": "project_id", "employer_id": "respondent_id"}),
        on=["project_id", "respondent_id"],
    ).with_columns(employer_id=nw.col("respondent_id"))
    rows = [
        part.with_columns(of_claimant=nw.lit(mark)) for part, mark in ((own, True), (firm, False))
    ]
    columns = (
        "clue_id", "payroll_id", "employer_id", "person_id", "month", "due_from", "due_to", "owed",
        "overdue", "charged", "paid_from",
    )  # fmt: skip
    both = nw.concat([part.select(*columns, "of_claimant") for part in rows], how="vertical")
    return both.group_by("clue_id", "payroll_id").agg(
        *(nw.col(name).max() for name in (*columns[2:], "of_claimant"))
    )


def _claimants(claimed: Frame) -> Frame:
    """Claimants of whom the data tell who they are, with the months that they claim."""
    known = claimed.filter(~nw.col("person_id").is_null())
    return known.select("clue_id", "person_id", _first="first", _last="last")


def _in_its_place() -> nw.Expr:
    """In the clue's project; where it names none, with its respondent, if that is known."""
    with_them = nw.coalesce(nw.col("employer_id") == nw.col("respondent_id"), TRUE)
    somewhere = nw.col("project_id").is_null()
    return nw.when(somewhere).then(with_them).otherwise(nw.col("_place") == nw.col("project_id"))


def _claimed() -> nw.Expr:
    """Of a month that was claimed, where the claimant states which."""
    month = month_count(month_begins("month"))
    after = nw.coalesce(month >= nw.col("_first"), TRUE)
    return after & nw.coalesce(month <= nw.col("_last"), TRUE)
