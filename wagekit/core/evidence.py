"""The rows behind findings: which table, which key, and where in which file they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.model.finding import Evidence
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from wagekit.core.judged import Judged
    from wagekit.core.logic import Frame
    from wagekit.core.world import World
    from wagekit.model.finding import Outcome

SUBJECT = ("project_id", "subject")
NOWHERE = nw.lit("")
"""In place of no project, since nothing joins on an unknown."""
SHOWN = ("rule", *SUBJECT, "table", "key", "_file", "_sheet", "_row")
Subject = tuple[str, str | None, str | None]
"""A rule, a project and a subject."""


def key_of(table: str) -> nw.Expr:
    """The key of a row of the canonical `table`: its key columns joined by a slash.

    Where a key column is unknown, the first known of those that stand in for it takes its place.
    """
    schema = tables()[table]
    if len(schema.key) == 1:
        return nw.col(schema.key[0])
    named = [(c, *schema.key_else.get(c, ())) for c in schema.key]
    parts = [nw.coalesce(*(nw.col(c).cast(nw.String) for c in cs), nw.lit("")) for cs in named]
    return nw.concat_str(parts, separator="/")


def keys_cited(judged: Judged, outcomes: Collection[Outcome]) -> Frame | None:
    """`rule`, `project_id`, `subject`, `table`, `key` of each row that a rule cites, once."""
    listed = judged.listed(outcomes)
    own = judged.ladder.evidence
    parts = [_of(cited.table, listed.select(*SUBJECT, key=nw.col(cited.key))) for cited in own]
    for table, keys in judged.cited:
        parts.append(_of(table, of_subjects(keys, listed)))
    if not parts:
        return None
    once = nw.concat(parts, how="vertical").group_by(*SUBJECT, "table", "key").agg(n=nw.len())
    return once.select(*SUBJECT, "table", "key", rule=nw.lit(judged.rule.code))


def of_subjects(rows: Frame, subjects: Frame) -> Frame:
    """The rows of `SUBJECT` that `subjects` has too; a subject may belong to no project."""
    place = nw.coalesce("project_id", NOWHERE)
    wanted = subjects.select("subject", _place=place)
    return rows.with_columns(_place=place).join(wanted, on=["_place", "subject"], how="semi")


def _of(table: str, keys: Frame) -> Frame:
    return keys.select(*SUBJECT, "key", table=nw.lit(table))


def rows_cited(
    cited: Iterable[Judged], outcomes: Collection[Outcome], world: World
) -> Frame | None:
    """`SHOWN`: the place of each row that rules cite; None where they cite none.

    The keys of each rule are computed by themselves, since engines bound how large a query may be.
    """
    cited = list(cited)
    keys = [keys_cited(judged, outcomes) for judged in cited]
    kept = [world.engine.keep(frame) for frame in keys if frame is not None]
    if not kept:
        return None
    every = world.engine.keep(nw.concat(kept, how="vertical"))
    named = {table for judged in cited for table in judged.tables()}
    return nw.concat([_placed(table, every, world) for table in sorted(named)], how="vertical")


def _placed(table: str, every: Frame, world: World) -> Frame:
    source = world.places(table).select("_file", "_sheet", "_row", key=key_of(table))
    keys = every.filter(nw.col("table") == table)
    return keys.join(source, on="key", how="inner").select(*SHOWN)


def evidence_of(rows: Frame | None, world: World) -> dict[Subject, tuple[Evidence, ...]]:
    """The same as records, in a fixed order."""
    found: dict[Subject, list[Evidence]] = {}
    for row in world.records(rows) if rows is not None else ():
        shown = Evidence(row["table"], row["key"], row["_file"], row["_sheet"], row["_row"])
        found.setdefault((row["rule"], row["project_id"], row["subject"]), []).append(shown)
    return {subject: tuple(sorted(rows, key=_order)) for subject, rows in found.items()}


def _order(row: Evidence) -> tuple[str, str, int, str]:
    return (row.table, row.file or "", row.row or 0, row.key)
