"""Ordering by time is what a stable sort gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wagekit.tracing.columns import in_order
from wagekit.tracing.sorting import SECOND, time_order

TIMES = st.lists(st.integers(-(2**50), 2**50), max_size=40)
SECONDS = st.lists(st.integers(-5, 2**30).map(lambda s: s * SECOND), max_size=40)


@settings(deadline=None)  # the first call compiles
@given(TIMES | SECONDS)
def test_equal_times_stay_as_they_stand(times: list[int]) -> None:
    array = np.array(times, np.int64)
    assert time_order(array).tolist() == np.argsort(array, kind="stable").tolist()


@settings(deadline=None)  # the first call compiles
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=20))
def test_equal_times_are_ordered_by_the_keys(rows: list[tuple[int, int, int]]) -> None:
    time, first, second = np.array(rows, np.int64).reshape(-1, 3).T
    expected = sorted(range(len(rows)), key=lambda at: (*rows[at], at))
    assert in_order(time, first, second).tolist() == expected
