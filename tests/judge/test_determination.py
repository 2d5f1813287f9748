"""Small worlds, and the act that each of their contracts looks like."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.judge.determination import determinations
from wagekit.judge.table import table
from wagekit.law import articles
from wagekit.model.documents import documents
from wagekit.model.finding import Act, Determination
from wagekit.testing.cases import merged
from wagekit.testing.rows import table_of

RAW = yaml.safe_load((Path(__file__).parent / "determinations.yaml").read_text("utf-8"))


def determined(case: dict[str, Any], lang: str = "zh") -> dict[str, Determination]:
    rows = dict(merged(RAW["given"], case))
    engine = DuckDBEngine({name: table_of(name, own) for name, own in rows.items()})
    world = World(engine, as_of=dt.date(2024, 6, 30), region=None)
    found = determinations(
        run(rules(), world, only=sorted(table().rules), lang=lang), world, lang=lang
    )
    return {one.contract_id: one for one in found}


@pytest.mark.parametrize("name", RAW["cases"])
def test_acts(name: str) -> None:
    case = RAW["cases"][name]
    said = {
        contract: {
            "act": str(one.act),
            "state": str(one.state),
            "rules": list(one.rules),
            "excluded": [str(excluded.act) for excluded in one.excluded],
        }
        for contract, one in determined(case).items()
    }
    assert said == case["expects"]


def test_every_rule_of_the_table_exists_and_every_contracting_rule_is_in_it() -> None:
    contracting = {c for c in rules().by_code if c[:2] in {"FB", "ZB", "GK", "WF"}}
    assert table().rules == contracting


def test_the_table_names_articles_and_documents_that_exist() -> None:
    for row in table().rows:
        assert set(row.articles) <= set(articles())
        assert set(row.ask) <= set(documents())


def test_every_act_that_can_lose_has_a_reason() -> None:
    order = list(dict.fromkeys(row.act for row in table().rows))
    later_entry = {Act.nominal_licence, Act.transfer_or_nominal_licence, Act.whole_transfer}
    for place, act in enumerate(order):
        for other in order[place + 1 :]:
            if not {act, other} <= later_entry:
                assert (act, other) in table().why


def test_reasons_are_in_the_language_asked_for() -> None:
    one = determined(RAW["cases"]["taken_over_after_signing"], lang="en")["F"]
    assert one.excluded[0].why.isascii()
    assert all(text.isascii() for text in one.ask_for)
