"""Of which months of the payroll something is unpaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.model.arrow import empty
from wagekit.model.paper import SumOf
from wagekit.views.letter.facts import rows

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
    key = (wages.debt.project_id, wages.debt.employer_id)
    places = {
        (paper.file, paper.sheet, number)
        for paper in request.papers
        if (paper.project_id, paper.employer_id, paper.of) == (*key, SumOf.owed)
        for number in paper.rows
    }
    owed = {worker.worker_id for worker in wages.workers}
    payroll = _numbered(request, {number for _, _, number in places})
    lines = (
        row
        for row in rows({"payroll": payroll}, "payroll")
        if (row["_file"], row["_sheet"], row["_row"]) in places
        and row["worker_id"] in owed
        and row["payroll_id"] not in wages.later
    )
    return tuple(sorted({row["month"] for row in lines if row["month"] and _is_unpaid(row)}))


def _numbered(request: Request, numbers: set[int]) -> pa.Table:
    """The payroll rows that stand in rows of these numbers: a case may hold many other sheets."""
    payroll = request.tables.get("payroll")
    if payroll is None:
        return empty("payroll")
    return payroll.filter(pc.is_in(payroll["_row"], value_set=pa.array(numbers, pa.int64())))


def _is_unpaid(row: Row) -> bool:
    if row["payable"] is None or row["paid"] is None:
        return True
    return bool(row["payable"] - (row["deducted"] or 0) - row["paid"] > 0)
