"""The lines of a bank statement, column by column: when, how much, which way, whose account."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, RawColumn
from wagekit.intake.clean.ids import clean_account, clean_name
from wagekit.intake.clean.money import clean_money
from wagekit.intake.clock import times_of
from wagekit.intake.continuity import continuity
from wagekit.intake.glance import by_text, holds_only
from wagekit.intake.texts import as_chunked

_BLANK = r"^(?i)(<nil>|null|none|nan|n/a|-+|—+|/|\\|无|\s*)$"
_MARKED = r"^[|']+|(_[A-Za-z0-9]{1,3}|-\d{1,2}|[|'])$"
_DIGITS = b"0123456789"
_HALF = 0.5
_LEAST_DIGITS = r"^[|']*\d{10,}"


@dataclass(frozen=True, slots=True)
class Lines:
    """The data lines of a statement, before direction is settled.

    Attributes:
        paid_at: When.
        amount: Fen, never negative; null where there is none.
        out: True where money leaves the holder's account by the source's own words, False where
            it enters, null where the line does not say.
        negative: Where the file writes the amount below zero in a column of its own.
        balance: Fen after the line.
        both: Where money seems to go both ways.
        cleaned: What cleaning said of the source's columns, for issues.
    """

    paid_at: pa.ChunkedArray
    amount: pa.ChunkedArray
    out: pa.ChunkedArray
    negative: pa.ChunkedArray
    balance: pa.ChunkedArray
    both: pa.ChunkedArray
    cleaned: Mapping[str, Cleaned]


def lines_of(cells: Mapping[str, RawColumn], units: Mapping[str, str], height: int) -> Lines:
    """Read the columns.

    Args:
        cells: Target to the cells of the data rows.
        units: Money unit of each target.
        height: How many data rows there are.

    Returns:
        One value a line.
    """
    when = times_of(cells, height)
    money = {
        name: clean_money(cells[name], units[name], may_be_negative=True)
        for name in ("amount", "signed", "out", "in", "balance")
        if name in cells
    }
    amount, out, negative, both = _amounts(cells, money, when.times, height)
    return Lines(
        paid_at=when.times,
        amount=amount,
        out=out,
        negative=negative,
        balance=money["balance"].values if "balance" in money else _nothing(height, pa.int64()),
        both=both,
        cleaned={**when.columns, **money},
    )


def _amounts(
    cells: Mapping[str, RawColumn],
    money: Mapping[str, Cleaned],
    paid_at: pa.ChunkedArray,
    height: int,
) -> tuple[pa.ChunkedArray, pa.ChunkedArray, pa.ChunkedArray, pa.ChunkedArray]:
    never = _repeat(value=False, height=height)
    if "out" in money or "in" in money:
        leaving, entering = (_or_nothing(money, name, height) for name in ("out", "in"))
        out, into = _is_some(leaving), _is_some(entering)
        amount = pc.if_else(
            out, leaving, pc.if_else(into, entering, pc.coalesce(leaving, entering))
        )
        known = pc.if_else(pc.xor(out, into), out, None)
        return pc.abs(amount), known, _below(amount), pc.and_(out, into)
    if "signed" in money:
        amount = money["signed"].values
        return pc.abs(amount), pc.less(amount, 0), never, never
    amount = _or_nothing(money, "amount", height)
    if "sign" not in cells and _is_signed(amount, _or_nothing(money, "balance", height), paid_at):
        return pc.abs(amount), pc.less(amount, 0), never, never
    sign = cells["sign"].text if "sign" in cells else _nothing(height, pa.string())
    way = pc.if_else(pc.equal(sign, "out"), True, pc.if_else(pc.equal(sign, "in"), False, None))
    return pc.abs(amount), way, _below(amount), never


def _is_signed(amount: pa.ChunkedArray, balance: pa.ChunkedArray, paid_at: pa.ChunkedArray) -> bool:
    """Whether a minus means money out, and not a line that undoes another one."""
    if not pc.any(_below(amount)).as_py():
        return False
    unknown = _nothing(len(amount), pa.string())
    chain = continuity(balance, pc.abs(amount), pc.less(amount, 0), unknown, paid_at)
    return not chain.compared or chain.as_said >= _HALF


def _is_some(amount: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.not_equal(amount, 0), False)


def _below(amount: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.less(amount, 0), False)


def _or_nothing(money: Mapping[str, Cleaned], name: str, height: int) -> pa.ChunkedArray:
    return money[name].values if name in money else _nothing(height, pa.int64())


def accounts(cells: Mapping[str, RawColumn], name: str, height: int) -> pa.ChunkedArray:
    """Account numbers without the marks that systems put around them; the second choice fills in.

    Args:
        cells: Target to cells.
        name: The target.
        height: How many rows there are.
    """
    found = [_account(cells[each]) for each in (name, f"{name}_else") if each in cells]
    return pc.coalesce(*found) if found else _nothing(height, pa.string())


def _account(cells: RawColumn) -> pa.ChunkedArray:
    if holds_only(cells.text, _DIGITS):
        return cells.text
    bare = _known(clean_account(cells).values)
    if not pc.any(pc.match_substring_regex(bare, _MARKED)).as_py():
        return bare
    long = pc.fill_null(pc.match_substring_regex(bare, _LEAST_DIGITS), False)
    short = pc.replace_substring_regex(bare, pattern=_MARKED, replacement="")
    return pc.if_else(long, short, bare)


def names(cells: Mapping[str, RawColumn], name: str, height: int) -> pa.ChunkedArray:
    """Names; what systems write for nobody is unknown."""
    if name not in cells:
        return _nothing(height, pa.string())
    return _known(clean_name(cells[name].text).values)


def texts(cells: Mapping[str, RawColumn], name: str, height: int) -> pa.ChunkedArray:
    """Free text as it stands."""
    return cells[name].text if name in cells else _nothing(height, pa.string())


def _known(text: pa.ChunkedArray) -> pa.ChunkedArray:
    return by_text(text, _without_blanks)


def _without_blanks(text: pa.ChunkedArray) -> pa.ChunkedArray:
    blank = pc.fill_null(pc.match_substring_regex(text, _BLANK), False)
    return pc.if_else(blank, None, text) if pc.any(blank).as_py() else text


def _nothing(height: int, kind: pa.DataType) -> pa.ChunkedArray:
    return pa.chunked_array([pa.nulls(height, kind)])


def _repeat(*, value: bool, height: int) -> pa.ChunkedArray:
    return as_chunked(pa.repeat(pa.scalar(value), height))
