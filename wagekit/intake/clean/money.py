"""Amounts: text in yuan, 万元 or 分 to whole fen, exactly."""

import unicodedata
from contextlib import suppress
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import (
    Cleaned,
    RawColumn,
    Unreadable,
    by_distinct,
    with_usual_first,
)
from wagekit.intake.clean.twice import stated_twice
from wagekit.intake.glance import holds_only
from wagekit.intake.said import Said
from wagekit.model.money import LIMIT, UNITS, parse

_DASHES = frozenset({"-", "--", "—", "——", "/", "\\"})
_FIGURES = b"0123456789."
_WHOLE_DIGITS = 9
"""Amounts with more digits before the point are rare enough to be read one by one."""


def clean_money(raw: RawColumn, unit: str, *, may_be_negative: bool) -> Cleaned:
    """Clean a column of amounts.

    A number cell finer than a fen is what a formula left (3333.3333): it is rounded half up and
    counted. Text finer than a fen was typed so, and stays unread.

    Args:
        raw: Tidy text, and which cells held numbers.
        unit: A key of `model.money.UNITS`, for cells that do not name their own; of other money
            nothing is read, as it has no amount in yuan.
        may_be_negative: Whether less than zero makes sense here (a balance does, a price not).

    Returns:
        Whole fen.
    """
    if unit not in UNITS:
        return Cleaned(pa.chunked_array([pa.nulls(len(raw.text), pa.int64())]), {})

    def rest(left: pa.ChunkedArray) -> Cleaned:
        return by_distinct(
            left, pa.int64(), parse=lambda cell: _fen(cell, unit, may_be_negative=may_be_negative)
        )

    sign = "-?" if may_be_negative else ""
    text, rounded = _to_the_fen(raw, unit)
    found = with_usual_first(text, usual=lambda cells: _bare_digits(cells, unit, sign), rest=rest)
    return replace(found, rounded=rounded) if rounded else found


def _to_the_fen(raw: RawColumn, unit: str) -> tuple[pa.ChunkedArray, int]:
    """The text with computed numbers rounded, and how many of them changed."""
    if raw.numeric is None:
        return raw.text, 0
    places = len(str(UNITS[unit])) - 1
    finer = pc.match_substring_regex(raw.text, rf"^-?\d{{1,13}}\.\d{{{places + 1},}}$")
    fine = pc.and_(raw.numeric, pc.fill_null(finer, False))
    count = pc.sum(fine).as_py() or 0
    if not count:
        return raw.text, 0
    exact = by_distinct(
        pc.if_else(fine, raw.text, None), pa.string(), parse=lambda cell: _rounded(cell, places)
    )
    return pc.coalesce(exact.values, raw.text), count


def _rounded(cell: str, places: int) -> str:
    return f"{Decimal(cell).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"


def _bare_digits(text: pa.ChunkedArray, unit: str, sign: str) -> pa.ChunkedArray:
    places, whole = len(str(UNITS[unit])) - 1, _whole_digits(unit)
    kind = pa.decimal128(whole + places, places)
    if holds_only(text, _FIGURES + sign[:1].encode()):
        # Nothing but figures: mostly all of them are amounts.
        with suppress(pa.ArrowInvalid):
            return _unscaled(pc.cast(text, kind))
    decimals = rf"(\.\d{{1,{places}}})?" if places else ""
    usual = pc.match_substring_regex(text, rf"^{sign}\d{{1,{whole}}}{decimals}$")
    return _unscaled(pc.cast(pc.if_else(usual, text, None), kind))


def _whole_digits(unit: str) -> int:
    """Before the point, so that every amount of a unit stays below what is refused."""
    return min(_WHOLE_DIGITS, len(str(LIMIT // UNITS[unit])) - 1)


def _unscaled(amounts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The whole numbers behind decimals that have as many places as a unit has fen."""
    return pa.chunked_array([_low_half(chunk) for chunk in amounts.chunks], pa.int64())


def _low_half(chunk: pa.Array) -> pa.Array:
    valid, data = chunk.buffers()
    halves = np.frombuffer(data, np.int64)[: 2 * (chunk.offset + len(chunk))]
    low = pa.py_buffer(np.ascontiguousarray(halves[::2]))
    return pa.Array.from_buffers(pa.int64(), len(chunk), [valid, low], offset=chunk.offset)


def _fen(cell: str, unit: str, *, may_be_negative: bool) -> int | None:
    plain = "".join(unicodedata.normalize("NFKC", cell).split())
    if plain in _DASHES:
        return None
    try:
        told = stated_twice(plain, unit)
        amount = parse(_signed(plain), unit=unit) if told is None else told
    except ValueError as error:
        raise Unreadable("bad_money", _twin(str(error))) from error
    if amount < 0 and not may_be_negative:
        raise Unreadable("negative")
    return amount


def _signed(plain: str) -> str:
    """Bookkeepers write a negative amount in brackets."""
    return f"-{plain[1:-1]}" if plain.startswith("(") and plain.endswith(")") else plain


def _twin(zh: str) -> Said:
    """What `money.parse` says, with its English twin."""
    said, _, cell = zh.partition("：")
    return Said(zh, f"{_ENGLISH.get(said, said)}: {cell}" if cell else _ENGLISH.get(said, said))


_ENGLISH = {
    "不是金额": "no amount",
    "金额不是有限的数": "not a finite number",
    "金额过大，请核对": "too large to be true",
    "金额精确到分以下，请核对": "finer than a fen",
}
