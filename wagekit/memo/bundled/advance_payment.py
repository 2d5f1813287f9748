"""先行清偿（垫付）通知书: tells the general contractor, or the owner, to pay first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import in_force
from wagekit.memo.kind import Request, described
from wagekit.model.liability import Role, SourceKind
from wagekit.model.paper import SumOf
from wagekit.views.letter.acts import acts_cited, acts_done, done_part
from wagekit.views.letter.choose import owing
from wagekit.views.letter.cite import cited
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.duty import articles_of, held_to, people_of, with_role
from wagekit.views.letter.duty_grounds import ESTABLISHED, hangs_on, sentence_of, stands
from wagekit.views.letter.duty_words import (
    decree_day,
    duties_apart,
    older_left,
    open_points,
    opens_deposit,
    paying_of,
)
from wagekit.views.letter.facts import facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.orders import orders_on
from wagekit.views.letter.paid_seen import paid_notes
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import addressed_part, addressed_to, owed_sentence, project_name
from wagekit.views.letter.wages import together, wages_of
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.liability import PlanStep
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.view import LetterView
    from wagekit.views.letter.wages import Duty

BOOK: Final = read("letter/advance_payment.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
DONE: Final = ("case_filed", "inquiry", "rectify_order", "pay_order", "decision")
SUMS: Final = frozenset({SumOf.owed, SumOf.owner_unsettled, SumOf.account})


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = facts_of(request)
    duties = with_role(BOOK["roles"], owing(request, words), request, facts, words)
    return framed(_content(duties, request, facts, words), request, words)


def _content(duties: Sequence[Duty], request: Request, facts: Facts, words: Words) -> Content:
    party_id, paying = str(duties[0].liable.party_id), paying_of(duties)
    wages = [duty.wages for duty in duties]
    to, differs = addressed_to(party_id, request, facts, words)
    told = {"project": project_name(facts), "party": facts.named(party_id) or party_id}
    basis = _basis(duties, request)
    owed = (owed_sentence(one, request, facts, words) for one in wages)
    done = acts_done(facts, DONE, {party_id, *(one.debt.employer_id for one in wages)})
    return Content(
        title=(
            words.say("title_1"),
            told["project"],
            words.say("title_middle"),
            words.say(f"title_end_{paying}"),
        ),
        addressee=to,
        opening=(body(words.say(f"intro_{paying}", **told, **judged_on(request, words))),),
        parts=(
            addressed_part(party_id, facts, words),
            Part(words.say("heading_facts"), tuple(map(body, owed))),
            done_part(done, facts, words),
            Part(words.say("heading_duty"), tuple(map(body, _duty(duties, basis, facts, words)))),
            Part(words.say("heading_money"), tuple(map(body, _money(duties, facts, words)))),
            _asked(duties, words),
        ),
        annexes=workers_annexes(wages, facts, words),
        working=(sources_page(request, wages, acts_cited(done), words, of=SUMS),),
        articles=[*basis, *(row for key in _cited(duties) for row in ARTICLES[key])],
        findings=request.findings,
        todo=(*differs, *_todo(duties, request, facts, words)),
    )


def _basis(duties: Sequence[Duty], request: Request) -> tuple[str, ...]:
    rows = articles_of(duties, ESTABLISHED)
    return in_force(rows, request.settings.as_of)


def _duty(
    duties: Sequence[Duty], basis: Sequence[str], facts: Facts, words: Words
) -> Iterator[str]:
    for duty in duties:
        yield words.say(
            f"duty_{sentence_of(duty.liable)}",
            party=facts.named(duty.liable.party_id) or words.say("unknown"),
            project=project_name(facts),
            employer=facts.named(duty.wages.debt.employer_id) or words.say("employer_unknown"),
            cap=words.amount(duty.liable.cap),
            articles=cited(basis, words),
            since=decree_day(words),
        )
    yield from older_left(duties, words)


def _money(duties: Sequence[Duty], facts: Facts, words: Words) -> Iterator[str]:
    """The money of the plan, but for deposits, which only a decision that expired opens."""
    steps = (step for duty in duties for step in duty.wages.debt.plan if _is_shown(step, duty))
    for number, step in enumerate(steps, start=1):
        yield words.say(
            "step",
            number=number,
            source=step.source.text.in_(words.lang),
            party=facts.named(step.party_id) or words.say("unknown"),
            amount=words.amount(step.amount),
        )


def _is_shown(step: PlanStep, duty: Duty) -> bool:
    """What an owner owes by the ledger is not known to be due, nor to have caused anything."""
    of_owner = step.source is SourceKind.owner_unsettled
    told = (one for one in duty.wages.debt.liable if one.role is Role.owner_capped)
    is_open = of_owner and any(hangs_on(one) for one in told)
    return step.source in BOOK["shown_sources"] and not is_open


def _asked(duties: Sequence[Duty], words: Words) -> Part:
    lines = (
        words.say(
            f"pay_{paying_of(duties)}",
            day=words.say("blank_day"),
            workers=words.workers(people_of(duties)),
            amount=words.amount(together(duties)),
            payment=cited(ARTICLES["payment"], words),
        ),
        words.say("report"),
        words.say("object", papers=cited(ARTICLES["papers"], words)),
        words.say("unmet", unmet=cited(ARTICLES["unmet"], words), deposit=_deposit(duties, words)),
    )
    todo = (words.say("todo_term"),)
    return Part(words.say("heading_request"), tuple(map(body, lines)), todo)


def _deposit(duties: Sequence[Duty], words: Words) -> str:
    articles = cited(ARTICLES["deposit"], words)
    return words.say("unmet_deposit", articles=articles) if opens_deposit(duties) else ""


def _cited(duties: Sequence[Duty]) -> tuple[str, ...]:
    """Which articles of the kind the letter cites beside its basis."""
    return ("payment", "papers", "unmet", *(("deposit",) if opens_deposit(duties) else ()))


def _todo(duties: Sequence[Duty], request: Request, facts: Facts, words: Words) -> Iterator[str]:
    yield from unlisted([duty.wages for duty in duties], words)
    yield from paid_notes([duty.wages for duty in duties], request, words)
    yield from open_points(duties, facts, words)
    yield from duties_apart(duties, request, facts, words)
    employers = [str(duty.wages.debt.employer_id) for duty in duties]
    for employer in (one for one in employers if not orders_on(request, one)):
        yield words.say("todo_employer", employer=facts.named(employer) or employer)
    yield from (words.say(f"todo_{what}") for what in ("officers", "service", "arbitration"))


def _parties(request: Request) -> Sequence[str]:
    def counts(duty: Duty) -> bool:
        return duty.liable.role in BOOK["roles"] and stands(duty)

    return held_to(wages_of(request), counts)


KIND: Final = described(BOOK, _compose, _parties)
