"""Teams that one list numbers and other sheets name: 钢筋班 is the platform's team 9901."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wagekit.intake.distinct import distinct
from wagekit.intake.headed import leftmost, words_of
from wagekit.intake.headers import header_of
from wagekit.intake.link.decisions import Decisions
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.link.likeness import in_words
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain

HEADERS = frozenset(header_of(text).text for text in ("班组名称", "teamName", "班组"))
_NUMBERS = frozenset(header_of(text).text for text in ("班组编号", "班组编码", "teamSysNo"))
_TARGETS = ("team_id", "worker.team_id")
_MOST_ROWS_ABOVE = 15


@dataclass(frozen=True, slots=True)
class TeamName:
    """What a list of teams calls one of them."""

    team_id: str
    name: str


def team_names(sheet: RawSheet) -> Iterator[TeamName]:
    """Find the names of numbered teams in a sheet.

    Args:
        sheet: The raw sheet.

    Yields:
        One for each line of a list that has both a number and a name.
    """
    for at in range(min(_MOST_ROWS_ABOVE, sheet.height)):
        header = words_of(sheet.cells(at))
        number, name = (leftmost(header, names) for names in (_NUMBERS, HEADERS))
        if number is not None and name is not None:
            pairs = distinct([sheet.columns[number][at + 1 :], sheet.columns[name][at + 1 :]],
                             sheet.height - at - 1).combinations  # fmt: skip
            yield from (TeamName(key, plain(said)) for key, said in pairs if key and said)
            return


def number_teams(
    parts: Sequence[Part], names: Iterable[TeamName], decisions: Decisions
) -> tuple[list[Part], list[Judgement]]:
    """Put the number of a team where a sheet has its name.

    Args:
        parts: All sheets.
        names: What lists call their teams.
        decisions: What persons decided: `different` leaves a name as it is.

    Returns:
        The sheets, and a judgement for each name and sheet. A name of several teams stays.
    """
    ids: dict[str, set[str]] = {}
    for each in names:
        ids.setdefault(each.name, set()).add(each.team_id)
    known = {name: next(iter(keys)) for name, keys in ids.items() if len(keys) == 1}
    judgements: list[Judgement] = []
    found = [_numbered(part, known, decisions, judgements) if known else part for part in parts]
    return found, judgements


def _numbered(
    part: Part, known: dict[str, str], decisions: Decisions, judgements: list[Judgement]
) -> Part:
    for target in _TARGETS:
        column = None if part.layout.canonical else part.column(target)
        if column is None:
            continue
        met = distinct([column], len(column))
        values: list[str | None] = []
        for (text,), row in zip(met.combinations, met.firsts, strict=True):
            key = known.get(plain(text)) if text else None
            if text is None or key is None or key == text or decisions.apart((key,), (text,)):
                values.append(text)
            else:
                values.append(key)
                judgements.append(_judgement(part, row, key, text))
        part = part.with_column(target, met.spread(values))
    return part


def _judgement(part: Part, index: int, key: str, text: str) -> Judgement:
    return Judgement(
        left=key,
        right=text,
        judgement="same",
        rule="team_name",
        score=1.0,
        left_value=text,
        right_value=text,
        why=in_words(("equal_name",)),
        file=part.file,
        sheet=part.sheet,
        row=part.row(index),
    )
