"""The reason of many findings at once: the sentence of each step, filled in column by column."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import polars as pl

from wagekit.core.wording import UNKNOWN, UNKNOWN_SUM, YUAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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
    unknown = (UNKNOWN_SUM if spec == "sum" else UNKNOWN).in_(lang)
    said = FORMATS.get(spec, _plain)(pl.col(name))
    if spec == "sum":
        said = said + pl.lit(YUAN.in_(lang))
    month = f"{name}_month"
    known = [said, pl.col(month).dt.strftime("%Y-%m")] if month in names else [said]
    return pl.coalesce(*known, pl.lit(unknown))


def _plain(value: pl.Expr) -> pl.Expr:
    return value.cast(pl.String)


def _yuan(fen: pl.Expr) -> pl.Expr:
    """With thousands separators: the digits are grouped from their end."""
    fen = fen.cast(pl.Int64)
    whole = (fen.abs() // 100).cast(pl.String).str.reverse()
    grouped = whole.str.replace_all(r"(\d{3})", "$1,").str.strip_suffix(",").str.reverse()
    cents = (fen.abs() % 100).cast(pl.String).str.zfill(2)
    sign = pl.when(fen < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    return pl.concat_str([sign, grouped, pl.lit("."), cents])


def _percent(ratio: pl.Expr) -> pl.Expr:
    tenths = (ratio * 1000).round().cast(pl.Int64)
    return pl.concat_str([tenths // 10, pl.lit("."), tenths % 10, pl.lit("%")])


def _stated(ratio: pl.Expr) -> pl.Expr:
    return (ratio * 100).round(6).cast(pl.String) + pl.lit("%")


def _number(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.String).str.replace(r"\.0+$", "")


FORMATS: Mapping[str, Callable[[pl.Expr], pl.Expr]] = {
    "yuan": _yuan,
    "sum": _yuan,
    "percent": _percent,
    "stated": _stated,
    "number": _number,
}
"""How a value is spelled, by what stands after its colon."""
