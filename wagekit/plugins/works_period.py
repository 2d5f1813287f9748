"""Whether works had begun or ended by a day, as far as a project's dates and status tell."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest

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


def ended_before(day: nw.Expr) -> nw.Expr:
    """Whether works are known to have been completed or accepted before `day`."""
    return is_true(latest("completed_on") < day) | is_true(latest("accepted_on") < day)


def _ended_by(as_of: nw.Expr) -> nw.Expr:
    return is_true(latest("completed_on") <= as_of) | is_true(latest("accepted_on") <= as_of)
