"""What a title says of time: months of wages, years, spans, and when the sheet was made or paid."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from wagekit.intake.texts import plain

_FIGURES = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_NAMES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
TO = r"[-~—–至到、和及,]"
_Y = r"((?:19|20)\d{2})"
MONTH = r"(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])"
_SHORT = re.compile(r"(?<![\d.第])([1-3]\d)年(0?[1-9]|1[0-2])月(?!\d{1,2}[日号])")
_SPELT = re.compile(rf"(?<!\d){_Y}年度?{MONTH}月(份)?(\d{{1,2}}[日号])?")
_FIGURED = re.compile(rf"(?<!\d){_Y}([-./_]?)(1[0-2]|0[1-9]|[1-9])(?![-./_]?\d)")
_BARE = re.compile(rf"(?<![\d十]){MONTH}月(?!\d)")
_OF_THE_SHEET = re.compile(
    rf"(?<![\d十年]){MONTH}月份?(?:全体|农民工|工人|民工|人员|劳务){{0,2}}(?:工资|考勤|出勤)"
)
RANGE = re.compile(
    rf"(?<!\d){MONTH}(?:月(?:份|\d{{1,2}}[日号])?)?{TO}(?:(?:19|20)\d{{2}}年)?{MONTH}月"
)
_SPANS = (
    re.compile(rf"(?<!\d){_Y}年{MONTH}月?份?{TO}()?{MONTH}月"),
    re.compile(rf"(?<!\d){_Y}[年./-]?{MONTH}月?份?{TO}{_Y}[年./-]?{MONTH}(?!\d)"),
)
"""From a month of a year to another, of the same year or of one that is named."""
_YEAR = re.compile(rf"(?<!\d){_Y}(?=年|工资|考勤)")
_YEARS = re.compile(rf"(?<!\d){_Y}年?[-~—–至到]{_Y}年")
YEAR_ALONE = re.compile(rf"^{_Y}$")
_OF_A_PROJECT = re.compile(
    rf"(?:[省市县区乡镇村局](?<!小区)(?<!园区){_Y}年(?!度?(?:农民工|民工)?工资)"
    rf"|{_Y}年度?(?=.{{0,12}}(?:改造|整治|提升|老旧|棚户|专项|计划|高标准)))"
    r"(?=.*?(?:工程|项目|改造|建设|标段))"
)
"""清河县2022年老旧小区改造工程: the year of a programme is no year of wages."""
_AROUND = re.compile(r"工资|考勤|月|出勤")
_NUMBERED = re.compile(rf"^[(]?[一二三四五六七八九十]{{1,2}}[)]?[、.]?(?={_Y}年)")
"""二、2024年3月工资表 is the second part of a sheet."""
_FIRST_MONTH = re.compile(r"(?<=年)元月")
_YEAR_IN_WORDS = re.compile(r"([一二][〇零○一二三四五六七八九]{3})(?=年)")
_DAY = rf"(?:{_Y}年)?{MONTH}月(?:份|\d{{1,2}}[日号])?"
_END = r"(?=[)\]】,;。!?]|$)"
_MADE = re.compile(
    rf"(?<![\d十]){_DAY}(?:汇总|统一|已|底|初)?"
    rf"(?:发放|发|支付|付|付款|报送|上报|填报|申报|报|汇总|更新|修订|统计|制表|编制|制|打印|导出|提交|公示){_END}"
)
"""When the sheet was made, sent in or paid, at the end of what is said: (2024年1月发放)."""
_ELSE = re.compile(
    rf"(?:依据|根据|自|按照?)(?:到|至|于)?{_DAY}"
    rf"|(?<![\d十]){_DAY}(?:开工|竣工|完工|签订|会议|文件)"
    rf"|(?<![\d十]){_DAY}(?:之?前|以前|起|以后|之后)(?=[)\]】,;。的]|$|工资|考勤|拖?欠)"
)
"""Months and days that are neither of the wages nor of the sheet."""
_NEAR = 6
"""Months after a month that is named, up to which another is of the same year."""
_WHOLE_DAY = re.compile(rf"{_Y}[年./-]{MONTH}[月./-]\d{{1,2}}[日号]?")


@dataclass(frozen=True, slots=True)
class Said:
    """What one title says of time.

    Attributes:
        whole: Months of wages with their year, as `YYYY-MM`.
        bare: Months without a year, as figures.
        beside: Whether a month stands at the very words of the sheet that is none of `whole`.
        days: The months of days, where no month is named; mostly that of making the sheet.
        made: Year and month in which the sheet was made, sent in or paid.
        spans: First and last month of spans, each with its year.
        years: Years that are not a project's own.
        is_range: Whether it speaks of several months.
    """

    whole: tuple[str, ...]
    bare: tuple[str, ...]
    beside: bool
    days: tuple[str, ...]
    made: tuple[tuple[int, int], ...]
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    years: frozenset[str]
    is_range: bool

    @property
    def names_a_month(self) -> bool:
        """Whether it names months of wages, and not a span."""
        return bool(self.whole or self.bare)

    @property
    def tells_a_year(self) -> bool:
        """Whether a year follows from it."""
        return bool(self.spans or self.whole or self.days or self.made or self.years)

    def year_for(self, month: int) -> int | None:
        """The year of a month that another title, or this one, names without it.

        A sheet is made, sent in and paid after its month. 12月 beside 2024年1月 may be of 2023.
        """
        if self.spans:
            return _single(year for span in self.spans for year in _years_within(span, month))
        named = [(int(one[:4]), int(one[5:])) for one in self.whole]
        same = [year for year, of in named if of == month]
        if same or self.years:
            return _single(same or map(int, self.years))
        if named:
            near = [year for year, of in named if month < of + _NEAR]
            return _single(near) if len(named) == 1 else None
        after = (*self.made, *((int(one[:4]), int(one[5:])) for one in self.days))
        return _single(year if month <= of else year - 1 for year, of in after)


@cache
def read(title: str) -> Said:
    """Read a title."""
    text = text_of(title)
    made = tuple((int(f[1]), number_of(f[2])) for f in _MADE.finditer(text) if f[1])
    rest = _ELSE.sub(" ", _MADE.sub(" ", text))
    if _WHOLE_DAY.fullmatch(rest):
        return Said((), (), False, tuple(_months(rest)), made, (), frozenset(), is_range=False)
    spans, is_range = tuple(_spans(rest)), _is_range(rest)
    is_range = is_range or bool(spans)
    whole = () if is_range else tuple(_months(rest))
    bare = () if is_range else tuple(str(number_of(f[1])) for f in _BARE.finditer(rest))
    known = {int(month[5:]) for month in whole}
    own = {number_of(found[1]) for found in _OF_THE_SHEET.finditer(rest)}
    beside = bool(whole) and not is_range and not own <= known
    return Said(whole, bare, beside, (), made, spans, _years(rest), is_range)


def text_of(title: str) -> str:
    """A title in plain characters: 二〇二六年 as 2026年, 元月 as 1月."""
    text = _FIRST_MONTH.sub("1月", _NUMBERED.sub("", plain(title)))
    return _YEAR_IN_WORDS.sub(lambda found: found[1].translate(_FIGURES), text)


def number_of(month: str) -> int:
    """A month in figures or words as a number."""
    return _MONTHS.get(month) or int(month)


def _months(text: str) -> list[str]:
    spelt = list(_SPELT.finditer(text))
    # A day is mostly that of making or paying the sheet: a month without one goes first.
    months = [found for found in spelt if not found[4]] or spelt
    if months:
        return [f"{found[1]}-{number_of(found[2]):02d}" for found in months]
    if short := _SHORT.findall(text):
        return [f"20{year}-{int(month):02d}" for year, month in short]
    return [f"{year}-{int(month):02d}" for year, month in _figured(text)]


def _figured(text: str) -> Iterator[tuple[str, str]]:
    for found in _FIGURED.finditer(text):
        year, mark, month = found.groups()
        alone = found[0] == text
        # A bare 2026.1 may be October, of which a spreadsheet dropped the nought.
        doubtful = (alone and f"{mark}{month}" == ".1") or (not mark and len(month) == 1)
        if not doubtful and (alone or _AROUND.search(text)):
            yield year, month


def _is_range(text: str) -> bool:
    """Whether it speaks of several months: 1-3月, 1月至3月; two days of one month are one."""
    return any(number_of(found[1]) != number_of(found[2]) for found in RANGE.finditer(text))


def _spans(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for pattern in _SPANS:
        for found in pattern.finditer(text):
            first, last = int(found[1]), int(found[3] or found[1])
            span = (first, number_of(found[2])), (last, number_of(found[4]))
            if span[0] < span[1]:
                yield span


def _years_within(span: tuple[tuple[int, int], tuple[int, int]], month: int) -> Iterator[int]:
    first, last = span
    yield from (y for y in range(first[0], last[0] + 1) if first <= (y, month) <= last)


def _years(text: str) -> frozenset[str]:
    spans = [year for found in _YEARS.finditer(text) for year in found.groups()]
    rest = _OF_A_PROJECT.sub(" ", text)
    # A year with its month is that of the month, which `whole` tells.
    alone = _SPELT.sub(" ", rest)
    return frozenset([*spans, *_YEAR.findall(alone), *YEAR_ALONE.findall(text)])


def _single(years: Iterable[int]) -> int | None:
    different = set(years)
    return different.pop() if len(different) == 1 else None
