"""A file that cannot be read is one issue and the run goes on; only nothing at all stops it."""

import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from intake_folders import problems, put, workbook, write

from wagekit.intake import CaseFolder, UnreadableCase, limits, read_case
from wagekit.intake.raw_cell import raw_row

PARTY = "party_id,name\nA,甲\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNREAD = ["a.xyz", "扫描.pdf", "照片.JPG", "图.png", "资料.zip", "函.doc", "欠条.txt", "笔录.md"]
UNREAD += ["网页.html", "导出.json", "图.svg", "旧.bak", "旧卷/case.toml", "旧卷/view.json"]


def beside_a_good_file(folder: Path, name: str, data: bytes) -> CaseFolder:
    write(folder, party_csv=PARTY)
    put(folder, name, data)
    case = read_case(folder)
    assert len(case.tables["party"]) == 1
    return case


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.csv", b""),
        ("空.xlsx", b""),
        ("坏.xlsx", b"PK\x03\x04" + b"x" * 100),
        ("坏.xls", OLE + b"\0" * 2000),
        ("假.xlsx", b"hello"),
        ("假.xls", "姓名,金额\n".encode()),
        ("坏.parquet", b"PAR1xxxxPAR1"),
        ("密.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000),
        ("乱.csv", b"\x81\xff\xff\xff"),
    ],
)
def test_an_unreadable_file_is_one_error(tmp_path: Path, name: str, data: bytes) -> None:
    case = beside_a_good_file(tmp_path, name, data)
    [issue] = case.issues
    assert (issue.file, issue.severity) == (name, "error")
    assert issue.problem
    assert "\n" not in issue.problem


def test_an_encrypted_workbook_is_called_encrypted(tmp_path: Path) -> None:
    data = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000
    assert "加密" in beside_a_good_file(tmp_path, "密.xlsx", data).issues[0].problem


