"""Pairs of rows in words, for issues."""

from collections.abc import Sequence

from wagekit.intake.said import Said

_SHOWN = 20


def pairs_in_words(pairs: Sequence[tuple[int, int]]) -> Said:
    """Which row is as which, the first twenty."""
    shown = pairs[:_SHOWN]
    more = "…" if len(pairs) > _SHOWN else ""
    zh = "、".join(f"第 {here} 行同第 {there} 行" for here, there in shown)
    en = ", ".join(f"row {here} as row {there}" for here, there in shown)
    return Said(zh + more, en + more)
