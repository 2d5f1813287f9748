"""Spark: the same rules over a province that is already in a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.engines.canonical import with_all_columns
from wagekit.model.arrow import empty

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from wagekit.core.logic import Frame


HEAP = "3g"
"""Of the JVM: what is kept stays in it, and a gigabyte, its own choice, is soon full."""


def local_session(threads: int = 2) -> SparkSession:
    """A Spark session in this process for small tables: few shuffles, and plans interpreted.

    A rule makes a large plan: compiling it to Java takes longer than walking it over a small table.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, and a slow import

    return (
        SparkSession.builder.master(f"local[{threads}]")
        .appName("wagekit")
        .config("spark.driver.memory", HEAP)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "Asia/Shanghai")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.default.parallelism", "1")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        # Which line of Python made each expression: a round trip to the JVM for every one.
        .config("spark.python.sql.dataFrameDebugging.enabled", "false")
        .getOrCreate()
    )


class SparkEngine:
    """Tables held as Spark frames.

    Args:
        session: a running session; `local_session()` makes one for small tables.
        sources: canonical tables by name: an Arrow table, or a Parquet file or folder.
    """

    def __init__(self, session: SparkSession, sources: Mapping[str, pa.Table | Path]) -> None:
        self.session = session
        self._sources = dict(sources)

    def table(self, name: str) -> Frame:
        """The canonical table with every column of its schema."""
        return with_all_columns(name, nw.from_native(self._frame(name)))

    def keep(self, frame: Frame) -> Frame:
        """Compute `frame` and cut its lineage, so that iteration stays fast."""
        native: DataFrame = frame.to_native()
        return nw.from_native(native.localCheckpoint(eager=True))

    def parted(
        self, frame: Frame, column: str, values: Collection[str]
    ) -> tuple[Mapping[str, int], Frame]:
        """Compute `frame`: the rows by value of `column`, and those that have one of `values`."""
        every = self.keep(frame)
        counted = self.rows(every.group_by(column).agg(n=nw.len())).to_pylist()
        wanted = every.filter(nw.col(column).is_in(list(values)))
        return {row[column]: int(row["n"]) for row in counted}, self.keep(wanted)

    def rows(self, frame: Frame) -> pa.Table:
        """Compute `frame` and fetch it."""
        native: DataFrame = frame.to_native()
        return native.toArrow()

    def write(self, frame: Frame, path: Path) -> None:
        """Compute `frame` into a folder of Parquet files."""
        native: DataFrame = frame.to_native()
        native.write.parquet(str(path))

    def bring(self, table: pa.Table) -> Frame:
        """Put a table that no file supplied where frames can join it."""
        return nw.from_native(self.session.createDataFrame(table))

    def _frame(self, name: str) -> DataFrame:
        source = self._sources.get(name)
        if isinstance(source, Path):
            return self.session.read.parquet(str(source))
        table = empty(name) if source is None else source
        return self.session.createDataFrame(table)
