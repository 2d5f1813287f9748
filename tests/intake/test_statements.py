"""Bank statements as banks and authorities hand them over: who paid whom, when, how much."""

from pathlib import Path

import pytest
from intake_folders import column, problems, put, rows, workbook

from wagekit.intake import CaseFolder, read_case
from wagekit.intake.payment_class import payment_class

HOLDER = "远山建设有限公司"
BOC_HEADER = (
    "交易类型[ Transaction Type ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],"
    "收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],"
    "交易时间[ Transaction time ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],"
    "摘要[ Reference ],用途[ Purpose ]"
)
LAYOUTS = {
    "police_34": (
        "交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,"
        "收付标志,交易对手账卡号,对手户名,对手交易余额,摘要说明,交易是否成功,交易流水号\n"
        f"6222000011112222,,{HOLDER},,2021/3/4 10:00:00,100.5,899.5,出,6222000033334444,乙劳务公司,"
        "1,人工费,成功,A1\n"
        f"6222000011112222,,{HOLDER},,20210305110000,200,1099.5,贷,6222000055556666,丙开发公司,"
        "2,工程款,成功,A2\n"
        f"6222000011112222,,{HOLDER},,2021/3/6 10:00:00,50,1049.5,出,,,0,手续费,失败,A3\n"
    ),
    "supervisory": (
        "反馈单位,查询对象名称,本方账号,本方卡号,交易类型,借贷标志,币种,交易金额,交易余额,"
        "交易时间,交易流水号,交易对方名称,交易对方账号,交易摘要,查询反馈结果原因\n"
        f"某行,{HOLDER},6222000011112222,,转账,借,CNY,100.5,899.5,2021-03-04 10:00:00,A1,"
        "乙劳务公司,6222000033334444,人工费,\n"
        f"某行,{HOLDER},6222000011112222,,转账,贷,CNY,200,1099.5,2021-03-05 11:00:00,A2,"
        "丙开发公司,6222000055556666,工程款,\n"
    ),
    "ccb": (
        "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,"
        "对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号\n"
        f"6222000011112222,{HOLDER},20210304 10:00:00,100.5,0.00,899.5,人民币,乙劳务公司,"
        "6222000033334444,x,20210304,人工费,,A1\n"
        f"6222000011112222,{HOLDER},20210305 11:00:00,0.00,200,1099.5,人民币,丙开发公司,"
        "6222000055556666,x,20210305,工程款,,A2\n"
    ),
    "icbc": (
        "[HISTORYDETAIL],,,,,,,,\n"
        f"户名：{HOLDER},账号：6222000011112222,,,,,,,\n"
        "凭证号,交易时间,对方单位,对方账号,转入金额,转出金额,余额,用途,摘要\n"
        "1,2021-03-04 10:00:00,乙劳务公司,6222000033334444,,100.5,899.5,,人工费\n"
        "2,2021-03-05 11:00:00,丙开发公司,6222000055556666,200,,1099.5,工程款,\n"
    ),
    "boc": (
        "查询账号[ Inquirer account number ],6222000011112222\t,,,,,,,,,\n"
        "总笔数[ Total ],2,,,,,,,,,\n"
        f"{BOC_HEADER}\n"
        f"往账,6222000011112222\t,{HOLDER}\t,6222000033334444\t,乙劳务公司\t,20210304,10:00:00,"
        "-100.5,899.5,人工费\t,\n"
        f"来账,6222000055556666,丙开发公司,6222000011112222,{HOLDER},20210305,11:00:00,"
        "200,1099.5,,工程款\n"
    ),
    "cmb": (
        f"户名：,{HOLDER},,,,,,,,,\n账号：,6222000011112222,,,,,,,,,\n"
        "交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,业务参考号,"
        "收(付)方名称,收(付)方账号\n"
        "20210304,10:00:00,20210304,x,100.5,,899.5,人工费,A1,R1,乙劳务公司,6222000033334444\n"
        "20210305,11:00:00,20210305,x,,200,1099.5,工程款,A2,R2,丙开发公司,6222000055556666\n"
    ),
    "cmbc": (
        f"账户名称：{HOLDER},,账号：6222000011112222,,,,,,,\n"
        "交易时间,交易流水号,借方发生额,贷方发生额,账户余额,凭证号,客户附言,对方账号,对方账号名称,"
        "对方开户行\n"
        "2021-03-04 10:00:00,A1,100.5,,899.5,,人工费,6222000033334444,乙劳务公司,x\n"
        "2021-03-05 11:00:00,A2,,200,1099.5,,工程款,6222000055556666,丙开发公司,x\n"
    ),
    "pingan": (
        f"户名：{HOLDER},,,,,,,\n"
        "交易时间,账号,收入,支出,对方户名,对方账号,交易流水号,核心唯一流水号,摘要\n"
        "2021-03-04 10:00:00,6222000011112222,,100.5,乙劳务公司,6222000033334444,A1,B1,人工费\n"
        "2021-03-05 11:00:00,6222000011112222,200,,丙开发公司,6222000055556666,A2,B2,工程款\n"
    ),
    "ceb": (
        f"户名：{HOLDER},账号：6222000011112222,,,,\n"
        "交易时间,借方发生额,贷方发生额,余额,对方名称,对方账号,摘要,凭证号\n"
        "2021-03-04 10:00:00,100.5,,899.5,乙劳务公司,6222000033334444,人工费,\n"
        "2021-03-05 11:00:00,,200,1099.5,丙开发公司,6222000055556666,工程款,\n"
    ),
    "aml": (
        "客户名称,账号,交易日期,交易时间,资金收付标志, 交易额(按原币计),余额,交易对手姓名或名称,"
        "交易对手账号,资金来源和用途\n"
        f"{HOLDER},6222000011112222,20210304,100000,付,100.5,899.5,乙劳务公司,6222000033334444,人工费\n"
        f"{HOLDER},6222000011112222,20210305,110000,收,200,1099.5,丙开发公司,6222000055556666,工程款\n"
    ),
    "own_daybook": (
        f"银行存款日记账,,,,,\n单位名称：{HOLDER},账号：6222000011112222,,,,\n"
        "日期,凭证号,摘要,对方单位,对方账号,借方,贷方,余额\n"
        "2021-03-04 10:00:00,1,人工费,乙劳务公司,6222000033334444,,100.5,899.5\n"
        "2021-03-05 11:00:00,2,工程款,丙开发公司,6222000055556666,200,,1099.5\n"
    ),
    "bank_statement": (
        f"户名：{HOLDER},账号：6222000011112222,,,,,\n"
        "日期,支取,存入,余额,对方户名,对方账号,摘要\n"
        "2021-03-04 10:00:00,100.5,,899.5,乙劳务公司,6222000033334444,人工费\n"
        "2021-03-05 11:00:00,,200,1099.5,丙开发公司,6222000055556666,工程款\n"
    ),
}


