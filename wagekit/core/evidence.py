"""The rows behind findings: which table, which key, and where in which file they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.judged import SUBJECT
from wagekit.model.finding import Evidence
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from wagekit.core.judged import Judged
    from wagekit.core.logic import Frame
    from wagekit.core.world import World
    from wagekit.model.finding import Outcome

KEYS = ("rule", *SUBJECT, "key")
SHOWN = ("rule", *SUBJECT, "table", "key", "_file", "_sheet", "_row")
Subject = tuple[str, str | None, str | None]
"""A rule, a project and a subject."""


def key_of(table: str) -> nw.Expr:
    """The key of a row of the canonical `table`: its key columns joined by a slash."""
    key = tables()[table].key
    if len(key) == 1:
        return nw.col(key[0])
    parts = [nw.coalesce(nw.col(c).cast(nw.String), nw.lit("")) for c in key]
    return nw.concat_str(parts, separator="/")


def keys_cited(judged: Judged, outcomes: Collection[Outcome]) -> dict[str, Frame]:
    """By table: `rule`, `project_id`, `subject`, `key` of each row that a rule cites."""
    listed = judged.listed(outcomes)
    own = [cited for cited in judged.ladder.evidence if cited.frame is None]
    parts = [(cited.table, listed.select(*SUBJECT, key=nw.col(cited.key))) for cited in own]
    for table, keys in judged.cited:
        parts.append((table, keys.join(listed, on=list(SUBJECT), how="semi")))
    by_table: dict[str, list[Frame]] = {}
    for table, keys in parts:
        by_table.setdefault(table, []).append(keys)
    return {table: _of_rule(judged.rule.code, keys) for table, keys in by_table.items()}


def _of_rule(code: str, parts: Sequence[Frame]) -> Frame:
    return nw.concat(list(parts), how="vertical").select(*SUBJECT, "key", rule=nw.lit(code))


def rows_cited(cited: Mapping[str, Iterable[Frame]], world: World) -> Frame | None:
    """`SHOWN`: each row that a rule cites once, with its place; None where no rule cites any.

    Args:
        cited: by table, what `keys_cited` gives for one or several rules.
        world: where the rows are.
    """
    parts = [_placed(table, frames, world) for table, frames in sorted(cited.items())]
    return nw.concat(parts, how="vertical") if parts else None


def _placed(table: str, frames: Iterable[Frame], world: World) -> Frame:
    every = nw.concat(list(frames), how="vertical")
    once = every.group_by(*KEYS).agg(_times=nw.len())
    source = world.frame(table).select("_file", "_sheet", "_row", key=key_of(table))
    return once.join(source, on="key", how="inner").select(
        *(nw.lit(table).alias("table") if c == "table" else nw.col(c) for c in SHOWN)
    )


def evidence_of(rows: Frame | None, world: World) -> dict[Subject, tuple[Evidence, ...]]:
    """The same as records, in a fixed order."""
    found: dict[Subject, list[Evidence]] = {}
    for row in world.engine.rows(rows).to_pylist() if rows is not None else ():
        shown = Evidence(row["table"], row["key"], row["_file"], row["_sheet"], row["_row"])
        found.setdefault((row["rule"], row["project_id"], row["subject"]), []).append(shown)
    return {subject: tuple(sorted(rows, key=_order)) for subject, rows in found.items()}


def _order(row: Evidence) -> tuple[str, str, int, str]:
    return (row.table, row.file or "", row.row or 0, row.key)
