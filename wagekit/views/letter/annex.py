"""The annexes of a letter: the rows behind every figure, and what is still to be supplied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.model.schema import tables as schemas
from wagekit.views.letter.part import body
from wagekit.views.letter.text import plain
from wagekit.views.letter.view import Annex, Grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.words import Words

_TITLES = ("number", "rules", "material", "file", "sheet", "row", "amounts")
_WIDTHS = (7, 13, 11, 25, 13, 7, 24)


def evidence_numbers(facts: Facts) -> dict[Evidence, int]:
    """Number the rows behind the letter: those that it states, then those of the findings.

    Args:
        facts: The project and its rows.
    """
    found = [e for f in facts.by_outcome(Outcome.found) for e in f.evidence]
    better = {(e.table, e.key): e for e in found}
    stated = (better.get((e.table, e.key), e) for e in facts.stated)
    return {e: number for number, e in enumerate(dict.fromkeys([*stated, *found]), start=1)}


def evidence_annex(facts: Facts, numbers: Mapping[Evidence, int], words: Words) -> Annex:
    """Annex 1: file, sheet, row and the sums in it, for each piece of evidence.

    Args:
        facts: The project and its rows.
        numbers: The number of each piece of evidence.
        words: The language.
    """
    rows = tuple(_row(evidence, number, facts, words) for evidence, number in numbers.items())
    grid = Grid(tuple(words.say(f"annex_{title}") for title in _TITLES), rows, _WIDTHS)
    intro = body(words.say("annex_intro"))
    return Annex("", words.say("annex_title"), (intro, grid))


def todo_annex(todo: Sequence[str], words: Words) -> Annex:
    """The last page: what the data do not hold or an officer must settle.

    Args:
        todo: One clause each.
        words: The language.
    """
    listed = enumerate(dict.fromkeys(todo), start=1)
    lines = (body(words.say("document", number=n, what=what)) for n, what in listed)
    intro = body(words.say("todo_intro"))
    return Annex(words.say("todo_label"), words.say("todo_title"), (intro, *lines))


def unsourced(numbers: Mapping[Evidence, int], words: Words) -> tuple[str, ...]:
    """What to say of evidence that names no file.

    Args:
        numbers: The number of each piece of evidence.
        words: The language.
    """
    lost = [number for evidence, number in numbers.items() if not evidence.file]
    return (words.say("todo_evidence", numbers=words.ranges(lost)),) if lost else ()


def _row(evidence: Evidence, number: int, facts: Facts, words: Words) -> tuple[str, ...]:
    none, schema = words.say("none"), schemas().get(evidence.table)
    found = facts.by_outcome(Outcome.found)
    rules = dict.fromkeys(f.rule for f in found if evidence in f.evidence)
    return (
        str(number),
        " ".join(rules) or none,
        schema.title.in_(words.lang) if schema else plain(evidence.table),
        plain(evidence.file or "") or none,
        plain(evidence.sheet or "") or none,
        none if evidence.row is None else str(evidence.row),
        _sums(evidence, facts, words) or none,
    )


def _sums(evidence: Evidence, facts: Facts, words: Words) -> str:
    schema, row = schemas().get(evidence.table), facts.sources.get(evidence, {})
    columns = schema.columns if schema else ()
    said = (
        words.say("annex_amount", column=c.title.in_(words.lang), figure=format_yuan(row[c.name]))
        for c in columns
        if c.type == "money" and row.get(c.name)
    )
    return words.clauses(said)
