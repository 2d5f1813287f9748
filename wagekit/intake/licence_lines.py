"""From the cells of one line of a register to the licences that it names."""

from collections.abc import Sequence
from typing import NamedTuple

from wagekit.intake.licence_words import Reach, code, reaches
from wagekit.intake.texts import plain


class Line(NamedTuple):
    """One licence, as it is loaded."""

    kind: str | None
    specialty: str | None
    series: str | None
    grade: str | None


class Read(NamedTuple):
    """What one line comes to.

    Attributes:
        lines: Its licences.
        reaches: What its texts say.
        used: The columns of codes that were read though no code stands there.
    """

    lines: tuple[Line, ...]
    reaches: tuple[Reach, ...]
    used: frozenset[str]


def read_line(own: Line, spelled: dict[str, str | None]) -> Read:
    """Read one line.

    Args:
        own: Its cells, cleaned.
        spelled: The text of its series and its grade, which may hold all in one.

    Returns:
        Its licences, at least one.
    """
    texts = {n: text for n, text in spelled.items() if text and getattr(own, n) is None}
    kinds = {n: kind for n, text in texts.items() if (kind := code("kind", plain(text)))}
    wholes = {n: whole for n in texts if n not in kinds and (whole := _whole(texts[n]))}
    own = _with_kind_named(own, next(iter(kinds.values()), None))
    found = reaches(own.specialty or "")
    beside = next(iter(wholes.values()), ())
    if found and len(beside) == 1:
        (only,) = beside
        own = own._replace(series=own.series or only.series, grade=own.grade or only.grade)
    else:
        found += beside
    lines = _lines(own, found)
    return Read(lines, found if lines != (own,) else (), frozenset({*kinds, *wholes}))


def _with_kind_named(own: Line, kind: str | None) -> Line:
    """建筑业企业资质 is a kind of licence, in whichever column it stands."""
    named = code("kind", plain(own.specialty or ""))
    return own._replace(kind=own.kind or kind or named, specialty=None if named else own.specialty)


def _whole(text: str) -> tuple[Reach, ...]:
    """What a column of codes says of qualifications, where every one has its series."""
    found = reaches(text)
    return found if all(reach.series for reach in found) else ()


def _lines(own: Line, found: Sequence[Reach]) -> tuple[Line, ...]:
    alone = len(found) == 1
    # 工程监理甲级 is of no series that builders have: it stays as it is.
    stays = alone and not (found[0].unread or found[0].series or own.series)
    if stays or not found:
        return (_of_qualification(own),)
    graded = any(reach.grade for reach in found)
    bare = own._replace(specialty=None, grade=None if graded and not alone else own.grade)
    return tuple(dict.fromkeys(_of_reach(bare, reach, alone=alone) for reach in found))


def _of_reach(own: Line, reach: Reach, *, alone: bool) -> Line:
    """A cell that names only one fills what is empty; of several, each says its own."""
    series, grade = (own.series, reach.series), (own.grade, reach.grade)
    line = own._replace(
        specialty=reach.specialty,
        series=next(filter(None, series if alone else series[::-1]), None),
        grade=next(filter(None, grade if alone else grade[::-1]), None),
    )
    # A filing is no certificate, and which of them 施工劳务资质备案 is the words do not settle.
    return line if reach.filed else _of_qualification(line)


def _of_qualification(line: Line) -> Line:
    """Only a qualification has a series or a grade."""
    known = line.series or line.grade
    return line._replace(kind=line.kind or ("qualification" if known else None))
