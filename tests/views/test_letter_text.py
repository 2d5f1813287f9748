"""Case text as one plain line, and masks that leave nothing to find."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from wagekit.views.letter.text import Numbers, mask, plain
from wagekit.views.letter.words import Words


@given(st.text())
@example("\ud800\ufffe\x00=cmd|' /C calc'!A0\u200b")
def test_plain_text_is_one_line_of_printable_characters(text: str) -> None:
    made = plain(text)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in made)
    assert plain(made) == made


@given(st.text(st.sampled_from("0123456789X -张三，6214")))
@example("410521197603128219")
@example("13803711234 13803711234")
def test_nothing_personal_is_found_in_masked_text(text: str) -> None:
    numbers = Numbers()
    assert not list(numbers.found(numbers.masked(text)))


def test_masks_keep_the_ends() -> None:
    assert mask("41052119760312821x") == "410521********821X"
    assert mask("6222 0217 0200 1234 567") == "***************4567"


def test_serial_numbers_and_dates_are_nobodys() -> None:
    text = "20240520000000012345 2024-05-20 2024-05-21 91130100700123456B"
    assert Numbers().masked(text) == text


def test_neighbouring_numbers_are_drawn_together() -> None:
    assert Words("zh").ranges([7, 2, 6, 8, 6, 10]) == "2、6—8、10"
    assert Words("zh").ranges([]) == ""


def test_sections_are_counted_in_chinese() -> None:
    assert [Words("zh").numeral(n) for n in (1, 10, 11, 20, 99)] == [
        "一", "十", "十一", "二十", "九十九",
    ]  # fmt: skip
