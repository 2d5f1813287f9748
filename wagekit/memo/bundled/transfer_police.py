"""涉嫌犯罪案件移送书: hands a suspected refusal to pay wages over to the police."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.memo.kind import Request, described
from wagekit.model.schema import tables as schemas
from wagekit.views.letter.cite import cited, every_row, number_of
from wagekit.views.letter.crime_line import crime_line
from wagekit.views.letter.desk import judged_on, named
from wagekit.views.letter.facts import facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.orders import action_rows, order_lines, order_rows, unnumbered
from wagekit.views.letter.paid_after import paid_after
from wagekit.views.letter.paid_lines import paid_lines, paid_rows
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import code_of
from wagekit.views.letter.questions import one_sentence
from wagekit.views.letter.ripe import owed_behind, ripe, ripe_parties, sums_to_check
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import addressed_part, project_name
from wagekit.views.letter.stated_orders import stated_lines
from wagekit.views.letter.under_order import cited_by
from wagekit.views.letter.view import Grid
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.paid_after import Paid
    from wagekit.views.letter.view import LetterView, Paragraph
    from wagekit.views.letter.wages import Wages

BOOK: Final = read("letter/transfer_police.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
PAPERS: Final = ("transfer", "report", "approval", "orders", "statements", "party", "evidence")
NEEDED: Final = ("wage_sheet", "pay_order_papers", "service_proof", "evasion_proof")


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = facts_of(request)
    finding = ripe(BOOK["rule"], NEEDED, request, facts, words)
    return framed(_content(finding, request, facts, words), request, words)


def _content(finding: Finding, request: Request, facts: Facts, words: Words) -> Content:
    party_id = str(finding.subject)
    wages, ended = owed_behind(finding, request, facts, words), _ended(finding, request)
    end = min((order.due for order in ended if order.due is not None), default=None)
    paid, party = paid_after(finding, end, request), facts.named(party_id) or party_id
    seen = (*order_rows(request, ended), *finding.evidence, *paid_rows(paid))
    stated = stated_lines(request, ended, words)
    order = tuple(map(body, (*order_lines(request, ended, words), *stated)))
    return Content(
        title=(words.say("title_1"), party, words.say("title_2"), words.say("title_3")),
        addressee=named(request.addressee),
        opening=(_opening(party, request, facts, words),),
        parts=(
            addressed_part(party_id, facts, words),
            _amount(finding, request, facts, words),
            Part(words.say("heading_order"), order),
            _paid(paid, request, words),
            Part(words.say("heading_papers"), (_papers(finding, ended, request, facts, words),)),
            _asked(request, words),
        ),
        closing=(body(words.say("copy")),),
        annexes=workers_annexes(wages, facts, words),
        working=(sources_page(request, wages, seen, words),),
        articles=[*finding.articles, *every_row(ARTICLES)],
        findings=(finding,),
        todo=(
            *_todo(finding, wages, request, words),
            *unnumbered(request, ended, words),
            *_to_check(paid, request, facts, words),
        ),
    )


def _ended(finding: Finding, request: Request) -> tuple[Order, ...]:
    """The orders behind a finding that its party was served and let expire."""
    own = (o for o in cited_by(finding, request.orders) if o.party_id == str(finding.subject))
    return tuple(order for order in own if order.served is True and order.expired is True)


def _opening(party: str, request: Request, facts: Facts, words: Words) -> Paragraph:
    cites = {what: cited(ARTICLES[what], words) for what in ("crime", "transfer")}
    told = {"project": project_name(facts), "party": party, **cites, **judged_on(request, words)}
    return body(words.say("intro", **told))


def _amount(finding: Finding, request: Request, facts: Facts, words: Words) -> Part:
    signs = {what: cited(ARTICLES[what], words) for what in ("signs", "who")}
    lines = (
        words.say("reason", reason=_reason(finding, words)),
        crime_line(request, facts, ARTICLES["amount"], words).sentence,
        words.say("only_pay"),
        words.say("signs", **signs),
    )
    return Part(words.say("heading_amount"), tuple(map(body, lines)))


def _reason(finding: Finding, words: Words) -> str:
    """What was found, without that a transfer is to be examined: the letter makes it.

    Nor what the officer has to check first, which stands in the note.
    """
    alone, mark = words.say("internal_alone"), words.say("internal")
    kept = (one for one in _clauses(finding, words) if not one.startswith(alone))
    told = words.clauses(one.partition(mark)[0] for one in kept)
    return told.replace(words.say("to_examine"), "")


def _clauses(finding: Finding, words: Words) -> list[str]:
    return one_sentence(finding, words).split(words.say("join_clauses"))


def _internal(finding: Finding, words: Words) -> Iterator[str]:
    marks = words.say("internal_alone"), words.say("internal")
    for one in _clauses(finding, words):
        if any(mark in one for mark in marks):
            yield words.say("todo_internal", what=one)


def _paid(paid: Sequence[Paid], request: Request, words: Words) -> Part:
    told = {
        "as_of": judged_on(request, words)["as_of"],
        "articles": cited(ARTICLES["paid"], words),
    }
    return Part(words.say("heading_paid"), tuple(map(body, paid_lines(paid, request, told, words))))


def _to_check(paid: Sequence[Paid], request: Request, facts: Facts, words: Words) -> Iterator[str]:
    """The amount of the region, and payments of which not all is known."""
    if not crime_line(request, facts, ARTICLES["amount"], words).is_local:
        yield words.say("todo_line")
    undated = sum(len(one.open) for one in paid if one.table == "payroll")
    if undated:
        yield words.say("todo_paid", lines=undated)
    if _is_told(paid):
        yield words.say("todo_paid_other")


def _is_told(paid: Sequence[Paid]) -> bool:
    """Whether other rows than those of the wage sheets, whose sums are net of it, tell of pay."""
    return any(one.after or one.open for one in paid if one.table != "payroll")


def _papers(
    finding: Finding, orders: Sequence[Order], request: Request, facts: Facts, words: Words
) -> Grid:
    """The papers of 100号通知 二, and which of them the data point to."""
    numbers = [row["doc_no"] for row in action_rows(request, orders) if row["doc_no"]]
    tables = dict.fromkeys(one.table for one in finding.evidence if one.table in schemas())
    there = {
        "transfer": words.say("has_transfer"),
        "orders": words.joined(numbers),
        "party": code_of(facts.parties.get(str(finding.subject), {})),
        "evidence": words.joined(schemas()[table].title.in_(words.lang) for table in tables),
    }
    lines = tuple(
        (
            str(n),
            words.say(f"paper_{what}"),
            _there(what, there.get(what), words),
        )
        for n, what in enumerate(PAPERS, start=1)
    )
    return Grid((words.say("worker_number"), words.say("paper"), words.say("there")), lines,
                (10, 50, 40))  # fmt: skip


def _there(what: str, known: str | None, words: Words) -> str:
    return words.say(f"has_{what}", what=known) if known else words.say("to_add")


def _asked(request: Request, words: Words) -> Part:
    review = number_of("crime_police_review_days", request.settings.as_of, words)
    articles = cited(ARTICLES["transfer"], words)
    lines = (words.say("request_1", review=review, articles=articles), words.say("request_2"))
    return Part(words.say("heading_request"), tuple(map(body, lines)), (words.say("todo_copy"),))


def _todo(
    finding: Finding, wages: Sequence[Wages], request: Request, words: Words
) -> Iterator[str]:
    day = request.settings.as_of
    yield words.say(
        "todo_decide",
        days=number_of("crime_transfer_decide_days", day, words),
        hours=number_of("crime_transfer_hours", day, words),
        articles=cited(ARTICLES["transfer"], words),
    )
    yield words.say("todo_review", days=number_of("crime_reconsider_days", day, words))
    yield words.say("todo_fine", articles=cited(ARTICLES["fine"], words))
    yield from _internal(finding, words)
    if finding.ask_for:
        yield words.joined(finding.ask_for)
    yield from unlisted(wages, words)
    yield from sums_to_check(finding, wages, words)
    yield from (words.say(f"todo_{what}") for what in ("photos", "officers"))


def _parties(request: Request) -> Sequence[str]:
    return ripe_parties(BOOK["rule"], request)


KIND: Final = described(BOOK, _compose, _parties)
