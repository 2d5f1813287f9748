"""Text that comes from a case, made plain; and personal numbers, found and masked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from wagekit.model.identity import compact
from wagekit.model.schema import tables as schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

_NO_XML: Final = frozenset("\ufffe\uffff")
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs"})
_BREAKS: Final = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_PROVINCE: Final = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_BORN: Final = rf"(?:(?:18|19|20)\d{{2}}{_DAY}\d{{3}}[\dXx]|\d{{2}}{_DAY}\d{{3}})"
_KINDS: Final = {
    "resident_id": rf"{_PROVINCE}\d{{4}}{_BORN}",
    "bank_card": r"[346]\d{15,18}|5\d{15}|9558\d{15}|[34569]\d{3}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?",
    "phone": r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}",
}
_PERSONAL: Final = re.compile(
    "|".join(rf"(?<!\d)(?P<{kind}>{shape})(?![\dA-Za-z])" for kind, shape in _KINDS.items())
)
_NARROW: Final = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
"""Full-width letters and digits -> their usual form, each one character."""

_TOKEN: Final = re.compile(r"[0-9A-Za-z]{7,}")
_LEAST_DIGITS: Final = 7

PERSONAL_COLUMNS: Final = (
    ("party", "id_no"),
    ("party", "phone"),
    ("party", "bank_account"),
    ("worker", "id_no"),
    ("worker", "phone"),
    ("worker", "bank_account"),
    ("claimant", "id_no"),
    ("account", "account_id"),
    ("payment", "payer_account"),
    ("payment", "payee_account"),
    ("payroll", "payer_account"),
    ("payroll", "payee_account"),
)
_PUBLIC_COLUMNS: Final = (("party", "uscc"), ("project", "permit_no"), ("action", "doc_no"))
_PRIVATE: Final = frozenset({"party", "worker", "account", "claimant"})
"""Tables whose ids may be personal numbers themselves."""


def plain(text: str) -> str:
    """The text as one line without control and invisible characters; markup in it stays as typed.

    Args:
        text: Any text of a case.
    """
    spaced = "".join(" " if c in _BREAKS else c for c in text)
    kept = (c for c in spaced if c not in _NO_XML and unicodedata.category(c) not in _DROPPED)
    return "".join(kept)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Which numbers of a case belong to persons, and which are public and stay readable.

    Attributes:
        personal: Id numbers, telephones and accounts, without blanks.
        public: Credit codes, permits, ids of projects, contracts and records.
    """

    personal: frozenset[str] = field(default_factory=frozenset)
    public: frozenset[str] = field(default_factory=frozenset)

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where in a text an unmasked personal number stands, in order.

        Args:
            text: The text, any width of digits.
        """
        text = text.translate(_NARROW)
        spans = [m.span() for m in _TOKEN.finditer(text) if compact(m[0]) in self.personal]
        shapes = (m.span() for m in _PERSONAL.finditer(text))
        spans += [span for span in shapes if not self._is_public(text, *span)]
        yield from _apart(sorted(spans))

    def masked(self, text: str) -> str:
        """The text with all but the ends of every personal number starred.

        Args:
            text: The text.
        """
        for start, end in reversed(list(self.found(text))):
            text = text[:start] + mask(text[start:end]) + text[end:]
        return text

    def _is_public(self, text: str, start: int, end: int) -> bool:
        number = text[start:end]
        return any(number in known and known in text for known in self.public)


def numbers_of(tables: Mapping[str, pa.Table]) -> Numbers:
    """The personal and the public numbers of a case.

    Args:
        tables: The case's tables by canonical name; any may be absent.
    """
    named = (compact(text) for text in _values(tables, PERSONAL_COLUMNS))
    personal = frozenset(n for n in named if sum(map(str.isdecimal, n)) >= _LEAST_DIGITS)
    public = frozenset(_values(tables, (*_PUBLIC_COLUMNS, *_record_ids())))
    return Numbers(frozenset(n for n in personal if "*" not in n), public - personal)


def mask(number: str) -> str:
    """Star a number: an id keeps six and four characters, any other its last four.

    Args:
        number: The number as it is written.
    """
    bare = compact(number)
    if len(bare) in {15, 18}:
        return f"{bare[:6]}{'*' * (len(bare) - 10)}{bare[-4:]}"
    return f"{'*' * max(len(bare) - 4, 4)}{bare[-4:]}"


def _record_ids() -> Iterator[tuple[str, str]]:
    for table in schemas().values():
        if table.name not in _PRIVATE:
            keys = (table.column(key) for key in table.key)
            yield from ((table.name, k.name) for k in keys if not _PRIVATE & {*k.references})


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield start, end
            reached = end


def _values(tables: Mapping[str, pa.Table], columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, column in columns:
        table = tables.get(name)
        if table is None or column not in table.column_names:
            continue
        yield from (str(v) for v in table.column(column).unique().to_pylist() if v is not None)
