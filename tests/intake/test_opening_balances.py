"""What a bank statement begins with is the account's, and what is printed below it no line."""

from datetime import date
from pathlib import Path

import pytest
from intake_folders import put, rows

from wagekit.intake import CaseFolder, read_case

NUMBER = "6200100020007001"
HEAD = f"户名：乙公司,账号：{NUMBER}"
HEADER = "\n交易日期,借方,贷方,余额,对方户名,摘要\n"
FEET = (
    ",,,99000.00,,期末余额", "总笔数：1笔", "打印日期：2025-07-01 柜员：009", "期末余额：99000.00",
    "总笔数,1", "期末余额,,,99000.00,,",
)  # fmt: skip
LINE = "2025-04-20,1000,,99000,张三,工资\n"


def opened(case: CaseFolder) -> tuple[object, object]:
    (account,) = rows(case, "account")
    return account.get("opening_balance"), account.get("opening_on")


def statement(folder: Path, above: str, lines: str, name: str = "a.csv") -> CaseFolder:
    put(folder, name, HEAD + above + HEADER + lines)
    return read_case(folder)


@pytest.mark.parametrize(
    ("above", "lines", "on"),
    [
        (",期初余额：100000.00,起始日期：2025-04-01", LINE, date(2025, 4, 1)),
        (",期初余额：100000.00", LINE, date(2025, 4, 20)),
        ("\n期初余额,100000.00", LINE, date(2025, 4, 20)),
        ("", f",,,100000.00,,期初余额\n{LINE}", date(2025, 4, 20)),
        ("", f"期初余额：100000.00\n{LINE}", date(2025, 4, 20)),
        ("", f"{LINE},,,100000.00,,期初余额\n", date(2025, 4, 20)),
    ],
)
def test_it_is_the_account_s(tmp_path: Path, above: str, lines: str, on: date) -> None:
    case = statement(tmp_path, above, lines)
    assert opened(case) == (10_000_000, on)
    assert (case.files[0].loaded, case.files[0].quarantined) == (1, 0)


def test_of_several_statements_the_earliest_says_it(tmp_path: Path) -> None:
    put(tmp_path, "b.csv", f"{HEAD}{HEADER},,,99000,,期初余额\n2025-05-20,1,,98999,张三,工资\n")
    case = statement(tmp_path, "", f",,,100000,,期初余额\n{LINE}")
    assert opened(case) == (10_000_000, date(2025, 4, 20))
    assert [i for i in case.issues if i.severity != "info"] == []


def test_what_a_list_of_accounts_says_counts(tmp_path: Path) -> None:
    put(tmp_path, "account.csv", f"account_id,party_id,opening_balance\n{NUMBER},乙公司,5.00\n")
    assert opened(statement(tmp_path, ",期初余额：100000.00", LINE))[0] == 500


def test_one_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    case = statement(tmp_path, ",期初余额：见附页", LINE)
    assert [(i.value, i.severity) for i in case.issues if "期初余额" in i.problem] == [
        ("见附页", "info")
    ]


@pytest.mark.parametrize("foot", FEET)
def test_what_is_printed_below_is_no_line(tmp_path: Path, foot: str) -> None:
    case = statement(tmp_path, "", f"{LINE}{foot}\n")
    assert (case.files[0].loaded, case.files[0].quarantined) == (1, 0)
    assert case.issues == ()


def test_a_line_with_a_day_and_money_is_no_foot(tmp_path: Path) -> None:
    head = "回单编号,交易日期,借方,贷方,余额,对方户名,摘要\n"
    put(tmp_path, "a.csv", f"{HEAD}\n{head}打印人：1,2025-04-20,1000,,99000,张三,工资\n")
    assert len(rows(read_case(tmp_path), "payment")) == 1
