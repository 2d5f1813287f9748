"""When a worker left, by all rosters on which the person stands, whatever the id there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import earliest, is_true, latest, month_begins

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

DAYS = ("left_on", "left_on_month")
HERE = ("person_id", "project_id")


def with_leaving(worker: Frame, person: Frame, wage_line: Frame) -> Frame:
    """The roster with the last day of leaving of each person; none where one project has no day.

    In one project a roster speaks for the person's other ids there, unless one of these entered,
    or has wages for a month, after that day.
    """
    there = _by_project(_with_seen(worker, person, wage_line))
    stays = earliest("left_on").is_null()
    last = {day: nw.col(day).max().over("person_id") for day in DAYS}
    marked = there.with_columns(_stays=stays.max().over("person_id"), **last)
    month_is_last = is_true(nw.col("left_on_month") > nw.col("left_on"))
    return marked.with_columns(
        left_on=nw.when(~nw.col("_stays") & ~month_is_last).then("left_on"),
        left_on_month=nw.when(~nw.col("_stays")).then("left_on_month"),
    ).drop("_stays", "person_id")


def _with_seen(worker: Frame, person: Frame, wage_line: Frame) -> Frame:
    """`person_id`, and `_paid_for`: the last month of the person's wages in the project."""
    months = wage_line.group_by(*HERE).agg(_paid_for=nw.col("month").max())
    rows = worker.join(person.select("worker_id", "person_id"), on="worker_id", how="left")
    return rows.join(months, on=list(HERE), how="left")


def _by_project(rows: Frame) -> Frame:
    """What one roster says of leaving goes for the rows of the project that say nothing of it."""
    month = month_begins("_paid_for")
    later = is_true(latest("entered_on") >= nw.col("_left")) | is_true(month > nw.col("_left"))
    takes = earliest("left_on").is_null() & ~later
    taken = {day: nw.when(takes).then(nw.col(day).max().over(*HERE)) for day in DAYS}
    marked = rows.with_columns(_left=earliest("left_on").max().over(*HERE))
    carried = {day: nw.coalesce(nw.col(day), value) for day, value in taken.items()}
    return marked.with_columns(**carried).drop("_left", "_paid_for")


def told_by(frame: Frame, worker: Frame, person: Frame) -> Frame:
    """The rows of the roster that tell when the workers of `frame` left: those of all their ids."""
    ids = person.select("worker_id", "person_id")
    rows = worker.select("worker_id").unique().join(ids, on="worker_id")
    of = frame.select("subject", "worker_id", "project_id").join(ids, on="worker_id")
    pairs = rows.rename({"worker_id": "_cited"}).join(of, on="person_id")
    return pairs.select("subject", "project_id", worker_id="_cited")
