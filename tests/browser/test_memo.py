"""The memo composer in a browser: choices change the words, and the file is a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desks import NASTY, answered, followed, traits
from stopped_clock import stop_clock
from test_drafts import EVERY, dismissed, drafts
from wage_case import drafts as wage_drafts
from wage_case import two_employers

from wagekit.memo.memo_desk import MemoDesk
from wagekit.widgets.memo_composer import MemoComposer

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright 未安装，跳过浏览器测试")
expect = sync_api.expect

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Bare

BUREAU = "安平县住房和城乡建设局"
TYPED = 500
"""Milliseconds after the last letter, by which the page has saved what was typed."""


def _composer(folder: Path, *, name: str = "滨河新城", **state: Any) -> MemoComposer:
    case = folder / "案件"
    case.mkdir(exist_ok=True)
    desk = MemoDesk(drafts(dismissed("ZB09-1")), ("P1",), {"P1": name}, folder / "结果", case)
    return MemoComposer(desk, state=state)


@pytest.mark.parametrize("dark", [False, True])
def test_what_it_looks_like(bare: Bare, tmp_path: Path, screens: Path, *, dark: bool) -> None:
    page = bare("memo", traits(_composer(tmp_path, addressee=BUREAU)), dark=dark)
    page.screenshot(path=screens / f"memo_{'dark' if dark else 'light'}.png", full_page=True)
    sheet = page.locator(".wk-sheet")
    expect(sheet).to_contain_text(f"{BUREAU}：")
    ground = sheet.evaluate("e => getComputedStyle(e).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is not dark


def test_what_was_dismissed_is_unticked_and_goes_in_when_ticked(bare: Bare, tmp_path: Path) -> None:
    composer = _composer(tmp_path)
    page = bare("memo", traits(composer))
    box = page.locator('[data-k="item-ZB09-1"]')
    expect(box).not_to_be_checked()
    expect(page.locator(".wk-out")).to_contain_text("已排除，默认不写入")
    expect(page.locator(".wk-sheet")).not_to_contain_text("4,750,000.00")
    expect(page.locator(".wk-lacking")).to_contain_text("另有1条疑点没有写入本函")
    box.check()
    followed(page, composer)
    expect(page.locator(".wk-sheet")).to_contain_text("4,750,000.00")
    expect(page.locator('[data-k="item-ZB09-1"]')).to_be_focused()
    page.get_by_role("button", name="恢复默认").click()
    followed(page, composer, 2)
    expect(page.locator(".wk-sheet")).not_to_contain_text("4,750,000.00")
    page.get_by_role("button", name="全部选入").click()
    followed(page, composer, 3)
    expect(page.locator(".wk-items input:checked")).to_have_count(len(EVERY) - 1)


def test_the_preview_follows_what_is_typed_and_the_cursor_stays(bare: Bare, tmp_path: Path) -> None:
    composer = _composer(tmp_path)
    page = bare("memo", traits(composer))
    stop_clock(page)
    field = page.get_by_label("主送机关")
    field.press_sequentially(BUREAU[:4])
    page.clock.run_for(TYPED)
    field.press_sequentially(BUREAU[4:])
    page.clock.run_for(TYPED)
    followed(page, composer, 2)
    expect(page.locator(".wk-sheet")).to_contain_text(f"{BUREAU}：")
    expect(page.get_by_label("主送机关")).to_be_focused()
    assert page.get_by_label("主送机关").input_value() == BUREAU
    expect(page.locator(".wk-lacking")).not_to_contain_text("主送机关全称")


def test_saving_takes_what_was_typed_last_and_shows_the_path(bare: Bare, tmp_path: Path) -> None:
    composer = _composer(tmp_path)
    page = bare("memo", traits(composer))
    page.get_by_label("主送机关").fill(BUREAU)
    page.get_by_role("button", name="存为 Word 文稿").click()
    asked = answered(page, composer)
    assert asked["state"] == {"addressee": BUREAU}
    assert set(asked["chosen"]) == EVERY - {"GZ01-1", "ZB09-1"}
    (path,) = (tmp_path / "结果").iterdir()
    expect(page.locator(".wk-said")).to_contain_text(str(path))
    expect(page.locator(".wk-sheet")).to_contain_text(f"{BUREAU}：")
    page.get_by_role("button", name="存为 Word 文稿").click()
    answered(page, composer, 2)
    expect(page.locator(".wk-said")).to_contain_text("（2）.docx")
    assert len(list((tmp_path / "结果").iterdir())) == 2


def test_without_anything_to_write_the_reason_stands_there(bare: Bare, tmp_path: Path) -> None:
    page = bare("memo", traits(_composer(tmp_path, out=sorted(EVERY))))
    expect(page.locator(".wk-sheet")).to_contain_text("都已排除或未选入")
    expect(page.get_by_role("button", name="存为 Word 文稿")).to_be_disabled()


def test_markup_in_the_case_and_in_what_is_typed_is_text(bare: Bare, tmp_path: Path) -> None:
    composer = _composer(tmp_path, name=NASTY, addressee=NASTY)
    page = bare("memo", traits(composer))
    expect(page.locator(".wk-sheet .wk-addressee")).to_have_text(f"{NASTY}：")
    expect(page.get_by_label("项目")).to_contain_text(NASTY)
    page.evaluate("model.die()")
    expect(page.locator(".wk-twin")).to_contain_text(NASTY)
    assert page.locator(".wk-memo img, .wk-memo script, .wk-memo a").count() == 0
    assert page.evaluate("window.hit") is None


def test_the_keyboard_reaches_everything(bare: Bare, tmp_path: Path) -> None:
    page = bare("memo", traits(_composer(tmp_path)))
    page.locator('[data-k="kind"]').focus()
    reached = set()
    for _ in range(20):
        reached.add(page.evaluate("document.activeElement.dataset.k ?? ''"))
        page.keyboard.press("Tab")
    ticks = {f"item-{id_}" for id_ in EVERY - {"GZ01-1"}}
    assert {"kind", "project", "addressee", "all", "usual", "save", "sheet", *ticks} <= reached
    nameless = "e => [...e.querySelectorAll('button,input,select')]"
    nameless += ".filter(x => !(x.innerText || x.ariaLabel || x.labels?.length)).length"
    assert page.locator(".wk-memo").evaluate(nameless) == 0


def test_without_python_the_draft_can_still_be_read(bare: Bare, tmp_path: Path) -> None:
    page = bare("memo", traits(_composer(tmp_path)))
    page.evaluate("model.die()")
    expect(page.get_by_role("status").first).to_contain_text("后台已停止")
    expect(page.locator(".wk-twin")).to_contain_text("34,416,756.75")


def test_a_party_is_chosen_where_several_owe(bare: Bare, tmp_path: Path) -> None:
    (tmp_path / "案件").mkdir()
    made, names = wage_drafts(two_employers()), {"SUB": NASTY}
    desk = MemoDesk(made, ("P1",), names, tmp_path / "结果", tmp_path / "案件")
    composer = MemoComposer(desk, state={"kind": "rectify_order"})
    page = bare("memo", traits(composer))
    expect(page.get_by_role("button", name="存为 Word 文稿")).to_be_disabled()
    page.get_by_label("针对的当事人").select_option("SUB")
    followed(page, composer)
    expect(page.locator(".wk-sheet")).to_contain_text("石家庄远达劳务有限公司：")
    expect(page.locator(".wk-sheet")).to_contain_text("17,000.50")
    assert page.evaluate("window.hit") is None
    page.get_by_label("文书种类").select_option("transfer_housing")
    followed(page, composer, 2)
    expect(page.get_by_label("针对的当事人")).to_have_count(0)
