"""A finding as a card: why, under which law, from which rows, and what would clear it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from wagekit.core.registry import rules
from wagekit.law import article
from wagekit.law.article import UnknownArticle
from wagekit.model.finding import Outcome
from wagekit.model.schema import tables
from wagekit.views.chain.marks import title_of
from wagekit.views.chain.words import amount_words
from wagekit.views.explorer.part import Card
from wagekit.views.explorer.words import AMOUNT, CLEAR, MORE_ROWS, NO_PLACE, PLACE, PLACE_IN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from wagekit.core.ladder import Step
    from wagekit.core.rule import Rule
    from wagekit.model.finding import Evidence, Finding

    Steps = Callable[[Rule], Sequence[Step]]

MOST_ROWS: Final = 40
TONES: Final = {
    Outcome.found: "found",
    Outcome.rebutted: "explained",
    Outcome.cannot_tell: "unknown",
}
"""The outcomes that have a card, in the order in which they are read."""
CLEARING: Final = (Outcome.clear, Outcome.not_applicable)


def cards_of(findings: Iterable[Finding], steps: Steps, lang: str) -> dict[str, Card]:
    """A card for each finding that says something, by its id.

    Args:
        findings: What the rules said.
        steps: The steps of a rule's ladder.
        lang: `zh` or `en`.
    """
    known = rules().by_code
    said = [one for one in findings if one.outcome in TONES]
    clears = {
        code: _clears(known[code], steps(known[code]), lang)
        for code in sorted({one.rule for one in said if one.outcome is Outcome.found})
        if code in known
    }
    titles = {one.finding_id: title_of(one, known, lang) for one in said}
    return {
        one.finding_id: _card(one, titles[one.finding_id], clears.get(one.rule, ()), lang)
        for one in said
    }


def _card(finding: Finding, title: str, clears: tuple[str, ...], lang: str) -> Card:
    amount = finding.amount
    left = len(finding.evidence) - MOST_ROWS
    return Card(
        id=finding.finding_id,
        tone=TONES[finding.outcome],
        heading=f"{finding.rule} {title}",
        outcome=finding.outcome.text.in_(lang),
        reason=finding.reason,
        amount="" if amount is None else _amount(amount, lang),
        articles=tuple(_article(row, lang) for row in finding.articles),
        evidence=tuple(_row(one, lang) for one in finding.evidence[:MOST_ROWS]),
        more=MORE_ROWS.in_(lang).format(n=left) if left > 0 else "",
        ask=finding.ask_for,
        clears=clears,
    )


def _amount(fen: int, lang: str) -> str:
    return AMOUNT.in_(lang).format(amount=amount_words(fen, lang))


def _article(row: str, lang: str) -> tuple[str, str]:
    """An article that a plugin cites and the law lacks is shown by its id."""
    try:
        one = article(row)
    except UnknownArticle:
        return row, ""
    return f"{row} {one.cite(lang)}", one.zh if lang == "zh" else one.en


def _row(one: Evidence, lang: str) -> tuple[str, str, str]:
    table = tables().get(one.table)
    name = (table.zh if lang == "zh" else table.en) if table else one.table
    return name, one.key, place_words(one, lang)


def place_words(one: Evidence, lang: str) -> str:
    """Where a row stands: file, sheet, and the row as Excel numbers it."""
    if one.file is None:
        return NO_PLACE.in_(lang)
    words = PLACE_IN if one.sheet else PLACE
    return words.in_(lang).format(file=one.file, sheet=one.sheet, row=one.row or "?")


def _clears(rule: Rule, steps: Sequence[Step], lang: str) -> tuple[str, ...]:
    """The sentences of the steps that find nothing; what they name of a case is left blank."""
    said = [s.says.in_(lang) for outcome in CLEARING for s in steps if s.outcome is outcome]
    blank = [re.sub(r"\{[^}]*\}", "〔…〕", sentence) for sentence in said]
    return (*dict.fromkeys(blank), *([CLEAR.in_(lang)] if rule.explainable else []))
