"""The parts of a workbook: sheets of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    Cell = str | int | float | Decimal | dt.date | dt.datetime | None

Kind = Literal["text", "money", "number", "date", "time"]


@dataclass(frozen=True, slots=True)
class Head:
    """What a column is called and what stands in it; money is yuan.

    Attributes:
        title: In the language of the workbook.
        kind: How its cells are to be shown; a text in a column of another kind stays text.
    """

    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; unknown is None, an empty cell.

    Attributes:
        title: What its tab says.
        heads: Its columns.
        rows: As many cells each as there are columns.
    """

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
