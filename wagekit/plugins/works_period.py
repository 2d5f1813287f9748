"""Whether works had begun or ended by a day, as far as a project's dates and status tell."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, earliest, is_true, latest

UNDER_WAY = ("active", "suspended", "completed", "settled")
ENDED = ("completed", "settled")


def begun(as_of: nw.Expr) -> nw.Expr:
    """Whether works had begun by `as_of`; a known start goes before the status."""
    known = is_true(latest("started_on") <= as_of) | _ended_by(as_of)
    under_way = known | is_true(nw.col("status").is_in(UNDER_WAY))
    planned = is_true(earliest("started_on") > as_of) | is_true(nw.col("status") == "planned")
    later = is_true(earliest("started_on") > as_of)
    rest = nw.when(planned).then(FALSE).otherwise(UNKNOWN)
    return nw.when(later).then(FALSE).otherwise(nw.when(under_way).then(TRUE).otherwise(rest))


def ended(as_of: nw.Expr) -> nw.Expr:
    """Whether works are known to have ended by `as_of`; a planned day after it is no end."""
    return _ended_by(as_of) | is_true(nw.col("status").is_in(ENDED))


def with_not_begun(work: Frame, project: Frame, as_of: nw.Expr) -> Frame:
    """`work` with `not_begun`: its works are known to begin after `as_of`, never null.

    A day that the contract tells goes before what the project does.
    """
    sites = project.select("project_id", _not_begun=is_true(~begun(as_of)))
    joined = work.join(sites, on="project_id", how="left")
    own = nw.when(is_true(latest("started_on") <= as_of)).then(FALSE)
    later = nw.when(is_true(earliest("started_on") > as_of)).then(TRUE).otherwise("_not_begun")
    return joined.with_columns(not_begun=is_true(nw.coalesce(own, later))).drop("_not_begun")


def works_over(work: Frame, project: Frame) -> Frame:
    """`contract_id`, `over`: the first day that tells the end of the works of each contract."""
    days = ("accepted_on", "completed_on")
    columns = [column for day in days for column in (day, f"{day}_month")]
    sites = project.select("project_id", *columns)
    own = work.select("project_id", "contract_id", "ended_on", "ended_on_month")
    joined = own.join(sites, on="project_id", how="left")
    over = nw.min_horizontal(*(latest(day) for day in (*days, "ended_on")))
    return joined.select("contract_id", over=over).filter(~nw.col("over").is_null())


def ended_before(day: nw.Expr) -> nw.Expr:
    """Whether works are known to have been completed or accepted before `day`."""
    return is_true(latest("completed_on") < day) | is_true(latest("accepted_on") < day)


def ended_undated() -> nw.Expr:
    """Whether works are said to have ended, on a day that nobody tells."""
    undated = earliest("completed_on").is_null() & earliest("accepted_on").is_null()
    return is_true(nw.col("status").is_in(ENDED)) & undated


def perhaps_ended_before(day: nw.Expr, start: nw.Expr) -> nw.Expr:
    """Whether works that ended on an unknown day may have ended before `day`.

    They have not where `start`, a day on which they had not begun or not ended, is no earlier.
    """
    return ended_undated() & ~is_true(start >= day)


def last_day_before(day: nw.Expr) -> nw.Expr:
    """The last day of works that ended before `day`; null for those that did not."""
    over = nw.min_horizontal(latest("completed_on"), latest("accepted_on"))
    return nw.when(ended_before(day)).then(over)


def _ended_by(as_of: nw.Expr) -> nw.Expr:
    return is_true(latest("completed_on") <= as_of) | is_true(latest("accepted_on") <= as_of)
