"""Every YAML case of every rule, answered by each engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from wagekit.core.registry import rules
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.cases import Case, cases_in
from wagekit.testing.worlds import Answer, answers

FOLDER = Path(__file__).parent / "rules"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in cases_in(path)]
Answers = dict[tuple[str, str], Answer]


def _selected(request: pytest.FixtureRequest) -> list[Case]:
    """The cases of this run, so that `-k` asks no more of an engine than it must."""
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    params = [spec.params.get("case") for spec in specs if spec]
    cases = [case for case in params if isinstance(case, Case)]
    return list({(case.rule, case.name): case for case in cases}.values())


@pytest.fixture(scope="session")
def on_polars(request: pytest.FixtureRequest) -> Answers:
    return answers(_selected(request), rules(), PolarsEngine)


@pytest.fixture(scope="session")
def on_duckdb(request: pytest.FixtureRequest) -> Answers:
    return answers(_selected(request), rules(), DuckDBEngine)


@pytest.fixture(scope="session")
def on_spark(request: pytest.FixtureRequest) -> Answers:
    pytest.importorskip("pyspark", reason="the extra wagekit[spark] is not installed")
    from wagekit.engines.spark import SparkEngine, local_session  # noqa: PLC0415 - an extra

    session = local_session()
    return answers(_selected(request), rules(), lambda tables: SparkEngine(session, tables))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")
def test_on_polars(case: Case, on_polars: Answers) -> None:
    _check(case, on_polars)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")
def test_on_duckdb(case: Case, on_duckdb: Answers) -> None:
    _check(case, on_duckdb)


@pytest.mark.spark
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")
def test_on_spark(case: Case, on_spark: Answers) -> None:
    _check(case, on_spark)


def _check(case: Case, all_answers: Answers) -> None:
    answer = all_answers[case.rule, case.name]
    said = {subject: answer.outcomes.get(subject) for subject in case.expected}
    assert said == dict(case.expected), answer.failed or answer.reasons
    if case.reason:
        assert case.reason in answer.reasons[next(iter(case.expected))]
