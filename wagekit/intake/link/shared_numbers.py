"""Ids that one number joins: rules see them as one party, so each is a judgement to be seen."""

from collections.abc import Iterable, Iterator

from wagekit.intake.link.everyone import Someone
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.link.likeness import in_words
from wagekit.intake.link.number import is_masked, is_rounded


def shared_numbers(people: Iterable[Someone]) -> Iterator[Judgement]:
    """Find them.

    Args:
        people: Everyone, decisions applied.

    Yields:
        One for each further id, and for each further name under one credit code.
    """
    firsts: dict[tuple[str, str], Someone] = {}
    for one in people:
        for rule in ("uscc", "id_no"):
            number = getattr(one, rule)
            if number and not is_masked(number) and not is_rounded(number):
                first = firsts.setdefault((rule, number), one)
                if first is not one and (first.key != one.key or _renamed(rule, first, one)):
                    yield _judgement(rule, first, one)


def _renamed(rule: str, first: Someone, one: Someone) -> bool:
    return rule == "uscc" and one.name is not None and one.name != first.name


def _judgement(rule: str, first: Someone, one: Someone) -> Judgement:
    return Judgement(
        left=first.key,
        right=one.key if one.key != first.key else one.name or one.key,
        judgement="same",
        rule=rule,
        score=1.0,
        left_value=first.name,
        right_value=one.name,
        why=in_words(("number",)),
        file=one.file,
        sheet=one.sheet,
        row=one.row,
    )
