"""The page of who should pay: every sum, party and article is there, and data stay plain text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from wagekit.model.finding import FileCount, Finding, Outcome
from wagekit.model.judged_on import DayFrom, JudgedOn
from wagekit.model.liability import Liability, Liable, PlanStep, Role, Source, SourceKind
from wagekit.model.paper import Paper, SumOf
from wagekit.model.recovery import HandOut, Recovery, RecoveryPart
from wagekit.views.liability_view import liability_line, liability_page

NAMES = {"L": "丙劳务", "G": "甲*建设", "O": "业主"}
DEBT = Liability(
    project_id="P",
    employer_id="L",
    workers=2,
    owed=100000,
    liable=(
        Liable(
            order=1, party_id="L", role=Role.direct_employer, articles=("T30①",), cap=None,
            amount=100000, reason="由其直接支付",
        ),
        Liable(
            order=2, party_id="G", role=Role.general_contractor, articles=("T30③",), cap=None,
            amount=100000, reason="先行清偿",
        ),
        Liable(
            order=3, party_id="O", role=Role.owner_capped, articles=("T29b",), cap=30000,
            amount=30000, reason="先行垫付",
        ),
        Liable(
            order=4, party_id="K", role=Role.guarantor, articles=("T32",), cap=None,
            amount=None, reason="余额不明",
        ),
    ),
    sources=(
        Source(kind=SourceKind.owner_unsettled, party_id="O", available=30001, articles=("T29b",)),
    ),
    plan=(
        PlanStep(
            step=1, source=SourceKind.owner_unsettled, party_id="O", amount=30000,
            articles=("T29b",),
        ),
    ),
    covered=30000,
    shortfall=70000,
)  # fmt: skip
PART = RecoveryPart(step=1, source=SourceKind.owner_unsettled, party_id="O", amount=30000)
HANDED = [
    Recovery(
        project_id="P", employer_id="L", worker_id="W", owed=100000, since=dt.date(2024, 5, 1),
        monthly=50000, heuristic_order=HandOut.longest_owed, paid=30000, parts=(PART,), rest=70000,
    )
]  # fmt: skip


def test_the_page_names_every_party_with_its_role_sum_cap_and_article() -> None:
    page = liability_page([DEBT], HANDED, names=NAMES)
    assert "1. **丙劳务**（直接用工单位） 1,000.00 元（不设限额）：由其直接支付。" in page
    assert "2. **甲\\*建设**（施工总承包单位） 1,000.00 元（不设限额）" in page
    assert "3. **业主**（建设单位（先行垫付）） 300.00 元（≤ 300.00 元）" in page
    assert "4. **K**（工资保证金（保函）出具单位） 待核（限额待核）" in page
    assert "第三十条第三款" in page


def test_the_page_shows_the_money_the_plan_and_what_is_short() -> None:
    page = liability_page([DEBT], HANDED, names=NAMES)
    assert "- 建设单位到期未付工程款（业主） 300.01 元。" in page
    assert "1. 建设单位到期未付工程款（业主） 300.00 元" in page
    assert (
        "合计 300.00 元：专户、保证金等可付 0.00 元；可向建设单位追索 300.00 元；仍缺 700.00 元"
        in page
    )


def test_the_page_names_the_day_and_the_rows_behind_each_sum() -> None:
    papers = [
        Paper("P", "L", SumOf.owed, "payroll", "工资*.xlsx", "5月", (4, 5, 6, 9)),
        Paper("P", "L", SumOf.deposit, "guarantee", "guarantee.csv", None, (2,)),
        Paper("P", "K", SumOf.owed, "payroll", "别家.xlsx", None, (3,)),
    ]
    day = JudgedOn(dt.date(2024, 6, 30), DayFrom.case_file)
    page = liability_page([DEBT], HANDED, names=NAMES, judged=day, papers=papers)
    assert "判断日 2024-06-30（case.toml 写明）" in page
    assert "- 欠薪数额：工资表 工资\\*.xlsx“5月” 第4–6、9行\n" in page
    assert "- 工资保证金或保函：担保 guarantee.csv 第2行\n" in page
    assert "别家" not in page


def test_each_debt_shows_its_own_workers() -> None:
    other = replace(DEBT, employer_id="K")
    _, ours, theirs = liability_page([DEBT, other], HANDED, names=NAMES).split("\n## ")
    assert "### 分配到人（顺序为建议，不是法定）" in ours
    assert "| W | 2024-05-01 | 500.00 | 1,000.00 | 300.00 | 第 1 步 300.00 | 700.00 |" in ours
    assert "没有逐人数额，不分配到人" in theirs


def test_the_line_says_who_owes_what_to_how_many() -> None:
    line = liability_line(DEBT, "zh", NAMES)
    assert line.startswith("- P：丙劳务拖欠 2 名工人工资 1,000.00 元；依次请求：丙劳务（直接")
    assert line.endswith("专户、保证金等可付 0.00 元；可向建设单位追索 300.00 元；仍缺 700.00 元")


def test_money_in_the_account_is_told_from_what_the_owner_has_not_paid() -> None:
    own = PlanStep(step=1, source=SourceKind.wage_account, party_id="G", amount=70000, articles=())
    all_ = replace(DEBT, plan=(own, *DEBT.plan), covered=100000, shortfall=0)
    line = liability_line(all_, "zh", NAMES)
    assert line.endswith("专户、保证金等可付 700.00 元；可向建设单位追索 300.00 元；仍缺 0.00 元")
    assert "足以" not in liability_page([all_], HANDED, names=NAMES)


def test_what_the_owner_owes_is_not_said_to_be_nothing_where_nobody_knows() -> None:
    bare = replace(DEBT, plan=(), sources=(), covered=0, shortfall=100000)
    open_ = replace(bare, owner_known=False)
    assert "可向建设单位追索 0.00 元" in liability_line(bare, "zh", NAMES)
    for said in (liability_line(open_, "zh", NAMES), liability_page([open_], [], names=NAMES)):
        assert "可向建设单位追索的数额未知（请补充应付工程款和付款资料）；仍缺 1,000.00 元" in said
        assert "追索 0.00" not in said
    line = liability_line(open_, "en", NAMES)
    assert "what can be claimed from the owner is not known" in line
    assert "from the owner 0.00" not in line


def test_a_sum_that_nobody_checked_by_worker_says_so() -> None:
    untold = Finding(
        finding_id="1", rule="GZ01", name="wages_unpaid", outcome=Outcome.cannot_tell,
        project_id="P", subject="P/W", parties=("L",), reason="",
    )  # fmt: skip
    words = "数额出自欠薪台账或线索，逐人未核（GZ01 资料不足）"
    assert words in liability_page([DEBT], [], names=NAMES, findings=[untold])
    assert words not in liability_page([DEBT], HANDED, names=NAMES, findings=[untold])
    found = replace(untold, outcome=Outcome.found)
    assert words not in liability_page([DEBT], [], names=NAMES, findings=[found])


def test_lines_of_which_nobody_knows_whether_they_are_owed_are_told() -> None:
    line = liability_line(replace(DEBT, open=2), "zh", NAMES)
    assert line.endswith("；工资表另有 2 行是否欠付不明，没有计入")
    assert "是否欠付不明" not in liability_line(DEBT, "zh", NAMES)


def test_a_project_is_called_by_its_name_and_id() -> None:
    page = liability_page([DEBT], HANDED, names=NAMES | {"P": "一期*"})
    assert "## 一期\\*（P） · 丙劳务" in page
    assert "- 一期\\*（P）：丙劳务拖欠" in page


def test_the_english_page_has_english_words() -> None:
    page = liability_page([DEBT], [], names={}, lang="en")
    assert "L owes 2 workers 1,000.00 yuan" in page
    assert "Who should pay" in page


def test_a_run_without_debts_says_so() -> None:
    assert liability_page([], [], names={}).endswith("- 无\n")


def test_open_entries_of_the_ledger_stand_below_and_are_not_added() -> None:
    row = {
        "entry_id": "QX|1", "project_id": "P", "employer_id": "E", "people": 3, "amount": 24_000_00,
        "paid_amount": 4_000_00, "closed_on": None, "_file": "台账.xlsx", "_row": 5,
    }  # fmt: skip
    closed = {**row, "entry_id": "QX2", "closed_on": dt.date(2024, 1, 1)}
    unknown = {**row, "entry_id": "QX3", "people": None, "amount": None, "employer_id": None}
    without = liability_page([DEBT], HANDED, names={})
    page = liability_page([DEBT], HANDED, names={}, ledger=[row, closed, unknown])
    assert page.startswith(without.rstrip("\n"))
    assert "- QX\\|1：P · E，3人，20,000.00元（台账.xlsx 第5行）" in page
    assert "- QX3：P · 待核，待核人，待核元" in page
    assert "QX2" not in page
    assert liability_page([DEBT], HANDED, names={}, ledger=[closed]) == without


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "工资表.xlsx / 5月 有 2 行没有载入"),
        ("en", "2 rows were not loaded of 工资表.xlsx / 5月"),
    ],
)
def test_rows_that_did_not_load_are_told(lang: str, words: str) -> None:
    wages, others = (
        FileCount(file="工资表.xlsx", sheet=sheet, table=table, read=5, loaded=2, quarantined=2,
                  skipped=1)
        for sheet, table in (("5月", "payroll"), ("考勤", "attendance"))
    )  # fmt: skip
    page = liability_page([DEBT], HANDED, names=NAMES, files=[wages, others], lang=lang)
    assert words in page
    assert "考勤" not in page
