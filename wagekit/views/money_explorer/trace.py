"""Follows money for the money explorer; needs the extra that compiles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.tracing.columns import texts
from wagekit.tracing.of_case import ledger_of_case, source_of_case
from wagekit.tracing.trace import trace
from wagekit.views.money_explorer.brought import brought, source_payments
from wagekit.views.money_explorer.ends import Followed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from wagekit.core.world import World


def follow(
    world: World, source: str, *, of: tuple[str, Collection[str]] | None, as_of: dt.date | None
) -> Followed:
    """Follow money by all methods, with the payments behind each destination.

    Args:
        world: The tables known.
        source: What is followed.
        of: A project and the ids of its payments, where only those are followed.
        as_of: Payments after this day are left out.

    Raises:
        WagekitError: Nothing has that id, or it moved no money.
    """
    ledger = ledger_of_case(world, as_of=as_of)
    start = source_of_case(world, ledger, source)
    if of is not None:
        ledger = replace(ledger, payments=_named(ledger.payments, *of))
    found = trace(ledger, start, project=of and of[0])
    return Followed(found, brought(found, ledger), source_payments(found, ledger))


def _named(payments: pa.Table, project: str, own: Collection[str]) -> pa.Table:
    """Payments that lie under a contract of the project name it, though their row does not."""
    ids = pa.array(sorted(own), pa.string())
    here = pc.is_in(texts(payments, "payment_id"), ids)
    said = pc.if_else(here, project, texts(payments, "project_id"))
    rest = payments.drop_columns(["project_id"] if "project_id" in payments.column_names else [])
    return rest.append_column("project_id", said)
