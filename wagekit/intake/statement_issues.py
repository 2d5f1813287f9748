"""What is set aside of a bank statement, and what there is to say of its lines."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, RawColumn
from wagekit.intake.columns import other_money
from wagekit.intake.layout import Layout
from wagekit.intake.line_state import without_undone
from wagekit.intake.notes import note
from wagekit.intake.part import Part
from wagekit.intake.profile import Profile
from wagekit.intake.reversals import reversals
from wagekit.intake.statement_direction import Directions
from wagekit.intake.statement_lines import Lines
from wagekit.model.finding import Issue

_TIMES = ("time", "clock", "date")


def kept_out(
    part: Part, cells: Mapping[str, RawColumn], lines: Lines, profile: Profile,
    undone: Mapping[int, str],
) -> Part:  # fmt: skip
    """Set aside what is no payment: lines that undo each other, both ways at once."""
    part = part.setting_aside("amount", dict.fromkeys(_true(lines.both), ("both_ways", "")))
    # A source with one signed column writes every outgoing line below zero.
    negative = None if "signed" in profile.columns and "signed" in cells else lines.negative
    part = part.setting_aside("amount", reversals(part, negative, undone))
    return without_undone(part, undone)


def _true(marks: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(marks).to_pylist()
    return rows


def without_unread_times(part: Part, lines: Lines) -> Part:
    """Set aside the lines whose day cannot be read."""
    unread = {
        index: ("required_unreadable", note(problem.code, "", why=problem.why).problem)
        for name in _TIMES if name in lines.cleaned
        for index, problem in lines.cleaned[name].problems.items()
        if not lines.paid_at[index].is_valid
    }  # fmt: skip
    return part.setting_aside("paid_at", unread)


def about_clocks(
    part: Part, lines: Lines, layout: Layout, cells: Mapping[str, RawColumn]
) -> Iterator[Issue]:
    """Name the clocks that cannot be read beside a day that can."""
    for name in _TIMES:
        for index, problem in lines.cleaned[name].problems.items() if name in lines.cleaned else ():
            if lines.paid_at[index].is_valid:
                yield part.note(
                    problem.code, part.row(index), spelled=layout.spelled(name) or "",
                    value=cells[name].text[index].as_py(),
                )  # fmt: skip


def about_cells(part: Part, lines: Lines) -> Iterator[Issue]:
    """Name the amounts and balances that cannot be read."""
    for name, cleaned in lines.cleaned.items():
        if name in _TIMES:
            continue
        target = "balance_after" if name == "balance" else "amount"
        if cleaned.rounded:
            yield part.note("rounded", target=target, count=cleaned.rounded)
        yield from _problems(part, target, cleaned)


def _problems(part: Part, target: str, cleaned: Cleaned) -> Iterator[Issue]:
    for index, problem in cleaned.problems.items():
        row = part.row(index)
        if row not in part.aside:
            value = part.cell(target, index)
            yield part.note(problem.code, row, target=target, value=value, why=problem.why)


def about_units(part: Part, units: Mapping[str, str]) -> Iterator[Issue]:
    """Name the columns that may be of another currency."""
    targets = {"balance": "balance_after"}
    yield from other_money(part, {targets.get(n, "amount"): unit for n, unit in units.items()})


def about_chain(part: Part, directions: Directions, unmoved: int) -> Iterator[Issue]:
    """Say where balances and words contradict each other.

    Args:
        part: The statement.
        directions: Which way its lines went.
        unmoved: How many of its lines failed and rightly left the balance as it was.
    """
    _, chain, turned = directions
    breaks = chain.breaks - unmoved
    if turned is not None:
        yield part.note("turned" if turned else "sign_contradicted", target="amount")
    elif chain.compared and breaks > 0:
        yield part.note("balance_breaks", target="balance_after", count=breaks, of=chain.compared)
