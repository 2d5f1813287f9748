"""Words in two languages, and headers compared by what matters."""

from __future__ import annotations

import pytest

from wagekit.model.text import Text, normal


def test_text_in_both_languages() -> None:
    text = Text("转包", "whole transfer")
    assert (text.in_("zh"), text.in_("en")) == ("转包", "whole transfer")
    with pytest.raises(ValueError, match="fr"):
        text.in_("fr")


@pytest.mark.parametrize("spelt", ["出勤\n天数", "出勤 天数", "\u200b出勤天数\u3000"])
def test_blanks_and_invisible_characters_do_not_matter(spelt: str) -> None:
    assert normal(spelt) == "出勤天数"


def test_a_part_is_not_the_whole() -> None:
    assert normal("交易余额") != normal("对手交易余额")
    assert normal("ＩＤ（元）") == "id(元)"
