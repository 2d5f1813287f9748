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
    ids = [row["account_id"] for row in accounts]
    moves = _moves(world, ids)
    held: dict[str, int] = {}
    for account in accounts:
        own = [
            m for m in moves if account["account_id"] in {m["payer_account"], m["payee_account"]}
        ]
        left = _left(account, own, ids)
        if left is not None:
            held[account["account_id"]] = max(left, 0)
    return held


def stated_on(world: World, accounts: Sequence[Row]) -> dict[str, Row]:
    """The last line of a statement that says the balance of each account, where one does.

    Args:
        world: The tables.
        accounts: Rows of the account table.
    """
    ids = [row["account_id"] for row in accounts]
    moves = _moves(world, ids)
    return {name: move for move in moves for name in ids if _states_of(move, name, ids)}


def _states_of(move: Row, name: str, listed: list[str]) -> bool:
    """Whether a line is of this account and states its balance."""
    return name in {move["payer_account"], move["payee_account"]} and _states(move, name, listed)


def _moves(world: World, ids: list[str]) -> list[Row]:
    """Payments into and out of the accounts up to the day, in the order of the statement."""
    on = nw.col("paid_at").cast(nw.Date)
    touched = nw.col("payer_account").is_in(ids) | nw.col("payee_account").is_in(ids)
    frame = world.frame("payment").filter(is_true(touched), on <= world.as_of)
    rows = world.engine.rows(frame.with_columns(_on=on)).to_pylist()
    return sorted(rows, key=lambda r: (r["paid_at"], r["_file"] or "", r["_row"] or 0))


def _left(account: Row, moves: Sequence[Row], listed: list[str]) -> int | None:
    """From the last balance stated; else from the opening balance."""
    name = account["account_id"]
    stated = [n for n, m in enumerate(moves) if _states(m, name, listed)]
    if stated:
        last = stated[-1]
        return _carried(moves[last]["balance_after"], moves[last + 1 :], name)
    opened = account["opening_on"]
    since = [m for m in moves if opened is None or m["_on"] >= opened]
    return _carried(account["opening_balance"], since, name)


def _states(move: Row, name: str, listed: list[str]) -> bool:
    """Between two of these accounts it is not known whose balance a line states."""
    other = move["payee_account"] if move["payer_account"] == name else move["payer_account"]
    return move["balance_after"] is not None and (other == name or other not in listed)


def _carried(start: int | None, moves: Iterable[Row], name: str) -> int | None:
    left = start
    for move in moves:
        if left is None or move["amount"] is None:
            return None
        left += move["amount"] * (move["payee_account"] == name)
        left -= move["amount"] * (move["payer_account"] == name)
    return left
