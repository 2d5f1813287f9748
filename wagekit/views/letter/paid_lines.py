"""What was paid after the term of an order, in words: it may mean that there is no crime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.acts import kind_of
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import evidence_of
from wagekit.views.letter.label import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.paid_after import Paid
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def paid_lines(
    paid: Sequence[Paid], request: Request, told: Mapping[str, str], words: Words
) -> Iterator[str]:
    """What each table says; that nothing was paid only where none says, or may say, otherwise.

    Args:
        paid: By table.
        request: What the letter is made from.
        told: What every sentence may name.
        words: The language; the kind has `paid_none`, `paid_law`, and two sentences a table.
    """
    is_told = any(one.after or one.open for one in paid)
    if not is_told:
        yield words.say("paid_none", **told)
    for one in paid:
        for key, there in ((f"paid_{one.table}", one.after), (f"paid_{one.table}_open", one.open)):
            said = _VALUES[one.table](there, request, words) if there else ()
            yield from (words.say(key, **told, **values) for values in said)
    if is_told:
        yield words.say("paid_law", **told)


def paid_rows(paid: Sequence[Paid]) -> tuple[Evidence, ...]:
    """Where the rows stand.

    Args:
        paid: By table.
    """
    return tuple(evidence_of(one.table, row) for one in paid for row in (*one.after, *one.open))


def _counted(there: Sequence[Row], _: Request, __: Words) -> Iterator[Mapping[str, str | int]]:
    yield {"lines": len(there)}


def _payments(there: Sequence[Row], _: Request, words: Words) -> Iterator[Mapping[str, str | int]]:
    first, last = (words.day(pick(row["on"] for row in there)) or "" for pick in (min, max))
    days = first if first == last else words.say("span", first=first, last=last)
    yield {"lines": len(there), "days": days}


def _acts(there: Sequence[Row], _: Request, words: Words) -> Iterator[Mapping[str, str | int]]:
    for row in there:
        yield {
            "kind": kind_of(row, words),
            "doc_no": row["doc_no"] or words.say("doc_no_unknown"),
            "result": _result(row["result"], words),
            "day": words.day(row["done_on"], row["done_on_month"]) or words.say("unknown"),
        }


def _result(code: str | None, words: Words) -> str:
    if code is None:
        return words.say("result_unstated")
    return words.say("result_stated", result=label("action", "result", code, words))


def _entries(
    there: Sequence[Row], request: Request, words: Words
) -> Iterator[Mapping[str, str | int]]:
    for row in there:
        stated = words.say("unstated_sum") if row["paid_amount"] is None else None
        here = concerns(row["project_id"], request.project_id)
        sum_ = words.amount(row["paid_amount"]) if here else words.say("sum_elsewhere")
        day = words.day(row["paid_on"], row["paid_on_month"]) or words.say("unknown")
        yield {"entry": row["entry_id"], "day": day, "amount": stated or sum_}


_VALUES = {"payroll": _counted, "payment": _payments, "action": _acts, "arrears": _entries}
