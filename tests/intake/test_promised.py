"""What somebody promised to pay or planned to is no payment."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

PLAN = "{},,,\n付款单位,收款单位,付款日期,付款金额（元）{}\n甲局,乙公司,2025年12月31日,500000{}\n"


@pytest.mark.parametrize(
    "title", ["拖欠工程款分期支付计划表", "工资支付承诺书", "还款计划", "工程款拨付计划"]
)
def test_a_promise_is_no_payment(tmp_path: Path, title: str) -> None:
    put(tmp_path, "表.csv", PLAN.format(title, "", ""))
    case = read_case(tmp_path)
    assert "payment" not in case.tables
    assert (case.files[0].loaded, case.files[0].quarantined) == (0, 1)
    [said] = case.issues
    assert (said.row, said.severity) == (3, "warning")
    assert "尚未发生" in said.problem


def test_the_name_of_a_file_says_it_too(tmp_path: Path) -> None:
    put(tmp_path, "支付承诺.csv", PLAN.format("某工程", "", ""))
    assert "payment" not in read_case(tmp_path).tables


@pytest.mark.parametrize(
    ("title", "header", "cell"),
    [
        ("工程款支付台账", "", ""),
        ("分期支付计划及执行情况", ",实际付款日期", ",2025.12.31"),
        ("工程款分期付款台账", "", ""),
        ("还款协议履行情况", "", ""),
        ("化债资金安排", "", ""),
        ("付款计划", ",凭证号", ",8-12"),
    ],
)
def test_what_was_paid_is_a_payment(tmp_path: Path, title: str, header: str, cell: str) -> None:
    put(tmp_path, "表.csv", PLAN.format(title, header, cell))
    assert column(read_case(tmp_path), "payment", "amount") == [50_000_000]
