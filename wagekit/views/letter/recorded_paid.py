"""What the ledger of arrears and the results of orders tell of payment that no wage sheet shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.codes import PAY_ORDERS
from wagekit.views.letter.acts import kind_of, number_of_act
from wagekit.views.letter.by_day import is_later, span_of
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import evidence_of, joined, up_to
from wagekit.views.letter.ledger import now_of
from wagekit.views.letter.text import plain
from wagekit.views.letter.wages import payers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words


def recorded_clauses(wages: Wages, request: Request, words: Words) -> Iterator[str]:
    """What was paid by these records, a clause each: none says what is left by them.

    Args:
        wages: What one employer owes.
        request: What the letter is made from.
        words: The language.
    """
    for row in paid_entries(wages, request):
        what = words.joined(_parts(row, request, words))
        said = "recorded_entry" if row["employer_id"] else "recorded_entry_of_nobody"
        yield words.say(said, entry=row["entry_id"], what=what)
    for row in _partly(wages, request):
        day = words.day(row["done_on"], row["done_on_month"]) or words.say("unstated_day")
        number = number_of_act(row, words)
        yield words.say("recorded_partly", kind=kind_of(row, words), doc_no=number, day=day)


def recorded_notes(wages: Sequence[Wages], request: Request, words: Words) -> Iterator[str]:
    """What to check before a letter goes out where such records are there.

    Args:
        wages: What each employer owes.
        request: What the letter is made from.
        words: The language.
    """
    entries = dict.fromkeys(r["entry_id"] for one in wages for r in paid_entries(one, request))
    if entries:
        yield words.say("todo_recorded_entry", entries=words.joined(entries))
    orders = {r["action_id"]: r for one in wages for r in _partly(one, request)}
    if orders:
        numbers = words.joined(number_of_act(row, words) for row in orders.values())
        yield words.say("todo_recorded_partly", orders=numbers)


def recorded_rows(wages: Sequence[Wages], request: Request) -> tuple[Evidence, ...]:
    """Where such records stand.

    Args:
        wages: The wages of a letter.
        request: What the letter is made from.
    """
    entries = [evidence_of("arrears", r) for one in wages for r in paid_entries(one, request)]
    orders = [evidence_of("action", r) for one in wages for r in _partly(one, request)]
    return tuple(dict.fromkeys((*entries, *orders)))


def paid_entries(wages: Wages, request: Request) -> tuple[Row, ...]:
    """Entries that may be about some wages and record a payment, a voucher or that it is closed.

    Args:
        wages: What one employer owes.
        request: What the letter is made from.
    """
    found = {plain(entry.entry_id) for entry in request.ledger}
    own = (r for r in joined(request, "arrears") if r["entry_id"] in found)
    about = (r for r in own if concerns(r["project_id"], request.project_id))
    theirs = (r for r in about if r["employer_id"] in {wages.debt.employer_id, None})
    return tuple(r for r in theirs if _is_paid(r, request) or now_of(r, request).closed is True)


def _partly(wages: Wages, request: Request) -> Iterator[Row]:
    """Orders to pay these wages under which a part was paid, by the record."""
    payers = payers_of([wages]) - {None}
    for row in up_to(joined(request, "action"), request.settings.as_of):
        is_about = row["party_id"] in payers and concerns(row["project_id"], request.project_id)
        if is_about and row["kind"] in PAY_ORDERS and row["result"] == "partly":
            yield row


def _is_paid(row: Row, request: Request) -> bool:
    """Whether something was paid, or may have been, by the day of judgement."""
    now = now_of(row, request)
    if row["paid_amount"] is not None:
        return bool(now.paid or (now.paid_open and row["paid_amount"]))
    stated = row["voucher_seen"] is True or span_of(row, "paid_on") is not None
    return stated and not is_later(row, "paid_on", request.settings.as_of)


def _parts(row: Row, request: Request, words: Words) -> Iterator[str]:
    if _is_paid(row, request):
        unstated = row["paid_amount"] is None
        sum_ = words.say("unstated_sum") if unstated else words.amount(row["paid_amount"])
        day = words.day(row["paid_on"], row["paid_on_month"])
        yield words.say("recorded_paid" if day else "recorded_undated", amount=sum_, day=day or "")
        if row["voucher_seen"] is not None:
            yield words.say("recorded_voucher" if row["voucher_seen"] else "recorded_no_voucher")
    if now_of(row, request).closed is True:
        day = words.day(row["closed_on"], row["closed_on_month"]) or words.say("unstated_day")
        yield words.say("recorded_closed", day=day)
