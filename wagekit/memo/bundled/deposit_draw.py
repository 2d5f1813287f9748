"""农民工工资保证金支付通知书: draws on the wage deposit once a decision to pay expired unmet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.memo.kind import Request, described
from wagekit.model.liability import Role
from wagekit.model.money import format_yuan
from wagekit.model.paper import SumOf
from wagekit.views.letter.acts import acts_cited, acts_done, done_part, number_of_act
from wagekit.views.letter.choose import CannotIssue, lacking, owing, the_one
from wagekit.views.letter.cite import cited, every_row, number_of
from wagekit.views.letter.deposits import drawn_line, may_have_paid, valid_deposits
from wagekit.views.letter.desk import judged_on, named
from wagekit.views.letter.duty import held_to
from wagekit.views.letter.facts import evidence_of, facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.keeper import keeper_of, keeper_part
from wagekit.views.letter.label import label
from wagekit.views.letter.met_orders import made_here
from wagekit.views.letter.orders import (
    action_rows,
    expired_on_any,
    order_lines,
    order_rows,
    other_sums,
    unnumbered,
)
from wagekit.views.letter.paid_seen import paid_notes
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.ruling import Ruling, apart, holders_of
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import addressed_part, addressed_to, owed_sentence, project_name
from wagekit.views.letter.text import plain
from wagekit.views.letter.under_order import under
from wagekit.views.letter.wages import out_of, payers_of, wages_of
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.view import LetterView
    from wagekit.views.letter.wages import Wages

BOOK: Final = read("letter/deposit_draw.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
DONE: Final = ("case_filed", "rectify_order", "pay_order")
SUMS: Final = frozenset({SumOf.owed, SumOf.deposit})


@dataclass(frozen=True, slots=True)
class _Draw:
    """What one provider is to pay.

    Attributes:
        party: The id of the bank or guarantor.
        rulings: The decisions that expired unmet, each on the wages of other employers.
        passed_over: Decisions that expired unmet on wages that a larger one of these is about.
        unscoped: Decisions that expired, but of which the sum or the project is not known.
        guarantees: The rows of its deposits and letters.
    """

    party: str
    rulings: tuple[Ruling, ...]
    passed_over: tuple[Ruling, ...]
    unscoped: tuple[Order, ...]
    guarantees: tuple[Row, ...]

    @property
    def wages(self) -> tuple[Wages, ...]:
        """The wages of all rulings."""
        return tuple(wages for one in self.rulings for wages in one.wages)

    @property
    def decisions(self) -> tuple[Order, ...]:
        """The decisions."""
        return tuple(one.decision for one in self.rulings)

    @property
    def payers(self) -> frozenset[str | None]:
        """Who must pay the wages as something else than a guarantor."""
        liable = (one for wages in self.wages for one in wages.debt.liable)
        return frozenset(one.party_id for one in liable if one.role is not Role.guarantor)

    @property
    def ends(self) -> tuple[dt.date, ...]:
        """When their terms ended, as far as known."""
        return tuple(one.due for one in self.decisions if one.due is not None)


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = facts_of(request)
    draw = _draw(owing(request, words), request, facts, words)
    return framed(_content(draw, request, facts, words), request, words)


def _draw(wages: Sequence[Wages], request: Request, facts: Facts, words: Words) -> _Draw:
    answering = _answering(wages)
    if not answering:
        raise CannotIssue(_why_nobody(request, words))
    shown = (_shown(party, own, facts, words) for party, own in answering.items())
    party, own = the_one(answering, request.party_id, shown, words)
    open_ = tuple(one for one in own if out_of(one, party, BOOK["sources"])) or own
    every = (one for w in open_ for one in w.debt.liable if one.role not in BOOK["not_opening"])
    liable = {one.party_id for one in every if one.party_id}
    _check_on_payer(liable, request, facts, words)
    decisions = expired_on_any(liable, BOOK["opening_kinds"], open_, request, words)
    mine = tuple(row for row in valid_deposits(request) if row["provider_id"] == party)
    if not any(out_of(one, party, BOOK["sources"]) for one in open_):
        name = facts.named(party) or party
        raise CannotIssue(lacking("no_rest", ("wage_deposit_papers",), request, words, party=name))
    rulings = [
        Ruling(party, BOOK["sources"], under(one, open_), one, row)
        for one in decisions
        for row in action_rows(request, (one,))
        if row["amount"] and _is_of_project(one, request)
    ]
    if not rulings:
        raise CannotIssue(lacking("lacks_scope", ("pay_order_papers",), request, words))
    scoped = {one.decision for one in rulings}
    unscoped = tuple(one for one in decisions if one not in scoped)
    kept = apart(rulings)
    passed_over = tuple(one for one in rulings if one.amount and one not in kept)
    return _Draw(party, kept, passed_over, unscoped, mine)


def _why_nobody(request: Request, words: Words) -> str:
    """That no deposit is valid; or that one is which may be, and nobody says who holds it."""
    unheld = [row for row in valid_deposits(request) if not row["provider_id"]]
    papers = ("wage_deposit_papers",)
    if not unheld:
        return lacking("no_deposit", papers, request, words)
    there = words.joined(row["guarantee_id"] for row in unheld)
    return lacking("no_provider", papers, request, words, guarantees=there)


def _check_on_payer(payers: set[str], request: Request, facts: Facts, words: Words) -> None:
    """A decision that is only on others than those whose wages the deposit secures opens none."""
    made = made_here(BOOK["opening_kinds"], request)
    if made and all(row["party_id"] and row["party_id"] not in payers for row in made):
        told = {
            "orders": words.joined(number_of_act(row, words) for row in made),
            "parties": words.joined(
                dict.fromkeys(facts.named(row["party_id"]) or row["party_id"] for row in made)
            ),
        }
        papers = ("pay_order_papers", "service_proof")
        raise CannotIssue(lacking("lacks_party", papers, request, words, **told))


def _is_of_project(decision: Order, request: Request) -> bool:
    """One that names no project may be about what its party must pay elsewhere."""
    party = decision.party_id
    own = (d for d in request.owed if party in {one.party_id for one in d.liable})
    places = {debt.project_id for debt in own}
    return decision.project_id is not None or places == {request.project_id}


def _answering(wages: Sequence[Wages]) -> Mapping[str, tuple[Wages, ...]]:
    """The wages that each guarantor answers for."""
    found: dict[str, tuple[Wages, ...]] = {}
    for one in wages:
        for liable in one.debt.liable:
            if liable.role is Role.guarantor and liable.party_id is not None:
                found[liable.party_id] = (*found.get(liable.party_id, ()), one)
    return found


def _shown(party: str, wages: Sequence[Wages], facts: Facts, words: Words) -> str:
    left = sum(out_of(one, party, BOOK["sources"]) for one in wages)
    name = facts.named(party) or party
    return words.say("party_owing", party=plain(party), name=name, figure=format_yuan(left))


def _content(draw: _Draw, request: Request, facts: Facts, words: Words) -> Content:
    bank = keeper_of(draw.party, draw.guarantees, draw.payers, request, words)
    to, differs = addressed_to(draw.party, request, facts, words)
    if bank:
        to, differs = named(request.addressee) or bank, ()
    told = {"project": project_name(facts), "party": bank or facts.named(draw.party) or draw.party}
    opening = words.say(
        "intro", **told, draw=cited(ARTICLES["draw"], words), **judged_on(request, words)
    )
    owed = (owed_sentence(one, request, facts, words) for one in draw.wages)
    held = (evidence_of("guarantee", row) for row in draw.guarantees)
    listed = [wages for one in draw.rulings if not one.is_limited for wages in one.wages]
    done = acts_done(facts, DONE, payers_of(draw.wages))
    stated = (*acts_cited(done), *order_rows(request, draw.decisions), *held)
    return Content(
        title=(words.say("title_1"), told["project"], words.say("title_2"), words.say("title_3")),
        addressee=to,
        opening=(body(opening),),
        parts=(
            keeper_part(bank, words) if bank else addressed_part(draw.party, facts, words),
            Part(words.say("heading_facts"), tuple(map(body, owed))),
            done_part(done, facts, words),
            Part(
                words.say("heading_decision"),
                tuple(map(body, _decided(draw, request, words))),
            ),
            Part(
                words.say("heading_deposit"),
                tuple(map(body, _deposit(draw, request, facts, words))),
            ),
            Part(
                words.say("heading_request"), tuple(map(body, _asked(draw, request, facts, words)))
            ),
        ),
        annexes=workers_annexes(listed, facts, words),
        working=(sources_page(request, draw.wages, stated, words, of=SUMS),),
        articles=every_row(ARTICLES),
        findings=request.findings,
        todo=(*differs, *_todo(draw, request, facts, words)),
    )


def _decided(draw: _Draw, request: Request, words: Words) -> Iterator[str]:
    for one in draw.rulings:
        yield from order_lines(request, (one.decision,), words)
        yield words.say("decided", amount=words.amount(one.ordered["amount"]))


def _deposit(draw: _Draw, request: Request, facts: Facts, words: Words) -> Iterator[str]:
    for row in draw.guarantees:
        end = words.day(row["to_on"], row["to_on_month"])
        yield words.say(
            "guarantee",
            party=facts.named(draw.party) or draw.party,
            project=project_name(facts),
            form=label("guarantee", "form", row["form"], words) if row["form"] else "—",
            guarantee=row["guarantee_id"],
            amount=words.amount(row["amount"]),
            to=words.say("valid_to", day=end) if end else words.say("no_end"),
            **{"from": words.day(row["from_on"], row["from_on_month"]) or words.say("no_start")},
        )
        drawn = drawn_line(row, draw.ends, request, words)
        yield from [drawn] if drawn else []


def _asked(draw: _Draw, request: Request, facts: Facts, words: Words) -> Iterator[str]:
    lines = [_pay(one, draw, request, words) for one in draw.rulings]
    lines += [words.say("only", only=cited(ARTICLES["only"], words)), words.say("report")]
    lines.append(_replenish(request, facts, words))
    yield from (words.say("line", number=n, what=line) for n, line in enumerate(lines, start=1))


def _pay(one: Ruling, draw: _Draw, request: Request, words: Words) -> str:
    doc_no = number_of_act(one.ordered, words)
    return words.say(
        "pay",
        workdays=number_of("deposit_bank_pay_workdays", request.settings.as_of, words),
        amount=words.amount(one.amount),
        workers=words.workers(one.people),
        payment=cited(ARTICLES["payment"], words),
        by_whom=words.say("by_ruling" if one.is_short or one.is_limited else "by_annex"),
        under=words.say("under_decision", doc_no=doc_no) if draw.rulings[1:] else "",
    )


def _replenish(request: Request, facts: Facts, words: Words) -> str:
    return words.say(
        "replenish",
        workdays=number_of("deposit_replenish_workdays", request.settings.as_of, words),
        replenish=cited(ARTICLES["replenish"], words),
        general=facts.named(facts.project.get("general_contractor_id")) or words.say("blank_place"),
    )


def _todo(draw: _Draw, request: Request, facts: Facts, words: Words) -> Iterator[str]:
    yield from unlisted(draw.wages, words)
    yield from unnumbered(request, draw.decisions, words)
    yield from paid_notes(draw.wages, request, words)
    yield from _drawn(draw, request, words)
    yield from _other_deposits(draw, facts, words)
    yield from dict.fromkeys(
        line for one in draw.rulings for line in _of_ruling(one, request, words)
    )
    if draw.rulings[1:] and any(one.is_short for one in draw.rulings):
        yield words.say("todo_split")
    others = [one.decision for one in draw.passed_over]
    for what, orders in (("unscoped", draw.unscoped), ("passed_over", others)):
        rows = action_rows(request, orders)
        numbers = words.joined(number_of_act(row, words) for row in rows)
        if rows:
            yield words.say(f"todo_{what}", orders=numbers)
    for step in (step for one in draw.wages for step in one.debt.plan):
        if step.source not in BOOK["sources"]:
            source, figure = step.source.text.in_(words.lang), format_yuan(step.amount)
            yield words.say("todo_other_money", source=source, figure=figure)
    if not facts.project.get("general_contractor_id"):
        yield words.say("todo_general")
    yield from (words.say(f"todo_{what}") for what in ("accounts", "paid", "officers", "service"))


def _drawn(draw: _Draw, request: Request, words: Words) -> Iterator[str]:
    """A draw that may have been for these very wages."""
    may_be = [row for row in draw.guarantees if may_have_paid(row, draw.ends, request)]
    if may_be:
        yield words.say("todo_drawn", guarantees=words.joined(r["guarantee_id"] for r in may_be))


def _other_deposits(draw: _Draw, facts: Facts, words: Words) -> Iterator[str]:
    """Who else holds a deposit for the same wages, as the notices together ask for no more."""
    others = {holder: None for one in draw.wages for holder in holders_of(one) if holder}
    for other in (holder for holder in others if holder != draw.party):
        figure = sum(out_of(one, other, BOOK["sources"]) for one in draw.wages)
        told = {"party": facts.named(other) or plain(other), "figure": format_yuan(figure)}
        yield words.say("todo_other_deposit", **told)


def _of_ruling(one: Ruling, request: Request, words: Words) -> Iterator[str]:
    yield from other_sums(request, (one.decision,), one.owed, words)
    if one.is_limited:
        yield words.say("todo_limited")
    if one.held < one.owed:
        yield words.say("todo_short", left=format_yuan(one.held), owed=format_yuan(one.owed))


def _parties(request: Request) -> Sequence[str]:
    return held_to(wages_of(request), lambda duty: duty.liable.role is Role.guarantor)


KIND: Final = described(BOOK, _compose, _parties)
