"""Which findings a memo is made of: those chosen, else all but what a person dismissed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from housing_case import Given, determinations, findings, tables

from wagekit.core.runner import Answers
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.intake.said import sentence_of
from wagekit.memo.bundled.transfer_housing import NothingToTransfer
from wagekit.memo.drafts import Drafts, UnknownFinding
from wagekit.memo.kinds import compose
from wagekit.model.decision import Decision, DecisionKind, Seen, Standing
from wagekit.views.letter.check import LetterRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.memo.kinds import Memo

KIND = "transfer_housing"
EVERY = frozenset(f.finding_id for f in findings())
SEEN = Seen("found", None, "v")


def dismissed(id_: str, seen: Seen = SEEN) -> Mapping[str, Standing]:
    when = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    meant = next(f for f in findings() if f.finding_id == id_)
    decision = Decision(
        decision_id="d1", when=when, who="王检", project_id="P1", rule=meant.rule,
        subject=str(meant.subject), finding_id=id_, kind=DecisionKind.dismiss, reason="已查实",
        undoes=None, seen=seen, row=2,
    )  # fmt: skip
    return {id_: Standing(decision, (decision,), SEEN)}


def drafts(standings: Mapping[str, Standing] | None = None) -> Drafts:
    return Drafts(
        Answers(findings(), {}, {}),
        determinations(),
        lambda: World(PolarsEngine(tables()), as_of=Given.as_of, region=None),
        lambda: standings or {},
        tables(),
        Given(),
    )


def said(memo: Memo) -> str:
    return "\n".join(memo.view.texts())


def _composed(**more: Any) -> Memo:
    given: dict[str, Any] = {
        "findings": findings(),
        "determinations": determinations(),
        "tables": tables(),
        "settings": Given(),
    }
    return compose(KIND, "P1", **given | more)


def test_without_decisions_the_letter_is_as_before() -> None:
    assert drafts().compose(KIND, "P1").view == _composed().view


def test_what_was_dismissed_is_left_out_and_the_note_says_so() -> None:
    text = said(drafts(dismissed("ZB09-1")).compose(KIND, "P1"))
    assert "4,750,000.00" not in text
    assert "34,416,756.75" in text
    assert "另有1条疑点没有写入本函" in text


def test_what_was_dismissed_as_something_else_goes_in_and_the_note_says_so() -> None:
    lapsed = drafts(dismissed("ZB09-1", Seen("cannot_tell", None, "v")))
    text = said(lapsed.compose(KIND, "P1"))
    assert "4,750,000.00" in text
    assert "没有写入本函" not in text
    assert "曾按“资料不足，无法判断”排除，现为“发现疑点”，已写入本函" in text
    assert lapsed.left_out(KIND, "P1") == []
    assert "曾按" not in said(lapsed.compose(KIND, "P1", chosen=EVERY - {"ZB09-1"}))


def test_a_dismissal_holds_whatever_else_changed_or_was_not_written_down() -> None:
    for seen in (Seen("found", 7, "w"), Seen("", None, "")):
        left = drafts(dismissed("ZB09-1", seen)).left_out(KIND, "P1")
        assert [one.finding_id for one in left] == ["ZB09-1"]


def test_what_is_left_out_is_of_the_project_and_of_the_kind() -> None:
    assert drafts(dismissed("ZB09-1")).left_out(KIND, "P2") == []
    assert drafts(dismissed("GZ01-1")).left_out(KIND, "P1") == []


def test_what_was_dismissed_goes_in_when_chosen() -> None:
    text = said(drafts(dismissed("ZB09-1")).compose(KIND, "P1", chosen=EVERY))
    assert "4,750,000.00" in text
    assert "没有写入本函" not in text


def test_an_id_that_no_finding_has_is_refused() -> None:
    with pytest.raises(UnknownFinding, match="ZB99-1") as refused:
        drafts().compose(KIND, "P1", chosen={"ZB06-1", "ZB99-1"})
    assert sentence_of(refused.value, "en") == "this run has no finding ZB99-1: check finding_id."


def test_an_act_goes_with_the_findings_that_led_to_it() -> None:
    whole = drafts().compose(KIND, "P1").view
    assert "挂靠" in "".join(whole.title)
    view = drafts().compose(KIND, "P1", chosen=EVERY - {"GK01-1"}).view
    assert "挂靠" not in "".join(view.title)
    assert "转包" in "".join(view.title)
    assert "没有施工资质" not in "".join(view.texts())


def test_compose_alone_leaves_out_an_act_that_nothing_chosen_leads_to() -> None:
    memo = _composed(chosen={"ZB06-1"})
    text = said(memo)
    assert "挂靠" not in "".join(memo.view.title)
    assert "涉嫌转包" in text
    assert "另有2条疑点没有写入本函" in text


def test_what_belongs_in_no_such_letter_is_not_counted_as_left_out() -> None:
    assert "没有写入本函" not in said(_composed(chosen=EVERY - {"GZ01-1", "WF07-1"}))


def test_with_nothing_chosen_there_is_no_letter() -> None:
    with pytest.raises(NothingToTransfer, match=r"（3条）都已排除或未选入"):
        _composed(chosen=())


@pytest.mark.parametrize("typed", ["安平县住房和城乡建设局", " 安平县住房和城乡建设局：\n"])
def test_an_addressee_is_named_and_no_longer_missing(typed: str) -> None:
    view = _composed(addressee=typed).view
    assert view.addressee == "安平县住房和城乡建设局："
    assert "主送机关全称" not in "".join(view.texts())
    assert "主送机关全称" in said(_composed())


def test_a_letter_to_a_name_that_accuses_is_refused() -> None:
    with pytest.raises(LetterRefused, match="未生成文稿"):
        _composed(addressee="挂靠单位恒盛公司")
