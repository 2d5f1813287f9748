"""Which payments brought traced money to where it ended, and how much of each by every method."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wagekit.tracing.columns import texts
from wagekit.tracing.evidence import names_of_moves
from wagekit.tracing.source import marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.pots import Pot
    from wagekit.tracing.result import Trace, Traced

    End = tuple[Pot, str | None]


@dataclass(frozen=True, slots=True)
class Brought:
    """The payments into one destination.

    Attributes:
        by_payment: Traced fen that stayed there, by payment and by method.
        even: Whether they add up to the destination by every method; else the amounts are not
            to be shown.
    """

    by_payment: Mapping[str, Mapping[str, int]]
    even: bool


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where each move comes from and goes to, by its name, and which are the source's."""

    payer: Mapping[str, Pot]
    payee: Mapping[str, Pot]
    class_: Mapping[str, str | None]
    traced: Mapping[str, int]


def brought(trace: Trace, ledger: Ledger) -> Mapping[End, Brought]:
    """The payments behind each destination.

    Args:
        trace: What tracing found.
        ledger: The moves in which it did.
    """
    moves = _moves(trace, ledger)
    found: dict[End, dict[str, dict[str, int]]] = {}
    for method, one in trace.methods.items():
        for end, payment, fen in _ended(one, moves):
            by = found.setdefault(end, {}).setdefault(payment, {})
            by[str(method)] = by.get(str(method), 0) + fen
    ends = {
        (one.pot, one.class_): {str(method): fen for method, fen in one.by_method.items()}
        for one in trace.destinations
    }
    return {
        end: Brought(found.get(end, {}), _even(found.get(end, {}), by)) for end, by in ends.items()
    }


def source_payments(trace: Trace, ledger: Ledger) -> Mapping[str, int]:
    """What of each payment is the source's, in fen."""
    return _moves(trace, ledger).traced


def _moves(trace: Trace, ledger: Ledger) -> _Moves:
    ledger, traced = marked(ledger, trace.source, project=trace.project)
    names, pots, lines = names_of_moves(ledger), ledger.pots.names, ledger.lines
    classes = [*texts(ledger.payments, "class").to_pylist(), None]
    rows = list(zip(names, lines.payer.tolist(), lines.payee.tolist(), strict=True))
    sums: Counter[str] = Counter()
    for at in np.flatnonzero(traced).tolist():
        sums[names[at]] += int(lines.amount[at])
    return _Moves(
        payer={name: pots[payer] for name, payer, _ in rows},
        payee={name: pots[payee] for name, _, payee in rows},
        class_={name: classes[row] for name, row in zip(names, lines.row.tolist(), strict=True)},
        traced=sums,
    )


def _ended(one: Traced, moves: _Moves) -> Iterator[tuple[End, str, int]]:
    """What each payment brought and nobody took on; what the source paid again is back with it."""
    came, went = Counter(moves.traced), defaultdict[str, int](int)
    for part in one.allocations:
        went[part.from_payment] += part.amount
        if part.to_payment in moves.traced:
            pot = moves.payer[part.to_payment]
            yield (pot, moves.class_[part.from_payment]), part.from_payment, part.amount
        else:
            came[part.to_payment] += part.amount
    for name, fen in came.items():
        if fen > went[name]:
            yield (moves.payee[name], moves.class_[name]), name, fen - went[name]


def _even(by_payment: Mapping[str, Mapping[str, int]], by_method: Mapping[str, int]) -> bool:
    sums: Counter[str] = Counter()
    for by in by_payment.values():
        sums.update(by)
    return all(sums[method] == fen for method, fen in by_method.items())
