"""The kinds of contract by what the law makes of them."""

from __future__ import annotations

import narwhals as nw

NOT_WORKS = ("supply", "lease", "dispatch", "outsourcing", "franchise", "premises_lease")
"""Never a subcontract of works, whatever else they are."""
GENERAL = ("general", "epc")
INSIDE = ("internal", "cooperation", "affiliation")
"""Agreements under which somebody takes over what a contractor holds."""

WORKS = ~nw.coalesce(nw.col("kind").is_in(NOT_WORKS), nw.lit(False))
"""Works, or not known to be anything else."""
