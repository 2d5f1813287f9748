"""Spark: the same rules over a province that is already in a cluster."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.errors import WagekitError
from wagekit.engines.canonical import with_all_columns
from wagekit.engines.stored import Stored, TableError
from wagekit.intake.said import Said
from wagekit.model.arrow import empty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import pyarrow as pa
    from pyspark.sql import Column, DataFrame, SparkSession

    from wagekit.core.logic import Frame


HEAP = "3g"
"""Of the JVM: what is kept stays in it, and a gigabyte, its own choice, is soon full."""
SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC"
"""Java's second compiler took half of all processor time, to make faster what hardly runs again."""

PAGE = "1m"
"""Each table that is broadcast takes a page: Spark's own rule makes it 32 MiB of such a heap."""

MOST_OF_A_PATH = 4096
FUNCTIONS = ("col", "lit", "when", "coalesce", "isnull", "not")
ASKED_OFTEN = {
    "functions": FUNCTIONS,
    "org.apache.spark.sql.functions": FUNCTIONS,
    "PythonUtils": ("toSeq",),
    "PythonSQLUtils": (),
}
"""Java's classes, and what nearly every step of a rule asks of them."""


def local_session(threads: int = 2) -> SparkSession:
    """A Spark session in this process for small tables: few shuffles, and plans interpreted.

    A rule makes a large plan: compiling it to Java takes longer than walking it over a small table.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, and a slow import

    return (
        SparkSession.builder.master(f"local[{threads}]")
        .appName("wagekit")
        .config("spark.driver.memory", HEAP)
        .config("spark.driver.extraJavaOptions", SHORT_LIVED)
        .config("spark.buffer.pageSize", PAGE)
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


def running_session() -> SparkSession:
    """The session of the cluster where this process has one, else one of this machine.

    Raises:
        WagekitError: PySpark or Java is missing.
    """
    try:
        from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415 - an extra
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as missing:
        raise WagekitError(
            Said(
                "使用 Spark 需要安装：pip install 'wagekit[spark]'",
                "Spark is missing: pip install 'wagekit[spark]'",
            )
        ) from missing
    try:
        return SparkSession.getActiveSession() or local_session()
    except PySparkRuntimeError as error:
        raise WagekitError(
            Said(
                "Spark 未能启动，需要 Java 17 或以上版本，请安装后再试",
                "Spark did not start: it needs Java 17 or newer",
            )
        ) from error


class SparkEngine:
    """Tables held as Spark frames.

    Args:
        session: a running session; `local_session()` makes one for small tables.
        sources: canonical tables by name: an Arrow table, or a Parquet file or folder.
    """

    def __init__(self, session: SparkSession, sources: Mapping[str, pa.Table | Path]) -> None:
        self.session = session
        _hold_classes(session)
        self._sources: dict[str, pa.Table | Path | Frame] = dict(sources)

    def table(self, name: str) -> Frame:
        """The canonical table with every column of its schema."""
        source = self._sources.get(name)
        if isinstance(source, nw.LazyFrame):
            return with_all_columns(name, source)
        return with_all_columns(name, nw.from_native(self._frame(name, source)))

    def close(self) -> None:
        """Leave the session running: it may be the cluster's, or serve the next run."""

    def stored(self, paths: Sequence[Path], root: Path) -> Stored:
        """The files of one table; `_file` is named from `root`, `_row` counts from 1."""
        reader = self.session.read.option("mergeSchema", "true")
        with _failing():
            frame = reader.parquet(*(path.as_uri() for path in paths))
        own = dict(frame.dtypes)
        placed = {"_file": _file_named_from(root), "_row": _row_of_file()}
        added = [made.alias(name) for name, made in placed.items() if name not in own]
        return Stored(nw.from_native(frame.select("*", *added)), own)

    def worked(self, frame: Frame, columns: Mapping[str, str]) -> Frame:
        """`frame` with these columns only, each by SQL text over those there are."""
        native: DataFrame = frame.to_native()
        return nw.from_native(native.selectExpr(*(f"{t} AS {n}" for n, t in columns.items())))

    def supply(self, name: str, frame: Frame) -> None:
        """Let `frame` be the canonical table `name`."""
        self._sources[name] = frame

    def batches(self, frame: Frame) -> Iterator[pa.RecordBatch]:
        """Compute `frame` and bring its rows here."""
        yield from self.rows(frame).to_batches()

    def keep(self, frame: Frame) -> Frame:
        """Compute `frame` and cut its lineage, so that iteration stays fast."""
        native: DataFrame = frame.to_native()
        with _failing():
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
        with _failing():
            return native.toArrow()

    def write(self, frame: Frame, path: Path) -> None:
        """Compute `frame` into a folder of Parquet files."""
        native: DataFrame = frame.to_native()
        native.write.parquet(str(path))

    def bring(self, table: pa.Table) -> Frame:
        """Put a table that no file supplied where frames can join it."""
        return nw.from_native(self.session.createDataFrame(table))

    def _frame(self, name: str, source: pa.Table | Path | None) -> DataFrame:
        if isinstance(source, Path):
            return self.session.read.parquet(str(source))
        table = empty(name) if source is None else source
        return self.session.createDataFrame(table)


def _hold_classes(session: SparkSession) -> None:
    """Let Python remember where Java's functions are.

    PySpark asks for them by name with every expression, and Java then looks through all its jars.
    """
    jvm = getattr(session, "_jvm", None)
    for name, functions in ASKED_OFTEN.items() if jvm is not None else ():
        held = getattr(jvm, name)
        setattr(jvm, name, held)
        for function in functions:
            setattr(held, function, getattr(held, function))


@contextmanager
def _failing() -> Iterator[None]:
    """Spark reads a file only when rows are asked for; an error of Java's may come as it is."""
    from py4j.protocol import (  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        Py4JJavaError,
    )
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        raise TableError(str(error).split("\n", 1)[0]) from error


def _file_named_from(root: Path) -> Column:
    """Spark knows files by their address, in which what is not plain is written as %XX."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    start = len(root.as_uri().removeprefix("file://")) + 2
    path = f.regexp_replace("_metadata.file_path", "^file:/*", "/")
    plus = f.regexp_replace(f.substring(path, start, MOST_OF_A_PATH), r"\+", "%2B")
    return f.url_decode(plus)


def _row_of_file() -> Column:
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    return f.col("_metadata.row_index") + 1
