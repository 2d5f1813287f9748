"""Wages that were paid later, on a sheet of their own."""

from pathlib import Path

import pytest
from intake_folders import put

from wagekit.case import open_case

APRIL = (
    "4月工资表,,,,\n用人单位：甲劳务有限公司,,,,\n项目名称：一工程,,,,\n"
    "姓名,身份证号,所属月份,应发工资,已发工资\n王建军,410225198501011236,2025-04,8000,5000\n"
)
LATER = (
    "{title},,,,\n用人单位：甲劳务有限公司,,,,\n项目名称：一工程,,,,\n"
    "姓名,身份证号,所属月份,{paid},发放时间\n王建军,410225198501011236,{month},3000,2025-06-10\n"
)


@pytest.mark.parametrize(
    ("title", "paid"),
    [("工资补发表", "本次发放"), ("工资表", "本次补发"), ("补发明细", "补发金额")],
)
def test_back_pay_counts_as_paid(tmp_path: Path, title: str, paid: str) -> None:
    put(tmp_path, "4月工资.csv", APRIL)
    put(tmp_path, "后发.csv", LATER.format(title=title, paid=paid, month="2025-04"))
    run = open_case(tmp_path).analyze(only=["GZ01"])
    assert len(run.findings) == 0
    assert len(run.liability) == 0


def test_back_pay_of_a_month_on_no_sheet_leaves_open_what_was_payable(tmp_path: Path) -> None:
    put(tmp_path, "4月工资.csv", APRIL)
    put(tmp_path, "后发.csv", LATER.format(title="工资补发表", paid="本次补发", month="2025-03"))
    case = open_case(tmp_path)
    assert case.table("payroll")["payable"].isna().tolist() == [False, True]
    [finding] = case.analyze(only=["GZ01"]).answers.findings
    assert (finding.outcome, str(finding.amount)) == ("found", "300000")


def test_a_sheet_that_says_what_is_payable_is_no_back_pay(tmp_path: Path) -> None:
    put(tmp_path, "case.toml", "as_of = 2025-12-31\n")
    put(tmp_path, "4月工资.csv", APRIL)
    put(
        tmp_path, "5月.csv", APRIL.replace("4月工资表", "5月工资表（含补发）").replace("-04", "-05")
    )
    [finding] = open_case(tmp_path).analyze(only=["GZ01"]).answers.findings
    assert str(finding.amount) == "600000"


AGAIN = (
    "{title},,,,\n用人单位：甲劳务有限公司,,,,\n项目名称：一工程,,,,\n"
    "姓名,身份证号,所属月份,应发工资,实发工资\n王建军,410225198501011236,2025-04,{payable},{paid}\n"
)


@pytest.mark.parametrize(
    ("title", "payable", "paid", "owed"),
    [
        ("4月工资补发表", 3000, 3000, None),
        ("4月工资补发表", 3000, 1000, "200000"),
        ("4月工资补发表", 2000, 2000, "100000"),
        # More than was left: wages that no other sheet holds.
        ("4月加班费补发表", 4000, 3000, "400000"),
        ("4月工资表（含补发）", 3000, 2900, "310000"),
    ],
)
def test_back_pay_that_says_what_is_payable_makes_nothing_payable_again(
    tmp_path: Path, title: str, payable: int, paid: int, owed: str | None
) -> None:
    put(tmp_path, "case.toml", "as_of = 2025-12-31\n")
    put(tmp_path, "4月工资.csv", APRIL)
    put(tmp_path, "后发.csv", AGAIN.format(title=title, payable=payable, paid=paid))
    found = open_case(tmp_path).analyze(only=["GZ01"]).answers.findings
    assert [str(one.amount) for one in found] == ([] if owed is None else [owed])
