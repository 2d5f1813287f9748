"""Chinese glyphs in drawings on a machine without Chinese fonts: Noto Sans SC out of a package."""

from __future__ import annotations

from functools import cache
from typing import Any

from matplotlib import font_manager
from pylopdf_fonts_zh_cn import sans_path

FALLBACK = "DejaVu Sans"
"""Comes with matplotlib; has the signs that the Chinese face lacks."""


@cache
def chinese_font() -> str:
    """Register the face with matplotlib, once a process, and return its family name."""
    path = str(sans_path())
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


@cache
def glyphs() -> frozenset[int]:
    """The characters that a drawing can show."""
    names = (chinese_font(), FALLBACK)
    paths = [font_manager.findfont(name, fallback_to_default=False) for name in names]
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())


def font_settings() -> dict[Any, Any]:
    """Settings for `matplotlib.rc_context`: right glyphs, and the same bytes for the same drawing.

    The family must be a list in `font.family`: matplotlib looks a missing glyph up in the next
    family of that list only, not of `font.sans-serif`.
    """
    return {
        "font.family": [chinese_font(), FALLBACK],
        "axes.unicode_minus": False,
        "svg.fonttype": "path",
        "svg.hashsalt": "wagekit",
        "path.simplify": False,
    }
