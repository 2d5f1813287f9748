"""Of which months of the payroll something is unpaid, as the run worked it out line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages


def unpaid_months(request: Request, wages: Wages) -> tuple[str, ...]:
    """The months of the payroll of which something is unpaid, in order.

    Args:
        request: What the letter is made from.
        wages: The wages, whose workers count.
    """
    return tuple(sorted({line["month"] for line in unpaid_lines(request, wages) if line["month"]}))


def unpaid_lines(request: Request, wages: Wages) -> tuple[Row, ...]:
    """The payroll lines of some wages that are overdue, with whom their money went to.

    What a sheet says was paid does not tell: it may not count as paid to the worker.

    Args:
        request: What the letter is made from.
        wages: The wages, whose workers count.

    Returns:
        Rows of the run's `wage_line`; none without a run.
    """
    lines = request.joined.get("wage_line")
    if lines is None:
        return ()
    owed = {worker.worker_id for worker in wages.workers}
    mine = _of_debt(lines, wages).to_pylist()
    return tuple(
        line for line in mine if line["worker_id"] in owed and line["payroll_id"] not in wages.later
    )


def _of_debt(lines: pa.Table, wages: Wages) -> pa.Table:
    """Those of the employer in the project: a case may hold the sheets of many others."""
    for name in ("project_id", "employer_id"):
        wanted = pa.array([getattr(wages.debt, name)], pa.string())
        lines = lines.filter(pc.is_in(lines[name], value_set=wanted))
    return lines
