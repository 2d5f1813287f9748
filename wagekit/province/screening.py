"""All rules over a province: what is written of it, a rule at a time, and what a page tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from wagekit.core.evidence import SHOWN, rows_cited
from wagekit.core.screen import screen
from wagekit.core.world import World
from wagekit.model.finding import Outcome
from wagekit.model.judged_on import DayFrom, JudgedOn
from wagekit.province.told import not_run, told
from wagekit.run import rules_asked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from wagekit.core.judged import Judged
    from wagekit.core.logic import Frame
    from wagekit.core.registry import Rules
    from wagekit.core.screen import Screened
    from wagekit.province.read import Province

BACKED = (Outcome.found, Outcome.rebutted)
"""Outcomes whose rows are written one by one."""


@dataclass(frozen=True, slots=True)
class Screening:
    """What the rules said of a province.

    Attributes:
        province: what was read.
        rules: all there are.
        asked: the codes of those that were to run.
        screened: the answer, on the engine.
        judged: the day on which it was judged.
        lang: the language of the words.
    """

    province: Province
    rules: Rules
    asked: frozenset[str]
    screened: Screened
    judged: JudgedOn
    lang: str

    @property
    def ran(self) -> dict[str, Judged]:
        """The rules that were asked for and did run, by code."""
        return {c: one for c, one in sorted(self.screened.judged.items()) if c in self.asked}

    @property
    def counts(self) -> dict[str, Mapping[Outcome, int]]:
        """For each rule, how many subjects had each outcome."""
        failed = {code: {Outcome.not_run: 1} for code in self.screened.failed}
        return dict(sorted({**{c: one.counts for c, one in self.ran.items()}, **failed}.items()))

    def findings(self) -> Iterator[pa.Table]:
        """What is listed, a rule at a time."""
        for code in self.counts:
            if code in self.ran:
                yield told(self.ran[code], self.screened.world, self.lang)
            else:
                known = self.rules.by_code.get(code)
                name = known.name if known else code
                yield not_run(code, name, self.screened.failed[code], self.lang)

    def evidence(self) -> Iterator[pa.RecordBatch]:
        """The rows behind what was found or explained, in a fixed order."""
        listed = [one for one in self.ran.values() if any(map(one.counts.get, BACKED))]
        rows = rows_cited(listed, BACKED, self.screened.world)
        if rows is not None:
            yield from self.province.engine.batches(rows.sort(*SHOWN))

    def open_steps(self, one: Judged) -> dict[int, int]:
        """How many subjects each step of a rule left open, most first."""
        if not one.counts.get(Outcome.cannot_tell):
            return {}
        counted = self.rows(one.listed([Outcome.cannot_tell]).select("_step")).group_by("_step")
        steps = counted.len().sort("len", "_step", descending=[True, False])
        return dict(steps.iter_rows())

    def rows(self, frame: Frame) -> pl.DataFrame:
        """Compute `frame` and bring it here."""
        return pl.DataFrame(self.province.engine.rows(frame))

    def projects(self) -> pl.DataFrame:
        """`project_id`, `name`, `region` of every project that is listed."""
        columns = ("project_id", "name", "region")
        return self.rows(self.province.engine.table("project").select(*columns))


def screened(
    province: Province,
    *,
    as_of: dt.date | None = None,
    only: Sequence[str] = (),
    plugins: Path | None = None,
    lang: str = "zh",
) -> Screening:
    """Run all rules, or those in `only`, over a province as read.

    Args:
        province: the tables.
        as_of: the day on which it is judged; the last day of the data by default.
        only: the codes of the rules to run; all by default.
        plugins: a folder with further rules.
        lang: `zh` or `en`.

    Raises:
        WagekitError: a code in `only` is not known.
    """
    known = rules_asked(plugins, only)
    day = as_of or province.latest
    world = World(province.engine, as_of=day, region=None)
    judged = JudgedOn(day, DayFrom.asked if as_of else DayFrom.data)
    asked = frozenset(only or known.by_code)
    answer = screen(known, world, only=only)
    world.let_go()  # what the rules shared is most of what is held, and writing needs room
    return Screening(province, known, asked, answer, judged, lang)
