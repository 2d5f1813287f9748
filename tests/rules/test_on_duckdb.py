"""Every YAML case of every rule, answered by DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_check import Answers, check

from wagekit.core.registry import rules
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.testing.worlds import answers

if TYPE_CHECKING:
    from wagekit.testing.cases import Case


@pytest.fixture(scope="session")
def on_duckdb(chosen: list[Case]) -> Answers:
    return answers(chosen, rules(), DuckDBEngine)


def test_on_duckdb(case: Case, on_duckdb: Answers) -> None:
    check(case, on_duckdb)
