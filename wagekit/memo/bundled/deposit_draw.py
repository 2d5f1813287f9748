"""农民工工资保证金支付通知书: draws on the wage deposit once a decision to pay expired unmet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.memo.kind import Request, described
from wagekit.model.liability import Role
from wagekit.model.money import format_yuan
from wagekit.model.paper import SumOf
from wagekit.views.letter.choose import CannotIssue, lacking, owing, the_one
from wagekit.views.letter.cite import cited, every_row, number_of
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.duty import in_roles
from wagekit.views.letter.facts import evidence_of, facts_of, rows
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.orders import (
    action_rows,
    expired_on_any,
    order_lines,
    order_rows,
    other_sums,
)
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import label
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import (
    addressed_part,
    addressed_to,
    done_part,
    owed_sentence,
    project_name,
)
from wagekit.views.letter.text import plain
from wagekit.views.letter.under_order import under
from wagekit.views.letter.wages import out_of, payers_of, wages_of
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
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
        wages: The wages that its deposit answers for, as far as the decision is about them.
        decisions: The decision that expired unmet: one, as no other adds to what it orders.
        ordered: The row of the decision, which states its sum.
        guarantees: The rows of its deposits and letters.
    """

    party: str
    wages: tuple[Wages, ...]
    decisions: tuple[Order, ...]
    ordered: Row
    guarantees: tuple[Row, ...]

    @property
    def amount(self) -> int:
        """Fen: what is owed, up to what was decided and what is left of the deposit."""
        ordered: int = self.ordered["amount"]
        return min(self.left, ordered)

    @property
    def left(self) -> int:
        """Fen: what is owed, up to what is left of the deposit."""
        return sum(out_of(one, self.party, BOOK["sources"]) for one in self.wages)

    @property
    def people(self) -> int | None:
        """How many are paid; None where not known."""
        counts = [one.people for one in self.wages]
        known = [count for count in counts if count is not None]
        owed = sum(known) if len(known) == len(counts) else None
        ordered: int | None = self.ordered["people"]
        if not self.is_limited or ordered is None:
            return None if self.is_limited else owed
        return ordered if owed is None else min(ordered, owed)

    @property
    def is_limited(self) -> bool:
        """Whether more is owed, or to more people, than was decided."""
        owed = sum(one.amount for one in self.wages)
        people = sum(one.people or 0 for one in self.wages)
        more: bool = self.ordered["amount"] < owed
        return more or (self.ordered["people"] or people) < people

    @property
    def is_short(self) -> bool:
        """Whether the deposit does not cover what is owed."""
        return self.left < sum(one.amount for one in self.wages)


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK)
    facts = facts_of(request)
    draw = _draw(owing(request, words), request, facts, words)
    return framed(_content(draw, request, facts, words), request, words)


def _draw(wages: Sequence[Wages], request: Request, facts: Facts, words: Words) -> _Draw:
    answering = _answering(wages)
    if not answering:
        raise CannotIssue(lacking("no_deposit", ("wage_deposit_papers",), request, words))
    shown = (_shown(party, own, facts, words) for party, own in answering.items())
    party, own = the_one(answering, request.party_id, shown, words)
    open_ = tuple(one for one in own if out_of(one, party, BOOK["sources"])) or own
    every = (one for w in open_ for one in w.debt.liable if one.role not in BOOK["not_opening"])
    liable = {one.party_id for one in every if one.party_id}
    decisions = expired_on_any(liable, BOOK["opening_kinds"], open_, request, words)
    given = (r for r in rows(request.tables, "guarantee") if r["project_id"] == request.project_id)
    mine = tuple(r for r in given if r["provider_id"] == party and r["kind"] == "wage_deposit")
    if not any(out_of(one, party, BOOK["sources"]) for one in open_):
        name = facts.named(party) or party
        raise CannotIssue(lacking("no_rest", ("wage_deposit_papers",), request, words, party=name))
    draws = [
        _Draw(party, under(one, open_), (one,), row, mine)
        for one in decisions
        for row in action_rows(request, (one,))
        if row["amount"] and _is_of_project(one, request)
    ]
    if not draws:
        raise CannotIssue(lacking("lacks_scope", ("pay_order_papers",), request, words))
    return max(draws, key=lambda one: one.amount)


