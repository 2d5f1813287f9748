"""Headers and lines of ledgers that a county keeps, each told from its neighbour."""

from datetime import date
from pathlib import Path

import pytest
from intake_folders import column, put, rows

from wagekit.intake import read_case

DEPOSITS = (
    "农民工工资保证金台账,,,,,,\n项目名称,缴存单位,缴存方式,缴存金额（元）,缴存日期,{}\n"
    "甲工程,乙建设有限公司,现金,200000,2024-04-05,{}\n"
)


@pytest.mark.parametrize(
    ("headers", "cells", "ends"),
    [
        ("退还日期", "2025-01-05", date(2025, 1, 5)),
        ("到期日,退还日期", "2026-04-05,2025.1.5", date(2025, 1, 5)),
        ("到期日,退还日期", "2024-12-31,2025-01-05", date(2024, 12, 31)),
        ("到期日,退还日期", "2026-04-05,", date(2026, 4, 5)),
        ("到期日,退还日期", ",2025-01-05", date(2025, 1, 5)),
        ("到期日,退还日期", "2025-01-05,未退还", date(2025, 1, 5)),
        ("到期日,退还日期", "2025-01-05,/", date(2025, 1, 5)),
        ("退还日期", "竣工验收后30日", None),
    ],
)
def test_a_deposit_given_back_secures_nothing_more(
    tmp_path: Path, headers: str, cells: str, ends: date | None
) -> None:
    put(tmp_path, "表.csv", DEPOSITS.format(headers, cells))
    case = read_case(tmp_path)
    assert column(case, "guarantee", "to_on") == [ends]
    assert not [each for each in case.issues if each.column in headers.split(",")]


def test_the_bank_that_keeps_a_deposit_is_its_provider(tmp_path: Path) -> None:
    put(
        tmp_path,
        "表.csv",
        "农民工工资保证金（保函）存储台账,,,,\n项目名称,存储单位,存储方式,经办银行/担保机构,"
        "保证金金额（元）\n甲工程,乙建设有限公司,银行保函,某某银行河阳支行,200000\n",
    )
    case = read_case(tmp_path)
    assert column(case, "guarantee", "kind") == ["wage_deposit"]
    names = dict(zip(column(case, "party", "party_id"), column(case, "party", "name"), strict=True))
    assert [names[each] for each in column(case, "guarantee", "provider_id")] == [
        "某某银行河阳支行"
    ]


def test_what_a_payment_is_for_comes_before_remarks(tmp_path: Path) -> None:
    put(
        tmp_path,
        "付款台账.csv",
        "付款日期,付款单位,收款单位,付款事由,付款金额（元）,备注\n"
        "2025-05-01,甲公司,乙公司,4月劳务费,1000,已开票\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "purpose") == ["4月劳务费；已开票"]


def test_a_column_of_income_and_expense_gives_the_direction(tmp_path: Path) -> None:
    put(
        tmp_path,
        "流水.csv",
        "户名：甲公司,账号：6222000011112222,,,\n交易日期,收支,交易金额,余额,对方户名\n"
        "2025-05-01,收入,700,700,乙公司\n2025-05-02,支出,100,600,丙公司\n",
    )
    case = read_case(tmp_path)
    names = dict(zip(column(case, "party", "party_id"), column(case, "party", "name"), strict=True))
    assert [names[each] for each in column(case, "payment", "payer_id")] == ["乙公司", "甲公司"]


def test_all_bids_of_a_list_were_opened_on_the_day_above_it(tmp_path: Path) -> None:
    put(
        tmp_path,
        "表.csv",
        "投标情况一览表,,,\n项目名称：甲工程,,,开标日期：2024年3月1日\n"
        "投标单位,投标报价（元）,授权委托人,是否中标\n乙公司,100,张三,是\n丙公司,120,李四,否\n",
    )
    assert column(read_case(tmp_path), "tender", "bid_on") == [date(2024, 3, 1)] * 2


def test_some_lines_in_another_unit_are_told(tmp_path: Path) -> None:
    line = "甲工程,乙公司,5,{},2025-12-31\n"
    put(
        tmp_path,
        "欠薪台账.csv",
        "欠薪台账（单位：万元）,,,,\n项目名称,用人单位,欠薪人数,欠薪金额,化解时限\n"
        + line.format("42") + line.format("36") + line.format("32000"),
    )  # fmt: skip
    said = [each for each in read_case(tmp_path).issues if "超过 100 万元" in each.problem]
    assert [(each.row, each.value) for each in said] == [(5, "32000")]


@pytest.mark.parametrize("header", ["被诉单位", "涉及企业", "涉事企业", "用工单位"])
def test_whom_a_clue_is_about(tmp_path: Path, header: str) -> None:
    put(
        tmp_path,
        "线索台账.csv",
        f"工单号,线索来源,登记日期,项目名称,{header},欠薪人数,诉求金额\n"
        "A1,投诉,2025-05-01,甲工程,乙公司,5,1000\n",
    )
    case = read_case(tmp_path)
    assert column(case, "clue", "clue_id") == ["A1"]
    assert column(case, "clue", "amount") == [100_000]
    assert column(case, "clue", "respondent_id") == column(case, "party", "party_id")


@pytest.mark.parametrize(
    ("header", "who", "form", "provider"),
    [
        ("缴存单位", "甲建设有限公司", "银行保函", None),
        ("缴存单位", "甲建设有限公司", "现金", "甲建设有限公司"),
        ("缴存单位", "东湖农商行", "银行保函", "东湖农商行"),
        ("出具银行", "东湖支行", "银行保函", "东湖支行"),
    ],
)
def test_who_lodged_a_letter_did_not_give_it(
    tmp_path: Path, header: str, who: str, form: str, provider: str | None
) -> None:
    head = f"工资保证金台账,,,\n项目名称,{header},缴存方式,保函金额（元）\n"
    put(tmp_path, "a.csv", f"{head}东湖,{who},{form},500000\n")
    case = read_case(tmp_path)
    [row] = rows(case, "guarantee")
    firms = rows(case, "party") if "party" in case.tables else []
    names = {firm["party_id"]: firm["name"] for firm in firms}
    assert names.get(row.get("provider_id")) == provider


@pytest.mark.parametrize("header", ["欠薪金额 万元", "欠薪金额：万元", "欠薪金额/万元"])
def test_a_unit_behind_the_header_counts(tmp_path: Path, header: str) -> None:
    put(tmp_path, "欠薪台账.csv", f"项目名称,用工单位,欠薪人数,{header}\n东湖,乙劳务公司,12,15.6\n")
    case = read_case(tmp_path)
    assert column(case, "arrears", "amount") == [15_600_000]
    assert column(case, "arrears", "employer_id") == ["乙劳务公司"]


@pytest.mark.parametrize("sides", ["需方,供方", "买方,卖方", "委托方,受托方", "定作方,承揽方"])
def test_the_sides_of_a_contract_have_many_names(tmp_path: Path, sides: str) -> None:
    head = f"合同编号,项目名称,{sides},合同金额（元）\n"
    put(tmp_path, "合同台账.csv", head + "H1,东湖,甲公司,乙公司,800\n")
    [row] = rows(read_case(tmp_path), "contract")
    assert (row["issuer_id"], row["contractor_id"]) == ("甲公司", "乙公司")


def test_a_list_of_receipts_holds_amounts(tmp_path: Path) -> None:
    text = "收款日期,付款单位,收款单位,收款金额（元）\n2024-6-1,甲公司,乙公司,100\n"
    put(tmp_path, "收款台账.csv", text)
    assert column(read_case(tmp_path), "payment", "amount") == [10_000]
