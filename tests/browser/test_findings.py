"""The findings table in a browser: found, opened, decided on, taken back; keyboard and all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from desks import NASTY, answered, traits
from housing_case import determinations, findings, tables

from wagekit.handover.decisions import DecisionLog
from wagekit.handover.findings_desk import FindingsDesk
from wagekit.widgets.findings_table import FindingsTable

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright 未安装，跳过浏览器测试")
expect = sync_api.expect

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Bare
    from playwright.sync_api import Page

MANY = tuple(replace(findings()[0], finding_id=f"f{n}", subject=f"S{n}") for n in range(700))


def _table(folder: Path, said: Any = None, **state: Any) -> FindingsTable:
    log = DecisionLog(folder)
    names = {"GC": NASTY, "P1": "滨河新城"}
    desk = FindingsDesk(log, said or findings(), determinations(), tables(), names)
    return FindingsTable(desk, state=state)


def _row(page: Page, id_: str) -> Any:
    return page.locator(f'[data-finding="{id_}"]')


def _decide(page: Page, id_: str, what: str, who: str = "王检", why: str = "已查实") -> None:
    if not _row(page, id_).locator(".wk-details").count():
        _row(page, id_).locator(".wk-open").click()
    page.get_by_label("姓名").fill(who)
    page.get_by_label("理由（必填）").fill(why)
    page.get_by_role("button", name=what, exact=True).click()


@pytest.mark.parametrize("dark", [False, True])
def test_what_it_looks_like(bare: Bare, tmp_path: Path, screens: Path, *, dark: bool) -> None:
    table = _table(tmp_path)
    request = {"do": "dismiss", "finding": "ZB09-1", "who": "王检", "reason": "已查实"}
    table.refresh(request)
    page = bare("findings", traits(table), dark=dark)
    _row(page, "ZB06-1").locator(".wk-open").click()
    page.screenshot(path=screens / f"findings_{'dark' if dark else 'light'}.png", full_page=True)
    grey = _row(page, "ZB09-1").locator(".wk-open").evaluate("e => getComputedStyle(e).color")
    ink = _row(page, "GK01-1").locator(".wk-open").evaluate("e => getComputedStyle(e).color")
    assert grey != ink
    expect(page.locator(".wk-findings")).to_contain_text("已排除 1 条")


def test_markup_and_scripts_in_the_case_are_text(bare: Bare, tmp_path: Path) -> None:
    bad = replace(findings()[0], reason=NASTY, subject=NASTY, ask_for=(NASTY,), parties=("GC",))
    table = _table(tmp_path, (bad,))
    page = bare("findings", traits(table))
    _decide(page, "ZB06-1", "登记说明", who=NASTY, why=NASTY)
    answered(page, table)
    row = _row(page, "ZB06-1")
    assert row.inner_text().count(NASTY) >= 5
    assert page.locator(".wk-findings img, .wk-findings script, .wk-findings a").count() == 0
    page.get_by_label("查找").fill("onerror='window.hit=1'")
    page.evaluate("model.die()")
    expect(page.locator(".wk-twin")).to_contain_text(NASTY)
    assert page.locator(".wk-findings img, .wk-findings script").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_decision_needs_a_name_and_a_reason(bare: Bare, tmp_path: Path) -> None:
    page = bare("findings", traits(_table(tmp_path)))
    _decide(page, "ZB06-1", "排除疑点", why="")
    expect(page.get_by_role("alert")).to_have_text("请填写姓名和理由。")
    expect(page.get_by_label("理由（必填）")).to_be_focused()
    assert page.evaluate("model.sent.length") == 0


def test_a_finding_is_dismissed_and_that_is_taken_back(bare: Bare, tmp_path: Path) -> None:
    table = _table(tmp_path)
    page = bare("findings", traits(table))
    _decide(page, "ZB06-1", "排除疑点")
    answered(page, table)
    row = _row(page, "ZB06-1")
    assert row.get_attribute("data-status") == "dismiss"
    expect(page.locator(".wk-findings")).to_contain_text(f"共 {len(findings())} 条")
    expect(row.locator(".wk-past")).to_contain_text("王检")
    assert page.get_by_label("理由（必填）").input_value() == ""
    assert page.get_by_label("姓名").input_value() == "王检"
    page.get_by_label("理由（必填）").fill("看错了")
    row.get_by_role("button", name="撤销这一条").click()
    answered(page, table, 2)
    assert row.get_attribute("data-status") == "open"
    expect(row.locator(".wk-past li")).to_have_count(2)
    assert [d.kind for d in table._desk.log.read().decisions] == ["dismiss", "undo"]  # type: ignore[attr-defined] # noqa: SLF001


def test_what_python_refuses_is_said(bare: Bare, tmp_path: Path) -> None:
    table = _table(tmp_path)
    page = bare("findings", traits(table))
    (tmp_path / "decisions.csv").write_text("姓名,金额\n甲,1\n", "utf-8")
    _decide(page, "ZB06-1", "确认跟进")
    answered(page, table)
    expect(page.locator(".wk-said.wk-refused")).to_contain_text("列名")
    assert page.get_by_label("理由（必填）").input_value() == "已查实"


def test_filters_say_what_they_hide_and_are_saved(bare: Bare, tmp_path: Path) -> None:
    page = bare("findings", traits(_table(tmp_path)))
    all_ = len(findings())
    page.get_by_label("结果").select_option("found")
    expect(page.locator(".wk-told")).to_have_text(
        f"显示 4 条，共 {all_} 条，筛选条件之外 {all_ - 4} 条未显示"
    )
    page.get_by_label("查找").fill("钟某 合作协议")
    expect(page.locator("[data-finding]")).to_have_count(1)
    page.wait_for_function("model.saved.length >= 2")
    state = page.evaluate("model.traits.state")
    assert state["filters"] == {"outcome": "found", "text": "钟某 合作协议"}
    page = bare("findings", traits(_table(tmp_path, **state)))
    expect(page.locator("[data-finding]")).to_have_count(1)
    assert page.get_by_label("结果").input_value() == "found"
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator("[data-finding]")).to_have_count(all_)
    assert page.get_by_label("查找").input_value() == ""


def test_what_was_typed_just_before_the_filters_are_cleared_is_cleared_too(
    bare: Bare, tmp_path: Path
) -> None:
    page = bare("findings", traits(_table(tmp_path)))
    page.get_by_label("结果").select_option("found")
    page.get_by_label("查找").fill("钟某 合作协议")
    page.get_by_role("button", name="清除筛选").click()
    page.wait_for_timeout(400)
    expect(page.locator("[data-finding]")).to_have_count(len(findings()))


def test_sorting_goes_by_number_and_groups_have_heads(bare: Bare, tmp_path: Path) -> None:
    page = bare("findings", traits(_table(tmp_path)))
    page.get_by_label("分组").select_option("none")
    page.get_by_role("columnheader", name=re.compile("金额")).get_by_role("button").click()
    page.get_by_role("columnheader", name=re.compile("金额")).get_by_role("button").click()
    head = page.get_by_role("columnheader", name=re.compile("金额"))
    assert head.get_attribute("aria-sort") == "descending"
    first = page.locator("[data-finding]").first
    expect(first).to_contain_text("34,416,756.75")
    page.get_by_label("分组").select_option("act")
    heads = page.locator(".wk-group").all_inner_texts()
    assert [text.split("\u3000")[0] for text in heads] == [
        "挂靠（待说明）",
        "转包（涉嫌）",
        "未归入承发包行为",
    ]


def test_the_keyboard_reaches_everything(bare: Bare, tmp_path: Path) -> None:
    page = bare("findings", traits(_table(tmp_path)))
    opens = page.locator(".wk-open")
    opens.first.focus()
    page.keyboard.press("ArrowDown")
    expect(opens.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    assert opens.nth(1).get_attribute("aria-expanded") == "true"
    expect(opens.nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("姓名")).to_be_focused()
    page.keyboard.type("王检")
    page.keyboard.press("Tab")
    page.keyboard.type("已查实")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("model.sent[0].do") == "confirm"
    page.keyboard.press("Escape")
    expect(page.locator(".wk-details")).to_have_count(0)
    expect(opens.nth(1)).to_be_focused()
    nameless = "e => [...e.querySelectorAll('button,input,select,textarea')]"
    nameless += ".filter(x => !(x.innerText || x.ariaLabel || x.labels?.length)).length"
    assert page.locator(".wk-findings").evaluate(nameless) == 0


def test_many_findings_are_shown_in_parts_and_that_is_said(bare: Bare, tmp_path: Path) -> None:
    page = bare("findings", traits(_table(tmp_path, MANY)))
    expect(page.locator("[data-finding]")).to_have_count(300)
    page.get_by_role("button", name="再显示 300 条（还有 400 条）").click()
    page.get_by_role("button", name="再显示 100 条（还有 100 条）").click()
    expect(page.locator("[data-finding]")).to_have_count(700)


def test_without_python_the_twin_stands_there(bare: Bare, tmp_path: Path) -> None:
    page = bare("findings", traits(_table(tmp_path)))
    page.evaluate("model.die()")
    expect(page.get_by_role("status").first).to_contain_text("后台已停止")
    expect(page.locator(".wk-twin tbody tr")).to_have_count(len(findings()))
    assert page.locator(".wk-findings button").count() == 0


def test_the_head_says_of_which_project_the_list_is(bare: Bare, tmp_path: Path) -> None:
    more = replace(findings()[0], finding_id="other", project_id="P2")
    table = _table(tmp_path, said=[*findings(), more], filters={"project": "P1"})
    page = bare("findings", traits(table))
    head = page.locator("h3")
    assert head.inner_text() == "疑点清单（滨河新城）"
    assert page.locator(".wk-top p").first.inner_text().startswith("全案共 ")
    assert page.locator('[data-finding="other"]').count() == 0
    page.locator('[data-k="project"]').select_option("*")
    assert head.inner_text() == "疑点清单（全部项目）"
