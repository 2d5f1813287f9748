"""The waterfall of liability as it is drawn: owed, who answers, out of what money, what is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.law import UnknownArticle, article
from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.views.chain.words import amount_words
from wagekit.views.waterfall import words
from wagekit.views.waterfall.part import Bar, Block, WaterfallView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.model.liability import Liability, Liable, PlanStep, Source
    from wagekit.model.text import Text

__all__ = ["Bar", "Block", "WaterfallView", "waterfall_view"]
Row = tuple[str, ...]
UNPAID = "GZ01"
"""The rule that says of each worker whether wages are owed."""


def waterfall_view(
    owed: Iterable[Liability],
    project: str | None,
    names: Mapping[str, str] | None = None,
    *,
    findings: Iterable[Finding] = (),
    lang: str = "zh",
) -> WaterfallView:
    """Put who must pay the wages of a project into words.

    Args:
        owed: What was judged; other projects are left out.
        project: Its id; None for wages that no project is named for.
        names: Names of parties and projects by id.
        findings: What the rules said; wages of which they cannot tell are named, never left out.
        lang: `zh` or `en`.
    """
    there = [one for one in owed if one.project_id == project]
    untold = [
        finding
        for finding in findings
        if finding.rule == UNPAID
        and finding.project_id == project
        and finding.outcome == Outcome.cannot_tell
    ]
    return _Words(names or {}, lang).view(there, project, untold)


def cited(ids: Iterable[str], lang: str) -> str:
    """Articles as they are cited, those of one instrument together; an unknown one by its id."""
    grouped: dict[str, list[str]] = {}
    for id_ in dict.fromkeys(ids):
        instrument, place = _cite(id_, lang)
        grouped.setdefault(instrument, []).append(place)
    comma, gap = ("、", "") if lang == "zh" else (", ", " ")
    said = (f"{name}{gap}{comma.join(places)}".strip() for name, places in grouped.items())
    return _joined(said, lang)


def _cite(id_: str, lang: str) -> tuple[str, str]:
    try:
        found = article(id_)
    except UnknownArticle:
        return "", id_
    name = found.instrument.name(lang)
    return name, found.cite(lang).removeprefix(name).strip()


def _joined(parts: Iterable[str], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(parts)


class _Words:
    """Says everything about the wages of one project in one language."""

    def __init__(self, names: Mapping[str, str], lang: str) -> None:
        self.names = names
        self.lang = lang

    def say(self, text: Text, **values: object) -> str:
        return text.in_(self.lang).format(**values)

    def view(
        self, there: Sequence[Liability], project: str | None, untold: Sequence[Finding]
    ) -> WaterfallView:
        called = self.name(project, words.PROJECT_UNKNOWN)
        title = self.say(words.TITLE, project=called)
        blocks = tuple(self.block(one) for one in there)
        none = words.NOTHING_SURE if untold else words.NOTHING
        nothing = "" if blocks else self.say(none)
        notes = (self.say(words.NOTICE), *self.untold(untold))
        said = "".join(self.alt(block) for block in blocks) or nothing
        return WaterfallView(
            title=title,
            notes=notes,
            blocks=blocks,
            heads=(self.say(words.WHO), self.say(words.WHENCE)),
            nothing=nothing,
            legend=self.legend(blocks),
            alt=self.say(words.ALT, title=title, blocks=said, notes=" ".join(notes)),
            columns=tuple(self.say(column) for column in words.COLUMNS),
            rows=tuple(row for one in there for row in self.rows(one)),
        )

    def untold(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        if not findings:
            return ()
        known = format_yuan(sum(finding.amount or 0 for finding in findings))
        return (self.say(words.UNTOLD, n=len({f.subject for f in findings}), sum=known),)

    def name(self, id_: str | None, missing: Text = words.NOT_NAMED) -> str:
        return self.say(missing) if id_ is None else self.names.get(id_, id_)

    def money(self, fen: int) -> str:
        return amount_words(fen, self.lang)

    def block(self, one: Liability) -> Block:
        people = words.PEOPLE_UNKNOWN if one.workers is None else words.PEOPLE
        title = self.say(
            words.BLOCK,
            employer=self.name(one.employer_id, words.EMPLOYER_UNKNOWN),
            people=self.say(people, n=one.workers),
            owed=format_yuan(one.owed),
        )
        bars = (
            replace(bar, key=f"owed:{one.employer_id or ''}:{number}")
            for number, bar in enumerate(self.bars(one))
        )
        return Block(title, one.owed, tuple(bars), self.sum_words(one))

    def bars(self, one: Liability) -> Iterator[Bar]:
        owed = self.money(one.owed)
        yield Bar("owed", self.say(words.OWED), "", owed, 0, one.owed)
        yield from (self.liable(party, one.owed) for party in one.liable)
        left = one.owed
        for step, source in _spent(one):
            yield self.plan(step, source, left)
            left -= step.amount
        yield from (self.unused(source) for source in _unused(one))
        if not one.sources and not one.plan:
            yield Bar("unused", self.say(words.NONE_THERE), "", "", 0, 0)
        short = self.money(one.shortfall) if one.shortfall else self.say(words.NO_SHORTFALL)
        yield Bar("shortfall", self.say(words.SHORTFALL), "", short, 0, one.shortfall)

    def liable(self, party: Liable, owed: int) -> Bar:
        amount = self.say(words.AMOUNT_UNKNOWN)
        if party.amount is not None:
            amount = self.money(party.amount)
        if party.cap is not None:
            amount = self.say(words.CAP, amount=amount, cap=self.money(party.cap))
        return Bar(
            step="open" if party.amount is None else "liable",
            label=self.say(words.ORDERED, order=party.order, name=self.name(party.party_id)),
            about=_about(party.role.text.in_(self.lang), cited(party.articles, self.lang)),
            amount=amount,
            start=0,
            end=owed if party.amount is None else party.amount,
            cap=party.cap if party.cap is not None and party.cap <= owed else None,
        )

    def plan(self, step: PlanStep, source: Source | None, left: int) -> Bar:
        amount = self.money(step.amount)
        if source is not None:
            there = self.money(source.available)
            amount = self.say(words.SPENT, amount=amount, available=there)
        return Bar(
            step="plan",
            label=self.say(words.ORDERED, order=step.step, name=self.name(step.party_id)),
            about=_about(step.source.text.in_(self.lang), cited(step.articles, self.lang)),
            amount=amount,
            start=left - step.amount,
            end=left,
        )

    def unused(self, source: Source) -> Bar:
        there = self.say(words.NONE_THERE)
        if source.available:
            there = self.say(words.UNUSED, available=self.money(source.available))
        return Bar(
            step="unused",
            label=self.name(source.party_id),
            about=_about(source.kind.text.in_(self.lang), cited(source.articles, self.lang)),
            amount=there,
            start=0,
            end=0,
        )

    def sum_words(self, one: Liability) -> str:
        planned = sum(step.amount for step in one.plan)
        adds_up = planned == one.covered and planned + one.shortfall == one.owed
        return self.say(
            words.SUM if adds_up else words.NOT_SUM,
            covered=format_yuan(planned),
            shortfall=format_yuan(one.shortfall),
            owed=format_yuan(one.owed),
        )

    def legend(self, blocks: Sequence[Block]) -> tuple[tuple[str, str], ...]:
        bars = [bar for block in blocks for bar in block.bars]
        there = {str(bar.step) for bar in bars if bar.end}
        there |= {"cap"} if any(bar.cap is not None for bar in bars) else set()
        return tuple((k, self.say(text)) for k, text in words.LEGEND.items() if k in there)

    def alt(self, block: Block) -> str:
        said: dict[str, list[str]] = {"liable": [], "plan": []}
        for bar in block.bars:
            place = {"liable": "liable", "open": "liable", "plan": "plan"}.get(bar.step)
            if place:
                about = {"label": bar.label, "about": bar.about, "amount": bar.amount}
                said[place].append(self.say(words.ALT_BAR, **about))
        nobody, none = self.say(words.NOT_NAMED), self.say(words.NONE_THERE)
        liable, plan = (_joined(said[key], self.lang) for key in ("liable", "plan"))
        parts = {"liable": liable or nobody, "plan": plan or none}
        return self.say(words.ALT_BLOCK, title=block.title, sum=block.sum_words, **parts)

    def rows(self, one: Liability) -> Iterator[Row]:
        """Owed, parties, money, shortfall; an empty cell where there is nothing to say."""
        owed = ("", "", "", "", format_yuan(one.owed), "", "")
        yield self.row(one, "owed", owed)
        for party in one.liable:
            yield self.row(one, "liable", self.liable_cells(party))
        for step, source in _spent(one):
            there = "" if source is None else format_yuan(source.available)
            kind = step.source.text.in_(self.lang)
            cells = (str(step.step), self.name(step.party_id), kind, there)
            amount = (format_yuan(step.amount), cited(step.articles, self.lang), "")
            yield self.row(one, "plan", (*cells, *amount))
        for source in _unused(one):
            kind, there = source.kind.text.in_(self.lang), format_yuan(source.available)
            money = ("", self.name(source.party_id), kind, there, format_yuan(0))
            yield self.row(one, "unused", (*money, cited(source.articles, self.lang), ""))
        yield self.row(
            one, "shortfall", ("", "", "", "", format_yuan(one.shortfall), "", self.sum_words(one))
        )

    def row(self, one: Liability, step: str, cells: Row) -> Row:
        employer = self.name(one.employer_id, words.EMPLOYER_UNKNOWN)
        return (employer, self.say(words.STEPS[step]), *cells)

    def liable_cells(self, party: Liable) -> Row:
        cap = "" if party.cap is None else format_yuan(party.cap)
        unknown = self.say(words.AMOUNT_UNKNOWN)
        amount = unknown if party.amount is None else format_yuan(party.amount)
        role, articles = party.role.text.in_(self.lang), cited(party.articles, self.lang)
        cells = (str(party.order), self.name(party.party_id), role, cap, amount)
        return (*cells, articles, party.reason)


def _about(first: str, second: str) -> str:
    return " · ".join(part for part in (first, second) if part)


def _spent(one: Liability) -> Iterator[tuple[PlanStep, Source | None]]:
    """Each step of the plan with the money it spends."""
    there = {(source.kind, source.party_id): source for source in one.sources}
    for step in sorted(one.plan, key=lambda step: step.step):
        yield step, there.get((step.source, step.party_id))


def _unused(one: Liability) -> list[Source]:
    spent = {(step.source, step.party_id) for step in one.plan}
    return [source for source in one.sources if (source.kind, source.party_id) not in spent]
