"""What was done in a case, and what follows from it, by its actions, orders and findings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from wagekit.views.letter.acts import kind_of
from wagekit.views.letter.by_day import span_of
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import ACTION_DAYS, joined, up_to
from wagekit.views.letter.label import label
from wagekit.views.letter.ledger import entries_of
from wagekit.views.letter.orders import DECISION
from wagekit.views.letter.suspicions import of_project
from wagekit.views.letter.text import plain
from wagekit.views.letter.view import Grid
from wagekit.views.letter.wages import wages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.model.finding import Finding
    from wagekit.views.letter.by_day import Span
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words

_WIDTHS = (6, 17, 26, 19, 21, 11)
_ESCALATIONS = (
    ("YJ01", "police"), ("YJ02", "list"), ("YJ02", "blacklist"), ("YJ03", "announce"),
)  # fmt: skip
_LISTS = ("list", "blacklist")


def steps_of(facts: Facts) -> tuple[Row, ...]:
    """The actions on the project and its clues up to the day of judgement, the earliest first.

    Args:
        facts: The project and its rows.
    """
    return tuple(
        sorted(facts.actions, key=lambda row: (_day(row) or dt.date.max, row["action_id"]))
    )


def steps_table(steps: tuple[Row, ...], facts: Facts, words: Words) -> Grid:
    """The actions, a line each.

    Args:
        steps: The actions, in order.
        facts: The project, for names.
        words: The language; the kind has the sentences `step_…`.
    """
    heads = ("number", "day", "what", "whom", "served", "result")
    lines = tuple((str(n), *_step(row, facts, words)) for n, row in enumerate(steps, start=1))
    return Grid(tuple(words.say(f"step_{head}") for head in heads), lines, _WIDTHS)


def next_steps(request: Request, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    """What follows: the key of its sentence, and the parties concerned.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    orders = [o for o in request.orders if concerns(o.project_id, request.project_id)]
    ordered = {order.party_id for order in orders}
    owing = [one.debt.employer_id for one in wages_of(request) if one.debt.employer_id]
    yield from _said("order", [party for party in owing if party not in ordered], facts, words)
    expired = [o.party_id for o in orders if o.served is True and o.expired is True]
    decided = [o.party_id for o in orders if o.kind == DECISION and o.party_id]
    undecided = [party for party in expired if party and party not in decided]
    yield from _said("decision", undecided, facts, words)
    yield from _said("enforce", decided, facts, words)
    for rule, key in _ESCALATIONS:
        found = of_project(request, (rule,))
        open_ = [f.subject for f in found if f.subject and _is_open(key, f, request, words)]
        yield from _said(key, open_, facts, words)


def was_transferred(facts: Facts) -> bool:
    """Whether the project went to the housing authority already.

    Args:
        facts: The project and its rows.
    """
    return any(row["kind"] == "transfer_housing" for row in facts.actions)


def _is_open(key: str, finding: Finding, request: Request, words: Words) -> bool:
    """What leads to a list follows by the rules that reach the order, where no notice was given."""
    if key not in _LISTS:
        return True
    reach = set(words.own["kind"]["articles"][key]) <= set(finding.articles)
    return reach and not _was_noticed(finding, request)


def _was_noticed(finding: Finding, request: Request) -> bool:
    """Whether the party was told that it may be listed, and surely not before its order.

    Where the day of the service or of the notice is open, nothing says that it was told after.
    """
    done = [*up_to(joined(request, "action"), request.settings.as_of)]
    cited = {one.key for one in finding.evidence if one.table == "action"}
    served = [span_of(row, "served_on") for row in done if row["action_id"] in cited]
    start = min((span[1] for span in served if span), default=None)
    told = (row for row in done if row["kind"] == "list_notice")
    theirs = (row for row in told if row["party_id"] == finding.subject)
    return any(start and (span := _span(row)) and span[0] >= start for row in theirs)


def is_on_record(request: Request, facts: Facts) -> bool:
    """Whether there is anything to report on: a clue, an action or an entry of the ledger.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
    """
    return bool(facts.clues or facts.actions or entries_of(request))


def _said(key: str, parties: list[str], facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    if parties:
        names = dict.fromkeys(facts.named(party) or party for party in parties)
        yield key, words.joined(names)


def _day(row: Row) -> dt.date | None:
    days = (row[name] or row[f"{name}_month"] for name in ACTION_DAYS)
    return next((day for day in days if day is not None), None)


def _span(row: Row) -> Span | None:
    return next((span for span in (span_of(row, name) for name in ACTION_DAYS) if span), None)


def _step(row: Row, facts: Facts, words: Words) -> tuple[str, ...]:
    kind = kind_of(row, words)
    days = (words.day(row[name], row[f"{name}_month"]) for name in ACTION_DAYS)
    doc_no = row["doc_no"]
    return (
        next((day for day in days if day), words.say("unknown")),
        words.say("step_doc", kind=kind, doc_no=plain(doc_no)) if doc_no else kind,
        facts.named(row["party_id"]) or words.say("none"),
        _served(row, words) or words.say("none"),
        _result(row, words),
    )


def _served(row: Row, words: Words) -> str:
    served = words.day(row["served_on"], row["served_on_month"])
    due = words.day(row["due_on"], row["due_on_month"])
    said = [words.say("step_served_on", day=served)] if served else []
    said += [words.say("step_due", day=due)] if due else []
    return words.clauses(said)


def _result(row: Row, words: Words) -> str:
    if row["result"] is None:
        return words.day(row["done_on"], row["done_on_month"]) or words.say("none")
    result, done = (
        label("action", "result", row["result"], words),
        words.day(row["done_on"], row["done_on_month"]),
    )
    return words.say("step_done", result=result, day=done) if done else result
