"""Rule cases in YAML: a small world each, and what the rule must say of the subjects in it.

A file has `rule`, `given` (rows that all its cases share) and `cases`. A case names subjects under
the outcome expected of them; its other keys are tables, whose rows replace those of `given` that
have the same key, or are added. ``~`` in a cell takes a value away. A row without `project_id` is
of project P. `as_of`, `region` and `reason` (a part of the reason) may be given too, and `alike`:
pairs of parties that look like one, on which nobody has decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagekit.core.errors import RuleError
from wagekit.model.finding import Outcome
from wagekit.model.schema import tables
from wagekit.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Row = dict[str, Any]
AS_OF = "2024-06-30"
PROJECT = "P"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule.

    Attributes:
        rows: canonical rows by table.
        expected: outcome by subject.
        reason: what the reason of the first subject must contain, in Chinese.
        alike: pairs of ids proposed as one party.
    """

    rule: str
    name: str
    as_of: str | None
    region: str | None
    rows: Mapping[str, tuple[dict[str, Any], ...]]
    expected: Mapping[str, Outcome]
    reason: str | None
    alike: tuple[tuple[str, str], ...] = ()


def cases_in(path: Path) -> tuple[Case, ...]:
    """The cases of one file.

    Raises:
        RuleError: a key is neither a table nor an outcome, or a case expects nothing.
    """
    raw = read_yaml(path.read_text("utf-8"))
    given = raw.get("given", {})
    return tuple(_case(raw["rule"], name, given, case) for name, case in raw["cases"].items())


def _case(rule: str, name: str, given: Mapping[str, Any], case: Mapping[str, Any]) -> Case:
    settings = {"as_of", "region", "reason", "alike", *Outcome}
    unknown = set(case) - settings - set(tables())
    if unknown:
        raise RuleError(f"{rule} {name}: {', '.join(sorted(unknown))} is no table and no outcome")
    expected = {subject: outcome for outcome in Outcome for subject in case.get(outcome, ())}
    if not expected:
        raise RuleError(f"{rule} {name}: no outcome is expected of any subject")
    as_of = case.get("as_of", given.get("as_of", AS_OF))
    return Case(
        rule=rule,
        name=name,
        as_of=None if as_of is None else str(as_of),
        region=case.get("region", given.get("region")),
        rows=dict(merged(given, case)),
        expected={str(subject): outcome for subject, outcome in expected.items()},
        reason=case.get("reason"),
        alike=tuple((str(left), str(right)) for left, right in case.get("alike", ())),
    )


def merged(
    given: Mapping[str, Any], case: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[dict[str, Any], ...]]]:
    """The rows of each table: those of `given`, with the case's own put over or added."""
    for name in tables():
        rows = _over(name, given.get(name) or (), case.get(name) or ())
        if name in case and case[name] is None:
            rows = ()
        if rows:
            yield name, rows


def _over(name: str, given: Iterable[Row], own: Iterable[Row]) -> tuple[Row, ...]:
    """Rows of a case over those of `given`; two rows of a case with one key stay two."""
    rows = {_key(name, whole): whole for whole in _of_project(name, given)}
    put: set[str] = set()
    for whole in _of_project(name, own):
        key = _key(name, whole)
        again = f"{key}\n{len(rows)}" if key in put else key
        rows[again] = {**rows.get(again, {}), **whole}
        put.add(key)
    return tuple(rows.values())


def _of_project(name: str, rows: Iterable[Row]) -> list[Row]:
    default = {"project_id": PROJECT} if "project_id" in tables()[name].names else {}
    return [{**default, **row} for row in rows]


def _key(name: str, row: Mapping[str, Any]) -> str:
    return "/".join(str(row.get(column) or "") for column in tables()[name].key)
