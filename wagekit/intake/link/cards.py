"""Payments to a worker's own wage card in the worker's own name: the payee is the worker."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from wagekit.intake.distinct import distinct
from wagekit.intake.link.compare_people import person_name
from wagekit.intake.link.decisions import Decisions
from wagekit.intake.link.judgement import Judgement, Judgements
from wagekit.intake.link.likeness import in_words
from wagekit.intake.part import Part

_SIDES = ("payer", "payee")
_SOURCES = (
    ("worker", "worker_id", "name", "bank_account"),
    ("payroll", "worker_id", "worker.name", "payee_account"),
)

Cards = Mapping[tuple[str, str], frozenset[str]]
"""Card and name to the ids of the workers that have both."""


def cards_of(parts: Sequence[Part]) -> Cards:
    """Find whose wage card is whose.

    Args:
        parts: All sheets, the people tied.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for part in parts:
        for key, name, card in _rows(part):
            if key and name and card:
                found.setdefault((card, person_name(name)), set()).add(key)
    return {pair: frozenset(keys) for pair, keys in found.items()}


def _rows(part: Part) -> Iterator[tuple[str | None, ...]]:
    for table, *names in _SOURCES:
        columns = [part.column(name) for name in names]
        if part.table == table and all(column is not None for column in columns):
            yield from distinct(columns, len(part.data)).combinations


def pay_cards(part: Part, cards: Cards, decisions: Decisions, judgements: Judgements) -> Part:
    """Name the workers on either side of the payments of one sheet.

    Args:
        part: A sheet.
        cards: Whose card is whose.
        decisions: What persons decided about who is whom.
        judgements: Where every tie is kept.
    """
    if part.table != "payment" or part.layout.canonical or not cards:
        return part
    for side in _SIDES:
        names, accounts = part.column(f"{side}_id"), part.column(f"{side}_account")
        if names is not None and accounts is not None:
            part = part.with_column(
                f"{side}_id", _named(part, (names, accounts), cards, decisions, judgements)
            )
    return part


def _named(
    part: Part,
    columns: tuple[pa.ChunkedArray, pa.ChunkedArray],
    cards: Cards,
    decisions: Decisions,
    judgements: Judgements,
) -> pa.ChunkedArray:
    found = distinct(columns, len(part.data))
    ids: list[str | None] = []
    for (name, card), index in zip(found.combinations, found.firsts, strict=True):
        keys = cards.get((card or "", person_name(name)), frozenset()) if name else frozenset()
        only = next(iter(keys)) if len(keys) == 1 else None
        if name is None or only is None or decisions.apart((only,), (name, card)):
            ids.append(name)
            continue
        judgements.add(_judgement(part, index, only, name))
        ids.append(only)
    return found.spread(ids)


def _judgement(part: Part, index: int, key: str, name: str) -> Judgement:
    return Judgement(
        left=key,
        right=name,
        judgement="same",
        rule="wage_card",
        score=0.99,
        left_value=name,
        right_value=name,
        why=in_words(("wage_card", "person_name")),
        file=part.file,
        sheet=part.sheet,
        row=part.row(index),
    )
