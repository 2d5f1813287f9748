"""Names as they are compared: one width, one script, one way to write numerals and dots."""

import re
from functools import cache, lru_cache
from typing import Any

from wagekit.intake.texts import plain

_MARKS = str.maketrans(
    {**dict.fromkeys("[{【〔〖<《", "("), **dict.fromkeys("]}】〕〗>》", ")")}
    | {**dict.fromkeys("•・‧∙⋅.", "·"), **dict.fromkeys("\"'“”‘’「」『』", None)}
)
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_COUNTED = "(?=建|局|分|公司|工程|建筑|处|队|标|工区|厂|期|号|项目|航|冶|安装|市政|路桥)"
_NUMERAL = re.compile(f"第([零一二三四五六七八九十]+)|([零一二三四五六七八九十]+){_COUNTED}")
_ORDINAL = re.compile(r"第(\d)")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """A name without what spelling alone changes.

    Args:
        text: A name as a file has it.

    Returns:
        NFKC, no blanks, simplified characters, round brackets, no quotes, one kind of dot.
    """
    return str(_simplified().convert(plain(text))).translate(_MARKS).strip("·,;:、。")


def counted(text: str) -> str:
    """The same with ordinal and unit numerals as digits: 第三建筑 and 3建筑 are alike."""
    return _ORDINAL.sub(r"\1", _NUMERAL.sub(_as_digits, text))


def _as_digits(found: re.Match[str]) -> str:
    tens, ten, ones = (found[1] or found[2]).rpartition("十")
    if not ten:
        return "".join(str(_DIGITS[c]) for c in ones)
    return str((_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0))


@cache
def _simplified() -> Any:  # noqa: ANN401 - the library has no types
    from opencc import OpenCC  # noqa: PLC0415 - its tables are loaded when a name is compared

    return OpenCC("t2s")
