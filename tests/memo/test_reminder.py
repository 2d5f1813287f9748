"""Terms of a case: which are over, which may be, which still run, and who must act."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from term_case import Row, case, made, words
from wage_case import Given, order, said

from wagekit.model.finding import Finding, Outcome
from wagekit.views.letter.choose import CannotIssue
from wagekit.views.letter.period import end_of, rests_on
from wagekit.views.letter.view import Grid

if TYPE_CHECKING:
    from wagekit.memo.kinds import Memo

HEBEI = {"project_id": "P1", "name": "滨河新城一期", "owner_id": "OWN", "region": "131125",
         "general_contractor_id": "GC"}  # fmt: skip
QUIET = {"clue": [], "arrears": [], "guarantee": [], "claim": [], "action": []}


def table(memo: Memo, title: str = "期限一览表") -> dict[str, tuple[str, ...]]:
    """The table of terms by what is due."""
    annex = next(a for a in memo.view.annexes if a.title == title)
    grid = next(block for block in annex.blocks if isinstance(block, Grid))
    return {row[1]: row[2:] for row in grid.rows}


def clue(clue_id: str, **more: object) -> dict[str, object]:
    return {"clue_id": clue_id, "project_id": "P1", "kind": "wage", "respondent_id": "SUB"} | more


def test_each_term_has_its_day_its_distance_its_law_and_who_must_act() -> None:
    there = table(made("reminder"))
    assert there["线索K1：完成调查（经批准可以延长）"] == (
        "2026年8月27日", "已过57个工作日",
        "《劳动保障监察条例》（国务院令第423号）第十七条", "人社",
    )  # fmt: skip
    assert there["线索K2：决定是否受理"][:2] == ("2026年11月24日", "尚余2个工作日")
    assert there["线索K3：按登记的办理期限办结"] == (
        "2026年12月11日", "尚余21日", "资料载明的期限", "住建",
    )  # fmt: skip
    assert there["台账L1（石家庄远达劳务有限公司）：付清并销号"][3] == "安平县"
    assert there["工资保证金（D1）：动用后补足"][::3] == (
        "2026年11月30日", "河北恒盛建筑工程有限公司",
    )  # fmt: skip
    assert there["工资保证金（D1）：有效期届满，续期或者更换"][0] == "2027年5月31日"
    order_ = "对河北恒盛建筑工程有限公司的责令支付（安人社监A3字〔2026〕5号）"
    assert there[f"{order_}：履行期限届满，未履行的及时作出处理"][3] == "人社部门（本机关）"


def test_what_is_over_what_may_be_and_what_runs_stand_apart() -> None:
    text = words("reminder")
    over, perhaps, running = (text.index(part) for part in (
        "已经逾期的事项", "可能已过期限、需要核对的事项", "尚未届满的期限"))  # fmt: skip
    assert over < text.index("化解时限2026-09-30已过") < perhaps
    assert perhaps < text.index("线索K4：完成调查") < running < text.index("线索K2：决定是否受理")


def test_what_is_only_to_be_examined_stands_apart_from_what_is_overdue() -> None:
    apart = "需要审查处置的事项（移送公安机关、列入失信名单、向社会公布）"
    assert apart not in words("reminder")
    late = case(action=[order("A2", "SUB", "rectify_order", due_on="2026-11-13",
                              served_on="2026-11-05")])  # fmt: skip
    text = said(made("reminder", late))
    over, ripe, running = (text.index(part) for part in ("已经逾期的事项", apart, "尚未届满的期限"))
    assert over < ripe < text.index("列入决定应于2026-12-11前作出", ripe) < running
    assert "列入决定应于" not in text[over:ripe]
    lines = text[ripe:running]
    assert "需要审查处置的，请依法审查" in text
    number = lines[lines.index("疑点清单第") + 5 : lines.index("项）")]
    assert f"\n{number}\n疑点：符合列入失信名单条件" in text


def entry(**more: object) -> dict[str, object]:
    """A debt that left the ledger long ago."""
    return {"entry_id": "L9", "district": "安平县", "project_id": "P1", "employer_id": "SUB",
            "people": 3, "amount": "24000.50", "found_on": "2026-01-05", "paid_amount": "24000.50",
            "closed_on": "2026-01-20"} | more  # fmt: skip


@pytest.mark.parametrize(
    ("more", "heading"),
    [
        ({"revisit_on": "2026-03-01", "revisit_paid_in_full": False}, "需要核实处理的事项"),
        ({}, "已经逾期的事项"),
    ],
)
def test_a_revisit_that_failed_is_not_overdue_and_one_that_lacks_is(
    more: Row, heading: str
) -> None:
    text = said(made("reminder", case(arrears=[entry(**more)])))
    parts = text.split("请办理的事项")[0].split(heading)
    told = "回访记载工资未足额支付" if more else "天内未见回访记录"
    assert told in parts[1].split("需要核实处理的事项")[0]


@pytest.mark.parametrize("rule", ["XS02", "XS03", "XS04", "XS05", "XS07", "TZ01", "TZ02"])
def test_what_no_term_makes_late_is_not_called_overdue(rule: str) -> None:
    point = Finding(finding_id="F1", rule=rule, name=rule, outcome=Outcome.found, subject="K1",
                    project_id="P1", reason="办理结论与资料不一致")  # fmt: skip
    paid = case(action=[order("A2", "SUB", "rectify_order", result="paid")])
    text = said(made("reminder", paid, findings=(point,)))
    check = text.index("需要核实处理的事项")
    assert "已经逾期的事项" not in text
    assert check < text.index("办理结论与资料不一致", check) < text.index("尚未届满的期限", check)
    assert "1. 需要核实处理的，请核实情况" in text
    assert "2. 尚未届满的，请在期限内办结" in text
    assert "已经逾期的，请立即办理" not in text
    assert "需要审查处置的，请" not in text


def test_an_order_whose_wages_were_paid_has_no_term_for_the_list() -> None:
    paid = order("A0", "SUB", "rectify_order", decided_on="2026-01-10", served_on="2026-01-12",
                 due_on="2026-01-22")  # fmt: skip
    late = order("A2", "SUB", "rectify_order", due_on="2026-11-13", served_on="2026-11-05")
    text = said(made("reminder", case(action=[paid, late])))
    assert "A2字〔2026〕5号）：期限届满未见履行" in text
    assert "A0字〔2026〕5号）：期限届满未见履行" not in text


def test_a_finding_without_a_project_is_told_where_its_party_takes_part() -> None:
    several = Finding(
        finding_id="F1", rule="YJ01", name="crime", outcome=Outcome.found, subject="SUB",
        reason="尚欠工资，须审查是否移送", parties=("SUB",),
    )  # fmt: skip
    for kind in ("reminder", "supervise", "progress_report"):
        text = said(made(kind, findings=(several,)))
        assert "须审查是否移送（疑点清单第1项）" in text
        assert "疑点清单第1项没有载明项目" in text
    elsewhere = replace(several, subject="BANK", parties=("BANK",))
    assert "须审查是否移送" not in said(made("reminder", findings=(elsewhere,)))
    assert "审查石家庄远达劳务有限公司涉嫌拒不支付劳动报酬的线索" in said(
        made("progress_report", findings=(several,))
    )


def test_the_offices_are_listed_and_the_year_without_a_calendar_is_told() -> None:
    text = words("reminder")
    assert "责任部门（单位）：人社、人社部门（本机关）、安平县、" in text
    assert "2027年的节假日安排尚未收录" in text


def test_the_last_day_itself_still_counts() -> None:
    given = case(clue=[clue("K2", received_on="2026-11-13")])
    assert table(made("reminder", given))["线索K2：决定是否受理"][:2] == (
        "2026年11月20日", "于判断日届满",
    )  # fmt: skip


def test_a_regions_shorter_period_stands_before_the_countrys() -> None:
    given = case(project=[HEBEI], clue=[clue("K2", received_on="2026-11-19")])
    assert table(made("reminder", given))["线索K2：决定是否受理"][0] == "2026年11月26日"
    early = case(project=[HEBEI], clue=[clue("K2", received_on="2026-09-28")])
    row = table(made("reminder", early, settings=Given(as_of=dt.date(2026, 9, 29)), findings=()))
    local, whole = (name for name in row if "线索K2" in name)
    assert local == "线索K2：决定是否受理（当地规定短于全国规定，其适用待法制确认）"
    assert row[local][:3] == (
        "2026年10月8日", "尚余9日", "《河北省劳动和社会保障监察条例》第十八条",
    )  # fmt: skip
    assert row[whole][0] == "2026年10月10日"


@pytest.mark.parametrize(
    "more",
    [
        {"accepted_on": "2026-11-18"},
        {"accepted_on": "2026-11"},
        {"concluded_on": "2026-11-19"},
        {"conclusion": "true"},
        {"disposition": "rejected"},
        {"kind": "project_funds"},
        {"routed_to": "court"},
        {"received_on": "2026-12-01"},
        {"received_on": "2026-11"},
    ],
)
def test_nothing_is_to_be_accepted_any_more_or_not_yet(more: dict[str, object]) -> None:
    given = case(clue=[clue("K2", received_on="2026-11-17") | more])
    assert "线索K2：决定是否受理" not in said(made("reminder", given, findings=()))


def test_a_case_that_was_opened_is_accepted() -> None:
    filed = {"action_id": "A8", "clue_id": "K2", "kind": "case_filed", "decided_on": "2026-11-18"}
    there = table(made("reminder", case(action=[filed])))
    assert there["线索K2：完成调查（经批准可以延长）"][1] == "尚余58个工作日"


def test_an_entry_that_is_paid_or_closed_is_not_to_be_settled() -> None:
    entry = {"entry_id": "L2", "project_id": "P1", "amount": "100.00", "target_on": "2027-01-29"}
    for more in ({"paid_amount": "100.00"}, {"closed_on": "2026-11-02"}):
        assert "台账L2（用人单位（待查））：付清" not in said(
            made("reminder", case(arrears=[entry | more]))
        )
    there = table(made("reminder", case(arrears=[entry | {"closed_on": "2026-11-02"}])))
    assert there["台账L2（用人单位（待查））：销号后回访"][:3] == (
        "2027年5月1日", "尚余162日", "启发值，非法定标准",
    )  # fmt: skip


def test_a_deposit_that_was_not_replenished_in_time_is_to_be_checked() -> None:
    drawn = {"guarantee_id": "D1", "project_id": "P1", "kind": "wage_deposit",
             "drawn_on": "2026-10-12"}  # fmt: skip
    assert (
        "工资保证金（D1）：动用后补足，期限2026年10月26日（已过19个工作日），现有材料未见"
        in said(made("reminder", case(guarantee=[drawn])))
    )
    full = case(guarantee=[drawn | {"replenished_on": "2026-10-20"}])
    assert "动用后补足" not in said(made("reminder", full))


def test_a_decision_on_the_list_is_counted_from_the_expiry() -> None:
    late = case(action=[order("A2", "SUB", "rectify_order", due_on="2026-11-13",
                              served_on="2026-11-05")])  # fmt: skip
    listed = (
        "对石家庄远达劳务有限公司的限期改正指令书（安人社监A2字〔2026〕5号）：期限届满未见履行，"
    )
    row = table(made("reminder", late))[f"{listed}决定是否列入失信联合惩戒对象名单（可延长）"]
    assert row[:2] == ("2026年12月11日", "尚余15个工作日")


def test_an_order_whose_days_are_over_is_to_be_checked() -> None:
    text = words("reminder")
    order_2 = "限期改正指令书（安人社监A2字〔2026〕5号）：履行期限届满"
    at = text.index(f"{order_2}，未履行的及时作出处理，期限2026年8月14日")
    assert text.index("可能已过期限、需要核对的事项") < at < text.index("尚未届满的期限")
    paid = case(action=[order("A2", "SUB", "rectify_order", result="paid")])
    assert "限期改正指令书（安人社监A2字〔2026〕5号）：履行期限届满" not in said(
        made("reminder", paid)
    )


def test_a_project_without_terms_gets_no_reminder() -> None:
    with pytest.raises(
        CannotIssue, match=r"没有已经逾期或者尚未届满的期限.*请先取得线索的接收登记"
    ):
        made("reminder", case() | QUIET)


def test_without_a_day_of_judgement_there_is_no_reminder() -> None:
    with pytest.raises(CannotIssue, match=r"判断日不明.*as_of"):
        made("reminder", settings=Given(as_of=None), findings=())


def test_a_suspicion_that_was_dismissed_is_not_reminded_of() -> None:
    chosen = made("reminder", chosen=())
    assert "已经逾期的事项" not in said(chosen)
    assert "条疑点没有写入本函" in said(chosen)


def test_periods_are_counted_by_the_law_and_moved_over_rest() -> None:
    friday = dt.date(2026, 9, 18)
    assert end_of("complaint_accept_workdays", friday) == dt.date(2026, 9, 24)
    assert end_of("regional_case_decision_days", friday, "131125") == dt.date(2026, 9, 28)
    assert end_of("regional_case_decision_days", friday) is None
    assert rests_on("complaint_accept_workdays", friday) == ("J-2",)
    assert rests_on("revisit_days", friday) == ()


def test_where_nothing_runs_nothing_is_asked_of_what_runs() -> None:
    late = Finding(finding_id="F1", rule="XS06", name="XS06", outcome=Outcome.found, subject="K9",
                   project_id="P1", reason="线索办理超期")  # fmt: skip
    text = said(made("reminder", case() | QUIET, findings=(late,)))
    assert "1. 已经逾期的，请立即办理" in text
    assert "尚未届满的，请" not in text
