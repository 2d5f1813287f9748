"""Amounts as contracts state them, in capitals and in figures: 壹佰万元整（¥1,000,000.00）."""

import re
from collections.abc import Iterator
from contextlib import suppress

from wagekit.intake.clean.capitals import fen_in_capitals
from wagekit.intake.clean.cleaned import Unreadable
from wagekit.intake.said import Said
from wagekit.model.money import DIGITS, PLACES, parse

_NAMES = "".join(name for _, name in PLACES)
_CAPITALS = re.compile(rf"[{DIGITS}拾][{DIGITS}{_NAMES}〇]*[元圆](?:[{DIGITS}角分]+)?[整正]?")
_FIGURES = re.compile(r"[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:万元|亿元|元|万)?")
_LABELS = re.compile(r"人民币|RMB|大写|小写|金额|合计|[即为计:;,、()]", re.IGNORECASE)


def stated_twice(text: str, unit: str) -> int | None:
    """Read an amount in capitals, alone or beside the same in figures.

    Args:
        text: The cell, folded and without blanks.
        unit: What figures without a unit are counted in; beside capitals they may be yuan.

    Returns:
        Whole fen; None where the cell holds something else, such as figures alone.

    Raises:
        Unreadable: The two differ.
    """
    alone = fen_in_capitals(text)
    if alone is not None:
        return alone
    capitals = _CAPITALS.findall(text)
    besides = _CAPITALS.sub("", text)
    figures = _FIGURES.findall(besides)
    rest = _LABELS.sub("", _FIGURES.sub("", besides))
    words = fen_in_capitals(capitals[0]) if len(capitals) == 1 else None
    if words is None or rest or len(figures) > 1:
        return None
    if figures and words not in _readings(figures[0], unit):
        raise Unreadable("bad_money", Said("大写与小写不一致", "words and figures differ"))
    return words


def _readings(figures: str, unit: str) -> Iterator[int]:
    """What figures can mean; an amount too large to be true is none."""
    for each in (unit, "元"):
        with suppress(ValueError):
            yield parse(figures, unit=each)
