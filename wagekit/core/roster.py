"""Who employs a worker of whom only the team is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def with_team_employer(worker: Frame, team: Frame) -> Frame:
    """`worker`; where a row states no employer, the one of its team in the same project."""
    columns = worker.collect_schema().names()
    teams = team.select("project_id", "team_id", _of_team="employer_id")
    joined = worker.join(teams, on=["project_id", "team_id"], how="left")
    return joined.with_columns(employer_id=nw.coalesce("employer_id", "_of_team")).select(*columns)
