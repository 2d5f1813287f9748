"""What a wage sheet's states of payment change: only what the row's own amounts bear out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import without_rows
from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.layout import Layout
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.wage_state import Said
from wagekit.model.finding import Issue


@dataclass(frozen=True, slots=True)
class States:
    """Rows whose wages were not paid, those of which it is open, and those that contradict it.

    Attributes:
        header: What the column of states is called.
        of: Whether it is a column of states or of remarks.
    """

    header: str = ""
    unpaid: tuple[int, ...] = ()
    pending: tuple[int, ...] = ()
    contrary: tuple[int, ...] = ()
    of: str = "state"

    @property
    def heard(self) -> bool:
        """Whether any row is decided, or contradicted, by the words."""
        return bool(self.unpaid or self.pending or self.contrary)

    def among(self, kept: pa.Array) -> "States":
        """The same rows by their place among the data rows."""
        groups = (self.unpaid, self.pending, self.contrary)
        unpaid, pending, contrary = (_rows(_are_in(kept, rows)) for rows in groups)
        return States(self.header, unpaid, pending, contrary, self.of)


def borne_out(
    said: Said, told: Mapping[str, Cleaned], unpaid: Cleaned | None, layout: Layout, header: str,
    of: str,
) -> States:  # fmt: skip
    """Which rows the words decide: those whose amounts do not say that something was paid.

    Args:
        said: The words, row by row.
        told: The columns of the sheet as cleaned.
        unpaid: What it says is unpaid, where it does.
        layout: Which column is which.
        header: What the column of states is called.
        of: Whether it is a column of states or of remarks.
    """
    nulls = pa.chunked_array([pa.nulls(len(said.unpaid), pa.int64())])
    paid = told["paid"].values if "paid" in told else nulls
    due = told["payable"].values if "payable" in told else nulls
    if "deducted" in told:
        due = pc.subtract(due, pc.fill_null(told["deducted"].values, 0))
    rest = nulls if unpaid is None else unpaid.values
    less_is_left = pc.fill_null(pc.less(rest, due), False)
    # 实发工资 may be what was to be paid, and then all of it failed; 已发金额 is what was paid.
    is_so_far = "已" in layout.named("paid")
    is_other = pc.fill_null(pc.not_equal(paid, due), is_so_far)
    is_part = pc.and_(pc.fill_null(pc.greater(paid, 0), False), is_other)
    of_rest = pc.and_(pc.is_null(paid), less_is_left)
    of_failed = pc.or_(of_rest, pc.and_(is_part, True if is_so_far else less_is_left))
    contrary = pc.or_(
        pc.and_(said.unpaid, pc.or_(of_rest, is_part)), pc.and_(said.failed, of_failed)
    )
    nothing = pc.and_not(pc.or_(said.unpaid, said.failed), contrary)
    is_known = pc.or_(pc.fill_null(pc.equal(paid, 0), False), of_failed)
    pending = pc.and_not(said.pending, is_known)
    return States(header, _rows(nothing), _rows(pending), _rows(contrary), of)


def paid_by_state(told: Mapping[str, Cleaned], states: States) -> Mapping[str, Cleaned]:
    """What was paid: nothing where the payment failed, unknown where it is still under way."""
    if not (states.unpaid or states.pending):
        return told
    height = len(next(iter(told.values())).values)
    paid = told.get("paid") or Cleaned(pa.chunked_array([pa.nulls(height, pa.int64())]), {})
    nothing = _are_in(pa.chunked_array([pa.array(range(height))]), states.unpaid)
    values = pc.if_else(nothing, 0, without_rows(paid.values, states.pending))
    decided = {*states.unpaid, *states.pending}
    problems = {row: said for row, said in paid.problems.items() if row not in decided}
    return {**told, "paid": replace(paid, values=values, problems=problems)}


def about_states(part: Part, states: States) -> Iterator[Issue]:
    """Say once a sheet in how many rows the payment failed, is under way, or is contradicted.

    Args:
        part: The sheet's rows.
        states: Which of them.
    """
    for said, found in (
        ("unpaid", states.unpaid),
        ("pending", states.pending),
        ("contrary", states.contrary),
    ):
        if found:
            rows = part.data[ROW].take(pa.array(found)).to_pylist()
            told = these_rows(rows)
            code = f"{states.of}_{said}"
            yield part.note(code, rows[0], spelled=states.header, count=len(rows), rows=told)


def _are_in(values: pa.Array | pa.ChunkedArray, rows: tuple[int, ...]) -> pa.Array:
    return pc.is_in(values, value_set=pa.array(rows, pa.int64()).cast(values.type))


def _rows(marks: pa.Array | pa.ChunkedArray) -> tuple[int, ...]:
    return tuple(pc.indices_nonzero(marks).to_pylist())
