"""What the papers lack or leave open: breaks of balances, ties, rows that needed a treatment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from wagekit.tracing.books import short_of
from wagekit.tracing.columns import NOTHING, numbers, texts
from wagekit.tracing.ledger import MISSING
from wagekit.tracing.result import Missing, Tie, Treated
from wagekit.tracing.slices import NONE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.tracing.flow import Method, Transfers
    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.slices import Ints

EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - times of statements carry no zone


def names_of_moves(ledger: Ledger) -> list[str]:
    """How each move is named: a payment by its id, missing money by a number of its own."""
    ids = np.append(np.asarray(texts(ledger.payments, "payment_id"), object), "")
    names: list[str] = ids[ledger.lines.row].tolist()
    for number, at in enumerate(np.flatnonzero(ledger.kind == MISSING).tolist(), start=1):
        names[at] = f"MISSING-{number}"
    return names


def missing(
    ledger: Ledger, transfers: Transfers, parts: Mapping[Method, Ints]
) -> tuple[Missing, ...]:
    """Papers to ask for, what could close most of the interval first."""
    found = [*_breaks(ledger, transfers, parts), *_short(ledger, transfers)]
    return tuple(sorted(found, key=lambda one: (-one.closes, -abs(one.amount), one.id)))


def _breaks(ledger: Ledger, transfers: Transfers, parts: Mapping[Method, Ints]) -> list[Missing]:
    names, at_row = names_of_moves(ledger), _of_rows(ledger)
    most = np.max(list(parts.values()), axis=0)
    source = np.cumsum(np.where(transfers.traced, transfers.amount, 0))
    found = []
    for at in np.flatnonzero(ledger.kind == MISSING).tolist():
        amount, came = int(transfers.amount[at]), transfers.payer[at] == NONE
        pot = transfers.payee[at] if came else transfers.payer[at]
        after, before = int(ledger.after[at]), int(ledger.before[at])
        found.append(
            Missing(
                id=names[at],
                pot=ledger.pots.names[pot],
                after=at_row[after][0],
                before=at_row[before][0],
                since=at_row[after][1],
                until=at_row[before][1],
                amount=amount if came else -amount,
                closes=min(amount, int(source[at])) if came else int(most[at]),
            )
        )
    return found


def _short(ledger: Ledger, transfers: Transfers) -> list[Missing]:
    """Pots that paid more than is seen to come in: their whole statement is to be asked for."""
    short = np.where(transfers.own == UNKNOWN, short_of(transfers), 0)
    source = int(transfers.amount[transfers.traced].sum())
    return [
        Missing(
            f"SHORT-{number}",
            ledger.pots.names[at],
            None,
            None,
            None,
            None,
            int(short[at]),
            min(int(short[at]), source),
        )
        for number, at in enumerate(np.flatnonzero(short).tolist(), start=1)
    ]


def ties(ledger: Ledger) -> tuple[Tie, ...]:
    """Seconds whose order balances settled otherwise than the statement, or left open."""
    at_row = _of_rows(ledger)
    groups = [(pot, rows.tolist(), "statement_order") for pot, rows in ledger.open_order]
    groups += [(pot, rows, "balance") for (pot, _), rows in _settled(ledger).items()]
    return tuple(
        Tie(
            ledger.pots.names[pot],
            at_row[rows[0]][1],
            tuple(str(at_row[row][0]) for row in rows),
            settled,
        )
        for pot, rows, settled in groups
        if rows
    )


def _settled(ledger: Ledger) -> dict[tuple[int, int], list[int]]:
    """The rows that balances gave another place, by pot and time."""
    lines = ledger.lines
    at = np.flatnonzero(np.isin(lines.row, ledger.moved))
    shown = np.where(lines.payer_balance[at] != NOTHING, lines.payer[at], lines.payee[at])
    groups: dict[tuple[int, int], list[int]] = {}
    for pot, time, row in zip(
        shown.tolist(), lines.time[at].tolist(), lines.row[at].tolist(), strict=True
    ):
        groups.setdefault((pot, time), []).append(row)
    return groups


def treated(ledger: Ledger) -> tuple[Treated, ...]:
    """Every row that needed a treatment, by treatment and then as it stands."""
    table = ledger.payments
    amount = numbers(table, "amount")
    places = [texts(table, name).to_pylist() for name in ("payment_id", "_file", "_sheet")]
    row = numbers(table, "_row")
    return tuple(
        Treated(
            str(why),
            places[0][at],
            None if amount[at] == NOTHING else int(amount[at]),
            places[1][at],
            places[2][at],
            None if row[at] == NOTHING else int(row[at]),
        )
        for why, marked in ledger.treated.items()
        for at in np.flatnonzero(marked).tolist()
    )


def _of_rows(ledger: Ledger) -> list[tuple[str | None, dt.datetime | None]]:
    """Id and time of each row of the table; for -1, which is no row, neither."""
    names = texts(ledger.payments, "payment_id").to_pylist()
    times = numbers(ledger.payments, "paid_at").tolist()
    return [*zip(names, map(_when, times), strict=True), (None, None)]


def _when(microseconds: int) -> dt.datetime | None:
    known = microseconds != NOTHING
    return EPOCH + dt.timedelta(microseconds=microseconds) if known else None
