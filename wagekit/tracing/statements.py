"""Whose balance a row shows, and one transfer found on the statements of both its sides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from wagekit.tracing.columns import NOTHING, codes, numbers, texts
from wagekit.tracing.screening import DAY
from wagekit.tracing.sorting import ordered

if TYPE_CHECKING:
    from collections.abc import Collection

    import pyarrow as pa

    from wagekit.tracing.pots import Pots
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints, Links

PAYER, NEITHER, PAYEE = -1, 0, 1
"""Whose statement a row stands on."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Payments that move money, as arrays of one length.

    Attributes:
        row: the row of the table of payments.
        time: microseconds.
        payer: the pot; -1 where not known.
        payee: the pot.
        amount: fen.
        payer_balance: the payer's balance after it, in fen; `NOTHING` where not known.
        payee_balance: the payee's.
    """

    row: Ints
    time: Ints
    payer: Ints
    payee: Ints
    amount: Ints
    payer_balance: Ints
    payee_balance: Ints

    def at(self, order: Ints | Links) -> Lines:
        """The lines at these places, in that order."""
        return Lines(*(ordered(getattr(self, name), order) for name in self.__slots__))


def lines_of(
    payments: pa.Table, pots: Pots, left: Flags, *, listed: Collection[str]
) -> tuple[Lines, Flags, Flags]:
    """The lines left after screening, each transfer once, each balance on its side.

    Args:
        payments: the table.
        pots: the pots of its rows.
        left: which rows move money.
        listed: the accounts that the case lists; where only one side's is, the balance is its.

    Returns:
        The lines; which rows repeat a transfer that the other side's statement shows; which rows
        show a balance without saying whose.
    """
    sheet = _sheets(payments)
    from_sheet = np.where(left, _side_of_sheet(sheet, pots, left), NEITHER)
    side = np.where(from_sheet == NEITHER, _side_of_row(pots, listed), from_sheet)
    balance = numbers(payments, "balance_after")
    unclear = left & (balance != NOTHING) & (side == NEITHER)
    whole = Lines(
        np.arange(payments.num_rows),
        numbers(payments, "paid_at"),
        pots.payer,
        pots.payee,
        numbers(payments, "amount"),
        np.where(side == PAYER, balance, NOTHING),
        np.where(side == PAYEE, balance, NOTHING),
    )
    again = np.zeros(payments.num_rows, np.bool_)
    for key in (_pots_of(whole), _parties_of(whole, pots)):
        whole = _joined(whole, pots, np.where(left & ~again, from_sheet, NEITHER), key, again)
    return whole.at(np.flatnonzero(left & ~again)), again, unclear


def _sheets(payments: pa.Table) -> Ints:
    file, sheet = codes(texts(payments, "_file")), codes(texts(payments, "_sheet"))
    return np.unique(file * (sheet.max(initial=0) + 2) + sheet, return_inverse=True)[1]


def _side_of_sheet(sheet: Ints, pots: Pots, left: Flags) -> Ints:
    """The side that is the one account which every row of a sheet has in common, if there is."""
    side = np.zeros(len(sheet), np.int64)
    rows = np.flatnonzero(left)
    if not len(rows):
        return side
    count = np.bincount(sheet[rows])
    first = np.zeros(len(count), np.int64)
    first[sheet[rows[::-1]]] = rows[::-1]
    account = np.array([pot.account_id is not None for pot in pots.names])
    common = []
    for candidate in (pots.payer[first], pots.payee[first]):
        mine = candidate[sheet]
        hit = left & ((pots.payer == mine) | (pots.payee == mine))
        common.append((np.bincount(sheet[hit], minlength=len(count)) == count) & account[candidate])
    payers, payees = common
    holder = np.where(payers & ~payees, pots.payer[first], -2)
    holder = np.where(payees & ~payers, pots.payee[first], holder)[sheet]
    side[pots.payer == holder] = PAYER
    side[pots.payee == holder] = PAYEE
    return side


def _side_of_row(pots: Pots, listed: Collection[str]) -> Ints:
    """The side that alone has an account, or alone has one that the case lists."""
    account = np.array([pot.account_id is not None for pot in pots.names])
    known = np.array([pot.account_id in listed for pot in pots.names])
    by_account = account[pots.payee].astype(np.int64) - (account[pots.payer] & (pots.payer >= 0))
    by_list = known[pots.payee].astype(np.int64) - (known[pots.payer] & (pots.payer >= 0))
    return np.where(by_account == NEITHER, by_list, by_account)


def _pots_of(lines: Lines) -> tuple[Ints, Ints]:
    return lines.payer, lines.payee


def _parties_of(lines: Lines, pots: Pots) -> tuple[Ints, Ints]:
    """A statement often names the other side without its account."""
    number = {pot.party_id: at for at, pot in enumerate(pots.names)}
    party = np.array([number[pot.party_id] for pot in pots.names])
    return np.where(lines.payer < 0, -1, party[lines.payer]), party[lines.payee]


def _joined(lines: Lines, pots: Pots, side: Ints, key: tuple[Ints, Ints], again: Flags) -> Lines:
    """Join the nth such transfer of a day on the payer's statement with the nth on the payee's."""
    keys = (*key, lines.amount, lines.time // DAY)
    paid, got = (_ranked(lines, side, which, keys) for which in (PAYER, PAYEE))
    both, of_paid, of_got = np.intersect1d(
        _packed(paid, keys, paid, got), _packed(got, keys, paid, got), return_indices=True
    )
    if not len(both):
        return lines
    mine, theirs = paid[0][of_paid], got[0][of_got]
    fits = _fit(pots, lines.payer[mine], lines.payer[theirs])
    fits &= _fit(pots, lines.payee[mine], lines.payee[theirs])
    mine, theirs = mine[fits], theirs[fits]
    again[theirs] = True
    payee, balance = lines.payee.copy(), lines.payee_balance.copy()
    payee[mine], balance[mine] = lines.payee[theirs], lines.payee_balance[theirs]
    return replace(lines, payee=payee, payee_balance=balance)


Ranked = tuple["Ints", "Ints"]


def _ranked(lines: Lines, side: Ints, which: int, keys: tuple[Ints, ...]) -> Ranked:
    """The rows on one side's statements, and which of its kind each is."""
    rows = np.flatnonzero(side == which)
    order = rows[np.lexsort([lines.row[rows], lines.time[rows], *(key[rows] for key in keys)])]
    starts = np.ones(len(order), np.bool_)
    if len(order):
        starts[1:] = np.any([key[order][1:] != key[order][:-1] for key in keys], axis=0)
    at = np.arange(len(order))
    return order, at - np.maximum.accumulate(np.where(starts, at, 0))


def _packed(some: Ranked, keys: tuple[Ints, ...], *both: Ranked) -> Ints:
    """One number for each key and rank, the same on both sides."""
    whole = [np.concatenate([key[rows] for rows, _ in both]) for key in keys]
    whole.append(np.concatenate([rank for _, rank in both]))
    packed = np.unique(np.stack(whole, axis=1), axis=0, return_inverse=True)[1].reshape(-1)
    split = len(both[0][0])
    return packed[:split] if some is both[0] else packed[split:]


def _fit(pots: Pots, mine: Ints, theirs: Ints) -> Flags:
    """Two pots can be one: equal, or one of them is no named account."""
    account = np.array([pot.account_id is not None for pot in pots.names])
    fits: Flags = (mine == theirs) | ~account[mine] | ~account[theirs]
    return fits
