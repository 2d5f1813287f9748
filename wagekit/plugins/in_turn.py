"""Whether one contract was over before another like it began, so that it may have been replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.logic import is_true

if TYPE_CHECKING:
    import narwhals as nw


def over_before(ended: nw.Expr, signed: nw.Expr, as_of: nw.Expr) -> nw.Expr:
    """It ended before the other was signed, or by the day of judgement if nobody says when.

    Args:
        ended: The last day on which the one can have ended.
        signed: The first day on which the other can have been signed; null where it is not known.
        as_of: The day of judgement.
    """
    unsaid = signed.is_null() & (ended < as_of)
    return is_true(ended < signed) | is_true(unsaid)
