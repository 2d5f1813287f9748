"""What fell due and what was paid under each contract of a project, as it is drawn over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.money import format_yuan
from wagekit.views.chain.words import amount_words
from wagekit.views.timeline import words
from wagekit.views.timeline.part import Mark, Panel, TimelineView
from wagekit.views.timeline.rows import TimelineRows
from wagekit.views.timeline.sums import Sums, sums_of
from wagekit.views.timeline.ticks import ticks_between

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.text import Text
    from wagekit.views.timeline.part import ClaimLine, ContractMoney, Sign

MOST_PANELS: Final = 12
"""Contracts that one drawing shows; the table has all."""
MOST_MARKS: Final = 300
"""Claims and payments of a contract that are marked; the flights of steps have all."""


def timeline_view(
    contracts: Sequence[ContractMoney],
    project: str,
    names: Mapping[str, str] | None = None,
    *,
    as_of: dt.date | None,
    lang: str = "zh",
) -> TimelineView:
    """Put dues and payments into words.

    Args:
        contracts: What `contract_money` read.
        project: The project's id.
        names: Names of parties and projects by id.
        as_of: The day of judgement.
        lang: `zh` or `en`.
    """
    return _Words(names or {}, as_of, lang).view(contracts, project)


class _Words:
    """Says everything about the contracts of one project in one language."""

    def __init__(self, names: Mapping[str, str], as_of: dt.date | None, lang: str) -> None:
        self.names = names
        self.as_of = as_of
        self.lang = lang

    def say(self, text: Text, **values: object) -> str:
        return text.in_(self.lang).format(**values)

    def view(self, contracts: Sequence[ContractMoney], project: str) -> TimelineView:
        shown = _largest(contracts)
        panels = tuple(self.panel(one) for one in shown)
        title = self.say(words.TITLE, project=self.names.get(project, project))
        days = [day for panel in panels for day in _days(panel)]
        days += [self.as_of] if self.as_of and days else []
        first, last = (min(days), max(days)) if days else (None, None)
        nothing = "" if panels else self.say(words.NOTHING)
        table = TimelineRows(self.lang)
        said = "".join(
            self.say(words.ALT_PANEL, title=panel.title, said=self.sentences(panel.said))
            for panel in panels
        )
        return TimelineView(
            title=title,
            notes=self.notes(contracts, shown),
            panels=panels,
            first=first,
            last=last,
            ticks=ticks_between(first, last) if first and last else (),
            as_of=self.as_of if days else None,
            as_of_words=self.say(words.AS_OF, day=self.as_of) if self.as_of else "",
            nothing=nothing,
            legend=self.legend(panels),
            alt=self.say(words.ALT, title=title, panels=said or nothing),
            columns=tuple(self.say(column) for column in words.COLUMNS),
            rows=tuple(row for one in contracts for row in table.rows(one)),
        )

    def sentences(self, said: Sequence[str]) -> str:
        return ("" if self.lang == "zh" else " ").join(said)

    def name(self, id_: str | None) -> str:
        return self.say(words.NOT_NAMED) if id_ is None else self.names.get(id_, id_)

    def notes(
        self, contracts: Sequence[ContractMoney], shown: Sequence[ContractMoney]
    ) -> tuple[str, ...]:
        notes = [] if self.as_of or not contracts else [self.say(words.NO_DAY)]
        more = len(contracts) - len(shown)
        if more:
            notes.append(self.say(words.MORE_PANELS, shown=len(shown), n=more))
        return tuple(notes)

    def panel(self, one: ContractMoney) -> Panel:
        sums = sums_of(one)
        title = self.say(
            words.PANEL,
            contract=f"{one.contract_id} {one.title or ''}".strip(),
            issuer=self.name(one.issuer_id),
            contractor=self.name(one.contractor_id),
        )
        due, paid = _due_marks(one, self.lang), _paid_marks(one, self.lang)
        marks = _largest_marks([*due, *paid])
        more = len(due) + len(paid) - len(marks)
        unmarked = [self.say(words.MORE_MARKS, shown=len(marks), n=more)] if more else []
        gap = None
        if sums.most and self.as_of and sums.due > sums.paid:
            gap = (sums.paid, sums.due)
        return Panel(
            title=" ".join(title.split()),
            said=(*self.said(one, sums), *unmarked),
            due=tuple((mark.on, mark.level) for mark in due),
            paid=tuple((mark.on, mark.level) for mark in paid if mark.sign == "payment"),
            marks=marks,
            gap=gap,
            gap_words=self.say(words.GAP_LABEL, sum=self.gap(sums, in_yuan=False)),
            contract_id=one.contract_id,
        )

    def said(self, one: ContractMoney, sums: Sums) -> Iterator[str]:
        if not one.claims:
            yield self.say(words.NO_CLAIMS, paid=format_yuan(sums.paid))
        elif self.as_of:
            yield self.say(
                words.GAP,
                day=self.as_of,
                due=format_yuan(sums.due),
                paid=format_yuan(sums.paid),
                gap=self.gap(sums, in_yuan=True),
                parts=self.parts(sums),
            )
        if sums.unclear:
            yield self.say(words.UNCLEAR, n=sums.unclear, sum=format_yuan(sums.unclear_sum))
        counted = ((words.CLAIMS, sums.undrawn_claims), (words.PAYMENTS, sums.undrawn_payments))
        parts = [self.say(text, n=n) for text, n in counted if n]
        if parts:
            yield self.say(words.NOT_DRAWN, parts=self.joined(parts))

    def joined(self, parts: Sequence[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(parts)

    def gap(self, sums: Sums, *, in_yuan: bool) -> str:
        least, most = (
            (format_yuan(fen) if in_yuan else amount_words(fen, self.lang))
            for fen in (sums.least, sums.most)
        )
        if sums.open:
            return self.say(words.AT_LEAST, least=least)
        return least if least == most else self.say(words.BETWEEN, least=least, most=most)

    def parts(self, sums: Sums) -> str:
        named = ((words.DISPUTED_PART, sums.disputed), (words.RETENTION_PART, sums.retention))
        parts = [self.say(text, sum=format_yuan(fen)) for text, fen in named if fen]
        return self.say(words.OF_WHICH, parts=self.joined(parts)) if parts else ""

    def legend(self, panels: Sequence[Panel]) -> tuple[tuple[str, str], ...]:
        there: set[str] = {mark.sign for panel in panels for mark in panel.marks}
        there |= {"due"} if any(panel.due for panel in panels) else set()
        there |= {"paid"} if any(panel.paid for panel in panels) else set()
        there |= {"gap"} if any(panel.gap for panel in panels) else set()
        return tuple((k, self.say(text)) for k, text in words.LEGEND.items() if k in there)


def _largest(contracts: Sequence[ContractMoney]) -> list[ContractMoney]:
    """The contracts to draw, by their ids."""
    if len(contracts) <= MOST_PANELS:
        return list(contracts)
    by_sum = sorted(contracts, key=lambda one: (-sums_of(one).highest, one.contract_id))
    return sorted(by_sum[:MOST_PANELS], key=lambda one: one.contract_id)


def _largest_marks(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """As many as can be told apart, in the same order."""
    if len(marks) <= MOST_MARKS:
        return tuple(marks)
    kept = sorted(marks, key=lambda mark: (-abs(mark.fen), mark.key))[:MOST_MARKS]
    keys = {mark.key for mark in kept}
    return tuple(mark for mark in marks if mark.key in keys)


def _days(panel: Panel) -> list[dt.date]:
    steps = [day for day, _ in (*panel.due, *panel.paid)]
    return [*steps, *(mark.on for mark in panel.marks)]


def _due_marks(one: ContractMoney, lang: str) -> list[Mark]:
    there = [
        (claim.due_day, claim.payable, claim)
        for claim in one.claims
        if claim.due_day is not None and claim.payable is not None
    ]
    there.sort(key=lambda it: (it[0], it[2].claim_id))
    level, marks = 0, []
    for day, payable, claim in there:
        level += payable
        sign, label = _sign(claim), amount_words(payable, lang)
        key = f"claim:{claim.claim_id}"
        marks.append(Mark(sign, day, level, label, _about(sign, day, lang), key, payable))
    return marks


def _about(sign: Sign, day: dt.date, lang: str) -> str:
    return f"{day} {words.LEGEND[sign].in_(lang)}"


def _sign(claim: ClaimLine) -> Sign:
    if claim.disputed:
        return "disputed"
    return "retention" if claim.kind == "retention" else "claim"


def _paid_marks(one: ContractMoney, lang: str) -> list[Mark]:
    there = [
        (paid.on, paid.amount, paid)
        for paid in one.payments
        if paid.on is not None and paid.amount is not None and paid.counts is not False
    ]
    there.sort(key=lambda it: (it[0], it[2].payment_id))
    level, marks = 0, []
    for day, amount, paid in there:
        level += amount if paid.counts else 0
        sign: Sign = "payment" if paid.counts else "unclear"
        label, key = amount_words(amount, lang), f"payment:{paid.payment_id}"
        marks.append(Mark(sign, day, level, label, _about(sign, day, lang), key, amount))
    return marks
