"""The steps of a case: which page stands under which, what is kept, what the twin holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from ipywidgets.widgets.widget import _instances

from wagekit.model.finding import SEVERITIES, FileCount, Issue
from wagekit.views.steps.view import MOST_ISSUES, steps_view
from wagekit.widgets.drawn import Drawn
from wagekit.widgets.explorer import Explorer, carried

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("chain", "findings", "money", "memo")
EVIL = "<script>alert(1)</script>"
FILES = [FileCount(file=EVIL, table="contract", read=9, loaded=5, quarantined=1, skipped=3)]


def _issue(problem: str, severity: Any = "warning") -> Issue:
    return Issue(file="表.xlsx", row=4, problem=problem, done="已略过", severity=severity)


VIEW = steps_view("案", FILES, [_issue(EVIL)], [("P1", "一号"), ("P2", "二号")])


class _Any(Drawn):
    _esm = "export default {}"

    def checks(self) -> Mapping[str, Any]:
        return {
            key: lambda _: True
            for key in ("selected", "sheet", "in", "out", "addressee", "filters")
        }


class _Desk:
    """Remembers what is asked of it."""

    def __init__(self, refusal: str = "") -> None:
        self.kept: dict[str, Any] = {}
        self.asked: list[str] = []
        self.refusal = refusal

    def views(self, project: str, parts: Mapping[str, Any]) -> Mapping[str, Drawn]:
        self.asked.append(project)
        return {
            name: _Any({}, twin=f"<figure>{name}</figure>", alt=name, state=parts.get(name))
            for name in NAMES
        }

    def keep(self, parts: Mapping[str, Any]) -> str:
        self.kept |= parts
        return self.refusal


@pytest.mark.parametrize(
    ("step", "page", "sheet"),
    [("papers", 0, "due"), ("chain", 1, "due"), ("funds", 2, "due"), ("pays", 2, "liability")],
)
def test_each_step_has_its_page(step: str, page: int, sheet: str) -> None:
    made = Explorer(VIEW, _Desk(), parts={"money": {"sheet": "due"}})
    made.steps.state = {"step": step}
    assert made.children[1].selected_index == page
    assert made.views["money"].state["sheet"] == sheet


def test_the_sheet_of_who_pays_is_left_with_its_step() -> None:
    made = Explorer(VIEW, _Desk(), parts={"steps": {"step": "pays"}})
    made.steps.state = {"step": "funds"}
    assert made.views["money"].state == {}


def test_who_turns_to_another_sheet_of_the_money_goes_to_its_step() -> None:
    made = Explorer(VIEW, _Desk(), parts={"steps": {"step": "funds"}})
    made.views["money"].state = {"sheet": "liability"}
    assert made.steps.state["step"] == "pays"
    made.views["money"].state = {"sheet": "due"}
    assert made.steps.state["step"] == "funds"


def test_what_is_chosen_anywhere_is_kept() -> None:
    desk = _Desk()
    made = Explorer(VIEW, desk, parts={})
    made.views["chain"].state = {"selected": "A"}
    made.steps.state = {"step": "letter"}
    assert desk.kept == {"chain": {"selected": "A"}, "steps": {"step": "letter"}}


def test_it_opens_where_it_was_left() -> None:
    parts = {"steps": {"step": "letter", "project": "P2"}, "chain": {"selected": "A"}}
    desk = _Desk()
    made = Explorer(VIEW, desk, parts=parts)
    assert (desk.asked, made.project) == (["P2"], "P2")
    assert made.children[1].selected_index == 3
    assert made.views["chain"].state == {"selected": "A"}


def test_another_project_begins_afresh_but_for_the_findings() -> None:
    desk = _Desk()
    parts = {"chain": {"selected": "A"}, "findings": {"selected": "F"}}
    made = Explorer(VIEW, desk, parts=parts)
    made.steps.state = {"step": "chain", "project": "P2"}
    assert desk.asked == ["P1", "P2"]
    assert {name: dict(one.state) for name, one in made.views.items()} == {
        "chain": {}, "findings": {"selected": "F", "filters": {"project": "P2"}},
        "money": {}, "memo": {},
    }  # fmt: skip
    assert desk.kept["chain"] == {}
    assert made.children[1].selected_index == 1


def test_the_list_of_findings_follows_the_project_and_keeps_its_other_filters() -> None:
    made = Explorer(VIEW, _Desk(), parts={"findings": {"filters": {"act": "transfer"}}})
    assert made.views["findings"].state == {"filters": {"act": "transfer"}}
    made.steps.state = {"project": "P2"}
    made.views["findings"].state = {"filters": {"act": "transfer", "project": "*"}}
    made.steps.state = {"project": "P1"}
    assert made.views["findings"].state == {"filters": {"act": "transfer", "project": "P1"}}


@pytest.mark.parametrize("filters", [[], "x", None, 1])
def test_filters_that_are_none_are_left_to_who_reads_them(filters: Any) -> None:
    assert carried({"findings": {"filters": filters}}, "P1")["findings"] == {"filters": filters}


def test_a_project_that_is_come_back_to_is_as_it_was_left() -> None:
    desk = _Desk()
    made = Explorer(VIEW, desk, parts={"memo": {"out": ["F1"], "addressee": "甲局"}})
    made.views["chain"].state = {"selected": "A"}
    made.views["money"].state = {"sheet": "due", "selected": "x"}
    made.steps.state = {"step": "chain", "project": "P2"}
    assert made.views["memo"].state == {"out": ["F1"]}
    assert (made.views["chain"].state, made.views["money"].state) == ({}, {})
    made.views["memo"].state = {"out": ["F1", "F2"], "addressee": "乙局"}
    made.steps.state = {"step": "chain", "project": "P1"}
    assert made.views["memo"].state == {"out": ["F1", "F2"], "addressee": "甲局"}
    assert made.views["chain"].state == {"selected": "A"}
    assert made.views["money"].state == {"sheet": "due", "selected": "x"}
    assert desk.kept["memo"] == made.views["memo"].state
    made.steps.state = {"step": "chain", "project": "P2"}
    assert made.views["memo"].state == {"out": ["F1", "F2"], "addressee": "乙局"}


def test_what_is_put_back_on_one_project_is_put_back_on_all() -> None:
    made = Explorer(VIEW, _Desk(), parts={"memo": {"out": ["F1"]}})
    made.steps.state = {"project": "P2"}
    made.views["memo"].state = {}
    made.steps.state = {"project": "P1"}
    assert made.views["memo"].state == {}


def test_the_project_shown_is_told_only_once_its_pages_stand_there() -> None:
    made = Explorer(VIEW, _Desk(), parts={})
    told: list[tuple[str, str]] = []
    made.children[1].observe(lambda _: told.append(("pages", made.steps.shown)), "children")
    made.steps.observe(lambda change: told.append(("shown", change["new"])), "shown")
    made.steps.state = {"project": "P2"}
    assert told == [("pages", "P1"), ("shown", "P2")]


def test_turning_projects_leaves_no_widget_open() -> None:
    made = Explorer(VIEW, _Desk(), parts={})
    made.steps.state = {"project": "P2"}
    there = len(_instances)
    for project in ("P1", "P2", "P1", "P2"):
        made.steps.state = {"project": project}
    assert len(_instances) == there


@pytest.mark.parametrize("one", [["chain"], {}, 1, None])
def test_a_damaged_state_opens_where_it_begins(one: Any) -> None:
    made = Explorer(VIEW, _Desk(), parts={"steps": {"step": one, "project": one}})
    assert (made.steps.state, made.project, made.steps.step) == ({}, "P1", "papers")
    assert "step" in made.steps.note


def test_what_is_not_known_or_not_kept_is_told() -> None:
    parts = {"steps": {"step": "moon", "project": "P9"}}
    made = Explorer(VIEW, _Desk("没有保存"), parts=parts, note="略过 x")
    assert made.steps.state == {}
    assert "略过 x" in made.steps.note
    assert "step" in made.steps.note
    made.steps.state = {"step": "chain"}
    assert made.steps.note == "没有保存"


def test_the_twin_holds_every_view_and_no_markup_of_the_data() -> None:
    bundle = Explorer(VIEW, _Desk(), parts={})._repr_mimebundle_()
    assert bundle is not None
    for name in NAMES:
        assert f"<figure>{name}</figure>" in bundle["text/html"]
    assert "<script" not in bundle["text/html"]
    assert bundle["text/html"].count("&lt;script&gt;") == 2
    assert "资料 → 链条 → 资金 → 谁来付 → 文书" in bundle["text/plain"]


def test_the_gravest_issues_come_first_and_the_rest_is_counted() -> None:
    many = [_issue(f"第{n}") for n in range(MOST_ISSUES)]
    view = steps_view("案", FILES, [*many, _issue("最重", "error")], [("P1", "一号")])
    assert view.issues.rows[0][5] == "最重"
    assert len(view.issues.rows) == MOST_ISSUES
    assert "另有 1 条未列" in view.sums
    assert "共 1 张表、9 行：载入 5，未载入 1，标题合计等 3；201 条问题。" in view.sums
    assert "1 sheets with 9 rows" in steps_view("c", FILES, [], [], lang="en").sums


def test_gravity_has_one_word_on_the_page_and_the_command_line() -> None:
    for severity, said in SEVERITIES.items():
        view = steps_view("案", FILES, [_issue("问题", severity)], [("P1", "一号")])
        assert view.issues.rows[0][0] == said.zh
