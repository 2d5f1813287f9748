"""Polars in this process: the folder of one case, computed step by step as rules are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import narwhals as nw
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.core.errors import WagekitError
from wagekit.core.logic import BASIS
from wagekit.engines.canonical import with_all_columns
from wagekit.intake.said import Said
from wagekit.model.arrow import empty
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wagekit.core.logic import Frame
    from wagekit.model.schema import Column, Table


EXACT_BELOW = 2**63 // BASIS
"""Fen: rules multiply sums by hundredths of a percent."""
TRILLION_YUAN = 10**14


class PolarsEngine:
    """Tables held as Polars frames, in memory; each step of a rule is computed at once.

    A case is small: planning its steps as SQL takes many times as long as taking them.

    Args:
        sources: canonical tables by name.
    """

    def __init__(self, sources: Mapping[str, pa.Table]) -> None:
        self._sources = dict(sources)
        self._tables: dict[str, Frame] = {}

    def table(self, name: str) -> Frame:
        """The canonical table with every column of its schema.

        Raises:
            WagekitError: its amounts add up to more than can be counted exactly.
        """
        if name not in self._tables:
            source = self._sources.get(name)
            if source is not None:
                _refuse_uncountable(name, source)
            loaded = self.bring(empty(name) if source is None else source)
            self._tables[name] = with_all_columns(name, loaded)
        return self._tables[name]

    def keep(self, frame: Frame) -> Frame:
        """`frame` itself: its rows are here already."""
        return frame

    def parted(
        self, frame: Frame, column: str, values: Collection[str]
    ) -> tuple[Mapping[str, int], Frame]:
        """The rows by value of `column`, and those that have one of `values`."""
        counted = _native(frame)[column].value_counts()
        return dict(counted.iter_rows()), frame.filter(nw.col(column).is_in(list(values)))

    def rows(self, frame: Frame) -> pa.Table:
        """The rows of `frame` as Arrow."""
        table = _native(frame).to_arrow(compat_level=pl.CompatLevel.oldest())
        return table.cast(pa.schema([_usual(field) for field in table.schema]))

    def bring(self, table: pa.Table) -> Frame:
        """Put a table that no file supplied where frames can join it."""
        # Rules are written against the lazy frame, whose every method the eager one has.
        return cast("Frame", nw.from_native(pl.from_arrow(table), eager_only=True))


def _refuse_uncountable(name: str, table: pa.Table) -> None:
    """Polars goes round past the end of 64 bits without a word, so no sum may come near it."""
    columns = {column.name: column for column in tables()[name].columns if column.type == "money"}
    for column in columns.keys() & set(table.column_names):
        fen = pc.sum(pc.abs(pc.cast(table[column], pa.float64()))).as_py() or 0
        if fen >= EXACT_BELOW:
            raise WagekitError(_too_much(tables()[name], columns[column], fen / TRILLION_YUAN))


def _too_much(table: Table, column: Column, trillions: float) -> Said:
    return Said(
        f"{table.zh}的{column.zh}合计{trillions:.1f}万亿元，大到无法准确计算，请核对其中的金额和单位",
        f"{column.en} of {table.en} adds up to {trillions:.1f} trillion yuan, more than can be"
        " counted exactly: check the amounts and their units",
    )


def _usual(field: pa.Field) -> pa.Field:
    return field.with_type(pa.string()) if field.type == pa.large_string() else field


def _native(frame: Frame) -> pl.DataFrame:
    native: Any = frame.to_native()
    return cast("pl.DataFrame", native)