@pytest.mark.parametrize("profile", LAYOUTS)
def test_every_bank_says_the_same_in_its_own_way(tmp_path: Path, profile: str) -> None:
    put(tmp_path, "流水.csv", LAYOUTS[profile].encode("gb18030"))
    case = read_case(tmp_path)
    assert case.files[0].profile == profile
    paid, got = rows(case, "payment")
    assert (paid["payer_id"], paid["payee_id"]) == (HOLDER, "乙劳务公司")
    assert (got["payer_id"], got["payee_id"]) == ("丙开发公司", HOLDER)
    assert (paid["payer_account"], paid["payee_account"]) == (
        "6222000011112222", "6222000033334444",
    )  # fmt: skip
    assert (got["payer_account"], got["payee_account"]) == (
        "6222000055556666", "6222000011112222",
    )  # fmt: skip
    assert (paid["amount"], got["amount"]) == (10_050, 20_000)
    assert [str(row["paid_at"]) for row in (paid, got)] == [
        "2021-03-04 10:00:00", "2021-03-05 11:00:00",
    ]  # fmt: skip
    assert (paid["purpose"], got["purpose"]) == ("人工费", "工程款")
    assert (paid["class"], got["class"]) == ("labour_cost", "progress")
    assert got["balance_after"] == (None if profile == "pingan" else 109_950)
    [account] = rows(case, "account")
    assert (account["account_id"], account["party_id"]) == ("6222000011112222", HOLDER)
    assert {row["name"] for row in rows(case, "party")} >= {HOLDER, "乙劳务公司", "丙开发公司"}
    assert [i for i in case.issues if i.severity != "info"] == []


def test_a_failed_line_is_set_aside(tmp_path: Path) -> None:
    put(tmp_path, "流水.csv", LAYOUTS["police_34"])
    case = read_case(tmp_path)
    assert (case.files[0].loaded, case.files[0].quarantined) == (2, 1)
    assert [(i.row, i.problem) for i in case.issues if i.row] == [(4, "交易未成功")]


