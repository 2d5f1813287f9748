"""Where the sums of a debt are read from: the rows behind who must pay, for whoever checks them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.logic import is_true
from wagekit.judge.liability_balance import lines_behind
from wagekit.judge.liability_chain import chain_of
from wagekit.judge.liability_debt import Debt
from wagekit.judge.liability_facts import Facts
from wagekit.judge.liability_money import Money
from wagekit.judge.liability_owed import Basis, owed
from wagekit.model.paper import Paper, SumOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wagekit.core.world import World
    from wagekit.judge.liability_owed import Key, Owed

    Row = Mapping[str, Any]
    Read = tuple[SumOf, str, Row]

PLACE = ("_file", "_sheet", "_row")


def papers(world: World) -> tuple[Paper, ...]:
    """The rows behind each debt of wages and behind the money that answers for it.

    Args:
        world: The tables.
    """
    found = owed(world)
    if not found:
        return ()
    facts = Facts(world, {one.project_id for one in found if one.project_id is not None})
    debts = tuple(
        Debt(place, one, chain_of(facts, one.project_id, one.employer_id), frozenset())
        for place, one in enumerate(found)
    )
    reading = _Reading(world, facts, Money(world, facts, debts))
    return tuple(paper for debt in debts for paper in _grouped(debt.owed, reading.of(debt)))


class _Reading:
    """Finds the rows; those of a table are read once for all debts."""

    def __init__(self, world: World, facts: Facts, money: Money) -> None:
        self._world = world
        self._money = money
        self._lines = _lines(world)
        self._claims = {row["claim_id"]: row for row in facts.of_projects("claim")}
        self._paid = _paid(world)
        self._lines_behind = lines_behind(world, money.accounts.rows)

    def of(self, debt: Debt) -> Iterator[Read]:
        """What each sum of a debt is read from."""
        yield from self._owed(debt.owed)
        claims, entries = self._money.price.behind(debt)
        yield from self._price(claims)
        yield from ((SumOf.owner_unsettled, "funds_arrears", row) for row in entries)
        yield from ((SumOf.deposit, "guarantee", row) for row in self._money.deposits.behind(debt))
        for account in self._money.accounts.behind(debt):
            yield SumOf.account, "account", account
            lines = self._lines_behind[account["account_id"]]
            yield from ((SumOf.account, "payment", line) for line in lines)

    def _owed(self, one: Owed) -> Iterator[Read]:
        table = str(one.basis)
        if one.basis is Basis.payroll:
            rows: Iterable[Row] = self._lines.get((one.project_id, one.employer_id), ())
        else:
            rows = one.rows
        yield from ((SumOf.owed, table, row) for row in rows)

    def _price(self, claims: Iterable[Row]) -> Iterator[Read]:
        """The claims, and the payments laid under their contracts."""
        contracts = {}
        for claim in claims:
            contracts[claim["contract_id"]] = True
            yield SumOf.owner_unsettled, "claim", self._claims[claim["claim_id"]]
        for contract in contracts:
            paid = self._paid.get(contract, ())
            yield from ((SumOf.owner_unsettled, "payment", row) for row in paid)


def _lines(world: World) -> dict[Key, list[Row]]:
    """The payroll rows that a debt is the net of."""
    lines = world.frame("wage_line").filter(
        is_true(nw.col("overdue")) | is_true(nw.col("owed") < 0)
    )
    lines = lines.select("payroll_id", "project_id", "employer_id")
    places = world.frame("payroll").select("payroll_id", *PLACE)
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in world.records(lines.join(places, on="payroll_id")):
        found[row["project_id"], row["employer_id"]].append(row)
    return found


def _paid(world: World) -> dict[str, list[Row]]:
    """The payments that meet, or may meet, each contract's claims."""
    laid = world.frame("contract_payment").filter(~is_true(~nw.col("counts")))
    laid = laid.select("contract_id", "payment_id")
    places = world.frame("payment").select("payment_id", *PLACE)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in world.records(laid.join(places, on="payment_id")):
        found[row["contract_id"]].append(row)
    return found


def _grouped(one: Owed, read: Iterable[Read]) -> Iterator[Paper]:
    """The rows by what they say and by sheet."""
    sheets: dict[tuple[SumOf, str, str | None, str | None], set[int]] = defaultdict(set)
    for of, table, row in read:
        if row["_row"] is not None:
            sheets[of, table, row["_file"], row["_sheet"]].add(row["_row"])
    order = list(SumOf)
    for key in sorted(sheets, key=lambda k: (order.index(k[0]), *(part or "" for part in k[1:]))):
        yield Paper(one.project_id, one.employer_id, *key, tuple(sorted(sheets[key])))
