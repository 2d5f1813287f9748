"""What was found, rule by rule, for the page that a person reads first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from wagekit.core.registry import rules
from wagekit.law import article
from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.model.text import Text
from wagekit.views.explained import Explanations
from wagekit.views.liability_view import named
from wagekit.views.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import Evidence, Finding

LISTED = 20
"""Subjects of one rule on the page; all are in `findings.json`."""
ROWS = 6
"""Rows shown behind one subject."""
NEEDS = Text("需要补充的材料", "Documents to ask for")
BEHIND = Text("依据", "rows")
SEMICOLON = Text("；", "; ")
COLON = Text("：", ": ")
STOP = Text("。", ". ")
EXPLAINED = (Outcome.rebutted,)


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a run in words.

    Attributes:
        findings: In the order of their rules.
        lang: `zh` or `en`.
        names: What projects are called, by id.
        explanations: What the parties handed in on them.
    """

    findings: Sequence[Finding]
    lang: str
    names: Mapping[str, str] = field(default_factory=dict)
    explanations: Explanations = field(default_factory=Explanations)

    def found(self) -> Iterator[str]:
        """A heading for each rule, a line for each subject, and once what would clear them."""
        shown = [f for f in self.findings if f.outcome in {Outcome.found, Outcome.rebutted}]
        several = len({f.project_id for f in shown}) > 1
        for code, same in groupby(shown, key=lambda f: f.rule):
            group = list(same)
            yield from self._rule(code, group, several=several)

    def untold(self) -> Iterator[str]:
        """Each document once, with the rules that it would answer; then what hangs on names."""
        asked: dict[str, dict[str, int]] = {}
        for one in self.findings:
            for document in one.ask_for if one.outcome is Outcome.cannot_tell else ():
                counts = asked.setdefault(document, {})
                counts[one.rule] = counts.get(one.rule, 0) + 1
        for document, counts in sorted(asked.items(), key=lambda item: (-len(item[1]), item[0])):
            yield f"- {document}{COLON.in_(self.lang)}{self._counted(counts)}"

    def law(self) -> Iterator[str]:
        """Each article once, under its instrument, with the rules that rest on it."""
        resting: dict[str, list[str]] = {}
        for one in self.findings:
            for row in one.articles if one.outcome in {Outcome.found, Outcome.rebutted} else ():
                resting.setdefault(row, []).append(one.rule)
        placed = sorted(resting, key=lambda row: list(resting).index(row))
        instruments: dict[str, list[str]] = {}
        for row in placed:
            instruments.setdefault(article(row).instrument.name(self.lang), []).append(row)
        for name, rows in instruments.items():
            parts = (self._article(row, resting[row]) for row in rows)
            yield f"- {name}{COLON.in_(self.lang)}{SEMICOLON.in_(self.lang).join(parts)}"

    def _rule(self, code: str, group: Sequence[Finding], *, several: bool) -> Iterator[str]:
        yield f"### {code} {title_of(group[0], self.lang)}{self._how_many(group)}"
        yield ""
        for one in group[:LISTED]:
            yield f"- {self._subject(one, several=several)}{self._said(one)}"
        if len(group) > LISTED:
            more = len(group) - LISTED
            rest = Text(f"- 另有 {more} 项，见 findings.json", f"- {more} more in findings.json")
            yield rest.in_(self.lang)
        asked = (document for one in group for document in one.ask_for)
        needs = self.explanations.still_asked(asked, group)
        if needs:
            yield ""
            said = SEMICOLON.in_(self.lang).join(needs)
            yield f"{NEEDS.in_(self.lang)}{COLON.in_(self.lang)}{said}"
        yield ""

    def _how_many(self, group: Sequence[Finding]) -> str:
        return (
            ""
            if len(group) == 1
            else Text(f"（{len(group)} 项）", f" ({len(group)})").in_(self.lang)
        )

    def _subject(self, one: Finding, *, several: bool) -> str:
        """What the finding is about, as far as neither its reason nor its rows name it."""
        project, subject = one.project_id or "", one.subject or ""
        own = subject.removeprefix(f"{project}/")
        parts = [named(project, self.names, self.lang)] if several and project else []
        in_file = any(e.key == subject and e.file and e.file in subject for e in one.evidence)
        if own and own != project and own not in one.reason and not in_file:
            parts.append(plain(own))
        shown = " / ".join(parts)
        return f"{shown}{COLON.in_(self.lang)}" if shown else ""

    def _said(self, one: Finding) -> str:
        amount = "" if one.amount is None else format_yuan(one.amount)
        unsaid = amount and amount not in one.reason
        sum_ = Text(f"（{amount} 元）", f" ({amount} yuan)").in_(self.lang) if unsaid else ""
        outcome = one.outcome.text.in_(self.lang)
        mark = Text(f"【{outcome}】", f"[{outcome}] ").in_(self.lang)
        explained = mark if one.outcome in EXPLAINED else ""
        given = "".join(
            f"{STOP.in_(self.lang)}{plain(said)}" for said in self.explanations.said(one, self.lang)
        )
        return f"{explained}{plain(one.reason)}{sum_}{given}{self._rows(one.evidence)}"

    def _rows(self, evidence: Sequence[Evidence]) -> str:
        if not evidence:
            return ""
        shown = [_row(e.file, e.sheet, e.row) for e in evidence[:ROWS]]
        more = len(evidence) - len(shown)
        shown += [Text(f"另 {more} 行", f"{more} more").in_(self.lang)] if more else []
        rows = SEMICOLON.in_(self.lang).join(shown)
        said = f"{BEHIND.in_(self.lang)}{COLON.in_(self.lang)}{rows}"
        return f"{STOP.in_(self.lang)}{said}"

    def _article(self, row: str, codes: Sequence[str]) -> str:
        cited = article(row).place(self.lang)
        resting = " ".join(dict.fromkeys(codes))
        return Text(f"{cited}（{resting}）", f"{cited} ({resting})").in_(self.lang)

    def _counted(self, counts: dict[str, int]) -> str:
        counted = (
            code if n == 1 else Text(f"{code}（{n} 项）", f"{code} ({n})").in_(self.lang)
            for code, n in sorted(counts.items())
        )
        return Text("、", ", ").in_(self.lang).join(counted)


def title_of(one: Finding, lang: str) -> str:
    """What the rule of a finding looks for, as a person calls it."""
    known = rules().by_code.get(one.rule)
    return known.title.in_(lang) if known else one.name


def _row(file: str | None, sheet: str | None, row: int | None) -> str:
    place = " ".join(part for part in (file, sheet) if part)
    return f"{plain(place)} #{row}"