PLAIN = "交易日期,摘要,借方发生额,贷方发生额,余额,对方户名\n"


def plain(folder: Path, lines: str, name: str = f"{HOLDER}流水.csv") -> CaseFolder:
    put(folder, "party.csv", f"party_id,name\nY,{HOLDER}\n")
    put(folder, name, PLAIN + lines)
    return read_case(folder)


def test_the_holder_may_stand_in_the_name_of_the_file_only(tmp_path: Path) -> None:
    case = plain(tmp_path, "2021-03-04,a,1,,99,甲\n2021-03-05,b,2,,97,甲\n2021-03-06,b,3,,94,甲\n")
    assert column(case, "payment", "payer_id") == ["Y"] * 3


def test_without_a_holder_nothing_is_loaded(tmp_path: Path) -> None:
    case = plain(tmp_path, "2021-03-04,a,1,,99,甲\n", "流水.csv")
    assert case.files[1].quarantined == 1
    assert [i.problem for i in case.issues if i.row] == ["看不出是谁的账户"]


def test_the_account_of_a_listed_holder_names_the_holder(tmp_path: Path) -> None:
    put(tmp_path, "account.csv", "account_id,party_id\n6222000011112222,Y\n")
    text = "账号：6222000011112222,,,,,\n" + PLAIN + "2021-03-04,a,1,,99,甲\n"
    put(tmp_path, "party.csv", f"party_id,name\nY,{HOLDER}\n")
    put(tmp_path, "流水.csv", text)
    assert column(read_case(tmp_path), "payment", "payer_id") == ["Y"]


def test_debit_is_money_out_unless_the_balances_say_otherwise(tmp_path: Path) -> None:
    bank = plain(
        tmp_path / "a",
        "2021-03-04,a,1,,99,甲\n2021-03-05,b,2,,97,甲\n2021-03-06,b,3,,94,甲\n2021-03-07,b,3,,91,甲\n",
    )
    firm = plain(
        tmp_path / "b",
        "2021-03-04,a,1,,99,甲\n2021-03-05,b,2,,101,甲\n2021-03-06,b,3,,104,甲\n2021-03-07,b,3,,107,甲\n",
    )
    assert column(bank, "payment", "payer_id") == ["Y"] * 4
    assert column(firm, "payment", "payee_id") == ["Y"] * 4
    assert any("推算" in i.problem for i in firm.issues)


FEW = "2021-03-04,a,1,,99,甲\n"


@pytest.mark.parametrize(
    ("lines", "payee", "severity"),
    [
        (FEW + "2021-03-05,b,2,,101,甲\n", "Y", "info"),
        (FEW + "2021-03-05,b,2,,101,甲\n2021-03-06,b,,3,98,甲\n", "Y", "info"),
        (FEW + "2021-03-05,b,2,,97,甲\n", "甲", None),
        # Equal amounts chain in either order: the days say which it is.
        (FEW + "2021-03-05,b,1,,100,甲\n", "Y", "info"),
        ("2021-03-05,b,1,,99,甲\n2021-03-04,a,1,,100,甲\n", "甲", None),
        ("2021-03-04,b,1,,99,甲\n2021-03-04,a,1,,100,甲\n", "甲", None),
        # One of two contradicts: said, not turned.
        (FEW + "2021-03-05,b,2,,101,甲\n2021-03-06,b,3,,7,甲\n", "甲", "warning"),
    ],
)
def test_one_pair_of_balances_proves_which_way_debit_is(
    tmp_path: Path, lines: str, payee: str, severity: str | None
) -> None:
    case = plain(tmp_path, lines)
    assert column(case, "payment", "payee_id")[0] == payee
    assert {i.severity for i in case.issues if "按余额推算" in i.problem} == {severity} - {None}


def test_balances_that_contradict_plain_words_are_said(tmp_path: Path) -> None:
    text = "交易日期,摘要,支出,收入,余额,对方户名\n2021-03-04,a,1,,99,甲\n2021-03-05,b,2,,101,甲\n"
    put(tmp_path, f"{HOLDER}.csv", text)
    put(tmp_path, "party.csv", f"party_id,name\nY,{HOLDER}\n")
    case = read_case(tmp_path)
    assert column(case, "payment", "payer_id") == ["Y"] * 2
    assert ["余额推算" in i.problem for i in case.issues if i.severity == "warning"] == [True]


