"""Explanations that were accepted by the day of judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import earliest, is_true

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def accepted_for(code: str, explanation: Frame, as_of: nw.Expr) -> Frame:
    """The explanations to a rule that were accepted; one accepted on no known day was by then."""
    later = is_true(earliest("decided_on") > as_of)
    return explanation.filter(nw.col("accepted"), nw.col("rule") == code, ~later)
