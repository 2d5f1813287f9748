"""What wage sheets call paid and the run does not: to another, or in kind (CONTRACT 7.34)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.views.letter.unpaid_months import unpaid_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words

WAYS: Final = ("account", "proxy", "in_kind")
"""Into another's account, into another's hands, in goods: as a letter tells them."""


def paid_elsewhere(wages: Wages, request: Request) -> Mapping[str, tuple[Row, ...]]:
    """The unpaid lines that a sheet says were paid, by the way in which; no way without a line.

    Args:
        wages: What one employer owes.
        request: What the letter is made from.
    """
    lines = unpaid_lines(request, wages)
    apart = {way: tuple(line for line in lines if _way(line) == way) for way in WAYS}
    return {way: there for way, there in apart.items() if there}


def elsewhere_clauses(wages: Wages, request: Request, words: Words) -> Iterator[str]:
    """A clause for each way in which such wages are recorded as paid.

    Args:
        wages: What one employer owes.
        request: What the letter is made from.
        words: The language.
    """
    for way, lines in paid_elsewhere(wages, request).items():
        fen = _sum(lines)
        stated = words.amount(fen) if fen else words.say("elsewhere_unstated")
        yield words.say(f"elsewhere_{way}", amount=stated)


def elsewhere_notes(wages: Sequence[Wages], request: Request, words: Words) -> Iterator[str]:
    """What to check before a letter on some wages goes out, where there are such lines.

    Args:
        wages: What each employer owes.
        request: What the letter is made from.
        words: The language.
    """
    there = [paid_elsewhere(one, request) for one in wages]
    lines = sum(len(same) for ways in there for same in ways.values())
    if lines:
        yield words.say("todo_elsewhere", lines=lines)


def elsewhere_sums(wages: Iterable[Wages], request: Request) -> Iterator[int]:
    """The sums of such lines, in fen, that a letter may state.

    Args:
        wages: What each employer owes.
        request: What the letter is made from.
    """
    for one in wages:
        yield from (_sum(lines) for lines in paid_elsewhere(one, request).values())


def _way(line: Row) -> str | None:
    if line["channel"] == "in_kind":
        return None if line["paid"] == 0 else "in_kind"
    if not (line["to_another"] and line["paid"]) or line["mandated"]:
        return None
    return "proxy" if line["channel"] == "proxy" else "account"


def _sum(lines: Iterable[Row]) -> int:
    return sum(line["paid"] or 0 for line in lines)
