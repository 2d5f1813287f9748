"""The day on which the facts are judged, and who chose it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text

if TYPE_CHECKING:
    import datetime as dt


class DayFrom(StrEnum):
    """Where the day comes from."""

    asked = "asked"
    case_file = "case_file"
    data = "data"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _FROM[self]


_FROM: Final = {
    DayFrom.asked: Text("运行时以 --as-of 指定", "asked for with --as-of"),
    DayFrom.case_file: Text("case.toml 写明", "as case.toml says"),
    DayFrom.data: Text(
        "未指定，取资料中最近一次有事发生的日期",
        "not chosen: the latest day on which something happened in the data",
    ),
}


@dataclass(frozen=True, slots=True)
class JudgedOn:
    """The day of judgement.

    Attributes:
        day: The day; None where nothing dated is known.
        source: Where it comes from.
    """

    day: dt.date | None
    source: DayFrom
