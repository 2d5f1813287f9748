"""What the tables say that a letter needs: the project, its parties, contracts, clues, actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wagekit.model.contract_kinds import GENERAL
from wagekit.model.finding import Evidence
from wagekit.model.schema import tables as schemas
from wagekit.views.explained import Explanations
from wagekit.views.letter.by_day import is_later, span_of
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.finding import Determination, Finding, Outcome
    from wagekit.views.letter.request import Request

Row = dict[str, Any]

_WHOM: Final = {"clue": "respondent_id", "action": "party_id"}
ACTION_DAYS: Final = ("decided_on", "served_on", "done_on")
"""The days of an action, in their order; the first that is known is the day it was taken."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of one project, and what was found in them.

    Attributes:
        project_id: The project.
        project: Its row; empty where there is none.
        parties: Firms and persons by id, each with a `name`.
        contracts: Its contracts by id.
        clues: Its clues up to the day of judgement.
        actions: Its actions up to that day, without what came of them later.
        findings: What the rules found in it, of the families that the letter is about.
        determinations: The acts that its contracts point to.
        stated: Rows whose sums the letter states on its own: project, clues, contracts.
        sources: Evidence -> the row that it names.
        explanations: What the parties handed in on findings.
        whose: By table and id, whom clues and actions are about: the one id of each party.
    """

    project_id: str
    project: Row
    parties: Mapping[str, Row]
    contracts: Mapping[str, Row]
    clues: tuple[Row, ...]
    actions: tuple[Row, ...]
    findings: tuple[Finding, ...]
    determinations: tuple[Determination, ...]
    stated: tuple[Evidence, ...]
    sources: Mapping[Evidence, Row]
    explanations: Explanations
    whose: Mapping[tuple[str, str], str | None]

    def is_on(self, table: str, row: Row, parties: Collection[str | None]) -> bool:
        """Whether a clue or an action is about one of some parties.

        Args:
            table: `clue` or `action`.
            row: A row of it.
            parties: Their ids; with None also one that names nobody.
        """
        return self.whose.get((table, row[f"{table}_id"]), row[_WHOM[table]]) in parties

    def named(self, party_id: str | None) -> str | None:
        """What a party is called: its name, else its id; None when it is unknown.

        Args:
            party_id: The id of a firm, a person or a worker.
        """
        if party_id is None:
            return None
        return self.parties.get(party_id, {}).get("name") or plain(party_id)

    def by_outcome(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The findings with one outcome.

        Args:
            outcome: The outcome.
        """
        return tuple(f for f in self.findings if f.outcome is outcome)


def facts_of(
    request: Request,
    *,
    findings: Sequence[Finding] = (),
    determinations: Sequence[Determination] = (),
) -> Facts:
    """Gather what a letter about one project needs, as it stood on the day of judgement.

    Args:
        request: What the letter is made from; clues and actions after its day are left out.
        findings: Findings; those of other projects are left out.
        determinations: Determinations; those of other projects are left out.
    """
    project_id, tables, as_of = request.project_id, request.tables, request.settings.as_of
    own = tuple(f for f in findings if f.project_id == project_id)
    mine = tuple(d for d in determinations if d.project_id == project_id)
    projects = [r for r in rows(tables, "project") if r["project_id"] == project_id]
    listed = (r for r in rows(tables, "contract") if r["project_id"] == project_id)
    contracts = {row["contract_id"]: row for row in listed}
    told = (r for r in rows(tables, "clue") if r["project_id"] == project_id)
    clues = tuple(row for row in told if not is_later(row, "received_on", as_of))
    shown = [contracts[d.contract_id] for d in mine if d.contract_id in contracts]
    whole = whole_contract(projects[0], contracts.values()) if projects else None
    if whole is not None and whole not in shown and projects[0]["contract_price"] is None:
        shown.append(whole)
    stated = dict(_stated(project=projects[:1], clue=clues, contract=shown))
    return Facts(
        project_id=project_id,
        project=projects[0] if projects else {},
        parties=_parties(tables),
        contracts=contracts,
        clues=clues,
        actions=_actions(request, frozenset(c["clue_id"] for c in clues)),
        findings=own,
        determinations=mine,
        stated=tuple(stated),
        sources=stated | sources(own, tables),
        explanations=Explanations.given_in(tables),
        whose={
            (table, row[f"{table}_id"]): row[whom]
            for table, whom in _WHOM.items()
            for row in joined(request, table)
        },
    )


