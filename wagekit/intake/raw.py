"""What a reader hands on: one sheet as columns of text, before anything is understood."""

from dataclasses import dataclass, replace

import pyarrow as pa

from wagekit.intake.glance import positions
from wagekit.intake.source import Source
from wagekit.intake.texts import as_chunked


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet, or one file that has no sheets.

    Attributes:
        source: The file.
        sheet: The sheet's name, or None where the format has none.
        columns: Text of each column, null where empty, all of one length.
        numeric: For each column which cells held a number, or None where the format has only text.
        rows: The number of each row as the inspector sees it.
        header: Column names where the format carries them apart from the rows (parquet).
        ragged: Whether a row can hold more cells than the header by mistake (delimited text).
        titles: What the document says before the table (Word).
        prose: What the document says elsewhere, with its first table (Word).
        uncached: Cells with a formula and no value, as (row number, column index).
        merged: Cells merged downwards, as (first row number, last row number, column index).
        emptied: The numbers of rows with a cell that was taken as empty for what it said.
    """

    source: Source
    sheet: str | None
    columns: tuple[pa.ChunkedArray, ...]
    numeric: tuple[pa.ChunkedArray | None, ...]
    rows: pa.ChunkedArray
    header: tuple[str, ...] | None = None
    ragged: bool = False
    titles: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    uncached: tuple[tuple[int, int], ...] = ()
    merged: tuple[tuple[int, int, int], ...] = ()
    emptied: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        """How many rows were read."""
        return len(self.rows)

    def cells(self, row: int) -> tuple[str | None, ...]:
        """The text of one row, counted from 0."""
        return tuple(column[row].as_py() for column in self.columns)

    def with_cells_of(self, index: int, at: pa.Array) -> "RawSheet":
        """The same with each cell of one column taken from the row at a position, from 0."""
        columns = [c.take(at) if i == index else c for i, c in enumerate(self.columns)]
        marks = [
            m.take(at) if i == index and m is not None else m for i, m in enumerate(self.numeric)
        ]
        return replace(self, columns=tuple(columns), numeric=tuple(marks))

    def part(self, start: int, stop: int) -> "RawSheet":
        """The rows from `start` up to `stop`, counted from 0."""
        span = slice(start, stop)
        return replace(
            self,
            columns=tuple(column[span] for column in self.columns),
            numeric=tuple(None if marks is None else marks[span] for marks in self.numeric),
            rows=self.rows[span],
        )

    def taken(self, at: pa.Array) -> "RawSheet":
        """The rows at some positions, counted from 0."""
        marks = tuple(None if marks is None else marks.take(at) for marks in self.numeric)
        columns = tuple(column.take(at) for column in self.columns)
        return replace(self, columns=columns, numeric=marks, rows=self.rows.take(at))


def sheet_of(
    source: Source,
    sheet: str | None,
    *,
    columns: list[pa.ChunkedArray],
    numeric: list[pa.ChunkedArray | None],
    first: int = 1,
    header: tuple[str, ...] | None = None,
    ragged: bool = False,
) -> RawSheet:
    """Number the rows from `first` and freeze the sheet."""
    height = len(columns[0]) if columns else 0
    rows = as_chunked(positions(height, first))
    return RawSheet(source, sheet, tuple(columns), tuple(numeric), rows, header, ragged)