def _is_of_project(decision: Order, request: Request) -> bool:
    """One that names no project may be about wages that are owed elsewhere."""
    places = {debt.project_id for debt in request.owed}
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
    to, differs = addressed_to(draw.party, request, facts, words)
    told = {"project": project_name(facts), "party": facts.named(draw.party) or draw.party}
    opening = words.say(
        "intro", **told, draw=cited(ARTICLES["draw"], words), **judged_on(request, words)
    )
    owed = (owed_sentence(one, request, facts, words) for one in draw.wages)
    held = (evidence_of("guarantee", row) for row in draw.guarantees)
    stated = (*order_rows(request, draw.decisions), *held)
    return Content(
        title=(words.say("title_1"), told["project"], words.say("title_2"), words.say("title_3")),
        addressee=to,
        opening=(body(opening),),
        parts=(
            addressed_part(draw.party, facts, words),
            Part(words.say("heading_facts"), tuple(map(body, owed))),
            done_part(facts, DONE, payers_of(draw.wages), words),
            Part(
                words.say("heading_decision"),
                tuple(map(body, _decided(draw, request, words))),
            ),
            Part(words.say("heading_deposit"), tuple(map(body, _deposit(draw, facts, words)))),
            Part(
                words.say("heading_request"), tuple(map(body, _asked(draw, request, facts, words)))
            ),
        ),
        annexes=() if draw.is_limited else workers_annexes(draw.wages, facts, words),
        working=(sources_page(request, draw.wages, stated, words, of=SUMS),),
        articles=every_row(ARTICLES),
        findings=request.findings,
        todo=(*differs, *_todo(draw, request, facts, words)),
    )


def _decided(draw: _Draw, request: Request, words: Words) -> Iterator[str]:
    yield from order_lines(request, draw.decisions, words)
    yield words.say("decided", amount=words.amount(draw.ordered["amount"]))


def _deposit(draw: _Draw, facts: Facts, words: Words) -> Iterator[str]:
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
            **{"from": words.day(row["from_on"], row["from_on_month"]) or words.say("unknown")},
        )
        if row["drawn_amount"]:
            yield words.say("drawn", amount=words.amount(row["drawn_amount"]))


def _asked(draw: _Draw, request: Request, facts: Facts, words: Words) -> Iterator[str]:
    day = request.settings.as_of
    yield words.say(
        "pay",
        workdays=number_of("deposit_bank_pay_workdays", day, words),
        amount=words.amount(draw.amount),
        people=words.say("unknown") if draw.people is None else draw.people,
        payment=cited(ARTICLES["payment"], words),
        by_whom=words.say("by_ruling" if draw.is_short or draw.is_limited else "by_annex"),
    )
    yield words.say("only", only=cited(ARTICLES["only"], words))
    yield words.say("report")
    yield words.say(
        "replenish",
        workdays=number_of("deposit_replenish_workdays", day, words),
        replenish=cited(ARTICLES["replenish"], words),
        general=facts.named(facts.project.get("general_contractor_id")) or words.say("blank_place"),
    )


def _todo(draw: _Draw, request: Request, facts: Facts, words: Words) -> Iterator[str]:
    yield from unlisted(draw.wages, words)
    owed = sum(one.amount for one in draw.wages)
    yield from other_sums(request, draw.decisions, owed, words)
    if draw.is_limited:
        yield words.say("todo_limited")
    if draw.is_short:
        yield words.say("todo_short", left=format_yuan(draw.left), owed=format_yuan(owed))
    for step in (step for one in draw.wages for step in one.debt.plan):
        if step.source not in BOOK["sources"]:
            source, figure = step.source.text.in_(words.lang), format_yuan(step.amount)
            yield words.say("todo_other_money", source=source, figure=figure)
    if not facts.project.get("general_contractor_id"):
        yield words.say("todo_general")
    yield from (words.say(f"todo_{what}") for what in ("accounts", "paid", "officers", "service"))


def _parties(request: Request) -> Sequence[str]:
    return in_roles(wages_of(request), (Role.guarantor,))


KIND: Final = described(BOOK, _compose, _parties)