def whole_contract(project: Row, contracts: Iterable[Row]) -> Row | None:
    """The owner's one general or EPC contract with a price; None where there are several.

    Args:
        project: The project.
        contracts: Its contracts.
    """
    owner = project.get("owner_id")
    held = [row for row in contracts if row["kind"] in GENERAL and row["issuer_id"] == owner]
    known = owner is not None and len(held) == 1 and held[0]["price"] is not None
    return held[0] if known else None


def rows(tables: Mapping[str, pa.Table], name: str) -> Iterator[Row]:
    """The rows of a table, every column there and every text plain; none where it is absent.

    Args:
        tables: The case's tables.
        name: The canonical name.
    """
    table = tables.get(name)
    unknown = dict.fromkeys(_columns(name))
    for row in [] if table is None else table.to_pylist():
        yield unknown | {c: plain(v) if isinstance(v, str) else v for c, v in row.items()}


def joined(request: Request, name: str) -> Iterator[Row]:
    """The rows of a table as the run compares parties in it; as the files have it without a run.

    Args:
        request: What the letter is made from.
        name: The canonical name.
    """
    return rows(request.joined or request.tables, name)


def actions_by(tables: Mapping[str, pa.Table], as_of: dt.date | None) -> Iterator[Row]:
    """The actions that had been taken by a day, without what came of them later.

    Args:
        tables: The case's tables.
        as_of: The day; None leaves every action as it is.
    """
    return up_to(rows(tables, "action"), as_of)


def up_to(actions: Iterable[Row], as_of: dt.date | None) -> Iterator[Row]:
    """The same of some actions.

    Args:
        actions: The actions.
        as_of: The day; None leaves every action as it is.
    """
    for row in actions:
        days = [name for name in ACTION_DAYS if span_of(row, name)]
        if not (days and is_later(row, days[0], as_of)):
            later = [name for name in days if is_later(row, name, as_of)]
            unknown = dict.fromkeys(c for name in later for c in (name, f"{name}_month"))
            yield row | unknown | ({"result": None} if "done_on" in later else {})


def sources(findings: Sequence[Finding], tables: Mapping[str, pa.Table]) -> dict[Evidence, Row]:
    """The rows behind findings, by the evidence that names them.

    Args:
        findings: The findings.
        tables: The case's tables.
    """
    wanted = {(e.table, e.key): e for f in findings for e in f.evidence}
    return {
        wanted[name, key]: row
        for name in sorted({table for table, _ in wanted})
        for key, row in _keyed(tables, name)
        if (name, key) in wanted
    }


def _columns(name: str) -> Iterator[str]:
    for column in schemas()[name].columns:
        yield column.name
        yield from [f"{column.name}_month"] if column.type == "date" else ()
    yield from ("_file", "_sheet", "_row")


def evidence_of(table: str, row: Row) -> Evidence:
    """Where a row stands.

    Args:
        table: Its canonical table.
        row: The row, with all columns of its key.
    """
    key = _key(schemas()[table].key, row)
    return Evidence(table, key, row["_file"], row["_sheet"], row["_row"])


def _stated(**shown: Sequence[Row]) -> Iterator[tuple[Evidence, Row]]:
    for name, listed in shown.items():
        schema = schemas()[name]
        money = [c.name for c in schema.columns if c.type == "money"]
        for row in listed:
            if any(row[column] is not None for column in money):
                yield evidence_of(name, row), row


def _key(columns: Sequence[str], row: Row) -> str:
    return "/".join("" if row[c] is None else str(row[c]) for c in columns)


def _keyed(tables: Mapping[str, pa.Table], name: str) -> Iterator[tuple[str, Row]]:
    key = schemas()[name].key if name in schemas() else ()
    for row in rows(tables, name) if key else ():
        yield _key(key, row), row


def _parties(tables: Mapping[str, pa.Table]) -> dict[str, Row]:
    workers = {row["worker_id"]: row for row in rows(tables, "worker")}
    return workers | {row["party_id"]: row for row in rows(tables, "party")}


def _actions(request: Request, clue_ids: frozenset[str]) -> tuple[Row, ...]:
    acts = (r for r in joined(request, "action") if r["project_id"] == request.project_id)
    here = {row["action_id"] for row in acts}
    found = actions_by(request.tables, request.settings.as_of)
    return tuple(r for r in found if r["action_id"] in here or r["clue_id"] in clue_ids)
