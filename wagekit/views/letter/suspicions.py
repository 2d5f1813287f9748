"""Suspicions as letters on several of them tell them: a line a rule, and a list with each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.core.registry import rules
from wagekit.law import articles
from wagekit.model.finding import Outcome
from wagekit.model.schema import tables as schemas
from wagekit.views.letter.cite import cited
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.questions import one_sentence
from wagekit.views.letter.sections import region_of
from wagekit.views.letter.taking_part import taking_part
from wagekit.views.letter.text import plain
from wagekit.views.letter.view import Annex, Grid
from wagekit.views.letter.wages import left_out_of
from wagekit.views.texts import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from wagekit.law import Article
    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words

_LIST_WIDTHS = (8, 24, 68)
_ROWS_WIDTHS = (20, 14, 32, 16, 18)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where and when law must reach to be cited.

    Attributes:
        region: GB/T 2260 code of the project; None where not known.
        day: The day of judgement; None where not known.
    """

    region: str | None
    day: dt.date | None


def reach_of(request: Request, facts: Facts) -> Reach:
    """Where and when the law of a letter must reach.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
    """
    return Reach(region_of(request, facts), request.settings.as_of)


def of_project(
    request: Request, families: Collection[str], outcome: Outcome = Outcome.found
) -> tuple[Finding, ...]:
    """The findings of some families of rules in the project, rule by rule.

    One that names no project, as on a party that owes in several, is of those in which a party of
    its takes part.

    Args:
        request: What the letter is made from.
        families: Openings of the codes of rules.
        outcome: Their outcome.
    """
    mine = (f for f in request.findings if f.outcome is outcome)
    mine = (f for f in mine if f.rule.startswith(tuple(families)))
    there = [f for f in mine if concerns(f.project_id, request.project_id)]
    parties = taking_part(request) if any(map(_is_unplaced, there)) else frozenset()
    own = (f for f in there if not _is_unplaced(f) or parties & {*f.parties})
    return tuple(sorted(own, key=lambda f: (f.rule, f.subject or "")))


def to_check(findings: Sequence[Finding], request: Request, words: Words) -> Iterator[str]:
    """What to check of findings that name no project, or add up wages of workers left out.

    Args:
        findings: The findings, numbered as in the list.
        request: What the letter is made from.
        words: The language.
    """
    numbered = list(enumerate(findings, start=1))
    adding = read("letter/terms.yaml")["wages_of_a_party"]
    counting = [n for n, f in numbered if f.rule in adding and left_out_of(f, request)]
    placeless = [n for n, one in numbered if _is_unplaced(one)]
    for key, numbers in (("todo_unplaced", placeless), ("todo_counting", counting)):
        if numbers:
            yield words.say(key, listed=words.ranges(numbers))


