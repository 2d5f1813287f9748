"""Sheets of wages paid later: they pay what other sheets made payable, and make nothing payable."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headers import header_of
from wagekit.intake.only_beside import BACK_PAY
from wagekit.intake.part import Part

_WORD = "补发"
_AMONG_OTHERS = re.compile("含|及|和|并|、")
_WHOSE = ("project_id", "worker_id", "month")


def paid_later(parts: Sequence[Part]) -> list[Part]:
    """State that a line of back pay made nothing payable, where another line says what was.

    Without such a line the wages it pays are on no sheet: what was payable stays unknown. Where it
    states what is payable itself, that is the rest of the other line if it is no more than was left
    there, and wages of its own otherwise.

    Args:
        parts: All sheets, linked.

    Returns:
        The same, with `payable` 0 on those lines and a word on each sheet.
    """
    lines = [_keys(part) for part in parts if _is_wages(part) and part.column("payable")]
    if not lines or not any(_pays_back(part) for part in parts):
        return list(parts)
    payable = pa.concat_arrays([chunk for keys in lines for chunk in keys.chunks])
    left = _left([part for part in parts if _is_wages(part) and not _pays_back(part)])
    settled = [_settled(part, payable) if _pays_back(part) else part for part in parts]
    return [_not_again(part, left) if _is_titled(part) else part for part in settled]


def _is_wages(part: Part) -> bool:
    return part.table == "payroll" and set(_WHOSE) <= {*part.data.column_names}


def _pays_back(part: Part) -> bool:
    if not _is_wages(part) or part.layout.canonical or part.column("paid") is None:
        return False
    header = header_of(part.layout.spelled("paid") or "").text
    return header in BACK_PAY or any(_WORD in title for title in part.meta.titles)


def _is_titled(part: Part) -> bool:
    """Whether all of it is back pay: 5月工资表（含补发） holds wages of its own, too."""
    return _pays_back(part) and any(
        _WORD in title and not _AMONG_OTHERS.search(title) for title in part.meta.titles
    )


def _left(parts: Sequence[Part]) -> pa.Table:
    """What the lines of other sheets leave unpaid, summed by whose wages of which month they are.

    `whose`, `left`: fen; null where a line does not say.
    """
    tables = []
    for part in parts:
        paid, payable = (_money(part, name) for name in ("paid", "payable"))
        less = pc.fill_null(_money(part, "deducted"), 0)
        left = pc.subtract(pc.subtract(payable, less), paid)
        tables.append(pa.table({"whose": _whose(part), "left": left}))
    if not tables:
        return pa.table({"whose": pa.array([], pa.string()), "left": pa.array([], pa.int64())})
    every = pa.concat_tables(tables).group_by("whose")
    summed = every.aggregate([("left", "sum", pc.ScalarAggregateOptions(skip_nulls=False))])
    return summed.select(["whose", "left_sum"]).rename_columns(["whose", "left"])


def _not_again(part: Part, left: pa.Table) -> Part:
    own = part.column("payable")
    if own is None:
        return part
    at = pc.index_in(_whose(part), value_set=left["whose"].combine_chunks())
    rest = left["left"].take(pc.fill_null(at, 0)) if len(left) else pa.nulls(len(own), pa.int64())
    rest = pc.if_else(pc.is_valid(at), rest, None)
    lines = pc.and_(pc.greater(own, 0), pc.less_equal(own, rest))
    lines = pc.fill_null(lines, False)
    if not pc.any(lines).as_py():
        return part
    told = part.note("back_pay", target="payable", count=pc.sum(lines).as_py())
    return part.with_column("payable", pc.if_else(lines, 0, own)).noting([told])


def _money(part: Part, name: str) -> pa.ChunkedArray:
    column = part.column(name)
    return pa.chunked_array([pa.nulls(len(part.data), pa.int64())]) if column is None else column


def _keys(part: Part) -> pa.ChunkedArray:
    """Whose wages of which month a line makes payable; null where it does not say how much."""
    keys = _whose(part)
    return pc.if_else(pc.is_valid(part.data["payable"]), keys, None)


def _whose(part: Part) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(*(part.data[name] for name in _WHOSE), "\x1f")


def _settled(part: Part, payable: pa.Array) -> Part:
    stated = _money(part, "payable")
    there = pc.is_in(_whose(part), value_set=payable.drop_null())
    lines = pc.and_(pc.and_(pc.is_null(stated), pc.is_valid(part.data["paid"])), there)
    if not pc.any(lines).as_py():
        return part
    filled = pc.if_else(lines, pa.scalar(0, pa.int64()), stated)
    told = part.note("back_pay", target="paid", count=pc.sum(lines).as_py())
    return part.with_column("payable", filled).noting([told])
