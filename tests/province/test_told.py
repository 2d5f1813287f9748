"""What a province is told in bulk is what a case is told one by one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.province.told import told
from wagekit.testing.cases import Case, cases_in
from wagekit.testing.worlds import together

if TYPE_CHECKING:
    from decimal import Decimal

CASES = [
    case
    for path in sorted((Path(__file__).parents[1] / "rules").glob("*.yaml"))
    for case in cases_in(path)
]
FIELDS = ("finding_id", "outcome", "parties", "period", "reason", "articles", "ask_for")
DAYS: dict[str | None, list[Case]] = defaultdict(list)
for one in CASES:
    DAYS[one.as_of].append(one)
Told = dict[tuple[str, str | None, str | None], tuple[Any, ...]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_field_is_the_same_as_of_a_case(lang: str) -> None:
    day, cases = max(DAYS.items(), key=lambda item: len(item[1]))
    engine = PolarsEngine(together(case.rows for case in cases[::4]))
    as_of = None if day is None else dt.date.fromisoformat(day)
    world = World(engine, as_of=as_of, region=None)
    ran = run(rules(), world, lang=lang)
    expected: Told = {
        (f.rule, f.project_id, f.subject): (
            *(getattr(f, field) for field in FIELDS),
            f.amount,
        )
        for f in ran.findings
    }
    bulk: Told = {}
    for judged in ran.judged.values():
        for row in told(judged, world, lang).to_pylist():
            fields = (_frozen(row[field]) for field in FIELDS)
            bulk[row["rule"], row["project_id"], row["subject"]] = (*fields, _fen(row["amount"]))
    assert len(bulk) > 300
    assert {key: (bulk.get(key), e) for key, e in expected.items() if bulk.get(key) != e} == {}
    assert bulk.keys() == expected.keys()


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _fen(yuan: Decimal | None) -> int | None:
    return None if yuan is None else int(yuan * 100)
