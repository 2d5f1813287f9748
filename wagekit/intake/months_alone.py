"""Lines that name a month without its year: 11月 below a title of 2021年11月, or beside a 年份."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.distinct import distinct
from wagekit.intake.headed import leftmost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain
from wagekit.intake.title_month import month_alone, year_of
from wagekit.model.finding import Issue

YEARS = frozenset({"年", "年份", "年度", "所属年份", "所属年度", "工资年份", "工资年度"})
"""Headers of the year that belongs to the month of a line."""
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")


def year_column(layout: Layout) -> int | None:
    """Which column names the year of the month of each line."""
    if layout.canonical or "month" not in layout.columns:
        return None
    return leftmost(words_of(layout.headers), YEARS)


def with_years(
    cells: RawColumn, sheet: RawSheet, layout: Layout, titles: Sequence[str]
) -> RawColumn:
    """The months of a sheet, each with the year that its line or a title names.

    Args:
        cells: The months as they stand.
        sheet: The raw sheet.
        layout: Which column is which.
        titles: What stands above the table, the nearest last; folders first.
    """
    beside = year_column(layout)
    years = None if beside is None else sheet.columns[beside]
    found = distinct([cells.text, years], len(cells.text))
    whole = found.spread([_whole(month, year, titles) for month, year in found.combinations])
    if whole.null_count == len(whole):
        return cells
    own = cells.numeric and pc.and_(cells.numeric, pc.is_null(whole))
    return replace(cells, text=pc.coalesce(whole, cells.text), numeric=own)


def _whole(month: str | None, year: str | None, titles: Sequence[str]) -> str | None:
    alone = month_alone(plain(month or ""))
    if alone is None:
        return None
    told = _YEAR.fullmatch(plain(year)) if year else None
    known = told[1] if told else year_of(alone, titles)
    return f"{known}-{alone:02d}" if known else None


def about_years(part: Part, sheet: RawSheet, body: pa.ChunkedArray) -> Iterator[Issue]:
    """Say in how many lines a year from elsewhere was taken."""
    index = part.layout.columns.get("month")
    if index is None or part.layout.canonical:
        return
    read = part.raw["month"]
    completed = read.filter(pc.not_equal(sheet.columns[index].filter(body), read))
    if len(completed):
        years = sorted({month[:4] for month in completed.unique().to_pylist()})
        value = "、".join(years)
        yield part.note("month_alone", target="month", value=value, count=len(completed))
