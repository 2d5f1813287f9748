"""A run of the rules over a case: what they said, as records and as pandas frames."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.core.alike import Alike
from wagekit.core.doubt import with_doubts
from wagekit.core.errors import WagekitError
from wagekit.core.open_rows import rows_in_words, with_open_rows
from wagekit.core.registry import rules
from wagekit.core.runner import Answers, run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.frames.records import evidence_frame, record_frame
from wagekit.intake.link.supposed import (
    as_late_as_can_be,
    given_to_all,
    open_rows,
    supposing_same,
)
from wagekit.intake.said import Said
from wagekit.judge.determination import determinations
from wagekit.judge.determination_doubt import with_doubts_about_acts
from wagekit.judge.liability import liabilities
from wagekit.judge.liability_doubt import parties_one, payments_counted, with_doubts_about
from wagekit.judge.liability_papers import papers
from wagekit.judge.recovery import recoveries
from wagekit.judge.table import table
from wagekit.model.finding import Determination, Finding, Outcome
from wagekit.model.judged_on import DayFrom, JudgedOn
from wagekit.model.liability import Liability
from wagekit.model.recovery import Recovery
from wagekit.model.text import Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd
    import pyarrow as pa

    from wagekit.core.registry import Rules
    from wagekit.intake import CaseFolder
    from wagekit.model.paper import Paper


@dataclass(frozen=True, slots=True, repr=False)
class Run:
    """What the rules said of a case.

    Attributes:
        answers: findings as records, and counts of outcomes.
        determined: what each contract looks like, as records.
        owed: who must pay which wages, as records.
        handed: what each worker gets out of the money seen, as records.
        lang: the language of the words in them.
        title: what the case is called.
        papers: which rows the sums in `owed` are read from.
        judged: the day on which it was judged, and where that comes from.
    """

    answers: Answers
    determined: tuple[Determination, ...]
    owed: tuple[Liability, ...]
    handed: tuple[Recovery, ...]
    papers: tuple[Paper, ...]
    lang: str
    title: str
    judged: JudgedOn

    @property
    def as_of(self) -> dt.date | None:
        """The day on which it was judged; None where nothing dated is known."""
        return self.judged.day

    def __repr__(self) -> str:
        """Which case, on which day, and how much was found: never the findings themselves."""
        many = Counter(finding.outcome for finding in self.answers.findings)
        day, found = self.as_of, many[Outcome.found]
        unknown, failed = many[Outcome.cannot_tell], many[Outcome.not_run]
        said = Text(
            f"判断日 {day or '未知'}\n疑点 {found} 项，资料不足 {unknown} 项"
            + (f"，未能运行 {failed} 项" if failed else ""),
            f"judged on {day or 'unknown'}\n{found} suspicions, {unknown} that cannot be told"
            + (f", {failed} not run" if failed else ""),
        )
        return f"{self.title}\n{said.in_(self.lang)}"

    @property
    def findings(self) -> pd.DataFrame:
        """One row a finding, with the fields of `findings.json`; amounts in yuan."""
        return record_frame(self.answers.findings, Finding, self.lang)

    @property
    def evidence(self) -> pd.DataFrame:
        """One row for each row of a file that a listed finding rests on."""
        return evidence_frame(self.answers.findings, self.lang)

    @property
    def determinations(self) -> pd.DataFrame:
        """One row a determination, with the fields of `determinations.json`."""
        return record_frame(self.determined, Determination, self.lang)

    @property
    def liability(self) -> pd.DataFrame:
        """One row a project and employer with unpaid wages, with the fields of `liability.json`."""
        return record_frame(self.owed, Liability, self.lang)

    @property
    def recovery(self) -> pd.DataFrame:
        """One row a worker owed: what the money seen pays of it, and out of what.

        `heuristic_order` says how it is divided: a suggestion of this software, not law. Amounts
        are yuan as Decimal, so that sums stay exact to the fen.
        """
        return record_frame(self.handed, Recovery, self.lang)


def world_of(
    read: CaseFolder, tables: Mapping[str, pa.Table], as_of: dt.date | None = None
) -> World:
    """`tables` on an engine, judged on `as_of` or on the day of the case."""
    day = as_of or read.settings.as_of
    return World(PolarsEngine(tables), as_of=day, region=read.settings.region)


def analyzed(
    read: CaseFolder,
    *,
    as_of: dt.date | None = None,
    only: Sequence[str] = (),
    plugins: Path | None = None,
    lang: str = "zh",
) -> Run:
    """Run all rules over a case as read, then what follows from them: acts, who pays, who gets.

    Args:
        read: The case.
        as_of: The day on which it is judged; the day of the case by default.
        only: The codes of the rules to run; all by default.
        plugins: A folder with further rules.
        lang: `zh` or `en`.

    Raises:
        WagekitError: a code in `only` is not known.
    """
    known = rules_asked(plugins, only)
    world, supposed = world_of(read, read.tables, as_of), _supposed(read, as_of)
    alike = Alike.of(read.judgements)
    answers = run(known, world, only=only, lang=lang)
    if supposed is not None:
        answers = with_doubts(answers, known, supposed, alike, lang=lang)
    for given in _with_open_rows(read, as_of):
        answers = with_open_rows(answers, known, given, open_rows(read.unplaced), lang=lang)
    determined = determinations(answers, world, lang=lang)
    if supposed is None:
        owed = liabilities(answers, determined, world, lang=lang)
    else:
        again = _contracting(known, supposed, only, lang)
        others = determinations(again, supposed, lang=lang) if again else ()
        said = (*answers.findings, *(again.findings if again else ()))
        determined = with_doubts_about_acts(determined, others, said, alike, lang=lang)
        owed = liabilities(answers, determined, world, lang=lang)
        there = liabilities(answers, others, supposed, lang=lang)
        owed = with_doubts_about(owed, there, parties_one(alike, lang), lang=lang)
    owed = _with_open_payments(owed, answers, determined, read, as_of, lang)
    title, judged = read.settings.title or read.settings.case_id, _judged_on(read, as_of)
    handed, behind = recoveries(owed, world), papers(world) if owed else ()
    return Run(answers, determined, owed, handed, behind, lang, title, judged)


def _judged_on(read: CaseFolder, as_of: dt.date | None) -> JudgedOn:
    if as_of is not None:
        return JudgedOn(as_of, DayFrom.asked)
    source = DayFrom.case_file if read.settings.as_of_given else DayFrom.data
    return JudgedOn(read.settings.as_of, source)


def rules_asked(plugins: Path | None, only: Sequence[str]) -> Rules:
    """The rules there are, of which those in `only` are to run.

    Raises:
        WagekitError: a code in `only` is not known.
    """
    known = rules(plugins)
    unknown = sorted(set(only) - set(known.by_code))
    if unknown:
        zh, en = _not_loaded(known)
        raise WagekitError(
            Said(
                f"没有规则 {'、'.join(unknown)}，用 wagekit rules 查看全部规则{zh}",
                f"no rule {', '.join(unknown)}: `wagekit rules` lists them all{en}",
            )
        )
    return known


def _not_loaded(known: Rules) -> tuple[str, str]:
    """Which rule files could not be loaded, as the end of a sentence in both languages."""
    if not known.broken:
        return "", ""
    names = [broken.name for broken in known.broken]
    return (
        f"；另有规则文件未能载入：{'、'.join(names)}",
        f"; rule files that could not be loaded: {', '.join(names)}",
    )


def _with_open_rows(read: CaseFolder, as_of: dt.date | None) -> Iterator[World]:
    """The same world with the rows that did not load, made as early and as late as can be."""
    if read.unplaced:
        yield world_of(read, given_to_all(read.tables, read.unplaced), as_of)
    if "payment" in read.unplaced:
        late = as_late_as_can_be(read.unplaced, as_of or read.settings.as_of)
        yield world_of(read, given_to_all(read.tables, late), as_of)


def _with_open_payments(
    owed: tuple[Liability, ...],
    answers: Answers,
    determined: tuple[Determination, ...],
    read: CaseFolder,
    as_of: dt.date | None,
    lang: str,
) -> tuple[Liability, ...]:
    """Say beside who must pay what hangs on payments that did not load for want of a day."""
    payments = {name: rows for name, rows in read.unplaced.items() if name == "payment"}
    if not owed or not payments:
        return owed
    counted = world_of(read, given_to_all(read.tables, payments), as_of)
    there = liabilities(answers, determined, counted, lang=lang)
    rows = rows_in_words(open_rows(payments), lang)
    return with_doubts_about(owed, there, payments_counted(rows, lang), lang=lang)


def _supposed(read: CaseFolder, as_of: dt.date | None) -> World | None:
    """The same world where parties that look alike are one; None where none do."""
    tables = supposing_same(read.tables, read.judgements)
    return None if tables is None else world_of(read, tables, as_of)


def _contracting(known: Rules, world: World, only: Sequence[str], lang: str) -> Answers | None:
    """What the rules that can lead to an act say, of those asked; None where none is asked."""
    asked = sorted((set(only) or set(known.by_code)) & table().rules)
    return run(known, world, only=asked, lang=lang) if asked else None
