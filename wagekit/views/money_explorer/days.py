"""The days that can be chosen in the money explorer, and what happened on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.views.funds.words import listed
from wagekit.views.money_explorer import words
from wagekit.views.money_explorer.known import events, thinned
from wagekit.views.money_explorer.part import Stop

if TYPE_CHECKING:
    import datetime as dt
    from collections import Counter
    from collections.abc import Collection, Mapping, Sequence

    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Days:
    """From the first event to the day of judgement; None where the papers hold no day.

    Attributes:
        stops: Each day with an event, and the day of judgement.
    """

    first: dt.date | None
    last: dt.date | None
    stops: tuple[Stop, ...]


def days_of(
    tables: Mapping[str, pa.Table],
    own: Collection[str],
    due: Sequence[dt.date],
    as_of: dt.date | None,
    lang: str,
) -> Days:
    """The days of a project's money.

    Args:
        tables: Canonical tables.
        own: Ids of the project's payments.
        due: The due days of its claims.
        as_of: The day of judgement; without one the last event stands for it.
        lang: `zh` or `en`.
    """
    found = events(tables, own, due)
    last = as_of or max(found, default=None)
    if last is None:
        return Days(None, None, ())
    before = thinned(sorted(day for day in found if day < last))
    days = [*before, last]
    stops = (
        Stop(str(day), (day - days[0]).days, _words(day, found.get(day, {}), day == last, lang))
        for day in days
    )
    return Days(days[0], last, tuple(stops))


def _words(day: dt.date, counts: Counter[str] | Mapping[str, int], is_last: bool, lang: str) -> str:  # noqa: FBT001
    said = [text.in_(lang).format(n=counts[k]) for k, text in words.COUNTS.items() if k in counts]
    last = [words.COUNTS["judged"].in_(lang)] if is_last else []
    return f"{day} {listed([*last, *said], lang)}".strip()
