"""Numbers of the law are printed with their unit, money in yuan."""

from __future__ import annotations

import datetime as dt

import pytest

from wagekit.core.registry import rules
from wagekit.law import parameters
from wagekit.rulebook import steps_of
from wagekit.views.rule_card import rule_card
from wagekit.views.rule_number import rule_number

SHOWN = [
    (400_000_000, "yuan", "4,000,000.00元", "4,000,000.00 yuan"),
    (0.005, "ratio", "0.5%", "0.5%"),
    (20, "workdays", "20个工作日", "20 working days"),
    (3, "months", "3个月", "3 months"),
    (None, "yuan", "未知", "not known"),
    (dt.date(2020, 5, 1), "date", "2020-05-01", "2020-05-01"),
    (2, "choice", "2", "2"),
]


@pytest.mark.parametrize(("value", "unit", "zh", "en"), SHOWN)
def test_a_number_has_its_unit(value: float | None, unit: str, zh: str, en: str) -> None:
    assert [rule_number(value, unit, lang=lang) for lang in ("zh", "en")] == [zh, en]


def test_every_number_of_the_law_can_be_printed() -> None:
    for one in parameters().values():
        assert all(rule_number(held.value, one.unit) for held in one.history())


@pytest.mark.parametrize("code", ["ZD01", "ZD05", "FB03", "GC06"])
def test_a_card_shows_no_fen(code: str) -> None:
    rule = rules().by_code[code]
    card = rule_card(rule, steps_of(rule))
    assert ",000.00元" in card
    assert "00000000" not in card
