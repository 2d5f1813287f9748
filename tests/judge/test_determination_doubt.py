"""What is said of an act that hangs on who is whom."""

from __future__ import annotations

import pytest

from wagekit.core.alike import Alike
from wagekit.intake.link.judgement import Judgement
from wagekit.judge.determination_doubt import with_doubts_about_acts
from wagekit.model.finding import Act, Determination, Excluded, State

ALIKE = Alike.of(
    [Judgement(left="A", right="B", judgement="proposed", rule="similar", why="名称相近")]
)


def points_to(act: Act, *excluded: Act) -> Determination:
    put_aside = tuple(Excluded(other, "原因") for other in excluded)
    return Determination(
        project_id="P", contract_id="K", act=act, state=State.suspected, excluded=put_aside
    )


def weighed(here: Determination, *there: Determination) -> Determination:
    (one,) = with_doubts_about_acts([here], there, [], ALIKE, lang="zh")
    return one


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (Act.whole_transfer, Act.nominal_licence),
        (Act.nominal_licence, Act.whole_transfer),
        (Act.whole_transfer, Act.transfer_or_nominal_licence),
    ],
)
def test_a_transfer_or_a_borrowed_licence_is_left_open(here: Act, there: Act) -> None:
    one = weighed(points_to(here, Act.illegal_award), points_to(there))
    assert one.act is Act.transfer_or_nominal_licence
    assert [each.act for each in one.excluded] == [Act.illegal_award]
    assert "转包或者挂靠" in one.excluded[0].why
    assert "“A”与“B”" in one.ask_for[0]


def test_another_act_stays_and_says_what_it_hangs_on() -> None:
    here = points_to(Act.illegal_award, Act.illegal_subcontract)
    one = weighed(here, points_to(Act.illegal_subcontract))
    assert one.act is Act.illegal_award
    assert one.excluded[0].why.startswith("原因；“A”与“B”（名称相近）如为同一")
    assert "是则指向违法分包，否则指向违法发包" in one.ask_for[0]


def test_the_same_act_or_none_changes_nothing() -> None:
    here = points_to(Act.whole_transfer, Act.nominal_licence)
    assert weighed(here, here) == here == weighed(here)
