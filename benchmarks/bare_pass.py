"""The limit: what a plain scan, join and group of the same columns takes."""

from __future__ import annotations

from pathlib import Path
from string import Template

import duckdb
from made import province
from measured import Stopwatch, measured

MEMORY = "3GB"


def bare_pass(projects: int) -> dict[str, float]:
    """Seconds of one pass."""
    text = Path(__file__).with_suffix(".sql").read_text("utf-8")
    query = Template(text).substitute(province(projects))
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    with Stopwatch() as watch:
        connection.sql(query).fetchall()
    return {"seconds": watch.seconds, "cpu": watch.cpu}


if __name__ == "__main__":
    measured(bare_pass)
