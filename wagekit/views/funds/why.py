"""Says why methods of tracing disagree: which account mixed what, and which method takes what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.views.funds import words
from wagekit.views.funds.words import listed, yuan_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wagekit.tracing.pots import Pot
    from wagekit.tracing.result import Destination, Difference
    from wagekit.views.funds.part import Names

MOST_PARTINGS: Final = 2
"""Mixtures explained above the drawing; the table names all."""


def pot_words(pot: Pot, names: Names, lang: str, *, account: bool = True) -> str:
    """Who has the money, and in which account."""
    if pot.party_id is None:
        if pot.account_id is None:
            return words.NOBODY.in_(lang)
        said = words.ACCOUNT.in_(lang).format(number=pot.account_id)
        return said if account else words.HOLDER_UNKNOWN.in_(lang)
    name = names.parties.get(pot.party_id, pot.party_id)
    if pot.account_id is None or not account:
        return name
    number = words.ACCOUNT.in_(lang).format(number=pot.account_id)
    return f"{name} {number}" if lang != "zh" else f"{name}{number} "


def parting_notes(
    destinations: Iterable[Destination], names: Names, methods: Sequence[str], lang: str
) -> tuple[str, ...]:
    """A sentence for each of the first mixtures at which these methods part."""
    there = {d.payment_id: d for one in destinations for d in one.differences}
    parting = [d for d in there.values() if len(set(_by(d, methods).values())) > 1]
    parting.sort(key=lambda d: (-_spread(d, methods), d.payment_id))
    said = [_note(d, names, methods, lang) for d in parting[:MOST_PARTINGS]]
    more = len(parting) - len(said)
    return (*said, *([words.MORE_PARTINGS.in_(lang).format(n=more)] if more else []))


def why_words(one: Destination, names: Names, lang: str) -> str:
    """Where the methods part on the way to a destination."""
    said = [
        words.WHY_AT.in_(lang).format(pot=pot_words(d.pot, names, lang), payment=d.payment_id)
        for d in one.differences
    ]
    return listed(said, lang)


def _by(one: Difference, methods: Sequence[str]) -> dict[str, int]:
    found = {str(method): fen for method, fen in one.by_method.items()}
    return {method: found[method] for method in methods if method in found}


def _spread(one: Difference, methods: Sequence[str]) -> int:
    by = _by(one, methods).values()
    return max(by) - min(by)


def _note(one: Difference, names: Names, methods: Sequence[str], lang: str) -> str:
    by = _by(one, methods)
    parts = [f"{words.METHODS[method].in_(lang)} {yuan_words(fen)}" for method, fen in by.items()]
    takes = [words.TAKES[method].in_(lang) for method in by]
    return words.PARTING.in_(lang).format(
        pot=pot_words(one.pot, names, lang),
        traced=yuan_words(one.traced_in),
        mixed=yuan_words(one.mixed_in),
        takes=("；" if lang == "zh" else "; ").join(takes),
        payment=one.payment_id,
        parts=listed(parts, lang),
    )
