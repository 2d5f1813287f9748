"""The parts of the money explorer, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.views.sketch.shapes import Shape, Sketch


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things to choose.

    Attributes:
        value: What it is chosen by.
        words: What it is called.
        group: The heading under which it stands; empty for none.
    """

    value: str
    words: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A day on which something happened.

    Attributes:
        day: YYYY-MM-DD.
        at: Days since the first.
        words: The day and what happened.
    """

    day: str
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What stands behind a band, a bar or a mark.

    Attributes:
        title: What it is.
        lines: What is said of it, each with its head.
        heads: The headers of `rows`.
        rows: The rows of the papers that it rests on.
        note: A sentence below them; may be empty.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the drawings.

    Attributes:
        key: `timeline`, `flow` or `liability`.
        label: What it is called in short.
        title: Its heading.
        notes: What is said below it.
        day: What the day means, where it is an earlier one.
        legend: The sign, from its middle left point, and the words of each entry.
        sketch: The drawing; None where it could not be made, and `notes` says why.
        alt: The picture in words.
        columns: The headers of `rows`.
        rows: The same as a table.
    """

    key: str
    label: str
    title: str
    notes: tuple[str, ...]
    legend: tuple[tuple[tuple[Shape, ...], str], ...]
    sketch: Sketch | None
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    day: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyExplorerView:
    """All that the money explorer shows for one day, method and source, and its twin.

    Attributes:
        title: The heading.
        words: Every word on a button, a field or a heading.
        day: The day as known on; YYYY-MM-DD, empty where the papers hold no day.
        at: Days from the first to that one.
        day_words: What that means, in a sentence.
        first: The first day that can be chosen.
        last: The last, the day of judgement.
        stops: The days with an event.
        span: Days from the first to the last.
        method: The method shown.
        methods: Those that can be.
        source: The source whose money is followed; empty where none can be.
        sources: Those that can be.
        sheets: The drawings.
        details: What stands behind each thing that can be chosen, by its key.
        alt: All drawings in words.
    """

    title: str
    words: Mapping[str, str]
    day: str
    at: int
    day_words: str
    first: str
    last: str
    stops: tuple[Stop, ...]
    span: int
    method: str
    methods: tuple[Choice, ...]
    source: str
    sources: tuple[Choice, ...]
    sheets: tuple[Sheet, ...]
    details: Mapping[str, Detail]
    alt: str
