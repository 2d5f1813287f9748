"""A case by hand: a labour firm owes three workers and was ordered to pay."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from wagekit.core.runner import Answers
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.judge.joined import joined
from wagekit.judge.ledger import ledger
from wagekit.judge.liability import liabilities
from wagekit.judge.liability_papers import papers
from wagekit.judge.orders import orders
from wagekit.judge.recovery import recoveries
from wagekit.memo.drafts import Drafts
from wagekit.memo.kinds import compose, parties
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.memo.kinds import Memo
    from wagekit.model.finding import Finding
    from wagekit.model.liability import Liability

Row = dict[str, Any]
Rows = dict[str, list[Row]]

PERSON = "410521197603128219"
MARKED = "<b>钱某</b>&amp;{name}"
"""A name as no name is, which must come out as it was typed."""


@dataclass(frozen=True)
class Given:
    """case.toml as far as a letter reads it."""

    as_of: dt.date | None = dt.date(2026, 11, 20)
    authority: str | None = "安平县人力资源和社会保障局"
    doc_prefix: str | None = "安人社监字"


def rows(**more: Sequence[Row]) -> Rows:
    """The tables of the case; `more` adds rows, or replaces those of the same key.

    Args:
        more: Rows by table; a row whose first cell is one already there replaces it, cell by cell.
    """
    made = {name: {_key(row): row for row in given} for name, given in _given().items()}
    for name, given in more.items():
        there = made.setdefault(name, {})
        for row in given:
            there[_key(row)] = there.get(_key(row), {}) | row
    return {name: list(there.values()) for name, there in made.items()}


def made(kind: str, given: Rows | None = None, **more: Any) -> Memo:
    """The memo of a kind, checked.

    Args:
        kind: Its name.
        given: The rows; those of the case by default.
        more: What else is asked for, such as `party` or `lang`.
    """
    asked = {"settings": Given(), "findings": (), "determinations": (), "lang": "zh"} | more
    settings: Given = asked["settings"]
    found = _judged(json.dumps(given or rows()), settings.as_of, asked["lang"])
    return compose(kind, asked.pop("project", "P1"), **(found | asked))


def offered(kind: str, given: Rows, **more: Any) -> tuple[str, ...]:
    """The parties that a memo of a kind is offered for.

    Args:
        kind: Its name.
        given: The rows.
        more: What else is asked for, such as `owed`.
    """
    asked = {"settings": Given(), "findings": (), "determinations": (), "lang": "zh"} | more
    return parties(kind, "P1", **(_judged(json.dumps(given), Given.as_of, "zh") | asked))


def owed(given: Rows, articles: Mapping[str, tuple[str, ...]]) -> tuple[Liability, ...]:
    """What a run works out of rows, but that the duties of some parties rest on other articles.

    Args:
        given: The rows.
        articles: By party, the articles that its duties rest on.
    """
    debts = _judged(json.dumps(given), Given.as_of, "zh")["owed"]
    return tuple(
        replace(debt, liable=tuple(replace(one, articles=articles.get(one.party_id, one.articles))
                                   for one in debt.liable))
        for debt in debts
    )  # fmt: skip


@cache
def _judged(given: str, day: dt.date | None, lang: str) -> Mapping[str, Any]:
    """What a run works out of rows, without its rules."""
    tables = {name: table_of(name, listed) for name, listed in json.loads(given).items()}
    world = World(PolarsEngine(tables), as_of=day, region=None)
    owed = liabilities(Answers((), {}, {}), (), world, lang=lang)
    handed, behind = recoveries(owed, world), papers(world)
    return {"tables": tables, "joined": joined(world), "owed": owed, "handed": handed,
            "papers": behind, "orders": orders(world), "ledger": ledger(world)}  # fmt: skip


def drafts(given: Rows, findings: Sequence[Finding] = ()) -> Drafts:
    """What memos of the case are made from, as the composer has it.

    Args:
        given: The rows.
        findings: What the rules found.
    """
    found = _judged(json.dumps(given), Given.as_of, "zh")
    tables = found["tables"]
    return Drafts(
        Answers(tuple(findings), {}, {}),
        (),
        lambda: World(PolarsEngine(tables), as_of=Given.as_of, region=None),
        dict,
        tables,
        Given(),
        "zh",
        *(found[part] for part in ("owed", "handed", "papers")),
    )


def two_employers() -> Rows:
    """The case where the general contractor owes one of the workers itself."""
    return rows(
        payroll=[{"payroll_id": "Y4", "employer_id": "GC"}],
        worker=[{"worker_id": "W3", "employer_id": "GC"}],
    )


@cache
def words(kind: str, lang: str = "zh", party: str | None = None) -> str:
    """Every text of the memo of the case as it is.

    Args:
        kind: Its name.
        lang: `zh` or `en`.
        party: The party asked for.
    """
    return said(made(kind, lang=lang, party=party))


def said(memo: Memo) -> str:
    """Every text of a memo.

    Args:
        memo: The memo.
    """
    return "\n".join(memo.view.texts())


def _key(row: Row) -> str:
    return str(next(iter(row.values())))


def _given() -> Rows:
    return {
        "project": [{"project_id": "P1", "name": "滨河新城一期", "sector": "building",
                     "owner_id": "OWN", "general_contractor_id": "GC",
                     "investment": "state_owned", "contract_price": "36228165.00"}],
        "party": [
            _firm("OWN", "安平县城建投资有限公司", "91131125MA07X1234A"),
            _firm("GC", "河北恒盛建筑工程有限公司", "91130100700123456B"),
            _firm("SUB", "石家庄远达劳务有限公司", "91130100700765432C", legal_rep_id="LR"),
            {"party_id": "LR", "name": "赵某", "kind": "individual"},
            _firm("BANK", "安平农村商业银行", "91131125MA07X9999B"),
        ],
        "contract": [
            _contract("C1", "OWN", "GC", "general"), _contract("C2", "GC", "SUB", "labour"),
        ],
        "worker": [_worker("W1", "钱某", id_no=PERSON), _worker("W2", MARKED),
                   _worker("W3", "孙某"), _worker("W4", "李某")],
        "payroll": [
            _pay("Y1", "W1", "2026-03", "6000.00"), _pay("Y2", "W1", "2026-04", "6000.00"),
            _pay("Y3", "W2", "2026-04", "5000.50"), _pay("Y4", "W3", "2026-04", "7000.00"),
            _pay("Y5", "W4", "2026-04", "7000.00", paid="7000.00"),
        ],
        "action": [
            {"action_id": "A1", "project_id": "P1", "kind": "case_filed",
             "doc_no": "安人社监立字〔2026〕37号", "decided_on": "2026-07-12"},
            order("A2", "SUB", "rectify_order", amount="24000.50"),
        ],
    }  # fmt: skip


def order(action_id: str, party: str, kind: str, **more: Any) -> Row:
    """An order that was served and whose term is over.

    Args:
        action_id: Its id.
        party: To whom.
        kind: The kind of action.
        more: Further cells.
    """
    made = {"action_id": action_id, "project_id": "P1", "party_id": party, "kind": kind,
            "doc_no": f"安人社监{action_id}字〔2026〕5号", "decided_on": "2026-08-03",
            "served_on": "2026-08-05", "served_how": "direct", "due_on": "2026-08-14"}  # fmt: skip
    return made | more


def _firm(party_id: str, name: str, uscc: str, **more: Any) -> Row:
    return {"party_id": party_id, "name": name, "kind": "company", "uscc": uscc, **more}


def _contract(contract_id: str, issuer: str, contractor: str, kind: str) -> Row:
    return {"contract_id": contract_id, "project_id": "P1", "issuer_id": issuer,
            "contractor_id": contractor, "kind": kind, "signed_on": "2025-05-10",
            "parent_contract_id": None if kind == "general" else "C1"}  # fmt: skip


def _worker(worker_id: str, name: str, **more: Any) -> Row:
    return {"worker_id": worker_id, "project_id": "P1", "name": name, "employer_id": "SUB",
            "role": "worker", **more}  # fmt: skip


def _pay(payroll_id: str, worker: str, month: str, payable: str, paid: str = "0.00") -> Row:
    return {"payroll_id": payroll_id, "project_id": "P1", "worker_id": worker, "month": month,
            "employer_id": "SUB", "days": 22, "payable": payable, "paid": paid,
            "due_on": f"{month}-28"}  # fmt: skip
