"""What the tables of a case would be if the parties that merely look alike were the same."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from wagekit.intake.link.apply import Effect, changed_tables
from wagekit.intake.link.judgement import Judgement


def supposing_same(
    tables: Mapping[str, pa.Table], judgements: Iterable[Judgement]
) -> dict[str, pa.Table] | None:
    """The tables with every two parties that are `proposed` taken for one.

    Nobody decided that they are: this only shows which findings hang on it.

    Args:
        tables: Canonical tables as they were read.
        judgements: Who was taken for whom; what a person held apart stays apart.

    Returns:
        The tables, or None where nothing is proposed.
    """
    effect = _effect(judgements)
    return changed_tables(effect, tables) if effect.goes_by else None


def goes_by(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The id that each party of a proposed pair has in those tables, where it has another.

    Args:
        judgements: Who was taken for whom.
    """
    effect = _effect(judgements)
    return {key: effect.root(key) for key in effect.goes_by}


def _effect(judgements: Iterable[Judgement]) -> Effect:
    judged = list(judgements)
    effect = Effect(
        apart={frozenset({j.left, j.right}) for j in judged if j.judgement == "different"}
    )
    for each in judged:
        left, right = effect.root(each.left), effect.root(each.right)
        if each.judgement == "proposed" and left != right and not effect.keeps_apart(left, right):
            effect.goes_by[right] = left
    return effect
