"""What is said of who must pay: order, caps, money, and sums to the fen."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from waterfall_made import NAMES, finding, liable, many, source, step, usual

from wagekit.model.finding import Outcome
from wagekit.model.liability import Role, SourceKind
from wagekit.views.waterfall.view import waterfall_view


def test_bars_stand_in_the_order_in_which_parties_are_asked() -> None:
    (block,) = waterfall_view([usual()], "P", NAMES).blocks
    assert block.title == "劳务公司：10名工人，欠 1,262,944.05元"
    assert [(bar.step, bar.label) for bar in block.bars] == [
        ("owed", "欠付工资"),
        ("liable", "1. 劳务公司"),
        ("liable", "2. 总包公司"),
        ("liable", "3. 业主公司"),
        ("open", "4. 某某银行"),
        ("plan", "1. 总包公司"),
        ("plan", "2. 业主公司"),
        ("unused", "某某银行"),
        ("shortfall", "缺口"),
    ]


def test_money_falls_from_what_is_owed_to_what_is_left() -> None:
    (block,) = waterfall_view([usual()], "P", NAMES).blocks
    falls = [(bar.start, bar.end) for bar in block.bars if bar.step in {"plan", "shortfall"}]
    assert falls == [(86_294_404, 126_294_405), (26_294_403, 86_294_404), (0, 26_294_403)]


def test_a_cap_stands_at_its_bar_and_in_words() -> None:
    (block,) = waterfall_view([usual()], "P", NAMES).blocks
    owner = block.bars[3]
    assert (owner.cap, owner.amount) == (60_000_001, "60.00万元（上限 60.00万元）")
    assert owner.about.startswith("建设单位（先行垫付） · 《保障农民工工资支付条例》")


def test_a_cap_above_what_is_owed_stands_in_words_only() -> None:
    high = (liable(1, "O", Role.owner_capped, amount=100, cap=900_000_000),)
    (block,) = waterfall_view([usual(liable=high)], "P", NAMES).blocks
    assert block.bars[1].cap is None
    assert "上限 900.00万元" in block.bars[1].amount


def test_a_sum_that_is_not_known_is_said_to_be_so() -> None:
    view = waterfall_view([usual()], "P", NAMES)
    assert view.blocks[0].bars[4].amount == "金额不详"
    assert view.rows[4][6] == "金额不详"
    assert "open" in dict(view.legend)


def test_the_table_is_exact_and_the_plan_and_shortfall_make_the_sum() -> None:
    view = waterfall_view([usual()], "P", NAMES)
    amounts = [(row[1], row[6]) for row in view.rows]
    assert ("资金来源", "400,000.01") in amounts
    assert ("资金来源", "600,000.01") in amounts
    assert amounts[-1] == ("缺口", "262,944.03")
    parts = [Decimal(a.replace(",", "")) for s, a in amounts if s in {"资金来源", "缺口"}]
    assert sum(parts) == Decimal("1262944.05")
    assert view.rows[-1][-1] == "方案合计 1,000,000.02元＋缺口 262,944.03元＝欠付 1,262,944.05元"
    assert {len(row) for row in view.rows} == {len(view.columns)}


def test_a_plan_that_does_not_add_up_is_not_to_be_used() -> None:
    (block,) = waterfall_view([usual(shortfall=26_294_402)], "P", NAMES).blocks
    assert "请勿使用" in block.sum_words


def test_money_that_is_there_and_not_needed_is_shown() -> None:
    more = usual(
        owed=100,
        sources=(
            source(SourceKind.wage_account, "G", 100),
            source(SourceKind.emergency_fund, None, 5_000_000),
        ),
        plan=(step(1, SourceKind.wage_account, "G", 100),),
        covered=100,
        shortfall=0,
    )
    view = waterfall_view([more], "P", NAMES)
    spent, unused, short = view.blocks[0].bars[-3:]
    assert spent.amount == "1.00元（现有 1.00元）"
    assert (unused.label, unused.amount) == ("未载明", "未动用（现有 5.00万元）")
    assert short.amount == "无缺口"
    assert "shortfall" not in dict(view.legend)


def test_without_any_money_it_says_so() -> None:
    bare = usual(sources=(), plan=(), covered=0, shortfall=126_294_405)
    view = waterfall_view([bare], "P", NAMES)
    assert view.blocks[0].bars[-2].label == "没有查到可用资金"
    assert "资金：没有查到可用资金" in view.alt


def test_other_projects_are_left_out_and_none_is_said() -> None:
    view = waterfall_view([usual(project_id="Q")], "P", NAMES)
    assert (view.blocks, view.rows) == ((), ())
    assert view.nothing == "资料中没有拖欠工资的记录"
    assert view.nothing in view.alt


def test_wages_of_which_nothing_can_be_told_are_named_and_never_taken_for_none() -> None:
    open_ = {"rule": "GZ01", "outcome": Outcome.cannot_tell, "project_id": "P"}
    findings = [
        finding(subject="W1", amount=1_300_001, **open_),
        finding(subject="W2", amount=None, **open_),
        finding(subject="W3", amount=7, **{**open_, "project_id": "Q"}),
        finding(subject="W4", amount=7, **{**open_, "outcome": Outcome.found}),
    ]
    view = waterfall_view([], "P", NAMES, findings=findings)
    assert view.nothing == "没有能够确定为到期未付的工资"
    assert "工资表上 2名工人" in view.notes[1]
    assert "已知未付 13,000.01元" in view.notes[1]
    assert view.notes[1] in view.alt


def test_who_is_not_named_is_said_to_be_so() -> None:
    nobody = usual(employer_id=None, workers=None, project_id=None)
    view = waterfall_view([nobody], None, NAMES)
    assert view.title.startswith("项目未载明")
    assert view.blocks[0].title.startswith("用工单位未载明：人数不详")


def test_an_article_that_is_not_known_is_shown_by_its_id() -> None:
    odd = usual(liable=(liable(1, "L", Role.direct_employer, articles=("T30③", "X99")),))
    about = waterfall_view([odd], "P", NAMES).blocks[0].bars[1].about
    assert about.endswith("第三十条第三款；X99")


def test_articles_of_one_instrument_stand_together() -> None:
    two = usual(liable=(liable(1, "G", Role.general_contractor, articles=("T30③", "T30④")),))
    about = waterfall_view([two], "P", NAMES).blocks[0].bars[1].about
    assert about.endswith("第三十条第三款、第三十条第四款")
    assert about.count("保障农民工工资支付条例") == 1


def test_it_is_a_lead_and_no_verdict() -> None:
    view = waterfall_view([many(3)], "P", NAMES)
    assert "由主管部门认定" in view.notes[0]


def test_english_has_no_chinese_words() -> None:
    plain = (liable(1, "L", Role.direct_employer, articles=()),)
    view = waterfall_view([usual(project_id=None, liable=plain)], None, lang="en")
    reasons = [cell for row in view.rows for cell in row[:-1]]
    said = [view.title, view.alt, *view.notes, *view.heads, *reasons, *view.columns]
    assert [text for text in said if any("\u4e00" <= char <= "\u9fff" for char in text)] == []


@pytest.mark.parametrize("module", ["waterfall.view", "timeline.view"])
def test_the_views_need_no_matplotlib(module: str) -> None:
    code = (
        f"import sys; import wagekit.views.{module};"
        "sys.exit(bool({'matplotlib', 'numba', 'pandas', 'polars'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
