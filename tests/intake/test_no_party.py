"""Words where a payer or payee should be named that name nobody."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case


@pytest.mark.parametrize("word", ["现金", "农民工", "详见附表", "代发工资"])
def test_a_word_that_names_nobody_is_no_payee(tmp_path: Path, word: str) -> None:
    text = "付款日期,付款单位,收款单位,付款金额（元）\n2024-03-20,甲公司,{},100\n"
    put(tmp_path, "付款台账.csv", text.format(word))
    case = read_case(tmp_path)
    assert column(case, "payment", "payee_id") == [None]
    assert [(i.severity, i.value) for i in case.issues if "名称" in i.problem] == [("info", word)]


def test_cash_on_a_statement_is_no_payee(tmp_path: Path) -> None:
    head = "账号,户名,交易时间,借方金额,贷方金额,余额,对方户名,摘要\n"
    lines = "1300,甲公司,2024-04-10,300,,700,现金,取现\n"
    put(tmp_path, "流水.csv", head + lines)
    case = read_case(tmp_path)
    assert column(case, "payment", "payee_id") == [None]
    assert column(case, "payment", "purpose") == ["取现"]


def test_that_it_was_cash_stays_said(tmp_path: Path) -> None:
    text = "付款日期,付款单位,收款单位,付款金额（元）\n2024-03-20,甲公司,现金,100\n"
    put(tmp_path, "付款台账.csv", text)
    assert column(read_case(tmp_path), "payment", "purpose") == ["现金"]
