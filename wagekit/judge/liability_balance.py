"""What is left on an account: its last balance, carried on over what moved since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.logic import is_true

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wagekit.core.world import World

    Row = Mapping[str, Any]


def balances(world: World, accounts: Sequence[Row]) -> dict[str, int]:
    """Fen on each account of which it is known on the day of judgement; never less than nothing.

    Args:
        world: The tables.
        accounts: Rows of the account table.
    """
    read = _read(world, accounts).items()
    known = {name: _left(name, start, since) for name, (_, start, since) in read}
    return {name: max(left, 0) for name, left in known.items() if left is not None}


def lines_behind(world: World, accounts: Sequence[Row]) -> dict[str, list[Row]]:
    """The payments that each account's balance is read from: the last that states it, and later.

    Args:
        world: The tables.
        accounts: Rows of the account table.
    """
    read = _read(world, accounts).items()
    return {name: [*([stated] if stated else []), *since] for name, (stated, _, since) in read}


def _read(
    world: World, accounts: Sequence[Row]
) -> dict[str, tuple[Row | None, int | None, list[Row]]]:
    """By account: the last line that states a balance, the sum to start from, what moved since."""
    ids = frozenset(row["account_id"] for row in accounts)
    own: dict[str, list[Row]] = {name: [] for name in ids}
    for move in _moves(world, sorted(ids)):
        for name in ids & {move["payer_account"], move["payee_account"]}:
            own[name].append(move)
    return {row["account_id"]: _since(row, own[row["account_id"]], ids) for row in accounts}


def _since(
    account: Row, moves: list[Row], listed: frozenset[str]
) -> tuple[Row | None, int | None, list[Row]]:
    """From the last balance stated; else from the opening balance."""
    stated = [n for n, m in enumerate(moves) if _states(m, account["account_id"], listed)]
    if stated:
        last = stated[-1]
        return moves[last], moves[last]["balance_after"], moves[last + 1 :]
    opened = account["opening_on"]
    since = [m for m in moves if opened is None or m["_on"] >= opened]
    return None, account["opening_balance"], since


def _moves(world: World, ids: list[str]) -> list[Row]:
    """Payments into and out of the accounts up to the day, in the order of the statement."""
    on = nw.col("paid_at").cast(nw.Date)
    touched = nw.col("payer_account").is_in(ids) | nw.col("payee_account").is_in(ids)
    frame = world.frame("payment").filter(is_true(touched), on <= world.as_of)
    rows = world.records(frame.with_columns(_on=on))
    return sorted(rows, key=lambda r: (r["paid_at"], r["_file"] or "", r["_row"] or 0))


def _states(move: Row, name: str, listed: frozenset[str]) -> bool:
    """Between two of these accounts it is not known whose balance a line states."""
    other = move["payee_account"] if move["payer_account"] == name else move["payer_account"]
    return move["balance_after"] is not None and (other == name or other not in listed)


def _left(name: str, start: int | None, since: Iterable[Row]) -> int | None:
    left = start
    for move in since:
        if left is None or move["amount"] is None:
            return None
        left += move["amount"] * (move["payee_account"] == name)
        left -= move["amount"] * (move["payer_account"] == name)
    return left
