"""督办函: what is overdue in a case, since when, under which article, and what is asked by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import in_force
from wagekit.memo.kind import Request, described
from wagekit.views.letter.choose import CannotIssue, lacking, of_no_party
from wagekit.views.letter.cite import cited
from wagekit.views.letter.deadlines import deadlines, surely_over
from wagekit.views.letter.desk import judged_on, named
from wagekit.views.letter.facts import evidence_of, facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.ledger import any_closed_short, entries_of, entry_line
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.schedule import sources_page
from wagekit.views.letter.sections import owed_sentence, project_name
from wagekit.views.letter.suspicions import (
    law_behind,
    of_project,
    papers_asked,
    reach_of,
    rows_page,
    rules_part,
    suspicions_annex,
    to_check,
)
from wagekit.views.letter.terms_table import articles_of, provisional, terms_table
from wagekit.views.letter.view import Annex
from wagekit.views.letter.wages import wages_of
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.deadline import Deadline
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.view import LetterView

BOOK: Final = read("letter/supervise.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
FAMILIES: Final = tuple(BOOK["kind"]["families"])
MATTERS: Final = BOOK["matters"]


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    of_no_party(request, words)
    found = of_project(request, FAMILIES)
    if not found:
        papers = ("clue_handling", "ledger_full", "payment_records")
        raise CannotIssue(lacking("nothing", papers, request, words))
    facts = facts_of(request)
    return framed(_content(found, request, facts, words), request, words)


def _content(found: Sequence[Finding], request: Request, facts: Facts, words: Words) -> Content:
    name = project_name(facts)
    over = surely_over(request, deadlines(request, facts, words))
    basis = _basis(found, request)
    reach = reach_of(request, facts)
    intro = words.say(
        "intro", project=name, articles=cited(basis, words), **judged_on(request, words)
    )
    return Content(
        title=(words.say("title_1"), name, words.say("title_2")),
        addressee=named(request.addressee),
        opening=(body(intro),),
        parts=(
            _situation(request, facts, words),
            rules_part(words.say("heading_matters"), found, reach, words),
            _request(found, words),
            _reply(found, words),
        ),
        annexes=_annexes(found, over, request, words),
        working=(rows_page(found, words), _sources(over, request, words)),
        articles=[
            *basis,
            *ARTICLES["law"],
            *law_behind(found, reach),
            *(row for kind in MATTERS.values() for row in kind["articles"]),
            *articles_of(over),
        ],
        findings=found,
        todo=(
            *_offices(found, over, words),
            *provisional(over, words),
            *to_check(found, request, words),
        ),
    )


def _basis(found: Sequence[Finding], request: Request) -> tuple[str, ...]:
    industry = ARTICLES["industry"] if _is_about(found, "money") else ()
    return in_force((*ARTICLES["duty"], *industry), request.settings.as_of)


def _is_about(found: Sequence[Finding], matter: str) -> bool:
    kind = MATTERS[matter]
    spared = {f.subject for f in found if f.rule in kind.get("unless", ())}
    return any(
        f.rule.startswith(tuple(kind["families"])) and f.subject not in spared for f in found
    )


def _situation(request: Request, facts: Facts, words: Words) -> Part:
    lines = [owed_sentence(one, request, facts, words) for one in wages_of(request)]
    lines += [] if lines or any_closed_short(request) else [words.say("nothing_owed")]
    lines += [entry_line(row, request, facts, words) for row in entries_of(request)]
    return Part(words.say("heading_situation"), tuple(map(body, lines)))


def _request(found: Sequence[Finding], words: Words) -> Part:
    asked = [matter for matter in MATTERS if _is_about(found, matter)]
    lines = (
        words.say(
            f"ask_{matter}",
            number=n,
            articles=cited(MATTERS[matter]["articles"], words),
            day=words.say("blank_day"),
        )
        for n, matter in enumerate(asked, start=1)
    )
    todo = (words.say("todo_days"),)
    return Part(words.say("heading_request"), tuple(map(body, lines)), todo)


def _reply(found: Sequence[Finding], words: Words) -> Part:
    lines = [words.say("reply", day=words.say("blank_day"))]
    papers = papers_asked(found)
    lines += [words.say("papers", papers=words.clauses(papers))] if papers else []
    lines.append(words.say("law", articles=cited(ARTICLES["law"], words)))
    return Part(words.say("heading_reply"), tuple(map(body, lines)))


def _annexes(
    found: Sequence[Finding], over: Sequence[Deadline], request: Request, words: Words
) -> tuple[Annex, ...]:
    listed = suspicions_annex(words.say("suspicions_title"), found, words)
    if not over:
        return (listed,)
    table = terms_table(over, request.settings.as_of, words)
    return (listed, Annex("", words.say("terms_title"), (table,)))


def _sources(over: Sequence[Deadline], request: Request, words: Words) -> Annex:
    entries = (evidence_of("arrears", row) for row in entries_of(request))
    seen = (*entries, *(one.source for one in over))
    return sources_page(request, wages_of(request), seen, words)


def _offices(found: Sequence[Finding], over: Sequence[Deadline], words: Words) -> Iterator[str]:
    offices = [one.office or words.say("own_office") for one in over]
    offices += [words.say("office_industry")] if _is_about(found, "money") else []
    if offices:
        yield words.say("todo_offices", offices=words.joined(dict.fromkeys(offices)))


KIND: Final = described(BOOK, _compose)
