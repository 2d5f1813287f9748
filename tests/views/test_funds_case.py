"""Drawings of money straight from the sample case."""

from __future__ import annotations

from pathlib import Path

import pytest
from funds_readable import assert_readable

import wagekit as wk
from wagekit.core.errors import WagekitError
from wagekit.model.money import format_yuan

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


def test_who_pays_the_wages_of_a_project(case: wk.Case) -> None:
    run = case.analyze(only=["GZ01"])
    figure = case.draw_liability("QH-A", run)
    assert_readable(figure)
    (judged,) = [one for one in run.owed if one.project_id == "QH-A"]
    amounts = figure.table.set_index("环节")["金额（元）"]
    assert amounts["欠付"] == format_yuan(judged.owed)
    assert amounts["缺口"] == format_yuan(judged.shortfall)
    assert "青禾砚山建设有限公司" in set(figure.table["当事人"])
    assert "资料中没有拖欠工资的记录" in case.draw_liability("QH-B", run).alt
    with pytest.raises(WagekitError, match="QH-Z"):
        case.draw_liability("QH-Z", run)
