"""Polars in this process: the folder of one case, computed step by step as rules are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import narwhals as nw
import polars as pl
import pyarrow as pa

from wagekit.core.errors import WagekitError
from wagekit.core.logic import BASIS
from wagekit.engines.canonical import with_all_columns
from wagekit.model.arrow import empty
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wagekit.core.logic import Frame


EXACT_BELOW = 2**63 // BASIS
"""Fen: rules multiply sums by hundredths of a percent."""


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
            loaded = self.bring(empty(name) if source is None else source)
            self._tables[name] = _countable(name, with_all_columns(name, loaded))
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


def _countable(name: str, frame: Frame) -> Frame:
    """Polars goes round past the end of 64 bits without a word, so no sum may come near it."""
    money = [column for column in tables()[name].columns if column.type == "money"]
    for column in money:
        total = float(_native(frame)[column.name].cast(pl.Float64).abs().sum())
        if total >= EXACT_BELOW:
            raise WagekitError(
                f"表 {name} 的{column.zh}（{column.name}）合计 {total / 1e14:.1f} 万亿元，"
                "大到无法准确计算，请核对金额和单位"
            )
    return frame


def _usual(field: pa.Field) -> pa.Field:
    return field.with_type(pa.string()) if field.type == pa.large_string() else field


def _native(frame: Frame) -> pl.DataFrame:
    native: Any = frame.to_native()
    return cast("pl.DataFrame", native)
