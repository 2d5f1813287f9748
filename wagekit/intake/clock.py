"""Day and clock of a statement's lines, which many sources keep in two columns."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, RawColumn, Unreadable, by_distinct
from wagekit.intake.clean.dates import clean_time

_CLOCK = r"^\d{1,2}:\d{1,2}(:\d{1,2}(\.\d+)?)?$|^\d{6}$"
_FIGURES = re.compile(r"(\d{5,6})(?:\.0+)?")
_SHARE_OF_A_DAY = re.compile(r"0(?:\.\d+)?")
_SECONDS = 86_400


class When(NamedTuple):
    """The times of lines, and what their columns say that cannot be read.

    Attributes:
        times: When each line was booked.
        columns: Target to what cleaning said of its column.
    """

    times: pa.ChunkedArray
    columns: Mapping[str, Cleaned]


def times_of(cells: Mapping[str, RawColumn], height: int) -> When:
    """Read when each line was booked.

    Args:
        cells: Target to cells: `time` or `clock`, `date`, or both.
        height: How many lines there are.
    """
    name = next((each for each in ("time", "clock") if each in cells), None)
    if name is None or "date" not in cells:
        only = name or "date"
        blank = pa.chunked_array([pa.nulls(height, pa.string())])
        cleaned = clean_time(cells.get(only, RawColumn(blank, None)))
        return When(cleaned.values, {only: cleaned})
    clock, day = _clock(cells[name]), clean_time(cells["date"])
    exact = clean_time(_joined(day.values, clock.values))
    whole = clean_time(_without_clock(cells[name], clock))
    times = pc.coalesce(whole.values, exact.values, day.values)
    unread = {row: p for row, p in day.problems.items() if not times[row].is_valid}
    odd = replace(whole, problems={**whole.problems, **exact.problems})
    return When(times, {"date": replace(day, problems=unread), name: odd})


def _clock(cells: RawColumn) -> Cleaned:
    """The cells that are a clock alone, as HH:MM:SS."""
    usual = pc.fill_null(pc.match_substring_regex(cells.text, _CLOCK), False)
    plain, rest = pc.if_else(usual, cells.text, None), pc.if_else(usual, None, cells.text)
    odd = by_distinct(rest, pa.string(), parse=_counted)
    return Cleaned(pc.coalesce(plain, odd.values), odd.problems)


def _counted(cell: str) -> str:
    """90501 and 0.5 as the spreadsheet means them."""
    if _SHARE_OF_A_DAY.fullmatch(cell):
        seconds = min(round(float(cell) * _SECONDS), _SECONDS - 1)
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    found = _FIGURES.fullmatch(cell)
    if not found:
        raise Unreadable("bad_time")
    figures = found[1].zfill(6)
    if figures[:2] > "23" or figures[2:4] > "59" or figures[4:] > "59":
        raise Unreadable("bad_time")
    return figures


def _joined(day: pa.ChunkedArray, clock: pa.ChunkedArray) -> RawColumn:
    dated = pc.strftime(day, format="%Y-%m-%d")
    return RawColumn(pc.binary_join_element_wise(dated, clock, " "), None)


def _without_clock(cells: RawColumn, clock: Cleaned) -> RawColumn:
    """What is left of the column of clocks: whole moments, and what cannot be read."""
    return replace(cells, text=pc.if_else(pc.is_valid(clock.values), None, cells.text))
