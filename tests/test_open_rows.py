"""A wage or attendance row of one of several namesakes leaves open what it may settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.case import open_case
from wagekit.core.doubt import hangs_on_doubts
from wagekit.model.finding import Finding, Outcome

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = """项目名称,姓名,身份证号,班组,工种
明湖小区工程,张伟,110101199003077070,木工班,木工
明湖小区工程,张伟,110101198507153019,钢筋班,钢筋工
明湖小区工程,李强,110101198811011238,木工班,木工
"""
DAYS = """项目名称,姓名,身份证号,月份,出勤天数,考勤方式
明湖小区工程,张伟,110101199003077070,2024-03,22,闸机
明湖小区工程,张伟,110101198507153019,2024-03,20,闸机
明湖小区工程,李强,110101198811011238,2024-03,21,闸机
"""
WAGES = """项目名称,姓名,身份证号,工资月份,应发工资,实发工资
明湖小区工程,张伟,{number},2024-03,6600,6600
明湖小区工程,李强,110101198811011238,2024-03,6300,6300
"""
MORE_DAYS = "明湖小区工程,张伟,110101199003077070,2024-04,22,闸机\n"
MORE_WAGES = "明湖小区工程,李强,110101198811011238,2024-04,6300,6300\n"


def without_pay(folder: Path, days: str, wages: str) -> dict[str, Finding]:
    for name, text in (("花名册", ROSTER), ("考勤", days), ("工资表", wages)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
    run = open_case(folder).analyze(only=["GZ05"])
    return {finding.subject or "": finding for finding in run.answers.findings}


def test_whose_row_it_is_decides_so_neither_is_suspected(tmp_path: Path) -> None:
    said = without_pay(tmp_path, DAYS, WAGES.format(number=""))
    assert [finding.outcome for finding in said.values()] == [Outcome.cannot_tell] * 2
    for finding in said.values():
        assert finding.reason.startswith("工资表.csv第2行写明的人员有同名者，是哪一位尚不明确")
        assert finding.ask_for[0].startswith("同名人员的证件号码")


def test_a_number_on_the_row_settles_it(tmp_path: Path) -> None:
    said = without_pay(tmp_path, DAYS, WAGES.format(number="110101198507153019"))
    assert [finding.outcome for finding in said.values()] == [Outcome.found]


def test_a_month_that_no_such_row_can_settle_is_found(tmp_path: Path) -> None:
    wages = WAGES.format(number="") + MORE_WAGES
    said = without_pay(tmp_path, DAYS + MORE_DAYS, wages)
    found = [finding for finding in said.values() if finding.outcome is Outcome.found]
    assert len(found) == 1
    assert "共2个月" in found[0].reason
    assert found[0].reason.endswith(
        "如都应计入，则为：张伟在2024-04有闸机考勤，共1个月，当月工资表没有其应发工资"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_listed_among_what_hangs_on_doubts(tmp_path: Path, lang: str) -> None:
    without_pay(tmp_path, DAYS, WAGES.format(number=""))
    said = open_case(tmp_path).analyze(only=["GZ05"], lang=lang).answers.findings
    assert all(hangs_on_doubts(finding) for finding in said)


def test_counts_follow(tmp_path: Path) -> None:
    without_pay(tmp_path, DAYS, WAGES.format(number=""))
    counts = open_case(tmp_path).analyze(only=["GZ05"]).answers.counts["GZ05"]
    assert counts == {Outcome.cannot_tell: 2, Outcome.clear: 1}
