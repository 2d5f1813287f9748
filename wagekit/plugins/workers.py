"""Workers as rules about wages look at them: one row each, with the names that sentences use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Note
from wagekit.law import parameter
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

OLD_LAW = Note(
    nw.col("first_due") < nw.lit(parameter("wages_decree_from").on(None)),
    Text(
        "（其中2020年5月1日以前到期的工资适用当时的规定。）",
        " (Wages due before 2020-05-01 rest on the rules of that time.)",
    ),
)


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
    listed = _one_row_each(worker).with_columns(on_roster=nw.lit(True))
    found = rows.group_by("worker_id").agg(
        _project=nw.col("project_id").min(), _employer=nw.col("employer_id").min()
    )
    joined = listed.join(found, on="worker_id", how="left")
    both = nw.concat([joined, _strangers(found, listed)], how="diagonal")
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


def _one_row_each(worker: Frame) -> Frame:
    """The roster of all projects; who is still on one of them has not left."""
    texts = [nw.col(name).min() for name in ("project_id", "employer_id", "name", "role")]
    days = ("left_on", "left_on_month")
    stays = nw.all_horizontal(*(nw.col(day).is_null() for day in days), ignore_nulls=False)
    marked = worker.with_columns(_stays=stays).group_by("worker_id")
    one = marked.agg(*texts, *(nw.col(day).max() for day in days), _stays=nw.col("_stays").max())
    left = [nw.when(~nw.col("_stays")).then(day).alias(day) for day in days]
    return one.with_columns(*left).drop("_stays")


def _strangers(found: Frame, listed: Frame) -> Frame:
    unlisted = found.join(listed, on="worker_id", how="anti")
    text, date = nw.lit(None, dtype=nw.String), nw.lit(None, dtype=nw.Date)
    return unlisted.with_columns(
        project_id=text, employer_id=text, name=text, role=text,
        left_on=date, left_on_month=date, on_roster=nw.lit(False),
    )  # fmt: skip
