"""The reason of many findings at once: the sentence of each step, filled in column by column."""

from __future__ import annotations

from functools import partial
from string import Formatter
from typing import TYPE_CHECKING

import polars as pl

from wagekit.core.wording import spelled, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.core.ladder import Ladder
    from wagekit.model.text import Text


def sentence(ladder: Ladder, lang: str) -> pl.Expr:
    """The reason of each row, by its `_step` and the notes that hold for it."""
    steps = {n: step.says.in_(lang) for n, step in enumerate(ladder.steps)}
    names = ladder.values
    chosen = pl.lit("")
    for number, says in steps.items():
        here = pl.col("_step") == number
        chosen = pl.when(here).then(_filled(says, names, lang)).otherwise(chosen)
    notes = [_note(index, note.says, names, lang) for index, note in enumerate(ladder.notes)]
    return pl.concat_str([chosen, *notes])


def _note(index: int, says: Text, names: tuple[str, ...], lang: str) -> pl.Expr:
    holds = pl.col(f"_note{index}").fill_null(value=False)
    return pl.when(holds).then(_filled(says.in_(lang), names, lang)).otherwise(pl.lit(""))


def _filled(says: str, names: tuple[str, ...], lang: str) -> pl.Expr:
    return pl.concat_str([pl.lit(""), *_parts(says, names, lang)])


def _parts(says: str, names: tuple[str, ...], lang: str) -> Iterator[pl.Expr]:
    for plain, name, spec, _ in Formatter().parse(says):
        if plain:
            yield pl.lit(plain)
        if name:
            yield _value(name, spec or "", names, lang)


def _value(name: str, spec: str, names: tuple[str, ...], lang: str) -> pl.Expr:
    said = pl.col(name).map_batches(partial(_spelled, spec=spec, lang=lang), pl.String)
    month = f"{name}_month"
    known = [said, pl.col(month).dt.strftime("%Y-%m")] if month in names else [said]
    return pl.coalesce(*known, pl.lit(unknown(spec, lang)))


def _spelled(values: pl.Series, spec: str, lang: str) -> pl.Series:
    """Each value as a case spells it; one that stands in many rows is spelled once."""
    distinct = values.drop_nulls().unique()
    texts = [spelled(value, spec, lang) for value in distinct]
    return values.replace_strict(distinct, pl.Series(texts, dtype=pl.String), default=None)
