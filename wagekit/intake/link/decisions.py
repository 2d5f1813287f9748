"""links.csv: what persons decided about who is whom; it holds against every rule."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wagekit.intake.link.judgement import ITSELF, PROPOSING
from wagekit.intake.notes import note
from wagekit.intake.source import Source
from wagekit.intake.texts import plain, tidy
from wagekit.model.finding import FileCount, Issue

NAME = "links.csv"
HEADER = ("left", "right", "judgement", "who", "why")
_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {"same": "same", "是": "same", "同一": "same", "different": "different", "否": "different",
     "不同": "different"}
)  # fmt: skip
_OPEN = frozenset({"", "proposed", "branch"})
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of links.csv.

    Attributes:
        left: An id or a name; the party whose id is kept.
        right: An id or a name.
        same: Whether the two are one.
        who: Who decided.
        why: On what grounds.
        row: The line of the file.
    """

    left: str
    right: str
    same: bool
    who: str
    why: str
    row: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a case.

    Attributes:
        lines: In the order of the file.
        apart_pairs: Pairs of cleaned ids or names that are different.
    """

    lines: tuple[Decision, ...] = ()
    apart_pairs: frozenset[frozenset[str]] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        pairs = (frozenset({plain(d.left), plain(d.right)}) for d in self.lines if not d.same)
        object.__setattr__(self, "apart_pairs", frozenset(pairs))

    def apart(self, left: Iterable[str | None], right: Iterable[str | None]) -> bool:
        """Whether any id or name of the one is said to be different from any of the other.

        Args:
            left: Ids and names of one party.
            right: Those of the other.
        """
        if not self.apart_pairs:
            return False
        ones, others = ({plain(each) for each in side if each} for side in (left, right))
        return any(frozenset({a, b}) in self.apart_pairs for a in ones for b in others if a != b)


NOTHING_DECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class ReadDecisions:
    """links.csv as it was read: the decisions, the count of its lines, and what was wrong."""

    decisions: Decisions = NOTHING_DECIDED
    files: tuple[FileCount, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_decisions(source: Source) -> ReadDecisions | None:
    """Read links.csv.

    A line whose judgement is empty, `proposed` or `branch` is left open: the file that a run
    writes can be copied into the case folder, filled in and read back.

    Args:
        source: The file.

    Returns:
        The decisions; None where the file has other columns and is read like any other.
    """
    text = _text(source)
    lines = [[tidy(cell) for cell in line] for line in _lines(text)] if text else []
    header = [cell.lower() for cell in lines[0]] if lines else []
    if not {"left", "right", "judgement"} <= set(header):
        return None
    decisions, issues, skipped = [], [], 1
    for row, cells in enumerate(lines[1:], start=2):
        given = dict(zip(header, cells, strict=False))
        said = given.get("judgement", "").lower()
        if said in _OPEN or _made_by_rule(given, said):
            skipped += 1
        elif (verdict := _SPELLINGS.get(said)) is None or _empty(given):
            issues.append(note("bad_link", NAME, None, row, column="judgement", value=said or None))
        else:
            decisions.append(_decision(given, row, same=verdict == "same"))
    count = FileCount(
        file=NAME, profile="links", read=len(lines), loaded=len(decisions),
        quarantined=len(issues), skipped=skipped,
    )  # fmt: skip
    return ReadDecisions(Decisions(tuple(decisions)), (count,), tuple(issues))


def _made_by_rule(given: Mapping[str, str], said: str) -> bool:
    """Whether a line copied from an earlier run only repeats what a rule did and will do again."""
    return said == "same" and given.get("who") == ITSELF and given.get("rule") not in PROPOSING


def _empty(given: Mapping[str, str]) -> bool:
    left, right = given.get("left", ""), given.get("right", "")
    return not left or not right or plain(left) == plain(right)


def _decision(given: Mapping[str, str], row: int, *, same: bool) -> Decision:
    who, why = given.get("who", ""), given.get("why", "")
    return Decision(given["left"], given["right"], same, who, why, row)


def _text(source: Source) -> str | None:
    if source.path.stat().st_size > _MOST_BYTES:
        return None
    data = source.path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _lines(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text.replace("\0", ""))))
    except csv.Error:
        return []
