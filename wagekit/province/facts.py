"""What the page of a province tells, drawn from what the rules said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from wagekit.intake.said import english, in_language
from wagekit.model.documents import document
from wagekit.model.finding import Outcome
from wagekit.model.text import Text
from wagekit.views.province.facts import (
    Open,
    ProjectFacts,
    ProvinceFacts,
    RegionFacts,
    RuleFacts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.core.judged import Judged
    from wagekit.province.screening import Screening

MOST = 3
"""Projects named of a region."""


def facts_of(screening: Screening, name: str) -> ProvinceFacts:
    """The facts of the page; `name` is what the folder is called."""
    return ProvinceFacts(
        name=name,
        judged=screening.judged,
        rules=tuple(_rule(screening, code) for code in screening.counts),
        regions=tuple(_regions(screening)),
        files=[one.count for one in screening.province.tables.values()],
        issues=[in_language(issue, screening.lang) for issue in screening.province.issues],
    )


def _rule(screening: Screening, code: str) -> RuleFacts:
    known = screening.rules.by_code.get(code)
    title = known.title if known else Text(code, code)
    failed = screening.screened.failed.get(code, "")
    said = str(english(failed)) if screening.lang == "en" else str(failed)
    one = screening.ran.get(code)
    steps = tuple(_open(one, screening.open_steps(one))) if one else ()
    return RuleFacts(code, title, screening.counts[code], steps, said)


def _open(one: Judged, numbers: dict[int, int]) -> Iterator[Open]:
    for step, number in numbers.items():
        said = one.ladder.steps[step]
        yield Open(said.says, tuple(document(name) for name in said.ask), number)


def _regions(screening: Screening) -> Iterator[RegionFacts]:
    projects = screening.projects().unique("project_id", keep="first", maintain_order=True)
    counted = projects.join(_found(screening), on="project_id", how="full", coalesce=True)
    whole = counted.with_columns(pl.col("found", "rules").fill_null(0))
    order = ["found", "rules", "project_id"]
    ranked = whole.sort(order, descending=[True, True, False])
    regions = ranked.group_by("region", maintain_order=True).agg(
        pl.len().alias("projects"),
        (pl.col("found") > 0).sum().alias("with_findings"),
        pl.col("found").sum().alias("all"),
        pl.struct("project_id", "name", "found", "rules").head(MOST).alias("most"),
    )
    for row in regions.sort("all", "region", descending=[True, False]).iter_rows(named=True):
        most = tuple(ProjectFacts(**one) for one in row["most"] if one["found"])
        numbers = (row["projects"], row["with_findings"], row["all"])
        yield RegionFacts(row["region"], *numbers, most)


def _found(screening: Screening) -> pl.DataFrame:
    """Of each project, how many findings there are, and of how many rules."""
    schema = {"project_id": pl.String, "found": pl.UInt32}
    parts = [pl.DataFrame(schema=schema)]
    for one in screening.ran.values():
        if one.counts.get(Outcome.found):
            ids = screening.rows(one.listed([Outcome.found]).select("project_id"))
            parts.append(ids.group_by("project_id").agg(pl.len().alias("found").cast(pl.UInt32)))
    known = pl.concat(parts).filter(pl.col("project_id").is_not_null())
    return known.group_by("project_id").agg(
        pl.col("found").sum().cast(pl.Int64), pl.len().alias("rules").cast(pl.Int64)
    )
