"""The published cases reach the official outcome; what is not built yet is pending by itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from wagekit.case import open_case
from wagekit.core.registry import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from wagekit.run import Run

CASES = Path(__file__).parents[2] / "shared" / "cases"
EXPECTED = yaml.safe_load(Path(__file__).with_name("published_cases.yaml").read_text("utf-8"))
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases 不在：官方案例测试跳过")
SAID = {
    "found": {"found"},
    "not_found": {"clear", "not_applicable", "cannot_tell", None},
    "may_be_found": {"found", "cannot_tell"},
}
"""What a rule may say where a case expects each."""


@cache
def analyzed(case: str) -> Run:
    return open_case(CASES / case).analyze()


def subjects(listed: list[str]) -> Iterator[str]:
    """Each subject; a span such as W001..W016 is all from the first to the last."""
    for text in listed:
        span = re.fullmatch(r"(.*?)(\d+)\.\.\D*(\d+)", text)
        if span is None:
            yield text
            continue
        stem, first, last = span.groups()
        yield from (f"{stem}{n:0{len(first)}d}" for n in range(int(first), int(last) + 1))


def outcomes(case: str, rule: str) -> dict[str, str]:
    said = analyzed(case).answers.judged[rule].outcomes().select("subject", "outcome")
    native: pl.DataFrame = said.to_native()
    return dict(native.iter_rows())


def each(kind: str) -> list[tuple[str, str, Any]]:
    """Case, what is expected of what, and the expectation."""
    return [
        (case, key, value)
        for case, expected in EXPECTED.items()
        for key, value in expected.get(kind, {}).items()
    ]


def live(rule: str) -> None:
    """Skip as pending while the rule is not in the registry."""
    if rule not in rules().by_code:
        pytest.skip(f"pending: {rule} is not built yet")


def test_every_published_case_is_expected_something() -> None:
    assert {path.name for path in CASES.iterdir() if path.is_dir()} == set(EXPECTED)


@pytest.mark.parametrize("case", EXPECTED)
def test_the_case_runs_whole(case: str) -> None:
    assert not [i for i in open_case(CASES / case).read.issues if i.severity == "error"]
    assert not [f for f in analyzed(case).answers.findings if f.outcome == "not_run"]


@pytest.mark.parametrize(
    ("kind", "case", "rule", "listed"), [(kind, *row) for kind in SAID for row in each(kind)]
)
def test_the_rule_says_what_was_decided(kind: str, case: str, rule: str, listed: list[str]) -> None:
    live(rule)
    said = outcomes(case, rule)
    wrong = {s: said.get(s) for s in subjects(listed) if said.get(s) not in SAID[kind]}
    assert wrong == {}


@pytest.mark.parametrize(("case", "named", "yuan"), each("amounts"))
def test_the_amount_is_the_official_one(case: str, named: str, yuan: float) -> None:
    rule, subject = named.split("/")
    live(rule)
    frame = analyzed(case).findings
    row = frame[(frame["rule"] == rule) & (frame["subject"] == subject)]
    assert list(row["amount"]) == [yuan]


@pytest.mark.parametrize(("case", "contract", "act"), each("acts"))
def test_the_determination_is_the_official_one(case: str, contract: str, act: str | None) -> None:
    acts = {d.contract_id: d.act for d in analyzed(case).determined}
    assert acts.get(contract) == act


@pytest.mark.parametrize(("case", "contract", "acts"), each("excluded"))
def test_the_other_act_is_excluded_with_a_reason(case: str, contract: str, acts: list[str]) -> None:
    excluded = {
        e.act: e.why
        for d in analyzed(case).determined
        if d.contract_id == contract
        for e in d.excluded
    }
    assert all(excluded.get(act) for act in acts)  # type: ignore[call-overload] # an Act is a text


@pytest.mark.parametrize(("case", "key", "owed"), each("liability"))
def test_who_must_pay_is_the_official_answer(case: str, key: str, owed: dict[str, Any]) -> None:
    frame = analyzed(case).liability
    project, employer = key.split("/")
    row = frame[(frame["project_id"] == project) & (frame["employer_id"] == employer)].iloc[0]
    roles = {entry["party_id"]: entry["role"] for entry in row["liable"]}
    said = {"workers": row["workers"], "owed": row["owed"], "roles": roles}
    assert said == owed
