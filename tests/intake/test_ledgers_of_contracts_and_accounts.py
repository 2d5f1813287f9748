"""Ledgers whose columns look like others: shares that were paid, accounts with a heading."""

from datetime import date
from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

CONTRACT = (
    "合同编号,工程名称,甲方,乙方,合同金额（元）,{},付款比例\nH1,某工程,某局,甲公司,100,60,60%\n"
)
ACCOUNT = """农民工工资专用账户收支台账,,,,
{}：甲建设有限公司  项目名称：某工程  开户银行：某银行  账号：22990101040009999,,,,
日期,摘要,收入（元）,支出（元）,结余（元）
2025.8.6,总包拨付人工费,400000,,400000
2025.8.28,代发8月工资,,65000,335000
合计,,400000,65000,
"""


@pytest.mark.parametrize(
    "paid",
    [
        "累计付款（元）",
        "已付金额（元）",
        "累计支付（元）",
        "付款金额（元）",
        "拨付金额",
        "付款进度",
    ],
)
def test_the_share_paid_is_not_the_share_agreed_on(tmp_path: Path, paid: str) -> None:
    put(tmp_path, "合同台账.csv", CONTRACT.format(paid))
    case = read_case(tmp_path)
    assert "progress_pay_ratio" not in case.tables["contract"].column_names
    assert ("付款比例", "没有对应的字段") in [(i.column, i.problem) for i in case.issues]


def test_a_share_with_no_money_beside_it_was_agreed_on(tmp_path: Path) -> None:
    put(tmp_path, "合同台账.csv", CONTRACT.format("质保金（元）"))
    assert column(read_case(tmp_path), "contract", "progress_pay_ratio") == [0.6]


@pytest.mark.parametrize("holder", ["户名", "总包单位"])
def test_a_ledger_of_a_wage_account_is_a_statement(tmp_path: Path, holder: str) -> None:
    put(tmp_path, "台账.csv", ACCOUNT.format(holder))
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == [40_000_000, 6_500_000]
    assert column(case, "payment", "payer_id") == [None, "甲建设有限公司"]
    assert column(case, "account", "kind") == ["wage_special"]


STATEMENT = """{},,,,,,
{},,账号：1305012345678901,,,,
交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要
2025-09-02,20000.00,,80000.00,丁材料有限公司,6223000000001,材料款
"""


@pytest.mark.parametrize(
    "title",
    ["甲公司基本账户支付农民工工资专用账户明细", "甲公司向农民工工资专用账户往来明细",
     "甲公司付农民工工资专用账户登记簿", "甲公司结算账户支付农民工工资专户台账",
     "甲公司缴存农民工工资专户台账"],
)  # fmt: skip
def test_an_account_that_pays_into_one_for_wages_is_none(tmp_path: Path, title: str) -> None:
    put(tmp_path, "流水.csv", STATEMENT.format(title, "户名：甲公司"))
    assert column(read_case(tmp_path), "account", "kind") == [None]


@pytest.mark.parametrize(
    "title", ["向阳建设有限公司农民工工资专用账户流水", "农民工工资专户收支明细"]
)
def test_the_account_itself_is_one_for_wages(tmp_path: Path, title: str) -> None:
    put(tmp_path, "流水.csv", STATEMENT.format(title, "户名：甲公司"))
    assert column(read_case(tmp_path), "account", "kind") == ["wage_special"]


def test_who_builds_holds_no_other_account(tmp_path: Path) -> None:
    put(tmp_path, "单位.csv", "名称,单位类型\n甲建设有限公司,企业\n乙劳务有限公司,企业\n")
    put(
        tmp_path, "乙劳务有限公司流水.csv", STATEMENT.format("交易明细", "总包单位：甲建设有限公司")
    )
    assert column(read_case(tmp_path), "payment", "payer_id") == ["乙劳务有限公司"]


@pytest.mark.parametrize("cell", ["办理中", "正在办理", "补办中", "无"])
def test_a_permit_that_is_applied_for_is_none(tmp_path: Path, cell: str) -> None:
    header = "施工许可证编号,工程名称,建设单位,施工单位,合同价格（万元）,发证日期\n"
    put(tmp_path, "施工许可证台账.csv", header + f"{cell},某工程,某局,甲公司,8652.33,\n")
    case = read_case(tmp_path)
    assert column(case, "project", "permit_no") == ["none"]
    assert column(case, "project", "contract_price") == [8_652_330_000]


def test_headers_of_deposits_and_hotlines(tmp_path: Path) -> None:
    deposit = "工程名称,缴存单位,缴存方式,应缴金额（万元）,实缴金额（万元）,缴存日期\n"
    put(tmp_path, "工资保证金台账.csv", deposit + "某工程,甲公司,现金,37.8,20,2024.6.5\n")
    hotline = "工单编号,来电时间,诉求类型,项目名称,派单时间,办理时限\n"
    put(tmp_path, "工单.csv", hotline + "Y1,2025-11-01,欠薪,某工程,2025-11-02,2025-11-08\n")
    case = read_case(tmp_path)
    assert column(case, "guarantee", "amount") == [20_000_000]
    assert column(case, "guarantee", "required_amount") == [37_800_000]
    assert column(case, "clue", "received_on") == [date(2025, 11, 1)]
    assert column(case, "clue", "dispatched_on") == [date(2025, 11, 2)]
