"""Numbers are kept as they are, each with how far it can be trusted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.model.identity import Quality, check_digit, credit_code, from_number, resident_id

INVENTED = "11010119900307451"


@given(st.from_regex(r"[1-9][0-9]{16}", fullmatch=True))
def test_the_right_check_digit_is_ok_and_only_that(stem: str) -> None:
    right = check_digit(stem)
    assert resident_id(stem + right).quality is Quality.ok
    for wrong in set("123456789X") - {right}:
        assert resident_id(stem + wrong).quality is Quality.checksum_fail


@pytest.mark.parametrize(
    ("text", "value", "quality"),
    [
        (f"{INVENTED}4", f"{INVENTED}4", Quality.ok),
        (" １１０１０１１９９００３０７４５１４", f"{INVENTED}4", Quality.ok),
        (f"'{INVENTED[:6]} {INVENTED[6:]}4\t", f"{INVENTED}4", Quality.ok),
        (f"{INVENTED}5", f"{INVENTED}5", Quality.checksum_fail),
        ("5329016******21", "5329016******21", Quality.masked),
        ("5329016＊＊＊＊＊＊21", "5329016******21", Quality.masked),
        ("110101199003074000", "110101199003074000", Quality.precision_lost),
        ("1.10101E+17", "1.10101E+17", Quality.precision_lost),
        ("110101900307451", "110101900307451", Quality.fifteen_digits),
        ("E12345678", "E12345678", Quality.unknown),
        ("", None, Quality.unknown),
        (" \u200b", None, Quality.unknown),
    ],
)
def test_resident_ids(text: str, value: str | None, quality: Quality) -> None:
    found = resident_id(text)
    assert (found.value, found.quality) == (value, quality)


def test_an_abolished_county_is_no_fault() -> None:
    stem = "41052119900101001"
    assert resident_id(stem + check_digit(stem)).quality is Quality.ok


def test_a_small_x_is_the_capital_one() -> None:
    stem = next(s for n in range(100) if check_digit(s := f"110101199003{n:05}") == "X")
    assert resident_id(f"{stem}x").value == f"{stem}X"


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("91110000600037341L", Quality.ok),
        ("９１１１００００６０００３７３４１ｌ", Quality.ok),
        ("91110000-600037341L", Quality.ok),
        ("911100006000373411", Quality.checksum_fail),
        ("91110000*****7341L", Quality.masked),
        ("110000000000123", Quality.fifteen_digits),
        ("600037341", Quality.unknown),
        ("", Quality.unknown),
    ],
)
def test_credit_codes(text: str, quality: Quality) -> None:
    assert credit_code(text).quality is quality


@pytest.mark.parametrize(
    ("number", "value", "quality"),
    [
        (110101199003074000.0, "110101199003074000", Quality.precision_lost),
        (110101900307451.0, "110101900307451", Quality.fifteen_digits),
        (13800000000, "13800000000", Quality.unknown),
        (float("nan"), "NAN", Quality.unknown),
        (float("inf"), "INF", Quality.unknown),
    ],
)
def test_number_cells(number: float, value: str, quality: Quality) -> None:
    found = from_number(number)
    assert (found.value, found.quality) == (value, quality)
