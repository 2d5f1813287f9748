"""Fills the sentences of a rule with the values of a row."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from string import Formatter
from typing import TYPE_CHECKING, Any

from wagekit.model.documents import document
from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wagekit.core.ladder import Note, Step

UNKNOWN = Text("（未知）", "(unknown)")
UNKNOWN_SUM = Text("（金额未知）", "(amount not known)")
YUAN = Text("元", " yuan")
NO_MINUS = 0
"""Added to a number it changes nothing but the sign of a floating zero, which is not to be read."""


class _Filling(Formatter):
    """Formats one value; what is unknown says so.

    `yuan` for fen, `sum` for fen with the unit, `percent` for a ratio that was worked out, `stated`
    for one that the data state, in full; `number` for one without decimals that say nothing; `day`
    for a date of which the month may be all that is known; `worker|workers` for a number of them.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any cell
        value = super().get_value(key, args, kwargs)
        month = kwargs.get(f"{key}_month")
        return f"{month:%Y-%m}" if value is None and month is not None else value

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - any cell
        if value is None:
            return unknown(format_spec, self._lang)
        return spelled(value, format_spec, self._lang)


def unknown(spec: str, lang: str) -> str:
    """What stands where a value is not known.

    Args:
        spec: what stands after its colon, as for `spelled`.
        lang: `zh` or `en`.
    """
    if spec == "sum":
        return UNKNOWN_SUM.in_(lang)
    return " ".join([UNKNOWN.in_(lang), *spec.split("|")[1:]])


def spelled(value: Any, spec: str, lang: str) -> str:  # noqa: ANN401 - any cell
    """A value that is known, as sentences have it.

    Args:
        value: a cell.
        spec: what stands after its colon; a key of `FORMATS`, ``sum``, what is counted as
            ``one|many``, or nothing.
        lang: `zh` or `en`.
    """
    if spec == "sum":
        return format_yuan(int(value)) + YUAN.in_(lang)
    if "|" in spec:
        one, many = spec.split("|")
        return f"{value} {one if value == 1 else many}"
    return FORMATS.get(spec, _plain)(value)


def _plain(value: Any) -> str:  # noqa: ANN401 - any cell
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _in_full(ratio: float) -> str:
    """A ratio just below a limit must not be rounded to it."""
    percent = Decimal(str(ratio + NO_MINUS)) * 100
    return f"{max(percent.normalize(), percent.quantize(Decimal('0.1')), key=_places):f}%"


def _places(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)


FORMATS: Mapping[str, Callable[[Any], str]] = {
    "yuan": lambda fen: format_yuan(int(fen)),
    "percent": lambda ratio: f"{ratio + NO_MINUS:.1%}",
    "stated": _in_full,
    "number": lambda number: f"{Decimal(str(number + NO_MINUS)).normalize():f}",
}


def reason_of(step: Step, notes: Sequence[Note], row: Mapping[str, Any], lang: str) -> str:
    """The sentence of the step that decided `row`, then the notes that hold for it."""
    filling = _Filling(lang)
    added = [note.says for index, note in enumerate(notes) if row[f"_note{index}"]]
    return "".join(filling.vformat(says.in_(lang), (), row) for says in (step.says, *added))


def documents_named(names: Sequence[str], lang: str) -> tuple[str, ...]:
    """The documents to ask for, as an inspector calls them."""
    return tuple(document(name).in_(lang) for name in names)
