"""Whether the wages of a row reached the worker, where a wage sheet has a column that says so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import without_rows
from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.line_state import went_through
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked, plain, take_rows
from wagekit.model.finding import Issue

# 状态 alone may be that of the employment, 处理状态 that of a complaint.
HEADERS = (
    "发放状态", "发放结果", "代发状态", "代发结果", "支付状态", "支付结果", "付款状态", "付款结果",
    "转账状态", "转账结果", "交易状态", "交易结果", "处理结果", "银行处理结果", "工资发放状态",
)  # fmt: skip
_NOT_YET = re.compile("^(待|等待|正在|尚在)|中$|处理中|发放中")
_NOT_PAID = re.compile("^(尚?未(发|付|领|到账)|没(有)?(发|付))")


@dataclass(frozen=True, slots=True)
class States:
    """Rows whose wages were not paid, and those of which it is open."""

    unpaid: tuple[int, ...] = ()
    pending: tuple[int, ...] = ()


def state_column(layout: Layout) -> int | None:
    """Which column says it; None where none does, or each cell counts as it stands."""
    if layout.table != "payroll" or layout.canonical:
        return None
    there = {header_of(cell).text: i for i, cell in enumerate(layout.headers) if cell}
    return next((there[header] for header in HEADERS if header in there), None)


def states_of(texts: pa.ChunkedArray) -> States:
    """Read the column; a word that says neither leaves its row as it is."""
    encoded = texts.combine_chunks().dictionary_encode()
    said = pa.array([_state(word) for word in encoded.dictionary.to_pylist()], pa.string())
    each = said.take(encoded.indices)
    return States(*(tuple(_where(pc.equal(each, one))) for one in ("unpaid", "pending")))


def _state(word: str) -> str | None:
    text = plain(word)
    if _NOT_PAID.search(text):
        return "unpaid"
    if _NOT_YET.search(text):
        return "pending"
    return "unpaid" if went_through(text, asking=False) in ("no", "undone") else None


def paid_by_state(told: Mapping[str, Cleaned], states: States) -> Mapping[str, Cleaned]:
    """What was paid: nothing where the payment failed, unknown where it is still under way."""
    if not (states.unpaid or states.pending):
        return told
    height = len(next(iter(told.values())).values)
    paid = told.get("paid") or Cleaned(pa.chunked_array([pa.nulls(height, pa.int64())]), {})
    nothing = as_chunked(pc.is_in(pa.array(range(height)), value_set=pa.array(states.unpaid)))
    values = pc.if_else(nothing, 0, without_rows(paid.values, states.pending))
    decided = {*states.unpaid, *states.pending}
    problems = {row: said for row, said in paid.problems.items() if row not in decided}
    return {**told, "paid": replace(paid, values=values, problems=problems)}


def without_first_tries(part: Part, sheet: RawSheet, kept: pa.Array) -> Part:
    """Set a failed row aside where another row has the same wages of the same person.

    A list of what the bank did has the payment that failed and the one that took its place: what
    was payable would count twice.
    """
    index = state_column(part.layout)
    if index is None or "payable" not in part.data.column_names:
        return part
    failed = states_of(take_rows(sheet.columns[index], kept)).unpaid
    if not failed:
        return part
    keys = _keys(part)
    others = pc.invert(pc.is_in(pa.array(range(len(keys))), value_set=pa.array(failed)))
    again = pc.is_in(keys, value_set=keys.filter(others).combine_chunks())
    at = [row for row in failed if again[row].as_py()]
    return part.setting_aside("paid", dict.fromkeys(at, ("tried_again", "")))


def _keys(part: Part) -> pa.ChunkedArray:
    names = ("worker_id", "worker.id_no", "worker.name", "project_id", "month", "payable")
    columns = [
        part.data[name].cast(pa.string()) for name in names if name in part.data.column_names
    ]
    filled = [pc.fill_null(column, "") for column in columns]
    return as_chunked(pc.binary_join_element_wise(*filled, "\x1f"))


def about_states(sheet: RawSheet, part: Part, kept: pa.Array) -> Iterator[Issue]:
    """Say once a sheet in how many rows the payment failed, and in how many it is under way."""
    index = state_column(part.layout)
    if index is None:
        return
    states = states_of(take_rows(sheet.columns[index], kept))
    for code, found in (("state_unpaid", states.unpaid), ("state_pending", states.pending)):
        if found:
            rows = part.data[ROW].take(pa.array(found)).to_pylist()
            header = part.layout.headers[index] or ""
            told = these_rows(rows)
            yield part.note(code, rows[0], spelled=header, count=len(rows), rows=told)


def _where(marks: pa.Array) -> list[int]:
    return list(pc.indices_nonzero(pc.fill_null(marks, False)).to_pylist())
