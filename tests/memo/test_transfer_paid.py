"""What a transfer to the police says of payments after the term: it may decide if it is a crime."""

from __future__ import annotations

from typing import Any

import pytest
from test_transfer_police import refusing, transferred
from wage_case import order, said

WAGE = {"payment_id": "B1", "paid_at": "2026-09-20 10:00:00", "payer_id": "SUB", "payee_id": "W1",
        "amount": "3000.00", "class": "wage", "project_id": "P1"}  # fmt: skip
ENTRY = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB", "people": 3,
         "amount": "51000.50", "paid_amount": "3000.00", "paid_on": "2026-09-20",
         "found_on": "2026-07-01"}  # fmt: skip
NONE_PAID = "未见责令期限届满后支付上述工资的记录"


def test_payments_after_the_term_are_told() -> None:
    assert "未见责令期限届满后支付上述工资的记录" in said(transferred(refusing()))
    given = refusing()
    given["payroll"][0] |= {"paid": "100.00", "paid_on": "2026-09-20"}
    assert "责令期限届满后的支付1笔" in said(transferred(given))


@pytest.mark.parametrize(
    "paid_on",
    [None, "2026-08", "2026-11"],
    ids=["no day", "the month of the term", "the month that runs"],
)
def test_a_payment_that_may_be_after_the_term_is_not_told_as_none(paid_on: str | None) -> None:
    given = refusing()
    given["payroll"][0] |= {"paid": "100.00", "paid_on": paid_on}
    text = said(transferred(given))
    assert "未见责令期限届满后支付" not in text
    assert "工资表另有1笔支付未记明支付日期" in text
    assert "查明1笔支付的日期" in text


def test_a_payment_of_a_month_that_is_over_counts() -> None:
    given = refusing()
    given["payroll"][0] |= {"paid": "100.00", "paid_on": "2026-09"}
    text = said(transferred(given))
    assert "责令期限届满后的支付1笔" in text
    assert "未记明支付日期" not in text


@pytest.mark.parametrize("paid_on", ["2026-11-25", "2026-12", "2026-08-14", "2026-07"])
def test_a_payment_within_the_term_or_after_the_day_of_judgement_is_none(paid_on: str) -> None:
    given = refusing()
    given["payroll"][0] |= {"paid": "100.00", "paid_on": paid_on}
    assert "未见责令期限届满后支付上述工资的记录" in said(transferred(given))


def told(table: str, row: dict[str, Any], lang: str = "zh") -> str:
    """The letter where a table says that something was paid."""
    given = refusing()
    given[table] = with_row(given.get(table, []), row)
    return said(transferred(given, lang))


