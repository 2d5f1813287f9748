"""What a reader hands on: one sheet as columns of text, before anything is understood."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from wagekit.intake.texts import as_chunked


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the case.

    Attributes:
        path: Where it is.
        name: Its path inside the case folder, with forward slashes; shown to the inspector.
    """

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.path.stem

    @property
    def ending(self) -> str:
        """The lower-case ending with its dot."""
        return self.path.suffix.lower()


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
    """

    source: Source
    sheet: str | None
    columns: tuple[pa.ChunkedArray, ...]
    numeric: tuple[pa.ChunkedArray | None, ...]
    rows: pa.ChunkedArray
    header: tuple[str, ...] | None = None
    ragged: bool = False

    @property
    def height(self) -> int:
        """How many rows were read."""
        return len(self.rows)

    def cells(self, row: int) -> tuple[str | None, ...]:
        """The text of one row, counted from 0."""
        return tuple(column[row].as_py() for column in self.columns)


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
    rows = as_chunked(pa.array(range(first, first + height), pa.int64()))
    return RawSheet(source, sheet, tuple(columns), tuple(numeric), rows, header, ragged)
