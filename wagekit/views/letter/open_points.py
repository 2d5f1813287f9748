"""What cannot be told, and why: a line a rule, and a list with every reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.questions import one_sentence
from wagekit.views.letter.suspicions import by_rule, papers_asked, title_of
from wagekit.views.letter.view import Annex, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.words import Words

_WIDTHS = (8, 22, 42, 28)


def open_lines(findings: Sequence[Finding], words: Words) -> Iterator[str]:
    """One line a rule: how many points, and which papers would settle them.

    Args:
        findings: What cannot be told, rule by rule.
        words: The language; the kind has `open_rule` and `open_bare`.
    """
    for number, (_, same) in enumerate(by_rule(findings).values(), start=1):
        papers = words.joined(papers_asked(same))
        key = "open_rule" if papers else "open_bare"
        name = title_of(same[0], words)
        yield words.say(key, number=number, name=name, count=len(same), papers=papers)


def open_annex(findings: Sequence[Finding], words: Words) -> Annex:
    """Every reason once, with the papers to get.

    Args:
        findings: What cannot be told, rule by rule.
        words: The language; the kind has the sentences `open_…`.
    """
    told = dict.fromkeys(
        (title_of(f, words), one_sentence(f, words), words.clauses(papers_asked([f])))
        for f in findings
    )
    lines = tuple(
        (
            str(number),
            words.say("open_cell", text=name),
            words.say("open_cell", text=reason),
            papers or words.say("none"),
        )
        for number, (name, reason, papers) in enumerate(told, start=1)
    )
    heads = tuple(words.say(f"open_{head}") for head in ("number", "name", "reason", "papers"))
    return Annex("", words.say("open_title"), (Grid(heads, lines, _WIDTHS),))
