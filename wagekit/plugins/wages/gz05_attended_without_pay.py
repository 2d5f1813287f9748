"""GZ05: a worker was on site in a month for which there is no pay."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    Note,
    cannot_tell,
    cite,
    clear,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import HOLDS, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.safeguard import DECREE, FIRST_MONTH
from wagekit.plugins.workers import people

MONTH = ["project_id", "month"]
BEFORE_DECREE = DECREE.dt.offset_by("-1d").cast(nw.Date)
OPEN, NO = 1, 0
OWN_SHEET = Note(
    is_true(nw.col("claimed") > 0),
    Text("（投诉人自制的工资表不计）", " (a sheet that a claimant drew up is not counted)"),
)


@rule(
    "GZ05",
    "attended_without_pay",
    title=Text("有考勤无工资", "On site without pay"),
    subject="worker",
    articles=("T31", "T15", "T50", "LR-W6"),
    parameters=("wages_decree_from",),
)
def attended_without_pay(
    attendance: Frame,
    payroll: Frame,
    worker: Frame,
    person: Frame,
    laid: Frame,
    actor: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A worker passed the gate in a month for which the payroll holds others but not the worker.

    Why it matters: attendance, wage sheet and wage account must agree month by month (T31); whom a
    sheet leaves out is not paid, or paid outside it.
    Found when: the gate recorded days in a month, the project has a wage sheet for the month, and
    the worker has no line on it, or a line with nothing payable.
    Not found when: the sheet has the worker. Suppliers pass the gate too, and earn no wages.
    Assumes: one row of a project's month means that its whole sheet is at hand; what a claimant
    drew up is no sheet. Attendance that the gate did not record or that was entered by hand, a wage
    payment since that month, and managers or foremen, who may be on another sheet, leave it open.
    """
    months = _months(attendance, person, as_of)
    months = _on_sheet(months, payroll, person)
    months = _paid_by_bank(months, laid).with_columns(level=_level())
    worst = _worst(months)
    rows = months.with_columns(employer_id=nw.lit(None, dtype=nw.String))
    frame = people(worker, actor, rows).join(worst, on="worker_id", how="inner")
    one = nw.col("first") == nw.col("last")
    span = nw.concat_str(["first", "last"], separator="/")
    frame = frame.with_columns(
        period=nw.when(one).then("first").otherwise(span),
        law_on=nw.when(nw.col("last") < FIRST_MONTH).then(BEFORE_DECREE),
    )
    other_sheet = is_true(nw.col("worker_role").is_in(["manager", "foreman"]))
    return ladder(
        frame,
        not_applicable(
            is_true(nw.col("worker_role") == "supplier"),
            "供应商进场，不领取工资",
            "a supplier on site, who earns no wages",
        ),
        found(
            (nw.col("level") == HOLDS) & ~other_sheet,
            "{worker_name}在{period}有闸机考勤，共{missing}个月，当月工资表没有其应发工资",
            "the gate recorded {worker_name} in {period}, {missing:month|months} in all, and the"
            " wage sheets have nothing payable",
            ask=["wage_sheet", "wage_payment_proof", "attendance_record"],
        ),
        cannot_tell(
            nw.col("level") == HOLDS,
            "{worker_name}在{period}有闸机考勤，共{missing}个月，当月工资表没有其应发工资；其登记为"
            "管理人员或班组长，是否列入其他工资表不明",
            "the gate recorded {worker_name} in {period}, {missing:month|months} in all, and the"
            " wage sheets have nothing payable; the worker is listed as a manager or foreman, who"
            " may be on another sheet",
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            nw.col("level") > NO,
            "{worker_name}在{period}有考勤，但工资表缺失、考勤不是闸机记录或另有工资流水，"
            "是否发放工资不明",
            "{worker_name} was on site in {period}, but the wage sheet is missing, the gate did not"
            " record it, or wages were paid outside the sheet: whether pay is missing is not known",
            ask=["wage_sheet", "attendance_record", "wage_payment_proof"],
        ),
        clear("有考勤的月份均在工资表中", "every month on site is on the payroll"),
        notes=[OWN_SHEET],
        evidence=[
            cite("worker", "worker_id"),
            cite("attendance", "key", frame=_cited(frame, months, attendance)),
        ],
        parties=["employer_id"],
        period="period",
        law_on="law_on",
    )


