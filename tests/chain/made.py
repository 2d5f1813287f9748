"""Small worlds written by hand or drawn by chance, on DuckDB."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def world_of(rows: Mapping[str, Sequence[Row]]) -> World:
    tables = {name: table_of(name, some) for name, some in rows.items()}
    return World(DuckDBEngine(tables), as_of=dt.date(2024, 6, 30), region=None)


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
