"""The terms of a project's case: what is due by when, and from whom, as the rows tell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from wagekit.model.clue_kinds import ELSEWHERE, NOT_WAGES, VERIFIED
from wagekit.model.codes import NONE
from wagekit.model.finding import Evidence, Outcome
from wagekit.views.letter.facts import rows
from wagekit.views.letter.period import end_of, rests_on
from wagekit.views.letter.project import label
from wagekit.views.letter.sections import region_of
from wagekit.views.texts import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words

Accepted = tuple["dt.date | None", "dt.date | None"]
KINDS: Final = read("letter/deadlines.yaml")


@dataclass(frozen=True, slots=True)
class Last:
    """A last day, and what it rests on.

    Attributes:
        what: Which of the terms of `letter/deadlines.yaml` it is.
        end: The day, which still counts.
        law: Law rows; none where the length is this software's suggestion, None where the papers
            state the day.
    """

    what: str
    end: dt.date
    law: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing that is to be done by a last day.

    Attributes:
        last: The last day.
        subject: The subject of the rule that judges it.
        about: The clue, entry, order or party, as a person reads it.
        office: Who must act; None where the authority itself must.
        source: The row that it is counted from.
    """

    last: Last
    subject: str
    about: str
    office: str | None
    source: Evidence

    @property
    def end(self) -> dt.date:
        """The last day, which still counts."""
        return self.last.end

    @property
    def rule(self) -> str:
        """The code of the rule that judges whether it lapsed."""
        return str(KINDS[self.last.what]["rule"])


def deadlines(request: Request, facts: Facts, words: Words) -> tuple[Deadline, ...]:
    """The terms of the project that are not met, the earliest first; none without a day to judge.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    if request.settings.as_of is None:
        return ()
    sources = (_of_clues, _of_entries, _of_orders, _of_lists, _of_deposits)
    made = chain.from_iterable(of(request, facts, words) for of in sources)
    return tuple(sorted(made, key=lambda one: (one.end, one.last.what, one.subject)))


def still_running(request: Request, terms: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Those whose last day is not over.

    Args:
        request: What the letter is made from.
        terms: The terms.
    """
    day = request.settings.as_of
    return tuple(one for one in terms if day is not None and one.end >= day)


