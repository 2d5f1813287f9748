"""Identifiers: text as it stands; long numbers that the file itself has damaged are marked."""

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, Problem, RawColumn
from wagekit.intake.texts import folded, replace_where

_LONG = r"^\d{16,}$"
_ACCOUNT_BLANKS = r"\s+"


def clean_id(column: RawColumn) -> Cleaned:
    """Clean a column of record or party ids."""
    return Cleaned(column.text, _precision_lost(column))


def clean_account(column: RawColumn) -> Cleaned:
    """Clean a column of bank account or card numbers: without blanks."""
    bare = replace_where(column.text, _ACCOUNT_BLANKS, "")
    return Cleaned(bare, _precision_lost(column))


def clean_name(text: pa.ChunkedArray) -> Cleaned:
    """Clean a column of names: blanks that only spread two characters over a cell go."""
    for _ in range(2):
        # Twice, as a character between two blanks belongs to both pairs.
        text = replace_where(text, r"(\p{Han})\s+(\p{Han})", r"\1\2")
    return Cleaned(text, {})


def clean_code(column: RawColumn) -> Cleaned:
    """Clean a column of credit codes, id numbers or region codes: plain width, capitals.

    Masked and damaged ones are kept as they are.
    """
    bare = pc.replace_substring_regex(folded(column.text), pattern=r"\s+", replacement="")
    return Cleaned(pc.utf8_upper(bare), _precision_lost(column))


def clean_ids(column: RawColumn) -> Cleaned:
    """Clean a column of several ids: joined by `;` without blanks around it."""
    joined = pc.replace_substring_regex(column.text, pattern=r"\s*[;；、\n]\s*", replacement=";")
    return Cleaned(pc.utf8_trim(joined, characters=";"), {})


def _precision_lost(column: RawColumn) -> dict[int, Problem]:
    # Excel keeps 15 digits of a number: a longer one in a number cell is no longer the original.
    if column.numeric is None or not pc.any(column.numeric).as_py():
        return {}
    long = pc.and_(column.numeric, pc.match_substring_regex(column.text, _LONG))
    rows = pc.indices_nonzero(pc.fill_null(long, False))
    return dict.fromkeys(rows.to_pylist(), Problem("precision_lost"))
