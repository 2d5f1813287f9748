"""The kind of a contract that only its title tells: 木工劳务分包合同 is one of labour."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.distinct import distinct
from wagekit.intake.part import Part
from wagekit.intake.texts import as_chunked, plain
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_FORM = re.compile(r"(?:合同|协议)书?$")
_NOTE = re.compile(r"\([^()]*\)$")
_CHANGES = re.compile(r"补充|作废|解除|终止|变更")
_WORKS = re.compile(r"劳务|分包|承包|采购|租赁|合作|联营")
_ANY_WORKS = frozenset(
    ["施工合同", "建设工程施工合同", "施工总包", "总包", "总包合同", "材料", "租赁", "租赁合同",
     "合作", "合作协议", "合作合同"]
)  # fmt: skip
"""Names that owners' contracts bear and subcontracts too, or that say too little."""


def settle_contract_kinds(parts: Sequence[Part]) -> list[Part]:
    """Fill the kind of contracts from their titles, where a recognised sheet gives none.

    Args:
        parts: All tables of the case.

    Returns:
        The same; only empty cells are filled, and an issue says how many.
    """
    return [_filled(part) if _has_titles(part) else part for part in parts]


def _has_titles(part: Part) -> bool:
    titled = part.table == "contract" and part.column("title") is not None
    return titled and not part.layout.canonical and len(part.data) > 0


def _filled(part: Part) -> Part:
    own, titles = part.column("kind"), part.data["title"]
    if own is None:
        own = as_chunked(pa.nulls(len(titles), pa.string()))
    found = distinct([titles], len(titles))
    said = found.spread([_kind(title) for (title,) in found.combinations])
    kinds = pc.coalesce(own, said)
    number = own.null_count - kinds.null_count
    return part.with_column("kind", kinds).noting(_about(part, number)) if number else part


def _about(part: Part, number: int) -> Iterator[Issue]:
    yield part.note("kind_by_title", target="title", count=number)


def _kind(title: str | None) -> str | None:
    text = plain(title or "")
    if _CHANGES.search(text):
        return None
    bare = _FORM.sub("", _NOTE.sub("", text))
    fits = [word for word in _words() if bare.endswith(word)]
    word = max(fits, key=len, default=None)
    # 桩基工程专业分包采购合同 and 劳务分包合作协议 name two kinds.
    return None if word is None or _WORKS.search(bare.removesuffix(word)) else _words()[word]


@cache
def _words() -> Mapping[str, str]:
    """What the kinds of contracts are called, without 合同 or 协议, to their codes."""
    codes = tables()["contract"].column("kind").codes
    spelled = {plain(word): code for code, words in codes.items() for word in words}
    said = {_FORM.sub("", word): c for word, c in spelled.items() if word not in _ANY_WORKS}
    return MappingProxyType(said)