def test_a_workbook_cut_short_is_one_error(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", {"party": [["party_id"], ["B"]]})
    whole = (tmp_path / "a.xlsx").read_bytes()
    case = beside_a_good_file(tmp_path, "a.xlsx", whole[: len(whole) // 2])
    assert [issue.severity for issue in case.issues] == ["error"]


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNZIP_RATIO_FROM", 1 << 20)
    with zipfile.ZipFile(tmp_path / "弹.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (5 << 20))
    case = beside_a_good_file(tmp_path, "b.ini", b"")
    [issue] = case.issues
    assert (issue.file, issue.severity) == ("弹.xlsx", "error")
    assert "过大" in issue.problem


def test_entities_in_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", {"party": [["party_id", "name"], ["B", "乙"]]})
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        b'<!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>party_id</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>&b;&f;</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    _replace_member(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", bomb)
    case = beside_a_good_file(tmp_path, "b.txt", b"")
    seen = str(case.tables["party"].to_pylist()) + str(case.issues)
    assert "root:" not in seen
    assert "aaaaaaaaaa" not in seen


def _replace_member(path: Path, member: str, data: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (kept | {member: data}).items():
            archive.writestr(name, content)


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    case = beside_a_good_file(tmp_path, "大.csv", PARTY.encode() * 50)
    assert [(issue.file, issue.severity) for issue in case.issues] == [("大.csv", "error")]


def test_a_sheet_too_wide_is_set_aside_whole(tmp_path: Path) -> None:
    header = ",".join(f"c{i}" for i in range(limits.COLUMNS + 5))
    case = beside_a_good_file(tmp_path, "宽.csv", (header + "\n1\n\n").encode())
    [issue] = case.issues
    assert (issue.file, issue.severity) == ("宽.csv", "error")
    [count] = [each for each in case.files if each.file == "宽.csv"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (3, 0, 2, 1)


def test_a_cell_of_a_million_characters_is_unknown(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA," + "甲" * (limits.CELL_CHARACTERS + 1) + "\n")
    case = read_case(tmp_path)
    assert case.tables["party"]["name"].to_pylist() == [None]
    [issue] = case.issues
    assert (issue.row, issue.column, issue.severity) == (2, "name", "error")
    assert len(issue.value or "") < 300


def test_a_link_is_not_followed_but_reported(tmp_path: Path) -> None:
    put(tmp_path, "外/party.csv", PARTY)
    put(tmp_path, "案/project.csv", "project_id\nP1\n")
    (tmp_path / "案" / "party.csv").symlink_to(tmp_path / "外" / "party.csv")
    (tmp_path / "案" / "外").symlink_to(tmp_path / "外")
    case = read_case(tmp_path / "案")
    assert list(case.tables) == ["project"]
    assert {(issue.file, issue.severity) for issue in case.issues} == {
        ("party.csv", "warning"),
        ("外", "warning"),
    }


def test_a_file_that_may_not_be_opened_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refused(path: Path, *args: Any, **more: Any) -> Any:
        if path.name == "锁.csv" and args == ("rb",):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "open", refused)
    case = beside_a_good_file(tmp_path, "锁.csv", PARTY.encode())
    [issue] = case.issues
    assert (issue.file, issue.severity) == ("锁.csv", "error")
    assert "没有权限" in issue.problem
    assert [count.file for count in case.files] == ["party.csv", "锁.csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on this system")
@pytest.mark.parametrize(
    ("raw", "name"), [("工资.csv".encode("gb18030"), "工资.csv"), (b"a\xff.csv", "a\\xff.csv")]
)
def test_a_name_in_another_encoding_is_shown_as_text(tmp_path: Path, raw: bytes, name: str) -> None:
    folder = tmp_path / "案"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/" + raw)).write_bytes(PARTY.encode())
    case = read_case(folder)
    assert [count.file for count in case.files] == [name]
    assert set(case.hashes) == {name}
    assert raw_row(folder, name, None, 2) == ("A", "甲")


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on this system")
def test_a_folder_named_in_another_encoding_gives_an_id_that_is_text(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "清河案".encode("gb18030")))
    put(folder, "party.csv", PARTY)
    assert read_case(folder).settings.case_id == "清河案"


@pytest.mark.parametrize(
    "name", ["~$a.xlsx", ".DS_Store", ".hidden.csv", "README.md", "README", "案.ipynb", "view.json"]
)
def test_what_is_no_data_is_left_alone(tmp_path: Path, name: str) -> None:
    assert beside_a_good_file(tmp_path, name, b"x").issues == ()


@pytest.mark.parametrize("name", UNREAD)
def test_what_may_be_evidence_and_cannot_be_read_is_mentioned(tmp_path: Path, name: str) -> None:
    [issue] = beside_a_good_file(tmp_path, name, b"x").issues
    assert (issue.file, issue.severity) == (name, "info")


@pytest.mark.parametrize("file", ["README.md", "坏.xlsx", "空.csv"])
def test_nothing_to_read_stops_the_case(tmp_path: Path, file: str) -> None:
    put(tmp_path, file, b"" if file == "空.csv" else b"x")
    with pytest.raises(UnreadableCase) as caught:
        read_case(tmp_path)
    assert str(caught.value).endswith("。")
    assert "\n" not in str(caught.value)


def test_a_missing_folder_stops_the_case(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCase, match="找不到案件文件夹"):
        read_case(tmp_path / "没有")
    put(tmp_path, "文件", b"x")
    with pytest.raises(UnreadableCase, match="是文件，不是案件文件夹"):
        read_case(tmp_path / "文件")


def test_an_unrecognised_sheet_is_set_aside_and_said(tmp_path: Path) -> None:
    case = beside_a_good_file(tmp_path, "x.csv", "天气,心情\n晴,好\n\n".encode())
    [issue] = case.issues
    assert (issue.file, issue.severity) == ("x.csv", "warning")
    [count] = [each for each in case.files if each.file == "x.csv"]
    assert (count.table, count.read, count.quarantined, count.skipped) == (None, 3, 2, 1)


def test_reading_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, party_csv=PARTY)
    workbook(tmp_path / "a.xlsx", {"project": [["project_id"], ["P1"]]})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    read_case(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_two_cells_in_far_corners_do_not_fill_memory(tmp_path: Path) -> None:
    far = [[None] * 701 + ["x"]]
    workbook(tmp_path / "散.xlsx", {"x": [["甲"]]})
    _replace_member(tmp_path / "散.xlsx", "xl/worksheets/sheet1.xml", _SPARSE)
    workbook(tmp_path / "宽.xlsx", {"x": far})
    case = beside_a_good_file(tmp_path, "b.txt", b"")
    assert [(i.file, i.severity) for i in case.issues if i.severity == "error"] == [
        ("散.xlsx", "error")
    ]


@pytest.mark.parametrize(
    "gap", [b"=", b" = ", b"\n=\t", b" " * 5_000_000 + b"=", b"=" + b"\n" * 5_000_000]
)
def test_far_corners_are_seen_however_they_are_spelled(tmp_path: Path, gap: bytes) -> None:
    workbook(tmp_path / "散.xlsx", {"x": [["甲"]]})
    far = _SPARSE.replace(b" r=", b" r" + gap)
    _replace_member(tmp_path / "散.xlsx", "xl/worksheets/sheet1.xml", far)
    case = beside_a_good_file(tmp_path, "b.txt", b"")
    assert [i.file for i in case.issues if i.severity == "error"] == ["散.xlsx"]


_SPARSE = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row>'
    b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ('<c r="B2" t="str"><f>IF(A2="x",1,"")</f><v></v></c>', 0),
        ('<c r="B2" s="1" t="str"><f>IF(A2="x",1,"")</f><v/></c>', 0),
        ('<c r="B2" t="str"><f>IF(A2="x",1,"")</f></c>', 1),
        ('<c r="B2"><f>IF(A2="x",1,"")</f><v></v></c>', 1),
        ('<c r="B2"><f>IF(A2="x",1,"")</f></c>', 1),
    ],
)
def test_a_formula_that_came_to_no_text_is_a_blank_cell(
    tmp_path: Path, cell: str, count: int
) -> None:
    workbook(tmp_path / "a.xlsx", {"party": [["party_id", "name"], ["A", "X"]]})
    member = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        xml = archive.read(member).decode()
    start = xml.index('<c r="B2"')
    end = xml.index("</c>", start) + len("</c>")
    _replace_member(tmp_path / "a.xlsx", member, (xml[:start] + cell + xml[end:]).encode())
    assert len(problems(read_case(tmp_path))) == count