def by_party(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """The findings that concern each party.

    Args:
        findings: The findings; one with two parties stands under both.
    """
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for party in finding.parties:
            grouped[party].append(finding)
    return {party: tuple(own) for party, own in grouped.items()}


def by_rule(
    findings: Sequence[Finding], before: int = 0
) -> Mapping[str, tuple[int, Sequence[Finding]]]:
    """The findings of each rule, with the number that the first of them has in the list.

    Args:
        findings: The findings, rule by rule.
        before: How many others stand in the list before them.
    """
    grouped: dict[str, list[Finding]] = defaultdict(list)
    first: dict[str, int] = {}
    for number, finding in enumerate(findings, start=before + 1):
        first.setdefault(finding.rule, number)
        grouped[finding.rule].append(finding)
    return {rule: (first[rule], same) for rule, same in grouped.items()}


def title_of(finding: Finding, words: Words) -> str:
    """What the rule of a finding looks for; its name where the rule is not there.

    Args:
        finding: The finding.
        words: The language.
    """
    known = rules().by_code.get(finding.rule)
    return known.title.in_(words.lang) if known else plain(finding.name)


def law_behind(findings: Sequence[Finding], reach: Reach) -> tuple[str, ...]:
    """The law rows of some findings that are legal text and reach there and then, each once.

    Args:
        findings: The findings.
        reach: Where and when the law must reach.
    """
    rows = dict.fromkeys(row for finding in findings for row in finding.articles)
    return tuple(row for row in rows if row not in articles() or _reaches(articles()[row], reach))


def rule_lines(
    findings: Sequence[Finding], reach: Reach, words: Words, before: int = 0
) -> Iterator[str]:
    """One line a rule: the reason where there is one finding, else how many; with the articles.

    Args:
        findings: The findings, rule by rule.
        reach: Where and when the law must reach.
        words: The language.
        before: How many others stand in the list before them.
    """
    for n, (first, same) in enumerate(by_rule(findings, before).values(), start=1):
        law = cited(law_behind(same, reach), words)
        last = first + len(same) - 1
        yield words.say(
            "suspicion" if len(same) == 1 else "suspicions",
            number=n,
            name=title_of(same[0], words),
            reason=_reason(same[0], words),
            count=len(same),
            listed=words.ranges(range(first, last + 1)),
            articles=words.say("articles", articles=law) if law else "",
        )


def rules_part(
    heading: str, findings: Sequence[Finding], reach: Reach, words: Words, before: int = 0
) -> Part:
    """The section with one line a rule.

    Args:
        heading: Its heading.
        findings: The findings, rule by rule.
        reach: Where and when the law must reach.
        words: The language.
        before: How many others stand in the list before them.
    """
    return Part(heading, tuple(map(body, rule_lines(findings, reach, words, before))))


def suspicions_annex(title: str, findings: Sequence[Finding], words: Words) -> Annex:
    """Every finding with its reason, numbered as the lines say.

    Args:
        title: What the annex is called.
        findings: The findings, rule by rule.
        words: The language.
    """
    lines = tuple(
        (
            str(number),
            words.say("suspicion_cell", text=title_of(finding, words)),
            words.say("suspicion_cell", text=_reason(finding, words)),
        )
        for number, finding in enumerate(findings, start=1)
    )
    heads = tuple(words.say(f"suspicion_{head}") for head in ("number", "name", "reason"))
    return Annex("", title, (Grid(heads, lines, _LIST_WIDTHS),))


def rows_page(findings: Sequence[Finding], words: Words) -> Annex:
    """Where each suspicion was read, a line a sheet: for whoever reviews the draft.

    Args:
        findings: The findings, numbered as in the list.
        words: The language.
    """
    places: dict[tuple[str, str | None, str | None], tuple[set[int], set[int]]] = {}
    for number, finding in enumerate(findings, start=1):
        for one in finding.evidence:
            place = places.setdefault((one.table, one.file, one.sheet), (set(), set()))
            place[0].add(number)
            place[1].update([] if one.row is None else [one.row])
    heads = tuple(words.say(f"source_{head}") for head in ("of", "table", "file", "sheet", "rows"))
    lines = tuple(_place(place, *numbers, words) for place, numbers in places.items())
    intro = body(words.say("rows_intro" if lines else "rows_none"))
    blocks = (intro, Grid(heads, lines, _ROWS_WIDTHS)) if lines else (intro,)
    return Annex(words.say("working_label"), words.say("rows_title"), blocks)


def _reason(finding: Finding, words: Words) -> str:
    """What was found; of a clue its id first, so that it can be answered clue by clue."""
    reason = one_sentence(finding, words)
    known = rules().by_code.get(finding.rule)
    if known is None or known.subject != "clue" or not finding.subject:
        return reason
    return words.say("reason_of_clue", clue=plain(finding.subject), reason=reason)


def papers_asked(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The papers that would settle some findings, each once.

    Args:
        findings: The findings.
    """
    return tuple(dict.fromkeys(plain(what) for f in findings for what in f.ask_for))


def _is_unplaced(finding: Finding) -> bool:
    return finding.project_id is None


def _reaches(row: Article, reach: Reach) -> bool:
    """Law that was replaced may be that of its time; law that is still to come is never cited."""
    instrument, begins = row.instrument, row.in_force_from
    of_region = instrument.region is None or (reach.region or "").startswith(instrument.region)
    begun = begins is None or reach.day is None or begins <= reach.day
    return instrument.kind == "law" and of_region and begun


def _place(
    place: tuple[str, str | None, str | None], listed: set[int], numbers: set[int], words: Words
) -> tuple[str, ...]:
    schema, none = schemas().get(place[0]), words.say("none")
    return (
        words.say("suspicion_numbers", numbers=words.ranges(listed)),
        schema.title.in_(words.lang) if schema else plain(place[0]),
        plain(place[1] or "") or none,
        plain(place[2] or "") or none,
        words.ranges(numbers) or none,
    )
