"""Small worlds written by hand or drawn by chance, on DuckDB."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.model.schema import tables
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AS_OF = dt.date(2024, 6, 30)

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def world_of(rows: Mapping[str, Sequence[Row]]) -> World:
    tables = {name: table_of(name, some) for name, some in rows.items()}
    return World(PolarsEngine(tables), as_of=AS_OF, region=None)


def rows_of(world: World, name: str) -> list[Row]:
    return world.engine.rows(world.frame(name)).to_pylist()


def dice(seed: object) -> random.Random:
    """The same throws for the same seed."""
    return random.Random(str(seed))  # noqa: S311 - worlds, not secrets


def paid(payment_id: str, payer: str | None, payee: str | None, yuan: Any, **more: Any) -> Row:
    """A payment in project P on 2024-01-01 unless told otherwise; `kind` is its class."""
    given = {"project_id": "P", "paid_at": "2024-01-01", **more}
    named = {"payment_id": payment_id, "payer_id": payer, "payee_id": payee, "amount": yuan}
    kind = {"class": given.pop("kind")} if "kind" in given else {}
    return {**named, **given, **kind}


def signed(contract_id: str, issuer: str | None, contractor: str | None, **more: Any) -> Row:
    ends = {"issuer_id": issuer, "contractor_id": contractor}
    return {"contract_id": contract_id, "project_id": "P", **ends, **more}


IDS = frozenset({"id", "ids", "code"})


def merged(worlds: Mapping[str, Mapping[str, Sequence[Row]]]) -> World:
    """All worlds as one: the ids of each begin with its name, so that none meets another."""
    rows: Rows = {}
    for world, drawn in worlds.items():
        for table, some in drawn.items():
            rows.setdefault(table, []).extend(_own(table, row, world) for row in some)
    return world_of(rows)


def split(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Rows of a merged world by world, under their own ids again."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        world = row["project_id"].split("~")[0]
        found.setdefault(world, []).append({k: _bare(v, world) for k, v in row.items()})
    return found


def _own(table: str, row: Row, world: str) -> Row:
    ids = {column.name for column in tables()[table].columns if column.type in IDS}
    return {key: _named(value, world) if key in ids else value for key, value in row.items()}


def _named(value: Any, world: str) -> Any:
    if value is None or value == "none":
        return value
    return ";".join(f"{world}~{part}" for part in value.split(";"))


def _bare(value: Any, world: str) -> Any:
    return value.removeprefix(f"{world}~") if isinstance(value, str) else value
