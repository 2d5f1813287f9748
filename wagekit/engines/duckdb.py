"""DuckDB in this process: a province on one machine."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import narwhals as nw
import pyarrow as pa
from pyarrow import compute

from wagekit.engines.canonical import with_all_columns
from wagekit.model.arrow import empty

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wagekit.core.logic import Frame


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
        self._sources = dict(sources)
        if memory is not None:
            self._spill = TemporaryDirectory(prefix="wagekit-")
            self.connection.execute("SET memory_limit = ?", [memory])
            self.connection.execute("SET temp_directory = ?", [self._spill.name])

    def table(self, name: str) -> Frame:
        """The canonical table with every column of its schema."""
        return with_all_columns(name, nw.from_native(self._relation(name)))

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
        return relation.to_arrow_table()

    def write(self, frame: Frame, path: Path) -> None:
        """Compute `frame` into a Parquet file."""
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        relation.write_parquet(str(path))

    def bring(self, table: pa.Table) -> Frame:
        """Put a table that no file supplied where frames can join it."""
        return nw.from_native(self.connection.from_arrow(table))

    def _relation(self, name: str) -> duckdb.DuckDBPyRelation:
        source = self._sources.get(name)
        if isinstance(source, Path):
            return self.connection.read_parquet(str(source))
        return self.connection.from_arrow(empty(name) if source is None else source)
