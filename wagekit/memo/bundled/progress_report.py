"""案件办理进展报告: where a case stands, for the superior authority."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from wagekit.memo.kind import Request, described
from wagekit.model.finding import Outcome, State
from wagekit.views.letter.acts import source_part
from wagekit.views.letter.choose import CannotIssue, lacking, of_no_party
from wagekit.views.letter.cite import every_row
from wagekit.views.letter.deadlines import deadlines, perhaps_over, still_running, surely_over
from wagekit.views.letter.desk import judged_on, named
from wagekit.views.letter.facts import evidence_of, facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.ledger import any_closed_short, entries_of, entry_line
from wagekit.views.letter.open_points import open_annex, open_lines
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import project_part
from wagekit.views.letter.questions import act_named
from wagekit.views.letter.recorded_paid import paid_entries
from wagekit.views.letter.remedies import enforcing
from wagekit.views.letter.schedule import sources_page, unlisted
from wagekit.views.letter.sections import owed_sentence, project_name
from wagekit.views.letter.steps import (
    is_on_record,
    next_steps,
    steps_of,
    steps_table,
    was_transferred,
)
from wagekit.views.letter.suspicions import (
    law_behind,
    of_project,
    reach_of,
    rows_page,
    rule_lines,
    suspicions_annex,
    to_check,
)
from wagekit.views.letter.terms_table import articles_of, distance, provisional, said_of
from wagekit.views.letter.wages import wages_of
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.deadline import Deadline
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.suspicions import Reach
    from wagekit.views.letter.view import Annex, LetterView

BOOK: Final = read("letter/progress_report.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
FAMILIES: Final = tuple(BOOK["kind"]["families"])


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    of_no_party(request, words)
    facts = facts_of(request, findings=request.findings, determinations=request.determinations)
    if not is_on_record(request, facts):
        papers = ("clue_receipt", "clue_handling", "ledger_full")
        raise CannotIssue(lacking("nothing", papers, request, words))
    return framed(_content(request, facts, words), request, words)


def _content(request: Request, facts: Facts, words: Words) -> Content:
    found = of_project(request, FAMILIES)
    open_ = of_project(request, FAMILIES, Outcome.cannot_tell)
    terms, name = deadlines(request, facts, words), project_name(facts)
    next_ = list(_next(found, open_, terms, request, facts, words))
    return Content(
        title=(words.say("title_1"), name, words.say("title_2")),
        addressee=named(request.addressee),
        opening=(body(words.say("intro", project=name, **judged_on(request, words))),),
        parts=(
            _project(facts, words),
            source_part(replace(facts, actions=_filed(facts)), words),
            _numbers(request, facts, words),
            _steps(facts, words),
            Part(
                words.say("heading_found"), tuple(map(body, _found(found, request, facts, words)))
            ),
            Part(words.say("heading_open"), tuple(map(body, open_lines(open_, words)))),
            Part(words.say("heading_next"), tuple(map(body, next_)), (words.say("todo_days"),)),
        ),
        annexes=_annexes(found, open_, words),
        working=(rows_page(found, words), _sources(terms, request, facts, words)),
        articles=[*_articles(found, reach_of(request, facts)), *articles_of(terms)],
        findings=(*found, *open_),
        todo=(
            *unlisted(wages_of(request), words),
            *provisional(terms, words),
            *to_check(found, request, words),
            words.say("todo_own"),
        ),
    )


def _filed(facts: Facts) -> tuple[Row, ...]:
    """The opening of the case; what else was done stands in a table of its own."""
    return tuple(row for row in facts.actions if row["kind"] == "case_filed")


def _project(facts: Facts, words: Words) -> Part:
    return replace(project_part(facts, words), todo=())


def _numbers(request: Request, facts: Facts, words: Words) -> Part:
    lines = list(_wages(request, facts, words))
    lines += [] if lines or any_closed_short(request) else [words.say("no_wages")]
    lines += [entry_line(row, request, facts, words) for row in entries_of(request)]
    return Part(words.say("heading_numbers"), tuple(map(body, lines)))


def _wages(request: Request, facts: Facts, words: Words) -> Iterator[str]:
    wages = wages_of(request)
    counts = [one.people for one in wages]
    known = [count for count in counts if count is not None]
    if len(wages) > 1:
        people = sum(known) if len(known) == len(counts) else None
        amount = words.amount(sum(one.amount for one in wages))
        workers = words.workers(people)
        yield words.say("total", amount=amount, workers=workers, employers=len(wages))
    for one in wages:
        yield owed_sentence(one, request, facts, words)
        if not one.left:
            yield words.say(
                "covered" if one.debt.sources else "covered_unknown",
                employer=facts.named(one.debt.employer_id) or words.say("employer_unknown"),
                covered=words.amount(one.debt.covered),
                shortfall=words.amount(one.debt.shortfall),
            )


def _steps(facts: Facts, words: Words) -> Part:
    steps = steps_of(facts)
    blocks = (steps_table(steps, facts, words),) if steps else (body(words.say("no_steps")),)
    return Part(words.say("heading_steps"), blocks)


def _found(found: Sequence[Finding], request: Request, facts: Facts, words: Words) -> Iterator[str]:
    yield from (
        rule_lines(found, reach_of(request, facts), words) if found else [words.say("no_found")]
    )
    for determination in facts.determinations:
        if determination.state is not State.explained:
            act, contract = act_named(determination, words), determination.contract_id
            yield words.say("act", contract=contract, act=act)
    explained = of_project(request, FAMILIES, Outcome.rebutted)
    if explained:
        yield words.say("explained", count=len(explained))


def _next(
    found: Sequence[Finding], open_: Sequence[Finding], terms: tuple[Deadline, ...],
    request: Request, facts: Facts, words: Words,
) -> Iterator[str]:  # fmt: skip
    """What to reconcile, then terms of law and papers, then what no law sets a day for."""
    said = [
        *_reconciled(request, words),
        *_due(terms, request, words),
        *_steps_next(found, open_, request, facts, words),
    ]
    for number, (key, told) in enumerate(said, start=1):
        yield words.say(key, number=number, **told)


def _reconciled(request: Request, words: Words) -> Iterator[tuple[str, dict[str, str]]]:
    """What the ledger records as paid may mean that less is owed, so it comes before any step."""
    paid = (row for one in wages_of(request) for row in paid_entries(one, request))
    entries = dict.fromkeys(row["entry_id"] for row in paid)
    if entries:
        yield "next_reconcile", {"entries": words.joined(entries)}


def _due(
    terms: tuple[Deadline, ...], request: Request, words: Words
) -> Iterator[tuple[str, dict[str, str]]]:
    day = request.settings.as_of
    for key, of in (("over", surely_over), ("perhaps", perhaps_over), ("running", still_running)):
        for one in of(request, terms):
            # What comes after an order whose days are over is a step of its own.
            if key == "perhaps" and one.last.what == "obey":
                continue
            away, end = distance(one.last, day, words), words.day(one.end) or ""
            yield key, {"said": said_of(one, words), "end": end, "distance": away}


def _steps_next(
    found: Sequence[Finding], open_: Sequence[Finding], request: Request, facts: Facts,
    words: Words,
) -> Iterator[tuple[str, dict[str, str]]]:  # fmt: skip
    steps = dict(next_steps(request, facts, words))
    unproved = [f.subject for f in found if f.rule == BOOK["unproved"] and f.subject]
    steps |= {"restore": words.joined(unproved)} if unproved else {}
    contracting = any(f.rule.startswith(tuple(BOOK["contracting"])) for f in found)
    steps |= {"housing": ""} if contracting and not was_transferred(facts) else {}
    steps |= {"papers": ""} if open_ else {}
    for key, parties in steps.items():
        told = enforcing(ARTICLES.get(key, ()), request.settings.as_of, words)
        yield f"next_{key}", told | {"parties": parties, "day": words.say("blank_day")}


def _annexes(found: Sequence[Finding], open_: Sequence[Finding], words: Words) -> tuple[Annex, ...]:
    listed = (suspicions_annex(words.say("suspicions_title"), found, words),) if found else ()
    return (*listed, *((open_annex(open_, words),) if open_ else ()))


def _sources(terms: Sequence[Deadline], request: Request, facts: Facts, words: Words) -> Annex:
    held = {"clue": facts.clues, "action": steps_of(facts), "arrears": entries_of(request)}
    seen = [evidence_of(table, row) for table, listed in held.items() for row in listed]
    seen += [one.source for one in terms]
    return sources_page(request, wages_of(request), seen, words)


def _articles(found: Sequence[Finding], reach: Reach) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*every_row(ARTICLES), *law_behind(found, reach))))


KIND: Final = described(BOOK, _compose)
