"""Identifiers: text as it stands; long numbers that the file itself has damaged are marked."""

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, Problem, RawColumn
from wagekit.intake.glance import holds, positions
from wagekit.intake.row_words import BLANKS, GAP
from wagekit.intake.texts import folded, replace_where

_LONG = r"^\d{16,}$"
_REGION = r"^\D*(?P<code>\d{6}(?:\d{3}){0,2})\D*$"
_SHORT_REGION = r"^(?P<code>\d{2}(?:\d{2})?)$"
_POINT_ZERO = r"^(\d{1,15})\.0+$"
_WITH_ROLE = (
    r"^(\p{Han}{2,4})[（(](?:班组长|劳务班组长|包工头|工头|带班|带班人|队长|施工队长|承包人|"
    r"实际施工人|负责人|项目经理|项目负责人|法定代表人)[）)]$"
)
"""A person with what he is on the site; a trade beside it may tell two of one name apart."""


def clean_id(column: RawColumn) -> Cleaned:
    """Clean a column of record or party ids; who stands with his role is the one without."""
    return Cleaned(replace_where(column.text, _WITH_ROLE, r"\1"), _precision_lost(column))


def clean_account(column: RawColumn) -> Cleaned:
    """Clean a column of bank account or card numbers: without blanks."""
    bare = _without_point(replace_where(column.text, BLANKS, ""))
    return Cleaned(bare, _precision_lost(column))


def clean_card(column: RawColumn) -> Cleaned:
    """Clean a column of people's or firms' own cards: two that Excel rounded look like one."""
    cleaned = clean_account(column)
    lost = cleaned.problems
    if not lost:
        return cleaned
    hit = pc.is_in(positions(len(column.text)), value_set=pa.array(list(lost), pa.int64()))
    values = pc.if_else(hit, None, cleaned.values)
    return Cleaned(values, dict.fromkeys(lost, Problem("card_rounded")))


def clean_name(text: pa.ChunkedArray) -> Cleaned:
    """Clean a column of names: blanks that only spread two characters over a cell go, and roles."""
    for _ in range(2):
        # Twice, as a character between two blanks belongs to both pairs.
        text = replace_where(text, r"(\p{Han})" + BLANKS + r"(\p{Han})", r"\1\2")
    return Cleaned(replace_where(text, _WITH_ROLE, r"\1"), {})


def clean_code(column: RawColumn) -> Cleaned:
    """Clean a column of credit codes or id numbers: plain width, capitals.

    Masked and damaged ones are kept as they are.
    """
    bare = pc.replace_substring_regex(folded(column.text), pattern=BLANKS, replacement="")
    return Cleaned(pc.utf8_upper(_without_point(bare)), _precision_lost(column))


def clean_region(column: RawColumn) -> Cleaned:
    """Clean a column of GB/T 2260 codes; a name of a place is none, whatever code it may have."""
    bare = _without_point(folded(column.text))
    found = (pc.extract_regex(bare, each) for each in (_REGION, _SHORT_REGION))
    code = pc.coalesce(*(pc.struct_field(each, "code") for each in found))
    named = pc.indices_nonzero(pc.and_(pc.is_valid(bare), pc.is_null(code)))
    return Cleaned(code, dict.fromkeys(named.to_pylist(), Problem("region_named")))


def clean_phone(text: pa.ChunkedArray) -> Cleaned:
    """Clean a column of phone numbers."""
    return Cleaned(_without_point(text), {})


def _without_point(text: pa.ChunkedArray) -> pa.ChunkedArray:
    """Numbers without the .0 that programs add where a column was read as numbers."""
    return replace_where(text, _POINT_ZERO, r"\1") if holds(text, (b".0",)) else text


def clean_ids(column: RawColumn) -> Cleaned:
    """Clean a column of several ids: joined by `;` without blanks around it."""
    joined = pc.replace_substring_regex(
        column.text, pattern=GAP + r"[;；、\n]" + GAP, replacement=";"
    )
    return Cleaned(pc.utf8_trim(joined, characters=";"), {})


def _precision_lost(column: RawColumn) -> dict[int, Problem]:
    # Excel keeps 15 digits of a number: a longer one in a number cell is no longer the original.
    if column.numeric is None or not pc.any(column.numeric).as_py():
        return {}
    long = pc.and_(column.numeric, pc.match_substring_regex(column.text, _LONG))
    rows = pc.indices_nonzero(pc.fill_null(long, False))
    return dict.fromkeys(rows.to_pylist(), Problem("precision_lost"))
