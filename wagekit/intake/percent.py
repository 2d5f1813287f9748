"""Shares below a header in percent: 5 below 费率（%） is 0.05."""

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import refusing
from wagekit.intake.clean.cleaned import Cleaned, Problem, RawColumn
from wagekit.intake.columns import schema_column
from wagekit.intake.layout import Layout
from wagekit.intake.texts import plain

_PLAIN = r"^[0-9]+(\.[0-9]+)?$"
_HUNDRED = 100.0


def in_percent(
    stated: Mapping[str, Cleaned], raw: Mapping[str, RawColumn], layout: Layout
) -> Mapping[str, Cleaned]:
    """Read the plain numbers below such a header as percent.

    Where all are 1 or less they may be shares all the same, as Excel keeps 80 % as 0.8: those are
    unknown.

    Args:
        stated: The columns of a sheet as cleaned.
        raw: Target to its cells.
        layout: Which column is which, of a file that is not canonical.
    """
    columns = [t for t in stated if _is_in_percent(t, layout)]
    return {**stated, **{t: _read(stated[t], raw[t].text) for t in columns}}


def _is_in_percent(target: str, layout: Layout) -> bool:
    is_share = schema_column(layout.table, target).type == "ratio"
    return is_share and "%" in plain(layout.spelled(target) or "")


def _read(stated: Cleaned, cells: pa.ChunkedArray) -> Cleaned:
    alone = pc.fill_null(pc.match_substring_regex(cells, _PLAIN), False)
    numbers = pc.cast(pc.if_else(alone, cells, None), pa.float64())
    if pc.any(pc.fill_null(pc.greater(numbers, 1), False)).as_py():
        return _shares(stated, numbers)
    return refusing(stated, pc.greater(numbers, 0), Problem("percent_unclear"))


def _shares(stated: Cleaned, numbers: pa.ChunkedArray) -> Cleaned:
    within = pc.fill_null(pc.less_equal(numbers, _HUNDRED), False)
    values = pc.if_else(within, pc.divide(numbers, _HUNDRED), stated.values)
    known = within.to_pylist()
    problems = {row: problem for row, problem in stated.problems.items() if not known[row]}
    return replace(stated, values=values, problems=problems)
