"""列入失信联合惩戒对象名单事先告知书: tells a party, before any decision, that it may be listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import in_force, parameter
from wagekit.law.workdays import add_workdays
from wagekit.memo.kind import Request, described
from wagekit.model.clue_kinds import NOT_WAGES
from wagekit.views.letter.acts import number_of_act
from wagekit.views.letter.choose import CannotIssue, lacking
from wagekit.views.letter.cite import cited, every_row, number_of
from wagekit.views.letter.crime_line import crime_line
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.facts import evidence_of, facts_of, joined, up_to
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.orders import expired_on, lacks_cover, order_lines, order_rows, unnumbered
from wagekit.views.letter.paid_seen import paid_notes
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import is_individual
from wagekit.views.letter.ripe import owed_behind, ripe, ripe_parties, sums_to_check
from wagekit.views.letter.schedule import sources_page, unlisted, workers_annexes
from wagekit.views.letter.sections import (
    addressed_part,
    addressed_to,
    employer_notes,
    owed_sentence,
    project_name,
)
from wagekit.views.letter.under_order import cited_by
from wagekit.views.letter.view import Grid
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.view import LetterView
    from wagekit.views.letter.wages import Wages

BOOK: Final = read("letter/list_notice.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
NEEDED: Final = ("wage_sheet", "pay_order_papers", "service_proof", "list_papers")
_LISTED: Final = {True: "person", False: "firm", None: "either"}
DECIDE, EXTEND = "list_decide_workdays", "list_extend_workdays"


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = facts_of(request)
    _check_unlisted(request, facts, words)
    finding = ripe(BOOK["rule"], NEEDED, request, facts, words)
    party = str(finding.subject)
    wages = owed_behind(finding, request, facts, words)
    expired = expired_on(request, party, wages, facts, words)
    orders = cited_by(finding, expired)
    if not orders:
        name = facts.named(party) or party
        raise CannotIssue(lacks_cover(expired, name, request, words))
    _check_rules(orders, request, facts, words)
    return framed(_content(finding, wages, orders, request, facts, words), request, words)


def _check_unlisted(request: Request, facts: Facts, words: Words) -> None:
    """Who is on the list already is not said to lack what leads there."""
    party = request.party_id
    if party is None or party in ripe_parties(BOOK["rule"], request):
        return
    decided = _noticed(party, ("list_decision",), request, words)
    if decided:
        told = {"party": facts.named(party) or party, "orders": words.joined(decided)}
        raise CannotIssue(lacking("already_listed", ("list_papers",), request, words, **told))


def _noticed(
    party: str | None, kinds: Collection[str], request: Request, words: Words
) -> list[str]:
    """The numbers of what was done about the list by the day of judgement."""
    done = up_to(joined(request, "action"), request.settings.as_of)
    return [
        number_of_act(row, words)
        for row in done
        if row["kind"] in kinds and row["party_id"] == party
    ]


def _check_rules(orders: Sequence[Order], request: Request, facts: Facts, words: Words) -> None:
    """The present rules on the list reach orders that expired since they are in force."""
    end = max(order.due for order in orders if order.due is not None)
    if parameter(EXTEND).on(end) is None:
        party = facts.named(orders[0].party_id) or words.say("unknown")
        told = {"party": party, "end": words.day(end) or ""}
        raise CannotIssue(lacking("lacks_rules", ("list_papers",), request, words, **told))


def _content(
    finding: Finding, wages: Sequence[Wages], orders: Sequence[Order], request: Request,
    facts: Facts, words: Words,
) -> Content:  # fmt: skip
    party_id = str(finding.subject)
    to, differs = addressed_to(party_id, request, facts, words)
    party, incidents = facts.named(party_id) or party_id, _incidents(party_id, facts)
    told = {"project": project_name(facts), "party": party}
    intro = words.say(
        "intro", articles=cited(ARTICLES["intro"], words), **told, **judged_on(request, words)
    )
    seen = (
        *order_rows(request, orders),
        *(evidence_of("clue", clue) for clue in incidents),
        *finding.evidence,
    )
    return Content(
        title=tuple(words.say(f"title_{n}") for n in (1, 2, 3)),
        addressee=to,
        opening=(body(intro),),
        parts=(
            addressed_part(party_id, facts, words),
            _facts(finding, wages, incidents, request, facts, words),
            Part(
                words.say("heading_orders"), tuple(map(body, order_lines(request, orders, words)))
            ),
            _decision(party_id, request, facts, words),
            _objection(party, request, words),
            _ends(request, words),
        ),
        annexes=workers_annexes(wages, facts, words),
        working=(sources_page(request, wages, seen, words),),
        articles=[*finding.articles, *every_row(ARTICLES | {"repair": _repair(request)})],
        findings=(finding,),
        todo=(*differs, *_todo(finding, wages, orders, request, words)),
    )


def _incidents(party: str, facts: Facts) -> tuple[Row, ...]:
    told = (row for row in facts.clues if facts.is_on("clue", row, {party}))
    wages = (row for row in told if row["kind"] not in NOT_WAGES and row["conclusion"] != "false")
    return tuple(row for row in wages if row["mass_incident"])


def _facts(
    finding: Finding, wages: Sequence[Wages], incidents: Sequence[Row], request: Request,
    facts: Facts, words: Words,
) -> Part:  # fmt: skip
    line = crime_line(request, facts, ARTICLES["amount"], words)
    said = [owed_sentence(one, request, facts, words) for one in wages]
    if finding.project_id is None:
        party = facts.named(finding.subject) or words.say("unknown")
        said.append(words.say("several", party=party, amount=words.amount(finding.amount)))
    for row in incidents:
        day = words.day(row["received_on"], row["received_on_month"])
        received = words.say("received", day=day) if day else words.say("received_unknown")
        said.append(words.say("incident", clue=row["clue_id"], received=received))
    said.append(line.sentence)
    if _is_below(finding.amount, line.least):
        said.append(words.say("below", articles=cited(ARTICLES["ground"], words)))
    todo = [] if line.is_local else [words.say("todo_line")]
    todo += [words.say("todo_grounds")] if incidents else []
    return Part(words.say("heading_facts"), tuple(map(body, said)), tuple(todo))


def _is_below(owed: int | None, least: int | None) -> bool:
    """Whether the sum on record cannot be a large amount, whoever it is owed to."""
    return owed is not None and least is not None and owed < least


def _decision(party: str, request: Request, facts: Facts, words: Words) -> Part:
    cites = {what: cited(ARTICLES[what], words) for what in ("ground", "term", "effect")}
    years = number_of("list_years", request.settings.as_of, words)
    row, blank = facts.parties.get(party, {}), words.say("blank_place")
    what = _LISTED[is_individual(row)]
    lines = [(what, facts.named(party) or party)]
    if what == "firm":
        lines += [("legal_rep", facts.named(row.get("legal_rep_id")) or blank), ("others", blank)]
    cells = tuple((words.say(f"listed_{what}"), who) for what, who in lines)
    grid = Grid((words.say("listed_as"), words.say("listed_who")), cells, (45, 55))
    said = body(words.say("decide", years=years, **cites))
    todo = words.say(f"todo_{what}", ground=cites["ground"])
    notes = employer_notes(party, facts, words)
    return Part(words.say("heading_decision"), (said, grid), (todo, *notes))


def _objection(party: str, request: Request, words: Words) -> Part:
    day = request.settings.as_of
    said = words.say(
        "object",
        party=party,
        days=number_of("list_object_workdays", day, words),
        verify=number_of("list_verify_workdays", day, words),
        articles=cited(ARTICLES["object"], words),
    )
    return Part(words.say("heading_object"), (body(said),))


def _ends(request: Request, words: Words) -> Part:
    day = request.settings.as_of
    corrected = words.say("corrected", articles=cited(ARTICLES["corrected"], words))
    decided = words.say(
        "decided",
        days=number_of(DECIDE, day, words),
        more=number_of(EXTEND, day, words),
        articles=cited(ARTICLES["decide"], words),
    )
    removal = words.say(
        "removal",
        months=number_of("list_early_removal_months", day, words),
        review=number_of("list_removal_review_workdays", day, words),
        days=number_of("list_removal_workdays", day, words),
        articles=cited(ARTICLES["removal"], words),
        removed=cited(ARTICLES["removed"], words),
    )
    return Part(words.say("heading_ends"), tuple(map(body, (corrected, decided, removal))))


def _todo(
    finding: Finding, wages: Sequence[Wages], orders: Sequence[Order], request: Request,
    words: Words,
) -> Iterator[str]:  # fmt: skip
    yield _time_to_decide(orders, request, words)
    before = _noticed(finding.subject, ("list_notice", "list_decision"), request, words)
    if before:
        yield words.say("todo_noticed", orders=words.joined(before))
    if _repair(request):
        yield words.say("todo_repair", articles=cited(_repair(request), words))
    yield from unnumbered(request, orders, words)
    yield from unlisted(wages, words)
    yield from paid_notes(wages, request, words)
    yield from sums_to_check(finding, wages, words)
    yield from (words.say(f"todo_{what}") for what in ("officers", "service", "arbitration"))


def _repair(request: Request) -> tuple[str, ...]:
    """The rules on repair; before they are in force nothing is said that would rest on them."""
    return in_force(tuple(ARTICLES["repair"]), request.settings.as_of)


def _time_to_decide(orders: Sequence[Order], request: Request, words: Words) -> str:
    """Till when the decision is due, counted from the order that expired first (X8).

    Of those that the present rules reach: earlier ones start no term of theirs.
    """
    ends = [order.due for order in orders if order.due is not None]
    start = min(end for end in ends if parameter(EXTEND).on(end) is not None)
    numbers = [parameter(name).on(start) for name in (DECIDE, EXTEND)]
    days, more = (number if isinstance(number, int) else 0 for number in numbers)
    end, longest = add_workdays(start, days), add_workdays(start, days + more)
    day = request.settings.as_of
    over = [last for last in (end, longest) if day is not None and last < day]
    key = ("todo_decide", "todo_late", "todo_too_late")[len(over)]
    told = {"end": words.day(end) or "", "longest": words.day(longest) or ""}
    return words.say(key, articles=cited(ARTICLES["decide"], words), **told)


def _parties(request: Request) -> Sequence[str]:
    return ripe_parties(BOOK["rule"], request)


KIND: Final = described(BOOK, _compose, _parties)
