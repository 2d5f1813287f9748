"""农民工工资保证金支付通知书: draws on the wage deposit once a decision to pay expired unmet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.memo.kind import Request, described
from wagekit.model.finding import Evidence
from wagekit.model.liability import Role
from wagekit.model.money import format_yuan
from wagekit.model.paper import SumOf
from wagekit.views.letter.choose import CannotIssue, lacking, owing, the_one
from wagekit.views.letter.cite import cited, number_of
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.duty import in_roles
from wagekit.views.letter.facts import facts_of, rows
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.orders import expired_on_any, order_lines, order_rows
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
from wagekit.views.letter.wages import out_of, wages_of
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
        wages: The wages that its deposit answers for.
        decisions: The decisions that expired unmet.
        guarantees: The rows of its deposits and letters.
    """

    party: str
    wages: tuple[Wages, ...]
    decisions: tuple[Order, ...]
    guarantees: tuple[Row, ...]

    @property
    def amount(self) -> int:
        """Fen: what is owed, up to what is left of the deposit."""
        return sum(out_of(one, self.party, BOOK["sources"]) for one in self.wages)

    @property
    def is_short(self) -> bool:
        """Whether it does not cover what is owed."""
        return self.amount < sum(one.amount for one in self.wages)


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
    party, own = the_one({p: (p, w) for p, w in answering.items()}, request.party_id, shown, words)
    open_ = tuple(one for one in own if out_of(one, party, BOOK["sources"])) or own
    liable = {str(one.party_id) for w in open_ for one in w.debt.liable if one.party_id}
    decisions = expired_on_any(liable, BOOK["opening_kinds"], request, words)
    given = (r for r in rows(request.tables, "guarantee") if r["project_id"] == request.project_id)
    mine = tuple(r for r in given if r["provider_id"] == party and r["kind"] == "wage_deposit")
    draw = _Draw(party, open_, decisions, mine)
    if not draw.amount:
        name = facts.named(party) or party
        raise CannotIssue(lacking("no_rest", ("wage_deposit_papers",), request, words, party=name))
    return draw


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
    stated = (*order_rows(request, draw.decisions), *map(_evidence, draw.guarantees))
    return Content(
        title=(words.say("title_1"), told["project"], words.say("title_2"), words.say("title_3")),
        addressee=to,
        opening=(body(opening),),
        parts=(
            addressed_part(draw.party, facts, words),
            Part(words.say("heading_facts"), tuple(map(body, owed))),
            done_part(facts, DONE, words),
            Part(
                words.say("heading_decision"),
                tuple(map(body, order_lines(request, draw.decisions, words))),
            ),
            Part(words.say("heading_deposit"), tuple(map(body, _deposit(draw, facts, words)))),
            Part(
                words.say("heading_request"), tuple(map(body, _asked(draw, request, facts, words)))
            ),
        ),
        annexes=workers_annexes(draw.wages, facts, words),
        working=(sources_page(request, draw.wages, stated, words, of=SUMS),),
        articles=[row for cited_rows in ARTICLES.values() for row in cited_rows],
        findings=request.findings,
        todo=(*differs, *_todo(draw, facts, words)),
    )


def _evidence(row: Row) -> Evidence:
    return Evidence("guarantee", row["guarantee_id"], row["_file"], row["_sheet"], row["_row"])


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
    counts = [one.people for one in draw.wages]
    known = [count for count in counts if count is not None]
    yield words.say(
        "pay",
        workdays=number_of("deposit_bank_pay_workdays", day, words),
        amount=words.amount(draw.amount),
        people=sum(known) if len(known) == len(counts) else words.say("unknown"),
        payment=cited(ARTICLES["payment"], words),
        by_whom=words.say("by_ruling" if draw.is_short else "by_annex"),
    )
    yield words.say("only", only=cited(ARTICLES["only"], words))
    yield words.say("report")
    yield words.say(
        "replenish",
        workdays=number_of("deposit_replenish_workdays", day, words),
        replenish=cited(ARTICLES["replenish"], words),
        general=facts.named(facts.project.get("general_contractor_id")) or words.say("blank_place"),
    )


def _todo(draw: _Draw, facts: Facts, words: Words) -> Iterator[str]:
    yield from unlisted(draw.wages, words)
    if draw.is_short:
        owed = format_yuan(sum(one.amount for one in draw.wages))
        yield words.say("todo_short", left=format_yuan(draw.amount), owed=owed)
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
