"""劳动保障监察限期改正指令书: orders an employer to pay the wages that it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import in_force
from wagekit.memo.kind import Request, described
from wagekit.model.liability import Role
from wagekit.views.letter.acts import acts_cited, acts_done, done_part, number_of_act
from wagekit.views.letter.cite import cited, every_row, percent
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.facts import facts_of, rows
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.heirs import HEIRS, heir_lines, may_be_ordered, who_is_ordered
from wagekit.views.letter.orders import DECISION, action_rows, orders_on
from wagekit.views.letter.paid_seen import paid_notes
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.remedies import enforcing, remedies
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import (
    addressed_part,
    addressed_to,
    employer_notes,
    ledger_lines,
    owed_sentence,
    project_name,
)
from wagekit.views.letter.suspicions import of_project, title_of
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.view import LetterView
    from wagekit.views.letter.wages import Wages

BOOK: Final = read("letter/rectify_order.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
DONE: Final = ("case_filed", "inquiry")


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = facts_of(request)
    party, wages = who_is_ordered(request, facts, words)
    return framed(_content(party, wages, request, facts, words), request, words)


def _content(
    party: str, wages: Sequence[Wages], request: Request, facts: Facts, words: Words
) -> Content:
    to, differs = addressed_to(party, request, facts, words)
    duty = _duty(party, wages, request)
    told = {"project": project_name(facts), "party": facts.named(party) or party}
    done = acts_done(facts, DONE, {party, *(str(one.debt.employer_id) for one in wages)})
    owed = [owed_sentence(one, request, facts, words) for one in wages]
    owed += heir_lines(party, wages, facts, words)
    return Content(
        title=(words.say("title_1"), words.say("title_2")),
        addressee=to,
        opening=(body(words.say("intro", **told, **judged_on(request, words))),),
        parts=(
            addressed_part(party, facts, words),
            Part(words.say("heading_facts"), tuple(map(body, owed))),
            done_part(done, facts, words),
            _basis(duty, words),
            _order(wages, told["party"], words),
            _late(told["party"], request, words),
        ),
        annexes=workers_annexes(wages, facts, words),
        working=(sources_page(request, wages, acts_cited(done), words),),
        articles=[*duty, *every_row(ARTICLES)],
        findings=request.findings,
        todo=(*differs, *_todo(party, wages, request, facts, words)),
    )


def _duty(party: str, wages: Sequence[Wages], request: Request) -> tuple[str, ...]:
    """What the debts rest on: the law of the day on which the wages were due."""
    roles = {Role.direct_employer, *HEIRS}
    every = [liable for one in wages for liable in one.debt.liable if liable.role in roles]
    hired = [one for one in every if one.role is Role.direct_employer]
    own = [row for one in every if one in hired or one.party_id == party for row in one.articles]
    return in_force(tuple(dict.fromkeys([*ARTICLES["duty"], *own])), request.settings.as_of)


def _basis(duty: tuple[str, ...], words: Words) -> Part:
    said = words.say("basis", duty=cited(duty, words), order=cited(ARTICLES["order"], words))
    return Part(words.say("heading_basis"), (body(said),))


def _order(wages: Sequence[Wages], party: str, words: Words) -> Part:
    pay = words.say(
        "order_pay",
        party=party,
        day=words.say("blank_day"),
        workers=words.workers(_people(wages)),
        amount=words.amount(sum(one.amount for one in wages)),
        payment=cited(ARTICLES["payment"], words),
    )
    proof = cited(ARTICLES["proof"], words)
    lines = (pay, words.say("order_report"), words.say("order_object", proof=proof))
    return Part(words.say("heading_order"), tuple(map(body, lines)), (words.say("todo_term"),))


def _late(party: str, request: Request, words: Words) -> Part:
    day = request.settings.as_of
    said = words.say(
        "late",
        late=cited(ARTICLES["late"], words),
        crime=cited(ARTICLES["crime"], words),
        extra_min=percent("late_pay_extra_min", day, words),
        extra_max=percent("late_pay_extra_max", day, words),
    )
    heard = cited(ARTICLES["hearing"], words)
    rights = words.say("rights", party=party, heard=heard, **remedies(ARTICLES, request, words))
    return Part(words.say("heading_late"), (body(said), body(rights)))


def _people(wages: Sequence[Wages]) -> int | None:
    known = [one.people for one in wages if one.people is not None]
    return sum(known) if len(known) == len(wages) else None


def _todo(
    party: str, wages: Sequence[Wages], request: Request, facts: Facts, words: Words
) -> Iterator[str]:
    employers = [str(one.debt.employer_id) for one in wages]
    yield from unlisted(wages, words)
    yield from _earlier(party, request, words)
    yield from paid_notes(wages, request, words)
    yield from _doubtful(wages, request, facts, words)
    if party not in employers:
        yield words.say("todo_heir", party=facts.named(party) or party)
    for employer in employers:
        yield from employer_notes(employer, facts, words)
        yield from ledger_lines(employer, request, words)
    yield from (words.say(f"todo_{what}") for what in ("officers", "service", "arbitration"))


def _earlier(party: str, request: Request, words: Words) -> Iterator[str]:
    """Orders and decisions that are there already: a decision is enforced, not made again."""
    orders = orders_on(request, party)
    decided = [one for one in orders if one.kind == DECISION]
    told = enforcing(ARTICLES["enforcement"], request.settings.as_of, words)
    for key, same in (("earlier", [o for o in orders if o not in decided]), ("decided", decided)):
        numbers = [number_of_act(row, words) for row in action_rows(request, same)]
        if numbers:
            yield words.say(f"todo_{key}", orders=words.joined(numbers), **told)


def _doubtful(
    wages: Sequence[Wages], request: Request, facts: Facts, words: Words
) -> Iterator[str]:
    """Workers of whom another rule asks whether what they claim are wages that are owed.

    A name tells who it is only where the claim states no id: namesakes are not doubted.
    """
    found = {f.subject: f for f in of_project(request, BOOK["doubtful"])}
    owed = [worker.worker_id for one in wages for worker in one.workers]
    who = {worker: facts.named(worker) or "" for worker in owed}
    told: dict[str, Finding] = {}
    for row in rows(request.tables, "claimant"):
        finding = found.get(f"{row['clue_id']}/{row['worker_id'] or row['name']}")
        name = who.get(row["worker_id"], "") if row["worker_id"] else row["name"]
        if finding and name and name in who.values():
            told[name] = finding
    if told:
        titles = dict.fromkeys(title_of(finding, words) for finding in told.values())
        yield words.say("todo_doubtful", names=words.joined(told), titles=words.joined(titles))


def _parties(request: Request) -> Sequence[str]:
    return may_be_ordered(request, Words(request.lang, BOOK, request.settings.as_of))


KIND: Final = described(BOOK, _compose, _parties)
