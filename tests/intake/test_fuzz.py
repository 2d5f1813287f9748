"""Bytes of every kind under every ending: a sentence each, never a traceback, a hang or a write."""

import io
import tempfile
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_folders import put

from wagekit.intake import CaseFolder, UnreadableCase, read_case

ENDINGS = ["csv", "tsv", "xlsx", "xlsm", "xlsb", "xls", "et", "ods", "docx", "parquet"]
STARTS = [
    b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1", b"<html><table><tr><td>",
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", "交易时间,支出,收入,余额\n".encode(),
    b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Table>",
]  # fmt: skip
LIGHT = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])


def beside(data: bytes, name: str) -> CaseFolder:
    """Read such a file beside a good one."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put(folder, "party.csv", "party_id\nA\n")
        put(folder, name, data)
        case = read_case(folder)
        assert sorted(path.name for path in folder.iterdir()) == sorted({name, "party.csv"})
    for count in case.files:
        assert count.read == count.loaded + count.quarantined + count.skipped
    assert all(issue.problem and "\n" not in issue.problem for issue in case.issues)
    return case


@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(ENDINGS))
@LIGHT
def test_any_bytes(start: bytes, data: bytes, ending: str) -> None:
    beside(start + data, f"a.{ending}")


MARKUP = st.lists(
    st.sampled_from(
        ["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td colspan=3>", "<td rowspan='99999'>",
         "</td>", "<!--", "-->", "<", ">", "&amp;", "&#0;", "交易时间", "支出", "收入", "余额", "1",
         "<style>", "<br/>", "<Cell ss:Index='9'>", "<Row>", "\x00", "2021-01-01"]
    ), max_size=60,
)  # fmt: skip


@given(MARKUP)
@LIGHT
def test_any_markup(pieces: list[str]) -> None:
    beside(("<html><table>" + "".join(pieces)).encode(), "a.xls")


def book() -> bytes:
    made = openpyxl.Workbook()
    assert made.active is not None
    for line in [
        ["交易时间", "支出", "收入", "余额", "对方户名"],
        ["2021-01-01", 1, None, 2, "甲"],
    ]:
        made.active.append(line)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


BOOK = book()


@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), max_size=12))
@LIGHT
def test_a_workbook_with_some_bytes_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(BOOK)
    for at, byte in changes:
        data[at] = byte
    beside(bytes(data), "a.xlsx")


@given(st.integers(0, 5), st.binary(max_size=200))
@LIGHT
def test_a_workbook_with_a_part_replaced(which: int, data: bytes) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(held, "w") as new:
        names = sorted(old.namelist())
        for name in names:
            new.writestr(name, data if name == names[which] else old.read(name))
    beside(held.getvalue(), "a.xlsx")


HEADERS = [
    ["交易时间", "支出", "收入", "余额", "对方户名", "摘要", "流水号"],
    ["交易卡号", "收付标志", "交易对手账卡号", "交易金额", "交易时间", "交易是否成功", "摘要说明"],
    ["付款人账号[ Debit Account No. ]", "交易金额[ Trade Amount ]", "交易日期[ Transaction Date ]"],
    ["姓名", *map(str, range(1, 32)), "合计"],
    ["姓名", "身份证号", "通行时间", "方向", "通行方式", "项目名称"],
    ["姓名", "身份证号", "参保单位", "险种", "参保状态"],
    ["工程名称", "东湖", "建设单位", "甲", "合同额(万元)", "5"],
]
CELL = st.sampled_from(
    ["", "1", "-1", "√", "半", "2021-01-01", "2021-01-01 10:00:00", "甲公司", "合计", "小计",
     "冲正", "户名：甲公司", "项目名称：东湖", "失败", "出", "进", "借", "6222000011112222", "0",
     "1e9", "大写：壹元",
     "姓名", "交易时间", "1,000.00", "nan", "2021年1月", "工资"]
)  # fmt: skip
Lines = list[list[str]]
BLOCK = st.tuples(
    st.lists(st.lists(CELL, max_size=3), max_size=3),
    st.sampled_from(HEADERS),
    st.lists(st.lists(CELL, max_size=8), max_size=6),
)


@given(st.lists(BLOCK, min_size=1, max_size=3))
@LIGHT
def test_any_rows_under_any_header(blocks: list[tuple[Lines, list[str], Lines]]) -> None:
    lines = [line for above, header, rows in blocks for line in (*above, header, *rows)]
    held = io.BytesIO()
    made = openpyxl.Workbook()
    assert made.active is not None
    for line in lines:
        made.active.append([cell or None for cell in line])
    made.save(held)
    beside(held.getvalue(), "甲公司.xlsx")
    beside("\n".join(",".join(line) for line in lines).encode(), "甲公司.csv")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xls", b"<table>" + b"<a" * 400_000),
        ("a.xls", b"<table>" + b"<!--" * 400_000),
        ("a.xls", b"<table><tr>" + b"<td" * 400_000),
        ("a.xls", b"<table>" * 200_000),
        ("a.xls", b"<table><tr><td rowspan=99999 colspan=99999>x" * 300),
        ("a.csv", b"," * 10_000 + b"\n" + b"1," * 10_000),
        ("a.csv", b'"' * 1_000_001),
        ("a.csv", "甲,乙\n".encode() + b"x" * 2_000_000 + b",1\n"),
        ("a.csv", b"\n" * 300_000),
        ("a.csv", "户名：甲\n交易时间,支出,收入,余额\n".encode() * 20_000),
        ("a.csv", "姓名,1,2,3\n,,,\n".encode() * 20_000),
    ],
)  # fmt: skip
def test_nothing_takes_long(name: str, data: bytes) -> None:
    start = time.process_time()
    beside(data, name)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "toml",
    ["files = 1", "[files]\nx = 1", "[files.x]\ntable = []", "[files.x]\ntable = 1",
     "[files.x]\nunit = []", "[files.x]\nprofile = {}", "[files.x]\npassword = 1",
     "[files.'../x']\ntable = 'party'", "as_of = '2021'", "case_id = 1", "region = []", "= 1",
     "[files.'']\ntable='x'", "as_of = 07:00:00"],
)  # fmt: skip
def test_wrong_types_in_case_toml_are_one_sentence(tmp_path: Path, toml: str) -> None:
    put(tmp_path, "party.csv", "party_id\nA\n")
    put(tmp_path, "case.toml", toml)
    with pytest.raises(UnreadableCase, match=r"case\.toml"):
        read_case(tmp_path)


def test_a_word_that_case_toml_does_not_know_is_an_issue(tmp_path: Path) -> None:
    put(tmp_path, "party.csv", "party_id\nA\n")
    put(tmp_path, "case.toml", '[files."party.csv"]\ntabel = "party"\n')
    [issue] = read_case(tmp_path).issues
    assert (issue.file, issue.column) == ("case.toml", "files.party.csv.tabel")


CELLS = ["1e18", "nan", "-inf", "9" * 40, "2021-02-30", "0000-00-00", "99999-01-01", "=1+1", "\x00"]


@pytest.mark.parametrize("cell", CELLS)
def test_values_that_cannot_be_are_unknown(tmp_path: Path, cell: str) -> None:
    text = f"付款日期,付款单位,收款单位,付款金额\n2021-01-01,甲,乙,{cell}\n{cell},甲,丙,1\n"
    put(tmp_path, "付款台账.csv", text)
    case = read_case(tmp_path)
    assert case.tables["payment"]["amount"].to_pylist()[0] is None
    assert case.files[0].quarantined == 1
