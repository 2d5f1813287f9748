"""What stands behind a bar of the waterfall: the sum, why that party, the rows of wages owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome
from wagekit.views.money_explorer import words
from wagekit.views.money_explorer.part import Detail
from wagekit.views.waterfall.view import UNPAID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.model.liability import Liability
    from wagekit.views.money_explorer.papers import Cells, Papers
    from wagekit.views.waterfall.part import Bar, WaterfallView


def answer_details(
    owed: Sequence[Liability], view: WaterfallView, findings: Sequence[Finding], papers: Papers
) -> dict[str, Detail]:
    """Every bar that is drawn, by its key.

    Args:
        owed: What was judged of this project, in the order of the blocks.
        view: What is drawn of it.
        findings: What the rules said.
        papers: Where the rows stand.
    """
    found: dict[str, Detail] = {}
    for one, block in zip(owed, view.blocks, strict=True):
        reasons = iter([liable.reason for liable in one.liable])
        for bar in block.bars:
            reason = next(reasons, "") if bar.step in {"liable", "open"} else ""
            rows = list(_rows(one, findings, papers)) if bar.step == "owed" else []
            found[bar.key] = _bar(bar, block.title, reason, rows, papers)
    return found


def _bar(bar: Bar, block: str, reason: str, rows: list[Cells], papers: Papers) -> Detail:
    lines = papers.lines(said=block, amount=bar.amount, about=bar.about, reason=reason)
    if not rows:
        return Detail(bar.label, lines)
    heads = papers.heads("table", "id", "place")
    return Detail(bar.label, lines, heads, *papers.cut(rows, words.OWED_ROWS))


def _rows(one: Liability, findings: Sequence[Finding], papers: Papers) -> Iterator[Cells]:
    """The rows on which it rests that this employer owes wages in this project."""
    evidence = (
        row
        for finding in findings
        if finding.rule == UNPAID
        and finding.outcome == Outcome.found
        and finding.project_id == one.project_id
        and one.employer_id in {None, *finding.parties}
        for row in finding.evidence
    )
    yield from map(papers.evidence, dict.fromkeys(evidence))
