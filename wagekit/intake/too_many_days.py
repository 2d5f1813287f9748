"""Days of a month that cannot be days: a sheet that counts hours under 出勤."""

from collections.abc import Mapping

import pyarrow.compute as pc

from wagekit.intake.added_up import refusing
from wagekit.intake.clean.cleaned import Cleaned, Problem

_MOST = 62
"""Two 工 on each day of a month: overtime is counted in 工, too."""


def without_hours(stated: Mapping[str, Cleaned]) -> Mapping[str, Cleaned]:
    """Leave open how many days were worked where the number is more than a month can hold.

    Args:
        stated: The columns of a sheet as cleaned; a line with days is about one month.
    """
    days = stated.get("days")
    if days is None:
        return stated
    over = pc.greater(days.values, _MOST)
    return {**stated, "days": refusing(days, over, Problem("too_many_days"))}
