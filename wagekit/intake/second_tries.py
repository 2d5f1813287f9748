"""Wage sheets that hold what a bank did: a payment that failed, and the one in its place."""

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.paid_by_state import States
from wagekit.intake.part import ROW, Part
from wagekit.intake.texts import as_chunked

# How a row was to be paid may differ from one try to the next; all else has to be the same.
_OF_THE_TRY = frozenset(
    {ROW, "paid", "channel", "payer_account", "payee_account", "payroll_id", "signed", "slip_given"}
)
_IDS = ("worker.id_no", "worker_id")
_ALIKE = ("worker.name", "project_id", "month", "payable")


def without_first_tries(part: Part, states: States) -> Part:
    """Set a failed row aside where another row has the same wages of surely the same person.

    What was payable would count twice. Two of one name are one only by their id or account, and
    rows of different days or dates may be two halves of a month: those are only told.

    Args:
        part: The sheet's rows.
        states: Which of them failed.
    """
    if part.table != "payroll" or not states.unpaid or "payable" not in part.data.column_names:
        return part
    failed = pc.is_in(pa.array(range(len(part.data))), value_set=pa.array(states.unpaid))
    sure = _again(_sure_keys(part), failed)
    part = part.setting_aside("paid", dict.fromkeys(sure, ("tried_again", "")))
    perhaps = [row for row in _again(_loose_keys(part), failed) if row not in set(sure)]
    if not perhaps:
        return part
    rows = part.data[ROW].take(pa.array(perhaps)).to_pylist()
    return part.noting([part.note("perhaps_tried_again", rows[0], target="paid", count=len(rows))])


def _again(keys: pa.ChunkedArray, failed: pa.Array) -> list[int]:
    """Failed rows whose key another row has: one that did not fail, or an earlier one."""
    others = pc.drop_null(keys.filter(pc.invert(failed)))
    done = pc.is_in(keys, value_set=others.combine_chunks())
    at = pa.table({"key": keys, "at": pa.array(range(len(keys)))}).filter(failed)
    first = at.group_by("key").aggregate([("at", "min")])["at_min"]
    is_first = pc.is_in(pa.array(range(len(keys))), value_set=first.combine_chunks())
    again = pc.and_(pc.and_(failed, pc.is_valid(keys)), pc.or_(done, pc.invert(is_first)))
    rows: list[int] = pc.indices_nonzero(again).to_pylist()
    return rows


def _sure_keys(part: Part) -> pa.ChunkedArray:
    """All that the row says of the wages; null where it does not say for certain whose they are."""
    same = [name for name in part.data.column_names if name not in _OF_THE_TRY]
    who = _first_of(part, (*_IDS, "payee_account"))
    return pc.if_else(pc.is_valid(who), _joined(part, same, who), None)


def _loose_keys(part: Part) -> pa.ChunkedArray:
    return _joined(part, _ALIKE, _first_of(part, _IDS))


def _first_of(part: Part, names: tuple[str, ...]) -> pa.ChunkedArray:
    nulls = pa.chunked_array([pa.nulls(len(part.data), pa.string())])
    found = [part.data[name].cast(pa.string()) for name in names if name in part.data.column_names]
    return pc.coalesce(*found, nulls)


def _joined(
    part: Part, names: list[str] | tuple[str, ...], who: pa.ChunkedArray
) -> pa.ChunkedArray:
    there = [part.data[name].cast(pa.string()) for name in names if name in part.data.column_names]
    filled = [pc.fill_null(column, "") for column in (who, *there)]
    return as_chunked(pc.binary_join_element_wise(*filled, "\x1f"))
