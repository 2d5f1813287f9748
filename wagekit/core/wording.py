"""Fills the sentences of a rule with the values of a row."""

from __future__ import annotations

import datetime as dt
from string import Formatter
from typing import TYPE_CHECKING, Any

from wagekit.model.documents import document
from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.core.ladder import Note, Step

UNKNOWN = Text("（未知）", "(unknown)")


class _Filling(Formatter):
    """Formats one value: `yuan` for fen, `percent` for a ratio; what is unknown says so."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - any cell
        if value is None:
            return UNKNOWN.in_(self._lang)
        if format_spec == "yuan":
            return format_yuan(int(value))
        if format_spec == "percent":
            return f"{value:.1%}"
        return value.isoformat() if isinstance(value, dt.date) else str(value)


def reason_of(step: Step, notes: Sequence[Note], row: Mapping[str, Any], lang: str) -> str:
    """The sentence of the step that decided `row`, then the notes that hold for it."""
    filling = _Filling(lang)
    added = [note.says for index, note in enumerate(notes) if row[f"_note{index}"]]
    return "".join(filling.vformat(says.in_(lang), (), row) for says in (step.says, *added))


def documents_named(names: Sequence[str], lang: str) -> tuple[str, ...]:
    """The documents to ask for, as an inspector calls them."""
    return tuple(document(name).in_(lang) for name in names)
