"""Payroll lines as rules look at them: one row each, with the names that sentences use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Cited, Step, cite, not_applicable
from wagekit.core.logic import earliest, is_true
from wagekit.model.codes import NONE

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

EVIDENCE: tuple[Cited, ...] = (cite("payroll", "payroll_id"), cite("worker", "worker_id"))
PARTIES = ("employer_id",)
PERIOD = "month"
NOTHING_PAID: Step = not_applicable(
    is_true(nw.col("unpaid")),
    "该条工资尚未支付",
    "nothing was paid on this line yet",
)


def payslips(wage_line: Frame, worker: Frame, actor: Frame, as_of: nw.Expr) -> Frame:
    """Every line of the payroll with `subject`, `worker_name`, `employer_name` and `unpaid`.

    `unpaid`: nothing was paid by `as_of`; null if not known.
    """
    names = worker.group_by("worker_id").agg(_name=nw.col("name").min())
    firms = actor.select(employer_id="party_id", _firm="name")
    frame = wage_line.join(names, on="worker_id", how="left")
    frame = frame.join(firms, on="employer_id", how="left")
    none = is_true(nw.col("channel") == NONE) | is_true(earliest("paid_on") > as_of)
    return frame.with_columns(
        subject=nw.col("payroll_id"),
        worker_name=nw.coalesce("_name", "worker_id"),
        employer_name=nw.coalesce("_firm", "employer_id"),
        unpaid=nw.when(none).then(nw.lit(True)).otherwise(nw.col("paid") <= 0),
    ).drop("_name", "_firm")
