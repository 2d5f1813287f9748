"""DuckDB in this process: a province on one machine."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import narwhals as nw
import pyarrow as pa
from pyarrow import compute

from wagekit.core.errors import WagekitError
from wagekit.engines.canonical import with_all_columns
from wagekit.engines.stored import Stored, TableError
from wagekit.intake.said import Said
from wagekit.model.arrow import empty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.core.logic import Frame

BATCH = 100_000
"""Rows that are brought here at a time."""


class DuckDBEngine:
    """Tables held as Arrow, or read from Parquet, in one in-process database.

    Args:
        sources: canonical tables by name: an Arrow table, or a Parquet file or glob.
        memory: what DuckDB may use before it works on disk, such as ``2GB``; what is kept counts
            extra. By default what DuckDB takes for itself.
    """

    def __init__(
        self, sources: Mapping[str, pa.Table | Path], *, memory: str | None = None
    ) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("SET enable_progress_bar = false")
        # What Spark calls a moment without a zone, and where a moment with one is read.
        self.connection.execute("CREATE TYPE TIMESTAMP_NTZ AS TIMESTAMP")
        self.connection.execute("SET TimeZone = 'Asia/Shanghai'")
        self._sources: dict[str, pa.Table | Path | Frame] = dict(sources)
        self._spill = None if memory is None else TemporaryDirectory(prefix="wagekit-")
        if self._spill is not None:
            self.connection.execute("SET memory_limit = ?", [memory])
            self.connection.execute("SET temp_directory = ?", [self._spill.name])

    def close(self) -> None:
        """Let go of the database and of what it has put on disk."""
        self.connection.close()
        if self._spill is not None:
            self._spill.cleanup()

    def table(self, name: str) -> Frame:
        """The canonical table with every column of its schema."""
        source = self._sources.get(name)
        if isinstance(source, nw.LazyFrame):
            return with_all_columns(name, source)
        return with_all_columns(name, nw.from_native(self._relation(name, source)))

    def stored(self, paths: Sequence[Path], root: Path) -> Stored:
        """The files of one table; `_file` is named from `root`, `_row` counts from 1."""
        try:
            relation = self.connection.read_parquet(
                [str(path) for path in paths],
                union_by_name=True,
                file_row_number=True,
                filename=True,
                hive_partitioning=False,
            )
        except duckdb.Error as error:
            raise TableError(_told(error)) from error
        types = dict(zip(relation.columns, map(str, relation.types), strict=True))
        own = [name for name in types if name not in {"file_row_number", "filename"}]
        file = nw.col("filename").str.slice(len(str(root)) + 1)
        placed = {"_file": file, "_row": nw.col("file_row_number") + 1}
        added = {name: made for name, made in placed.items() if name not in own}
        frame = nw.from_native(relation).select(*own, **added)
        return Stored(frame, {name: types[name] for name in own})

    def worked(self, frame: Frame, columns: Mapping[str, str]) -> Frame:
        """`frame` with these columns only, each by SQL text over those there are."""
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        return nw.from_native(
            relation.project(", ".join(f"{t} AS {n}" for n, t in columns.items()))
        )

    def supply(self, name: str, frame: Frame) -> None:
        """Let `frame` be the canonical table `name`."""
        self._sources[name] = frame

    def batches(self, frame: Frame) -> Iterator[pa.RecordBatch]:
        """Compute `frame` and bring its rows here, some at a time."""
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        with _failing():
            yield from relation.to_arrow_reader(BATCH)

    def keep(self, frame: Frame) -> Frame:
        """Compute `frame` and hold its rows as Arrow.

        A table of DuckDB's own would make it bind every relation made before anew.
        """
        return self.bring(self.rows(frame))

    def parted(
        self, frame: Frame, column: str, values: Collection[str]
    ) -> tuple[Mapping[str, int], Frame]:
        """Compute `frame`: the rows by value of `column`, and those that have one of `values`."""
        table = self.rows(frame)
        counted = {
            each["values"]: each["counts"] for each in table[column].value_counts().to_pylist()
        }
        wanted = compute.is_in(table[column], pa.array(values, pa.string()))
        return counted, self.bring(table.filter(wanted))

    def rows(self, frame: Frame) -> pa.Table:
        """Compute `frame` and fetch it."""
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        with _failing():
            return relation.to_arrow_table()

    def write(self, frame: Frame, path: Path) -> None:
        """Compute `frame` into a Parquet file."""
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        relation.write_parquet(str(path))

    def bring(self, table: pa.Table) -> Frame:
        """Put a table that no file supplied where frames can join it."""
        return nw.from_native(self.connection.from_arrow(table))

    def _relation(self, name: str, source: pa.Table | Path | None) -> duckdb.DuckDBPyRelation:
        if isinstance(source, Path):
            return self.connection.read_parquet(str(source))
        return self.connection.from_arrow(empty(name) if source is None else source)


@contextmanager
def _failing() -> Iterator[None]:
    """DuckDB reads a file only when rows are asked for, and works on disk where memory is short."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise WagekitError(no_room(error)) from error
    except duckdb.Error as error:
        raise TableError(_told(error)) from error


def no_room(error: duckdb.Error) -> Said:
    """What is said where DuckDB can neither hold its rows nor put them on disk."""
    why = _told(error)
    return Said(
        f"DuckDB 的内存或磁盘空间不足（{why}），请腾出空间后再试",
        f"DuckDB is short of memory or disk ({why}): make room and try again",
    )


def _told(error: duckdb.Error) -> str:
    return str(error).split("\n", 1)[0]
