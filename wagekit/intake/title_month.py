"""The month that a title, a sheet or a file names; two months in one title name none."""

import re
from collections.abc import Iterable, Sequence

from wagekit.intake.title_dates import MONTH, RANGE, YEAR_ALONE, Said, number_of, read, text_of

_ALONE = re.compile(rf"{MONTH}月份?|(0?[1-9]|1[0-2])")
_OF_WAGES = re.compile(
    r"(?<!\d)(?:19|20)\d{2}年?(?:(?!项目|工程|改造|建设|标段).){0,10}(?:工资|考勤|出勤)"
)
"""A year of wages; that of 2021年某改造工程工资表 may be the project's."""


def month_of(titles: Sequence[str]) -> str | None:
    """Find the month.

    Args:
        titles: What a sheet is called, the nearest to its table last.

    Returns:
        `YYYY-MM`: the month that the nearest title names; its year may stand in another, or follow
        from the day or month in which the sheet was made or paid.
    """
    said = [read(title) for title in reversed(titles)]
    own = next((each for each in said if each.names_a_month), None)
    if own is None:
        days = next((month for each in said if (month := _only(each.days))), None)
        return days or next((month for each in said if (month := _only(_made(each)))), None)
    if own.whole:
        return _only(own.whole) if not own.beside else None
    return _dated(own, (own, *said))


def _made(said: Said) -> list[str]:
    """Where nothing else is named, 2024年3月统计 and 2024年3月制 name the month."""
    return [] if said.is_range else [f"{year}-{month:02d}" for year, month in said.made]


def month_since(own: Sequence[str], between: Sequence[str], beyond: Sequence[str]) -> str | None:
    """Find the month of a table that is not the first of its sheet.

    Args:
        own: Its titles.
        between: Those of the tables between the first and this one.
        beyond: What the file, the sheet and the first table are called.

    Returns:
        `YYYY-MM`: what its own titles say, with the year of the others where they have none; else
        what the others say, if they agree.
    """
    if speaks_of_months(own):
        return month_of(own) or with_year_of(own, beyond)
    month = month_of(beyond)
    spoken = [t for t in between if speaks_of_months([t])]
    agree = all(month_since([title], (), beyond) == month for title in spoken)
    return month if agree else None


def with_year_of(own: Sequence[str], beyond: Sequence[str]) -> str | None:
    """The month of titles that have no year, with the year of what stands around them.

    Args:
        own: The titles.
        beyond: Folders, other titles or days, the nearest last.
    """
    said = next((each for title in reversed(own) if (each := read(title)).names_a_month), None)
    if said is None or said.whole:
        return None
    return _dated(said, [read(title) for title in reversed(beyond)])


def month_alone(cell: str) -> int | None:
    """The month of a cell that names no year, such as 11月, 十一月份 or 11."""
    found = _ALONE.fullmatch(cell)
    return number_of(found[1] or found[2]) if found else None


def year_of(month: int, titles: Sequence[str]) -> str | None:
    """The year of a month that a line names alone.

    Args:
        month: The month.
        titles: What the table is called, the nearest last.

    Returns:
        The only year of the nearest title that names one of wages; None where that title names
        another month, which may be the one in which the sheet was made.
    """
    for title in reversed(titles):
        text, said = text_of(title), read(title)
        if said.spans:
            within = said.year_for(month)
            return None if within is None else str(within)
        years = {*said.years, *(one[:4] for one in (*said.whole, *said.days))}
        years |= {str(year) for year, _ in said.made}
        told = _told(text, said)
        if years and (told or YEAR_ALONE.match(text) or _OF_WAGES.search(text)):
            fits = len(years) == 1 and month in (told or {month})
            return years.pop() if fits else None
    return None


def _told(text: str, said: Said) -> set[int]:
    """The months that a title names, those between the ends of a span too."""
    ends = [(number_of(found[1]), number_of(found[2])) for found in RANGE.finditer(text)]
    between = {month for first, last in ends for month in range(first, last + 1)}
    named = {int(month[5:]) for month in (*said.whole, *said.days)}
    return between or named | {month for _, month in said.made}


def speaks_of_months(titles: Iterable[str]) -> bool:
    """Whether any title names a month or several; a whole day is mostly that of making it."""
    said = [read(title) for title in titles]
    return any(each.names_a_month or each.is_range for each in said)


def _dated(own: Said, beside: Sequence[Said]) -> str | None:
    """The one month of a title, with the year of the first beside it that tells any."""
    month = _only(own.bare)
    told = next((each for each in beside if each.tells_a_year), None)
    year = told.year_for(int(month)) if told is not None and month else None
    return f"{year}-{int(month):02d}" if year and month else None


def _only(found: Iterable[str]) -> str | None:
    different = set(found)
    return different.pop() if len(different) == 1 else None
