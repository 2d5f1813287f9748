"""`wagekit check`: what a sheet was taken for, how to say otherwise, what can be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.cli import main

if TYPE_CHECKING:
    from pathlib import Path

STATEMENT = "户名：甲公司,,,,\n交易时间,支出,收入,余额,对方户名\n2021-03-04,1,,99,乙公司\n"


def check(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["check", str(folder), *more]) == 0
    return capsys.readouterr().out


def test_a_statement_is_told_by_its_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "流水.csv").write_text(STATEMENT, "utf-8")
    said = check(tmp_path, capsys)
    assert "流水.csv: 付款，来源格式“银行流水（两栏金额）” (读 3，载入 1，未载入 0，其他 2)" in said
    assert "缺工程款应付" in said
    assert "GC01" in said


def test_what_was_not_recognised_can_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "流水.csv").write_text(STATEMENT, "utf-8")
    (tmp_path / '怪"表.csv').write_text("甲,乙\n1,2\n", "utf-8")
    said = check(tmp_path, capsys)
    assert '[files."怪\\"表.csv"]' in said
    assert 'table = "…"   # 可填: project party' in said


def test_what_a_sheet_most_looks_like_is_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "流水.csv").write_text(STATEMENT, "utf-8")
    (tmp_path / "三标段结算台账.csv").write_text(
        "分项,结算编号,工程量,合价,人工,材料\n木工,J1,1,2,3,4\n", "utf-8"
    )
    assert 'table = "claim"' in check(tmp_path, capsys)


def test_english_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "流水.csv").write_text(STATEMENT + "不详,1,,98,乙公司\n", "utf-8")
    said = check(tmp_path, capsys, "--lang", "en")
    assert "a required cell cannot be read" in said
    assert "no claim; would let run" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_many_issues_alike_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    lines = "".join(f"2021-03-04,{n}元五,,,乙公司\n" for n in range(20))
    (tmp_path / "流水.csv").write_text(STATEMENT + lines, "utf-8")
    said = check(tmp_path, capsys, "--lang", lang)
    assert said.count("流水.csv #") < 20
    assert "issues.csv" in said


def test_a_list_of_claimants_is_asked_for_by_the_rules_about_them_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "流水.csv").write_text(STATEMENT, "utf-8")
    [line] = [one for one in check(tmp_path, capsys).splitlines() if "缺讨薪人员" in one]
    assert "XJ01" in line
    assert "FB01" not in line
    assert "ZD01" not in line
