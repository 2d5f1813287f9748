"""Who may be past the age of retirement: such a person has a written agreement, if anything."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, is_true

WHOLE_ID = "^[0-9]{17}[0-9X]$"
"""A resident id of which no digit is masked or lost (GB 11643)."""
WOMAN = ("0", "2", "4", "6", "8")
"""The last digit but one of a woman's id."""
RETIRES, WOMAN_RETIRES = 60, 50
"""Years; since 2025 both rise step by step, so that who is younger cannot be past them."""


def may_be_over_age(day: nw.Expr) -> nw.Expr:
    """Whether `id_no` tells that a worker had reached the age of retirement on `day`; never null.

    A labour contract ends with that age, and the law then asks for a written agreement (LR-56;
    before it, for nothing in writing).
    """
    digits = nw.col("id_no")
    whole = is_true(digits.str.contains(WHOLE_ID))
    parts = (digits.str.slice(at, length) for at, length in ((6, 4), (10, 2), (12, 2)))
    born = nw.concat_str(list(parts), separator="-")
    woman = is_true(digits.str.slice(16, 1).is_in(WOMAN))
    by_then = nw.when(woman).then(_before(day, WOMAN_RETIRES)).otherwise(_before(day, RETIRES))
    return nw.when(whole).then(is_true(born <= by_then)).otherwise(FALSE)


def _before(day: nw.Expr, years: int) -> nw.Expr:
    return day.dt.offset_by(f"-{years}y").cast(nw.Date).cast(nw.String)
