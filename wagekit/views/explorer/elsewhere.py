"""What the parties of a project do in other projects of the same case or province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from wagekit.views.chain.words import amount_words
from wagekit.views.explorer.part import Elsewhere
from wagekit.views.explorer.words import GAVE, GENERAL, HELD, MORE_PROJECTS, OWNS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wagekit.core.world import World

    Row = Mapping[str, Any]

MOST: Final = 12
SIDES: Final = (("contract", "contractor_id", HELD), ("contract", "issuer_id", GAVE))
POSTS: Final = (
    ("project", "general_contractor_id", GENERAL),
    ("project", "owner_id", OWNS),
)


@dataclass(frozen=True, slots=True)
class Others:
    """The other projects of one party: those listed, and what is said of the rest."""

    listed: tuple[Elsewhere, ...]
    more: str


def elsewhere(
    world: World, project: str, parties: Collection[str], *, lang: str = "zh"
) -> dict[str, Others]:
    """Other projects in which `parties` stand, those with most money first.

    Args:
        world: The tables of a case or a province.
        project: The project that is left out.
        parties: Ids of parties.
        lang: `zh` or `en`.
    """
    parts: dict[tuple[str, str], list[str]] = {}
    sums: dict[tuple[str, str], int] = {}
    for table, column, words in (*SIDES, *POSTS):
        for row in _rows(world, project, parties, table=table, column=column):
            place = (row["party"], row["project_id"])
            parts.setdefault(place, []).append(_words(words.in_(lang), row, lang))
            sums[place] = sums.get(place, 0) + (row.get("amount") or 0)
    names = _names(world, {other for _, other in parts})
    found: dict[str, list[Elsewhere]] = {}
    join = ("；" if lang == "zh" else "; ").join
    for party, other in sorted(parts, key=lambda place: (-sums[place], place)):
        label = join(parts[party, other])
        said = Elsewhere(f"project:{other}", names.get(other, other), label)
        found.setdefault(party, []).append(said)
    return {party: _cut(said, lang) for party, said in found.items()}


def _cut(said: list[Elsewhere], lang: str) -> Others:
    left = len(said) - MOST
    return Others(tuple(said[:MOST]), MORE_PROJECTS.in_(lang).format(n=left) if left > 0 else "")


def _words(words: str, row: Row, lang: str) -> str:
    amount = row.get("amount")
    return words.format(n=row.get("n")) + (f" {amount_words(amount, lang)}" if amount else "")


def _rows(
    world: World, project: str, parties: Collection[str], *, table: str, column: str
) -> list[dict[str, Any]]:
    """How many rows of a table name each party in each other project; the sum, if all is known."""
    price = nw.col("price") if table == "contract" else nw.lit(None, dtype=nw.Int64)
    frame = world.frame(table).select("project_id", party=nw.col(column), price=price)
    other = frame.filter(nw.col("party").is_in(list(parties)), nw.col("project_id") != project)
    unknown = nw.when(nw.col("price").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
    grouped = (
        other.with_columns(_unknown=unknown)
        .group_by("party", "project_id")
        .agg(n=nw.len(), _sum=nw.col("price").sum().cast(nw.Int64), _open=nw.col("_unknown").sum())
        .with_columns(amount=nw.when(nw.col("_open") == 0).then("_sum"))
    )
    rows = world.records(grouped)
    return sorted(rows, key=lambda row: (row["party"], row["project_id"]))


def _names(world: World, projects: Collection[str]) -> dict[str, str]:
    frame = world.frame("project").filter(nw.col("project_id").is_in(list(projects)))
    rows = world.records(frame.select("project_id", "name"))
    return {row["project_id"]: " ".join(row["name"].split()) for row in rows if row["name"]}
