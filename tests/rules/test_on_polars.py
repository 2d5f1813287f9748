"""Every YAML case of every rule, answered by Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_check import Answers, check

from wagekit.core.registry import rules
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.worlds import answers

if TYPE_CHECKING:
    from wagekit.testing.cases import Case


@pytest.fixture(scope="session")
def on_polars(chosen: list[Case]) -> Answers:
    return answers(chosen, rules(), PolarsEngine)


def test_on_polars(case: Case, on_polars: Answers) -> None:
    check(case, on_polars)
