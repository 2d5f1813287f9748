"""A small project with dues and payments, to explore on any day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of
from wagekit.views.money_explorer.desk import MoneyDesk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Rows = Mapping[str, Sequence[Mapping[str, Any]]]

AS_OF = dt.date(2024, 6, 30)
HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>{{7*7}} 甲&乙公司'


def _claim(claim_id: str, contract: str, yuan: int, **more: Any) -> dict[str, Any]:
    said = {"claim_id": claim_id, "project_id": "P", "contract_id": contract, "kind": "progress"}
    return {**said, "payable_amount": yuan, **more}


def _paid(id_: str, day: str, ends: str, yuan: int, **more: Any) -> dict[str, Any]:
    payer, payee = ends.split(">")
    said = {"payment_id": id_, "paid_at": f"{day} 10:00:00", "payer_id": payer, "payee_id": payee}
    return {**said, "amount": yuan, **more}


ROWS: dict[str, list[dict[str, Any]]] = {
    "project": [{"project_id": "P", "name": "一号工程", "owner_id": "O"}],
    "party": [
        {"party_id": "O", "name": "业主公司", "kind": "company"},
        {"party_id": "G", "name": "总包公司", "kind": "company"},
        {"party_id": "L", "name": "劳务公司", "kind": "company"},
        {"party_id": "X", "name": HOSTILE, "kind": "company"},
    ],
    "contract": [
        {"contract_id": "C1", "project_id": "P", "kind": "general", "issuer_id": "O",
         "contractor_id": "G", "title": "施工合同"},
        {"contract_id": "C2", "project_id": "P", "parent_contract_id": "C1", "kind": "labour",
         "issuer_id": "G", "contractor_id": "L", "title": "劳务合同"},
    ],
    "claim": [
        _claim("QK1", "C1", 1_000_000, certified_on="2024-01-20", due_on="2024-01-31"),
        _claim("QK2", "C1", 600_000, due_on="2024-03-31", disputed=True),
        _claim("QK3", "C1", 100_000),
        _claim("QK4", "C2", 400_000, certified_on="2024-04", due_on="2024-05-15"),
        _claim("QK5", "C2", 50_000, certified_on="2024-05-20", due_on="2024-12-31"),
    ],
    "payment": [
        _paid("ZF1", "2024-02-10", "O>G", 800_000, project_id="P", contract_id="C1",
              **{"class": "progress"}),
        _paid("ZF2", "2024-02-20", "S>G", 500_000, project_id="Q", **{"class": "progress"}),
        _paid("ZF3", "2024-03-01", "G>L", 600_000, project_id="P", contract_id="C2",
              purpose="拨付<b>人工费</b>", **{"class": "labour_cost"}),
        _paid("ZF4", "2024-04-10", "O>G", 200_000, project_id="P", contract_id="C1",
              **{"class": "progress"}),
        _paid("ZF5", "2024-04-20", "G>X", 400_000, project_id="P", **{"class": "material"}),
    ],
}  # fmt: skip


def desk(rows: Rows = ROWS, *, as_of: dt.date | None = AS_OF, **more: Any) -> MoneyDesk:
    """A desk over rows written by hand."""
    tables = {name: table_of(name, some) for name, some in rows.items()}
    return MoneyDesk(tables, "P", engine=PolarsEngine, as_of=as_of, **more)


def known(day: dt.date) -> dict[str, list[dict[str, Any]]]:
    """The rows that a person would leave in the folder on that day."""
    kept = {name: list(rows) for name, rows in ROWS.items()}
    kept["payment"] = [row for row in ROWS["payment"] if row["paid_at"][:10] <= str(day)]
    kept["claim"] = [row for row in ROWS["claim"] if _stated(row) and _stated(row) <= str(day)]
    return kept


def _stated(row: Mapping[str, Any]) -> str:
    stated = str(row.get("certified_on") or row.get("due_on") or "")
    return {"2024-04": "2024-04-30"}.get(stated, stated)
