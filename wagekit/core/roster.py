"""Who a worker is and who employs him, and whether the roster itself says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def with_stated(worker: Frame) -> Frame:
    """`worker` with `employer_stated`: whether the row itself names the employer."""
    return worker.with_columns(employer_stated=~nw.col("employer_id").is_null())


def with_team_employer(worker: Frame, team: Frame) -> Frame:
    """`worker`; where a row states no employer, the one of its team in the same project.

    That tells for whom somebody works, not with whom he has a labour contract: an agency, or the
    firm that lends him, may be his employer.
    """
    columns = worker.collect_schema().names()
    teams = team.select("project_id", "team_id", _of_team="employer_id")
    joined = worker.join(teams, on=["project_id", "team_id"], how="left")
    return joined.with_columns(employer_id=nw.coalesce("employer_id", "_of_team")).select(*columns)


def named_people(rows: Frame, alias: Frame) -> Frame:
    """The rows of workers with `person_id`, the one id of each person."""
    ids = alias.select(worker_id="id", _who="who")
    joined = rows.join(ids, on="worker_id", how="left")
    return joined.with_columns(person_id=nw.coalesce("_who", "worker_id")).drop("_who")
