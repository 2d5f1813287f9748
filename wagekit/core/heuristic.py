"""Heuristics that tables and rules share, as numbers."""

from __future__ import annotations

from typing import Final

from wagekit.law import parameter

NEAR_WHOLE: Final = float(str(parameter("near_whole_ratio").on(None)))
