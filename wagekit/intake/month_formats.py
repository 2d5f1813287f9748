"""Cells of a workbook that show only year and month: 2024年3月 is kept as the first of March.

Excel turns what a clerk types as 2024年3月 into a day; what it shows tells what was meant.
"""

import re
import zipfile
from datetime import date, timedelta

_STYLES = "xl/styles.xml"
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b([^>]*)>")
_CELLS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\b[^>]*?\bnumFmtId=[\"'](\d+)[\"']")
_ID = re.compile(r"\bnumFmtId=[\"'](\d+)[\"']")
_CODE = re.compile(r"\bformatCode=[\"']([^\"']*)[\"']")
_NO_SIGN = re.compile(r"&quot;.*?&quot;|\[[^\]]*\]|\\.|\"[^\"]*\"")
_BUILT_IN = frozenset({17, 27, 55, 57})
"""mmm-yy, and of Chinese Excel yyyy年m月 (57, and 27 and 55 in other releases)."""
_EPOCH = date(1899, 12, 30)
_DATED = re.compile(r"(\d{4}-\d{2})-01(?: 00:00:00)?")
_SERIAL = re.compile(r"\d{5}")


def month_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The cell styles that show year and month and no day.

    Args:
        archive: A workbook.

    Returns:
        Their indices, as the cells name them.
    """
    if _STYLES not in archive.namelist():
        return frozenset()
    xml = archive.read(_STYLES).decode("utf-8", "replace")
    formats = _BUILT_IN | {int(id_) for id_, code in _formats(xml) if _is_month(code)}
    cells = _CELLS.search(xml)
    named = _STYLE.findall(cells[0]) if cells else []
    return frozenset(index for index, id_ in enumerate(named) if int(id_) in formats)


def _formats(xml: str) -> list[tuple[str, str]]:
    pairs = ((_ID.search(each), _CODE.search(each)) for each in _FORMAT.findall(xml))
    return [(id_[1], code[1]) for id_, code in pairs if id_ and code]


def _is_month(code: str) -> bool:
    signs = _NO_SIGN.sub("", code).lower()
    return "y" in signs and "m" in signs and not set("dhs") & set(signs)


def cells_of(styles: frozenset[int]) -> re.Pattern[bytes] | None:
    """What finds the cells of such styles in the XML of a sheet; None where there are none.

    Args:
        styles: Their indices.
    """
    if not styles:
        return None
    any_of = b"|".join(str(style).encode() for style in sorted(styles))
    return re.compile(
        rb"<c r=[\"']([A-Z]{1,3})(\d{1,7})[\"'](?=[^>]* s=[\"'](?:" + any_of + rb")[\"'])"
    )


def as_month(text: str | None) -> str | None:
    """The month of a day that is the first of one; any other text as it is.

    Args:
        text: A cell as read: a day, or the number of one.
    """
    if text is None:
        return None
    if found := _DATED.fullmatch(text):
        return found[1]
    if not _SERIAL.fullmatch(text):
        return text
    day = _EPOCH + timedelta(days=int(text))
    return f"{day:%Y-%m}" if day.day == 1 else text
