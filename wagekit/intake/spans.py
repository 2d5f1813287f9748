"""A time written in one cell, 2024年3月至5月: the day it ends, and the day it begins."""

import re
from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import RawColumn, Unreadable
from wagekit.intake.clean.written_dates import day, month_text
from wagekit.intake.distinct import distinct
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.texts import plain
from wagekit.model.schema import Column, tables

_MONTHLY = re.compile(r"月|欠薪|拖欠|主张")
"""Headers under which a month alone is a whole time; below 有效期 it is the end."""
_MONTHS = re.compile(r"(?P<year>\d{4})年(?P<all>\d{1,2}月?(?:[-~至到—–、,]\d{1,2}月?)+)(?<=月)份?")
"""2024年3-5月, 2024年3月、4月、5月."""
_FULL = r"\d{4}(?:[-/.年]\d{1,2}(?:[-/.月]\d{1,2}[日号]?|月份?)?|\d{4})"
_SHORT = r"\d{1,2}(?:月(?:\d{1,2}[日号]|份)?|\.\d{1,2})"
_TO = r"(?:至|到|~|-|—|–)+"
_SPAN = re.compile(
    rf"[自从]?(?P<first>{_FULL})起?"
    rf"{_TO}(?:(?P<last>{_FULL})|(?P<short>{_SHORT})|(?P<open>今|长期(?:有效)?|永久(?:有效)?))止?"
)


def with_starts(cells: Mapping[str, RawColumn], layout: Layout) -> dict[str, RawColumn]:
    """Part the cells that say from when to when.

    Args:
        cells: Target to its cells.
        layout: Which column is which.

    Returns:
        The same, with the end alone where a cell holds a whole time, and its beginning where no
        column of its own says another.
    """
    found = dict(cells)
    for column in tables()[layout.table].columns:
        if column.since and column.name in cells:
            first, last = _parted(cells[column.name], monthly=_is_of_months(layout, column))
            found[column.name] = last
            if first.null_count < len(first):
                found[column.since] = _else(cells.get(column.since), first)
    return found


def _is_of_months(layout: Layout, column: Column) -> bool:
    """Whether the header speaks of months, of which one alone is the whole time."""
    spelled = header_of(layout.spelled(column.name) or "").text
    whole = {header_of(each).text for each in column.whole}
    return spelled in whole and _MONTHLY.search(spelled) is not None


def _parted(cells: RawColumn, *, monthly: bool) -> tuple[pa.ChunkedArray, RawColumn]:
    texts = distinct([cells.text], len(cells.text))
    ends = [
        _ends(text, monthly=monthly) if text else (None, None) for (text,) in texts.combinations
    ]
    first, last = (texts.spread([each[at] for each in ends]) for at in (0, 1))
    return first, RawColumn(last, cells.numeric)


def _else(stated: RawColumn | None, first: pa.ChunkedArray) -> RawColumn:
    if stated is None:
        return RawColumn(first, None)
    return RawColumn(pc.coalesce(stated.text, first), stated.numeric)


def _ends(text: str, *, monthly: bool) -> tuple[str | None, str | None]:
    """The beginning and the end; what is no span is an end, a month alone both."""
    said = _in_full(plain(text))
    found = _SPAN.fullmatch(said)
    if found and (span := _read(found)):
        return span
    return (text if monthly and _is_month(said) else None), text


def _in_full(said: str) -> str:
    """Months of one year with their year; some that do not follow each other stay as they are."""
    found = _MONTHS.fullmatch(said)
    if not found:
        return said
    year, months = found["year"], [int(each) for each in re.findall(r"\d+", found["all"])]
    listed = any(mark in found["all"] for mark in "、,")
    if len(months) > 2 and not listed:  # noqa: PLR2004 - from and to
        return said
    if listed and months != list(range(months[0], months[-1] + 1)):
        return said
    return f"{year}年{months[0]}月至{year}年{months[-1]}月"


def _read(found: re.Match[str]) -> tuple[str, str | None] | None:
    """Both ends as written, the later with its year; None where they are not in order."""
    first = found["first"]
    if found["open"]:
        return (first, None) if begins(first) else None
    last = found["last"] or _with_year(first[:4], found["short"])
    starts, ends = begins(first), begins(last)
    if starts is None or ends is None:
        return None
    in_order = starts <= ends or (_is_month(last) and f"{starts:%Y%m}" == f"{ends:%Y%m}")
    return (first, last) if in_order else None


def _with_year(year: str, short: str) -> str:
    return f"{year}{'.' if '.' in short else '年'}{short}"


def _is_month(text: str) -> bool:
    try:
        day(text)
    except Unreadable:
        return begins(text) is not None
    return False


def begins(text: str) -> date | None:
    """The day, or the first of the month, that a text says.

    Args:
        text: One cell.

    Returns:
        None where it says neither.
    """
    for read in (day, lambda said: date.fromisoformat(f"{month_text(said)}-01")):
        try:
            return read(text)
        except Unreadable:
            continue
    return None
