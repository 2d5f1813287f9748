"""The fast way gives what the slow way gives, fen by fen."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from brute_force import OTHER, Ended, Move, follow
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import transfers, world

from wagekit.core.errors import WagekitError
from wagekit.tracing import flow as flow_module
from wagekit.tracing.flow import Flow, Method, flow
from wagekit.tracing.pools import EXACT_BELOW, share

WORLDS = 10_000


def ended(found: Flow) -> Ended:
    """The arrays in the words of the slow way."""
    steps: Counter[tuple[int, int]] = Counter()
    for amount, brought, by in found.steps.tolist():
        steps[brought, by] += amount
    held: Counter[tuple[int, int]] = Counter()
    for amount, brought, pot in found.held.tolist():
        held[pot, brought] += amount
    return Ended(steps, held, [tuple(row) for row in found.pools.tolist()])


@pytest.mark.parametrize("method", Method)
def test_agrees_with_coins_on_ten_thousand_worlds(method: Method) -> None:
    random = Random(724)  # noqa: S311 - a seed for worlds, no secret
    for number in range(WORLDS):
        moves, own = world(random)
        fast = ended(flow(transfers(moves, own), method))
        assert fast == follow(moves, own, method), (number, moves, own)


@pytest.mark.parametrize("method", Method)
def test_more_steps_than_expected_are_all_kept(
    method: Method, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow_module, "ROOM", 0)
    moves = [Move(0, 1, 5, traced=True), Move(1, 2, 3), Move(2, 3, 2), Move(1, 3, 2)]
    found = ended(flow(transfers(moves, [OTHER] * 4), method))
    assert found.steps == {(0, 1): 3, (1, 2): 2, (0, 3): 2}


def test_amounts_past_exact_counting_are_refused() -> None:
    moves = [Move(0, 1, EXACT_BELOW - 1), Move(1, 0, 1)]
    with pytest.raises(WagekitError, match="金额合计"):
        flow(transfers(moves, [OTHER] * 2), Method.pro_rata)


FEN = st.integers(0, EXACT_BELOW - 1)


@given(whole=st.integers(1, EXACT_BELOW - 1), part=FEN, amount=FEN)
def test_a_share_is_exact_where_the_product_passes_64_bits(
    whole: int, part: int, amount: int
) -> None:
    part, amount = min(part, whole), min(amount, whole)
    exact = Fraction(amount * part, whole) + Fraction(1, 2)
    assert share(amount, part, whole) == exact.__floor__()


def test_an_empty_world_moves_nothing() -> None:
    found = flow(transfers([], [OTHER]), Method.fifo)
    assert len(found.steps) == len(found.held) == 0
    assert np.array_equal(found.pools, [[0, 0, 0]])
