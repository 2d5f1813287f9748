"""`summary.md` of a province: how it names projects, and rules that did not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome
from wagekit.model.judged_on import DayFrom, JudgedOn
from wagekit.model.text import Text
from wagekit.views.province.facts import ProjectFacts, ProvinceFacts, RegionFacts, RuleFacts
from wagekit.views.province.page import page

if TYPE_CHECKING:
    from collections.abc import Sequence


def _page(regions: Sequence[RegionFacts] = (), rules: Sequence[RuleFacts] = ()) -> str:
    judged = JudgedOn(None, DayFrom.data)
    return page(ProvinceFacts("省", judged, rules, regions, (), ()), "zh")


def test_a_project_without_a_name_is_named_once() -> None:
    most = (ProjectFacts("P1", None, 3, 1), ProjectFacts("P2", "乙", 2, 1))
    said = _page([RegionFacts("990100", 2, 2, 5, most)])
    assert "| P1 (3)、乙 P2 (2) |" in said


def test_a_rule_that_did_not_run_says_why() -> None:
    said = _page(rules=[RuleFacts("ZB01", Text("甲", "A"), {Outcome.not_run: 1}, (), "缺少*数据*")])
    assert "- ZB01 缺少\\*数据\\*" in said
