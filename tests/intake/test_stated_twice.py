"""Amounts in capitals and in figures, as contracts state them."""

from __future__ import annotations

import pytest

from wagekit.intake.clean.cleaned import Unreadable
from wagekit.intake.clean.twice import stated_twice

MILLION = 100_000_000


@pytest.mark.parametrize(
    "text",
    [
        "人民币壹佰万元整(¥1,000,000.00)",
        "人民币(大写)壹佰万元整(小写)1000000元",
        "大写:壹佰万元整;小写:¥1000000",
        "¥1,000,000.00(大写:壹佰万圆整)",
        "100万元(壹佰万元整)",
        "壹佰万元整",
        "(大写:壹佰万元整)",
    ],
)
def test_both_ways_are_one_amount(text: str) -> None:
    assert stated_twice(text, "元") == MILLION


def test_figures_beside_words_may_be_in_the_unit_of_the_column_or_in_yuan() -> None:
    assert stated_twice("100(壹佰万元整)", "万元") == MILLION
    assert stated_twice("1000000(壹佰万元整)", "万元") == MILLION


def test_yuan_beside_words_in_a_column_of_ten_thousands_may_be_many() -> None:
    assert stated_twice("叁亿元整(¥300,000,000.00)", "万元") == 300 * MILLION
    assert stated_twice("贰角伍分", "元") == 25


def test_words_and_figures_that_differ_are_not_read() -> None:
    with pytest.raises(Unreadable):
        stated_twice("壹佰万元整(¥100,000)", "元")


@pytest.mark.parametrize(
    "text",
    [
        "1000",
        "¥1000",
        "约100万",
        "1000/2000",
        "小写1000大写2000",
        "壹佰元或贰佰元",
        "3000每月",
        "",
        "大写:",
    ],
)
def test_anything_else_is_left_to_others(text: str) -> None:
    assert stated_twice(text, "万元") is None