def with_row(there: list[dict[str, Any]], row: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table with one more, or with the cells of the one of its key replaced."""
    by_key, key = {next(iter(r.values())): r for r in there}, next(iter(row.values()))
    return [*(by_key | {key: by_key.get(key, {}) | row}).values()]


@pytest.mark.parametrize(
    ("table", "row", "part"),
    [
        ("payment", WAGE, "可能属于工资的付款1笔（2026年9月20日）"),
        ("payment", WAGE | {"class": None}, "可能属于工资的付款1笔"),
        ("payment", WAGE | {"payer_id": "GC"}, "可能属于工资的付款1笔"),
        ("payment", WAGE | {"payee_id": None}, "可能属于工资的付款1笔"),
        ("action", {"action_id": "A2", "result": "partly", "done_on": "2026-09-20"},
         "（安人社监A2字〔2026〕5号）的执行结果登记为部分支付，履行日期为2026年9月20日"),
        ("arrears", ENTRY, "欠薪台账L1登记于2026年9月20日支付3,000.00元"),
        ("arrears", ENTRY | {"paid_amount": None}, "欠薪台账L1登记于2026年9月20日支付（未登记）"),
    ],
)  # fmt: skip
def test_whatever_row_says_that_wages_were_paid_after_the_term_stands_in_the_letter(
    table: str, row: dict[str, Any], part: str
) -> None:
    text = told(table, row)
    assert part in text
    assert NONE_PAID not in text
    assert "尚欠数额是否已扣除待核实" in text
    assert "公安机关立案前支付的影响是否移送" in text
    assert f"{table}.csv" in text
    assert "no payment of these wages" not in told(table, row, "en")


BRANCH = {"party_id": "SUB-B", "name": "石家庄远达劳务有限公司安平分公司", "kind": "branch",
          "parent_id": "SUB"}  # fmt: skip
PAID_LATE = {"payroll_id": "Y1", "paid": "100.00", "paid_on": "2026-09-20"}
PAID_ACT = {"action_id": "A9", "kind": "rectify_order", "result": "paid", "done_on": "2026-09-20"}


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({"payroll": [PAID_LATE | {"employer_id": None}]}, "责令期限届满后的支付1笔"),
        ({"payroll": [PAID_LATE | {"employer_id": "SUB-B"}]}, "责令期限届满后的支付1笔"),
        ({"worker": [{"worker_id": "W1", "employer_id": "SUB-B"}], "payment": [WAGE]},
         "可能属于工资的付款1笔"),
        ({"worker": [{"worker_id": "W1", "employer_id": "SUB-B"}],
          "payment": [WAGE | {"payer_id": "SUB-B", "payee_id": None}]}, "可能属于工资的付款1笔"),
        ({"arrears": [ENTRY | {"employer_id": "SUB-B"}]}, "登记于2026年9月20日支付3,000.00元"),
        ({"arrears": [ENTRY | {"employer_id": None}]},
         "（支付日期：2026年9月20日），是否在责令期限届满后支付、是否支付上述工资"),
        ({"arrears": [ENTRY | {"paid_amount": None, "paid_on": None}],
          "action": [PAID_ACT | {"entry_id": "L1"}]},
         "执行结果登记为已支付，履行日期为2026年9月20日"),
        ({"action": [PAID_ACT]}, "（履行日期：2026年9月20日），是否"),
        ({"action": [PAID_ACT | {"party_id": "SUB-B"}]}, "履行日期为2026年9月20日"),
    ],
)  # fmt: skip
def test_whose_payment_it_is_is_read_as_the_run_reads_it(
    more: dict[str, list[dict[str, Any]]], part: str
) -> None:
    given = refusing()
    for table, added in {"party": [BRANCH], **more}.items():
        for row in added:
            given[table] = with_row(given.get(table, []), row)
    text = said(transferred(given))
    assert NONE_PAID not in text
    assert part in text


@pytest.mark.parametrize(
    ("table", "row", "part"),
    [
        ("action", {"action_id": "A2", "result": "partly"}, "是否在责令期限届满后支付"),
        ("action", {"action_id": "A2", "result": "partly", "done_on": "2026-08"}, "2026年8月）"),
        ("arrears", ENTRY | {"paid_on": None}, "（支付日期：待补充），是否在责令期限届满后支付"),
        ("arrears", ENTRY | {"paid_on": "2026-11"}, "（支付日期：2026年11月）"),
    ],
)  # fmt: skip
def test_where_the_day_of_a_payment_is_open_it_is_to_be_checked(
    table: str, row: dict[str, Any], part: str
) -> None:
    text = told(table, row)
    assert part in text
    assert NONE_PAID not in text
    assert "待核实" in text


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("payment", WAGE | {"paid_at": "2026-08-14 23:00:00"}),
        ("payment", WAGE | {"paid_at": "2026-11-21 08:00:00"}),
        ("payment", WAGE | {"class": "material"}),
        ("payment", WAGE | {"payee_id": "GC"}),
        ("payment", WAGE | {"project_id": "P2"}),
        ("action", {"action_id": "A2", "result": "partly", "done_on": "2026-08-12"}),
        ("action", order("A5", "GC", "pay_order", result="paid", done_on="2026-09-20")),
        ("action", order("A5", "SUB", "interview", result="refused", done_on="2026-09-20")),
        ("arrears", ENTRY | {"paid_amount": "0.00"}),
        ("arrears", ENTRY | {"paid_on": "2026-08-10"}),
        ("arrears", ENTRY | {"employer_id": "GC"}),
    ],
)
def test_what_was_paid_in_time_or_later_or_to_others_is_none(
    table: str, row: dict[str, Any]
) -> None:
    assert NONE_PAID in told(table, row)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_loan_to_a_worker_is_not_called_wages(lang: str) -> None:
    text = told("payment", WAGE | {"class": "loan", "payer_id": "GC"}, lang)
    kept = {"zh": "付给劳动者或者可能属于工资的付款1笔（2026年9月20日），是否用于支付上述工资",
            "en": "1 payment to workers, or that may be wages, after the term"}  # fmt: skip
    assert kept[lang] in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_the_result_of_an_act_is_not_stated_it_is_not_called_done(lang: str) -> None:
    text = told("action", PAID_ACT | {"party_id": "SUB", "result": None}, lang)
    kept = {"zh": "的执行结果未登记，履行日期为2026年9月20日，在责令期限届满之后",
            "en": "no result is on record; its day is"}  # fmt: skip
    assert kept[lang] in text


def test_an_act_of_no_stated_kind_is_told_all_the_same() -> None:
    text = told("action", PAID_ACT | {"party_id": "SUB", "kind": None,
                           "doc_no": "安人社〔2026〕9号"})  # fmt: skip
    assert "文书（类型待补充）（安人社〔2026〕9号）的执行结果登记为已支付" in text


def test_wages_of_another_employers_worker_are_none_of_these() -> None:
    given = refusing() | {"payment": [WAGE | {"payee_id": "W9"}]}
    given["worker"] = [*given["worker"], {"worker_id": "W9", "project_id": "P1", "name": "周某",
                                          "employer_id": "GC"}]  # fmt: skip
    assert NONE_PAID in said(transferred(given))
