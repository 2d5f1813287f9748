"""The money explorer in a browser: the slider, the drawings, what stands behind each thing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from wagekit.views.money_explorer.json import money_json, money_twin

sys.path.append(str(Path(__file__).parents[1] / "views"))
from money_explorer_made import HOSTILE, desk
from stopped_clock import stop_clock
from waterfall_made import usual

if TYPE_CHECKING:
    from conftest import Bare
    from playwright.sync_api import Page

DESK = desk(owed=(usual(),))
HALTED = 400
"""Milliseconds after which the slider has asked for the day that it halted on."""
BAND = '[data-key="to:L//labour_cost"]'


def _traits(**state: Any) -> dict[str, Any]:
    view = DESK(state)
    return {"view": money_json(view), "twin": money_twin(view), "state": state}


def _state(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = page.evaluate("model.traits.state")
    return state


def _answer(page: Page, **state: Any) -> None:
    """Python's answer to what was asked for."""
    view = json.loads(json.dumps(money_json(DESK(state))))
    page.evaluate("view => model.set('view', view)", view)


def test_names_are_shown_as_text(bare: Bare) -> None:
    page = bare("money", _traits(sheet="flow", selected="to:X//material"))
    assert HOSTILE in page.locator("aside h4").inner_text()
    drawn = page.locator('[data-key="to:X//material"] text').all_text_contents()
    assert "".join(drawn).startswith("<img src=x onerror")
    assert page.locator('[data-key="to:X//material"]').get_attribute("aria-label") is not None
    assert page.locator(".wk-money :is(img, script, b)").count() == 0
    assert page.evaluate("window.hurt") is None


def test_a_click_shows_what_stands_behind_and_is_kept(bare: Bare) -> None:
    page = bare("money", _traits(sheet="flow"))
    page.locator(f"{BAND} text").first.click()
    aside = page.locator("aside")
    expect(aside.locator("h4")).to_have_text("劳务公司")
    said = aside.inner_text()
    assert "10.00万元～60.00万元" in said
    assert "payment.csv 第 4 行" in said
    assert "600,000.00元" in said
    assert page.locator(BAND).get_attribute("aria-selected") == "true"
    assert _state(page)["selected"] == "to:L//labour_cost"
    page.locator(f"{BAND} text").first.click()
    assert _state(page)["selected"] == ""
    expect(aside.locator("h4")).to_have_text("详情")


def test_the_drawing_is_worked_by_keys(bare: Bare) -> None:
    page = bare("money", _traits(sheet="flow"))
    page.locator("select").last.focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.dataset.key"
    assert page.evaluate(focused) == "source"
    page.keyboard.press("ArrowDown")
    first = page.evaluate(focused)
    assert first.startswith("to:")
    page.keyboard.press("Enter")
    assert _state(page)["selected"] == first
    assert page.locator("aside dd").count() > 4
    page.keyboard.press("Escape")
    assert _state(page)["selected"] == ""
    page.keyboard.press("End")
    last = page.evaluate(focused)
    page.keyboard.press("ArrowRight")
    assert (page.evaluate(focused), last != "source") == ("source", True)


def test_the_sheets_are_tabs(bare: Bare) -> None:
    page = bare("money", _traits())
    page.get_by_role("tab", name="应付与已付").focus()
    for label, key in (("资金去向", "flow"), ("清偿责任", "liability"), ("应付与已付", "timeline")):
        page.keyboard.press("ArrowRight")
        assert _state(page)["sheet"] == key
        assert page.evaluate("document.activeElement.textContent") == label
        expect(page.get_by_role("tab", name=label)).to_have_attribute("aria-selected", "true")
    assert page.get_by_role("tab", selected=True).count() == 1


def test_the_slider_halts_on_days_with_an_event_and_asks_once(bare: Bare) -> None:
    page = bare("money", _traits())
    stop_clock(page)
    slider = page.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "2024-06-30 判断日"
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == "2024-04-30 审定 1笔"
    assert page.evaluate("model.saved.length") == 0
    page.clock.run_for(HALTED)
    assert page.evaluate("model.saved.map(one => one.state.day)") == ["2024-04-30"]
    assert page.locator(".wk-money").get_attribute("aria-busy") == "true"
    _answer(page, day="2024-04-30")
    assert page.locator(".wk-money").get_attribute("aria-busy") is None
    assert page.evaluate("document.activeElement.type") == "range"
    expect(page.locator(".day [role=status]")).to_contain_text("截至 2024-04-30 所知")
    page.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == "2024-01-20 审定 1笔"
    assert page.locator(".marks i").count() == 12


def test_a_late_answer_does_not_pull_the_handle_back(bare: Bare) -> None:
    page = bare("money", _traits())
    stop_clock(page)
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.clock.run_for(HALTED)
    page.keyboard.press("ArrowLeft")
    _answer(page, day="2024-05-20")
    assert slider.get_attribute("aria-valuetext").startswith("2024-05-15")
    page.clock.run_for(HALTED)
    assert page.evaluate("model.saved.length") == 2
    assert _state(page)["day"] == "2024-05-15"


