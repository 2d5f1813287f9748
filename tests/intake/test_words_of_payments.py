"""What the words beside a payment say: all of them are kept, and a failure is one."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import CaseFolder, read_case

HEAD = "户名：乙公司,账号：6200100020007001\n"
HEADER = "交易日期,借方,贷方,余额,对方户名,对方账号,摘要,用途,附言\n"
FIRST = "2025-04-01,,100000.00,100000.00,甲公司,6200100020003001,转账,工程款,工程款\n"


def statement(folder: Path, *lines: str) -> CaseFolder:
    put(folder, "流水.csv", HEAD + HEADER + FIRST + "".join(f"{line}\n" for line in lines))
    return read_case(folder)


def test_all_words_are_kept_and_equal_ones_once(tmp_path: Path) -> None:
    paid = "2025-04-26,20000.00,,80000.00,张三,6217000000000077,网银,-,往来款"
    case = statement(tmp_path, paid, "2025-04-27,5000.00,,75000.00,张三,6217000000000077,,,4月工资")
    assert column(case, "payment", "purpose") == ["转账；工程款", "网银；往来款", "4月工资"]
    assert column(case, "payment", "class") == ["progress", None, None]


def test_a_ledger_keeps_all_its_words(tmp_path: Path) -> None:
    put(
        tmp_path,
        "付款台账.csv",
        "付款日期,付款单位,收款单位,付款金额,用途,附言,备注\n"
        "2025-04-01,甲公司,乙公司,1000.00,进度款,第二期,\n"
        "2025-05-01,甲公司,丙公司,2000.00,材料款,材料款,钢筋\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "purpose") == ["进度款；第二期", "材料款；钢筋"]
    assert [i.column for i in case.issues if i.column in {"附言", "备注"}] == []


@pytest.mark.parametrize("words", ["转账失败,,", "网银,,交易失败", "网银,支付失败（户名不符）,"])
@pytest.mark.parametrize("balance", ["100000.00", ""])
def test_a_line_that_says_it_failed_is_set_aside(tmp_path: Path, words: str, balance: str) -> None:
    failed = f"2025-04-26,20000.00,,{balance},张三,6217000000000077,{words}"
    case = statement(tmp_path, failed, "2025-04-27,5000.00,,95000.00,张三,6217000000000077,工资,,")
    assert column(case, "payment", "amount") == [10_000_000, 500_000]
    assert [(i.row, i.severity) for i in case.issues if "未成功" in i.problem] == [(4, "info")]
    assert not [i for i in case.issues if i.column == "余额"]


def test_one_whose_balance_moved_is_kept_and_told(tmp_path: Path) -> None:
    failed = "2025-04-26,20000.00,,80000.00,张三,6217000000000077,网银,,交易失败"
    case = statement(tmp_path, failed)
    assert column(case, "payment", "amount") == [10_000_000, 2_000_000]
    told = [(i.row, i.value, i.severity) for i in case.issues if "余额随该行变动" in i.problem]
    assert told == [(4, "交易失败", "warning")]


def test_lines_that_run_backwards(tmp_path: Path) -> None:
    put(
        tmp_path,
        "流水.csv",
        HEAD
        + HEADER
        + "2025-04-28,5000.00,,95000.00,张三,6217000000000077,工资,,\n"
        + "2025-04-26,20000.00,,100000.00,张三,6217000000000077,转账失败,,\n"
        + "2025-04-02,1000.00,,100000.00,张三,6217000000000077,工资,,\n"
        + "2025-04-01,,101000.00,101000.00,甲公司,6200100020003001,工程款,,\n",
    )
    assert column(read_case(tmp_path), "payment", "amount") == [500_000, 100_000, 10_100_000]


@pytest.mark.parametrize("words", ["上月工资转账失败补发", "转账失败（补发）", "工资"])
def test_words_about_another_line_are_no_failure(tmp_path: Path, words: str) -> None:
    case = statement(tmp_path, f"2025-04-26,20000.00,,80000.00,张三,6217000000000077,网银,,{words}")
    assert column(case, "payment", "amount") == [10_000_000, 2_000_000]


def test_a_ledger_may_say_it_too(tmp_path: Path) -> None:
    put(
        tmp_path,
        "付款台账.csv",
        "付款日期,付款单位,收款单位,付款金额,用途,附言\n"
        "2025-04-01,甲公司,乙公司,1000.00,进度款,付款失败\n"
        "2025-05-01,甲公司,丙公司,2000.00,材料款,\n",
    )
    assert column(read_case(tmp_path), "payment", "amount") == [200_000]


def test_a_line_without_any_words_stays_beside_those_that_have_some(tmp_path: Path) -> None:
    silent = "2025-04-26,20000.00,,80000.00,张三,6217000000000077,,,"
    assert column(statement(tmp_path, silent), "payment", "purpose") == ["转账；工程款", None]


def test_wages_that_come_back_as_failed_are_money_that_moved(tmp_path: Path) -> None:
    paid = "2025-04-26,20000.00,,,张三,6217000000000077,代发工资,,"
    back = "2025-04-27,,20000.00,,张三,6217000000000077,代发失败,,"
    case = statement(tmp_path, paid, back)
    assert column(case, "payment", "payer_id") == ["甲公司", "乙公司", "张三"]
    assert not case.files[0].quarantined


def test_a_ledger_s_return_of_a_failed_payment_moved_too(tmp_path: Path) -> None:
    lines = "2025-04-26,甲公司,张三,100,工资\n2025-04-27,张三,甲公司,100,发放失败\n"
    put(tmp_path, "付款台账.csv", f"付款日期,付款单位,收款单位,付款金额,用途\n{lines}")
    assert column(read_case(tmp_path), "payment", "amount") == [10000, 10000]
