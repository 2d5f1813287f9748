"""Traces a source through a ledger by one method or all, and sums up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.tracing.books import balanced, own_money
from wagekit.tracing.columns import texts
from wagekit.tracing.difference import differences
from wagekit.tracing.evidence import missing, names_of_moves, ties, treated
from wagekit.tracing.flow import Method, Transfers, flow
from wagekit.tracing.result import Allocation, Destination, Trace, Traced
from wagekit.tracing.source import find_source, marked
from wagekit.tracing.unplaced import unplaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.tracing.flow import Flow
    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints, Slices
    from wagekit.tracing.source import Source

ALL = "all"


def methods_of(method: str) -> tuple[Method, ...]:
    """The methods that a word asks for.

    Args:
        method: a method, or `all`.

    Raises:
        WagekitError: it is neither.
    """
    if method == ALL:
        return tuple(Method)
    if method not in set(Method):
        raise WagekitError(
            Said(
                f"没有追踪方法 {method!r}，可用：{'、'.join([*Method, ALL])}",
                f"no tracing method {method!r}: use one of {', '.join([*Method, ALL])}",
            )
        )
    return (Method(method),)


def transfers_of(ledger: Ledger, traced: Flags) -> Transfers:
    """The moves of a ledger as the compiled passes read them."""
    lines = ledger.lines
    return Transfers(
        payer=lines.payer.astype(np.int32),
        payee=lines.payee.astype(np.int32),
        amount=lines.amount,
        traced=traced,
        own=own_money(ledger),
    )


def trace(
    ledger: Ledger, source: Source | str, *, method: str = ALL, project: str | None = None
) -> Trace:
    """Follow a source's money forward.

    Args:
        ledger: the moves of the case.
        source: what to trace, or its id.
        method: one of `fifo`, `lifo`, `pro_rata`, `lowest_balance`, or `all`.
        project: trace only those of the source's payments that name this project.

    Returns:
        Destinations with the least and the most over the methods; money in fen.

    Raises:
        WagekitError: the method or the source is not known, or a payment moves no money.
    """
    asked = methods_of(method)
    found = find_source(ledger, source) if isinstance(source, str) else source
    left_out = unplaced(ledger, found, project)
    ledger, traced = marked(ledger, found, project=project)
    transfers = transfers_of(ledger, traced)
    flows = {one: flow(transfers, one) for one in asked}
    parts = {one: carried(transfers, flows[one].steps) for one in asked}
    accounts, overall = balanced(ledger, next(iter(flows.values())), transfers)
    return Trace(
        source=found,
        project=project,
        methods={one: _traced(ledger, transfers, one, flows[one]) for one in asked},
        destinations=_destinations(ledger, transfers, flows, parts),
        accounts=accounts,
        overall=overall,
        missing=missing(ledger, transfers, parts),
        ties=ties(ledger),
        treated=treated(ledger),
        left_out=left_out,
    )


def carried(transfers: Transfers, steps: Slices) -> Ints:
    """Traced fen in each move; all of it where it is the source's."""
    part = np.zeros(len(transfers.amount), np.int64)
    np.add.at(part, steps["by"], steps["amount"])
    return np.where(transfers.traced, transfers.amount, part)


@dataclass(frozen=True, slots=True)
class _Summed:
    """Amounts summed by two keys, in the order of the first and then of the second."""

    first: Ints
    second: Ints
    amount: Ints


def _summed(first: Ints, second: Ints, amount: Ints) -> _Summed:
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    starts = np.flatnonzero(np.append(True, (np.diff(first) != 0) | (np.diff(second) != 0)))
    starts = starts[: len(first)]
    sums = np.add.reduceat(amount[order], starts) if len(first) else amount
    return _Summed(first[starts], second[starts], sums)


def _traced(ledger: Ledger, transfers: Transfers, method: Method, moved: Flow) -> Traced:
    names = names_of_moves(ledger)
    steps = moved.steps
    whole = _summed(
        steps["by"].astype(np.int64), steps["brought"].astype(np.int64), steps["amount"]
    )
    back = int(steps["amount"][transfers.traced[steps["by"]]].sum())
    lost = moved.held["pot"] == ledger.pots.nobody
    return Traced(
        method=method,
        allocations=tuple(
            Allocation(names[brought], names[by], amount)
            for by, brought, amount in zip(
                whole.first.tolist(), whole.second.tolist(), whole.amount.tolist(), strict=True
            )
        ),
        source=int(transfers.amount[transfers.traced].sum()),
        ended=int(moved.held["amount"].sum()) + back,
        returned=back,
        to_unknown=int(moved.held["amount"][lost].sum()),
    )


def _destinations(
    ledger: Ledger,
    transfers: Transfers,
    flows: Mapping[Method, Flow],
    parts: Mapping[Method, Ints],
) -> tuple[Destination, ...]:
    """Where traced money lies, or came back to the source, by pot and class of payment."""
    classes = texts(ledger.payments, "class").to_pylist()
    ended: dict[tuple[int, str | None], dict[Method, int]] = {}
    for method, moved in flows.items():
        pot, brought, amount = _ends(transfers, moved)
        whole = _summed(pot, _class_of(ledger, brought, classes), amount)
        rows = zip(whole.first.tolist(), whole.second.tolist(), whole.amount.tolist(), strict=True)
        for at, row, fen in rows:
            key = (at, classes[row] if row >= 0 else None)
            ended.setdefault(key, dict.fromkeys(flows, 0))[method] += fen
    why = differences(ledger, transfers, parts, [p for (p, _), by in ended.items() if _differ(by)])
    made = [
        Destination(ledger.pots.names[at], kind, by, why.get(at, ()) if _differ(by) else ())
        for (at, kind), by in ended.items()
    ]
    return tuple(sorted(made, key=_largest_first))


def _ends(transfers: Transfers, moved: Flow) -> tuple[Ints, Ints, Ints]:
    """Pot, the move that brought it, fen."""
    held, steps = moved.held, moved.steps
    back = steps[transfers.traced[steps["by"]]]
    pot = np.concatenate([held["pot"], transfers.payer[back["by"]]]).astype(np.int64)
    brought = np.concatenate([held["brought"], back["brought"]]).astype(np.int64)
    return pot, brought, np.concatenate([held["amount"], back["amount"]])


def _class_of(ledger: Ledger, brought: Ints, classes: list[str | None]) -> Ints:
    """A row that stands for the class of each move: the first row of that class."""
    first: dict[str | None, int] = {}
    row = ledger.lines.row[brought]
    same = np.array([first.setdefault(one, at) for at, one in enumerate(classes)], np.int64)
    return np.where(row >= 0, same[row], -1) if len(same) else row


def _differ(by: Mapping[Method, int]) -> bool:
    return len(set(by.values())) > 1


def _largest_first(one: Destination) -> tuple[int, int, str, str, str]:
    names = (one.pot.party_id or "", one.pot.account_id or "", one.class_ or "")
    return (-one.max, -one.min, *names)
