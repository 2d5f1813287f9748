"""The rail of steps in a browser: clicked and walked by keys, names as text, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stopped_clock import stop_clock

from wagekit.model.finding import FileCount, Issue
from wagekit.views.steps.view import steps_view

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright 未安装，跳过浏览器测试")
expect = sync_api.expect

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Bare
    from playwright.sync_api import Page

NASTY = "<img src=x onerror=document.title='hit'>{{7*7}}**粗**</script>"
FILES = [
    FileCount(file=NASTY, sheet=NASTY, table="contract", read=9, loaded=5, quarantined=1, skipped=3)
]
ISSUES = [
    Issue(file="表.xlsx", row=4, value=NASTY, problem="金额不明", done="已略过", severity="error")
]
PROJECTS = [("P1", NASTY), ("P2", "二号工程")]


def _traits(**state: str) -> dict[str, Any]:
    view = steps_view(NASTY, FILES, ISSUES, PROJECTS)
    return {"view": view.as_dict(), "state": state, "twin": view.twin}


def _told(page: Page) -> dict[str, Any]:
    page.clock.run_for(150)
    told: list[dict[str, Any]] = page.evaluate("model.saved")
    return told[-1]["state"] if told else {}


@pytest.mark.parametrize("dark", [False, True])
def test_names_are_text_and_nothing_else(bare: Bare, screens: Path, *, dark: bool) -> None:
    page = bare("explorer", _traits(), dark=dark)
    page.screenshot(path=screens / f"steps_{'dark' if dark else 'light'}.png")
    said = page.locator(".wk-explorer")
    assert said.inner_text().count(NASTY) >= 4
    assert page.locator(".wk-explorer :is(img, script, b, strong)").count() == 0
    assert page.title() == "bare"
    ground = said.evaluate("e => getComputedStyle(e).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is not dark


def test_a_step_that_is_clicked_is_told_to_python(bare: Bare) -> None:
    page = bare("explorer", _traits())
    stop_clock(page)
    expect(page.locator("[aria-current=step]")).to_contain_text("资料")
    expect(page.get_by_role("region", name="读取的文件")).to_be_visible()
    page.get_by_role("button", name="第 5 步，共 5 步：文书").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("文书")
    expect(page.get_by_role("region", name="读取的文件")).to_be_hidden()
    expect(page.locator(".hint")).to_contain_text(".docx")
    assert _told(page) == {"step": "letter"}


def test_all_of_it_goes_by_keys(bare: Bare) -> None:
    page = bare("explorer", _traits(step="chain"))
    stop_clock(page)
    page.locator("[aria-current=step]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert _told(page)["step"] == "pays"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert _told(page)["step"] == "pays"


def test_another_project_is_told_to_python(bare: Bare) -> None:
    page = bare("explorer", _traits(step="chain"))
    stop_clock(page)
    page.get_by_label("项目").select_option("P2")
    assert _told(page) == {"step": "chain", "project": "P2"}


def test_until_another_project_is_there_the_last_one_is_grey(bare: Bare, screens: Path) -> None:
    page = bare("explorer", {**_traits(step="chain"), "shown": "P1"})
    page.evaluate("document.body.append(Object.assign(document.createElement('div'), {id: 'old'}))")
    page.evaluate("old.textContent = '一号工程的图'")
    page.get_by_label("项目").select_option("P2")
    expect(page.locator(".busy")).to_contain_text("正在读取“二号工程”")
    assert page.evaluate("[old.inert, old.style.opacity]") == [True, "0.35"]
    page.screenshot(path=screens / "steps_waiting.png")
    page.evaluate("model.set('shown', 'P2')")
    expect(page.locator(".busy")).to_be_hidden()
    assert page.evaluate("[old.inert, old.style.opacity]") == [False, ""]


def test_what_python_sets_is_shown(bare: Bare) -> None:
    page = bare("explorer", _traits())
    page.evaluate("model.set('state', {step: 'funds', project: 'P2'})")
    expect(page.locator("[aria-current=step]")).to_contain_text("资金")
    assert page.get_by_label("项目").input_value() == "P2"


def test_a_case_of_one_project_has_no_choice(bare: Bare) -> None:
    view = steps_view("案", FILES, [], PROJECTS[1:])
    page = bare("explorer", {"view": view.as_dict(), "state": {}, "twin": view.twin})
    assert page.locator("select").count() == 0
    expect(page.get_by_text("没有发现问题。")).to_be_visible()


def test_without_a_kernel_the_papers_stand_as_they_were(bare: Bare) -> None:
    page = bare("explorer", _traits(step="chain"))
    page.evaluate("model.die()")
    expect(page.locator(".wk-note")).to_contain_text("步骤不能再切换")
    assert NASTY in page.locator(".wk-twin").inner_text()
    assert page.locator(".wk-explorer button").count() == 0
