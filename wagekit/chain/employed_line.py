"""Payroll rows with their employer, where only the roster names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived_anew

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


@derived_anew
def employed_line(payroll: Frame, worker: Frame, person: Frame) -> Frame:
    """`payroll`; a row that names no employer is of the one that the roster has for its worker.

    The roster of that very project goes first. The employer is null where no roster tells, or those
    of several projects tell differently.
    """
    columns = payroll.collect_schema().names()
    employers = person.select("worker_id", "roster_employer")
    frame = payroll.join(employers, on="worker_id", how="left")
    frame = frame.join(_hired_here(worker), on=["project_id", "worker_id"], how="left")
    named = nw.coalesce("employer_id", "_here", "roster_employer")
    return frame.with_columns(employer_id=named).select(*columns)


def _hired_here(worker: Frame) -> Frame:
    """`project_id`, `worker_id`, `_here`: the employer on the roster of that very project."""
    hired = worker.group_by("project_id", "worker_id")
    return hired.agg(_here=nw.col("employer_id").min())
