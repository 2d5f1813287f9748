"""The month that a title, a sheet or a file names; two months in one title name none."""

import re
from collections.abc import Iterable, Iterator, Sequence

from wagekit.intake.texts import plain

_FIGURES = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_NAMES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_SHORT = re.compile(r"(?<![\d.第])([1-3]\d)年(0?[1-9]|1[0-2])月(?!\d{1,2}[日号])")
_YEAR_ALONE = re.compile(r"^((?:19|20)\d{2})$")
_TO = r"[-~—–至到、和及,]"
_MONTH = r"(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])"
_SPELT = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})年度?{_MONTH}月(份)?(\d{{1,2}}[日号])?")
_FIGURED = re.compile(r"(?<!\d)((?:19|20)\d{2})([-./_]?)(1[0-2]|0[1-9]|[1-9])(?![-./_]?\d)")
_BARE = re.compile(rf"(?<![\d十]){_MONTH}月(?!\d)")
_RANGE = re.compile(
    rf"(?<!\d){_MONTH}(?:月(?:份|\d{{1,2}}[日号])?)?{_TO}(?:(?:19|20)\d{{2}}年)?{_MONTH}月"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|工资|考勤)")
_AROUND = re.compile(r"工资|考勤|月|出勤")
_FIRST_MONTH = re.compile(r"(?<=年)元月")
_ALONE = re.compile(rf"{_MONTH}月份?|(0?[1-9]|1[0-2])")
_OF_WAGES = re.compile(
    r"(?<!\d)(?:19|20)\d{2}年?(?:(?!项目|工程|改造|建设|标段).){0,10}(?:工资|考勤|出勤)"
)
"""A year of wages; that of 2021年某改造工程工资表 may be the project's."""
_YEAR_IN_WORDS = re.compile(r"([一二][〇零○一二三四五六七八九]{3})(?=年)")


def month_of(titles: Sequence[str]) -> str | None:
    """Find the month.

    Args:
        titles: What a sheet is called, the nearest to its table last.

    Returns:
        `YYYY-MM`; the year of a title that has only the month may stand in another.
    """
    said = [_in_figures(plain(title)) for title in reversed(titles)]
    whole = next((month for title in said if (month := _only(_months(title)))), None)
    if whole is not None:
        return whole
    month = next((month for title in said if (month := _only(_bare(title)))), None)
    year = next((year for title in said if (year := _only(_YEAR.findall(title)))), None)
    return f"{year}-{int(month):02d}" if month and year else None


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
        beyond: Folders or other titles, the nearest last.
    """
    month = _only(m for title in own for m in _bare(_in_figures(plain(title))))
    years = (_only(_any_year(_in_figures(plain(title)))) for title in reversed(beyond))
    year = next((year for year in years if year), None)
    return f"{year}-{int(month):02d}" if month and year else None


def month_alone(cell: str) -> int | None:
    """The month of a cell that names no year, such as 11月, 十一月份 or 11."""
    found = _ALONE.fullmatch(cell)
    return _number(found[1] or found[2]) if found else None


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
        text = _in_figures(plain(title))
        years = set(_any_year(text))
        if years and (_told(text) or _YEAR_ALONE.match(text) or _OF_WAGES.search(text)):
            fits = len(years) == 1 and month in (_told(text) or {month})
            return years.pop() if fits else None
    return None


def _told(title: str) -> set[int]:
    """The months that a title names, those between the ends of a span too."""
    spans = [(_number(found[1]), _number(found[2])) for found in _RANGE.finditer(title)]
    between = {month for first, last in spans for month in range(first, last + 1)}
    return between or {int(month[5:]) for month in _months(title)}


def _any_year(title: str) -> list[str]:
    return [
        *_YEAR.findall(title),
        *_YEAR_ALONE.findall(title),
        *(month[:4] for month in _months(title)),
    ]


def speaks_of_months(titles: Iterable[str]) -> bool:
    """Whether any title names a month or several; a whole day is mostly that of making it."""
    said = [_in_figures(plain(title)) for title in titles]
    return any(
        _is_range(t) or _bare(t) or any(not f[4] for f in _SPELT.finditer(t)) or list(_figured(t))
        for t in said
    )


def _in_figures(title: str) -> str:
    """二〇二六年 as 2026年, 元月 as 1月."""
    title = _FIRST_MONTH.sub("1月", title)
    return _YEAR_IN_WORDS.sub(lambda found: found[1].translate(_FIGURES), title)


def _only(found: Iterable[str]) -> str | None:
    different = set(found)
    return different.pop() if len(different) == 1 else None


def _months(title: str) -> list[str]:
    if _is_range(title):
        return []
    spelt = list(_SPELT.finditer(title))
    # A day is mostly that of making or paying the sheet: a month without one goes first.
    months = [found for found in spelt if not found[4]] or spelt
    if months:
        return [f"{found[1]}-{_number(found[2]):02d}" for found in months]
    if short := _SHORT.findall(title):
        return [f"20{year}-{int(month):02d}" for year, month in short]
    return [f"{year}-{int(month):02d}" for year, month in _figured(title)]


def _figured(title: str) -> Iterator[tuple[str, str]]:
    for found in _FIGURED.finditer(title):
        year, mark, month = found.groups()
        alone = found[0] == title
        # A bare 2026.1 may be October, of which a spreadsheet dropped the nought.
        doubtful = (alone and f"{mark}{month}" == ".1") or (not mark and len(month) == 1)
        if not doubtful and (alone or _AROUND.search(title)):
            yield year, month


def _bare(title: str) -> list[str]:
    return [] if _is_range(title) else [f"{_number(f[1])}" for f in _BARE.finditer(title)]


def _is_range(title: str) -> bool:
    """Whether it speaks of several months: 1-3月, 1月至3月; two days of one month are one."""
    return any(_number(found[1]) != _number(found[2]) for found in _RANGE.finditer(title))


def _number(month: str) -> int:
    return _MONTHS.get(month) or int(month)
