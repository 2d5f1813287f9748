"""A number of the law with its unit, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_KNOWN: Final = Text("未知", "not known")
UNITS: Final[Mapping[str, Text]] = {
    "days": Text("日", " days"),
    "workdays": Text("个工作日", " working days"),
    "months": Text("个月", " months"),
    "years": Text("年", " years"),
    "hours": Text("小时", " hours"),
    "people": Text("人", " people"),
    "times": Text("次", " times"),
    "metres": Text("米", " metres"),
    "square_metres": Text("平方米", " square metres"),
    "yuan": Text("元", " yuan"),
    "choice": Text("", ""),
}


def rule_number(value: float | date | None, unit: str, *, lang: str = "zh") -> str:
    """The value of a parameter as a person reads it; yuan come as fen."""
    if value is None:
        return NOT_KNOWN.in_(lang)
    if isinstance(value, date):
        return value.isoformat()
    if unit == "ratio":
        return f"{value * 100:g}%"
    number = format_yuan(int(value)) if unit == "yuan" else f"{value:,}"
    return number + UNITS[unit].in_(lang)
