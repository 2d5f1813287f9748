"""GZ06: a worker left and was not paid up."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    Note,
    cannot_tell,
    cite,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.debtors import DEBTORS, net_of_projects, others_named, with_debtors
from wagekit.plugins.leaving import told_by, with_leaving
from wagekit.plugins.workers import UNDER_ANOTHER_ID, owed_first, people, with_other_ids

AT_ONCE = nw.lit(0)
"""Nationally wages are paid up on the day of leaving; a region may give working days."""
LONGER = Note(
    nw.col("_days") != AT_ONCE,
    Text("（结清期限已按当地规定计算）", " (the region's own time to pay up was counted)"),
)


@rule(
    "GZ06",
    "left_unsettled",
    title=Text("退场未结清工资", "Left without being paid up"),
    subject="worker",
    articles=("T14", "T53", "LR-85", "JS-19"),
    parameters=("settle_after_leaving_workdays",),
)
def left_unsettled(
    worker: Frame,
    wage_line: Frame,
    person: Frame,
    project: Frame,
    calendar: Frame,
    actor: Frame,
    as_of: nw.Expr,
    region: nw.Expr,
) -> Ladder:
    """A worker has left, and wages up to then are still owed, whatever their pay day.

    Why it matters: when the work ends all wages fall due; time limits start to run from that day
    (J-14).
    Found when: the day of leaving, or what the region adds to it, is past and something is owed.
    Not found when: all lines are paid, or other lines of the same employer in the same project paid
    as much too much; the worker has not left; the region's working days still run (Jiangsu: two,
    JS-19).
    Assumes: the day of leaving the roster is the day on which the work ended. It goes for all ids
    of a person in the project, but for one that entered or has wages after it. An empty day of
    leaving is open, since people leave without being struck off, and so is a person who has left
    one project and not another.
    """
    sums = wage_line.group_by("worker_id").agg(
        unknown=nw.when(nw.col("owed").is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        lines=nw.len(),
        first=nw.when(nw.col("owed") > 0).then("month").min(),
        last=nw.when(nw.col("owed") > 0).then("month").max(),
    )
    debts = net_of_projects(wage_line)
    rosters = with_leaving(worker, person, wage_line)
    frame = people(rosters, actor, owed_first(debts, wage_line))
    frame = frame.join(sums, on="worker_id", how="left")
    frame = with_other_ids(frame, wage_line, person, unpaid=nw.col("owed") > 0)
    frame = with_debtors(frame, debts, actor)
    lines = ~nw.col("lines").is_null() | ~nw.col("elsewhere").is_null()
    looked_at = lines | ~earliest("left_on").is_null()
    frame = _with_deadline(frame.filter(looked_at), project, calendar, region)
    frame = frame.with_columns(past=_past(as_of), owing=_owing(), period=_span())
    past, owing = nw.col("past"), nw.col("owing")
    stays = earliest("left_on").is_null()
    return ladder(
        frame,
        not_applicable(
            is_true(earliest("left_on") > as_of),
            "尚未退场",
            "has not left yet",
        ),
        *UNDER_ANOTHER_ID,
        clear_when(is_true(~owing), "工资已结清", "paid up"),
        clear_when(is_true(~past), "结清期限未满", "the time to pay up still runs"),
        found(
            is_true(past & owing),
            "{worker_name}于{left_on:day}退场，工资未结清：{name1}尚欠{owed1:yuan}元",
            "{worker_name} left on {left_on:day} and is not paid up: {name1} still owes"
            " {owed1:yuan} yuan",
            ask=["leaving_record", "wage_payment_proof"],
        ),
        cannot_tell(
            stays & is_true(owing),
            "{worker_name}尚有工资{debt:yuan}元未付，是否已经退场不明",
            "{debt:yuan} yuan of {worker_name}'s wages are unpaid; whether the worker has left is"
            " not known",
            ask=["leaving_record"],
        ),
        cannot_tell(
            stays,
            "{worker_name}的工资是否足额支付、是否已经退场均不明",
            "whether {worker_name} was paid in full, and whether the worker has left, is not known",
            ask=["leaving_record", "wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            TRUE,
            "{worker_name}已退场或即将退场，工资是否结清或结清期限是否届满不明",
            "{worker_name} has left or is leaving; whether all was paid, or had to be by now, is"
            " not known",
            ask=["leaving_record", "wage_sheet", "wage_payment_proof"],
        ),
        notes=[*others_named(past), LONGER],
        evidence=[
            cite("worker", "worker_id", frame=told_by(frame, worker, person)),
            cite("payroll", "payroll_id", frame=_cited(frame, wage_line)),
        ],
        parties=[*DEBTORS, "employer_id"],
        amount="debt",
        period="period",
        law_in="region",
    )


def _with_deadline(frame: Frame, project: Frame, calendar: Frame, region: nw.Expr) -> Frame:
    """`region`; `deadline_from`, `deadline_to`: the last day to pay up, as far as it is known."""
    places = project.select("project_id", _region="region")
    frame = frame.join(places, on="project_id", how="left")
    frame = frame.with_columns(
        region=nw.coalesce("_region", region), _first=earliest("left_on"), _last=latest("left_on")
    )
    limit = parameter("settle_after_leaving_workdays").expr(
        nw.col("_first"), region=nw.col("region")
    )
    frame = frame.with_columns(_days=nw.coalesce(limit.cast(nw.Int64), AT_ONCE))
    numbers = calendar.select("day", "workday_number")
    ends = calendar.filter("workday").select(_end="workday_number", _ends="day")
    for bound, name in (("_first", "deadline_from"), ("_last", "deadline_to")):
        counted = frame.join(numbers.rename({"day": bound}), on=bound, how="left")
        counted = counted.with_columns(_end=nw.col("workday_number") + nw.col("_days"))
        counted = counted.join(ends, on="_end", how="left")
        at_once = nw.col("_days") == AT_ONCE
        end = nw.when(at_once).then(bound).otherwise(nw.coalesce("_ends", bound))
        frame = counted.with_columns(end.alias(name)).drop("workday_number", "_end", "_ends")
    return frame


def _past(as_of: nw.Expr) -> nw.Expr:
    runs = nw.when(nw.col("deadline_from") >= as_of).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("deadline_to") < as_of).then(TRUE).otherwise(runs)


def _owing() -> nw.Expr:
    known = nw.when(nw.col("unknown") == 0).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("debt") > 0).then(TRUE).otherwise(known)


def _span() -> nw.Expr:
    one = nw.col("first") == nw.col("last")
    return nw.when(one).then("first").otherwise(nw.concat_str(["first", "last"], separator="/"))


def _cited(frame: Frame, wage_line: Frame) -> Frame:
    wanted = wage_line.filter(nw.coalesce(nw.col("owed") > 0, TRUE))
    subjects = frame.select("subject", "worker_id", place="project_id")
    joined = wanted.select("worker_id", "payroll_id").join(subjects, on="worker_id")
    return joined.select("subject", "payroll_id", project_id="place")
