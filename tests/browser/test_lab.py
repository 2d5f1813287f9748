"""A case worked in JupyterLab, with the network cut: from run all to the letter, and again."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright 未安装，跳过浏览器测试")
pytest.importorskip("jupyterlab", reason="未安装 wagekit[notebook]，跳过浏览器测试")
pytest.importorskip("docx", reason="未安装 wagekit[docx]，跳过浏览器测试")

from served import PANEL, end_kernels, open_notebook, run_all, served
from working import SLOW, choose, dismiss, explorer, go_to, kept, saved, widget_of

from wagekit.lab.notebook import NAME, TEMPLATE, lay_notebook

sync_api = pytest.importorskip("playwright.sync_api")

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(os.name != "posix", reason="按 POSIX 信号结束")
ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data" / "qinghe_whole_transfer"
WHO, FIRM = "node:贾禾川", "贾禾川"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the sample, with its notebook, and a cell that asks Python what was selected."""
    folder = tmp_path / "青禾"
    shutil.copytree(SAMPLE, folder)
    path = lay_notebook(folder, ROOT / "notebooks" / TEMPLATE)
    notebook = json.loads(path.read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    at = next(n for n, cell in enumerate(cells) if "case.explore(" in cell["source"][-1])
    *before, explores = cells[at]["source"]
    cells[at]["source"] = [*before, f"look = {explores}\n", "look"]
    more = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    asks = {**more, "id": "asks", "source": 'look.views["chain"].selected.get("label")'}
    notebook["cells"] = [*cells[: at + 1], asks]
    path.write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")
    assert path.name == NAME
    return folder


def test_a_case_is_worked_saved_and_found_again(page: Page, case: Path, screens: Path) -> None:
    with served("lab", case) as address:
        open_notebook(page, address)
        run_all(page)
        explorer(page)
        page.screenshot(path=screens / "lab_papers.png")
        go_to(page, "chain", "chain")
        choose(page, WHO)
        kept(page, case, "chain", "selected", WHO)
        page.screenshot(path=screens / "lab_chain.png")
        _ask_python(page)
        dismiss(page, "WF01")
        assert len((case / "decisions.csv").read_text("utf-8-sig").splitlines()) == 2
        page.screenshot(path=screens / "lab_findings.png")
        for step in ("funds", "pays"):
            go_to(page, step, "money")
            page.screenshot(path=screens / f"lab_{step}.png")
        go_to(page, "letter", "memo")
        assert "结果" in saved(page)
        kept(page, case, "steps", "step", "letter")
        page.screenshot(path=screens / "lab_letter.png")
        assert [path.suffix for path in (case.parent / "结果").iterdir()] == [".docx"]
        _save_notebook(page, case)
        page.reload()
        _found_again(page)
        page.screenshot(path=screens / "lab_reloaded.png")
    with served("lab", case) as address:
        open_notebook(page, address)
        twin = page.locator(f"{PANEL} .jp-RenderedHTMLCommon figure img").first
        twin.wait_for(timeout=SLOW)
        page.screenshot(path=screens / "lab_twin.png")
        run_all(page)
        _found_again(page)


def test_from_run_all_to_the_letter_is_two_clicks_and_a_lost_kernel_is_told(
    page: Page, case: Path, screens: Path
) -> None:
    with served("lab", case) as address:
        open_notebook(page, address)
        run_all(page)
        explorer(page)
        clicks = 0

        def count() -> None:
            nonlocal clicks
            clicks += 1

        page.expose_function("wkClicked", count)
        page.evaluate("addEventListener('click', () => wkClicked(), true)")
        go_to(page, "letter", "memo")
        saved(page)
        assert clicks == 2
        end_kernels(address)
        gone = page.locator(".wk-note", has_text="后台已停止")
        sync_api.expect(gone).to_have_count(2, timeout=SLOW)
        sync_api.expect(page.locator(".wk-memo .wk-twin")).to_contain_text("移送函")
        page.screenshot(path=screens / "lab_kernel_gone.png")


def _ask_python(page: Page) -> None:
    """Run the last cell: what Python says was selected."""
    cell = page.locator(f"{PANEL} .jp-CodeCell").last
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    said = cell.locator(".jp-OutputArea-output")
    sync_api.expect(said).to_contain_text(FIRM, timeout=SLOW)


def _save_notebook(page: Page, case: Path) -> None:
    """Save by the button, and wait until the twins are on the disk."""
    page.locator(f'{PANEL} [data-jp-item-name="save"]').locator("button, jp-button").first.click()
    for _ in range(100):
        if "<figure>" in (case / NAME).read_text("utf-8"):
            return
        page.wait_for_timeout(200)
    raise AssertionError("not saved")


def _found_again(page: Page) -> None:
    """The step, the selected party, the dismissed finding: as they were left."""
    explorer(page)
    current = page.locator('.wk-explorer [aria-current="step"]')
    sync_api.expect(current).to_contain_text("文书", timeout=SLOW)
    widget_of(page, "memo")
    go_to(page, "chain", "chain")
    sync_api.expect(page.locator(".wk-chain .wk-details")).to_contain_text(FIRM, timeout=SLOW)
    dismissed = widget_of(page, "findings").locator('[data-status="dismiss"]')
    sync_api.expect(dismissed).to_have_count(1)
    go_to(page, "letter", "memo")
