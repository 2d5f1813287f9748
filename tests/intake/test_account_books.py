"""Books of accounts other than bank and cash: what is owed and accrued is no payment."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

FIRM = "远山建设有限公司"
HEAD = "日期,凭证号,科目名称,摘要,对方单位,借方金额,贷方金额\n"
PLAIN = "日期,凭证字号,摘要,对方单位,借方,贷方,余额\n"


@pytest.mark.parametrize(
    "book",
    [
        "应付账款明细账",
        "其他应收款",
        "凭证序时簿",
        "总分类账",
        "工程施工明细账",
        "往来对账单",
        "科目余额表",
    ],
)
def test_a_book_of_what_is_owed_holds_no_payments(tmp_path: Path, book: str) -> None:
    lines = "2024-04-10,记-1,付劳务费,乙劳务公司,300000,,700000\n"
    put(tmp_path, "账.csv", f"{FIRM}{book},,,,,,\n{PLAIN}{lines}")
    put(tmp_path, "project.csv", "project_id\nP1\n")
    case = read_case(tmp_path)
    assert "payment" not in case.tables
    [count] = [count for count in case.files if count.file == "账.csv"]
    assert (count.loaded, count.quarantined) == (0, 1)
    assert "会计账簿" in "".join(str(issue.problem) for issue in case.issues)


def test_only_lines_of_bank_and_cash_are_payments(tmp_path: Path) -> None:
    lines = (
        "2024-04-10,记-1,应付账款,付劳务费,乙劳务公司,300,\n"
        "2024-04-10,记-1,银行存款,付劳务费,乙劳务公司,,300\n"
        "2024-04-11,记-2,应付账款,计提劳务费,乙劳务公司,,500\n"
    )
    put(tmp_path, "账.csv", f"{FIRM},,,,,,\n户名：{FIRM},,,,,,\n{HEAD}{lines}")
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == [30_000]
    assert column(case, "payment", "payee_id") == ["乙劳务公司"]
    told = [issue for issue in case.issues if "银行存款或者现金" in issue.problem]
    assert [issue.severity for issue in told] == ["warning"] * 2


def test_the_account_on_the_other_side_of_a_daybook_is_no_matter(tmp_path: Path) -> None:
    head = "日期,凭证字号,科目,摘要,对方单位,借方,贷方,余额\n"
    lines = "2024-04-10,银付-1,应付账款,付劳务费,乙劳务公司,,300,700\n"
    put(tmp_path, "账.csv", f"{FIRM}银行存款日记账,,,,,,,\n户名：{FIRM},,,,,,,\n{head}{lines}")
    assert column(read_case(tmp_path), "payment", "amount") == [30_000]


def test_in_a_firms_own_book_debit_is_money_in(tmp_path: Path) -> None:
    lines = "2024-04-10,银付-1,付劳务费,乙劳务公司,,300,\n2024-04-11,银收-2,收工程款,甲公司,500,,\n"
    put(tmp_path, "收支.csv", f"户名：{FIRM},,,,,,\n{PLAIN}{lines}")
    case = read_case(tmp_path)
    assert column(case, "payment", "payee_id") == ["乙劳务公司", FIRM]


@pytest.mark.parametrize("name", ["北河建筑工程施工有限公司流水", "总账户流水", "往来账户明细"])
def test_the_name_of_a_firm_or_an_account_makes_no_book(tmp_path: Path, name: str) -> None:
    head = "账号,户名,交易时间,借方金额,贷方金额,余额,对方户名,摘要\n"
    put(tmp_path, f"{name}.csv", f"{head}1300,{FIRM},2024-04-10,300,,700,乙劳务公司,人工费\n")
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == [30_000]
    assert column(case, "payment", "payee_id") == ["乙劳务公司"]


@pytest.mark.parametrize("subjects", [("应付账款", "应收账款"), ("应付账款", "应付账款")])
def test_what_a_cashier_s_journal_was_for_is_no_account_of_its_own(
    tmp_path: Path, subjects: tuple[str, str]
) -> None:
    head = f"户名：{FIRM},,,,,,\n日期,科目,摘要,收入,支出,余额,对方户名\n"
    lines = (
        f"2024-04-10,{subjects[0]},付劳务费,,300,700,乙劳务公司\n"
        f"2024-04-11,{subjects[1]},收工程款,500,,1200,甲公司\n"
    )
    put(tmp_path, "出纳收支流水账.csv", head + lines)
    assert column(read_case(tmp_path), "payment", "amount") == [30_000, 50_000]
