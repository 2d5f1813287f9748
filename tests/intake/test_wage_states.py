"""A wage sheet may say in a column of its own whether the payment went through."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import CaseFolder, read_case

TITLE = "东湖工程2025年4月工资表\n"


def read(folder: Path, *lines: str) -> CaseFolder:
    put(folder, "工资表.csv", TITLE + "\n".join(lines) + "\n")
    return read_case(folder)


@pytest.mark.parametrize("header", ["发放状态", "发放结果", "代发结果", "支付状态", "处理结果"])
def test_a_payment_that_failed_is_none(tmp_path: Path, header: str) -> None:
    said = ["成功", "已发放", "发放失败", "退回", "未发放", "未发", "待发放", "发放中", "处理中"]
    lines = [f"张{n},8000,8000,{word}" for n, word in enumerate(said)]
    case = read(tmp_path, f"姓名,应发工资,实发工资,{header}", *lines)
    expected = [800_000] * 2 + [0] * 4 + [None] * 3
    assert column(case, "payroll", "paid") == expected
    told = [i.problem[:3] for i in case.issues if i.column == header]
    assert told == ["4 行", "3 行"]


def test_what_is_paid_nowhere_else_is_nothing_where_it_failed(tmp_path: Path) -> None:
    case = read(
        tmp_path, "姓名,出勤天数,应发工资,发放状态", "张一,20,8000,失败", "张二,20,8000,成功"
    )
    assert column(case, "payroll", "paid") == [0, None]


def test_a_second_try_counts_once(tmp_path: Path) -> None:
    lines = ["张一,8000,8000,失败", "张一,8000,8000,成功", "张二,8000,8000,失败"]
    case = read(tmp_path, "姓名,应发工资,实发工资,发放结果", *lines)
    assert column(case, "payroll", "payable") == [800_000, 800_000]
    assert column(case, "payroll", "paid") == [800_000, 0]


def test_the_state_of_employment_is_no_state_of_payment(tmp_path: Path) -> None:
    case = read(tmp_path, "姓名,应发工资,实发工资,状态", "张一,8000,8000,作废")
    assert column(case, "payroll", "paid") == [800_000]
