"""Whether a contractor, or a member of its consortium, has workers of its own on the site."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Note
from wagekit.core.logic import OPEN, Frame, level, truth
from wagekit.model.text import Text

BUILDS = nw.col("role").is_null() | nw.col("role").is_in(["worker", "foreman"])
"""A row of the roster of somebody who builds (a frame of `worker`)."""
BUILDS_OR_MANAGES = nw.col("role").is_null() | (nw.col("role") != "supplier")
"""The same, or of somebody who manages."""

NO_PEOPLE = Note(
    nw.col("passes_on") & nw.col("people").is_null(),
    Text(
        "；资料中没有花名册和考勤，是否自行施工不明",
        "; the data hold no roster and no attendance, so whether it built itself is not known",
    ),
)
"""Beside "no own workers are seen" (where `passes_on`) it must be said that nobody could be."""


def people_on_record(*people: Frame) -> Frame:
    """`project_id`, `people`: the projects of which some person is on record."""
    named = [frame.select("project_id") for frame in people]
    return nw.concat(named, how="vertical").group_by("project_id").agg(people=nw.len())


def own_work(
    sides: Frame, worker: Frame, attendance: Frame, payroll: Frame, *, counts: nw.Expr
) -> Frame:
    """`contract_id`, `own_work`: whether own workers have days on the site of the contract.

    Null where own workers are on the roster and their days are not known; a contract of whose
    side nobody is on the roster has no row. Whom only a wage sheet names as a firm's worker counts
    as if on its roster.

    Args:
        sides: `project_id`, `contract_id`, `side_id`: the firms whose workers count.
        worker: the roster.
        attendance: the days.
        payroll: the wage sheets, with days of their own.
        counts: `BUILDS` or `BUILDS_OR_MANAGES`.
    """
    people = _people(worker, payroll, counts)
    own = sides.select("project_id", "contract_id", employer_id="side_id").join(
        people, on=["project_id", "employer_id"]
    )
    came = _came(attendance, payroll)
    days = own.join(came, on=["project_id", "worker_id"], how="left")
    known = nw.coalesce(nw.col("came"), nw.lit(OPEN))
    return (
        days.group_by("contract_id")
        .agg(_came=known.max())
        .select("contract_id", own_work=truth(nw.col("_came")))
    )


def _people(worker: Frame, payroll: Frame, counts: nw.Expr) -> Frame:
    """Who works for whom in each project: as the roster says, else as the wage sheet does."""
    columns = ("project_id", "employer_id", "worker_id")
    employed = ~nw.col("employer_id").is_null()
    listed = worker.filter(counts, employed).select(*columns)
    told = worker.filter(employed | ~counts).select("project_id", "worker_id")
    paid = payroll.filter(employed).group_by(*columns).agg(n=nw.len()).select(*columns)
    unlisted = paid.join(told, on=["project_id", "worker_id"], how="anti")
    return nw.concat([listed, unlisted], how="vertical")


def _came(attendance: Frame, payroll: Frame) -> Frame:
    columns = ("project_id", "worker_id", "days")
    on_sheet = payroll.filter(~nw.col("days").is_null()).select(*columns)
    both = nw.concat([attendance.select(*columns), on_sheet], how="vertical")
    return both.group_by("project_id", "worker_id").agg(came=level(nw.col("days") > 0).max())
