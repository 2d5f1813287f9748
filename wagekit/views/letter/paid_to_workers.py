"""Payments to workers who are owed, which their wage sheets do not tell: they are to be checked.

What is owed is read from the wage sheets (CONTRACT 7.34). A statement may tell of more that was
paid; whether it went to these wages is for the officer to establish, so a letter names it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.views.letter.by_day import is_later
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import rows
from wagekit.views.letter.paid_elsewhere import paid_elsewhere
from wagekit.views.letter.unpaid_months import unpaid_months
from wagekit.views.letter.wage_payments import NO_FIRM, TO_A_WORKER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages

_IDS: Final = ("worker_id", "person_id")
_PEOPLE: Final = ("worker", "payroll")
_SOON: Final = 2
"""Months within which wages that a sheet calls paid are taken to have been paid."""


def paid_to_workers(wages: Wages, request: Request) -> tuple[Row, ...]:
    """Payments made after the first month of some wages to who is owed them, or to a namesake.

    A payment of the very sum that a wage sheet says was paid is that payment, once; a sheet of
    before the debt tells of it only if it came soon. Where the sheets of a worker's months owed say
    that as much was paid as the rest adds up to, they tell of it in other parts.

    Args:
        wages: What one employer owes.
        request: What the letter is made from; what came after its day is left out.

    Returns:
        Rows of `payment`, each with its day as `on`, the oldest first.
    """
    months = unpaid_months(request, wages)
    if not months:
        return ()
    who = _whose(wages, request)
    others = {line["payroll_id"] for way in paid_elsewhere(wages, request).values() for line in way}
    sheets = tuple(_on_sheets(set(who.values()), others, request))
    paid = tuple(each for each in _payments(who, request) if each[1]["month"] > months[0])
    left, open_ = _matched(paid, sheets, months[0])
    told = _sums((one.who, one.paid) for one in open_ if one.month >= months[0])
    seen = _sums((person, row["amount"]) for person, row in left)
    return tuple(row for person, row in left if seen[person] > told[person])


def _sums(amounts: Iterable[tuple[str, int]]) -> Counter[str]:
    found = Counter[str]()
    for who, amount in amounts:
        found[who] += amount
    return found


def _whose(wages: Wages, request: Request) -> Mapping[str, str]:
    """Id, card and name of each worker owed -> the worker; an id of somebody else is no name."""
    owed = {worker.worker_id for worker in wages.workers}
    mine = [row for table in _PEOPLE for row in _where(request, table, _IDS, owed)]
    keys = (*_IDS, "bank_account", "name")
    found = {row[key]: _person(row) for row in mine for key in keys if row.get(key)}
    same = {row["worker_id"] for row in mine}
    named = (row["worker_id"] for row in _where(request, "worker", _IDS[:1], found))
    others = {id_ for id_ in named if id_ not in same}
    return {key: who for key, who in found.items() if key not in others}


def _where(
    request: Request, table: str, columns: Iterable[str], values: Iterable[str]
) -> Iterator[Row]:
    """The rows of a table, which may be long, that have one of some values in a column."""
    whole = (request.joined or request.tables).get(table)
    there = [] if whole is None else [c for c in columns if c in whole.column_names]
    if whole is not None and there:
        wanted = pa.array(sorted(values), pa.string())
        hits = (pc.is_in(whole[column], value_set=wanted) for column in there)
        yield from rows({table: whole.filter(reduce(pc.or_, hits))}, table)


def _person(row: Row) -> str:
    return str(row.get("person_id") or row["worker_id"])


class _Sheet(NamedTuple):
    """A row of a wage sheet: whom it says was paid, for which month, and fen."""

    who: str
    month: str
    paid: int


def _on_sheets(people: set[str], others: set[str], request: Request) -> Iterator[_Sheet]:
    """What went to others tells of no payment to the worker."""
    for row in _where(request, "payroll", _IDS, people):
        is_theirs = _person(row) in people and row["payroll_id"] not in others
        if row["paid"] and row["month"] and is_theirs:
            yield _Sheet(_person(row), row["month"], row["paid"])


def _payments(who: Mapping[str, str], request: Request) -> Iterator[tuple[str, Row]]:
    """Payments that may be wages of the workers, by the day of judgement, the oldest first."""
    named = {row["party_id"] for row in _where(request, "party", ("name",), who)}
    payees = {*who, *named}
    parties = {row["party_id"]: row for row in _where(request, "party", ("party_id",), payees)}
    there = _where(request, "payment", ("payee_id", "payee_account"), payees)
    paid = (row | _when(row) for row in there if row["amount"])
    for row in sorted(paid, key=lambda row: (row["on"], row["payment_id"])):
        payee = parties.get(row["payee_id"], {})
        keys = (row["payee_id"], row["payee_account"], payee.get("name"))
        mine = next((who[key] for key in keys if key and key in who), None)
        if mine and payee.get("kind") in NO_FIRM and _counts(row, request):
            yield mine, row


def _counts(row: Row, request: Request) -> bool:
    here = concerns(row["project_id"], request.project_id)
    later = is_later(row, "on", request.settings.as_of)
    return here and not later and row["class"] in TO_A_WORKER


def _when(row: Row) -> Row:
    on = row["paid_at"].date()
    return {"on": on, "on_month": None, "month": f"{on:%Y-%m}"}


def _matched(
    payments: Sequence[tuple[str, Row]], sheets: Sequence[_Sheet], since: str
) -> tuple[list[tuple[str, Row]], list[_Sheet]]:
    """Payments without the sheet's row that tells of them, and rows without their payment."""
    left: list[tuple[str, Row]] = []
    open_: defaultdict[tuple[str, int], list[_Sheet]] = defaultdict(list)
    for one in sorted(sheets):
        open_[one.who, one.paid].append(one)
    for who, row in payments:
        alike = open_[who, row["amount"]]
        told = next((one for one in alike if _tells(one, row["month"], since)), None)
        if told is None:
            left.append((who, row))
        else:
            alike.remove(told)
    return left, [one for alike in open_.values() for one in alike]


def _tells(sheet: _Sheet, then: str, since: str) -> bool:
    """Whether a row may tell of a payment of some month: one of before the debt only if soon."""
    years, months = int(then[:4]) - int(sheet.month[:4]), int(then[5:7]) - int(sheet.month[5:7])
    after = 12 * years + months
    return after >= 0 and (sheet.month >= since or after <= _SOON)
