"""The .docx file: opens, the same bytes each time, Chinese faces named, data as plain text."""

# ruff: noqa: SLF001 - faces, grids and repeated rows can be read only from the XML

from __future__ import annotations

import datetime as dt
import io
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Twips
from housing_case import letter, tables

from wagekit.memo.docx import CannotSave, as_bytes, save
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Opened


def opened(content: bytes | None = None) -> Opened:
    return Document(io.BytesIO(content or as_bytes(letter())))


def test_all_words_are_in_the_file() -> None:
    document = opened()
    section = document.sections[0]
    parts = [
        document.element.body,
        *(h._element for h in (section.first_page_header, section.header)),
    ]
    text = "".join(node.text or "" for part in parts for node in part.iter(qn("w:t"), qn("w:tab")))
    lost = [said for said in letter().texts() if said not in text]
    assert not {*lost} - {"案件线索移送函"}


def test_page_is_that_of_an_official_letter() -> None:
    section = opened().sections[0]
    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert margins == (Twips(2098), Twips(1984), Twips(1588), Twips(1474))
    assert section.different_first_page_header_footer


def test_every_run_names_a_chinese_face() -> None:
    document = opened()
    faces = {
        run.find(qn("w:rPr")).find(qn("w:rFonts")).get(qn("w:eastAsia"))
        for run in document.element.body.iter(qn("w:r"))
    }
    assert faces == {"仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"}
    style = document.styles["Normal"].element.find(qn("w:rPr"))
    assert style.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert style.find(qn("w:sz")).get(qn("w:val")) == "32"


def test_body_has_fixed_lines_and_two_characters_indent() -> None:
    document = opened()
    body = next(p for p in document.paragraphs if p.text.startswith("本机关在办理"))
    properties = body._p.pPr
    assert properties.find(qn("w:spacing")).get(qn("w:line")) == "579"
    assert properties.find(qn("w:spacing")).get(qn("w:lineRule")) == "exact"
    assert properties.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


def test_headings_stay_with_their_text_and_header_rows_repeat() -> None:
    document = opened()
    heading = next(p for p in document.paragraphs if p.text == "四、发现的疑点")
    assert heading.paragraph_format.keep_with_next
    firsts = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in document.tables]
    assert len(firsts) == 3
    assert all(first is not None for first in firsts)


def test_the_same_words_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_bytes(letter())
    later = time.time() + 10**6
    monkeypatch.setattr(time, "time", lambda: later)
    assert as_bytes(letter()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as made:
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert made.namelist()[0] == "[Content_Types].xml"


def test_markup_formulas_and_templates_come_out_as_typed() -> None:
    name = "=HYPERLINK(1)<w:p/>&lt;{{ 7*7 }}{% raw %}A&B]]>公司"
    party = table_of("party", [{"party_id": "GC", "name": name}])
    document = opened(as_bytes(letter(tables=tables() | {"party": party})))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert name in cells


def test_an_untouched_draft_is_replaced_whole(tmp_path: Path) -> None:
    there = tmp_path / "函.docx"
    there.write_bytes(as_bytes(letter(lang="en")))
    save(letter(), there)
    assert there.read_bytes() == as_bytes(letter())
    assert [path.name for path in tmp_path.iterdir()] == ["函.docx"]


def test_what_somebody_wrote_or_worked_on_is_not_replaced(tmp_path: Path) -> None:
    there = tmp_path / "函.docx"
    there.write_bytes(b"old")
    with pytest.raises(CannotSave, match="没有覆盖"):
        save(letter(), there)
    assert there.read_bytes() == b"old"
    document = opened()
    document.core_properties.modified = dt.datetime(2024, 7, 1)  # noqa: DTZ001 - as python-docx
    document.save(str(there))
    with pytest.raises(CannotSave, match="没有覆盖"):
        save(letter(), there)


def test_a_document_has_its_suffix(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="docx"):
        save(letter(), tmp_path / "函.pdf")
    assert not [*tmp_path.iterdir()]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    save(letter(), tmp_path / "none" / "函.docx")
    assert (tmp_path / "none" / "函.docx").read_bytes() == as_bytes(letter())


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotSave, match="写不到"):
        save(letter(), tmp_path / "file" / "函.docx")
    (tmp_path / "file").unlink()
    (tmp_path / "folder.docx").mkdir()
    with pytest.raises(CannotSave, match="写不到"):
        save(letter(), tmp_path / "folder.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.docx"]


def test_without_python_docx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(CannotSave, match=r"pip install 'wagekit\[docx\]'"):
        as_bytes(letter())
