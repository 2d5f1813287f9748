"""Whether it is open that the owner gave a contract out."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import is_true

MAY_BE_NO_OWNER = (
    nw.col("awarded").is_null()
    | nw.col("issuer_id").is_null()
    | is_true(nw.col("issuer_id") != nw.col("owner_id"))
)
"""Nobody, or somebody other than the known owner, is stated as issuer; never null.

A topmost general contract goes as awarded whoever issued it: that is enough to build the chain on,
but not to lay an award at the owner's door.
"""
