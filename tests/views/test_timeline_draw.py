"""The drawing of dues and payments: readable with few and many, the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from funds_readable import assert_readable
from timeline_made import AS_OF, NAMES, by_chance, claim, contract, payment, usual

from wagekit.views.timeline.draw import draw_timeline
from wagekit.views.timeline.view import timeline_view

if TYPE_CHECKING:
    from wagekit.views.timeline.part import ContractMoney, TimelineView


def _view(*contracts: ContractMoney, lang: str = "zh") -> TimelineView:
    return timeline_view(contracts, "P", NAMES, as_of=AS_OF, lang=lang)


@pytest.mark.parametrize("count", [1, 5, 40])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_readable_with_few_and_with_many(count: int, lang: str) -> None:
    view = _view(by_chance("C1", count), by_chance("C2", 2), lang=lang)
    assert_readable(draw_timeline(view, lang))


def test_every_claim_and_payment_has_its_mark() -> None:
    figure = draw_timeline(_view(usual()))
    signs = [line.get_marker() for line in figure.axes[0].lines if len(line.get_xdata()) == 1]
    assert sorted(signs) == sorted("ooDs^^" + "oDs^")


def test_the_gap_is_named_at_the_day_of_judgement() -> None:
    said = {text.get_text() for text in draw_timeline(_view(usual())).axes[0].texts}
    assert {"判断日 2024-06-30", "未付 40.00万元", "100.00万元"} <= said


@pytest.mark.parametrize(
    "contracts",
    [
        (),
        (contract("C", [claim("A", None, 5)], []),),
        (contract("C", [claim("A", "2030-01-01", 5)], []),),
        (contract("C", [claim("A", "2024-01-01", 0)], [payment("M", "2024-01-01", 0)]),),
        (contract("C", [claim("A", "2024-01-01", 9), claim("B", "2024-02-01", -20)], []),),
    ],
)
def test_odd_data_can_be_drawn(contracts: tuple[ContractMoney, ...]) -> None:
    assert_readable(draw_timeline(_view(*contracts)))


def test_the_same_view_gives_the_same_bytes() -> None:
    one, two = (draw_timeline(_view(usual())) for _ in range(2))
    assert one.picture() == two.picture()
    assert one.picture("svg") == two.picture("svg")
    assert one.alt == _view(usual()).alt
