"""Drawings of money straight from the sample case."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from funds_readable import assert_readable

import wagekit as wk
from wagekit.core.errors import WagekitError

SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"
OWNER = "party:91990000000001011G"


@pytest.fixture(scope="module")
def case() -> wk.Case:
    return wk.open_case(SAMPLE)


def test_the_methods_disagree_where_two_projects_met_in_one_purse(case: wk.Case) -> None:
    trace = case.trace(OWNER, project="QH-A")
    figure = case.draw_funds(trace)
    assert_readable(figure)
    table = figure.table.set_index("去向")
    assert table.loc["贾禾川", "先进先出"] == "18,776,000.00"
    assert table.loc["贾禾川", "最低余额"] == "19,493,000.00"
    assert table.loc["合计", "最多（元）"] == "32,900,000.00"
    assert "青禾砚山建设有限公司里混有被追踪的23,900,000.00元和其他资金8,400,000.00元" in figure.alt


def test_one_method_can_be_asked_for(case: wk.Case) -> None:
    trace = case.trace(OWNER, "fifo", project="QH-A")
    assert "先进先出" in case.draw_funds(trace, "fifo").alt
    with pytest.raises(WagekitError, match="lifo"):
        case.draw_funds(trace, "lifo")


def test_dues_and_payments_of_a_project(case: wk.Case) -> None:
    figure = case.draw_claims("QH-A")
    assert_readable(figure)
    assert "青禾县城南安置小区一期工程：应付与已付" in figure.alt
    assert set(figure.table["类别"]) == {"付款"}
    with pytest.raises(WagekitError, match="QH-Z"):
        case.draw_claims("QH-Z")


def test_a_project_whose_pay_days_are_not_known_is_not_said_to_owe_nothing(case: wk.Case) -> None:
    run = case.analyze(only=["GZ01"])
    figure = case.draw_liability("QH-A", run)
    assert_readable(figure)
    assert "工资表上 10名工人的工资是否到期未付，资料不足、不能确定" in figure.alt
    assert "资料中没有拖欠工资的记录" in case.draw_liability("QH-B", run).alt
    with pytest.raises(WagekitError, match="QH-Z"):
        case.draw_liability("QH-Z", run)


def test_who_pays_what_the_ledger_says_is_owed(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "case")
    ledger = "entry_id,project_id,employer_id,people,amount,found_on\n"
    entry = "E1,QH-A,919900000000010463,10,124000.05,2024-01-08\n"
    (tmp_path / "case" / "arrears.csv").write_text(ledger + entry, "utf-8")
    more = wk.open_case(tmp_path / "case")
    figure = more.draw_liability("QH-A", more.analyze(only=["GZ01"]))
    assert_readable(figure)
    amounts = figure.table.set_index("环节")["金额（元）"]
    assert (amounts["欠付"], amounts["缺口"]) == ("124,000.05", "124,000.05")
    assert "青禾砚山建设有限公司" in set(figure.table["当事人"])
