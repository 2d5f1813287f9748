"""Sheets of wages paid later: they pay what other sheets made payable, and make nothing payable."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headers import header_of
from wagekit.intake.only_beside import BACK_PAY
from wagekit.intake.part import Part

_WORD = "补发"
_WHOSE = ("project_id", "worker_id", "month")


def paid_later(parts: Sequence[Part]) -> list[Part]:
    """State that a line of back pay made nothing payable, where another line says what was.

    Without such a line the wages it pays are on no sheet: what was payable stays unknown.

    Args:
        parts: All sheets, linked.

    Returns:
        The same, with `payable` 0 on those lines and a word on each sheet.
    """
    lines = [_keys(part) for part in parts if _is_wages(part) and part.column("payable")]
    if not lines or not any(_pays_back(part) for part in parts):
        return list(parts)
    payable = pa.concat_arrays([chunk for keys in lines for chunk in keys.chunks])
    return [_settled(part, payable) if _pays_back(part) else part for part in parts]


def _is_wages(part: Part) -> bool:
    return part.table == "payroll" and set(_WHOSE) <= {*part.data.column_names}


def _pays_back(part: Part) -> bool:
    if not _is_wages(part) or part.layout.canonical or part.column("paid") is None:
        return False
    header = header_of(part.layout.spelled("paid") or "").text
    return header in BACK_PAY or any(_WORD in title for title in part.meta.titles)


def _keys(part: Part) -> pa.ChunkedArray:
    """Whose wages of which month a line makes payable; null where it does not say how much."""
    keys = _whose(part)
    return pc.if_else(pc.is_valid(part.data["payable"]), keys, None)


def _whose(part: Part) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(*(part.data[name] for name in _WHOSE), "\x1f")


def _settled(part: Part, payable: pa.Array) -> Part:
    own = part.column("payable")
    stated = pa.nulls(len(part.data), pa.int64()) if own is None else own
    there = pc.is_in(_whose(part), value_set=payable.drop_null())
    lines = pc.and_(pc.and_(pc.is_null(stated), pc.is_valid(part.data["paid"])), there)
    if not pc.any(lines).as_py():
        return part
    filled = pc.if_else(lines, pa.scalar(0, pa.int64()), stated)
    told = part.note("back_pay", target="paid", count=pc.sum(lines).as_py())
    return part.with_column("payable", filled).noting([told])
