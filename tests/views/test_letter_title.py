"""Titles break between words, fit the line, and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wagekit.views.letter.title import LONGEST, broken, width


@given(st.lists(st.text(st.sampled_from("关于项目涉嫌转包a"), min_size=1, max_size=45), max_size=6))
def test_nothing_is_lost_and_every_line_fits(words: list[str]) -> None:
    lines = broken(words)
    assert "".join(lines) == "".join(words)
    assert all(width(line) <= LONGEST for line in lines)


def test_a_short_title_stays_whole() -> None:
    assert broken(["关于", "某项目", "涉嫌转包", "的函"]) == ("关于某项目涉嫌转包的函",)


def test_the_name_of_a_long_project_breaks_after_its_own_words() -> None:
    name = "青河县城北新区2021年度棚户区改造安置房建设项目（三期）施工总承包工程"
    assert broken(["关于移送", name, "涉嫌转包、违法分包线索的", "函"]) == (
        "关于移送青河县城北新区2021年度",
        "棚户区改造安置房建设项目（三期）",
        "施工总承包工程涉嫌转包、违法分包线索的函",
    )


def test_a_name_that_fills_a_page_is_broken_at_once() -> None:
    assert len(broken(["关于", "青河县城区工程项目改造" * 30, "的函"])) >= 17


def test_lines_are_not_all_of_one_length() -> None:
    lines = broken(["关于", "滨河新城安置房", "涉嫌转包、", "挂靠", "的案件线索移送函"])
    assert len(lines) == 2
    assert width(lines[0]) != width(lines[1])


def test_no_line_begins_with_a_mark() -> None:
    assert broken(["Transfer of ", "A Labour Company", ", a suspected refusal"])[-1][0] != ","
    lines = broken(["Transfer of clues on ", "A Long Project", " – suspected ", "whole transfer"])
    assert all(line[0].isalpha() for line in lines)
    assert "".join(lines) == "Transfer of clues on A Long Project – suspected whole transfer"
