"""Numbers of the law by name, each in force from a day and for a region, with its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from wagekit.law import source
from wagekit.law.article import article

if TYPE_CHECKING:
    from collections.abc import Mapping

    import narwhals as nw

Value: TypeAlias = int | float | date

_FOLDER = Path(__file__).parent / "parameters"
_NATIONAL = ""
_HEURISTIC = {
    "zh": "启发值，非法定标准",
    "en": "a heuristic of this software, not a legal standard",
}


class UnknownParameter(LookupError):  # noqa: N818 - read aloud by rule authors
    """A parameter name that no file of the law holds; the message names the nearest names."""


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """One value of a parameter, from a day on, in a region.

    Attributes:
        begins: First day of the value; None when it has no known beginning.
        region: GB/T 2260 prefix; empty for the whole country.
        value: In the parameter's unit, yuan already as fen; None when not known from then on.
        article: Id of the article it rests on; None for a heuristic.
        checked: How far the number was checked; None for a heuristic.
        dates_checked: How far its first day was checked; None for a heuristic.
        note: What a reader should know, in Chinese.
    """

    begins: date | None
    region: str
    value: Value | None
    article: str | None
    checked: str | None
    dates_checked: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that the law, or a habit of this software, fixes.

    Attributes:
        id: The name of its file.
        zh: What it is, in Chinese.
        en: What it is, in English.
        unit: yuan (given as fen), ratio, days, workdays, months, years, hours, people, times,
            metres, square_metres or date.
        heuristic: Whether it is this software's suggestion and no legal standard.
        articles: Ids of the articles it serves.
        values: By region, then by first day.
    """

    id: str
    zh: str
    en: str
    unit: str
    heuristic: bool
    articles: tuple[str, ...]
    values: tuple[ParameterValue, ...]

    def on(self, day: date | None, *, region: str | None = None) -> Value | None:
        """The value in force, of the narrowest region that has one; None when not known.

        Args:
            day: The day of the fact; without it only a value that never changed is known.
            region: GB/T 2260 code; None for the national value.

        Returns:
            The value in the parameter's unit (yuan as fen).
        """
        held = self.held(day, region=region)
        return None if held is None else held.value

    def held(self, day: date | None, *, region: str | None = None) -> ParameterValue | None:
        """As `on`, with the article and the checks that stand behind the value.

        Args:
            day: The day of the fact; without it only a value that never changed is known.
            region: GB/T 2260 code; None for the national value.
        """
        for prefix in reversed(self._prefixes()):
            if not (region or _NATIONAL).startswith(prefix):
                continue
            values = self._of(prefix)
            if day is None:
                return values[0] if _for_ever(values) else None
            begun = [value for value in values if value.begins is None or value.begins <= day]
            if begun:
                return begun[-1]
        return None

    def expr(self, day: nw.Expr, *, region: nw.Expr | None = None) -> nw.Expr:
        """The value in force on each row's own day and in its own region.

        Args:
            day: A date column; null gives null unless one value held for ever.
            region: A text column of GB/T 2260 codes; without it the national value.

        Returns:
            An expression for any narwhals frame, lazy ones too.
        """
        from wagekit.law.dated import by_day_and_region  # noqa: PLC0415 - narwhals only when used

        return by_day_and_region(self, day, region=region)

    def history(self) -> tuple[ParameterValue, ...]:
        """All values, the national first, each region by its first day."""
        return self.values

    def cite(self, lang: str = "zh") -> str:
        """The articles it rests on; a heuristic says that it is one.

        Args:
            lang: `zh` or `en`.
        """
        if self.heuristic:
            return _HEURISTIC[lang]
        gap = "; " if lang == "en" else "；"
        return gap.join(article(row).cite(lang) for row in self.articles)

    def _prefixes(self) -> list[str]:
        return sorted({value.region for value in self.values}, key=lambda code: (len(code), code))

    def _of(self, prefix: str) -> tuple[ParameterValue, ...]:
        return tuple(value for value in self.values if value.region == prefix)


def _for_ever(values: tuple[ParameterValue, ...]) -> bool:
    return len(values) == 1 and values[0].begins is None


def _number(raw: object, unit: str, where: str) -> Value | None:
    if raw is None or (unit == "date" and type(raw) is date):
        return raw
    if unit == "date" or type(raw) not in {int, float}:
        raise ValueError(f"{where}: 数值 {raw!r} 与单位 {unit} 不符")
    if unit == "ratio":
        return float(str(raw))
    scaled = Decimal(str(raw)) * (100 if unit == "yuan" else 1)
    if scaled != int(scaled):
        raise ValueError(f"{where}: {raw!r} 换算后不是整数（单位 {unit}）")
    return int(scaled)


def _value(raw: Mapping[str, Any], unit: str, where: str) -> ParameterValue:
    checked, dates = raw.get("checked"), raw.get("dates_checked", raw.get("checked"))
    return ParameterValue(
        begins=source.day(raw["from"], where),
        region=raw.get("region", _NATIONAL),
        value=_number(raw["value"], unit, where),
        article=raw.get("article"),
        checked=None if checked is None else source.known_check(checked, where),
        dates_checked=None if dates is None else source.known_check(dates, where),
        note=raw.get("note"),
    )


def _parameter(path: Path) -> Parameter:
    raw = source.read(path)
    values = [_value(entry, raw["unit"], path.name) for entry in raw["values"]]
    return Parameter(
        id=raw["id"],
        zh=raw["zh"],
        en=raw["en"],
        unit=raw["unit"],
        heuristic=raw["heuristic"],
        articles=tuple(raw["articles"]),
        values=tuple(sorted(values, key=lambda value: (value.region, value.begins or date.min))),
    )


@cache
def _files() -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(_FOLDER.glob("*/*.yaml")):
        if path.stem in found:
            raise ValueError(f"{path.name}: 参数名 {path.stem} 重复")
        found[path.stem] = path
    return MappingProxyType(found)


@cache
def parameter(name: str) -> Parameter:
    """One parameter.

    Args:
        name: Its name, such as `near_whole_ratio`.

    Raises:
        UnknownParameter: No file has this name.
    """
    path = _files().get(name)
    if path is None:
        near = source.nearest(name, _files())
        raise UnknownParameter(f"没有名为 {name} 的参数；相近的有：{near}")
    return _parameter(path)


@cache
def parameters() -> Mapping[str, Parameter]:
    """Every parameter by name."""
    return MappingProxyType({name: parameter(name) for name in sorted(_files())})
