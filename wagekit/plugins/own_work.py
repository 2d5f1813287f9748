"""Whether a contractor, or a member of its consortium, has workers of its own on the site."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Note
from wagekit.core.logic import OPEN, Frame, truth
from wagekit.model.text import Text

BUILDS = nw.col("role").is_null() | nw.col("role").is_in(["worker", "foreman"])
"""A row of the roster of somebody who builds (a frame of `worker`)."""
MANAGES = nw.col("role") == "manager"
"""The same, of somebody who manages."""
BUILDS_OR_MANAGES = nw.col("role").is_null() | (nw.col("role") != "supplier")
"""The same, of either."""

EMPLOYED = ~nw.col("employer_id").is_null()
WHO = ["project_id", "worker_id"]

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
    sides: Frame, worker: Frame, attended: Frame, payroll: Frame, *, counts: nw.Expr
) -> Frame:
    """`contract_id`, `own_work`: whether own workers have days on the site of the contract.

    Null where own workers are on the roster and their days are not known, and where somebody may
    have come of whom nobody says for whom he works; a contract has no row if nobody of its side is
    on the roster and nobody in the project is without an employer. Whom only a wage sheet names as
    a firm's worker counts as if on its roster.

    Args:
        sides: `project_id`, `contract_id`, `side_id`: the firms whose workers count.
        worker: the roster.
        attended: who came, by attendance and wage sheets.
        payroll: the wage sheets.
        counts: `BUILDS`, `MANAGES` or `BUILDS_OR_MANAGES`.
    """
    came = attended.select(*WHO, "came")
    people = _with_days(_people(worker, payroll, counts), came)
    nobodys = _with_days(_nobodys(worker, payroll, came, counts), came)
    firms = sides.select("project_id", "contract_id", employer_id="side_id")
    own = firms.join(people, on=["project_id", "employer_id"])
    perhaps = firms.join(_at_most_open(nobodys), on="project_id")
    both = nw.concat(
        [some.select("contract_id", "came") for some in (own, perhaps)], how="vertical"
    )
    seen = both.group_by("contract_id").agg(_came=nw.col("came").max())
    return seen.select("contract_id", own_work=truth(nw.col("_came")))


def _people(worker: Frame, payroll: Frame, counts: nw.Expr) -> Frame:
    """Who works for whom in each project: as the roster says, else as the wage sheet does."""
    columns = ("project_id", "employer_id", "worker_id")
    listed = worker.filter(counts, EMPLOYED).select(*columns)
    paid = payroll.filter(EMPLOYED).group_by(*columns).agg(n=nw.len()).select(*columns)
    unlisted = paid.join(_told(worker, counts), on=WHO, how="anti")
    return nw.concat([listed, unlisted], how="vertical")


def _nobodys(worker: Frame, payroll: Frame, came: Frame, counts: nw.Expr) -> Frame:
    """`WHO`: who may have worked there, and neither roster nor wage sheet says for whom."""
    unnamed = payroll.filter(~EMPLOYED)
    people = (worker.filter(counts), came, unnamed)
    someone = nw.concat([some.select(*WHO) for some in people], how="vertical")
    untold = someone.join(_told(worker, counts), on=WHO, how="anti")
    return untold.join(payroll.filter(EMPLOYED), on=WHO, how="anti")


def _told(worker: Frame, counts: nw.Expr) -> Frame:
    """Of whom the roster says for whom he works, or that he does not count."""
    return worker.filter(EMPLOYED | ~counts).select(*WHO)


def _with_days(people: Frame, came: Frame) -> Frame:
    joined = people.join(came, on=WHO, how="left")
    return joined.with_columns(came=nw.coalesce("came", nw.lit(OPEN)))


def _at_most_open(people: Frame) -> Frame:
    """Per project: whether somebody may have come, who may be anybody's."""
    level_of = nw.when(nw.col("came") == 0).then(nw.lit(0)).otherwise(nw.lit(OPEN))
    return people.with_columns(came=level_of).group_by("project_id").agg(nw.col("came").max())
