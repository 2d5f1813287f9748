"""The opening sections of a letter: the project, the parties, where the clue came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.model.finding import Outcome, State
from wagekit.model.schema import tables as schemas
from wagekit.views.letter.facts import whole_contract
from wagekit.views.letter.label import label
from wagekit.views.letter.part import Part
from wagekit.views.letter.text import mask
from wagekit.views.letter.view import Grid
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.model.schema import Column
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.words import Words

_COLUMN_WIDTHS = (28, 72)
_PARTY_WIDTHS = (26, 26, 31, 17)


def project_part(facts: Facts, words: Words) -> Part:
    """What the project is.

    Args:
        facts: The project and its rows.
        words: The language.
    """
    terms, schema = read("letter/terms.yaml"), schemas()["project"]
    row = {"project_id": facts.project_id} | facts.project
    row |= _price_by_contract(row, facts)
    columns = [schema.column(name) for name in terms["project_columns"]]
    shown = [(c, _cell(c, row, facts, words)) for c in columns]
    needed = terms["project_needed"]
    lines = [(c, text or words.say("unknown")) for c, text in shown if text or c.name in needed]
    return Part(
        words.say("heading_project"),
        (
            Grid(
                (words.say("item"), words.say("content")),
                tuple((c.title.in_(words.lang), text) for c, text in lines),
                _COLUMN_WIDTHS,
            ),
        ),
        tuple(
            words.say("todo_project", column=c.title.in_(words.lang))
            for c, text in shown
            if not text and c.name in needed
        ),
    )


def _price_by_contract(row: Row, facts: Facts) -> Row:
    """The price of the owner's one contract for the works, where the project states none."""
    contract = whole_contract(facts.project, facts.contracts.values())
    unsaid = contract and row.get("contract_price") is None
    return {"contract_price": contract["price"]} if contract and unsaid else {}


def parties_part(facts: Facts, words: Words) -> Part:
    """Who is concerned, each once, with every role that the contracts give.

    Args:
        facts: The project and its rows.
        words: The language.
    """
    roles: dict[str, list[str]] = {}
    for party_id, role in _roles(facts, words):
        roles.setdefault(party_id, []).append(role)
    header = ("party", "party_role", "party_code", "party_legal_rep")
    grid = Grid(
        tuple(words.say(title) for title in header),
        tuple(_party(party_id, has, facts, words) for party_id, has in roles.items()),
        _PARTY_WIDTHS,
    )
    todo = [_todo_party(p, facts, words) for p in roles if not code_of(facts.parties.get(p, {}))]
    return Part(words.say("heading_parties"), (grid,) if roles else (), tuple(todo))


def contracts_concerned(facts: Facts) -> tuple[str, ...]:
    """The contracts that what is transferred is about, each once.

    Args:
        facts: The project and its rows.
    """
    found = facts.by_outcome(Outcome.found)
    named = [d.contract_id for d in facts.determinations if d.state is not State.explained]
    named += [f.subject for f in found if f.subject and f.subject in facts.contracts]
    return tuple(dict.fromkeys(named))


def _cell(column: Column, row: Row, facts: Facts, words: Words) -> str | None:
    value = row.get(column.name)
    if column.type == "date":
        return words.day(value, row.get(f"{column.name}_month"))
    if value is None:
        return None
    if column.name == "permit_no" and value == "none":
        return words.say("no_permit")
    return _shown(column, value, facts, words)


def _shown(column: Column, value: Any, facts: Facts, words: Words) -> str | None:  # noqa: ANN401
    if column.type == "money":
        return words.amount(value)
    if column.references:
        return facts.named(value)
    if column.codes:
        return label("project", column.name, value, words)
    return str(value)


def _roles(facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    found: list[tuple[str | None, str]] = [
        (facts.project.get("owner_id"), words.say("role_owner")),
        (facts.project.get("general_contractor_id"), words.say("role_general")),
    ]
    for contract_id, row in _contracts_of_parties(facts).items():
        found.append((row.get("issuer_id"), words.say("role_issuer", contract=contract_id)))
        found.append((row.get("contractor_id"), words.say("role_contractor", contract=contract_id)))
    known = {party for party, _ in found}
    found_of = (f.parties for f in facts.by_outcome(Outcome.found))
    others = dict.fromkeys(p for parties in found_of for p in parties if p not in known)
    found += [(party, words.say("role_concerned")) for party in others]
    yield from ((party, role) for party, role in found if party is not None)


def _contracts_of_parties(facts: Facts) -> dict[str, Row]:
    """The contracts that the letter is about, and after them those that its findings cite."""
    rows = {name: facts.contracts.get(name, {}) for name in contracts_concerned(facts)}
    for finding in facts.by_outcome(Outcome.found):
        for evidence in finding.evidence:
            if evidence.table == "contract" and evidence in facts.sources:
                row = facts.sources[evidence]
                rows.setdefault(row["contract_id"], row)
    return rows


def _party(party_id: str, roles: list[str], facts: Facts, words: Words) -> tuple[str, ...]:
    row = facts.parties.get(party_id, {})
    representative = facts.named(row.get("legal_rep_id"))
    return (
        _name(party_id, facts, words),
        words.joined(roles),
        code_of(row) or words.say("unknown"),
        representative or words.say("none"),
    )


def _todo_party(party_id: str, facts: Facts, words: Words) -> str:
    row = facts.parties.get(party_id, {})
    code = "id_no" if is_individual(row) else "uscc"
    column = schemas()["party"].column(code).title.in_(words.lang)
    return words.say("todo_party", party=_name(party_id, facts, words), column=column)


def _name(party_id: str, facts: Facts, words: Words) -> str:
    return facts.named(party_id) or words.say("unknown")


def is_individual(row: Row) -> bool | None:
    """Whether a party is a person; None where nothing says what it is.

    Args:
        row: Of a party or worker.
    """
    if "worker_id" in row or row.get("kind") is None:
        return True if "worker_id" in row else None
    return bool(row["kind"] == "individual")


def code_of(row: Row) -> str | None:
    """The credit code of a firm, the masked id number of a person; None where neither is known.

    Args:
        row: Of a party or worker.
    """
    if row.get("uscc"):
        return str(row["uscc"])
    return mask(row["id_no"]) if row.get("id_no") else None
