"""A thing that is to be done by a last day, and how its last day is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.views.letter.period import end_of, rests_on
from wagekit.views.texts import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from wagekit.model.finding import Evidence
    from wagekit.views.letter.facts import Row

KINDS: Final = read("letter/deadlines.yaml")


@dataclass(frozen=True, slots=True)
class Last:
    """A last day, and what it rests on.

    Attributes:
        what: Which of the terms of `letter/deadlines.yaml` it is.
        end: The day, which still counts.
        law: Law rows; none where the length is this software's suggestion, None where the papers
            state the day.
    """

    what: str
    end: dt.date
    law: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing that is to be done by a last day.

    Attributes:
        last: The last day.
        subject: The subject of the rule that judges it.
        about: The clue, entry, order or party, as a person reads it.
        office: Who must act; None where the authority itself must.
        source: The row that it is counted from.
    """

    last: Last
    subject: str
    about: str
    office: str | None
    source: Evidence

    @property
    def end(self) -> dt.date:
        """The last day, which still counts."""
        return self.last.end

    @property
    def rule(self) -> str:
        """The code of the rule that judges whether it lapsed."""
        return str(KINDS[self.last.what]["rule"])


def ended(what: str, start: dt.date | None, region: str | None) -> Iterator[Last]:
    """The last day by the law's number; the region's goes first where it is the earlier one.

    Args:
        what: Which of the terms of `letter/deadlines.yaml` it is.
        start: The day from which it runs; None where not known.
        region: GB/T 2260 code of the project.
    """
    names = [KINDS[what][key] for key in ("number", "regional") if key in KINDS[what]]
    counted = [(name, end_of(name, start, region)) for name in names if start is not None]
    ends = [
        Last(what, end, rests_on(name, start, region))
        for name, end in counted
        if start is not None and end is not None
    ]
    yield from sorted(ends, key=lambda last: last.end)[:1]


def known_by(row: Row, name: str, day: dt.date | None) -> dt.date | None:
    """The day of what had happened by the day of judgement, or one of its month.

    Args:
        row: A row.
        name: Its column.
        day: The day of judgement.
    """
    on: dt.date | None = row[name] or row[f"{name}_month"]
    return on if on is not None and day is not None and on <= day else None
