"""Sets the words of a letter: its head and text, its tables, its signature, its annexes."""

# ruff: noqa: SLF001 - python-docx reaches East Asian faces, borders and grids only through its XML

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wagekit.memo.docx_style import (
    HEI,
    KAI,
    RED,
    SONG,
    TEXT_WIDTH,
    TITLE,
    Look,
    dress,
    dress_run,
    field,
    line_below,
    mark,
    normal,
    page,
    table_lines,
)
from wagekit.views.letter.view import Grid

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Set

    from wagekit.views.letter.view import Annex, LetterView, Paragraph

_LOOKS: Final = {
    "heading": Look(font=HEI, first=2, keep_next=True, outline=1, align="left"),
    "subheading": Look(font=KAI, first=2, keep_next=True, outline=2, align="left"),
    "body": Look(first=2),
}
_TITLE: Final = Look(font=TITLE, size=22, align="center", line=34, keep_next=True)
_DRAFT: Final = Look(font=HEI, size=10.5, align="left", line=0)
_HEAD_SIZES: Final = (20, 36)
_HEAD_WIDTH: Final = 480
_DATE_RIGHT: Final = 4
_LEAST_RIGHT: Final = 2
_TOGETHER: Final = 3
_SHORT: Final = 6
"""Rows of a table that stays on one page."""
_SMALL_TABLE: Final = 4
"""Tables of so many columns are set in 小四, wider ones in 五号."""


def fill(document: Document, view: LetterView) -> None:
    """Write a letter into an empty document.

    Args:
        document: The document.
        view: The words.
    """
    normal(document)
    page(document.sections[0])
    _head_and_feet(document, view)
    _opening(document, view)
    for block in view.body:
        _block(document, block)
    # The signature never stands on a page without text.
    for paragraph in document.paragraphs[-2:]:
        mark(paragraph._p.get_or_add_pPr(), "keepNext")
    _closing(document, view)
    for annex in view.annexes:
        _annex(document, annex)


def _head_and_feet(document: Document, view: LetterView) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    size = min(max(_HEAD_WIDTH // max(len(view.issuer), 1), _HEAD_SIZES[0]), _HEAD_SIZES[1])
    head = _line(section.first_page_header, view.issuer)
    dress(head, Look(font=TITLE, size=size, align="center", line=0, color=RED))
    line_below(head, "thickThinSmallGap")
    foot = dress(_line(section.first_page_footer, ""), Look(size=5, line=0))
    line_below(foot, "thinThickSmallGap", side="top")
    for header in (section.header, section.even_page_header):
        dress(_line(header, view.draft), _DRAFT)
    _page_number(_line(section.footer, ""), "right")
    _page_number(_line(section.even_page_footer, ""), "left")


def _line(part: Any, text: str) -> Set:  # noqa: ANN401 - a header or a footer
    part.is_linked_to_previous = False
    paragraph: Set = part.paragraphs[0]
    paragraph.text = text
    return paragraph


def _page_number(paragraph: Set, align: str) -> None:
    for text in ("— ", "", " —"):
        run = paragraph.add_run(text)
        if not text:
            field(run._r, "PAGE")
    look = Look(font=SONG, size=14, line=0, align=align)
    dress(paragraph, look)
    mark(paragraph._p.get_or_add_pPr(), "ind", left=280, right=280)


def _opening(document: Document, view: LetterView) -> None:
    top = dress(document.add_paragraph(view.draft), Look(align="left"))
    dress_run(top.runs[0]._r, _DRAFT)
    dress_run(top.add_run(f"\t{view.number}")._r, Look())
    _tab_right(top)
    _blank(document)
    for text in view.title:
        dress(document.add_paragraph(text), _TITLE)
    _blank(document)
    dress(document.add_paragraph(view.addressee), Look(align="left", keep_next=True))


def _tab_right(paragraph: Set) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 - python-docx is an extra
    from docx.shared import Twips  # noqa: PLC0415

    paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _blank(document: Document) -> None:
    dress(document.add_paragraph(), Look(keep_next=True))


def _block(document: Document, block: Paragraph | Grid) -> None:
    if isinstance(block, Grid):
        _table(document, block)
    else:
        dress(document.add_paragraph(block.text), _LOOKS[block.role])


def _table(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=0, cols=len(grid.header))
    table.autofit = False
    table_lines(table._tbl.tblPr)
    widths = [TEXT_WIDTH * width // sum(grid.widths) for width in grid.widths]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        _widen(column, width)
    size = 12 if len(grid.header) <= _SMALL_TABLE else 10.5
    head = Look(font=HEI, size=size, align="center", line=0, keep_next=True)
    _row(table, grid.header, widths, head)
    mark(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")
    many = len(grid.rows)
    together = many if many <= _SHORT else _TOGETHER
    for left, cells in zip(range(many, 0, -1), grid.rows, strict=True):
        # The last rows go to the next page together.
        keep = 1 < left <= together
        _row(table, cells, widths, Look(size=size, align="left", line=0, keep_next=keep))
    dress(document.add_paragraph(), Look(size=5, line=0))


def _widen(column: Any, width: int) -> None:  # noqa: ANN401 - an lxml element
    from docx.oxml.ns import qn  # noqa: PLC0415 - python-docx is an extra

    column.set(qn("w:w"), str(width))


def _row(
    table: Any,  # noqa: ANN401 - python-docx
    texts: tuple[str, ...],
    widths: list[int],
    look: Look,
) -> None:
    row = table.add_row()
    mark(row._tr.get_or_add_trPr(), "cantSplit")
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        mark(cell._tc.get_or_add_tcPr(), "tcW", w=width, type="dxa")
        mark(cell._tc.get_or_add_tcPr(), "vAlign", val="center")
        paragraph = cell.paragraphs[0]
        paragraph.text = text
        dress(paragraph, look)


def _closing(document: Document, view: LetterView) -> None:
    _blank(document)
    for line in view.annexed.splitlines():
        dress(document.add_paragraph(line), Look(first=2, align="left", keep_next=True))
    _blank(document)
    _blank(document)
    for text, right in zip((view.signature, view.date), _rights(view), strict=True):
        look = Look(align="right", right=right, keep_next=True)
        dress(document.add_paragraph(text), look)
    dress(document.add_paragraph(view.contact), Look(first=2, align="left"))


def _rights(view: LetterView) -> tuple[float, float]:
    """Indents that centre the name over the date, as where both are sealed."""
    name, date = len(view.signature) / 2, len(view.date) / 2
    centre = max(_DATE_RIGHT + date, _LEAST_RIGHT + name)
    return centre - name, centre - date


def _annex(document: Document, annex: Annex) -> None:
    label = Look(font=HEI, align="left", keep_next=True, outline=1)
    start = dress(document.add_paragraph(annex.label), label)
    mark(start._p.get_or_add_pPr(), "pageBreakBefore")
    _blank(document)
    dress(document.add_paragraph(annex.title), _TITLE)
    _blank(document)
    for block in annex.blocks:
        _block(document, block)
