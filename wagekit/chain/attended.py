"""Who came to which site, by the attendance and by the days of the wage sheets."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import NO_TEXT, Frame, is_true, level


@derived
def attended(attendance: Frame, payroll: Frame) -> Frame:
    """`project_id`, `worker_id`, `came`, `first_month`: whether a worker had days on a site.

    `came`: the level of that, by either table; what a wage sheet does not say of days is no row.
    `first_month`: the first month of attendance whose days are not said to be none; null without.
    """
    not_none = ~is_true(nw.col("days") <= 0)
    columns = ("project_id", "worker_id", "days")
    at_gate = attendance.select(*columns, month=nw.when(not_none).then("month"))
    on_sheet = payroll.filter(~nw.col("days").is_null()).select(*columns, month=NO_TEXT)
    both = nw.concat([at_gate, on_sheet], how="vertical")
    return both.group_by("project_id", "worker_id").agg(
        came=level(nw.col("days") > 0).max(), first_month=nw.col("month").min()
    )
