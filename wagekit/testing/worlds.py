"""Puts many cases into few worlds, so that one query answers them all, and takes them apart again.

Which cases share a world, `sharing` says.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from wagekit.core.alike import Alike
from wagekit.core.doubt import with_doubts
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.link.likeness import PROPOSED
from wagekit.intake.link.supposed import supposing_same
from wagekit.model.schema import tables
from wagekit.testing.remembering import Remembering
from wagekit.testing.rows import table_of
from wagekit.testing.sharing import shared_worlds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from wagekit.core.engine import Engine
    from wagekit.core.registry import Rules
    from wagekit.core.runner import Answers
    from wagekit.model.finding import Outcome
    from wagekit.testing.cases import Case

IDS = frozenset({"id", "ids", "code"})
SHARED = frozenset({"region"})
"""Codes that all cases have in common."""
WORDS = frozenset({"none", "无"})

MakeEngine = "Callable[[Mapping[str, pa.Table]], Engine]"

Value = TypeVar("Value")
PREFIX = re.compile(r"(?<!\d)\d+~")
"""What sets the ids of one case apart from those of the others that it shares a world with."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule said in one case: outcomes and reasons by subject; why it failed, if it did."""

    outcomes: Mapping[str, Outcome]
    reasons: Mapping[str, str]
    failed: str


def answers(
    cases: Iterable[Case], rules: Rules, make_engine: Callable[[Mapping[str, pa.Table]], Engine]
) -> dict[tuple[str, str], Answer]:
    """What each case's rule says in it, by rule and case name."""
    found: dict[tuple[str, str], Answer] = {}
    for world in shared_worlds(cases, rules):
        found |= _answered(world.cases, rules, make_engine)
    return found


def _answered(
    cases: list[Case], rules: Rules, make_engine: Callable[[Mapping[str, pa.Table]], Engine]
) -> dict[tuple[str, str], Answer]:
    loaded = together(case.rows for case in cases)
    engine = Remembering(make_engine(loaded))
    world = _world(cases[0], engine)
    asked = sorted({case.rule for case in cases})
    ran = run(rules, world, only=asked)
    judged = {code: ran.judged[code] for code in asked if code in ran.judged}
    outcomes = {
        code: engine.every_outcome(one, tuple(_prefixes(cases, code)))
        for code, one in judged.items()
    }
    alike = [each for index, case in enumerate(cases) for each in _alike(case, f"{index}~")]
    supposed = supposing_same(loaded, alike)
    if supposed is not None:
        ran = with_doubts(ran, rules, _world(cases[0], make_engine(supposed)), Alike.of(alike))
        for finding in ran.findings:
            outcomes.get(finding.rule, {})[finding.subject or ""] = finding.outcome
    return _taken_apart(cases, outcomes, ran)


def _taken_apart(
    cases: Sequence[Case], outcomes: Mapping[str, Mapping[str, Outcome]], ran: Answers
) -> dict[tuple[str, str], Answer]:
    own = _by_case((code, s, o) for code, one in outcomes.items() for s, o in one.items())
    reasons = _by_case((f.rule, f.subject or "", f.reason) for f in ran.findings)
    return {
        (case.rule, case.name): Answer(
            own.get((case.rule, str(index)), {}),
            reasons.get((case.rule, str(index)), {}),
            reasons.get((case.rule, ""), {}).get("", ""),
        )
        for index, case in enumerate(cases)
    }


def _world(case: Case, engine: Engine) -> World:
    day = None if case.as_of is None else dt.date.fromisoformat(case.as_of)
    return World(engine, as_of=day, region=case.region)


def _alike(case: Case, prefix: str) -> Iterator[Judgement]:
    for left, right in case.alike:
        yield Judgement(
            left=f"{prefix}{left}",
            right=f"{prefix}{right}",
            judgement="proposed",
            rule="similar",
            score=PROPOSED,
        )


def together(
    worlds: Iterable[Mapping[str, Sequence[Mapping[str, Any]]]],
) -> dict[str, pa.Table]:
    """The rows of many small worlds as tables of one; ids get a prefix, so that none can meet."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for index, world in enumerate(worlds):
        for name, own in world.items():
            rows.setdefault(name, []).extend(_prefixed(name, row, f"{index}~") for row in own)
    return {name: table_of(name, all_rows) for name, all_rows in rows.items()}


def _prefixed(name: str, row: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    ids = {c.name for c in tables()[name].columns if c.type in IDS or c.name == "subject"}
    ids -= SHARED
    return {key: _own(value, prefix) if key in ids else value for key, value in row.items()}


def _own(value: Any, prefix: str) -> Any:  # noqa: ANN401 - a YAML scalar
    if value is None or str(value) in WORDS:
        return value
    return ";".join(f"{prefix}{part}" for part in str(value).split(";"))


def _prefixes(cases: Sequence[Case], code: str) -> Iterator[str]:
    return (f"{index}~" for index, case in enumerate(cases) if case.rule == code)


def _by_case(said: Iterable[tuple[str, str, Value]]) -> dict[tuple[str, str], dict[str, Value]]:
    """What was said of subjects, by rule and number of the case; of no subject under no number."""
    found: dict[tuple[str, str], dict[str, Value]] = {}
    for code, subject, what in said:
        number, mark, _ = subject.partition("~")
        found.setdefault((code, number if mark else ""), {})[PREFIX.sub("", subject)] = what
    return found
