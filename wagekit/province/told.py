"""What one rule lists, as rows to be written: the fields of a finding, made in bulk.

The sentences are those of the rule's steps; a value is spelled as `core.wording` spells it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.core.runner import ID_DIGITS, ID_GAP, finding_id
from wagekit.core.wording import documents_named
from wagekit.engines.digest import sha256_of
from wagekit.intake.said import english
from wagekit.law import begun, in_force, in_region
from wagekit.model.finding import Outcome
from wagekit.model.money import yuan
from wagekit.province.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from wagekit.core.judged import Judged
    from wagekit.core.ladder import Ladder, Step
    from wagekit.core.world import World

FEN = pa.scalar(yuan(1), pa.decimal128(3, 2))
TEXTS = pa.list_(pa.string())
FINDINGS = pa.schema(
    [
        ("finding_id", pa.string()),
        ("rule", pa.string()),
        ("name", pa.string()),
        ("outcome", pa.string()),
        ("project_id", pa.string()),
        ("subject", pa.string()),
        ("parties", TEXTS),
        ("amount", pa.decimal128(18, 2)),
        ("period", pa.string()),
        ("step", pa.int32()),
        ("reason", pa.string()),
        ("articles", TEXTS),
        ("ask_for", TEXTS),
    ]
)
"""The columns of `findings.parquet`; amounts are yuan."""


def told(judged: Judged, world: World, lang: str) -> pa.Table:
    """What a rule lists, by project and subject."""
    rule, ladder = judged.rule, judged.ladder
    rows = pl.DataFrame(world.engine.rows(judged.frame)).sort("project_id", "subject", "_step")
    known = begun(rule.articles, world.day)
    amount = pl.col(ladder.amount) if ladder.amount else pl.lit(None)
    made = rows.select(
        _ids(rule.code, rows),
        pl.lit(rule.code).alias("rule"),
        pl.lit(rule.name).alias("name"),
        pl.col("_outcome").alias("outcome"),
        "project_id",
        "subject",
        _parties(ladder).alias("parties"),
        amount.cast(pl.Int64).alias("_fen"),
        (pl.col(ladder.period) if ladder.period else pl.lit(None)).cast(pl.String).alias("period"),
        pl.col("_step").cast(pl.Int32).alias("step"),
        sentence(ladder, lang).alias("reason"),
        _articles(known, rows, ladder.law_on, ladder.law_in).alias("articles"),
        _papers(ladder.steps, lang).alias("ask_for"),
    )
    return _in_yuan(made)


def not_run(code: str, name: str, why: str, lang: str) -> pa.Table:
    """The one row of a rule that did not run."""
    said = str(english(why)) if lang == "en" else str(why)
    id_ = finding_id(code, None, None)
    row = {"finding_id": id_, "rule": code, "name": name, "outcome": str(Outcome.not_run)}
    return pa.Table.from_pylist([row | {"reason": said}], schema=FINDINGS)


def _ids(code: str, rows: pl.DataFrame) -> pl.Series:
    """What `core.runner` calls each finding."""
    subject = [pl.col(name).fill_null("") for name in ("project_id", "subject")]
    named = rows.select(pl.concat_str([pl.lit(code), *subject], separator=ID_GAP)).to_series()
    digests = pl.Series(sha256_of(named.to_arrow(compat_level=pl.CompatLevel.oldest())))
    return (f"{code}-" + digests.str.slice(0, ID_DIGITS)).alias("finding_id")


def _parties(ladder: Ladder) -> pl.Expr:
    if not ladder.parties:
        return _texts([])
    named = pl.concat_list(*(pl.col(name).cast(pl.String) for name in ladder.parties))
    return named.list.drop_nulls().list.unique(maintain_order=True)


def _articles(
    articles: tuple[str, ...], rows: pl.DataFrame, law_on: str | None, law_in: str | None
) -> pl.Expr:
    """Those of the day and the region of each row; the national ones where no region is known."""
    days = rows[law_on] if law_on else None
    chosen = _in_force(in_region(articles, None), days)
    if law_in:
        for there, among in _regions_by_law(articles, rows[law_in]).items():
            here = pl.col(law_in).is_in(among)
            chosen = pl.when(here).then(_in_force(there, days)).otherwise(chosen)
    return chosen


def _in_force(articles: tuple[str, ...], days: pl.Series | None) -> pl.Expr:
    """Those in force on the day of each row; all of them where no day is known."""
    chosen = _texts(articles)
    if days is not None:
        for then, among in _days_by_law(articles, days).items():
            here = pl.col(days.name).is_in(among)
            chosen = pl.when(here).then(_texts(then)).otherwise(chosen)
    return chosen


def _regions_by_law(
    articles: tuple[str, ...], regions: pl.Series
) -> dict[tuple[str, ...], list[str]]:
    """The regions in which the same articles hold: many places, of few provinces."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for region in regions.unique().drop_nulls():
        found[in_region(articles, region)].append(region)
    return found


def _days_by_law(articles: tuple[str, ...], days: pl.Series) -> dict[tuple[str, ...], list[date]]:
    """The days on which the same articles were in force: many days, of few kinds."""
    found: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for day in days.unique().drop_nulls():
        found[in_force(articles, day)].append(day)
    return found


def _texts(texts: Sequence[str]) -> pl.Expr:
    return pl.lit(list(texts), dtype=pl.List(pl.String))


def _papers(steps: Sequence[Step], lang: str) -> pl.Expr:
    chosen = _texts([])
    for number, step in enumerate(steps):
        if step.ask:
            papers = _texts(documents_named(step.ask, lang))
            chosen = pl.when(pl.col("_step") == number).then(papers).otherwise(chosen)
    return chosen


def _in_yuan(made: pl.DataFrame) -> pa.Table:
    table = made.to_arrow(compat_level=pl.CompatLevel.oldest())
    fen = table["_fen"].cast(pa.decimal128(19, 0))
    amount = pc.multiply(fen, FEN).cast(pa.decimal128(18, 2))
    whole = table.drop_columns(["_fen"]).append_column("amount", amount)
    return whole.select(FINDINGS.names).cast(FINDINGS)