def test_a_drag_snaps_and_any_day_can_be_typed(bare: Bare) -> None:
    page = bare("money", _traits())
    stop_clock(page)
    box = page.get_by_role("slider").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    assert page.get_by_role("slider").get_attribute("aria-valuetext").startswith("2024-03-01")
    assert page.get_by_role("slider").input_value() == "41"
    page.get_by_label("日期", exact=True).fill("2024-02-05")
    page.get_by_label("日期", exact=True).dispatch_event("change")
    page.clock.run_for(HALTED)
    assert _state(page)["day"] == "2024-02-05"
    _answer(page, day="2024-02-05")
    assert page.get_by_role("slider").input_value() == "16"
    page.get_by_role("button", name="下一个有事项的日子").click()
    assert page.get_by_role("slider").get_attribute("aria-valuetext").startswith("2024-02-10")
    page.get_by_role("button", name="上一个有事项的日子").click()
    assert page.get_by_role("slider").get_attribute("aria-valuetext").startswith("2024-01-31")


def test_method_and_source_are_asked_for(bare: Bare) -> None:
    page = bare("money", _traits(sheet="flow"))
    page.locator("summary").click()
    page.get_by_label("追踪方法").focus()
    page.get_by_label("追踪方法").select_option("fifo")
    page.get_by_label("追踪哪笔钱").select_option("payment:ZF3")
    assert _state(page) == {"sheet": "flow", "method": "fifo", "source": "payment:ZF3"}
    _answer(page, method="fifo", source="payment:ZF3")
    expect(page.locator(".sheet h4")).to_contain_text("先进先出")
    assert page.get_by_label("追踪方法").input_value() == "fifo"
    assert page.evaluate("document.activeElement.dataset.key") == "method"
    assert page.locator("details").evaluate("e => e.open")
    assert page.locator("optgroup").count() == 3


@pytest.mark.parametrize("sheet", ["timeline", "flow", "liability"])
@pytest.mark.parametrize("dark", [False, True])
def test_each_drawing_is_shown_light_and_dark(
    bare: Bare, screens: Path, sheet: str, *, dark: bool
) -> None:
    page = bare("money", _traits(sheet=sheet), dark=dark)
    ground = page.locator(".wk-money").evaluate("e => getComputedStyle(e).backgroundColor")
    ink = page.locator(".picture > svg text").first.evaluate("e => getComputedStyle(e).fill")
    assert (ground == "rgb(255, 255, 255)") is not dark
    assert ink == ("rgb(230, 233, 237)" if dark else "rgb(31, 35, 40)")
    assert page.locator(".legend li svg > :is(path, rect)").count() >= 2
    page.screenshot(path=screens / f"money_{sheet}_{'dark' if dark else 'light'}.png")


def test_a_saved_state_is_shown_and_one_from_python_too(bare: Bare) -> None:
    page = bare("money", _traits(sheet="timeline", selected="claim:QK1", day="2024-03-31"))
    expect(page.locator("aside h4")).to_have_text("应付款 QK1")
    assert page.get_by_role("slider").get_attribute("aria-valuetext").startswith("2024-03-31")
    page.evaluate("model.set('state', {sheet: 'liability', selected: 'owed:L:1'})")
    expect(page.get_by_role("tab", selected=True)).to_have_text("清偿责任")
    expect(page.locator("aside h4")).to_have_text("1. 劳务公司")


def test_what_is_not_there_that_day_is_said(bare: Bare) -> None:
    page = bare("money", {**_traits(day="2024-02-10", selected="payment:ZF4"), "note": "忽略了"})
    expect(page.locator("aside")).to_contain_text("在这一天、这种方法或来源下没有")
    expect(page.locator(".wk-note")).to_have_text("忽略了")


def test_it_is_one_line_where_nothing_can_be_followed(bare: Bare) -> None:
    poor = desk({"project": [{"project_id": "P", "name": "一号工程"}]}, as_of=None)({})
    page = bare("money", {"view": money_json(poor), "state": {"sheet": "flow"}})
    expect(page.locator(".sheet")).to_contain_text("没有可追踪的付款")
    assert page.locator(".day .row").is_hidden()
    assert page.locator(".picture, select").count() == 0


def test_when_python_ended_the_twin_stands_there(bare: Bare) -> None:
    page = bare("money", _traits(sheet="flow"))
    page.evaluate("model.die()")
    expect(page.locator(".wk-note")).to_contain_text("后台 Python 已停止")
    assert page.locator(".wk-money img").count() == 3
    assert page.locator(".wk-money img").first.evaluate(
        "i => i.decode().then(() => i.naturalWidth)"
    )
    assert page.locator(".wk-money select, .wk-money input").count() == 0


def test_it_fits_a_narrow_notebook(bare: Bare, screens: Path) -> None:
    page = bare("money", _traits(sheet="timeline", selected="claim:QK2"))
    page.set_viewport_size({"width": 760, "height": 900})
    page.screenshot(path=screens / "money_narrow.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 760
    drawn, aside = (page.locator(one).bounding_box() for one in (".sheet", "aside"))
    assert drawn
    assert aside
    assert aside["width"] > 600
