"""What rows say was paid after the term of an order: wage sheets, payments, documents, ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.model.codes import PAID_RESULTS, PAY_ORDERS
from wagekit.views.letter.by_day import had_happened, is_later, span_of
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import joined, up_to
from wagekit.views.letter.wage_payments import wage_payments

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request

DAYS: Final = {"payroll": "paid_on", "payment": "on", "action": "done_on", "arrears": "paid_on"}
"""The tables in which a payment may stand -> the column of its day."""
WHOSE: Final = {"payroll": "employer_id", "action": "party_id", "arrears": "employer_id"}
"""The column of whom a row is about; of a payment it is told by who gets it."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What the rows of one table say.

    Attributes:
        table: Its canonical name.
        after: Rows of what was surely paid after the term and by the day of judgement.
        open: Rows of what may have been, and of what may have been paid for somebody else.
    """

    table: str
    after: tuple[Row, ...]
    open: tuple[Row, ...]


def paid_after(finding: Finding, end: dt.date | None, request: Request) -> tuple[Paid, ...]:
    """What each table says was paid after a term, by or for the party of a finding.

    Args:
        finding: On a party; one that names no project is about all of them.
        end: The last day of the term; None where it is not known.
        request: What the letter is made from; what came after its day is left out.
    """
    party, day = str(finding.subject), request.settings.as_of
    read: dict[str, Callable[[str, Request], Iterator[Row]]] = {
        "payroll": _on_sheets, "payment": wage_payments, "action": _acts, "arrears": _entries,
    }  # fmt: skip
    about = {table: _about(finding, rows_of(party, request)) for table, rows_of in read.items()}
    return tuple(_sorted(table, about[table], end, day) for table in DAYS)


def _sorted(table: str, there: Iterable[Row], end: dt.date | None, day: dt.date | None) -> Paid:
    said = [(_counts(table, row, end, day), row) for row in there]
    after = tuple(row for counts, row in said if counts)
    return Paid(table, after, tuple(row for counts, row in said if counts is None))


def _counts(table: str, row: Row, end: dt.date | None, day: dt.date | None) -> bool | None:
    """The same of a payment for the party; None also where nobody says whom it was for."""
    is_after = _is_after(row, DAYS[table], end, day)
    is_named = table not in WHOSE or row[WHOSE[table]] is not None
    return None if is_after and not is_named else is_after


def _is_after(row: Row, name: str, end: dt.date | None, day: dt.date | None) -> bool | None:
    """Whether a payment was made after a term and by the day of judgement; None where unknown."""
    span = span_of(row, name)
    if span is None or end is None:
        return None
    if span[1] <= end or is_later(row, name, day):
        return False
    return True if span[0] > end and had_happened(row, name, day) else None


def _about(finding: Finding, there: Iterable[Row]) -> Iterator[Row]:
    project = finding.project_id
    return (row for row in there if project is None or concerns(row["project_id"], project))


def _on_sheets(party: str, request: Request) -> Iterator[Row]:
    return (row for row in _own("payroll", party, request) if row["paid"])


def _acts(party: str, request: Request) -> Iterator[Row]:
    """Documents to the party that it met, or under which it paid, by the record."""
    for row in up_to(_own("action", party, request), request.settings.as_of):
        done = row["kind"] in PAY_ORDERS and row["result"] is None and span_of(row, "done_on")
        if row["result"] in PAID_RESULTS or done:
            yield row


def _entries(party: str, request: Request) -> Iterator[Row]:
    """Entries of the ledger under which something was paid, even where nobody wrote how much."""
    for row in _own("arrears", party, request):
        unstated = row["paid_amount"] is None and span_of(row, "paid_on") is not None
        if row["paid_amount"] or unstated:
            yield row


def _own(table: str, party: str, request: Request) -> Iterator[Row]:
    """The rows about a party, and those that name nobody: they may be about it."""
    return (row for row in joined(request, table) if row[WHOSE[table]] in {party, None})
