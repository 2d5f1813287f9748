"""A case looked at and worked in Voilà, with the network cut: no code, the same views."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright 未安装，跳过浏览器测试")
pytest.importorskip("voila", reason="未安装 wagekit[notebook]，跳过浏览器测试")
pytest.importorskip("docx", reason="未安装 wagekit[docx]，跳过浏览器测试")

from served import served
from working import SLOW, choose, dismiss, explorer, go_to, kept, saved, widget_of

sync_api = pytest.importorskip("playwright.sync_api")

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(os.name != "posix", reason="按 POSIX 信号结束")
SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"
WHO, FIRM = "node:贾禾川", "贾禾川"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "青禾"
    shutil.copytree(SAMPLE, folder)
    return folder


def test_a_case_is_looked_at_worked_and_found_again(page: Page, case: Path, screens: Path) -> None:
    with served("look", case) as address:
        page.goto(address, timeout=SLOW)
        explorer(page)
        assert page.get_by_text("open_case").count() == 0
        assert page.get_by_role("heading", name="案件核查").is_visible()
        assert page.get_by_text("运行全部单元格").is_hidden()
        page.screenshot(path=screens / "voila_papers.png")
        go_to(page, "chain", "chain")
        choose(page, WHO)
        kept(page, case, "chain", "selected", WHO)
        page.screenshot(path=screens / "voila_chain.png")
        dismiss(page, "WF01")
        assert len((case / "decisions.csv").read_text("utf-8-sig").splitlines()) == 2
        for step in ("funds", "pays"):
            go_to(page, step, "money")
            page.screenshot(path=screens / f"voila_{step}.png")
        go_to(page, "letter", "memo")
        assert "结果" in saved(page)
        kept(page, case, "steps", "step", "letter")
        page.screenshot(path=screens / "voila_letter.png")
        assert [path.suffix for path in (case.parent / "结果").iterdir()] == [".docx"]
        page.goto(address, timeout=SLOW)
        explorer(page)
        widget_of(page, "memo")
        go_to(page, "chain", "chain")
        details = page.locator(".wk-chain .wk-details")
        sync_api.expect(details).to_contain_text(FIRM, timeout=SLOW)
        dismissed = widget_of(page, "findings").locator('[data-status="dismiss"]')
        sync_api.expect(dismissed).to_have_count(1)
        page.screenshot(path=screens / "voila_reloaded.png")
