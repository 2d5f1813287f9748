"""What the parties of a project do in other projects."""

from __future__ import annotations

import sys
from pathlib import Path

from wagekit.views.explorer.elsewhere import MOST, elsewhere
from wagekit.views.explorer.part import Elsewhere

sys.path.append(str(Path(__file__).parents[1] / "chain"))
from made import signed, world_of

WORLD = world_of(
    {
        "project": [
            {"project_id": "P", "name": "一号", "owner_id": "O"},
            {
                "project_id": "Q",
                "name": "二号\n工程",
                "owner_id": "O",
                "general_contractor_id": "G",
            },
        ],
        "contract": [
            signed("C1", "O", "G", price=100),
            signed("C2", "O", "G", project_id="Q", price=1_000_000),
            signed("C3", "G", "L", project_id="Q", price=400_000),
            signed("C4", "G", "L", project_id="Q", price=200_000),
            signed("C5", "G", "L", project_id="R"),
            signed("C6", "X", "Y", project_id="R", price=9),
        ],
    }
)


def test_contracts_held_and_given_out_are_counted_with_their_prices() -> None:
    found = elsewhere(WORLD, "P", ["G", "L"])
    assert found["G"].listed == (
        Elsewhere(
            "project:Q", "二号 工程", "承包 1 份 100.00万元；发包 2 份 60.00万元；总承包单位"
        ),
        Elsewhere("project:R", "R", "发包 1 份"),
    )
    assert [one.project for one in found["L"].listed] == ["project:Q", "project:R"]


def test_a_price_that_is_not_known_makes_no_sum() -> None:
    found = elsewhere(WORLD, "P", ["L"])["L"].listed
    assert [one.label for one in found] == ["承包 2 份 60.00万元", "承包 1 份"]


def test_only_these_parties_and_only_other_projects() -> None:
    assert set(elsewhere(WORLD, "P", ["G"])) == {"G"}
    assert elsewhere(WORLD, "P", ["nobody"]) == {}
    assert [one.label for one in elsewhere(WORLD, "P", ["O"])["O"].listed] == [
        "发包 1 份 100.00万元；建设单位"
    ]


def test_more_projects_than_can_be_shown_are_said() -> None:
    many = [signed(f"C{n}", "O", "G", project_id=f"P{n:02}", price=n) for n in range(MOST + 4)]
    found = elsewhere(world_of({"contract": many}), "P00", ["G"])["G"]
    assert len(found.listed) == MOST
    assert found.more == "另有 3 个项目未列出"
    assert found.listed[0].project == f"project:P{MOST + 3}"


def test_the_words_have_an_english_twin() -> None:
    (found,) = elsewhere(WORLD, "P", ["O"], lang="en")["O"].listed
    assert found.label == "1 given out CNY 1,000,000.00; owner"
