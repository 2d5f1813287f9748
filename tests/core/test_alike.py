"""Which of the pairs that look alike is spoken of, and what an id is where they are one."""

from __future__ import annotations

from wagekit.core.alike import Alike
from wagekit.intake.link.judgement import Judgement


def pair(left: str, right: str) -> Judgement:
    return Judgement(left=left, right=right, judgement="proposed", rule="similar", why="名称相近")


TWO = Alike.of([pair("A", "B"), pair("C", "D")])


def test_each_part_of_a_joined_key_goes_by_the_other_id() -> None:
    assert TWO.there("D/P/B") == "C/P/A"
    assert TWO.there("A/X") == "A/X"
    assert TWO.there(None) is None


def test_a_pair_that_touches_nobody_named_is_not_cited() -> None:
    assert TWO.in_words({"D"}, "zh") == "“C”与“D”（名称相近）"
    assert TWO.in_words({"E", None}, "zh") == "名称、号码相近的单位或者人员"


def test_the_only_pair_is_the_one_that_matters() -> None:
    assert Alike.of([pair("A", "B")]).in_words(set(), "zh") == "“A”与“B”（名称相近）"


def test_a_pair_that_a_person_decided_on_is_none_of_them() -> None:
    decided = Judgement(left="A", right="B", judgement="different", who="王", rule="links.csv")
    assert Alike.of([decided]).proposed == ()
