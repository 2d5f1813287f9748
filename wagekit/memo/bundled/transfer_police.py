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
from wagekit.views.letter.orders import action_rows, order_lines, order_rows
from wagekit.views.letter.paid_after import paid_after
from wagekit.views.letter.paid_lines import paid_lines, paid_rows
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import code_of
from wagekit.views.letter.questions import one_sentence
from wagekit.views.letter.ripe import owed_behind, ripe, ripe_parties, sums_to_check
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import addressed_part, project_name
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
    from wagekit.views.letter.view import LetterView
    from wagekit.views.letter.wages import Wages

BOOK: Final = read("letter/transfer_police.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
PAPERS: Final = ("transfer", "report", "approval", "orders", "statements", "party", "evidence")
NEEDED: Final = ("wage_sheet", "pay_order_papers", "service_proof", "evasion_proof")


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK)
    facts = facts_of(request)
    finding = ripe(BOOK["rule"], NEEDED, request, facts, words)
    return framed(_content(finding, request, facts, words), request, words)


def _content(finding: Finding, request: Request, facts: Facts, words: Words) -> Content:
    party_id = str(finding.subject)
    wages = owed_behind(finding, request, facts, words)
    ended = [o for o in cited_by(finding, request.orders)
             if o.party_id == party_id and o.served is True and o.expired is True]  # fmt: skip
    end = min((order.due for order in ended if order.due is not None), default=None)
    paid = paid_after(finding, end, request)
    paid_told = {"as_of": judged_on(request, words)["as_of"],
                 "articles": cited(ARTICLES["paid"], words)}  # fmt: skip
    undated = sum(len(one.open) for one in paid if one.table == "payroll")
    told = {"project": project_name(facts), "party": facts.named(party_id) or party_id}
    cites = {what: cited(ARTICLES[what], words) for what in ("crime", "transfer")}
    opening = words.say("intro", **told, **cites, **judged_on(request, words))
    line, is_known = crime_line(request, facts, ARTICLES["amount"], words)
    signs = {what: cited(ARTICLES[what], words) for what in ("signs", "who")}
    amount = (
        words.say("reason", reason=one_sentence(finding, words)),
        line,
        words.say("only_pay"),
        words.say("signs", **signs),
    )
    return Content(
        title=(words.say("title_1"), told["party"], words.say("title_2"), words.say("title_3")),
        addressee=named(request.addressee),
        opening=(body(opening),),
        parts=(
            addressed_part(party_id, facts, words),
            Part(words.say("heading_amount"), tuple(map(body, amount))),
            Part(words.say("heading_order"), tuple(map(body, order_lines(request, ended, words)))),
            Part(
                words.say("heading_paid"),
                tuple(map(body, paid_lines(paid, request, paid_told, words))),
            ),
            Part(words.say("heading_papers"), (_papers(finding, ended, request, facts, words),)),
            _asked(request, words),
        ),
        closing=(body(words.say("copy")),),
        annexes=workers_annexes(wages, facts, words),
        working=(
            sources_page(
                request,
                wages,
                (*order_rows(request, ended), *finding.evidence, *paid_rows(paid)),
                words,
            ),
        ),
        articles=[*finding.articles, *every_row(ARTICLES)],
        findings=(finding,),
        todo=(
            *_todo(finding, wages, request, words),
            *([] if is_known else [words.say("todo_line")]),
            *([words.say("todo_paid", lines=undated)] if undated else []),
            *([words.say("todo_paid_other")] if _is_told(paid) else []),
        ),
    )


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
    if finding.ask_for:
        yield words.joined(finding.ask_for)
    yield from unlisted(wages, words)
    yield from sums_to_check(finding, wages, words)
    yield from (words.say(f"todo_{what}") for what in ("photos", "officers"))


def _parties(request: Request) -> Sequence[str]:
    return ripe_parties(BOOK["rule"], request)


KIND: Final = described(BOOK, _compose, _parties)
