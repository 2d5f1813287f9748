"""Follows money for the money explorer; needs the extra that compiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.tracing.of_case import ledger_of_case, source_of_case
from wagekit.tracing.trace import trace
from wagekit.views.money_explorer_brought import brought, source_payments
from wagekit.views.money_explorer_ends import Followed

if TYPE_CHECKING:
    import datetime as dt

    from wagekit.core.world import World


def follow(world: World, source: str, *, project: str | None, as_of: dt.date | None) -> Followed:
    """Follow money by all methods, with the payments behind each destination.

    Args:
        world: The tables known.
        source: What is followed.
        project: Follow only the payments that name this project.
        as_of: Payments after this day are left out.

    Raises:
        WagekitError: Nothing has that id, or it moved no money.
    """
    ledger = ledger_of_case(world, as_of=as_of)
    found = trace(ledger, source_of_case(world, ledger, source), project=project)
    return Followed(found, brought(found, ledger), source_payments(found, ledger))