def test_lines_may_run_backwards(tmp_path: Path) -> None:
    lines = (
        "2021-03-07,b,3,,91,甲\n2021-03-06,b,3,,94,甲\n"
        "2021-03-05,b,2,,97,甲\n2021-03-04,a,1,,99,甲\n"
    )
    assert column(plain(tmp_path, lines), "payment", "payer_id") == ["Y"] * 4


def test_a_line_without_a_direction_takes_it_from_the_balance(tmp_path: Path) -> None:
    put(
        tmp_path,
        "流水.csv",
        f"户名：{HOLDER},,,,\n交易时间,收付标志,交易金额,余额,对方户名\n"
        "2021-03-04,付,1,99,甲\n2021-03-05,,2,97,甲\n2021-03-06,,3,100,甲\n2021-03-07,,5,200,甲\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "payer_id") == [HOLDER, HOLDER, "甲"]
    assert case.files[0].quarantined == 1


def test_a_reversal_and_what_it_reverses_stay_out(tmp_path: Path) -> None:
    lines = (
        "2021-03-04,材料款,100,,900,甲\n2021-03-04,材料款,100,,800,乙\n"
        "2021-03-05,冲正,,100,900,乙\n2021-03-06,退款,,50,950,甲\n2021-03-06,货款,-70,,1020,丙\n"
    )
    case = plain(tmp_path, lines)
    assert column(case, "payment", "_row") == [2, 5]
    assert sorted(i.row or 0 for i in case.issues if i.column == "借方发生额") == [3, 4, 6]
    assert case.files[1].quarantined == 3


def test_a_negative_line_undoes_the_one_before(tmp_path: Path) -> None:
    lines = "2021-03-04,货款,70,,930,丙\n2021-03-06,货款,-70,,1000,丙\n2021-03-07,货款,70,,930,丙\n"
    assert column(plain(tmp_path, lines), "payment", "_row") == [4]


WITH_ACCOUNTS = "账号,户名,交易时间,支出,收入,余额,对方户名,对方账号,摘要\n"


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        # Back from the same account: neither counts.
        (("5,100,,900,乙,62223,工程款", "6,,100,1000,乙,62223,退汇"), []),
        (("5,100,,900,乙,62223,工程款", "6,,100,1000,乙,,退汇：户名不符"), []),
        # The one that went to that account, not the nearer one of the same sum.
        (("5,100,,900,乙,62223,a", "5,100,,800,丙,62224,b", "6,,100,900,乙,62223,退汇"), [3]),
        # Nobody named: only where it can be no other one.
        (("5,100,,900,乙,62223,工程款", "6,,100,1000,,,退汇"), []),
        (("5,100,,900,乙,62223,a", "5,100,,800,丙,62224,b", "6,,100,900,,,退汇"), [2, 3, 4]),
        # Another sum, another account, before the payment, or a second payment: as they are.
        (("5,100,,900,乙,62223,工程款", "6,,90,990,乙,62223,退汇"), [2, 3]),
        (("5,100,,900,乙,62223,工程款", "6,,100,1000,乙,62224,退汇"), [2, 3]),
        (("6,,100,1000,乙,62223,退汇", "7,100,,900,乙,62223,工程款"), [2, 3]),
        (
            ("5,100,,900,乙,62223,a", "6,,100,1000,乙,62223,退汇", "7,100,,900,乙,62223,退汇重发"),
            [4],
        ),
        (("5,100,,900,乙,62223,工程款", "6,,100,1000,乙,62223,退款"), [2, 3]),
    ],
)
def test_a_payment_that_came_back(tmp_path: Path, lines: tuple[str, ...], left: list[int]) -> None:
    text = "".join(f"62221,{HOLDER},2021-03-0{line}\n" for line in lines)
    put(tmp_path, "流水.csv", WITH_ACCOUNTS + text)
    case = read_case(tmp_path)
    assert column(case, "payment", "_row") == left if left else not rows(case, "payment")
    said = [i.row for i in case.issues if "退汇" in i.problem]
    assert sorted([*said, *left]) == list(range(2, len(lines) + 2))


def test_a_line_in_two_exports_loads_once(tmp_path: Path) -> None:
    head = f"户名：{HOLDER},,,,,\n" + PLAIN
    first = "2021-03-04,a,1,,99,甲\n2021-03-05,b,2,,97,甲\n"
    second = "2021-03-05,b,2,,97,甲\n2021-03-06,b,2,,95,甲\n"
    put(tmp_path, "1.csv", head + first)
    put(tmp_path, "2.csv", head + second)
    case = read_case(tmp_path)
    assert len(case.tables["payment"]) == 3
    assert [count.quarantined for count in case.files] == [0, 1]
    assert [i.row for i in case.issues if "另一份流水" in i.problem] == [3]


