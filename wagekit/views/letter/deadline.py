"""A thing that is to be done by a last day, and how its last day is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.views.letter.period import CALENDAR, end_of, rests_on, unit_of
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
        unit: How it is counted: `days` of the calendar, as any day that the papers state, or
            `workdays`.
    """

    what: str
    end: dt.date
    law: tuple[str, ...] | None = None
    unit: str = CALENDAR


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

    @property
    def is_local(self) -> bool:
        """Whether it is a region's shorter term, which its rule tells and does not decide by."""
        return bool(KINDS[self.last.what].get("local"))


def ended(what: str, start: dt.date | None, region: str | None) -> Iterator[Last]:
    """The last day by the law's number, and the region's own where that is the earlier one.

    Both are told: whether the region's shorter term applies is for the legal officers.

    Args:
        what: Which of the terms of `letter/deadlines.yaml` it is.
        start: The day from which it runs; None where not known.
        region: GB/T 2260 code of the project.
    """
    if start is None:
        return
    whole = _counted(what, start, region)
    local = KINDS[what].get("regional")
    own = _counted(local, start, region) if local else None
    if own and (whole is None or own.end < whole.end):
        yield own
    if whole:
        yield whole


def _counted(what: str, start: dt.date, region: str | None) -> Last | None:
    name = KINDS[what]["number"]
    end = end_of(name, start, region)
    return Last(what, end, rests_on(name, start, region), unit_of(name)) if end else None


def known_by(row: Row, name: str, day: dt.date | None) -> dt.date | None:
    """The day of what had happened by the day of judgement, or one of its month.

    Args:
        row: A row.
        name: Its column.
        day: The day of judgement.
    """
    on: dt.date | None = row[name] or row[f"{name}_month"]
    return on if on is not None and day is not None and on <= day else None
