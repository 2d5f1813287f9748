"""What shows that a person was on a site: attendance, wage sheets, wages paid, posts and entry."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import HOLDS, OPEN, Frame, earliest, is_true, level, month_begins, not_later
from wagekit.core.roster import named_people

PLACE = ("project_id", "person_id")
UNGATED = ("manager", "foreman")
"""Roles of people who are on a site and may not pass its gate."""


@derived
def came(attendance: Frame, alias: Frame, as_of: nw.Expr) -> Frame:
    """`PLACE`, `level`: whether a person had days on a site, by attendance of any source.

    Days that are not said are open; months after the day of judgement have not happened.
    """
    done = attendance.filter(~is_true(month_begins("month") > as_of))
    rows = named_people(done, alias).with_columns(level=level(nw.col("days") > 0))
    return _highest(rows)


@derived
def own_line(payroll: Frame, alias: Frame, as_of: nw.Expr) -> Frame:
    """`PLACE`, `payroll_id`, `foreman_made`: lines with wages or days that no claimant drew up."""
    done = payroll.filter(
        ~is_true(nw.col("made_by") == "claimant"),
        ~is_true(month_begins("month") > as_of),
    )
    some = is_true(nw.col("paid") > 0) | is_true(nw.col("days") > 0)
    filled = done.filter(~is_true(nw.col("payable") == 0) | some)
    return named_people(filled, alias).select(
        *PLACE, "payroll_id", foreman_made=is_true(nw.col("made_by") == "foreman")
    )


@derived
def wages_received(laid: Frame, as_of: nw.Expr) -> Frame:
    """`PLACE`, `payment_id`, `on`: payments of wages to a person; the project may not be known."""
    paid = laid.filter("wages", ~is_true(nw.col("on") > as_of), ~nw.col("payee_id").is_null())
    return paid.select("project_id", "payment_id", "on", person_id="payee_id")


@derived
def sighted(
    came: Frame,
    own_line: Frame,
    payroll: Frame,
    wages_received: Frame,
    worker: Frame,
    team: Frame,
    staff: Frame,
    alias: Frame,
    as_of: nw.Expr,
) -> Frame:
    """`PLACE`, `level`: how far the records show that a person was on the site of a project.

    Attendance, a wage sheet and wages paid show it. A sheet that the foreman drew up, a line with
    nothing payable that does not say for how many days, a day of entry or of leaving on the roster,
    a post, and being a manager, a foreman or the leader of a team, who may not pass the gate, leave
    it open.
    """
    lines = own_line.with_columns(
        level=nw.when("foreman_made").then(nw.lit(OPEN)).otherwise(nw.lit(HOLDS))
    )
    parts = [
        came,
        lines,
        _nothing_payable(payroll, alias, as_of),
        wages_received.with_columns(level=nw.lit(HOLDS)),
        _listed(worker, alias, as_of),
        _leading(team),
        _posted(staff, as_of),
    ]
    rows = [part.select(*PLACE, level=nw.col("level").cast(nw.Int64)) for part in parts]
    return _highest(nw.concat(rows, how="vertical"))


def _highest(rows: Frame) -> Frame:
    return rows.group_by(*PLACE).agg(level=nw.col("level").max())


def _nothing_payable(payroll: Frame, alias: Frame, as_of: nw.Expr) -> Frame:
    """Lines with nothing payable that do not say for how many days."""
    dayless = payroll.filter(
        is_true(nw.col("payable") == 0),
        nw.col("days").is_null(),
        ~is_true(nw.col("made_by") == "claimant"),
        ~is_true(month_begins("month") > as_of),
    )
    return named_people(dayless, alias).with_columns(level=nw.lit(OPEN))


def _listed(worker: Frame, alias: Frame, as_of: nw.Expr) -> Frame:
    told = is_true(nw.col("role").is_in(UNGATED))
    for day in ("entered_on", "left_on"):
        told = told | (~earliest(day).is_null() & not_later(day, as_of))
    return named_people(worker.filter(told), alias).with_columns(level=nw.lit(OPEN))


def _leading(team: Frame) -> Frame:
    led = team.filter(~nw.col("leader_id").is_null())
    return led.select("project_id", person_id="leader_id", level=nw.lit(OPEN))


def _posted(staff: Frame, as_of: nw.Expr) -> Frame:
    begun = staff.filter(not_later("from_on", as_of))
    seen = nw.when(is_true(nw.col("days_on_site") > 0)).then(nw.lit(HOLDS)).otherwise(nw.lit(OPEN))
    return begun.with_columns(level=seen)
