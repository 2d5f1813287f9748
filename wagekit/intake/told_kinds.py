"""Kinds that only the words of a ledger tell: of payments, guarantees and clues."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.distinct import distinct
from wagekit.intake.part import Part
from wagekit.intake.payment_class import payment_class
from wagekit.intake.texts import as_chunked, plain
from wagekit.model.codes import FOR_WORKS

_BY_TITLE = {
    "guarantee": (
        ("wage_deposit", re.compile(r"工资(支付)?(保证金|保函)")),
        ("payment_guarantee", re.compile(r"(?<!工资)支付(担保|保函|保证(?!金))")),
    ),
    "clue": (
        ("wage", re.compile(r"欠薪|讨薪|拖欠(农民工|工人|劳动者)?(工资|劳动报酬)")),
        ("project_funds", re.compile(r"工程款")),
    ),
}
"""What the name of a sheet tells of all its rows."""


def settle_told_kinds(parts: Sequence[Part]) -> list[Part]:
    """Fill the class of payments by their purpose, the kind of guarantees and clues by their title.

    Args:
        parts: All tables of the case.

    Returns:
        The same; of recognised sheets only, only empty cells, and an issue says how many.
    """
    return [part if part.layout.canonical else _by_title(_by_purpose(part)) for part in parts]


def _by_purpose(part: Part) -> Part:
    purposes = part.column("purpose") if part.table == "payment" else None
    if purposes is None or part.layout.profile is not None:
        return part
    found = distinct([purposes], len(purposes))
    said = found.spread([_class(purpose) for (purpose,) in found.combinations])
    return _filled(part, "class", said, code="class_by_purpose")


def _class(purpose: str | None) -> str | None:
    """Works only: of a ledger's 农民工工资 nobody knows whether it met the price of works."""
    told = payment_class(purpose)
    return told if told in FOR_WORKS else None


def _by_title(part: Part) -> Part:
    if part.table not in _BY_TITLE or part.layout.profile is not None:
        return part
    kinds = (_kinds(part.table, title) for title in reversed(part.meta.titles))
    told = next((found for found in kinds if found), [])
    if len(told) != 1:
        return part
    said = as_chunked(pa.repeat(pa.scalar(told[0], pa.string()), len(part.data)))
    return _filled(part, "kind", said, code="kind_by_sheet")


def _kinds(table: str, title: str) -> list[str]:
    text = plain(title)
    return [kind for kind, words in _BY_TITLE[table] if words.search(text)]


def _filled(part: Part, target: str, said: pa.ChunkedArray, *, code: str) -> Part:
    own = part.column(target)
    if own is None:
        own = as_chunked(pa.nulls(len(said), pa.string()))
    raw = part.raw.get(target)
    if raw is not None and len(raw) == len(said):
        # A word that is no code was told as such, and stays unknown.
        said = pc.if_else(pc.is_null(raw), said, None)
    filled = pc.coalesce(own, said)
    number = own.null_count - filled.null_count
    if not number:
        return part
    return part.with_column(target, filled).noting([part.note(code, target=target, count=number)])
