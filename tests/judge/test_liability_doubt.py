"""What is said beside a liability that hangs on who is whom."""

from __future__ import annotations

from wagekit.core.alike import Alike
from wagekit.intake.link.judgement import Judgement
from wagekit.judge.liability_doubt import parties_one, with_doubts_about
from wagekit.model.liability import Liability, Liable, Role


def pair(left: str, right: str) -> Judgement:
    return Judgement(left=left, right=right, judgement="proposed", rule="similar", why="名称相近")


def debt(employer: str, *liable: Liable) -> Liability:
    return Liability(
        project_id="P", employer_id=employer, workers=1, owed=600_000, liable=liable,
        sources=(), plan=(), covered=0, shortfall=600_000,
    )  # fmt: skip


def liable(party: str, role: Role, reason: str) -> Liable:
    return Liable(
        order=1, party_id=party, role=role, articles=(), cap=None, amount=None, reason=reason
    )


HERE = debt("B", liable("B", Role.direct_employer, "招用"))
LENDER = liable("G", Role.licence_lender, "出借资质")
ALIKE = Alike.of([pair("A", "B"), pair("X", "Y")])


def test_who_is_liable_only_where_they_are_one_is_named() -> None:
    there = debt("A", liable("A", Role.direct_employer, "招用"), LENDER)
    (one,) = with_doubts_about([HERE], [there], parties_one(ALIKE, "zh"), lang="zh")
    assert [each.reason for each in one.liable] == [
        "招用；“A”与“B”（名称相近）如为同一单位或者同一人，另列涉嫌出借资质单位（出借资质），须先认定"
    ]


def test_a_pair_of_others_is_not_cited() -> None:
    here = debt("E", liable("E", Role.direct_employer, "招用"), LENDER)
    there = debt("E", liable("E", Role.direct_employer, "招用"))
    (one,) = with_doubts_about([here], [there], parties_one(ALIKE, "zh"), lang="zh")
    first, lender = (each.reason for each in one.liable)
    assert first == "招用"
    assert "“" not in lender
    assert "不在此列，须先认定" in lender
