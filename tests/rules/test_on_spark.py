"""Every YAML case of every rule, answered by Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_check import Answers, check

from wagekit.core.registry import rules
from wagekit.testing.worlds import answers

if TYPE_CHECKING:
    from wagekit.testing.cases import Case


@pytest.fixture(scope="session")
def on_spark(chosen: list[Case]) -> Answers:
    pytest.importorskip("pyspark", reason="the extra wagekit[spark] is not installed")
    from wagekit.engines.spark import SparkEngine, local_session  # noqa: PLC0415 - an extra

    session = local_session()
    return answers(chosen, rules(), lambda tables: SparkEngine(session, tables))


@pytest.mark.spark
def test_on_spark(case: Case, on_spark: Answers) -> None:
    check(case, on_spark)