def surely_over(request: Request, terms: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Those whose last day is over, as their rule found.

    Args:
        request: What the letter is made from.
        terms: The terms.
    """
    day = request.settings.as_of
    found = {(f.rule, f.subject) for f in request.findings if f.outcome is Outcome.found}
    over = (one for one in terms if day is not None and one.end < day)
    return tuple(one for one in over if (one.rule, one.subject) in found)


def perhaps_over(request: Request, terms: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Those whose last day is over, while no rule says so: more time may have been given.

    Args:
        request: What the letter is made from.
        terms: The terms.
    """
    day = request.settings.as_of
    open_ = {(f.rule, f.subject) for f in request.findings if f.outcome is Outcome.cannot_tell}
    over = (one for one in terms if day is not None and one.end < day)
    return tuple(one for one in over if not one.rule or (one.rule, one.subject) in open_)


def _of_clues(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    day, region = request.settings.as_of, region_of(request, facts)
    for row in facts.clues:
        if row["received_on"] is None or _by(row, "received_on", day) is None:
            continue
        if _by(row, "concluded_on", day) or row["conclusion"] in VERIFIED:
            continue
        for last in _clue_terms(row, _accepted(row, facts, day), region):
            yield Deadline(
                last=last,
                subject=row["clue_id"],
                about=words.say("term_clue", clue=row["clue_id"]),
                office=_routed(row, words),
                source=_row("clue", row["clue_id"], row),
            )


def _clue_terms(row: Row, accepted: Accepted, region: str | None) -> Iterator[Last]:
    ours = row["kind"] not in NOT_WAGES and row["routed_to"] not in ELSEWHERE
    if row["due_on"] is not None:
        yield Last("conclude_stated", row["due_on"])
    if ours and not any(accepted) and not _answered(row):
        yield from _ended("accept", row["received_on"], region)
    elif ours and row["due_on"] is None:
        yield from _ended("conclude", accepted[0], region)


def _accepted(row: Row, facts: Facts, day: dt.date | None) -> Accepted:
    """The day of acceptance, and any of its month; a case that was opened is accepted (J-2)."""
    opened = (a for a in facts.actions
              if a["kind"] == "case_filed" and a["clue_id"] == row["clue_id"])  # fmt: skip
    said = [(row, "accepted_on"), *((action, "decided_on") for action in opened)]
    known = [(of[name], _by(of, name, day)) for of, name in said if _by(of, name, day)]
    return next(iter(known), (None, None))


def _answered(row: Row) -> bool:
    return row["disposition"] not in {None, NONE}


def _of_entries(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    day = request.settings.as_of
    for row in rows(request.tables, "arrears"):
        if row["project_id"] != request.project_id:
            continue
        for last in _entry_terms(row, day):
            name = facts.named(row["employer_id"]) or words.say("unknown")
            yield Deadline(
                last=last,
                subject=row["entry_id"],
                about=words.say("term_entry", entry=row["entry_id"], party=name),
                office=row["district"],
                source=_row("arrears", row["entry_id"], row),
            )


def _entry_terms(row: Row, day: dt.date | None) -> Iterator[Last]:
    closed = _by(row, "closed_on", day)
    is_paid = (
        None not in {row["paid_amount"], row["amount"]} and row["paid_amount"] >= row["amount"]
    )
    if closed is None and not is_paid and row["target_on"] is not None:
        yield Last("settle", row["target_on"])
    if closed is not None and row["closed_on"] is not None and not _by(row, "revisit_on", day):
        yield from _ended("revisit", row["closed_on"], None)


def _of_orders(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    for order, row in _orders(request):
        if order.served is True and order.expired is False and order.due is not None:
            yield _of_order(Last("obey", order.due), order, row, facts, words)


def _of_lists(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    """Whom the rule found to be considered, by the term of the first order that expired unmet."""
    found = {f.subject for f in request.findings if f.rule == KINDS["list"]["rule"]
             and f.outcome is Outcome.found}  # fmt: skip
    for order, row in _orders(request):
        if order.party_id in found and order.served is True and order.expired is True:
            for last in _ended("list", order.due, None):
                yield _of_order(last, order, row, facts, words)


def _orders(request: Request) -> Iterator[tuple[Order, Row]]:
    there = {row["action_id"]: row for row in rows(request.tables, "action")}
    here = {None, request.project_id}
    yield from ((o, there[o.action_id]) for o in request.orders if o.project_id in here)


def _of_order(last: Last, order: Order, row: Row, facts: Facts, words: Words) -> Deadline:
    return Deadline(
        last=last,
        subject=order.party_id or "",
        about=words.say(
            "term_order",
            kind=label("action", "kind", row["kind"], words),
            doc_no=row["doc_no"] or order.action_id,
            party=facts.named(order.party_id) or words.say("unknown"),
        ),
        office=None,
        source=_row("action", order.action_id, row),
    )


def _of_deposits(request: Request, facts: Facts, words: Words) -> Iterator[Deadline]:
    day, general = request.settings.as_of, facts.project.get("general_contractor_id")
    for row in rows(request.tables, "guarantee"):
        ours = row["project_id"] == request.project_id and row["kind"] == "wage_deposit"
        for last in _deposit_terms(row, day) if ours else ():
            yield Deadline(
                last=last,
                subject=request.project_id,
                about=words.say("term_deposit", guarantee=row["guarantee_id"]),
                office=facts.named(general) or words.say("unknown"),
                source=_row("guarantee", row["guarantee_id"], row),
            )


def _deposit_terms(row: Row, day: dt.date | None) -> Iterator[Last]:
    if row["drawn_on"] is not None and not _by(row, "replenished_on", day):
        yield from _ended("replenish", _by(row, "drawn_on", day), None)
    if row["to_on"] is not None and day is not None and row["to_on"] >= day:
        yield Last("letter_ends", row["to_on"])


def _ended(what: str, start: dt.date | None, region: str | None) -> Iterator[Last]:
    """The last day by the law's number; the region's goes first where it is the earlier one."""
    names = [KINDS[what][key] for key in ("number", "regional") if key in KINDS[what]]
    counted = [(name, end_of(name, start, region)) for name in names if start is not None]
    ends = [
        Last(what, end, rests_on(name, start, region))
        for name, end in counted
        if start is not None and end is not None
    ]
    yield from sorted(ends, key=lambda last: last.end)[:1]


def _by(row: Row, name: str, day: dt.date | None) -> dt.date | None:
    """The day of what had happened by the day of judgement, or one of its month."""
    on: dt.date | None = row[name] or row[f"{name}_month"]
    return on if on is not None and day is not None and on <= day else None


def _routed(row: Row, words: Words) -> str:
    code = row["routed_to"]
    return label("clue", "routed_to", code, words) if code else words.say("unknown")


def _row(table: str, key: str, row: Row) -> Evidence:
    return Evidence(table, key, row["_file"], row["_sheet"], row["_row"])
