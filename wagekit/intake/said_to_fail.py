"""Payments whose own words say that they failed: 转账失败 where no column of states says it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.glance import by_text
from wagekit.intake.part import ROW, Part
from wagekit.intake.texts import as_chunked
from wagekit.model.finding import Issue

_OF_WHAT = (
    "(网银|跨行)?(转账|交易|付款|支付|汇款|汇出|代发|代付|发放|处理|划款|划转|扣款|提交|入账|业务)"
)
# A reason may stand in brackets; one that speaks of another try is about another line.
_FAILED = rf"^({_OF_WHAT})?(失败|不成功|未成功)([(（][^()（）补重再退已另改现]*[)）])?$"


@dataclass(frozen=True, slots=True)
class Moves:
    """How the balances of a sheet go on.

    Attributes:
        out: Whether money left the account.
        account: Whose balance it is; lines of different accounts are not compared.
        newest_first: Whether the lines run backwards.
    """

    out: pa.ChunkedArray
    account: pa.ChunkedArray
    newest_first: bool = False


def of_a_ledger(part: Part) -> Moves:
    """The moves of a list of payments, which says of no line whose balance it shows.

    What runs against a line of the same amount is its return, as money that comes in.
    """
    out = pc.cast(pc.if_else(_runs_back(part), False, None), pa.bool_())
    return Moves(as_chunked(out), as_chunked(pa.nulls(len(part.data), pa.string())))


def _runs_back(part: Part) -> pa.ChunkedArray:
    sides = [part.column(name) for name in ("amount", "payer_id", "payee_id")]
    if not len(part.data) or any(side is None for side in sides):
        return as_chunked(pa.repeat(pa.scalar(value=False), len(part.data)))
    amount, payer, payee = (pc.cast(side, pa.string()) for side in sides)
    there = pc.binary_join_element_wise(amount, payer, payee, "\x1f")
    turned = pc.binary_join_element_wise(amount, payee, payer, "\x1f")
    return pc.and_(pc.is_valid(turned), pc.is_in(turned, value_set=pc.drop_null(there)))


def without_said_to_fail(
    part: Part, texts: Sequence[pa.ChunkedArray], moves: Moves
) -> tuple[Part, int]:
    """Set those lines aside; one whose balance moved all the same is kept and told.

    Money that comes in with such words is that of the failed payment, which returned.

    Args:
        part: Payments.
        texts: The columns with words about them.
        moves: How their balances go on.

    Returns:
        The part, and how many of the lines that are set aside left the balance as it was.
    """
    if not len(part.data):
        return part, 0
    failed = _saying_so(part, texts, pc.fill_null(pc.invert(moves.out), False))
    if failed is None:
        return part, 0
    step = _steps(part, moves)
    moved = pc.fill_null(pc.and_(failed, _has_moved(part, step, moves.out)), False)
    aside = pc.indices_nonzero(pc.and_(failed, pc.invert(moved)))
    still = pc.sum(pc.equal(step.take(aside), 0)).as_py() or 0
    said = {i: ("said_to_fail", _said(texts, i)) for i in aside.to_pylist()}
    told = _told(part, texts, pc.indices_nonzero(moved).to_pylist())
    return part.setting_aside("purpose", said).noting(told), still


def _saying_so(
    part: Part, texts: Sequence[pa.ChunkedArray], returned: pa.ChunkedArray
) -> pa.ChunkedArray | None:
    """The lines in which a text says it; None where none does."""
    found = as_chunked(pa.repeat(pa.scalar(False), len(part.data)))
    for text in texts:
        hit = by_text(text, lambda each: pc.match_substring_regex(each, _FAILED))
        found = pc.or_(found, pc.fill_null(hit, False))
    found = pc.and_not(found, pc.or_(_aside(part), returned))
    return found if pc.any(found).as_py() else None


def _aside(part: Part) -> pa.ChunkedArray:
    return pc.is_in(part.data[ROW], value_set=pa.array(sorted(part.aside), pa.int64()))


def _steps(part: Part, moves: Moves) -> pa.ChunkedArray:
    """By how much the balance of the same account changed with each line; null where unknown."""
    balance, height = part.column("balance_after"), len(part.data)
    if balance is None:
        return as_chunked(pa.nulls(height, pa.int64()))
    apart = pc.fill_null(pc.not_equal(moves.account[1:], moves.account[:-1]), False)
    rise = pc.if_else(apart, None, pc.subtract(balance[1:], balance[:-1]))
    nothing = pa.nulls(1, pa.int64())
    if moves.newest_first:
        return pa.chunked_array([*pc.negate(rise).chunks, nothing], pa.int64())
    return pa.chunked_array([nothing, *rise.chunks], pa.int64())


def _has_moved(part: Part, step: pa.ChunkedArray, out: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where the balance changed; a balance of nothing that does not fit is one not given."""
    balance, amount = part.column("balance_after"), part.column("amount")
    if balance is None or amount is None:
        return pc.not_equal(step, 0)
    own = pc.equal(step, pc.if_else(out, pc.negate(amount), amount))
    given = pc.or_(pc.fill_null(own, False), pc.not_equal(balance, 0))
    return pc.and_(pc.not_equal(step, 0), given)


def _told(part: Part, texts: Sequence[pa.ChunkedArray], moved: list[int]) -> Iterator[Issue]:
    for index in moved:
        said = _said(texts, index)
        yield part.note("failed_but_moved", part.row(index), target="purpose", value=said)


def _said(texts: Sequence[pa.ChunkedArray], index: int) -> str:
    """The words of a line that say it."""
    said = (text[index].as_py() for text in texts)
    return next((text for text in said if text and re.search(_FAILED, text)), "")
