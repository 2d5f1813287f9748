"""Which contracts are works, as an expression over the contract table."""

from __future__ import annotations

import narwhals as nw

from wagekit.model.contract_kinds import NOT_WORKS

WORKS = ~nw.coalesce(nw.col("kind").is_in(NOT_WORKS), nw.lit(False))
"""Works, or not known to be anything else."""
