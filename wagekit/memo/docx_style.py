"""Fonts, sizes and distances of an official letter (GB/T 9704-2012), set on python-docx objects."""

# ruff: noqa: SLF001 - python-docx reaches East Asian faces, borders and grids only through its XML

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

TWIPS: Final = 20
"""Twentieths of a point in a point."""

LATIN: Final = "Times New Roman"
SONG: Final = "宋体"
FANGSONG: Final = "仿宋_GB2312"
KAI: Final = "楷体_GB2312"
HEI: Final = "黑体"
TITLE: Final = "方正小标宋简体"

PAGE: Final = (11906, 16838)
MARGINS: Final = {"top": 2098, "bottom": 1984, "left": 1588, "right": 1474}
TEXT_WIDTH: Final = PAGE[0] - MARGINS["left"] - MARGINS["right"]
HEAD_FROM_TOP: Final = 1701
FOOT_FROM_BOTTOM: Final = 1134
LINE: Final = 579
"""28.95 pt, so that 22 lines fill 225 mm."""

RED: Final = "C00000"
_LONG: Final = re.compile(r"[!-~]{9,}")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; lengths in points, indents in characters of the body.

    Attributes:
        font: The Chinese face; Latin letters and digits are set in Times New Roman.
        size: Of the characters.
        align: `left`, `right`, `center` or `both`.
        first: Indent of the first line.
        right: Indent at the right.
        line: Exact distance of lines; 0 lets the line fit its characters, off the page's grid.
        color: RGB in hex; empty for black.
        keep_next: Whether it stays on the page of the next paragraph.
        outline: Level in the navigation pane; 0 for none.
        before: Space above.
    """

    font: str = FANGSONG
    size: float = 16
    align: str = "both"
    first: int = 0
    right: float = 0
    line: float = LINE / TWIPS
    color: str = ""
    keep_next: bool = False
    outline: int = 0
    before: float = 0


def dress(paragraph: Paragraph, look: Look) -> Paragraph:
    """Set the look of a paragraph and of every run in it.

    Args:
        paragraph: The paragraph, with its text.
        look: How it is to look.
    """
    properties = paragraph._p.get_or_add_pPr()
    if look.keep_next:
        _add(properties, "keepNext")
        _add(properties, "keepLines")
    _add(properties, "widowControl")
    _add(properties, "snapToGrid", val=int(bool(look.line)))
    _add(properties, "spacing", **_spacing(look))
    _add(properties, "ind", **_indent(look))
    _add(properties, "jc", val=_align(paragraph.text, look))
    if look.outline:
        _add(properties, "outlineLvl", val=look.outline - 1)
    for run in paragraph.runs:
        dress_run(run._r, look)
    return paragraph


def dress_run(run: Any, look: Look) -> None:  # noqa: ANN401 - an lxml element
    """Set face, size and colour of a run; the Chinese face needs `eastAsia` beside `ascii`.

    Args:
        run: The `w:r` element.
        look: How it is to look.
    """
    properties = run.get_or_add_rPr()
    faces = {"ascii": LATIN, "hAnsi": LATIN, "cs": LATIN, "eastAsia": look.font}
    _add(properties, "rFonts", hint="eastAsia", **faces)
    if look.color:
        _add(properties, "color", val=look.color)
    half_points = round(look.size * 2)
    _add(properties, "sz", val=half_points)
    _add(properties, "szCs", val=half_points)
    _add(properties, "lang", val="en-US", eastAsia="zh-CN")


def page(section: Section) -> None:
    """A4 with the margins of an official letter, and a grid of 22 lines.

    Args:
        section: The section.
    """
    from docx.shared import Twips  # noqa: PLC0415 - python-docx is an extra

    section.page_width, section.page_height = Twips(PAGE[0]), Twips(PAGE[1])
    section.top_margin, section.bottom_margin = Twips(MARGINS["top"]), Twips(MARGINS["bottom"])
    section.left_margin, section.right_margin = Twips(MARGINS["left"]), Twips(MARGINS["right"])
    section.header_distance, section.footer_distance = Twips(HEAD_FROM_TOP), Twips(FOOT_FROM_BOTTOM)
    grid = section._sectPr.find(_name("docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    _add(section._sectPr, "docGrid", type="lines", linePitch=LINE)


def normal(document: Document) -> None:
    """The style that everything rests on: body face and size, no space between paragraphs.

    Args:
        document: The document.
    """
    style = document.styles["Normal"]
    dress_run(style.element, Look())
    style.paragraph_format.space_after = 0


def line_below(paragraph: Paragraph, kind: str, *, side: str = "bottom") -> None:
    """A red double line of 170 mm under (or above) a paragraph, centred on the page.

    Args:
        paragraph: The paragraph; it is widened beyond the margins.
        kind: The OOXML name of the line, such as `thickThinSmallGap`.
        side: `bottom` or `top`.
    """
    properties = paragraph._p.get_or_add_pPr()
    borders = _add(properties, "pBdr")
    _add(borders, side, val=kind, sz=24, space=4, color=RED)
    _add(properties, "ind", left=-454, right=-340)


def table_lines(properties: Any) -> None:  # noqa: ANN401 - an lxml element
    """Thin lines around every cell, and air in it, whatever styles the reader's program has.

    Args:
        properties: The `w:tblPr` element.
    """
    _add(properties, "jc", val="center")
    borders = _add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _add(borders, side, val="single", sz=4, space=0, color="000000")
    margins = _add(properties, "tblCellMar")
    for side, width in (("top", 45), ("left", 85), ("bottom", 45), ("right", 85)):
        _add(margins, side, w=width, type="dxa")


def field(run: Any, code: str) -> None:  # noqa: ANN401 - an lxml element
    """Turn a run into a field, such as the page number.

    Args:
        run: The `w:r` element.
        code: The field code.
    """
    _add(run, "fldChar", fldCharType="begin")
    _add(run, "instrText").text = code
    _add(run, "fldChar", fldCharType="end")


def mark(properties: Any, tag: str, **values: str | int) -> None:  # noqa: ANN401 - an lxml element
    """Set one property.

    Args:
        properties: The element that holds properties.
        tag: Its name, without `w:`.
        **values: Its attributes.
    """
    _add(properties, tag, **values)


def _align(text: str, look: Look) -> str:
    # A long figure cannot break; justified, it would tear the line before it apart.
    return "left" if look.align == "both" and _LONG.search(text) else look.align


def _spacing(look: Look) -> dict[str, str | int]:
    made: dict[str, str | int] = {"before": round(look.before * TWIPS), "after": 0}
    if look.line:
        return made | {"line": round(look.line * TWIPS), "lineRule": "exact"}
    return made | {"line": 240, "lineRule": "auto"}


def _indent(look: Look) -> dict[str, str | int]:
    character = look.size * TWIPS
    return {
        "left": 0,
        "right": round(look.right * character),
        "firstLineChars": look.first * 100,
        "firstLine": round(look.first * character),
    }


_ORDER: Final = {
    "pPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
            "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku",
            "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi",
            "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
            "suppressOverlap", "jc", "textDirection", "textAlignment", "outlineLvl", "rPr"),
    "rPr": ("rStyle", "rFonts", "b", "i", "color", "spacing", "w", "kern", "position", "sz", "szCs",
            "u", "lang"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
    "trPr": ("cantSplit", "tblHeader"),
    "tcPr": ("tcW", "vAlign"),
}  # fmt: skip
"""The order that the schema of Word demands; a property out of place is a damaged file."""


def _add(parent: Any, tag: str, **values: str | int) -> Any:  # noqa: ANN401 - lxml elements
    from docx.oxml import OxmlElement  # noqa: PLC0415 - python-docx is an extra
    from docx.oxml.ns import qn  # noqa: PLC0415

    order = _ORDER.get(parent.tag.rpartition("}")[2])
    old = parent.find(qn(f"w:{tag}")) if order else None
    made = OxmlElement(f"w:{tag}") if old is None else old
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    if old is None:
        _insert(parent, made, order)
    return made


def _insert(parent: Any, made: Any, order: tuple[str, ...] | None) -> None:  # noqa: ANN401
    def place(element: Any) -> int:  # noqa: ANN401 - an lxml element
        name = element.tag.rpartition("}")[2]
        return order.index(name) if order and name in order else 0

    later = (e for e in parent if place(e) > place(made)) if order else iter(())
    follower = next(later, None)
    if follower is None:
        parent.append(made)
    else:
        follower.addprevious(made)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 - python-docx is an extra

    return str(qn(f"w:{tag}"))
