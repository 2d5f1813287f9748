"""Which contracts are works and which pass them on, as expressions over the contract table."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import TRUE, is_true
from wagekit.model.contract_kinds import INSIDE, NOT_WORKS

WORKS = ~nw.coalesce(nw.col("kind").is_in(NOT_WORKS), nw.lit(False))
"""Works, or not known to be anything else."""


def passes_works_on() -> nw.Expr:
    """Whether a contract is an agreement by which somebody takes over what its issuer holds.

    An internal contract counts as the firm's own unless its contractor is known not to be.
    """
    own = (nw.col("kind") == "internal") & nw.coalesce("employee_contractor", TRUE)
    return is_true(nw.col("kind").is_in(INSIDE)) & ~is_true(own)


def may_pass_works_on() -> nw.Expr:
    """Whether nobody can say: of unknown kind, or whether the inner contractor is an employee."""
    inner = is_true(nw.col("kind") == "internal") & nw.col("employee_contractor").is_null()
    return nw.col("kind").is_null() | inner
