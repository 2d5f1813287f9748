"""The comparison of names holds its goals on labelled pairs, most of them hard."""

from collections import Counter

import pytest
from link_bench import Pair, counts, pairs

from wagekit.intake.link.likeness import WHY

PRECISION, RECALL, FEWEST = 0.99, 0.95, 400


def test_the_goals_are_held() -> None:
    found = counts((pair.same, pair.said()) for pair in pairs())
    assert found.precision >= PRECISION
    assert found.recall >= RECALL


def test_there_are_enough_pairs_and_hard_ones_of_every_kind() -> None:
    labels = Counter(pair.same for pair in pairs())
    assert labels.total() >= FEWEST
    assert labels["no"] >= FEWEST // 2
    kinds = Counter((pair.kind.partition("/")[0], pair.same) for pair in pairs())
    assert min(kinds["firm", "no"], kinds["firm", "yes"]) >= 100
    assert min(kinds["person", "no"], kinds["person", "yes"]) >= 30


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair.left.name}~{pair.right.name}")
def test_the_order_of_two_parties_does_not_matter(pair: Pair) -> None:
    turned = Pair(pair.right, pair.left, pair.same, pair.kind)
    assert turned.said() == pair.said()
    assert turned.likeness().score == pair.likeness().score
    assert pair.likeness().why()
    assert set(pair.likeness().features) <= WHY.keys()
