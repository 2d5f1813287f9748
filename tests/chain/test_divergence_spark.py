"""The same divergences on Apache Spark."""

from __future__ import annotations

import pytest
from made import AS_OF, merged, rows_of
from test_divergence import cases

from wagekit.core.world import World


@pytest.mark.spark
def test_spark_finds_what_duckdb_finds() -> None:
    pytest.importorskip("pyspark", reason="the extra wagekit[spark] is not installed")
    from wagekit.engines.spark import SparkEngine, local_session  # noqa: PLC0415 - an extra

    here = merged({name: rows for name, (rows, _) in cases.items()})
    tables = here.engine._sources  # noqa: SLF001 - the rows that both engines read
    there = World(SparkEngine(local_session(), tables), as_of=AS_OF, region=None)
    for name in ("divergence", "divergence_row"):
        one, two = (sorted(map(str, rows_of(world, name))) for world in (here, there))
        assert one == two
        assert one
