"""Amounts as contracts state them, in capitals and in figures: 壹佰万元整（¥1,000,000.00）."""

import re

from wagekit.intake.clean.capitals import fen_in_capitals
from wagekit.intake.clean.cleaned import Unreadable
from wagekit.intake.said import Said
from wagekit.model.money import DIGITS, PLACES, parse

_NAMES = "".join(name for _, name in PLACES)
_CAPITALS = re.compile(rf"[{DIGITS}拾][{DIGITS}{_NAMES}〇]*[元圆](?:[{DIGITS}角分]+)?[整正]?")
_FIGURES = re.compile(r"[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:万元|亿元|元|万)?")
_LABELS = re.compile(r"人民币|RMB|大写|小写|金额|合计|[即为计:;,、()]", re.IGNORECASE)


def stated_twice(text: str, unit: str) -> int | None:
    """Read an amount that stands in capitals and in figures, or beside the label of one of them.

    Args:
        text: The cell, folded and without blanks.
        unit: What figures without a unit are counted in; beside words they may be yuan.

    Returns:
        Whole fen; None where the cell holds something else.

    Raises:
        Unreadable: The two differ.
        ValueError: The figures are no amount in whole fen; in Chinese.
    """
    capitals = _CAPITALS.findall(text)
    figures = _FIGURES.findall(_CAPITALS.sub("", text))
    rest = _LABELS.sub("", _FIGURES.sub("", _CAPITALS.sub("", text)))
    if rest or len(capitals) > 1 or len(figures) > 1:
        return None
    words = fen_in_capitals(capitals[0]) if capitals else None
    if capitals and words is None:
        return None
    if not figures:
        return words
    if words is None:
        return None if figures[0] == text else parse(figures[0], unit=unit)
    if words not in {parse(figures[0], unit=each) for each in (unit, "元")}:
        raise Unreadable("bad_money", Said("大写与小写不一致", "words and figures differ"))
    return words
