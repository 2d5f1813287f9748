"""The chain explorer in a browser: what it shows, what it tells Python, how it ends."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chain_made import HOSTILE, alike, hostile, large, marked

if TYPE_CHECKING:
    from conftest import Bare
    from playwright.sync_api import Locator, Page

BUNDLE = Path(__file__).parents[2] / "wagekit" / "widgets" / "static" / "chain.js"
CANVAS = ".wk-canvas"
OF_ELEMENTS = "box => box.__cy.{kind}().filter(one => one.visible()).map(one => one.id())"
PLACES = """box => box.__cy.nodes().map(one => {
  const b = one.boundingBox({includeLabels: false, includeOverlays: false});
  return [one.data('box').tier, b.x1, b.x2, b.y1, b.y2]; })"""
IS_HIDDEN = f"""id =>
  !document.querySelector('{CANVAS}').__cy.getElementById(id).visible()"""
ONLY_OF_CONTRACT = f"""wanted => document.querySelector('{CANVAS}').__cy.edges()
  .filter(one => one.visible() && !one.id().startsWith('people'))
  .map(one => one.id()).join() === wanted"""
BESIDE = "(box, id) => box.__cy.getElementById(id).neighborhood('node').map(one => one.id())"
LABELS = "box => Object.fromEntries(box.__cy.nodes().map(one => [one.id(), one.data('label')]))"
ASIDE = """box => { const edge = box.__cy.edges('[shape = "side"]')[0];
  const middle = edge.midpoint().x + Number(edge.pstyle('text-margin-x').value);
  const beside = edge.source().position().x + edge.source().width() / 2;
  return [middle - edge.data('wide') / 2, beside, edge.data('text')]; }"""
FARTHEST = """box => box.__cy.nodes().max(one => one.position().x).ele.id()"""
INSIDE = """id => { const cy = document.querySelector('.wk-canvas').__cy;
  const b = cy.getElementById(id).renderedBoundingBox({includeLabels: false});
  return b.x1 >= 0 && b.y1 >= 0 && b.x2 <= cy.width() && b.y2 <= cy.height()
    && document.querySelector('.wk-canvas').getBoundingClientRect().top + b.y2 <= innerHeight
    && Math.abs(cy.width() - cy.container().clientWidth) < 2; }"""
small = cache(marked)


def _shown(page: Page, kind: str) -> set[str]:
    return set(page.locator(CANVAS).evaluate(OF_ELEMENTS.format(kind=kind)))


def _state(page: Page) -> dict[str, Any]:
    """What Python has been told."""
    page.wait_for_function("!model.pending()")
    told: list[dict[str, Any]] = page.evaluate("model.saved")
    return told[-1]["state"] if told else {}


def _click(page: Page, id_: str) -> None:
    box = page.locator(CANVAS)
    at = box.evaluate("(box, id) => box.__cy.getElementById(id).renderedPosition()", id_)
    box.click(position=at)


def _details(page: Page) -> Locator:
    return page.locator(".wk-details")


# Layers and columns.


def test_tiers_stand_in_columns_from_left_to_right(bare: Bare) -> None:
    page = bare("chain", small())
    columns: defaultdict[int, set[float]] = defaultdict(set)
    for tier, left, *_ in page.locator(CANVAS).evaluate(PLACES):
        columns[tier].add(round(left))
    assert all(len(lefts) == 1 for lefts in columns.values())
    assert [min(columns[tier]) for tier in sorted(columns)] == sorted(map(min, columns.values()))


@pytest.mark.parametrize(("boxes", "people"), [(12, 4), (60, 12), (400, 0)])
def test_boxes_never_lie_on_each_other(bare: Bare, screens: Path, boxes: int, people: int) -> None:
    page = bare("chain", large(boxes, people=people))
    page.locator(".wk-chain").screenshot(path=screens / f"chain_{boxes}.png")
    placed = sorted(page.locator(CANVAS).evaluate(PLACES), key=lambda one: one[1:])
    assert len(placed) == boxes
    pairs = ((one, two) for n, one in enumerate(placed) for two in placed[n + 1 :])
    assert [
        (one, two)
        for one, two in pairs
        if one[2] > two[1] + 4 and one[4] > two[3] + 4 and two[4] > one[3] + 4
    ] == []


def test_sixty_boxes_are_large_enough_to_read(bare: Bare) -> None:
    page = bare("chain", large(60, people=12))
    assert page.locator(CANVAS).evaluate("box => 12 * box.__cy.zoom()") >= 7


def test_payments_and_people_are_layers_that_come_and_go(bare: Bare) -> None:
    page = bare("chain", small())
    assert {"node:W1", "node:S"} <= _shown(page, "nodes")
    page.get_by_role("button", name="人员").click()
    page.get_by_role("button", name="付款").click()
    assert _shown(page, "nodes") == {"node:O", "node:G", "node:L"}
    assert _shown(page, "edges") == {"contract:C1", "contract:C2"}
    assert _state(page)["layers"] == ["contract"]
    page.get_by_role("button", name="付款").click()
    assert "payment:M1" in _shown(page, "edges")
    assert "node:W1" not in _shown(page, "nodes")


def test_marks_are_seen_and_counted(bare: Bare) -> None:
    page = bare("chain", small())
    red = page.locator(CANVAS).evaluate("box => box.__cy.$('[mark = 1]').map(one => one.id())")
    assert set(red) == {"contract:C2", "node:W1"}
    assert page.get_by_role("button", name="合同 2 份（1 条连线有疑点，共 1 项）").is_visible()
    assert page.get_by_role("option", name="张三").locator(".wk-badge").inner_text() == "疑点 1 项"


# Search and filters.


def test_search_finds_names_and_codes(bare: Bare) -> None:
    page = bare("chain", small())
    page.get_by_role("searchbox").fill("劳务")
    assert page.get_by_role("option").all_inner_texts()[0].startswith("劳务公司")
    assert page.get_by_text("找到 1 个").is_visible()
    page.get_by_role("searchbox").fill("gz01")
    page.get_by_role("searchbox").press("Enter")
    assert _state(page)["selected"] == "node:W1"


def test_filters_hide_by_amount_and_leave_what_is_not_known(bare: Bare) -> None:
    page = bare("chain", small())
    page.get_by_role("button", name="筛选", exact=True).click()
    page.get_by_label("金额不低于").fill("1000")
    page.wait_for_function(IS_HIDDEN, arg="contract:C2", timeout=5_000)
    shown = _shown(page, "edges")
    assert {"contract:C1", "payment:M3"} <= shown
    assert {"contract:C2", "payment:M1", "payment:M4"}.isdisjoint(shown)
    assert page.get_by_text("筛选隐藏了 3 条").is_visible()
    assert _state(page)["least"] == 1000
    page.get_by_role("button", name="清除筛选").click()
    page.get_by_text("筛选隐藏了").wait_for(state="hidden")
    assert {"contract:C2", "payment:M1"} <= _shown(page, "edges")


def test_filters_hide_by_date_and_act(bare: Bare) -> None:
    page = bare("chain", small())
    page.get_by_role("button", name="筛选", exact=True).click()
    page.get_by_label("日期从").fill("2024-01-01")
    page.wait_for_function(IS_HIDDEN, arg="contract:C1", timeout=5_000)
    assert {"contract:C2", "payment:M4", "payment:M1"} <= _shown(page, "edges")
    page.get_by_label("违法分包").check()
    page.wait_for_function(ONLY_OF_CONTRACT, arg="contract:C2", timeout=5_000)
    assert _state(page)["acts"] == ["illegal_subcontract"]


# Selection.


def test_a_click_tells_python_and_shows_why(bare: Bare, screens: Path) -> None:
    page = bare("chain", small())
    box = page.locator(CANVAS)
    middle = (
        "box => { const e = box.__cy.getElementById('contract:C2'); const m = e.targetEndpoint();"
    )
    at = box.evaluate(
        middle + " const z = box.__cy.zoom(), p = box.__cy.pan();"
        " return {x: m.x * z + p.x - 12, y: m.y * z + p.y}; }"
    )
    box.click(position=at)
    assert _state(page)["selected"] == "contract:C2"
    text = _details(page).inner_text()
    for said in (
        *("总包公司 → 劳务公司", "分包给个人张某", "第八条", "合同台账.xlsx · 分包 第 7 行"),
        *("分包合同原件", "出现以下情形即可排除", "承包人不是外部个人", "指向：违法分包（涉嫌）"),
        *("2024-05-01", "C2", "疑点有待核实，不是结论。"),
    ):
        assert said in text
    page.locator(".wk-chain").screenshot(path=screens / "chain_selected.png")


@pytest.mark.parametrize("wide", [1280, 1000, 640])
def test_what_is_selected_and_joined_to_it_is_in_sight_when_its_details_open(
    bare: Bare, wide: int
) -> None:
    page = bare("chain", large(60))
    page.set_viewport_size({"width": wide, "height": 900})
    farthest = page.locator(CANVAS).evaluate(FARTHEST)
    page.locator(f'[role="option"][data-id="{farthest}"]').click()
    page.locator(".wk-details").wait_for()
    beside = page.locator(CANVAS).evaluate(BESIDE, farthest)
    assert beside
    for one in (farthest, *beside):
        page.wait_for_function(INSIDE, arg=one, timeout=5_000)


def test_links_of_a_box_lead_on(bare: Bare) -> None:
    page = bare("chain", small())
    _click(page, "node:G")
    _details(page).get_by_role("button", name="业主公司 → 总包公司").first.click()
    assert _state(page)["selected"] == "contract:C1"


def test_other_projects_of_a_party_open_and_close(bare: Bare) -> None:
    page = bare("chain", small())
    _click(page, "node:G")
    page.get_by_role("button", name="展开其他项目（1）").click()
    assert "project:P2" in _shown(page, "nodes")
    assert _state(page)["opened"] == ["node:G"]
    page.get_by_role("button", name="收起其他项目").press("Enter")
    assert "project:P2" not in _shown(page, "nodes")


def test_all_can_be_done_from_the_keyboard(bare: Bare) -> None:
    page = bare("chain", small())
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "listbox":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert _state(page)["selected"] == "node:G"
    option = page.get_by_role("option", selected=True)
    assert option.inner_text().startswith("总包公司")
    active = page.get_by_role("listbox").get_attribute("aria-activedescendant")
    assert active == option.get_attribute("id")
    page.keyboard.press("Escape")
    assert _state(page)["selected"] == ""
    assert _details(page).is_hidden()


def test_everything_that_can_be_pressed_has_a_name(bare: Bare) -> None:
    page = bare("chain", {**small(), "state": {"selected": "contract:C2", "marked": True}})
    unnamed = page.locator(".wk-chain").evaluate(
        """root => [...root.querySelectorAll('button, input, [role=listbox], [role=img]')].filter(
          one => !(one.getAttribute('aria-label') || one.innerText?.trim() || one.labels?.length))
          .map(one => one.outerHTML)"""
    )
    assert unnamed == []
    assert "总包公司 → 劳务公司" in str(page.get_by_role("img").get_attribute("aria-label"))


def test_the_wheel_zooms_only_with_ctrl(bare: Bare) -> None:
    page = bare("chain", small())
    zoom = "box => box.__cy.zoom()"
    before = page.locator(CANVAS).evaluate(zoom)
    page.locator(CANVAS).hover()
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(100)
    assert page.locator(CANVAS).evaluate(zoom) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function(f"() => document.querySelector('{CANVAS}').__cy.zoom() > {before}")


# State.


def test_a_saved_state_is_shown_again(bare: Bare) -> None:
    said = {"selected": "node:L", "layers": ["contract"], "search": "公司", "look": [10, 20, 0.9]}
    page = bare("chain", {**small(), "state": said})
    assert _details(page).locator("h4").inner_text() == "劳务公司"
    assert page.get_by_role("searchbox").input_value() == "公司"
    assert _shown(page, "nodes") == {"node:O", "node:G", "node:L"}
    assert page.locator(CANVAS).evaluate("box => box.__cy.zoom()") == pytest.approx(0.9)
    assert page.evaluate("model.saved.length") == 0


def test_python_may_select_and_is_not_answered(bare: Bare) -> None:
    page = bare("chain", small())
    page.evaluate("model.set('state', {selected: 'node:O'})")
    assert _details(page).locator("h4").inner_text() == "业主公司"
    page.wait_for_timeout(150)
    assert page.evaluate("model.saved.length") == 0


def test_python_may_open_a_layer_and_the_place_stays_where_nothing_is_laid_out(bare: Bare) -> None:
    page = bare("chain", {**small(), "state": {"layers": ["contract"], "look": [10, 20, 0.9]}})
    page.evaluate("model.set('state', {layers: ['contract'], search: '总包', look: [10, 20, 0.9]})")
    assert page.locator(CANVAS).evaluate("box => box.__cy.zoom()") == pytest.approx(0.9)
    page.evaluate("model.set('state', {layers: ['contract', 'people']})")
    assert "node:W1" in _shown(page, "nodes")


def test_a_note_is_shown(bare: Bare) -> None:
    page = bare("chain", {**small(), "note": "已忽略：colour"})
    assert page.get_by_role("status").filter(has_text="已忽略：colour").is_visible()


def test_drawn_in_a_hidden_place_it_waits_until_it_is_seen(bare: Bare) -> None:
    page = bare("chain", small())
    page.evaluate("clear(); document.getElementById('here').style.display = 'none'")
    page.evaluate("said => window.show(said)", {"source": _source(), "traits": _traits()})
    page.wait_for_timeout(200)
    assert page.locator('.wk-chain[data-ready="1"]').count() == 0
    page.evaluate("document.getElementById('here').style.display = ''")
    page.locator('.wk-chain[data-ready="1"]').wait_for()
    _click(page, "node:G")
    assert _state(page)["selected"] == "node:G"


def _source() -> str:
    return BUNDLE.read_text("utf-8")


def _traits() -> dict[str, Any]:
    return {"state": {}, "note": "", **small()}


# Light and dark, hostile names, the end of Python.


def test_it_follows_the_theme(bare: Bare, screens: Path) -> None:
    page = bare("chain", {**small(), "state": {"selected": "contract:C2"}}, dark=True)
    ground = "getComputedStyle(document.querySelector('.wk-chain')).backgroundColor"
    colour = "document.querySelector('.wk-canvas').__cy.$('#node\\\\:O').style('color')"
    page.locator(".wk-chain").screenshot(path=screens / "chain_dark.png")
    dark = (page.evaluate(ground), page.evaluate(colour))
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    page.locator('.wk-chain[data-theme="light"]').wait_for()
    light = (page.evaluate(ground), page.evaluate(colour))
    assert light[0] == "rgb(255, 255, 255)"
    assert all(one != two for one, two in zip(dark, light, strict=True))


def test_markup_in_names_is_text_everywhere(bare: Bare) -> None:
    page = bare("chain", hostile())
    for id_ in ("node:A", "contract:C", "node:W", "project"):
        page.evaluate(
            "id => model.set('state', {selected: id, opened: ['node:A'], search: '7'})", id_
        )
    page.evaluate("model.set('state', {selected: 'contract:C', opened: ['node:A']})")
    text = page.locator("#here").inner_text()
    assert text.count(HOSTILE) >= 8
    assert page.locator("#here").locator("img, script, iframe, b, em").count() == 0
    page.evaluate("model.die()")
    assert HOSTILE in page.locator(".wk-twin").inner_text()
    page.wait_for_timeout(100)
    assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize(
    ("status", "ended"), [("starting", True), ("autorestarting", True), ("busy", False)]
)
def test_only_the_end_of_a_kernel_is_its_end(bare: Bare, status: str, ended: bool) -> None:  # noqa: FBT001 - a row of a table
    page = bare("chain", small())
    page.evaluate("status => model.die(status)", status)
    assert page.locator(".wk-twin").count() == int(ended)


def test_a_dead_kernel_leaves_the_twin_and_says_so(bare: Bare, screens: Path) -> None:
    page = bare("chain", small())
    page.evaluate("model.die()")
    assert page.get_by_role("status").filter(has_text="后台 Python 已停止").is_visible()
    page.locator(".wk-chain").screenshot(path=screens / "chain_twin.png")
    assert (
        page.locator(".wk-twin img").evaluate("one => one.decode().then(() => one.naturalWidth)")
        > 0
    )
    assert "承包与付款关系图" in str(page.locator(".wk-twin img").get_attribute("alt"))
    assert page.locator(".wk-twin tr", has_text="疑点 WF01").count() == 1
    assert page.locator(CANVAS).count() == 0
    page.evaluate("model.set('state', {selected: 'node:O'})")
    assert page.locator(".wk-twin").is_visible()


@pytest.mark.parametrize(
    "bad",
    [
        '<script>window.pwned=1</script><p onclick="window.pwned=1">一</p>',
        '<img src="x" onerror="window.pwned=1"><p>一</p>',
        '<img src="data:text/html,<script>1</script>"><svg onload="window.pwned=1"></svg><p>一</p>',
        '<iframe srcdoc="x"></iframe><a href="javascript:1">x</a><p style="color:red">一</p>',
    ],
)
def test_a_twin_brings_nothing_that_runs(bare: Bare, bad: str) -> None:
    page = bare("chain", {**small(), "twin": bad})
    page.evaluate("model.die('restarting')")
    page.wait_for_timeout(50)
    inside = page.locator(".wk-twin").inner_html()
    assert "<p>一</p>" in inside
    assert all(no not in inside for no in ("script", "on", "href", "style", "svg", "data:text"))
    assert page.evaluate("window.pwned") is None


def test_without_a_kernel_it_still_works(bare: Bare) -> None:
    page = bare("chain", small())
    page.evaluate("clear()")
    said = {"source": _source(), "traits": _traits(), "kernel": False}
    page.evaluate("said => window.show(said)", said)
    page.locator('.wk-chain[data-ready="1"]').wait_for()
    assert _shown(page, "nodes") >= {"node:O"}


# Size.


def test_two_thousand_boxes_stay_fluid(bare: Bare, screens: Path) -> None:
    page = bare("chain", large(2_000))
    page.locator(".wk-chain").screenshot(path=screens / "chain_2000.png")
    assert page.get_by_text("只列出前 400 个，共 2000 个").is_visible()
    page.evaluate(
        """() => { window.gaps = []; let last = performance.now();
          const beat = now => { gaps.push(now - last); last = now; requestAnimationFrame(beat); };
          requestAnimationFrame(beat); }"""
    )
    box = page.locator(CANVAS).bounding_box()
    assert box
    x, y = box["x"] + 200, box["y"] + 200
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(x + 10 * step, y + 4 * step)
    page.mouse.up()
    gaps: list[float] = page.evaluate("gaps")
    assert sum(gaps) / len(gaps) < 150


# Names too long for their boxes, and labels beside boxes.


def test_firms_that_differ_at_the_end_differ_in_the_picture(bare: Bare) -> None:
    page = bare("chain", alike())
    said = page.locator(CANVAS).evaluate(LABELS)
    assert said["node:L1"].splitlines()[1].endswith("有限公司1部")
    assert said["node:L2"].splitlines()[1].endswith("有限公司2部")
    assert said["node:C"].splitlines()[:2] == ["Hebei Hengsheng", "Construction Works"]
    assert said["node:I"].splitlines()[1].endswith("第2层")
    box = page.locator(CANVAS)
    box.hover(position=box.evaluate("box => box.__cy.getElementById('node:L1').renderedPosition()"))
    page.wait_for_function("document.querySelector('.wk-canvas').title.endsWith('公司1部')")


def test_what_is_said_between_boxes_of_a_column_stands_beside_them(bare: Bare) -> None:
    page = bare("chain", alike())
    left, right, text = page.locator(CANVAS).evaluate(ASIDE)
    assert left > right
    assert text == "已付 12,345.67万元（1笔）"
