"""The rows behind a finding: which table, which key, and where in which file they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import Frame
from wagekit.model.finding import Evidence
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from wagekit.core.judged import Judged
    from wagekit.core.ladder import Cited
    from wagekit.core.world import World

SHOWN = ("project_id", "subject", "table", "key", "_file", "_sheet", "_row")


def key_of(table: str) -> nw.Expr:
    """The key of a row of the canonical `table`: its key columns joined by a slash."""
    parts = [nw.coalesce(nw.col(c).cast(nw.String), nw.lit("")) for c in tables()[table].key]
    return nw.concat_str(parts, separator="/")


def rows_cited(
    judged: Judged, world: World
) -> dict[tuple[str | None, str | None], tuple[Evidence, ...]]:
    """The evidence of every listed subject of a rule, in a fixed order."""
    loud = judged.loud()
    parts = [_cited(cited, loud, world) for cited in judged.ladder.evidence]
    if not parts:
        return {}
    found: dict[tuple[str | None, str | None], set[Evidence]] = {}
    for row in world.engine.rows(nw.concat(parts, how="vertical")).to_pylist():
        shown = Evidence(row["table"], row["key"], row["_file"], row["_sheet"], row["_row"])
        found.setdefault((row["project_id"], row["subject"]), set()).add(shown)
    return {subject: tuple(sorted(rows, key=_order)) for subject, rows in found.items()}


def _cited(cited: Cited, loud: Frame, world: World) -> Frame:
    keys = loud if cited.frame is None else _of_loud(cited.frame, loud)
    keys = keys.select("project_id", "subject", key=nw.col(cited.key))
    source = world.frame(cited.table).select("_file", "_sheet", "_row", key=key_of(cited.table))
    return keys.join(source, on="key", how="inner").select(
        *(nw.lit(cited.table).alias("table") if c == "table" else nw.col(c) for c in SHOWN)
    )


def _of_loud(frame: Frame, loud: Frame) -> Frame:
    return frame.join(
        loud.select("project_id", "subject"), on=["project_id", "subject"], how="semi"
    )


def _order(row: Evidence) -> tuple[str, str, int, str]:
    return (row.table, row.file or "", row.row or 0, row.key)
