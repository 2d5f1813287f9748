"""What the rules on claimants share: which claims they cannot judge, and what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Cited, Note, cannot_tell, cite, not_applicable
from wagekit.core.logic import is_true
from wagekit.core.roster import named_people
from wagekit.model.clue_kinds import NOT_WAGES
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.logic import Frame

NOT_YET = not_applicable(
    ~nw.col("arrived"),
    "线索在判断日之后才收到",
    "the clue came after the day of judgement",
)
OTHER_MONEY = not_applicable(
    is_true(nw.col("kind").is_in(NOT_WAGES)),
    "线索本身反映的是工程款、结算或者合同款项，不是工资",
    "the clue itself asks for money of works or a contract, not for wages",
)
NOBODY_KNOWN = cannot_tell(
    nw.col("person_id").is_null(),
    "{claimant_name}与花名册中的哪一人相符未知，无法核对其用工记录",
    "which person of the roster {claimant_name} is is not known, so that no record can be compared",
    ask=["identity_card", "real_name_record"],
)
NOWHERE = cannot_tell(
    nw.col("place").is_null(),
    "线索没有载明项目，{claimant_name}在所涉项目的身份和工资未知",
    "the clue names no project: how {claimant_name} stands in it and what was paid is not known",
    ask=["clue_project", "claim_statement"],
)
"""Where not even the records of the person tell which project is meant."""

BY_NAME = Note(
    nw.col("by_name") & ~nw.col("person_id").is_null(),
    Text(
        "（线索没有人员编号和相符的身份证号，按姓名对应花名册，须先核实身份）",
        " (matched to the roster by the name alone: who it is needs to be checked first)",
    ),
)


def shown(frame: Frame, worker: Frame, alias: Frame) -> Sequence[Cited]:
    """The claim, its clue, and the person on the roster of the place."""
    return (
        cite("claimant", "subject"),
        cite("clue", "clue_id"),
        cite("worker", "worker_id", frame=_on_roster(frame, worker, alias)),
    )


def of_subjects(frame: Frame, rows: Frame, key: str) -> Frame:
    """The `key` of `rows` (`project_id`, `person_id`) of each subject's person in its place."""
    subjects = frame.select("subject", "person_id", "place", _project="project_id")
    named = rows.select(key, "person_id", place="project_id")
    joined = named.join(subjects, on=["place", "person_id"])
    return joined.select("subject", key, project_id="_project")


def _on_roster(frame: Frame, worker: Frame, alias: Frame) -> Frame:
    people = named_people(worker.select("worker_id", "project_id"), alias)
    return of_subjects(frame, people, "worker_id")


def at_place(frame: Frame, rows: Frame) -> Frame:
    """`frame` with what `rows` (`project_id`, `person_id`, ...) say of the person in the place."""
    return frame.join(rows.rename({"project_id": "place"}), on=["place", "person_id"], how="left")


def held_rows(frame: Frame, held_price: Frame, key: str) -> Frame:
    """The contracts (`contract_id`) or teams (`team_id`) that each subject's person holds."""
    held = held_price.filter(~nw.col(key).is_null())
    return of_subjects(frame, held.rename({"place": "project_id"}), key)
