"""What a run says and what it stands on, as the sheets of one workbook."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from wagekit.core.registry import rules
from wagekit.law import article
from wagekit.model.money import yuan
from wagekit.model.schema import tables as schemas
from wagekit.views.recovery_part import order_words, parts_words
from wagekit.views.summary.page import NOTICE
from wagekit.views.workbook import words
from wagekit.views.workbook.part import Sheet
from wagekit.views.workbook.table import table_sheet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    import pyarrow as pa

    from wagekit.model.finding import Determination, Finding
    from wagekit.model.liability import Liability
    from wagekit.model.recovery import Recovery
    from wagekit.model.text import Text
    from wagekit.views.summary.page import CaseFacts
    from wagekit.views.workbook.part import Cell
    from wagekit.views.workbook.words import Heads

    Rows = Iterable[tuple[Cell, ...]]


def workbook_view(
    case: CaseFacts,
    tables: Mapping[str, pa.Table],
    findings: Sequence[Finding],
    determined: Sequence[Determination],
    owed: Sequence[Liability],
    handed: Sequence[Recovery],
    *,
    day: dt.date | None,
    names: Mapping[str, str],
    lang: str = "zh",
) -> tuple[Sheet, ...]:
    """The sheets: about the workbook, what was found and why, who must pay, then every table.

    Args:
        case: The case itself.
        tables: Its canonical tables.
        findings: What the rules said.
        determined: What each contract points to.
        owed: Who must pay which wages.
        handed: What each worker gets.
        day: The day on which it was judged.
        names: What parties and workers are called, by id.
        lang: `zh` or `en`.
    """
    said = _Said(names, lang)
    made = [
        *said.run(findings, determined, owed, handed),
        *(table_sheet(schemas()[name], table, lang) for name, table in tables.items()),
    ]
    return (said.sheet(words.ABOUT, words.ABOUT_HEADS, said.about(case, day, made)), *made)


class _Said:
    """Records as rows of words and values, in one language."""

    def __init__(self, names: Mapping[str, str], lang: str) -> None:
        self._names, self._lang = names, lang

    def sheet(self, title: Text, said: Heads, rows: Rows) -> Sheet:
        return Sheet(title.in_(self._lang), words.heads(said, self._lang), tuple(rows))

    def run(
        self,
        findings: Sequence[Finding],
        determined: Sequence[Determination],
        owed: Sequence[Liability],
        handed: Sequence[Recovery],
    ) -> Iterator[Sheet]:
        rows_of = chain.from_iterable
        for title, heads, rows in (
            (words.FINDINGS, words.FINDING_HEADS, map(self.finding, findings)),
            (words.EVIDENCE, words.EVIDENCE_HEADS, rows_of(map(self.evidence, findings))),
            (
                words.DETERMINATIONS,
                words.DETERMINATION_HEADS,
                map(self.determination, determined),
            ),
            (words.LIABILITY, words.LIABILITY_HEADS, rows_of(map(self.liable, owed))),
            (words.PLAN, words.PLAN_HEADS, rows_of(map(self.plan, owed))),
            (words.RECOVERY, words.RECOVERY_HEADS, map(self.recovery, handed)),
        ):
            yield self.sheet(title, heads, rows)

    def about(self, case: CaseFacts, day: dt.date | None, sheets: Sequence[Sheet]) -> Rows:
        said = (
            (words.CASE, case.case_id),
            (words.TITLE, case.title),
            (words.DAY, day and str(day)),
            (words.NOTE, NOTICE.in_(self._lang)),
            (words.NOTE, words.MARK.in_(self._lang)),
        )
        yield from ((title.in_(self._lang), value) for title, value in said)
        for sheet in sheets:
            yield sheet.title, words.ROWS.in_(self._lang).format(n=len(sheet.rows))

    def finding(self, one: Finding) -> tuple[Cell, ...]:
        known = rules().by_code.get(one.rule)
        return (
            one.rule,
            known.title.in_(self._lang) if known else one.name,
            one.outcome.text.in_(self._lang),
            one.project_id,
            one.subject,
            self._joined(self._names.get(party, party) for party in one.parties),
            _yuan(one.amount),
            one.period,
            one.reason,
            self._cited(one.articles),
            self._joined(one.ask_for),
            one.finding_id,
        )

    def evidence(self, one: Finding) -> Iterator[tuple[Cell, ...]]:
        outcome = one.outcome.text.in_(self._lang)
        for row in one.evidence:
            known = schemas().get(row.table)
            table = known.title.in_(self._lang) if known else row.table
            place = (table, row.key, row.file, row.sheet, row.row)
            yield one.rule, one.subject, outcome, *place, one.finding_id

    def determination(self, one: Determination) -> tuple[Cell, ...]:
        return (
            one.project_id,
            one.contract_id,
            one.act.text.in_(self._lang),
            one.state.text.in_(self._lang),
            self._joined(one.rules),
            self._joined(f"{out.act.text.in_(self._lang)}：{out.why}" for out in one.excluded),
            self._cited(one.articles),
            self._joined(one.ask_for),
        )

    def liable(self, one: Liability) -> Iterator[tuple[Cell, ...]]:
        sums = (_yuan(one.owed), _yuan(one.covered), _yuan(one.shortfall))
        debt = (one.project_id, self._name(one.employer_id), one.workers, *sums)
        for party in one.liable:
            role, said = party.role.text.in_(self._lang), self._cited(party.articles)
            limits = (_yuan(party.cap), _yuan(party.amount))
            who = (party.order, self._name(party.party_id), role)
            yield *debt, *who, *limits, party.reason, said
        if not one.liable:
            yield *debt, *(None for _ in words.LIABILITY_HEADS[len(debt) :])

    def plan(self, one: Liability) -> Iterator[tuple[Cell, ...]]:
        for step in one.plan:
            yield (
                one.project_id,
                self._name(one.employer_id),
                step.step,
                step.source.text.in_(self._lang),
                self._name(step.party_id),
                _yuan(step.amount),
                self._cited(step.articles),
            )

    def recovery(self, one: Recovery) -> tuple[Cell, ...]:
        sums = (one.monthly, one.owed, one.paid, one.rest)
        return (
            one.project_id,
            self._name(one.employer_id),
            one.worker_id,
            self._names.get(one.worker_id),
            one.since,
            *map(_yuan, sums),
            parts_words(one.parts, self._names, lang=self._lang),
            order_words(one.heuristic_order, self._lang),
        )

    def _name(self, party: str | None) -> str | None:
        return None if party is None else self._names.get(party, party)

    def _joined(self, texts: Iterable[str]) -> str | None:
        return words.AND.in_(self._lang).join(texts) or None

    def _cited(self, ids: Iterable[str]) -> str | None:
        return self._joined(article(row).cite(self._lang) for row in ids)


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else yuan(fen)
