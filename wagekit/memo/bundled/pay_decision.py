"""劳动保障监察行政处理决定书: decides that wages are paid, once an order to pay expired unmet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import in_force
from wagekit.memo.kind import Request, described
from wagekit.model.liability import Role
from wagekit.model.money import format_yuan
from wagekit.views.letter.acts import acts_cited, acts_done, done_part, number_of_act
from wagekit.views.letter.choose import CannotIssue, employers, lacking, owing
from wagekit.views.letter.cite import cited, number_of, percent
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.duty import (
    PAYING,
    articles_of,
    duty_asked_for,
    firm,
    held_to,
    people_of,
)
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
from wagekit.views.letter.orders import (
    DECISION,
    action_rows,
    expired_on,
    order_lines,
    order_rows,
    other_sums,
    unnumbered,
)
from wagekit.views.letter.paid_seen import paid_notes
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.remedies import remedies
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import (
    addressed_part,
    addressed_to,
    employer_notes,
    owed_sentence,
    project_name,
)
from wagekit.views.letter.under_order import under
from wagekit.views.letter.wages import together, wages_of
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.view import LetterView
    from wagekit.views.letter.wages import Duty, Wages

BOOK: Final = read("letter/pay_decision.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
DONE: Final = ("case_filed", "inquiry", "penalty_notice")


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = facts_of(request)
    asked = duty_asked_for(owing(request, words), request, facts, words)
    duties = firm(asked, BOOK["to_establish"], request, facts, words)
    wages = [duty.wages for duty in duties]
    served = expired_on(request, str(duties[0].liable.party_id), wages, facts, words)
    _check_undecided(served, duties, request, words)
    return framed(_content(duties, served, request, facts, words), request, words)


def _check_undecided(
    served: Sequence[Order], duties: Sequence[Duty], request: Request, words: Words
) -> None:
    """A decision on the same wages, up to what the party must pay, is not made again."""
    wages, due = [duty.wages for duty in duties], together(duties) or 0
    owed = sum(one.amount for one in wages)
    for order in (one for one in served if one.kind == DECISION):
        (row,) = action_rows(request, (order,))
        if _ordered((order,), wages) == owed and (row["amount"] or due) >= due:
            doc_no = number_of_act(row, words)
            told = {"enforcement": cited(ARTICLES["enforcement"], words),
                    "deposit": _or_deposit(duties, words)}  # fmt: skip
            raise CannotIssue(lacking("decided", (), request, words, doc_no=doc_no, **told))


def _or_deposit(duties: Sequence[Duty], words: Words) -> str:
    articles = cited(ARTICLES["deposit"], words)
    return words.say("decided_deposit", articles=articles) if opens_deposit(duties) else ""


def _ordered(served: Sequence[Order], wages: Sequence[Wages]) -> int:
    """Fen of some wages that an order can have been about."""
    return max(sum(one.amount for one in under(order, wages)) for order in served)


def _content(
    duties: Sequence[Duty], served: Sequence[Order], request: Request, facts: Facts, words: Words
) -> Content:
    party_id, wages = str(duties[0].liable.party_id), [duty.wages for duty in duties]
    to, differs = addressed_to(party_id, request, facts, words)
    party, basis = facts.named(party_id) or party_id, _basis(duties, request)
    told = {"project": project_name(facts), "party": party}
    done = acts_done(facts, DONE, {party_id})
    stated = (*acts_cited(done), *order_rows(request, served))
    return Content(
        title=(words.say("title_1"), words.say("title_2")),
        addressee=to,
        opening=(body(words.say("intro", **told, **judged_on(request, words))),),
        parts=(
            addressed_part(party_id, facts, words),
            Part(
                words.say("heading_facts"), tuple(map(body, _facts(duties, request, facts, words)))
            ),
            done_part(done, facts, words),
            Part(
                words.say("heading_orders"),
                tuple(map(body, order_lines(request, served, words))),
            ),
            _hearing(party, words),
            Part(words.say("heading_basis"), (body(_rests_on(basis, duties, words)),)),
            _decision(duties, served, party, request, words),
            _rights(duties, request, words),
        ),
        annexes=workers_annexes(wages, facts, words),
        working=(sources_page(request, wages, stated, words),),
        articles=[*basis, *_cited(duties)],
        findings=request.findings,
        todo=(
            *differs,
            *unnumbered(request, served, words),
            *other_sums(request, served, together(duties), words),
            *_less(duties, served, words),
            *_todo(duties, request, facts, words),
        ),
    )


def _is_employer(duties: Sequence[Duty]) -> bool:
    return duties[0].liable.role is Role.direct_employer


def _cited(duties: Sequence[Duty]) -> Iterator[str]:
    """The articles of the kind that the letter cites beside its basis."""
    left_out = () if opens_deposit(duties) else ("deposit",)
    return (row for what, rows in ARTICLES.items() if what not in left_out for row in rows)


def _basis(duties: Sequence[Duty], request: Request) -> tuple[str, ...]:
    own = articles_of(duties, ESTABLISHED)
    rows = [*(ARTICLES["duty"] if _is_employer(duties) else ()), *own]
    return in_force(tuple(dict.fromkeys(rows)), request.settings.as_of)


def _facts(duties: Sequence[Duty], request: Request, facts: Facts, words: Words) -> Iterator[str]:
    for duty in duties:
        yield owed_sentence(duty.wages, request, facts, words)
        if not _is_employer(duties):
            yield words.say(
                f"role_{sentence_of(duty.liable)}",
                party=facts.named(duty.liable.party_id) or words.say("unknown"),
                employer=facts.named(duty.wages.debt.employer_id) or words.say("employer_unknown"),
                project=project_name(facts),
                cap=words.amount(duty.liable.cap),
                since=decree_day(words),
                blank=words.say("blank_place"),
            )
    yield from older_left(duties, words)


def _hearing(party: str, words: Words) -> Part:
    day, blank = words.say("blank_day"), words.say("blank_place")
    articles = cited(ARTICLES["hearing"], words)
    said = words.say("hearing", party=party, day=day, blank=blank, articles=articles)
    return Part(words.say("heading_hearing"), (body(said),), (words.say("todo_hearing"),))


def _rests_on(basis: Sequence[str], duties: Sequence[Duty], words: Words) -> str:
    rows = ARTICLES["decision" if _is_employer(duties) else "other_decision"]
    return words.say("basis", duty=cited(basis, words), decision=cited(rows, words))


def _less(duties: Sequence[Duty], served: Sequence[Order], words: Words) -> Iterator[str]:
    """What to check of wages that fell due only after the orders, or may have."""
    wages = [duty.wages for duty in duties]
    if _is_employer(duties):
        yield words.say("todo_due")
    ordered = _ordered(served, wages)
    if ordered < sum(one.amount for one in wages):
        yield words.say("todo_less", figure=format_yuan(ordered))


def _decision(
    duties: Sequence[Duty], served: Sequence[Order], party: str, request: Request, words: Words
) -> Part:
    said = words.say(
        f"decide_{paying_of(duties)}",
        party=party,
        blank=words.say("blank_place"),
        workers=words.workers(people_of(duties)),
        amount=words.amount(together(duties)),
        payment=cited(ARTICLES["payment"], words),
    )
    ordered = _ordered(served, [duty.wages for duty in duties])
    lines = [said, _extra(ordered, request, words)] if _is_employer(duties) else [said]
    return Part(words.say("heading_decision"), tuple(map(body, lines)), (words.say("todo_term"),))


def _extra(ordered: int, request: Request, words: Words) -> str:
    day = request.settings.as_of
    return words.say(
        "decide_extra",
        blank=words.say("blank_place"),
        amount=words.amount(ordered),
        extra_min=percent("late_pay_extra_min", day, words),
        extra_max=percent("late_pay_extra_max", day, words),
        articles=cited(ARTICLES["extra"], words),
    )


def _rights(duties: Sequence[Duty], request: Request, words: Words) -> Part:
    day = request.settings.as_of
    rights = words.say("rights", **remedies(ARTICLES, request, words))
    unmet = words.say(
        "unmet",
        reminder=number_of("enforcement_reminder_workdays", day, words),
        enforcement=cited(ARTICLES["enforcement"], words),
        disobedience=cited(ARTICLES["disobedience"], words),
    )
    deposit = words.say("deposit", articles=cited(ARTICLES["deposit"], words))
    opened = (deposit,) if opens_deposit(duties) else ()
    return Part(words.say("heading_rights"), tuple(map(body, (rights, unmet, *opened))))


def _todo(duties: Sequence[Duty], request: Request, facts: Facts, words: Words) -> Iterator[str]:
    yield from unlisted([duty.wages for duty in duties], words)
    yield from paid_notes([duty.wages for duty in duties], request, words)
    if _is_employer(duties):
        yield from employer_notes(str(duties[0].liable.party_id), facts, words)
    yield from open_points(duties, facts, words)
    yield from duties_apart(duties, request, facts, words)
    yield from (
        words.say(f"todo_{what}")
        for what in ("unstated", "region", "officers", "service", "arbitration")
    )


def _parties(request: Request) -> Sequence[str]:
    """Employers first, then whoever else must pay without a point to be established."""
    roles = PAYING - {*BOOK["to_establish"]}

    def counts(duty: Duty) -> bool:
        is_firm = stands(duty) and hangs_on(duty.liable) is None
        return duty.liable.role in roles and is_firm

    return [*employers(request), *held_to(wages_of(request), counts)]


KIND: Final = described(BOOK, _compose, _parties)
