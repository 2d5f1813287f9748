"""The money that answers for wages: the owner's unpaid price, deposits, accounts and funds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wagekit.judge.liability_accounts import Accounts
from wagekit.judge.liability_deposit import Deposits
from wagekit.judge.liability_owner import UnpaidPrice
from wagekit.judge.liability_plan import Lot, Pool
from wagekit.model.liability import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.core.world import World
    from wagekit.judge.liability_charge import Charge
    from wagekit.judge.liability_debt import Debt
    from wagekit.judge.liability_facts import Facts


class Money:
    """Finds what the data show, for all debts together, so that nothing is spent twice.

    Attributes:
        price: What the owner has not paid.
        deposits: Wage deposits and letters.
        accounts: Wage accounts and emergency funds.
    """

    def __init__(self, world: World, facts: Facts, debts: tuple[Debt, ...]) -> None:
        self.price = UnpaidPrice(facts, debts)
        self.deposits = Deposits(world, facts, debts)
        self.accounts = Accounts(world, facts, debts)

    def charges(self, debt: Debt) -> Iterator[Charge]:
        """Who answers for a debt only with money of a certain kind."""
        yield from self.price.charges(debt)
        yield from self.price.general_charges(debt)
        yield from self.deposits.charges(debt)
        yield from self.accounts.charges(debt)

    def pools(self) -> tuple[Pool, ...]:
        """The sources in the order in which they are spent."""
        lots: dict[tuple[SourceKind, str | None], list[Lot]] = defaultdict(list)
        for source in (self.accounts, self.price, self.deposits):
            for kind, party, lot in source.lots():
                lots[kind, party].append(lot)
        in_order = sorted(lots, key=lambda key: (list(SourceKind).index(key[0]), key[1] or ""))
        return tuple(Pool(kind, party, tuple(lots[kind, party])) for kind, party in in_order)