def _months(attendance: Frame, person: Frame, as_of: nw.Expr) -> Frame:
    """A row a worker, project and month with days on site: whether the gate recorded them."""
    recorded = is_true(nw.col("source") == "gate") & ~is_true(nw.col("override"))
    gate = nw.when(recorded & is_true(nw.col("days") > 0))
    some = attendance.filter(nw.coalesce(nw.col("days") > 0, nw.lit(True)))
    done = some.filter(_number(nw.col("month")) <= as_of.dt.year() * 100 + as_of.dt.month())
    grouped = done.group_by("worker_id", *MONTH).agg(
        gate=gate.then(nw.lit(1)).otherwise(nw.lit(0)).max()
    )
    named = grouped.join(person, on="worker_id", how="left")
    return named.with_columns(person_id=nw.coalesce("person_id", "worker_id"))


def _worst(months: Frame) -> Frame:
    """The worst months of each worker: how bad they are, how many, the first and the last."""
    worst = (nw.col("level") > NO) & (nw.col("level") == nw.col("level").max().over("worker_id"))
    marked = months.with_columns(_worst=worst)
    this = nw.when("_worst")
    return marked.group_by("worker_id").agg(
        level=nw.col("level").max(),
        missing=nw.when(nw.col("level") == HOLDS).then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        first=this.then("month").min(),
        last=this.then("month").max(),
        claimed=this.then("claimed").max(),
    )


def _on_sheet(months: Frame, payroll: Frame, person: Frame) -> Frame:
    """`sheet`: the month has one; `line`: 1 the worker is on it, 0 with nothing payable.

    `claimed`: 1 where a sheet that the claimant drew up has the worker.
    """
    own = is_true(nw.col("made_by") == "claimant")
    sheets = payroll.filter(~own).group_by(*MONTH).agg(sheet=nw.len())
    named = payroll.join(person, on="worker_id", how="left")
    named = named.with_columns(person_id=nw.coalesce("person_id", "worker_id"))
    nothing = is_true(nw.col("payable") == 0) & ~is_true(nw.col("paid") > 0)
    line = nw.when(nothing).then(nw.lit(0)).otherwise(nw.lit(1))
    lines = named.group_by("person_id", *MONTH).agg(
        line=nw.when(~own).then(line).max(), claimed=nw.when(own).then(nw.lit(1)).max()
    )
    joined = months.join(sheets, on=MONTH, how="left")
    return joined.join(lines, on=["person_id", *MONTH], how="left")


def _paid_by_bank(months: Frame, laid: Frame) -> Frame:
    """`banked`: wages went to the worker in that month or later, for it or no known project."""
    wages = laid.filter("wages").select("project_id", person_id="payee_id", _paid=_day("on"))
    people = months.select("project_id", "person_id").unique()
    unplaced = wages.filter(nw.col("project_id").is_null()).drop("project_id")
    columns = ("project_id", "person_id", "_paid")
    anywhere = people.join(unplaced, on="person_id").select(*columns)
    both = nw.concat([wages.select(*columns), anywhere], how="vertical")
    last = both.group_by("project_id", "person_id").agg(nw.col("_paid").max())
    joined = months.join(last, on=["project_id", "person_id"], how="left")
    return joined.with_columns(banked=is_true(nw.col("_paid") >= _number(nw.col("month"))))


def _level() -> nw.Expr:
    """How true it is that the month has attendance and no pay."""
    sure = (nw.col("gate") == 1) & ~nw.col("sheet").is_null() & ~nw.col("banked")
    open_ = nw.when(sure).then(nw.lit(HOLDS)).otherwise(nw.lit(OPEN))
    return nw.when(is_true(nw.col("line") == 1)).then(nw.lit(NO)).otherwise(open_)


def _number(month: nw.Expr) -> nw.Expr:
    return month.str.slice(0, 4).cast(nw.Int64) * 100 + month.str.slice(5, 2).cast(nw.Int64)


def _day(column: str) -> nw.Expr:
    day = nw.col(column)
    return day.dt.year().cast(nw.Int64) * 100 + day.dt.month().cast(nw.Int64)


def _cited(frame: Frame, months: Frame, attendance: Frame) -> Frame:
    parts = ("project_id", "worker_id", "month", "source")
    key = nw.concat_str([nw.coalesce(c, nw.lit("")) for c in parts], separator="/")
    doubtful = months.filter(nw.col("level") > NO).select("worker_id", *MONTH)
    rows = attendance.join(doubtful, on=["worker_id", *MONTH], how="semi")
    subjects = frame.select("subject", "worker_id", place="project_id")
    joined = rows.select("worker_id", key=key).join(subjects, on="worker_id")
    return joined.select("subject", "key", project_id="place")
