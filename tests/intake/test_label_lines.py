"""Statements that begin with lines of a label and its value."""

from pathlib import Path

import pytest
from intake_folders import column, put, rows, workbook

from wagekit.intake import read_case
from wagekit.intake.label_line import is_label_line

HEADER = "交易日期,交易时间,借贷标志,交易金额,余额,对方户名,对方账号,摘要"
LINES = (
    "20250420,090102,C,500000.00,500000.00,甲公司,6200100020003001,劳务费",
    "20250421,101112,D,1000.00,499000.00,张三,6217000000000077,工资",
)
HOLDER = "户名,乙公司农民工工资专用账户"
ACCOUNT = "账号,6200100020007001"


@pytest.mark.parametrize(
    "above",
    [
        (HOLDER, ACCOUNT),
        (ACCOUNT, HOLDER),
        (f"{HOLDER},{ACCOUNT}",),
        (ACCOUNT, HOLDER, "日期,2025-04-30"),
        (HOLDER, ACCOUNT, "开户行,某银行某支行"),
    ],
)
def test_the_account_is_that_of_the_lines_above(tmp_path: Path, above: tuple[str, ...]) -> None:
    put(tmp_path, "a.csv", "\n".join((*above, HEADER, *LINES)))
    case = read_case(tmp_path)
    assert column(case, "payment", "payer_account") == ["6200100020003001", "6200100020007001"]
    assert column(case, "payment", "payee_account") == ["6200100020007001", "6217000000000077"]
    (account,) = rows(case, "account")
    assert (account["account_id"], account["kind"]) == ("6200100020007001", "wage_special")


def test_the_same_in_a_workbook(tmp_path: Path) -> None:
    lines = [line.split(",") for line in (HOLDER, ACCOUNT, HEADER, *LINES)]
    workbook(tmp_path / "a.xlsx", {"S": lines})
    assert column(read_case(tmp_path), "account", "account_id") == ["6200100020007001"]


@pytest.mark.parametrize(
    ("cells", "below"),
    [
        (("户名", "交易信息", None), (None, "日期", "金额")),
        (("姓名", "2025-04-01", None), ("姓名", "上午", "下午")),
        (("出勤", "工资", None), ("天数", "应发", "实发")),
        (("户名", "账号", None), ("甲", "1", "2")),
    ],
)
def test_parents_of_a_header_are_no_labels(
    cells: tuple[str | None, ...], below: tuple[str | None, ...]
) -> None:
    assert not is_label_line(cells, below)
