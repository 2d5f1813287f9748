"""Backward: whose money is in a payment, an account or a party.

Going back is going forward from everyone upstream: an origin's figure is, by definition, what
following its money forward brings here. Origins can stand behind one another on one way, and the
rule of the lowest balance favours each of them in turn, so figures of origins do not add up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from wagekit.model.money import json_number
from wagekit.tracing.difference import upstream
from wagekit.tracing.flow import flow
from wagekit.tracing.pots import Pot
from wagekit.tracing.slices import NONE
from wagekit.tracing.source import Source, find_source, marked, own_pots, paid_by
from wagekit.tracing.trace import ALL, carried, methods_of, transfers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.tracing.flow import Method
    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.queues import Flags


@dataclass(frozen=True, slots=True)
class Origin:
    """How much of a party's money came here.

    Attributes:
        pot: the party; an account where its holder is not known.
        by_method: fen by each method.
    """

    pot: Pot
    by_method: Mapping[Method, int]

    @property
    def min(self) -> int:
        """The least fen over the methods."""
        return min(self.by_method.values())

    @property
    def max(self) -> int:
        """The most fen over the methods."""
        return max(self.by_method.values())

    def as_dict(self) -> dict[str, Any]:
        """The origin as `trace.json` has it; money in yuan."""
        return {
            "party_id": self.pot.party_id,
            "account_id": self.pot.account_id,
            "min": json_number(self.min),
            "max": json_number(self.max),
            "by_method": {str(m): json_number(fen) for m, fen in self.by_method.items()},
        }


def origins(ledger: Ledger, target: Source | str, *, method: str = ALL) -> tuple[Origin, ...]:
    """Whose money came into a target.

    Args:
        ledger: the moves of the case.
        target: a payment, an account or a party, or its id.
        method: one of the methods, or `all`.

    Returns:
        Every party upstream of which some money came, the largest first; money in fen.

    Raises:
        WagekitError: the method or the target is not known.
    """
    asked = methods_of(method)
    found = find_source(ledger, target) if isinstance(target, str) else target
    ledger, arrives = _arrivals(ledger, found)
    made = []
    for pot, mine in _upstream(ledger, arrives, own_pots(ledger, found)):
        transfers = transfers_of(ledger, paid_by(ledger, mine))
        by = {
            one: int(carried(transfers, flow(transfers, one).steps)[arrives].sum()) for one in asked
        }
        made.append(Origin(pot, by))
    some = [origin for origin in made if origin.max]
    return tuple(sorted(some, key=lambda o: (-o.max, -o.min, o.pot.party_id or "")))


def _arrivals(ledger: Ledger, target: Source) -> tuple[Ledger, Flags]:
    """The moves by which money comes into the target."""
    if target.kind in {"payment", "claim"}:
        return marked(ledger, target)
    pots = own_pots(ledger, target)
    lines = ledger.lines
    outside = (lines.payer == NONE) | ~pots[lines.payer]
    return ledger, np.asarray(pots[lines.payee] & outside, np.bool_)


def _upstream(ledger: Ledger, arrives: Flags, own: Flags) -> list[tuple[Pot, Flags]]:
    """Each party from which money can have come, with its pots."""
    lines = ledger.lines
    payers = np.zeros(len(ledger.pots.names), np.bool_)
    payers[lines.payer[arrives & (lines.payer >= 0)]] = True
    every = np.ones(len(lines.row), np.bool_)
    reached = upstream(lines.payer, lines.payee, every, payers) & ~own
    groups: dict[Pot, list[int]] = {}
    for at in np.flatnonzero(reached).tolist():
        pot = ledger.pots.names[at]
        groups.setdefault(pot if pot.party_id is None else Pot(pot.party_id, None), []).append(at)
    return [(pot, np.isin(np.arange(len(own)), all_of)) for pot, all_of in groups.items()]
