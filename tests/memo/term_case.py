"""The case by hand with clues, a ledger and a deposit, judged by the rules themselves."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import wage_case
from wage_case import MARKED, PERSON, Given, order, rows

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.memo.kinds import Memo
    from wagekit.model.finding import Finding

Row = dict[str, Any]
Rows = dict[str, list[Row]]

FAMILIES = ("GC01", "GZ", "TZ", "WF01", "XS", "YJ")
"""The rules that judge it."""


def case(**more: Sequence[Row]) -> Rows:
    """The tables; `more` adds rows, or replaces those of the same key.

    Args:
        more: Rows by table.
    """
    given = _given()
    for name, listed in more.items():
        given[name] = [*_without(given.get(name, []), listed), *listed]
    return rows(**given)


def made(kind: str, given: Rows | None = None, **more: Any) -> Memo:
    """The memo of a kind, made of what the rules find.

    Args:
        kind: Its name.
        given: The rows; those of the case by default.
        more: What else is asked for, such as `party` or `lang`.
    """
    there, settings = given or case(), more.get("settings", Given())
    lang = str(more.get("lang", "zh"))
    found = more.pop("findings", None)
    if found is None:
        found = judged(json.dumps(there), str(settings.as_of or ""), lang)
    return wage_case.made(kind, there, findings=found, **more)


@cache
def judged(given: str, day: str, lang: str) -> tuple[Finding, ...]:
    """What the rules find in rows.

    Args:
        given: The rows, as JSON.
        day: The day of judgement.
        lang: `zh` or `en`.
    """
    tables = {name: table_of(name, listed) for name, listed in json.loads(given).items()}
    as_of = Given().as_of if day else None
    wanted = sorted(code for code in rules().by_code if code.startswith(FAMILIES))
    return run(rules(), World(PolarsEngine(tables), as_of=as_of, region=None), only=wanted,
               lang=lang).findings  # fmt: skip


@cache
def words(kind: str, lang: str = "zh", party: str | None = None) -> str:
    """Every text of the memo of the case as it is.

    Args:
        kind: Its name.
        lang: `zh` or `en`.
        party: The party asked for.
    """
    return wage_case.said(made(kind, lang=lang, party=party))


def _without(listed: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    keys = {next(iter(row.values())) for row in others}
    return [row for row in listed if next(iter(row.values())) not in keys]


def _given() -> Rows:
    return {
        "clue": [
            {"clue_id": "K1", "channel": "national_platform", "project_id": "P1", "kind": "wage",
             "respondent_id": "SUB", "received_on": "2026-06-01", "accepted_on": "2026-06-03",
             "routed_to": "labour", "people": 3, "amount": "24000.50", "mass_incident": True,
             "text": f"{MARKED}等人反映欠薪，电话13912345678"},
            {"clue_id": "K2", "channel": "petition", "project_id": "P1", "kind": "wage",
             "respondent_id": "SUB", "received_on": "2026-11-17", "routed_to": "labour"},
            {"clue_id": "K3", "channel": "petition", "project_id": "P1", "kind": "project_funds",
             "respondent_id": "OWN", "received_on": "2026-10-12", "routed_to": "housing",
             "due_on": "2026-12-11"},
            {"clue_id": "K4", "channel": "complaint", "project_id": "P1", "kind": "wage",
             "respondent_id": "SUB", "received_on": "2026-08-04", "accepted_on": "2026-08-06",
             "routed_to": "labour"},
        ],
        "arrears": [
            {"entry_id": "L1", "district": "安平县", "project_id": "P1", "employer_id": "SUB",
             "people": 3, "amount": "24000.50", "found_on": "2026-06-20", "source_clue_id": "K1",
             "target_on": "2026-09-30", "paid_amount": "0.00"},
            {"entry_id": "L2", "district": "深州市", "project_id": "P1", "employer_id": "GC",
             "people": 5, "amount": "60000.00", "found_on": "2026-10-20",
             "target_on": "2027-01-29"},
        ],
        "claim": [
            {"claim_id": "M1", "project_id": "P1", "contract_id": "C1", "kind": "progress",
             "certified_on": "2026-03-01", "payable_amount": "900000.00", "due_on": "2026-04-10",
             "disputed": False},
        ],
        "payment": [
            {"payment_id": "B1", "paid_at": "2026-04-02 10:00:00", "payer_id": "OWN",
             "payee_id": "GC", "amount": "500000.00", "class": "progress", "project_id": "P1",
             "contract_id": "C1", "payer_account": "6222020200112233445"},
        ],
        "guarantee": [
            {"guarantee_id": "D1", "project_id": "P1", "kind": "wage_deposit",
             "form": "bank_letter", "provider_id": "BANK", "amount": "500000.00",
             "from_on": "2025-06-01", "to_on": "2027-05-31", "drawn_on": "2026-11-16",
             "drawn_amount": "10000.00"},
        ],
        "action": [order("A3", "GC", "pay_order", due_on="2026-12-04", served_on="2026-11-19",
                         decided_on="2026-11-18")],
    }  # fmt: skip


__all__ = ["MARKED", "PERSON", "case", "judged", "made", "words"]
