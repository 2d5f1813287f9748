"""What is said of dues and payments: the gap to the fen, disputes, retention, what is unknown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from timeline_made import AS_OF, NAMES, by_chance, claim, contract, payment, usual

from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of
from wagekit.views.timeline.facts import contract_money
from wagekit.views.timeline.ticks import MOST_TICKS, levels_to, ticks_between
from wagekit.views.timeline.view import MOST_MARKS, MOST_PANELS, timeline_view

if TYPE_CHECKING:
    from wagekit.views.timeline.part import ContractMoney, TimelineView


def _view(*contracts: ContractMoney, lang: str = "zh", **more: Any) -> TimelineView:
    return timeline_view(contracts, "P", NAMES, lang=lang, **{"as_of": AS_OF, **more})


def test_the_gap_is_said_to_the_fen_with_what_is_disputed_and_retained() -> None:
    (panel,) = _view(usual()).panels
    assert panel.title == "C1 施工合同：业主公司 → 总包公司"
    (said,) = panel.said
    assert said.startswith("截至 2024-06-30：到期应付 1,600,000.05元，已付 1,200,000.00元，")
    assert said.endswith("到期未付 400,000.05元（其中有争议 300,000.05元、质保金 100,000.00元）。")
    assert panel.gap == (120_000_000, 160_000_005)
    assert panel.gap_words == "未付 40.00万元"


def test_dues_and_payments_are_steps_with_a_mark_each() -> None:
    (panel,) = _view(usual()).panels
    assert panel.due == (
        (dt.date(2024, 1, 31), 100_000_000),
        (dt.date(2024, 4, 30), 150_000_005),
        (dt.date(2024, 5, 31), 160_000_005),
        (dt.date(2024, 9, 30), 240_000_005),
    )
    assert panel.paid == (
        (dt.date(2024, 2, 10), 70_000_000),
        (dt.date(2024, 5, 15), 120_000_000),
    )
    signs = [mark.sign for mark in panel.marks]
    assert signs == ["claim", "disputed", "retention", "claim", "payment", "payment"]


def test_a_claim_that_falls_due_on_the_day_itself_is_no_gap() -> None:
    (panel,) = _view(contract("C", [claim("A", "2024-06-30", 100)], [])).panels
    assert panel.gap is None
    assert "到期未付 0.00元" in panel.said[0]


def test_what_is_not_known_is_a_range_and_what_has_no_sum_leaves_it_open() -> None:
    between = claim("A", "2024-01-31", 10000, unpaid_least=2500, unpaid_most=10000)
    (panel,) = _view(contract("C", [between], [])).panels
    assert "到期未付 25.00～100.00元" in panel.said[0]
    unstated = claim("B", "2024-01-31", None)
    (panel,) = _view(contract("C", [between, unstated], [])).panels
    assert "到期未付 至少 25.00元" in panel.said[0]
    assert panel.said[1] == "日期或金额不详而未画入：应付款 1笔，见表。"


def test_without_claims_it_says_so_and_still_shows_what_was_paid() -> None:
    (panel,) = _view(contract("C", [], [payment("M", "2024-03-01", 700)])).panels
    assert panel.said == ("资料中没有该合同的应付款，看不出欠付多少；已付 7.00元。",)
    assert panel.paid == ((dt.date(2024, 3, 1), 700),)


def test_payments_that_may_belong_elsewhere_are_marked_and_not_counted() -> None:
    paid = [
        payment("M1", "2024-03-01", 700, counts=None),
        payment("M2", "2024-03-02", 500, counts=False),
        payment("M3", "2024-03-03", 100),
    ]
    view = _view(contract("C", [claim("A", "2024-02-01", 900)], paid))
    (panel,) = view.panels
    assert panel.paid == ((dt.date(2024, 3, 3), 100),)
    assert [mark.sign for mark in panel.marks] == ["claim", "unclear", "payment"]
    assert "付款 1笔，共 7.00元" in panel.said[1]
    assert [row[-1] for row in view.rows] == [
        "已到期",
        "是否抵本合同应付款不明",
        "不抵本合同应付款",
        "",
    ]


def test_the_table_has_every_row_to_the_fen() -> None:
    view = _view(usual())
    assert view.rows[1] == (
        *("C1", "应付", "B", "2024-04-30", "进度款", "500,000.05", "300,000.05"),
        "已到期、有争议",
    )
    assert len(view.rows) == 6
    assert {len(row) for row in view.rows} == {len(view.columns)}


def test_without_a_day_of_judgement_no_gap_is_claimed() -> None:
    view = _view(usual(), as_of=None)
    assert view.notes == ("案件没有判断日，无法说明是否到期。",)
    assert view.panels[0].gap is None
    assert view.as_of is None


def test_a_project_without_claims_and_payments_says_so() -> None:
    view = _view()
    assert view.nothing == "资料中没有该项目的应付款和付款"
    assert view.nothing in view.alt
    assert (view.first, view.ticks, view.rows) == (None, (), ())


def test_only_the_largest_of_many_contracts_are_drawn() -> None:
    many = [contract(f"C{n:02}", [claim("A", "2024-01-01", n)], []) for n in range(1, 31)]
    view = _view(*many)
    shown = [panel.title.split()[0] for panel in view.panels]
    assert shown == [f"C{n}" for n in range(31 - MOST_PANELS, 31)]
    assert view.notes == ("只画出金额最大的 12份合同，另有 18份，见表。",)
    assert len(view.rows) == 30


def test_of_very_many_the_largest_are_marked_and_the_steps_have_all() -> None:
    days = [dt.date(2023, 1, 1) + dt.timedelta(days=n) for n in range(MOST_MARKS + 5)]
    some = [payment(f"M{n:04}", str(day), n + 1) for n, day in enumerate(days)]
    view = _view(contract("C", [], some))
    (panel,) = view.panels
    assert [mark.key for mark in panel.marks] == [f"payment:{p.payment_id}" for p in some[5:]]
    assert len(panel.paid) == MOST_MARKS + 5
    assert view.first == days[0]
    assert panel.said[-1].startswith("只标出金额最大的 300笔，另有 5笔")
    (whole,) = _view(contract("C", [], some[5:])).panels
    assert "只标出" not in "".join(whole.said)


def test_english_has_no_chinese_words() -> None:
    view = timeline_view([usual(), contract("C2", [], [])], "P", as_of=AS_OF, lang="en")
    said = [*view.columns, *(words for _, words in view.legend), view.as_of_words]
    said += [text for panel in view.panels for text in (*panel.said, panel.gap_words)]
    said += [cell for row in view.rows for cell in row]
    assert [text for text in said if any("\u4e00" <= char <= "\u9fff" for char in text)] == []


@pytest.mark.parametrize("days", [0, 1, 40, 400, 4000, 40000])
def test_ticks_are_few_and_within_the_days(days: int) -> None:
    first = dt.date(1950, 1, 15)
    last = first + dt.timedelta(days=days)
    ticks = ticks_between(first, last)
    assert len(ticks) <= MOST_TICKS
    assert all(first <= day <= last for day, _ in ticks)
    assert ticks or days < 40


@pytest.mark.parametrize("highest", [1, 7, 100, 12_345_678, 10**17])
def test_levels_are_few_round_and_begin_with_nothing(highest: int) -> None:
    levels = levels_to(highest)
    assert levels[0] == 0
    assert levels[-1] <= highest
    assert 2 <= len(levels) <= 5


def test_facts_are_read_from_the_tables() -> None:
    of_contract = {"project_id": "P", "contract_id": "C"}
    ends = {"payer_id": "O", "payee_id": "G", "paid_at": "2024-06-01"}
    rows = {
        "contract": [
            {"contract_id": "C", "project_id": "P", "issuer_id": "O", "contractor_id": "G"},
            {"contract_id": "X", "project_id": "P", "issuer_id": "G", "contractor_id": "L"},
        ],
        "claim": [{**of_contract, "claim_id": "A", "payable_amount": 300, "due_on": "2024-05-31"}],
        "payment": [{**of_contract, **ends, "payment_id": "M", "amount": 120, "class": "progress"}],
    }
    tables = {name: table_of(name, some) for name, some in rows.items()}
    world = World(PolarsEngine(tables), as_of=AS_OF, region=None)
    (one,) = contract_money(world, "P")
    assert (one.contract_id, one.issuer_id, one.contractor_id) == ("C", "O", "G")
    assert [(c.claim_id, c.payable, c.unpaid_least, c.overdue) for c in one.claims] == [
        ("A", 30000, 18000, True)
    ]
    assert [(p.payment_id, p.on, p.amount, p.counts) for p in one.payments] == [
        ("M", dt.date(2024, 6, 1), 12000, True)
    ]
    assert contract_money(world, "Q") == ()


def test_many_marks_stay_in_order() -> None:
    (panel,) = _view(by_chance("C", 40)).panels
    assert list(panel.due) == sorted(panel.due)
    assert list(panel.paid) == sorted(panel.paid)
