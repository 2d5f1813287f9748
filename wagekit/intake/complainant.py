"""Who complains, where the form of a complaint says so beside the complaint."""

import re
from collections.abc import Mapping, Sequence

from wagekit.intake.above import labelled
from wagekit.intake.headers import header_of
from wagekit.intake.targets import targets_of
from wagekit.intake.texts import plain

Rows = Sequence[tuple[int, tuple[str | None, ...]]]
_CLAIMED = frozenset({"claimed_amount", "claimed_from", "claimed_to"})
_PERSON = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}·[\u3400-\u9fff]{1,8}")
_NO_PERSON = re.compile(r"公司|政府|集团|班组|工人|匿名|不详|代表|等")
_SOMEBODY = re.compile(r"法定代表|负责人|包工头|班组长|代理|联系人|被投诉|带班|证明人")
"""Labels of other people, whose id number may stand beside."""


def complainant(rows: Rows) -> Mapping[str, str]:
    """What a form says of the one person who complains, by its labels.

    Args:
        rows: The cells of the form by row.

    Returns:
        Nothing where several complain or who does is no person. The id number is that of the
        name's own row, or of the row below it that names nobody else.
    """
    said = list(labelled(rows, frozenset(targets_of("claimant"))))
    names = [(at, value) for at, label, value in said if _target(label) == "name"]
    if len(names) != 1 or not _is_person(names[0][1]) or _several(rows):
        return {}
    own = _rows_of_name(rows, names[0][0])
    found: dict[str, str] = {}
    for at, label, value in said:
        if _target(label) != "id_no" or at in own:
            found.setdefault(label, value)
    told = {_target(label) for label in found}
    return found if "clue_id" in told and told & _CLAIMED else {}


def _target(label: str) -> str:
    return targets_of("claimant")[header_of(label).text]


def _is_person(name: str) -> bool:
    return bool(_PERSON.fullmatch(plain(name))) and not _NO_PERSON.search(name)


def _several(rows: Rows) -> bool:
    """Whether the form counts more people than one."""
    labels = (text for text, target in targets_of("clue").items() if target == "people")
    counts = labelled(rows, frozenset(labels))
    return any(re.sub(r"\D", "", plain(count)) != "1" for _, _, count in counts)


def _rows_of_name(rows: Rows, at: int) -> set[int]:
    below = next((cells for row, cells in rows if row == at + 1), ())
    others = any(_SOMEBODY.search(plain(cell)) for cell in below if cell)
    return {at} if others else {at, at + 1}
