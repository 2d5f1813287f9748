"""ZD10: attendance is written down by hand instead of being taken at a gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import cite, found, not_applicable
from wagekit.core.logic import HOLDS, OPEN, is_true
from wagekit.core.rule import rule
from wagekit.law import article
from wagekit.model.text import Text
from wagekit.plugins.safeguard import by_check, check_rows, first_day_of, with_check

if TYPE_CHECKING:
    from wagekit.core.ladder import Ladder
    from wagekit.core.logic import Frame

ITEM = "gate"
FIRST_MONTH = str(article("S13").in_force_from)[:7]
ASK = ("attendance_record", "gate_installation")
REAL_NAME = not_applicable(
    nw.col("by_reference"),
    "实名制管理办法只适用于房屋建筑和市政基础设施工程",
    "the real-name measures reach building and municipal works only",
)


@rule(
    "ZD10",
    "attendance_not_by_gate",
    title=Text("考勤未采用实名制门禁", "Attendance not taken at a gate"),
    subject="project",
    articles=("S13", "S3"),
    parameters=("wages_decree_from",),
)
def attendance_not_by_gate(
    site: Frame, attendance: Frame, checked: Frame, last_check: Frame, as_of: nw.Expr
) -> Ladder:
    """Attendance on the site is written down or changed by hand instead of being taken at a gate.

    Why it matters: hand-written attendance can be made up to fit a claim, or to hide one (S13).
    Found when: days of a worker were written down by hand in a month in which no gate or like
    device recorded them; days were entered or changed by hand in the gate's record (`override`); or
    the last check says that there is no gate.
    Not found when: a gate recorded every worker and month on record, whatever sheets were kept
    beside it; no attendance is on record and the last check found the gate; the works have not
    begun; the site is not a building or municipal one (S3).
    Assumes: works in villages and decoration are building works. `gate` also stands for positioning
    and electronic fences. No mark of a change by hand is no change. A site diary alone leaves it
    open, and so does attendance of unknown source. Rows without days say nothing.
    """
    rows = _marked(attendance)
    shown = rows.filter(nw.col("_level") == HOLDS)
    sums = shown.group_by("project_id").agg(records=nw.len(), people=nw.col("worker_id").n_unique())
    most = rows.group_by("project_id").agg(_most=nw.col("_level").max())
    frame = with_check(site, checked, ITEM, as_of=as_of, since=first_day_of("S13"))
    return by_check(
        frame.join(most, on="project_id", how="left").join(sums, on="project_id", how="left"),
        "实名制门禁考勤",
        "attendance at a gate",
        ask=ASK,
        steps=[
            REAL_NAME,
            found(
                nw.col("_most") == HOLDS,
                "{people}名工人的{records}条考勤记录登记为手工考勤而当月没有未经改动的门禁记录，"
                "或者登记为经人工补录、改动",
                "recorded as written by hand in months without an unchanged gate record, or as"
                " entered or changed by hand: {records:attendance record|attendance records} of"
                " {people:worker|workers}",
                ask=ASK,
            ),
        ],
        settled=nw.col("_most") == 0,
        evidence=[check_rows(last_check, ITEM), cite("attendance", "key", frame=shown)],
    )


def _marked(attendance: Frame) -> Frame:
    """How true it is of each row with days that they were taken by hand alone."""
    source, override = nw.col("source"), is_true(nw.col("override"))
    counted = attendance.filter(~is_true(nw.col("days") <= 0), nw.col("month") >= FIRST_MONTH)
    gate = is_true(source == "gate") & ~override
    there = nw.when(gate).then(nw.lit(1)).otherwise(nw.lit(0))
    rows = counted.with_columns(
        subject=nw.col("project_id"),
        key=key_of("attendance"),
        _gate=there.max().over("project_id", "worker_id", "month"),
    )
    manual = nw.when(is_true(source == "manual")).then(nw.lit(HOLDS)).otherwise(nw.lit(OPEN))
    beside = nw.when(nw.col("_gate") == 1).then(nw.lit(0)).otherwise(manual)
    return rows.with_columns(_level=nw.when(override).then(nw.lit(HOLDS)).otherwise(beside))
