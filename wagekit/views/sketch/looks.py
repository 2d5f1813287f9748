"""How shapes look: colours for light and dark, fills, strokes, patterns and signs."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

COLOURS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ink": ("#1f2328", "#e6e9ed"),
        "soft": ("#5b6470", "#a3adb8"),
        "red": ("#b3261e", "#ff8a80"),
        "blue": ("#174a7c", "#8ab8ee"),
        "brown": ("#8a4b08", "#e3a75f"),
        "band": ("#2f6ba3", "#6fa8dc"),
        "grey": ("#6b7280", "#9aa3af"),
        "green": ("#3b7d4f", "#7fd3a0"),
        "slate": ("#3f4754", "#aab3c0"),
        "grid": ("#dfe3e8", "#343b43"),
        "paper": ("#ffffff", "#16191d"),
    }
)
"""Each colour on light and on dark ground."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape looks; colours are keys of `COLOURS`, empty for none.

    Attributes:
        fill: Its inside.
        veil: How much of the fill covers what is below it.
        edge: Its outline, or the line itself.
        width: Points.
        dash: On and off, in times of the width.
        hatch: A key of `HATCHES`, in the colour `hatched`.
        hatched: The colour of the pattern.
        sign: For a sign: `o`, `D`, `s` or `^`.
        size: Its size in points.
    """

    fill: str = ""
    veil: float = 1.0
    edge: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()
    hatch: str = ""
    hatched: str = ""
    sign: str = ""
    size: float = 0.0


HATCHES: Final[Mapping[str, str]] = MappingProxyType(
    {"slash": "////", "back": "\\\\\\\\", "dots": "....", "bars": "||||", "cross": "xxxx"}
)
"""Patterns, and what matplotlib calls them."""


def _ribbons(kind: str, colour: str, hatch: str = "") -> dict[str, Look]:
    """What is sure and what depends on the method, as band and as bar."""
    veil = 0.28 if hatch else 0.5
    pale = Look("paper", 1.0, colour, 0.8, hatch="bars", hatched=colour)
    return {
        f"ribbon {kind}": Look(colour, veil, width=0.4, hatch=hatch, hatched=hatch and colour),
        f"ribbon {kind} open": Look(colour, 0.13, colour, 0.7, (4, 2)),
        f"bar {kind}": Look(colour),
        f"bar {kind} open": pale,
    }


LOOKS: Final[Mapping[str, Look]] = MappingProxyType(
    {
        **_ribbons("known", "band"),
        **_ribbons("rest", "band"),
        **_ribbons("returned", "brown", "back"),
        **_ribbons("nobody", "grey", "dots"),
        **_ribbons("unknown", "grey", "slash"),
        "claim": Look("blue", edge="blue", width=1.0, sign="o", size=5),
        "disputed": Look("paper", edge="red", width=1.0, sign="D", size=6),
        "retention": Look("paper", edge="blue", width=1.0, sign="s", size=6),
        "payment": Look("brown", edge="brown", width=1.0, sign="^", size=6),
        "unclear": Look("paper", edge="brown", width=1.0, sign="^", size=6),
        "due": Look(edge="blue", width=1.5),
        "paid": Look(edge="brown", width=1.5, dash=(5, 2)),
        "ahead": Look(edge="blue", width=1.0, dash=(1, 2)),
        "gap": Look(edge="red", width=3.0),
        "level": Look(edge="grid", width=0.6),
        "axis": Look(edge="soft", width=0.8),
        "today": Look(edge="ink", width=0.8, dash=(3, 2)),
        "fall": Look(edge="soft", width=0.7, dash=(2, 2)),
        "cap": Look(edge="ink", width=2.0),
        "behind": Look("paper", 0.8),
        "owed": Look("slate", edge="slate", width=0.8),
        "liable": Look("band", edge="band", width=0.8),
        "open": Look("paper", edge="band", width=0.8, dash=(4, 2)),
        "plan": Look("green", hatch="slash", hatched="paper"),
        "unused": Look("paper", edge="paper", width=0.8),
        "shortfall": Look("red", hatch="cross", hatched="paper"),
    }
)
