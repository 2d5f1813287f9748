"""What is said of a trace: intervals, why methods differ, conservation, what is not known."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from funds_made import MIXED, NAMES, by_hand, paid, traced

from wagekit.core.errors import WagekitError
from wagekit.views.funds.view import MOST_BANDS, funds_view


def test_where_first_in_and_lowest_balance_disagree_the_page_says_why() -> None:
    view = funds_view(traced(MIXED), NAMES)
    bands = {band.label: (band.least, band.most, band.amount) for band in view.bands}
    assert bands == {
        "材料商": (0, 10000, "0.00万元～0.01万元"),
        "总包公司": (0, 10000, "0.00万元～0.01万元"),
    }
    why = view.notes[2]
    assert "总包公司里混有被追踪的100.00元和其他资金100.00元" in why
    assert "付款 B3 中算作被追踪资金的：先进先出 100.00、后进先出 0.00、按比例 50.00、" in why
    assert "最低余额 0.00" in why
    assert "最低余额让其他资金先付出，被追踪的留到最后" in why
    rows = {row[0]: row for row in view.rows}
    assert rows["材料商"] == (
        *("材料商", "", "进度款", "0.00", "100.00", "100.00", "0.00", "50.00", "0.00"),
        "总包公司的付款 B3",
    )


def test_nothing_is_said_of_methods_that_agree() -> None:
    view = funds_view(traced(MIXED[:1]), NAMES)
    assert len(view.notes) == 2
    assert [row[-1] for row in view.rows] == ["", ""]
    assert dict(view.legend).keys() == {"least"}


def test_one_method_has_no_interval() -> None:
    view = funds_view(traced(MIXED), NAMES, method="fifo")
    assert [(band.label, band.least, band.most) for band in view.bands] == [
        ("材料商", 10000, 10000)
    ]
    assert view.columns == (
        "去向",
        "账户",
        "款项类别",
        "最少（元）",
        "最多（元）",
        "方法在何处不同",
    )
    assert "先进先出" in view.title
    assert len(view.notes) == 2


def test_a_method_that_was_not_used_is_refused() -> None:
    with pytest.raises(WagekitError, match="lifo"):
        funds_view(traced(MIXED, method="fifo"), NAMES, method="lifo")


def test_conservation_is_said_to_the_fen() -> None:
    view = funds_view(traced(MIXED), NAMES)
    assert view.notes[0] == "守恒：来源付出100.00元；按4种方法，各去向合计均为100.00元，相符。"
    assert view.rows[-1][:5] == ("合计", "", "", "100.00", "100.00")


def test_a_result_that_does_not_balance_is_not_to_be_used() -> None:
    trace = traced(MIXED, method="fifo")
    broken = {method: replace(one, ended=one.ended - 1) for method, one in trace.methods.items()}
    books = replace(trace.overall, held=trace.overall.held - 1)
    view = funds_view(replace(trace, methods=broken, overall=books), NAMES)
    assert "守恒不成立" in view.notes[0]
    assert "99.99" in view.notes[0]
    assert view.notes[1].endswith("，不符。")


def test_a_payee_not_known_is_a_band_of_its_own_and_stands_last() -> None:
    view = funds_view(traced([paid("B1", "O", None, 90, 1), paid("B2", "O", "L", 10, 2)]), NAMES)
    assert [(band.kind, band.label) for band in view.bands] == [
        ("known", "劳务公司"),
        ("nobody", "收款方不详"),
    ]
    assert "nobody" in dict(view.legend)


def test_money_of_unknown_origin_is_not_among_the_destinations() -> None:
    view = funds_view(traced([*MIXED[:1], paid("B0", None, "G", 7, 1)]), NAMES)
    assert view.unknown == 700
    assert sum(band.most for band in view.bands) == 10000
    assert "7.00元" in view.unknown_words[1]
    assert "来源不明7.00元" in view.notes[1]
    assert "unknown" in dict(view.legend)


def test_money_that_came_back_says_so() -> None:
    view = funds_view(traced([*MIXED[:1], paid("B2", "G", "O", 100, 2)]), NAMES)
    assert [(band.kind, band.label) for band in view.bands] == [
        ("returned", "业主公司（回到来源）")
    ]


def test_many_destinations_are_folded_in_the_drawing_but_not_in_the_table() -> None:
    trace, names = by_hand(60)
    view = funds_view(trace, names)
    assert len(view.bands) == MOST_BANDS
    assert view.bands[-1].label == "其余21个去向"
    assert len(view.rows) == 61
    assert Decimal(view.rows[-1][3].replace(",", "")) * 100 == view.paid


@pytest.mark.parametrize("seed", range(5))
def test_no_interval_is_wider_than_what_the_sure_money_leaves(seed: int) -> None:
    trace, names = by_hand(12, seed=seed)
    view = funds_view(trace, names)
    open_ = view.paid - sum(band.least for band in view.bands)
    assert all(band.most - band.least <= open_ for band in view.bands)


def test_without_destinations_it_says_so() -> None:
    trace, names = by_hand(1)
    view = funds_view(replace(trace, destinations=()), names)
    assert view.nothing == "资料中没有可显示的去向"
    assert view.rows == ()
    assert view.nothing in view.alt


def test_english_has_no_chinese_words() -> None:
    view = funds_view(traced(MIXED), lang="en")
    said = [view.title, *view.notes, view.alt, *view.columns, *(w for _, w in view.legend)]
    assert [text for text in said if any("\u4e00" <= char <= "\u9fff" for char in text)] == []


def test_the_view_needs_no_matplotlib_and_no_numba() -> None:
    code = (
        "import sys; import wagekit.views.funds.view;"
        "sys.exit(bool({'matplotlib', 'numba', 'pandas', 'polars'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
