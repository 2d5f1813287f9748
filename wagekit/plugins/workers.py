"""Workers as rules about wages look at them: one row each, with the names that sentences use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Note, Step, clear_when, not_applicable
from wagekit.core.logic import TRUE, is_true
from wagekit.law import parameter
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

OLD_LAW = Note(
    nw.col("first_due_to") < nw.lit(parameter("wages_decree_from").on(None)),
    Text(
        "（其中2020年5月1日以前到期的工资适用当时的规定）",
        " (Wages due before 2020-05-01 rest on the rules of that time.)",
    ),
)

UNDER_ANOTHER_ID: tuple[Step, ...] = (
    clear_when(
        is_true(~nw.col("elsewhere")),
        "同一人的工资记录在其另一编号下，没有未付的工资",
        "the person's lines stand under another id, and nothing of them is unpaid",
    ),
    not_applicable(
        is_true(nw.col("elsewhere")),
        "同一人的工资记录在其另一编号下，按该编号判断",
        "the person's lines stand under another id, which is judged instead",
    ),
)
"""One person with several ids is judged once (a frame of `with_other_ids`)."""


def people(worker: Frame, actor: Frame, rows: Frame) -> Frame:
    """The roster and whoever only `rows` name, one row a worker.

    Args:
        worker: the roster.
        actor: the names of parties.
        rows: has `worker_id`, `project_id` and `employer_id`.

    Returns:
        `subject`, `worker_id`, `worker_name`, `project_id`, `employer_id`, `employer_name`,
        `worker_role`, `left_on`, `left_on_month`, `on_roster`.
    """
    found = _places(rows)
    listed = _one_row_each(worker, found).with_columns(on_roster=nw.lit(True))
    both = nw.concat([listed, _strangers(found, listed)], how="diagonal")
    named = both.with_columns(
        project_id=nw.coalesce("project_id", "_project"),
        employer_id=nw.coalesce("_employer", "employer_id"),
        worker_name=nw.coalesce("name", "worker_id"),
    ).rename({"role": "worker_role"})
    firms = actor.select(employer_id="party_id", _firm="name")
    whole = named.join(firms, on="employer_id", how="left")
    return whole.with_columns(
        subject=nw.col("worker_id"), employer_name=nw.coalesce("_firm", "employer_id")
    ).drop("_firm", "_project", "_employer", "name")


def owed_first(owing: Frame, wage_line: Frame) -> Frame:
    """Where each worker is owed; for those who are owed nothing, where they are on a sheet."""
    columns = ("worker_id", "project_id", "employer_id")
    rest = wage_line.join(owing, on="worker_id", how="anti")
    return nw.concat([owing.select(*columns), rest.select(*columns)], how="vertical")


def _places(rows: Frame) -> Frame:
    """`worker_id`, `_project`, `_employer`: the first project of the rows, and who hired there."""
    first = rows.group_by("worker_id").agg(_project=nw.col("project_id").min())
    there = rows.join(first, on="worker_id").filter(nw.col("project_id") == nw.col("_project"))
    return there.group_by("worker_id", "_project").agg(_employer=nw.col("employer_id").min())


def _one_row_each(worker: Frame, found: Frame) -> Frame:
    """The roster of the project of `found`, else of all; no employer where these name several."""
    joined = worker.join(found, on="worker_id", how="left")
    away = nw.when(is_true(nw.col("project_id") == nw.col("_project"))).then(nw.lit(0))
    marked = joined.with_columns(_away=away.otherwise(nw.lit(1)))
    nearest = marked.filter(nw.col("_away") == nw.col("_away").min().over("worker_id"))
    kept = ("project_id", "name", "role", "left_on", "left_on_month", "_project", "_employer")
    one = nearest.group_by("worker_id").agg(
        *(nw.col(name).min() for name in kept),
        employer_id=nw.col("employer_id").min(),
        _last=nw.col("employer_id").max(),
    )
    alone = nw.when(nw.col("employer_id") == nw.col("_last")).then("employer_id")
    return one.with_columns(employer_id=alone).drop("_last")


def _strangers(found: Frame, listed: Frame) -> Frame:
    unlisted = found.join(listed, on="worker_id", how="anti")
    text, date = nw.lit(None, dtype=nw.String), nw.lit(None, dtype=nw.Date)
    return unlisted.with_columns(
        project_id=text, employer_id=text, name=text, role=text,
        left_on=date, left_on_month=date, on_roster=nw.lit(False),
    )  # fmt: skip


def with_other_ids(frame: Frame, wage_line: Frame, person: Frame, *, unpaid: nw.Expr) -> Frame:
    """`frame` with `elsewhere`: whether lines under another id of the same person are unpaid.

    Null for who has lines under the own id (`lines`), or no line at all.

    Args:
        frame: has `worker_id` and `lines`.
        wage_line: the lines of the payroll.
        person: the one id of each person.
        unpaid: whether a line is unpaid; what is not known may be.
    """
    marked = wage_line.with_columns(_unpaid=nw.coalesce(unpaid, TRUE))
    found = marked.group_by("person_id").agg(_unpaid=nw.col("_unpaid").max())
    ids = person.select("worker_id", "person_id").join(found, on="person_id")
    joined = frame.join(ids, on="worker_id", how="left")
    other = nw.when(nw.col("lines").is_null()).then("_unpaid")
    return joined.with_columns(elsewhere=other).drop("_unpaid", "person_id")
