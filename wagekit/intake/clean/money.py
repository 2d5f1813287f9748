"""Amounts: text in yuan, 万元 or 分 to whole fen, exactly."""

import unicodedata
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, Unreadable, by_distinct, with_usual_first
from wagekit.model.money import UNITS, parse

_DASHES = frozenset({"-", "--", "—", "——", "/", "\\"})
_WHOLE_DIGITS = 9
"""Amounts with more digits before the point are rare enough to be read one by one."""


def clean_money(text: pa.ChunkedArray, unit: str, *, may_be_negative: bool) -> Cleaned:
    """Clean a column of amounts.

    Args:
        text: Tidy text.
        unit: A key of `model.money.UNITS`, for cells that do not name their own.
        may_be_negative: Whether less than zero makes sense here (a balance does, a price not).

    Returns:
        Whole fen.
    """

    def rest(left: pa.ChunkedArray) -> Cleaned:
        return by_distinct(
            left, pa.int64(), parse=lambda cell: _fen(cell, unit, may_be_negative=may_be_negative)
        )

    return with_usual_first(text, usual=lambda cells: _bare_digits(cells, unit), rest=rest)


def _bare_digits(text: pa.ChunkedArray, unit: str) -> pa.ChunkedArray:
    places = len(str(UNITS[unit])) - 1
    decimals = rf"(\.\d{{1,{places}}})?" if places else ""
    usual = pc.match_substring_regex(text, rf"^\d{{1,{_WHOLE_DIGITS}}}{decimals}$")
    amounts = pc.cast(pc.if_else(usual, text, None), pa.decimal128(_WHOLE_DIGITS + places, places))
    scale = pa.scalar(Decimal(UNITS[unit]), pa.decimal128(places + 1, 0))
    return pc.cast(pc.multiply(amounts, scale), pa.int64())


def _fen(cell: str, unit: str, *, may_be_negative: bool) -> int | None:
    plain = "".join(unicodedata.normalize("NFKC", cell).split())
    if plain in _DASHES:
        return None
    if plain.startswith("(") and plain.endswith(")"):
        # How bookkeepers write a negative amount.
        plain = "-" + plain[1:-1]
    try:
        amount = parse(plain, unit=unit)
    except ValueError as error:
        raise Unreadable("bad_money", str(error)) from error
    if amount < 0 and not may_be_negative:
        raise Unreadable("negative")
    return amount
