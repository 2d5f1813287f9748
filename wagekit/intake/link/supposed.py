"""What the tables of a case would be if the parties that merely look alike were the same."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from wagekit.intake.link.apply import changed_tables
from wagekit.intake.link.effect import supposed_effect
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
    effect = supposed_effect(judgements)
    return changed_tables(effect, tables) if effect.goes_by else None
