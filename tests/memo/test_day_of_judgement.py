"""What came after the day of judgement is not told as done, nor what only a month is known of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from rule_case import drafted
from term_case import case, made
from wage_case import Given, order, rows, said
from wage_case import made as wage_made

Row = dict[str, Any]

ENTRY: Row = {"entry_id": "L8", "district": "安平县", "project_id": "P1", "employer_id": "SUB",
              "people": 2, "amount": "800.00", "found_on": "2026-06-20",
              "target_on": "2026-12-30"}  # fmt: skip


def reported(**more: Row) -> str:
    """The progress report of the case with further rows."""
    return said(made("progress_report", case(**{name: [row] for name, row in more.items()}),
                     findings=()))  # fmt: skip


@pytest.mark.parametrize(
    ("closed_on", "told"),
    [
        ("2026-10-09", "于2026年10月9日销号"),
        ("2026-10", "于2026年10月销号"),
        ("2026-11", "登记于2026年11月销号，判断日前是否已销号待核实"),
        ("2026-12", "尚未销号"),
        (None, "尚未销号"),
    ],
)
def test_an_entry_is_closed_from_the_day_or_the_end_of_the_month(
    closed_on: str | None, told: str
) -> None:
    text = reported(arrears=ENTRY | {"closed_on": closed_on})
    line = next(line for line in text.splitlines() if "欠薪台账L8" in line)
    assert told in line


@pytest.mark.parametrize(
    ("paid_on", "told"),
    [
        ("2026-10", "已支付800.00元"),
        (None, "已支付800.00元"),
        ("2026-11", "登记于2026年11月支付，判断日前是否已支付待核实"),
        ("2026-12", "判断日前无支付记录"),
    ],
)
def test_what_an_entry_says_was_paid_is_told_with_its_month(paid_on: str | None, told: str) -> None:
    text = reported(arrears=ENTRY | {"paid_on": paid_on, "paid_amount": "800.00"})
    # What both facts and steps say of ledger against wage sheets is tested with recorded payments.
    lines = [line for line in text.splitlines() if "工资表" not in line]
    line = next(line for line in lines if "欠薪台账L8" in line)
    assert told in line
    assert ("待核实" in line) is (paid_on == "2026-11")
    later = lines[next(i for i, line in enumerate(lines) if "下一步工作" in line) :]
    assert ("台账L8" in "".join(later)) is (paid_on in {"2026-11", "2026-12"})


@pytest.mark.parametrize(("found_on", "told"), [("2026-12", 0), ("2026-12-01", 0), ("2026-11", 1)])
def test_an_entry_found_later_is_neither_told_nor_due(found_on: str, told: int) -> None:
    text = reported(arrears=ENTRY | {"found_on": found_on})
    assert ("L8" in text) is bool(told)


def test_a_ledger_entry_found_later_is_not_in_the_note() -> None:
    later = ENTRY | {"found_on": "2026-12-01"}
    assert "“L8”" in said(wage_made("rectify_order", rows(arrears=[ENTRY])))
    assert "“L8”" not in said(wage_made("rectify_order", rows(arrears=[later])))


def test_a_case_opened_later_is_not_told_as_opened() -> None:
    opened = {"action_id": "A1", "decided_on": "2026-12-03"}
    text = said(wage_made("advance_payment", rows(action=[opened])))
    assert "立案情况：（待补充）" in text
    assert "安人社监立字〔2026〕37号" not in text
    on_time = said(wage_made("advance_payment"))
    assert "安人社监立字〔2026〕37号" in on_time


def test_what_came_of_a_step_later_is_left_out_of_it() -> None:
    late = order("A4", "GC", "penalty_notice", decided_on="2026-11-10", served_on="2026-12-02",
                 due_on=None, done_on="2026-12-05", result="paid")  # fmt: skip
    text = reported(action=late)
    steps = text[text.index("已经办理的步骤") : text.index("查得的疑点")]
    assert "安人社监A4字" in steps
    assert "2026年12月5日" not in steps
    assert "2026年12月2日" not in steps
    assert "已支付" not in steps


def test_a_transfer_of_a_later_day_was_not_made() -> None:
    sent = {"action_id": "A9", "project_id": "P1", "kind": "list_notice", "party_id": "SUB",
            "doc_no": "安人社告〔2026〕1号"}  # fmt: skip
    for day, told in (("2026-11-10", True), ("2026-12-10", False)):
        given = case(action=[sent | {"decided_on": day}])
        assert ("安人社告〔2026〕1号" in said(made("list_notice", given))) is told


def test_a_clue_received_later_is_not_told() -> None:
    later = {"clue_id": "K9", "channel": "petition", "project_id": "P1", "kind": "wage",
             "respondent_id": "SUB", "received_on": "2026-12-01"}  # fmt: skip
    assert "K9" not in reported(clue=later)


@pytest.mark.parametrize(
    ("day", "cites"),
    [
        (dt.date(2023, 12, 31), "申请行政复议（〔条款由承办人填写：　　　〕）"),
        (dt.date(2024, 1, 1), "申请行政复议（《中华人民共和国行政复议法》第二十条"),
    ],
)
def test_review_rests_on_no_article_that_came_later(day: dt.date, cites: str) -> None:
    due = {"month": "2023-03", "due_on": "2023-03-28"}
    wages = [{"payroll_id": f"Y{n}"} | due for n in range(1, 6)]
    text = said(wage_made("rectify_order", rows(payroll=wages), settings=Given(as_of=day)))
    assert cites in text


@pytest.mark.parametrize(
    ("kind", "due", "day", "later"),
    [
        ("rectify_order", "2019-10-28", dt.date(2020, 4, 30), "国务院令第724号"),
        ("advance_payment", "2021-08-27", dt.date(2021, 10, 31), "人社部发〔2021〕65号"),
    ],
)
def test_no_letter_rests_on_law_that_came_later(
    kind: str, due: str, day: dt.date, later: str
) -> None:
    wages = [{"payroll_id": f"Y{n}", "month": due[:7], "due_on": due} for n in range(1, 6)]
    drafts = [
        said(wage_made(kind, rows(payroll=wages), settings=Given(as_of=one)))
        for one in (day, day + dt.timedelta(days=1))
    ]
    letter, note = zip(*(draft.split("起草说明") for draft in drafts), strict=True)
    assert later not in letter[0]
    assert "条款由承办人填写：" in letter[0]
    assert later in letter[1]
    assert later in note[0].partition("在判断日尚未施行")[2]
    assert later not in note[1].partition("在判断日尚未施行")[2]


@pytest.mark.parametrize("kind", ["progress_report", "reminder", "supervise"])
def test_a_month_that_runs_is_told_as_a_month_and_what_is_to_come_is_not(kind: str) -> None:
    running = drafted(kind, "TZ03", "paid_in_part_in_a_month_that_still_runs")
    assert "以2024年6月28日为判断日（资料所载最近一次事项在2024年6月（日不详））" in running
    to_come = drafted(kind, "TZ03", "paid_in_full_in_a_month_to_come")
    assert "以2024年6月28日为判断日（资料所载最近一次事项在2024年2月1日）" in to_come


@pytest.mark.parametrize("kind", ["progress_report", "reminder"])
def test_the_latest_event_is_one_in_the_papers(kind: str) -> None:
    text = drafted(kind, "TZ03", "paid_in_full_in_a_month_to_come", "en")
    assert "(the latest event in the papers is of 2024-02-01)" in text
