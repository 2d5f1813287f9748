"""The notice of inquiry: what one party is asked, out of what cannot be told and awaits it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from wage_case import made, said

from wagekit.model.finding import Act, Determination, Evidence, Finding, Outcome, State
from wagekit.views.letter.choose import CannotIssue

CONTRACT = Evidence("contract", "C1", "合同台账.xlsx", "合同台账", 7)


def point(rule: str, subject: str, party: str = "GC", **more: Any) -> Finding:
    given = {"outcome": Outcome.cannot_tell, "ask_for": (f"{rule}的材料",)} | more
    return Finding(finding_id=f"{rule}-{subject}", rule=rule, name=rule.lower(), project_id="P1",
                   subject=subject, parties=(party,), reason=f"{subject}的情况未知",
                   **given)  # fmt: skip


POINTS = (
    point("ZD06", "P1", evidence=(CONTRACT,)),
    point("ZD05", "P1"),
    point("GC04", "P1", "OWN"),
    point("GZ01", "W1", outcome=Outcome.found),
)
AWAITED = Determination(
    project_id="P1", contract_id="C2", act=Act.whole_transfer, rules=("ZB03",),
    articles=("ZB-8.3",), state=State.awaiting_explanation,
)  # fmt: skip


def asked(*points: Finding, **more: Any) -> str:
    return said(made("inquiry", findings=points or POINTS, **({"party": "GC"} | more)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_points_and_papers_of_the_party_alone_are_asked_for(lang: str) -> None:
    text = asked(lang=lang)
    assert "ZD06的材料" in text
    assert "ZD05的材料" in text
    assert "GC04的材料" not in text
    assert "合同台账.xlsx" in text
    assert {"zh": "线索待查——", "en": "Question – "}[lang] in text


def test_rules_go_by_what_they_look_for() -> None:
    assert "线索待查——未设置维权信息告示牌" in asked()
    assert "zd06" not in asked()


def test_what_awaits_an_explanation_is_asked_and_a_plain_suspicion_is_not() -> None:
    key = point("ZB03", "C2", outcome=Outcome.found, ask_for=("派驻文件",))
    text = asked(*POINTS, key, determinations=(AWAITED,))
    assert "派驻文件" in text
    suspected = Determination(
        **{f: getattr(AWAITED, f) for f in ("project_id", "contract_id", "act", "rules")},
        articles=(), state=State.suspected,
    )  # fmt: skip
    assert "派驻文件" not in asked(*POINTS, key, determinations=(suspected,))


def test_many_points_of_one_rule_stand_in_an_annex() -> None:
    many = tuple(point("GZ06", f"W{n}", "SUB") for n in range(1, 5))
    memo = made("inquiry", findings=many)
    text = said(memo)
    assert memo.view.annexed == "附件：需要说明的事项明细表"
    assert "共4项，见附件" in text
    assert text.count("GZ06的材料") == 1
    assert made("inquiry", findings=many[:3]).view.annexed == ""


def test_where_and_when_are_left_to_a_person_and_the_region_may_fix_the_days() -> None:
    assert "接受询问的方式、时间、地点" in asked()
    assert "收到本通知书之日起（　　　）日内" in asked()
    hebei = asked(region="130100")
    assert "收到本通知书之日起10日内提交（《河北省劳动和社会保障监察条例》第二十六条）" in hebei
    assert "书面答复的期限（" not in hebei


def test_what_a_party_is_asked_is_no_verdict() -> None:
    hard = point("ZB01", "C1", outcome=Outcome.cannot_tell)
    text = asked(hard)
    assert "本通知不是对任何事项的认定" in text
    assert "线索待查" in text


def test_with_several_parties_one_is_named() -> None:
    with pytest.raises(CannotIssue, match=r"用 --party 指定.*GC（河北恒盛.*2项）.*OWN（.*1项）"):
        asked(party=None)
    with pytest.raises(CannotIssue, match="BANK 不是本文书可以针对的对象"):
        asked(party="BANK")


def test_with_nothing_open_nobody_is_asked() -> None:
    with pytest.raises(CannotIssue, match="没有需要当事人说明或者补充材料的事项"):
        asked(POINTS[-1])
    with pytest.raises(CannotIssue, match="没有需要当事人说明"):
        asked(point("XS02", "K1"))
    with pytest.raises(CannotIssue, match="没有需要当事人说明"):
        asked(chosen=())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_open_points_of_nobody_are_not_said_to_be_none(lang: str) -> None:
    nobody = replace(POINTS[0], parties=())
    why = {"zh": "没有载明可以询问的当事人", "en": "name no party to ask"}[lang]
    with pytest.raises(CannotIssue, match=why):
        asked(nobody, party=None, lang=lang)
