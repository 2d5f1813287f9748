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
    assert "须审查是否移送公安机关" not in text
    assert "a transfer to the police is to be" not in text
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
    assert {"zh": "1名劳动者的欠薪疑点已排除", "en": "1 worker whose suspicion"}[lang] in text


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
