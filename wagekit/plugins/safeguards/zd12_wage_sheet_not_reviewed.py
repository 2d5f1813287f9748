"""ZD12: nobody at the general contractor reviews the wage sheets of its subcontractors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import cannot_tell, cite
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.safeguard import FIRST_MONTH, by_check, check_rows, with_check

if TYPE_CHECKING:
    from wagekit.core.ladder import Ladder
    from wagekit.core.logic import Frame

ITEM = "payroll_reviewed"
ASK = ("wage_sheet", "wage_sheet_review")


@rule(
    "ZD12",
    "wage_sheet_not_reviewed",
    title=Text("未审核分包单位工资表", "Wage sheets not reviewed"),
    subject="project",
    articles=("T28b", "T31", "Z15-18", "T56"),
    parameters=("wages_decree_from",),
)
def wage_sheet_not_reviewed(
    site: Frame, payroll: Frame, checked: Frame, last_check: Frame, as_of: nw.Expr
) -> Ladder:
    """The general contractor does not review the wage sheets of its subcontractors.

    Why it matters: the firm that hires draws up the sheet from the work done, the general
    contractor's labour officer reviews it, and only then is it paid (T28b, T31).
    Found when: the last check says that sheets are not reviewed.
    Not found when: the last check says that they are; the works have not begun, or were over before
    the decree; the project is not a building project.
    Assumes: whoever drew up a sheet, it may have been reviewed or not: that is open. One that only
    a foreman drew up is pointed out, since the firm that hires should draw it up (T31); but it is
    no document against a review, which is what is asked here: the reviewer may have had it before
    him, and so a check that found the review goes before it. A sheet of the claimant says nothing
    of the firm's. Months before the decree and checks before the works
    began say nothing.
    """
    rows = _by_foremen(payroll)
    sheets = rows.group_by("project_id").agg(sheets=nw.len(), people=nw.col("worker_id").n_unique())
    frame = with_check(site, checked, ITEM, as_of=as_of).join(sheets, on="project_id", how="left")
    return by_check(
        frame,
        "对分包单位工资表的审核",
        "the review of wage sheets",
        ask=ASK,
        hints=[
            cannot_tell(
                nw.col("sheets") > 0,
                "{people}名工人的{sheets}条工资记录仅有班组长编制的工资表，总承包单位是否审核未知",
                "a foreman's sheet alone has {sheets:wage record|wage records} of"
                " {people:worker|workers}; whether the general contractor reviewed it is not known",
                ask=ASK,
            )
        ],
        evidence=[check_rows(last_check, ITEM), cite("payroll", "payroll_id", frame=rows)],
    )


def _by_foremen(payroll: Frame) -> Frame:
    """The rows of a foreman's sheet beside which there is none of the firm or of a platform."""
    made_by = nw.col("made_by")
    others = payroll.filter(made_by.is_in(["employer", "platform"]) | made_by.is_null())
    rows = payroll.filter(made_by == "foreman", nw.col("month") >= FIRST_MONTH)
    alone = rows.join(others, on=["project_id", "worker_id", "month"], how="anti")
    return alone.select("project_id", "payroll_id", "worker_id", subject=nw.col("project_id"))
