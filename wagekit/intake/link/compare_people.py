"""Whether two rows mean one person: by number, by what a masked number shows, or by name."""

import re
from functools import lru_cache

from wagekit.intake.link.fold import fold
from wagekit.intake.link.likeness import Likeness, Named, differs
from wagekit.intake.link.number import people_match
from wagekit.intake.link.words import words
from wagekit.intake.texts import plain

_BRACKET = re.compile(r"[(（【\[]([^()（）【】\[\]]*)[)）】\]]")
_DOT = re.compile(r"(?<=[^\d\s])[•・‧∙⋅.](?=[^\d\s])")
_UNREADABLE = re.compile(r"[?？□■\ufffd]")


@lru_cache(maxsize=65_536)
def person_name(text: str) -> str:
    """A person's name as it is compared exactly: one kind of dot, no remark in brackets.

    Args:
        text: The cell as a file has it, such as `张 三（退场）`.
    """
    name = _DOT.sub("·", plain(text))
    short = _BRACKET.sub(lambda found: "" if _remark(found[1]) else found[0], name)
    return short.strip("、,，;；") or name


def _remark(note: str) -> bool:
    # A trade too: 木工, 钢筋工.
    return note in words().remarks or note.endswith("工")


def compare_people(left: Named, right: Named) -> Likeness:
    """Compare two persons, both of one project.

    Args:
        left: One, as a row has them.
        right: The other.
    """
    match = people_match(left.number, right.number)
    if match == "equal":
        return Likeness("same", 1.0, ("number",))
    if match == "conflict":
        return differs("number_conflict")
    names = _names(left.name, right.name)
    if names is None:
        return differs("name_differs")
    if match in {"masked", "rounded"}:
        score = 0.95 if match == "masked" else 0.85
        return Likeness("same", score, (match,) if names == "person_name" else (match, names))
    # A name with an unreadable character and no number says too little.
    return Likeness("same", 0.8, (names,)) if names == "person_name" else differs("name_differs")


def _names(left: str, right: str) -> str | None:
    one, two = (fold(person_name(name)) for name in (left, right))
    if one == two:
        return "person_name"
    if len(one) != len(two) or not _UNREADABLE.search(one + two):
        return None
    same = all(
        a == b or _UNREADABLE.match(a) or _UNREADABLE.match(b)
        for a, b in zip(one, two, strict=True)
    )
    return "unreadable" if same else None