def test_several_holders_in_one_sheet(tmp_path: Path) -> None:
    workbook(
        tmp_path / "明细.xlsx",
        {
            "x": [
                ["户名：甲公司", None, "账号：6222000011112222"],
                ["交易日期", "摘要", "支出", "收入", "余额", "对方户名"],
                ["2021-03-04", "a", 1, None, 99, "子"],
                ["户名：乙公司", None, "账号：6222000033334444"],
                ["交易日期", "摘要", "支出", "收入", "余额", "对方户名"],
                ["2021-03-04", "b", 2, None, 98, "丑"],
                ["无交易"],
            ]
        },
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "payer_id") == ["甲公司", "乙公司"]
    assert sorted(column(case, "account", "account_id")) == ["6222000011112222", "6222000033334444"]
    [count] = case.files
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (7, 2, 0, 5)


def test_the_next_page_is_not_another_holder(tmp_path: Path) -> None:
    page = f"户名：{HOLDER},,,,,\n" + PLAIN
    put(
        tmp_path,
        "流水.csv",
        page + "2021-03-04,a,1,,99,甲\n,,,,,\n" + page + "2021-03-05,b,2,,97,甲\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "payer_id") == [HOLDER] * 2
    assert (case.files[0].loaded, case.files[0].skipped) == (2, 5)


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("交易日期,交易时间", "2021-03-04,10:00:05"),
        ("交易日期,交易时间", "20210304,100005"),
        ("交易日期,交易时间", "2021-03-04,2021-03-04 10:00:05"),
        ("记账日期,交易时间", "2021/3/4,10:00:05"),
        ("入账日期,入账时间", "2021年3月4日,10:00:05"),
        ("日期,时间", "2021.03.04,10:00:05"),
    ],
)
@pytest.mark.parametrize(
    ("money", "amounts"),
    [
        ("支出,收入,余额", "1,,99"),
        ("收付标志,交易金额,余额", "付,1,99"),
        ("收支标志,交易金额,余额", "支出,1,99"),
        ("交易金额,余额", "-1,99"),
        ("借方发生额,贷方发生额,账户余额,对方名称", "1,,99,甲"),
        ("借方发生额,贷方发生额,账户余额,对方账号名称", "1,,99,甲"),
    ],
)
def test_day_and_clock_in_two_columns(
    tmp_path: Path, header: str, line: str, money: str, amounts: str
) -> None:
    text = f"户名：{HOLDER},,,,,,,\n{header},{money},对方户名,摘要\n{line},{amounts},甲,a\n"
    put(tmp_path, "流水.csv", text)
    [row] = rows(read_case(tmp_path), "payment")
    assert (str(row["paid_at"]), row["payer_id"]) == ("2021-03-04 10:00:05", HOLDER)


