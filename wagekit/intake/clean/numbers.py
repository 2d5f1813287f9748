"""Counts, plain numbers and shares."""

import re
import unicodedata
from decimal import Decimal

import pyarrow as pa

from wagekit.intake.clean.cleaned import Cleaned, Unreadable, by_distinct

_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%)?(?:人|天|日|个月|月|个|名|工日|个工)?")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
_MOST = Decimal(10**12)


def clean_int(text: pa.ChunkedArray) -> Cleaned:
    """Clean a column of counts: whole and not negative."""
    return by_distinct(text, pa.int64(), parse=_count)


def clean_number(text: pa.ChunkedArray) -> Cleaned:
    """Clean a column of numbers such as days worked, halves included, not negative."""
    return by_distinct(text, pa.float64(), parse=lambda cell: float(_not_negative(cell)))


def clean_ratio(text: pa.ChunkedArray) -> Cleaned:
    """Clean a column of shares: 0.2 or 20 %, from 0 to 1."""
    return by_distinct(text, pa.float64(), parse=_share)


def _count(cell: str) -> int:
    number = _not_negative(cell)
    if number != number.to_integral_value():
        raise Unreadable("bad_number")
    return int(number)


def _not_negative(cell: str) -> Decimal:
    number = _number(cell)
    if number < 0:
        raise Unreadable("negative")
    return number


def _share(cell: str) -> float:
    try:
        number = _number(cell)
    except Unreadable as error:
        raise Unreadable("bad_ratio") from error
    if not 0 <= number <= 1:
        raise Unreadable("bad_ratio")
    return float(number)


def _number(cell: str) -> Decimal:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", cell))
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    found = _NUMBER.fullmatch(plain)
    if not found:
        raise Unreadable("bad_number")
    number = Decimal(found[1]) / (100 if found[2] else 1)
    if abs(number) > _MOST:
        raise Unreadable("bad_number")
    return number
