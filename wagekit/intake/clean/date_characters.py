"""Dates in Chinese characters and with short years, turned into figures."""

import re
import unicodedata

_SHORT_YEAR = re.compile(r"^(1[3-9]|[23]\d)(?=/\d{1,2}/\d{1,2}(?!\d)|年\d{1,2}月)")
"""21/11/5 and 21年11月; what might be a month or a day of another order is not taken for a year."""
_FIRST_MONTH = re.compile(r"(?<=\d年)元月")
_DIGITS = "〇一二三四五六七八九"
_IN_CHARACTERS = re.compile(
    rf"([{_DIGITS}零○]{{4}})年(?:([{_DIGITS}十元正]{{1,3}})月(份?))?(?:([{_DIGITS}十]{{1,3}})[日号])?"
)


def in_figures(text: str) -> str:
    """The text with its date in figures: 二〇二六年三月五日 and 26年3月5日 as 2026年3月5日."""
    folded = unicodedata.normalize("NFKC", text).strip()
    spaced = re.sub(r"\s*([年月日号])\s*", r"\1", re.sub(r"\s+", " ", folded))
    figures = _SHORT_YEAR.sub(r"20\1", _FIRST_MONTH.sub("1月", spaced))
    return _IN_CHARACTERS.sub(_in_digits, figures)


def _in_digits(found: re.Match[str]) -> str:
    year, month, more, number = found.groups()
    said = f"{_counted(year)}年"
    said += f"{_counted(month)}月{more}" if month else ""
    return said + (f"{_counted(number)}日" if number else "")


def _counted(characters: str) -> int:
    text = characters.translate(str.maketrans("零○元正", "〇〇一一"))
    if "十" not in text:
        return int("".join(str(_DIGITS.index(c)) for c in text))
    tens, _, ones = text.partition("十")
    return 10 * (_DIGITS.index(tens) if len(tens) == 1 else 1) + (
        _DIGITS.index(ones) if len(ones) == 1 else 0
    )
