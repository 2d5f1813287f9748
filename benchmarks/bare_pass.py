"""The limit: what a plain scan, join and group of the same columns takes."""

from __future__ import annotations

from pathlib import Path
from string import Template

import duckdb
from made import province
from measured import Stopwatch, measured

MEMORY = "3GB"
IDS = {"contract_id", "project_id", "issuer_id", "contractor_id", "parent_contract_id", "name"}


def bare_pass(projects: int) -> dict[str, float]:
    """Seconds of one pass."""
    tables = province(projects)
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    terms = [
        *_counted(connection, tables, "c", "contract"),
        *_counted(connection, tables, "p", "project"),
    ]
    text = Path(__file__).with_suffix(".sql").read_text("utf-8")
    query = Template(text).substitute(terms=" + ".join(terms), **tables)
    with Stopwatch() as watch:
        connection.sql(query).fetchall()
    return {"seconds": watch.seconds, "cpu": watch.cpu}


def _counted(
    connection: duckdb.DuckDBPyConnection, tables: dict[str, Path], alias: str, name: str
) -> list[str]:
    columns = connection.read_parquet(str(tables[name])).columns
    return [f"count({alias}.{c})" for c in columns if c not in IDS and not c.startswith("_")]


if __name__ == "__main__":
    measured(bare_pass)
