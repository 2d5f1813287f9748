"""Every YAML case of every rule; an engine a module, so that engines are tested side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from wagekit.testing.cases import Case, cases_in

CASES = [case for path in sorted(Path(__file__).parent.glob("*.yaml")) for case in cases_in(path)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask each test that takes a case once for every case."""
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")


@pytest.fixture(scope="session")
def chosen(request: pytest.FixtureRequest) -> list[Case]:
    """The cases of this run, so that `-k` asks no more of an engine than it must."""
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    params = [spec.params.get("case") for spec in specs if spec]
    cases = [case for case in params if isinstance(case, Case)]
    return list({(case.rule, case.name): case for case in cases}.values())
