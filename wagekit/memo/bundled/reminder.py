"""期限提醒函: which terms of a case lapsed, which still run, and who must act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.memo.kind import Request, described
from wagekit.views.letter.choose import CannotIssue, lacking, of_no_party
from wagekit.views.letter.cite import cited
from wagekit.views.letter.deadlines import deadlines, perhaps_over, still_running, surely_over
from wagekit.views.letter.desk import judged_on, named
from wagekit.views.letter.facts import facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.schedule import sources_page
from wagekit.views.letter.sections import project_name
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
from wagekit.views.letter.terms_table import (
    articles_of,
    distance,
    provisional,
    said_of,
    terms_table,
)
from wagekit.views.letter.view import Annex
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.deadline import Deadline
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.suspicions import Reach
    from wagekit.views.letter.view import LetterView

BOOK: Final = read("letter/reminder.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
FAMILIES: Final = tuple(BOOK["kind"]["families"])
NEEDED: Final = ("clue_receipt", "ledger_target", "pay_order_papers")


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    of_no_party(request, words)
    if request.settings.as_of is None:
        raise CannotIssue(lacking("lacks_day", ("clue_receipt", "ledger_target"), request, words))
    facts = facts_of(request)
    found, terms = of_project(request, FAMILIES), deadlines(request, facts, words)
    if not (found or perhaps_over(request, terms) or still_running(request, terms)):
        raise CannotIssue(lacking("nothing", NEEDED, request, words))
    return framed(_content(found, terms, request, facts, words), request, words)


def _content(
    found: Sequence[Finding], counted: tuple[Deadline, ...], request: Request, facts: Facts,
    words: Words,
) -> Content:  # fmt: skip
    perhaps, running = perhaps_over(request, counted), still_running(request, counted)
    past = surely_over(request, counted)
    name, terms = project_name(facts), (*past, *perhaps, *running)
    apart, reach = _apart(found, past), reach_of(request, facts)
    listed = tuple(finding for same in apart.values() for finding in same)
    intro = words.say(
        "intro", project=name, articles=cited(ARTICLES["duty"], words), **judged_on(request, words)
    )
    return Content(
        title=(words.say("title_1"), name, words.say("title_2")),
        addressee=named(request.addressee),
        opening=(body(intro),),
        parts=(
            *_found(apart, reach, words),
            _terms("perhaps", perhaps, request, words),
            _terms("running", running, request, words),
            _request(_asking(apart, perhaps, running), listed, words),
        ),
        annexes=_annexes(listed, terms, request, words),
        working=_working(listed, terms, request, words),
        articles=[
            *ARTICLES["duty"],
            *articles_of(terms),
            *law_behind(listed, reach),
        ],
        findings=listed,
        todo=(
            *_offices(terms, words),
            *provisional(terms, words),
            *to_check(listed, request, words),
            words.say("todo_reply"),
        ),
    )


def _apart(found: Sequence[Finding], past: Sequence[Deadline]) -> Mapping[str, tuple[Finding, ...]]:
    """What is overdue; what is to be examined, or checked: of that no term is known to be over."""
    terms = {(one.rule, one.subject) for one in past}
    apart: dict[str, list[Finding]] = {"over": [], "ripe": [], "check": []}
    for one in found:
        is_over = one.rule in BOOK["terms"] or (one.rule, one.subject) in terms
        kind = "ripe" if one.rule in BOOK["examined"] else "check"
        apart["over" if is_over else kind].append(one)
    return {key: tuple(same) for key, same in apart.items()}


def _found(apart: Mapping[str, tuple[Finding, ...]], reach: Reach, words: Words) -> Iterator[Part]:
    before = 0
    for key, same in apart.items():
        yield rules_part(words.say(f"heading_{key}"), same, reach, words, before=before)
        before += len(same)


def _terms(key: str, terms: Sequence[Deadline], request: Request, words: Words) -> Part:
    day = request.settings.as_of
    lines = (
        words.say(
            key,
            number=n,
            said=said_of(one, words),
            end=words.day(one.end) or "",
            distance=distance(one.last, day, words),
        )
        for n, one in enumerate(terms, start=1)
    )
    return Part(words.say(f"heading_{key}"), tuple(map(body, lines)))


def _asking(
    apart: Mapping[str, tuple[Finding, ...]],
    perhaps: Sequence[Deadline],
    running: Sequence[Deadline],
) -> Iterator[str]:
    """What is asked for: something of each section there is; what may be over, as if it were."""
    if apart["over"] or perhaps:
        yield "over"
    yield from (key for key, same in apart.items() if same and key != "over")
    if running:
        yield "running"


def _request(keys: Iterator[str], listed: Sequence[Finding], words: Words) -> Part:
    asked: list[tuple[str, dict[str, str]]] = [(f"request_{key}", {}) for key in keys]
    asked.append(("request_reply", {"day": words.say("blank_day")}))
    papers = papers_asked(listed)
    asked += [("papers", {"papers": words.clauses(papers)})] if papers else []
    lines = (words.say(key, number=n, **told) for n, (key, told) in enumerate(asked, start=1))
    return Part(words.say("heading_request"), tuple(map(body, lines)))


def _annexes(
    listed: Sequence[Finding], terms: Sequence[Deadline], request: Request, words: Words
) -> tuple[Annex, ...]:
    pages = (suspicions_annex(words.say("suspicions_title"), listed, words),) if listed else ()
    if not terms:
        return pages
    table = terms_table(terms, request.settings.as_of, words)
    return (*pages, Annex("", words.say("terms_title"), (table,)))


def _working(
    listed: Sequence[Finding], terms: Sequence[Deadline], request: Request, words: Words
) -> tuple[Annex, ...]:
    seen = tuple(dict.fromkeys(one.source for one in terms))
    pages = (rows_page(listed, words),) if listed else ()
    return (*pages, *((sources_page(request, (), seen, words),) if seen else ()))


def _offices(terms: Sequence[Deadline], words: Words) -> Iterator[str]:
    offices = dict.fromkeys(one.office or words.say("own_office") for one in terms)
    if offices:
        yield words.say("todo_offices", offices=words.joined(offices))


KIND: Final = described(BOOK, _compose)
