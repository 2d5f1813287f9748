"""DuckDB: a case, or a province on one machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import narwhals as nw

from wagekit.engines.canonical import with_all_columns
from wagekit.model.arrow import empty

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from wagekit.core.logic import Frame


class DuckDBEngine:
    """Tables held as Arrow, or read from Parquet, in one in-process database.

    Args:
        sources: canonical tables by name: an Arrow table, or a Parquet file or glob.
        memory_limit: what DuckDB may hold before it spills to disk, such as ``3GB``.
    """

    def __init__(
        self, sources: Mapping[str, pa.Table | Path], *, memory_limit: str | None = None
    ) -> None:
        self.connection = duckdb.connect()
        if memory_limit:
            self.connection.execute("SET memory_limit = ?", [memory_limit])
        self._sources = dict(sources)

    def table(self, name: str) -> Frame:
        """The canonical table with every column of its schema."""
        return with_all_columns(name, nw.from_native(self._relation(name)))

    def keep(self, frame: Frame) -> Frame:
        """Compute `frame` and hold its rows outside the catalog.

        Creating a table would make DuckDB bind every relation made before it anew.
        """
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        return nw.from_native(relation.materialize())

    def rows(self, frame: Frame) -> pa.Table:
        """Compute `frame` and fetch it."""
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        return relation.to_arrow_table()

    def bring(self, table: pa.Table) -> Frame:
        """Put a table that no file supplied where frames can join it."""
        return nw.from_native(self.connection.from_arrow(table))

    def _relation(self, name: str) -> duckdb.DuckDBPyRelation:
        source = self._sources.get(name)
        if isinstance(source, Path):
            return self.connection.read_parquet(str(source))
        return self.connection.from_arrow(empty(name) if source is None else source)
