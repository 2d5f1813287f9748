"""Ordering by time is what a stable sort gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.tracing.columns import in_order
from wagekit.tracing.sorting import PART_BITS, SECOND, ordered, time_order

TIMES = st.lists(st.integers(-(2**62), 2**62 - 1), max_size=40)
SECONDS = st.lists(st.integers(-5, 2**30).map(lambda s: s * SECOND), max_size=40)


@given(TIMES | SECONDS)
def test_equal_times_stay_as_they_stand(times: list[int]) -> None:
    array = np.array(times, np.int64)
    assert time_order(array).tolist() == np.argsort(array, kind="stable").tolist()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=20))
def test_equal_times_are_ordered_by_the_keys(rows: list[tuple[int, int, int]]) -> None:
    time, first, second = np.array(rows, np.int64).reshape(-1, 3).T
    expected = sorted(range(len(rows)), key=lambda at: (*rows[at], at))
    assert in_order(time, first, second).tolist() == expected


@pytest.mark.parametrize("unit", [SECOND, 1])
@pytest.mark.parametrize("span", [1, 300, 2**20, 2**31, 2**40])
def test_more_rows_than_one_part_holds(unit: int, span: int) -> None:
    random = np.random.default_rng(7)
    time = (random.integers(0, span, 5 * 2**PART_BITS) - span // 2) * unit
    assert np.array_equal(time_order(time), np.argsort(time, kind="stable"))


def test_a_column_in_an_order() -> None:
    random = np.random.default_rng(7)
    column, order = random.integers(0, 99, 1_000, np.int32), random.permutation(1_000)[:900]
    found = ordered(column, order)
    assert found.dtype == column.dtype
    assert np.array_equal(found, column[order])
