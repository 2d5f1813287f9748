"""Who gets what, in words: every worker and sum is there, and the order is called a suggestion."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from wagekit.model.liability import SourceKind
from wagekit.model.recovery import HandOut, Recovery, RecoveryPart
from wagekit.views.recovery_part import LISTED, TITLE, recovery_part

ONE = Recovery(
    project_id="P",
    employer_id="L",
    worker_id="W",
    owed=100001,
    since=dt.date(2024, 5, 1),
    monthly=50000,
    heuristic_order=HandOut.longest_owed,
    paid=100000,
    parts=(
        RecoveryPart(step=1, source=SourceKind.wage_account, party_id="G", amount=60000),
        RecoveryPart(step=3, source=SourceKind.emergency_fund, party_id=None, amount=40000),
    ),
    rest=1,
)
UNPAID = replace(ONE, worker_id="V", monthly=None, paid=0, parts=(), rest=100001)


def said(*handed: Recovery, lang: str = "zh") -> str:
    return "\n".join(recovery_part(handed, {"W": "张|三"}, lang=lang))


def test_a_row_shows_the_worker_the_day_the_sums_and_the_steps() -> None:
    lines = said(ONE, UNPAID).splitlines()
    steps = "第 1 步 600.00；第 3 步 400.00"
    assert f"| 张\\|三（W） | 2024-05-01 | 500.00 | 1,000.01 | 1,000.00 | {steps} | 0.01 |" in lines
    assert "| V | 2024-05-01 | 不明 | 1,000.01 | 0.00 |  | 1,000.01 |" in lines
    assert lines[-1] == "- 合计 2 人，拖欠 2,000.02 元，分得 1,000.00 元，尚欠 1,000.02 元"


def test_the_order_is_called_a_suggestion_and_a_heuristic() -> None:
    assert TITLE.zh == "分配到人（顺序为建议，不是法定）"
    assert "分配顺序：先付拖欠最久的" in said(ONE)
    assert "启发值，非法定标准" in said(ONE)
    assert "比例（启发值" in said(replace(ONE, heuristic_order=HandOut.pro_rata))


def test_a_debt_without_named_workers_says_that_nothing_is_handed_out() -> None:
    assert said() == "- 欠薪数额出自台账或线索，没有逐人数额，不分配到人"


def test_without_money_no_order_is_shown() -> None:
    assert said(UNPAID).startswith("- 未见可用于清偿的资金")


def test_a_long_list_says_how_many_more_there_are() -> None:
    page = said(*[replace(ONE, worker_id=f"W{n}") for n in range(LISTED + 7)])
    assert page.endswith("- 另有 7 人，见 recovery.csv")
    assert f"合计 {LISTED + 7} 人" in page
    assert page.count("（W") + page.count("| W") == LISTED


def test_the_english_part_has_english_words() -> None:
    assert "step 1: 600.00; step 3: 400.00" in said(ONE, lang="en")
    assert "not a legal standard" in said(ONE, lang="en")
