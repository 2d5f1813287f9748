"""Whether the other side of an internal contract is the issuer's own employee or an outsider."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, is_true

INTERNAL = nw.col("kind") == "internal"


def outsider() -> nw.Expr:
    """Whether the other side is none of the issuer's own (a frame of `work`).

    Who works at his own risk under an internal contract is one, unless he is an employee. Under
    any other kind of contract the other side is somebody else.
    """
    at_own_risk = nw.when(is_true(nw.col("own_account_risk"))).then(TRUE).otherwise(UNKNOWN)
    by_staff = nw.when(nw.col("employee")).then(FALSE).otherwise(TRUE)
    known = ~nw.col("employee").is_null()
    stranger = nw.when(known).then(by_staff).otherwise(at_own_risk)
    return nw.when(is_true(INTERNAL)).then(stranger).otherwise(TRUE)
