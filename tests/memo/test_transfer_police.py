"""The transfer to the police: only on what YJ01 finds, with the line of the region."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from wage_case import Given, Rows, drafts, made, order, rows, said

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.law import parameter
from wagekit.memo.kinds import kinds
from wagekit.memo.memo_desk import _fits
from wagekit.model.finding import Finding, Outcome
from wagekit.testing.rows import table_of
from wagekit.views.letter.check import LetterRefused, check
from wagekit.views.letter.choose import CannotIssue
from wagekit.views.memo_composer.view import Form

if TYPE_CHECKING:
    from wagekit.memo.kinds import Memo


def refusing(**party: Any) -> Rows:
    """The case where one worker is owed three large months, and the firm cannot be reached."""
    months = [{"payroll_id": f"Z{n}", "project_id": "P1", "worker_id": "W1", "employer_id": "SUB",
               "month": f"2026-0{n}", "days": 26, "payable": "9000.00", "paid": "0.00",
               "due_on": f"2026-0{n}-28"} for n in (1, 2, 3)]  # fmt: skip
    lost = {"party_id": "SUB", "lost_contact_on": "2026-09-01"} | party
    paid = {"payroll_id": "Y5", "paid_on": "2026-05-28"}
    ordered = order("A2", "SUB", "rectify_order", amount="90000.00")
    given = rows(party=[lost], action=[ordered], payroll=[paid])
    given["payroll"] += months
    return given


def found(given: Rows, lang: str = "zh") -> tuple[Finding, ...]:
    """What YJ01 itself says of the case."""
    tables = {name: table_of(name, listed) for name, listed in given.items()}
    world = World(PolarsEngine(tables), as_of=Given.as_of, region=None)
    return run(rules(), world, only=["YJ01"], lang=lang).findings


def transferred(given: Rows, lang: str = "zh", **more: Any) -> Memo:
    return made("transfer_police", given, findings=found(given, lang), lang=lang, **more)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_rule_finds_is_handed_over_with_every_figure_resolved(lang: str) -> None:
    given = refusing()
    assert [f.outcome for f in found(given)] == [Outcome.found]
    text = said(transferred(given, lang))
    assert "51,000.50" in text
    assert "安人社监A2字〔2026〕5号" in text
    assert {"zh": "失去联系", "en": "contact was lost"}[lang] in text
    assert {"zh": "（　　　）人民检察院", "en": "the procuratorate of"}[lang] in text
    assert "payroll.csv" in text


def test_the_line_of_the_region_is_stated_or_the_bounds_of_the_law() -> None:
    unknown = said(transferred(refusing()))
    assert "当地标准未查得；全国幅度为拖欠一人3个月以上报酬且达5,000.00元至20,000.00元" in unknown
    assert "30,000.00元至100,000.00元" in unknown
    assert "核对当地高级人民法院的数额标准" in unknown
    given = refusing()
    given["project"][0]["region"] = "320500"
    known = said(transferred(given))
    assert (
        "当地标准为拖欠一人3个月以上报酬且达10,000.00元，或者拖欠10人以上累计达60,000.00元" in known
    )
    assert "未查得" not in known
    assert "当地标准为" in said(transferred(refusing(), region="320500"))


def test_a_number_of_the_law_passes_only_where_its_instrument_is_cited() -> None:
    given, bare = refusing(), "另有30,000.00元"
    view = transferred(given).view
    tables = {name: table_of(name, listed) for name, listed in given.items()}
    against: dict[str, Any] = {
        "project_id": "P1",
        "findings": found(given),
        "tables": tables,
        "sums": (5100050, 3900000, 500050, 700000),
        "law": [parameter(name) for name in kinds().by_name["transfer_police"].parameters],
    }
    assert check(view, **against)
    wrong = view.mapped(lambda text: bare if text.startswith("以上只计") else text)
    with pytest.raises(LetterRefused, match=r"30,000\.00"):
        check(wrong, **against)


def test_steps_and_periods_of_the_transfer_are_in_the_note() -> None:
    text = said(transferred(refusing()))
    for part in ("3日内决定是否移送，批准后24小时内移送", "3日内审查决定是否立案",
                 "不得以行政处罚代替移送", "移送审批表", "劳动者询问笔录"):  # fmt: skip
        assert part in text


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


def test_it_never_says_that_a_crime_was_committed() -> None:
    for text in transferred(refusing()).view.texts():
        assert "拒不支付劳动报酬" not in text.replace("涉嫌拒不支付劳动报酬", "").replace(
            "审理拒不支付劳动报酬刑事案件", ""
        )


def test_where_a_condition_is_open_the_papers_are_asked_for() -> None:
    given = refusing(lost_contact_on=None)
    with pytest.raises(CannotIssue, match=r"移送条件尚不能确定.*尚无逃避支付.*请先取得失去联系"):
        transferred(given)


def test_without_a_finding_there_is_no_transfer() -> None:
    given = rows()
    with pytest.raises(CannotIssue, match=r"规则 YJ01 未命中.*送达回证"):
        made("transfer_police", given)
    unserved = refusing() | {"action": []}
    with pytest.raises(CannotIssue, match="不能制作涉嫌犯罪案件移送书"):
        transferred(unserved)


def test_a_dismissed_suspicion_is_not_handed_over() -> None:
    given = refusing()
    with pytest.raises(CannotIssue, match="已排除或未选入"):
        transferred(given, chosen=())


def test_a_finding_of_several_projects_is_offered_and_told_as_left_out() -> None:
    given = refusing()
    several = tuple(replace(f, project_id=None) for f in found(given))
    made_by = drafts(given, several)
    out = {several[0].finding_id: SimpleNamespace(left_out=True, dismissed=True)}
    without = replace(made_by, standings=lambda: out)
    assert without.left_out("transfer_police", "P1") == list(several)
    form = Form(kind="transfer_police", project="P1", addressee="", chosen=())
    assert _fits(several[0], form)
    assert not _fits(replace(several[0], project_id="P2"), form)


def unpaid(worker: str) -> Finding:
    return Finding(finding_id=f"GZ01-{worker}", rule="GZ01", name="", outcome=Outcome.found,
                   project_id="P1", subject=worker)  # fmt: skip


def without(*workers: str, kind: str = "transfer_police", lang: str = "zh") -> str:
    """The document where a person dismissed the suspicion of some workers' unpaid wages."""
    given = refusing()
    every = (*found(given, lang), *map(unpaid, ("W1", "W2", "W3")))
    out = SimpleNamespace(left_out=True, dismissed=True)
    standings = {f"GZ01-{worker}": out for worker in workers}
    there = replace(drafts(given, every), standings=lambda: standings, lang=lang)
    return said(there.compose(kind, "P1"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_worker_who_was_dismissed_the_rule_is_asked_again(lang: str) -> None:
    text = without("W3", lang=lang)
    told = {"zh": "尚欠2名劳动者工资44,000.50元", "en": "still owes 2 workers 44,000.50 yuan"}
    assert told[lang] in text
    assert "51,000.50" not in text
    assert {"zh": "不一致", "en": "adds up to"}[lang] not in text
    assert {"zh": "1名劳动者的欠薪疑点已排除", "en": "1 workers whose suspicion"}[lang] in text


def test_what_rests_on_a_worker_who_was_dismissed_is_refused_and_says_whose_wages() -> None:
    with pytest.raises(CannotIssue, match=r"已排除或未选入的1名劳动者（钱某）的工资"):
        without("W1")
    with pytest.raises(CannotIssue, match=r"2名劳动者（钱某、孙某）"):
        without("W1", "W3")
    given = refusing()
    every = (*found(given), unpaid("W3"))
    with pytest.raises(CannotIssue, match=r"（孙某）的工资"):
        made("transfer_police", given, findings=every, chosen={f.finding_id for f in found(given)})


def test_where_the_party_owes_nothing_in_the_project_there_is_no_transfer() -> None:
    given = refusing()
    several = [replace(f, project_id=None) for f in found(given)]
    with pytest.raises(CannotIssue, match=r"在项目 P2 所欠工资的人数和数额没有资料，不能制作涉嫌"):
        made("transfer_police", given, findings=several, project="P2")


def test_another_party_is_refused() -> None:
    with pytest.raises(CannotIssue, match=r"GC 不是本文书可以针对的对象；可选：SUB（"):
        transferred(refusing(), party="GC")


def test_an_order_whose_wages_were_paid_is_not_cited() -> None:
    given = refusing()
    given["action"].append(order("A0", "SUB", "rectify_order", decided_on="2026-01-10",
                                 served_on="2026-01-12", due_on="2026-01-22"))  # fmt: skip
    text = said(transferred(given))
    assert "A2字" in text
    assert "A0字" not in text


WAGE = {"payment_id": "B1", "paid_at": "2026-09-20 10:00:00", "payer_id": "SUB", "payee_id": "W1",
        "amount": "3000.00", "class": "wage", "project_id": "P1"}  # fmt: skip
ENTRY = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB", "people": 3,
         "amount": "51000.50", "paid_amount": "3000.00", "paid_on": "2026-09-20",
         "found_on": "2026-07-01"}  # fmt: skip
NONE_PAID = "未见责令期限届满后支付上述工资的记录"


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
            "en": "1 to workers, or that may be wages, after the term"}  # fmt: skip
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
    assert "待补充（安人社〔2026〕9号）的执行结果登记为已支付" in text


def test_wages_of_another_employers_worker_are_none_of_these() -> None:
    given = refusing() | {"payment": [WAGE | {"payee_id": "W9"}]}
    given["worker"] = [*given["worker"], {"worker_id": "W9", "project_id": "P1", "name": "周某",
                                          "employer_id": "GC"}]  # fmt: skip
    assert NONE_PAID in said(transferred(given))
