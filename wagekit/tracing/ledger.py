"""Everything that moves money, in the order of time, with what balances show to be missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wagekit.tracing.balances import CONFIRMED, breaks, entries_of, settle
from wagekit.tracing.columns import NOTHING, codes, in_order, numbers, same_as_before, texts
from wagekit.tracing.pots import Pots, pots_of
from wagekit.tracing.screening import DAY, OUT, Treatment, screened
from wagekit.tracing.slices import NONE
from wagekit.tracing.statements import Lines, lines_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    import pyarrow as pa

    from wagekit.tracing.balances import Entries
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints, Links

PAID, OPENING, MISSING = range(3)
"""What a move is: a payment, an opening balance, or money that a break of balances shows."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The moves of a case in the order of time.

    Attributes:
        payments: the table of payments as it was read.
        pots: the pots.
        lines: the payments among the moves; for the others `row` is -1.
        kind: `PAID`, `OPENING` or `MISSING`.
        after: for a move that is missing, the row of the payment before it on that pot, or -1.
        before: the row of the payment after it.
        treated: which rows of the table were treated how.
        moved: rows whose place in their second was settled by balances.
        open_order: rows of seconds whose order nothing settles though it may matter.
        balanced: which pots show balances.
    """

    payments: pa.Table
    pots: Pots
    lines: Lines
    kind: Ints
    after: Ints
    before: Ints
    treated: Mapping[Treatment, Flags]
    moved: Ints
    open_order: tuple[tuple[int, Ints], ...]
    balanced: Flags


def ledger_of(
    tables: Mapping[str, pa.Table],
    *,
    as_of: dt.date | None = None,
    together: Collection[str] = (),
) -> Ledger:
    """Lay out the payments of a case.

    Args:
        tables: canonical tables; `payment` is followed; `account`, `worker` and `party` say who
            holds an account.
        as_of: payments after this day are left out.
        together: parties all of whose accounts count as one pot.
    """
    payments = tables["payment"]
    pots = pots_of(payments, tables, together=together)
    treated = screened(payments, pots, as_of)
    left = ~np.any([marked for why, marked in treated.items() if why in OUT], axis=0)
    accounts = texts(tables["account"], "account_id").to_pylist() if "account" in tables else ()
    lines, again, unclear = lines_of(payments, pots, left, listed=frozenset(accounts))
    treated = {
        **treated,
        Treatment.which_account: _beside_accounts(pots, lines, payments.num_rows),
        Treatment.both_statements: again,
        Treatment.balance_of_whom: unclear,
    }
    lines = lines.at(_in_time(payments, lines))
    stated = _stated(tables, pots)
    lines, moved = _settled(lines, stated)
    entries = entries_of(lines, stated)
    came, opening = np.zeros(len(entries.pot), np.int64), np.zeros(len(entries.pot), np.int64)
    state = breaks(
        entries.starts(), entries.seconds(), entries.delta, entries.balance, came, opening
    )
    balanced = np.zeros(len(pots.names), np.bool_)
    balanced[entries.pot] = True
    whole, kind, place = _with_unseen(lines, entries, came, opening, pots.nobody)
    after, before = _neighbours(lines, entries, whole, kind, place)
    return Ledger(
        payments,
        pots,
        whole,
        kind,
        after,
        before,
        treated,
        moved,
        (*_open_seconds(entries, state, lines), *_silent_seconds(lines, balanced)),
        balanced,
    )


def _beside_accounts(pots: Pots, lines: Lines, rows: int) -> Flags:
    """Rows that name no account of a side that pays, and whose money moves through accounts too."""
    account = np.array([pot.account_id is not None for pot in pots.names], np.bool_)
    paying = np.zeros(len(account), np.bool_)
    paying[lines.payer[lines.payer >= 0]] = True
    pays, holds = (
        {pot.party_id for pot, marked in zip(pots.names, flags, strict=True) if marked}
        for flags in (paying, account)
    )
    through = (pays & holds) - {None}
    beside = np.array([pot.party_id in through for pot in pots.names], np.bool_) & ~account
    found = np.zeros(rows, np.bool_)
    found[lines.row[beside[lines.payer] | beside[lines.payee]]] = True
    return found


def _in_time(payments: pa.Table, lines: Lines) -> Links:
    """By time, then as statements have them: file, sheet, row."""
    file, sheet = codes(texts(payments, "_file")), codes(texts(payments, "_sheet"))
    places = (file, sheet, numbers(payments, "_row"), codes(texts(payments, "payment_id")))
    return in_order(lines.time, *(place[lines.row] for place in places))


def _stated(tables: Mapping[str, pa.Table], pots: Pots) -> tuple[Ints, Ints, Ints]:
    """Opening balances that the case lists, of accounts that are pots: pot, time, fen."""
    number = {pot.account_id: at for at, pot in enumerate(pots.names) if pot.account_id}
    if "account" not in tables:
        return (np.array([], np.int64),) * 3
    accounts = tables["account"]
    pot = np.array(
        [number.get(name, NONE) for name in texts(accounts, "account_id").to_pylist()], np.int64
    )
    amount = numbers(accounts, "opening_balance")
    on = numbers_of_days(accounts, "opening_on")
    known = (pot != NONE) & (amount != NOTHING) & (amount >= 0)
    return pot[known], on[known], amount[known]


def numbers_of_days(table: pa.Table, name: str) -> Ints:
    """A column of days as the microsecond at which each begins; the first of all where unknown."""
    if name not in table.column_names:
        return np.full(table.num_rows, NOTHING, np.int64)
    day = numbers(
        table.set_column(table.column_names.index(name), name, table[name].cast("int32")), name
    )
    return np.where(day == NOTHING, NOTHING, day * DAY)


def _settled(lines: Lines, stated: tuple[Ints, Ints, Ints]) -> tuple[Lines, Ints]:
    """The lines of each second in the order that balances show; and the rows that moved."""
    entries = entries_of(lines, stated)
    spot = np.arange(len(lines.row))
    settle(entries.starts(), entries.seconds(), entries.place, entries.delta, entries.balance, spot)
    order = np.argsort(spot)
    moved = np.flatnonzero(order != np.arange(len(order)))
    return lines.at(order), lines.row[order][moved]


def _with_unseen(
    lines: Lines, entries: Entries, came: Ints, opening: Ints, nobody: int
) -> tuple[Lines, Ints, Ints]:
    """Put opening balances and missing money among the lines, each just before its entry."""
    opens, misses = np.flatnonzero(opening), np.flatnonzero(came)
    at = np.concatenate([opens, misses])
    amount = np.concatenate([opening[opens], came[misses]])
    kind = np.repeat([OPENING, MISSING], [len(opens), len(misses)])
    pot, none = entries.pot[at], np.full(len(at), NOTHING, np.int64)
    unseen = Lines(
        np.full(len(at), NONE, np.int64),
        entries.time[at],
        np.where(amount > 0, NONE, pot),
        np.where(amount > 0, pot, nobody),
        np.abs(amount),
        none,
        none,
    )
    place = np.concatenate([entries.place[at] - 0.5, 2.0 * np.arange(len(lines.row))])
    order = np.argsort(place, kind="stable")
    both = Lines(
        *(
            np.concatenate([getattr(unseen, name), getattr(lines, name)])[order]
            for name in Lines.__slots__
        )
    )
    kinds = np.concatenate([kind, np.full(len(lines.row), PAID)])
    return both, kinds[order], np.concatenate([at, np.full(len(lines.row), NONE)])[order]


def _neighbours(
    lines: Lines, entries: Entries, whole: Lines, kind: Ints, entry: Ints
) -> tuple[Ints, Ints]:
    """The payments between which money is missing, on the pot concerned."""
    after = np.full(len(whole.row), NONE, np.int64)
    before = after.copy()
    moves = np.flatnonzero(kind == MISSING)
    at = entry[moves]
    here = np.where(entries.place % 2 == 0, lines.row[entries.place // 2], NONE)
    before[moves] = here[at]
    starts = entries.starts()[at]
    after[moves] = np.where(starts, NONE, here[at - 1])
    return after, before


def _open_seconds(entries: Entries, state: Ints, lines: Lines) -> tuple[tuple[int, Ints], ...]:
    """Pot and rows of each second whose order is not told."""
    first = np.flatnonzero(entries.seconds())
    ends = np.append(first[1:], len(state))
    chosen = np.flatnonzero(state[first] != CONFIRMED)
    return tuple(
        (int(entries.pot[start]), _rows(entries.place[start:end], lines))
        for start, end in zip(first[chosen].tolist(), ends[chosen].tolist(), strict=True)
    )


def _rows(place: Ints, lines: Lines) -> Ints:
    rows: Ints = lines.row[place[place % 2 == 0] // 2]
    return rows


def _silent_seconds(lines: Lines, balanced: Flags) -> tuple[tuple[int, Ints], ...]:
    """Seconds in which a pot without balances both receives and pays: order can matter there."""
    pot = np.concatenate([lines.payer, lines.payee])
    at = np.tile(np.arange(len(lines.row)), 2)
    pays = np.repeat([True, False], len(lines.row))
    chosen = np.flatnonzero((pot >= 0) & ~balanced[pot])
    order = chosen[np.lexsort((at[chosen], lines.time[at[chosen]], pot[chosen]))]
    first = np.flatnonzero(~same_as_before(pot[order], lines.time[at[order]]))
    if not len(first):
        return ()
    paying = np.add.reduceat(pays[order].astype(np.int64), first)
    ends = np.append(first[1:], len(order))
    mixed = (paying > 0) & (paying < ends - first)
    return tuple(
        (int(pot[order[start]]), lines.row[at[order[start:end]]])
        for start, end in zip(first[mixed].tolist(), ends[mixed].tolist(), strict=True)
    )
