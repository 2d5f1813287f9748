"""`wagekit memo` names what stays out of the letter, or the papers without which there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.case import open_case
from wagekit.cli import main
from wagekit.handover.decisions import NAME

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_dismissed_and_what_cannot_be_read_is_named(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("docx", reason="the extra wagekit[docx] is not installed")
    opened = open_case(case)
    run = opened.analyze()
    drafts, desk = opened.drafts(run), opened.findings_desk(run)
    put_aside = next(
        f for f in drafts.findings if f.rule.startswith("ZB") and f.outcome == "cannot_tell"
    )
    asked = {"do": "dismiss", "finding": put_aside.finding_id, "who": "王检", "reason": "已查实"}
    assert not desk.page(asked).view["refused"]
    with (case / NAME).open("ab") as log:
        log.write(b"d9,x\r\n")
    arguments = ["memo", str(case), "--kind", "transfer_housing", "--project", "P1"]
    assert main([*arguments, "--out", str(tmp_path / "函.docx")]) == 0
    said = capsys.readouterr().out
    assert said.count("未写入（处理记录中已排除）") == 1
    assert f"已排除）：{put_aside.rule} {put_aside.subject}" in said
    assert "decisions.csv 第 3 行没有采用：" in said


@pytest.mark.parametrize(
    ("kind", "why"), [("rectify_order", "工资支付表"), ("transfer_police", "送达回证")]
)
def test_what_a_document_lacks_is_one_sentence(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, why: str
) -> None:
    out = tmp_path / "稿.docx"
    arguments = ["memo", str(case), "--kind", kind, "--project", "P1", "--out", str(out)]
    assert main(arguments) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert why in said[0]
    assert not out.exists()
