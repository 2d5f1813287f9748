"""What is due in a project, as its clues, ledger, orders and deposits tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import parameter
from wagekit.model.clue_kinds import ELSEWHERE, NOT_WAGES, VERIFIED
from wagekit.model.codes import NONE
from wagekit.model.finding import Outcome
from wagekit.views.letter.acts import number_of_act
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.deadline import KINDS, Deadline, Last, ended, known_by
from wagekit.views.letter.facts import evidence_of, rows
from wagekit.views.letter.label import label
from wagekit.views.letter.ledger import entries_of, now_of
from wagekit.views.letter.orders import DECISION
from wagekit.views.letter.sections import region_of
from wagekit.views.letter.under_order import cited_by

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from wagekit.model.ledger import LedgerEntry
    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words

EXTEND: Final = "list_extend_workdays"
"""The older rules on the list knew no extension."""

Accepted = tuple["dt.date | None", "dt.date | None"]


def of_clues(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    """What is due on the project's clues that are not concluded.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    day, region = request.settings.as_of, region_of(request, facts)
    for row in facts.clues:
        if row["received_on"] is None or known_by(row, "received_on", day) is None:
            continue
        if known_by(row, "concluded_on", day) or row["conclusion"] in VERIFIED:
            continue
        for last in _clue_terms(row, _accepted(row, facts, day), region):
            yield Deadline(
                last=last,
                subject=row["clue_id"],
                about=words.say("term_clue", clue=row["clue_id"]),
                office=_routed(row, words),
                source=evidence_of("clue", row),
            )


def _clue_terms(row: Row, accepted: Accepted, region: str | None) -> Iterator[Last]:
    ours = row["kind"] not in NOT_WAGES and row["routed_to"] not in ELSEWHERE
    if row["due_on"] is not None:
        yield Last("conclude_stated", row["due_on"])
    if ours and not any(accepted) and not _answered(row):
        yield from ended("accept", row["received_on"], region)
    elif ours and row["due_on"] is None:
        yield from ended("conclude", accepted[0], region)


def _accepted(row: Row, facts: Facts, day: dt.date | None) -> Accepted:
    """The day of acceptance, and any of its month; a case that was opened is accepted (J-2)."""
    opened = (a for a in facts.actions
              if a["kind"] == "case_filed" and a["clue_id"] == row["clue_id"])  # fmt: skip
    said = [(row, "accepted_on"), *((action, "decided_on") for action in opened)]
    known = [(of[name], known_by(of, name, day)) for of, name in said if known_by(of, name, day)]
    return next(iter(known), (None, None))


def _answered(row: Row) -> bool:
    return row["disposition"] not in {None, NONE}


def of_entries(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    """What is due on the project's entries of the ledger of arrears.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    day = request.settings.as_of
    for row in entries_of(request):
        for last in _entry_terms(row, now_of(row, request), day):
            name = facts.named(row["employer_id"]) or words.say("employer_unknown")
            yield Deadline(
                last=last,
                subject=row["entry_id"],
                about=words.say("term_entry", entry=row["entry_id"], party=name),
                office=row["district"],
                source=evidence_of("arrears", row),
            )


def _entry_terms(row: Row, now: LedgerEntry, day: dt.date | None) -> Iterator[Last]:
    closed = known_by(row, "closed_on", day)
    if closed is None and now.left != 0 and row["target_on"] is not None:
        yield Last("settle", row["target_on"])
    if closed is not None and row["closed_on"] is not None and not known_by(row, "revisit_on", day):
        yield from ended("revisit", row["closed_on"], None)


def of_orders(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    """The ends of orders to pay that were served and are not known to be met.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    for order, row in _orders(request):
        if order.served is True and order.due is not None:
            yield _of_order(Last("obey", order.due), order, row, facts, words)


def of_lists(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    """Decisions on the list, of whom the rule found, by the orders that it rests on.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    found = {f.subject: f for f in request.findings if f.rule == KINDS["list"]["rule"]
             and f.outcome is Outcome.found}  # fmt: skip
    for order, row in _orders(request):
        finding = found.get(order.party_id)
        if finding and cited_by(finding, (order,)) and order.served and order.expired:
            for last in _list_terms(order, row):
                yield _of_order(last, order, row, facts, words)


def _list_terms(order: Order, row: Row) -> Iterator[Last]:
    """By the present rules from the end of the order; by those before them from a decision."""
    if order.due is not None and parameter(EXTEND).on(order.due) is not None:
        yield from ended("list", order.due, None)
    elif order.kind == DECISION:
        yield from ended("blacklist", row["decided_on"], None)


def _orders(request: Request) -> Iterator[tuple[Order, Row]]:
    there = {row["action_id"]: row for row in rows(request.tables, "action")}
    here = (o for o in request.orders if concerns(o.project_id, request.project_id))
    yield from ((order, there[order.action_id]) for order in here)


def _of_order(last: Last, order: Order, row: Row, facts: Facts, words: Words) -> Deadline:
    return Deadline(
        last=last,
        subject=order.party_id or "",
        about=words.say(
            "term_order",
            kind=label("action", "kind", row["kind"], words),
            doc_no=number_of_act(row, words),
            party=facts.named(order.party_id) or words.say("unknown"),
        ),
        office=None,
        source=evidence_of("action", row),
    )


def of_deposits(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    """What is due on the project's wage deposit.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    day, general = request.settings.as_of, facts.project.get("general_contractor_id")
    for row in rows(request.tables, "guarantee"):
        ours = row["project_id"] == request.project_id and row["kind"] == "wage_deposit"
        for last in _deposit_terms(row, day) if ours else ():
            yield Deadline(
                last=last,
                subject=request.project_id,
                about=words.say("term_deposit", guarantee=row["guarantee_id"]),
                office=facts.named(general) or words.say("unknown"),
                source=evidence_of("guarantee", row),
            )


def _deposit_terms(row: Row, day: dt.date | None) -> Iterator[Last]:
    if row["drawn_on"] is not None and not known_by(row, "replenished_on", day):
        yield from ended("replenish", known_by(row, "drawn_on", day), None)
    if row["to_on"] is not None and day is not None and row["to_on"] >= day:
        yield Last("letter_ends", row["to_on"])


def _routed(row: Row, words: Words) -> str:
    code = row["routed_to"]
    return label("clue", "routed_to", code, words) if code else words.say("unknown")