@pytest.mark.parametrize(
    ("clock", "read"),
    [
        ("90501", "09:05:01"), ("90501.0", "09:05:01"), ("090501.000", "09:05:01"),
        ("45000", "04:50:00"), ("0.5", "12:00:00"), ("0", "00:00:00"), ("9:05", "09:05:00"),
        ("", "00:00:00"), ("2021-03-05T10:00:05+08:00", "10:00:05"),
        ("乱", None), ("250501", None), ("25:61", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", ["2021-03-05", "44260"])
def test_a_clock_that_cannot_be_read_leaves_the_day(
    tmp_path: Path, day: str, clock: str, read: str | None
) -> None:
    header = f"户名：{HOLDER},,,,,\n日期,时间,支出,收入,余额,对方户名\n"
    put(tmp_path, "流水.csv", header + f"{day},{clock},1,,99,甲\n")
    case = read_case(tmp_path)
    [row] = rows(case, "payment")
    assert str(row["paid_at"]) == f"2021-03-05 {read or '00:00:00'}"
    assert problems(case) == ([] if read else [(3, "时间", clock, "warning")])


@pytest.mark.parametrize(
    ("header", "line", "column_named", "cell"),
    [
        ("交易时间", "2021-02-30", "交易时间", "2021-02-30"),
        ("日期,时间", "不详,10:00:05", "日期", "不详"),
        ("日期,时间", "不详,乱", "日期", "不详"),
    ],
)
def test_a_day_that_cannot_be_read_is_said_as_such(
    tmp_path: Path, header: str, line: str, column_named: str, cell: str
) -> None:
    text = f"户名：{HOLDER},,,,,\n{header},支出,收入,余额,对方户名\n{line},1,,99,甲\n"
    put(tmp_path, "流水.csv", text)
    [issue] = [i for i in read_case(tmp_path).issues if i.severity == "warning"]
    assert (issue.column, issue.value) == (column_named, cell)
    assert "无法识别" in issue.problem


ONE = "账号,户名,交易时间,交易金额,余额,对方户名,摘要\n"


def one_amount(folder: Path, *lines: str) -> CaseFolder:
    text = "".join(f"6222000011112222,{HOLDER},{line}\n" for line in lines)
    put(folder, "流水.csv", ONE + text)
    case = read_case(folder)
    assert case.files[0].profile == "bank_statement_one_amount"
    return case


def test_the_sign_of_the_only_amount_is_its_direction(tmp_path: Path) -> None:
    case = one_amount(tmp_path, "2021-03-04,-40,60,甲,a", "2021-03-05,+15,75,乙,b")
    sides = [(r["payer_id"], r["payee_id"], r["amount"]) for r in rows(case, "payment")]
    assert sides == [(HOLDER, "甲", 4_000), ("乙", HOLDER, 1_500)]
    assert column(case, "account", "account_id") == ["6222000011112222"]


def test_without_signs_the_balance_says_which_way(tmp_path: Path) -> None:
    lines = ["2021-03-04,40,60,甲,a", "2021-03-05,15,75,乙,b", "2021-03-06,5,70,丙,c"]
    for folder, order in (("a", 1), ("b", -1)):
        case = one_amount(tmp_path / folder, *lines[::order])
        sides = {(r["payer_id"], r["payee_id"]) for r in rows(case, "payment")}
        assert sides == {("乙", HOLDER), (HOLDER, "丙")}
        # Nothing stands before the first line: which way it went is not known.
        assert case.files[0].quarantined == 1


def test_one_line_below_zero_among_others_undoes_one(tmp_path: Path) -> None:
    lines = ["2021-03-03,10,100,甲,a", "2021-03-04,40,60,甲,a", "2021-03-05,15,75,乙,b"]
    undo = "2021-03-06,-40,115,甲,冲正"
    case = one_amount(tmp_path, *lines, undo, "2021-03-07,5,110,丙,c")
    assert column(case, "payment", "_row") == [4, 6]


def test_a_ledger_that_names_payer_and_payee_is_no_statement(tmp_path: Path) -> None:
    text = "付款日期,付款单位,收款单位,金额,余额,对方账号\n2021-03-04,甲,乙,40,60,1\n"
    put(tmp_path, "付款台账.csv", text)
    case = read_case(tmp_path)
    assert case.files[0].profile == "headers 83%"
    assert column(case, "payment", "payer_id") == ["甲"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("25年12月份工资", "wage"),
        ("代发工资", "wage"),
        ("工资保证金", "deposit"),
        ("工程款", "progress"),
        ("支付3月工程进度款", "progress"),
        ("工程款及材料款", None),
        ("退工程款保证金", None),
        ("往来款", None),
        ("转账", None),
        ("人工费", "labour_cost"),
        ("代付材料款", None),
        (None, None),
        ("房租", None),
        ("拨农民工工资专户", None),
    ],
)
def test_only_plain_words_give_a_class(said: str | None, code: str | None) -> None:
    assert payment_class(said) == code


def test_what_is_wrong_is_said_where_the_file_has_it(tmp_path: Path) -> None:
    lines = "2021-03-04,a,一百,,99,甲\n不详,b,2,,97,甲\n"
    found = problems(plain(tmp_path, lines))
    assert (2, "借方发生额", "一百", "warning") in found
    assert (3, "交易日期", "不详", "warning") in found


@pytest.mark.parametrize(
    "line", ["2021-03-04,期初余额,,,100,", "上期余额,,,,100,", "2021-03-04,上年结转,0,0.00,100,"]
)
def test_an_opening_balance_is_no_line(tmp_path: Path, line: str) -> None:
    case = plain(tmp_path, f"{line}\n2021-03-04,a,1,,99,甲\n")
    assert column(case, "payment", "_row") == [3]
    assert case.files[1].quarantined == 0


def test_money_that_moves_is_a_line_whatever_it_is_for(tmp_path: Path) -> None:
    case = plain(tmp_path, "2021-03-04,上月结转,1,,99,甲\n")
    assert column(case, "payment", "_row") == [2]
