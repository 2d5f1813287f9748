"""A case as FollowTheMoney entities, one JSON object a line, for Aleph, OpenAleph and yente.

What the files say goes out, and nothing that a rule makes of it: an entity carries no suspicion.
"""

from __future__ import annotations

import datetime as dt
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wagekit.handover.entity_shapes import (
    EMPLOYED,
    HIRED,
    KINDS,
    NAMED,
    NONE,
    SHAPES,
    WHO,
    Shape,
)
from wagekit.model.identity import Quality, credit_code
from wagekit.model.money import yuan
from wagekit.model.schema import tables as schemas
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

    Row = Mapping[str, Any]
    Entity = dict[str, Any]

PLACE: Final = Text("第 {row} 行", "row {row}")


def write_entities(tables: Mapping[str, pa.Table], path: str | Path, *, case_id: str) -> None:
    """Write `entities(...)` as JSON, one a line.

    Args:
        tables: The canonical tables of a case.
        path: Where to; `.ftm.json` is usual.
        case_id: Goes into the ids, so that rows of two cases are never taken for one.
    """
    lines = (json.dumps(one, ensure_ascii=False) for one in entities(tables, case_id=case_id))
    Path(path).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def entities(tables: Mapping[str, pa.Table], *, case_id: str) -> Iterator[Entity]:
    """Parties, people, accounts, projects, contracts, payments, and who works for whom.

    Names and numbers are as the files have them, id numbers too: keep the file where the case may
    be kept. A payment whose payer or payee is unknown has none; nobody is made up for it. Amounts
    are yuan. `description` says where a row stands.

    Args:
        tables: The canonical tables of a case.
        case_id: Goes into the ids.
    """
    made = _Entities(tables, case_id)
    yield from made.people()
    for shape in SHAPES:
        yield from (made.of(shape, row) for row in made.rows(shape))
    yield from made.employments()
    yield from made.only_named()


class _Entities:
    def __init__(self, tables: Mapping[str, pa.Table], case_id: str) -> None:
        self._tables, self._case = tables, case_id
        self._described: set[tuple[str, str]] = set()
        self._pointed: dict[tuple[str, str], None] = {}
        self._organisations: set[str] = set()

    def rows(self, shape: Shape) -> Iterator[Row]:
        return (row for row in self._all(shape.table) if all(map(row.get, shape.needs)))

    def people(self) -> Iterator[Entity]:
        """A worker who is also listed as a party is one entity."""
        parties = {row["party_id"]: row for row in self._all("party")}
        workers = {row["worker_id"]: row for row in self._all("worker")}
        for who in dict.fromkeys([*parties, *workers]):
            yield self._who(who, parties.get(who, NONE), workers.get(who, NONE))

    def _who(self, who: str, party: Row, worker: Row) -> Entity:
        schema = "Person" if worker else KINDS[party.get("kind")]
        if schema in {"Company", "Organization", "PublicBody"}:
            self._organisations.add(who)
        said = {
            "name": party.get("name") or worker.get("name") or who,
            **_number(party.get("uscc")),
            "idNumber": party.get("id_no") or worker.get("id_no"),
            "incorporationDate": None if schema == "Person" else _date(party, "registered_on"),
            "dissolutionDate": None if schema == "Person" else _date(party, "deregistered_on"),
            "country": "cn",
            "description": _place(party or worker),
        }
        self._described.add((WHO, who))
        return _entity(self._id(WHO, who), schema, said)

    def of(self, shape: Shape, row: Row) -> Entity:
        schema = schemas()[shape.table]
        key = "/".join(str(row.get(name) or "") for name in (*schema.key, *schema.once_per))
        said: dict[str, Any] = dict(shape.const)
        said |= {name: _value(shape.table, row, column) for name, column in shape.says.items()}
        for name, (column, space) in shape.points.items():
            said[name] = self._point(space, row.get(column))
        if shape.schema == "Contract":
            said["title"] = said["title"] or key
        if said.get("currency") and not said.get("amount"):
            del said["currency"]
        if shape.space:
            self._described.add((shape.space, key))
        kind = shape.space or f"{shape.schema}:{said.get('role') if shape.const else ''}"
        return _entity(self._id(kind, key), shape.schema, said | {"description": _place(row)})

    def employments(self) -> Iterator[Entity]:
        for row in self.rows(EMPLOYED):
            known = row["employer_id"] in self._organisations
            yield self.of(EMPLOYED if known else HIRED, row)

    def only_named(self) -> Iterator[Entity]:
        for space, id_ in self._pointed:
            if (space, id_) not in self._described:
                schema, name = NAMED[space]
                yield _entity(self._id(space, id_), schema, {name: id_})

    def _all(self, table: str) -> Iterable[Row]:
        there = self._tables.get(table)
        return () if there is None else there.to_pylist()

    def _point(self, space: str, id_: str | None) -> str | None:
        if not id_:
            return None
        self._pointed[space, id_] = None
        return self._id(space, id_)

    def _id(self, space: str, key: str) -> str:
        told = json.dumps([self._case, space, key], ensure_ascii=False)
        return f"wk-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def _entity(id_: str, schema: str, said: Mapping[str, Any]) -> Entity:
    given = {name: [value] for name, value in said.items() if value not in {None, ""}}
    return {"id": id_, "schema": schema, "properties": given}


def _number(code: str | None) -> dict[str, str]:
    """A credit code that does not add up would be dropped under its own name."""
    if not code:
        return {}
    right = credit_code(code).quality is Quality.ok
    return {"uscCode" if right else "registrationNumber": code}


def _value(table: str, row: Row, column: str) -> str | None:
    value = row.get(column)
    described = schemas()[table].column(column)
    if described.type == "date":
        return _date(row, column)
    if value is None:
        return None
    if described.type == "money":
        return str(yuan(value))
    if described.codes:
        return next(iter(described.codes.get(value, ())), value)
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)


def _date(row: Row, column: str) -> str | None:
    day, month = row.get(column), row.get(f"{column}_month")
    if day is not None:
        return str(day)
    return None if month is None else f"{month:%Y-%m}"


def _place(row: Row) -> str | None:
    if not row.get("_file"):
        return None
    parts = [row["_file"], row.get("_sheet"), PLACE.in_("zh").format(row=row.get("_row"))]
    return " ".join(part for part in parts if part)
