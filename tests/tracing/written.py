"""Payments written by hand, as a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from wagekit.testing.rows import table_of
from wagekit.tracing.ledger import ledger_of

if TYPE_CHECKING:
    import datetime as dt

    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.result import Trace

Row = dict[str, Any]


def pay(payment_id: str, payer: str | None, payee: str | None, yuan: Any, **more: Any) -> Row:
    """A payment on 2024-01-01 unless told otherwise; `kind` is its class.

    A side that begins with `=` is an account, any other a party.
    """
    given = {"paid_at": "2024-01-01 00:00:00", "amount": yuan, "payment_id": payment_id, **more}
    if "kind" in given:
        given["class"] = given.pop("kind")
    for side, name in (("payer", payer), ("payee", payee)):
        if name is not None:
            given[f"{side}_account" if name.startswith("=") else f"{side}_id"] = name.lstrip("=")
    return given


def at(day: int, hour: int = 0) -> str:
    return f"2024-01-{day:02} {hour:02}:00:00"


def written(
    *payments: Row, accounts: tuple[Row, ...] = (), as_of: dt.date | None = None, **more: Any
) -> Ledger:
    """The ledger of these payments."""
    files = [row.pop("_file", "payment.csv") for row in payments]
    table = table_of("payment", list(payments))
    at_file = table.column_names.index("_file")
    tables = {"payment": table.set_column(at_file, "_file", pa.array(files, pa.string()))}
    if accounts:
        tables["account"] = table_of("account", list(accounts))
    return ledger_of(tables, as_of=as_of, **more)


def by_place(trace: Trace) -> dict[str, tuple[Any, Any]]:
    """Least and most in yuan of each destination, by account or party, all classes together."""
    found: dict[str, tuple[Any, Any]] = {}
    for one in trace.destinations:
        name = one.pot.account_id or one.pot.party_id or "?"
        least, most = found.get(name, (0, 0))
        found[name] = (least + one.min / 100, most + one.max / 100)
    return found


def each(trace: Trace, name: str) -> dict[str, float]:
    """Yuan at an account or party by each method."""
    found: dict[str, float] = {}
    for one in trace.destinations:
        if name in {one.pot.account_id, one.pot.account_id or one.pot.party_id}:
            for method, fen in one.by_method.items():
                found[str(method)] = found.get(str(method), 0) + fen / 100
    return found
