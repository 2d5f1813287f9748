"""Amounts are read exactly or refused, and printed the same everywhere."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.model.money import (
    LIMIT,
    format_wan,
    format_yuan,
    in_words,
    json_number,
    parse,
    to_fen,
    yuan,
)

FEN = st.integers(-LIMIT + 1, LIMIT - 1)
DIGITS = "零壹贰叁肆伍陆柒捌玖"
SIZES = {"拾": 10, "佰": 100, "仟": 1000}


@given(FEN)
def test_what_is_printed_is_read_back(fen: int) -> None:
    assert parse(format_yuan(fen)) == fen
    assert to_fen(yuan(fen)) == fen


@given(FEN, st.sampled_from(["{}元", "￥{}", " {} ", "人民币{}元整", "{}\u200a"]))
def test_dress_does_not_matter(fen: int, dress: str) -> None:
    assert parse(dress.format(f"{yuan(fen):.2f}")) == fen


@given(st.integers(-(2**46) * 100 + 1, 2**46 * 100 - 1))
def test_json_is_exact_to_the_fen(fen: int) -> None:
    written = json.dumps(json_number(fen))
    assert Decimal(written) == yuan(fen)
    assert len(written.partition(".")[2]) <= 2


@given(st.integers(0, LIMIT - 1))
def test_words_say_the_amount(fen: int) -> None:
    assert _spoken(in_words(fen)) == fen


def _spoken(words: str) -> int:
    """An independent reading of capital characters, left to right."""
    whole, _, rest = words.rpartition("元")
    jiao = DIGITS.index(rest[rest.index("角") - 1]) if "角" in rest else 0
    cents = DIGITS.index(rest[rest.index("分") - 1]) if "分" in rest else 0
    return _whole(whole) * 100 + jiao * 10 + cents


def _whole(words: str) -> int:
    for size, name in ((10**8, "亿"), (10**4, "万")):
        high, found, low = words.rpartition(name)
        if found:
            return _whole(high) * size + _whole(low)
    total = digit = 0
    for character in words:
        if character in DIGITS:
            digit = DIGITS.index(character)
        else:
            total, digit = total + digit * SIZES[character], 0
    return total + digit


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,262,944.00", 126294400),
        ("１２３．４５", 12345),
        ("￥7,650.00元", 765000),
        ("-0.05", -5),
        ("¥-12.3", -1230),
        (".5", 50),
        ("12.3400", 1234),
        ("3.5万元", 3500000),
        ("24万", 24000000),
        ("7923007.67", 792300767),
        ("0", 0),
    ],
)
def test_spellings(text: str, fen: int) -> None:
    assert parse(text) == fen


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [("12.3456", "万元", 12345600), ("792300767", "分", 792300767), ("5元", "万元", 500)],
)
def test_a_unit_of_the_column_holds_unless_the_cell_has_its_own(
    text: str, unit: str, fen: int
) -> None:
    assert parse(text, unit=unit) == fen


@pytest.mark.parametrize(
    "text",
    [
        *("12.345", "0.001", "NaN", "inf", "-Infinity", "1e18", "1000000000000000000"),
        *("", "元", "-", "--5", "-¥-5", "1,2,3", "12,34", "1.2.3", "五百", "约500", "500-600"),
        *("10000000000000000", "1.5E+06", "٣", "0.1分"),
    ],
)
def test_what_is_not_an_amount_is_refused_in_chinese(text: str) -> None:
    with pytest.raises(ValueError, match="金额"):
        parse(text)


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "1E+999999", "1E-999999", "0.001"])
def test_a_decimal_that_is_no_amount_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="金额"):
        to_fen(Decimal(value))


def test_zero_with_any_exponent_is_zero() -> None:
    assert to_fen(Decimal("0E+999999")) == 0


@pytest.mark.parametrize(
    ("fen", "wan"), [(126294400, "126.29"), (126295000, "126.30"), (-5000, "-0.01"), (0, "0.00")]
)
def test_wan(fen: int, wan: str) -> None:
    assert format_wan(fen) == wan


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (100005, "壹仟元零伍分"),
        (100050, "壹仟元伍角整"),
        (10000000010, "壹亿元壹角整"),
        (52000000, "伍拾贰万元整"),
        (1000001000, "壹仟万零壹拾元整"),
        (10005000000000, "壹仟亿伍仟万元整"),
        (-107000, "负壹仟零柒拾元整"),
    ],
)
def test_words(fen: int, words: str) -> None:
    assert in_words(fen) == words


def test_unknown_is_not_zero() -> None:
    assert json_number(None) is None
    assert json_number(0) == 0
