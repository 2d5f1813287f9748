"""Delimited text as programs write it: encodings, delimiters, quotes, ragged lines."""

from pathlib import Path

import pytest
from intake_folders import column, put, write

from wagekit.intake import read_case
from wagekit.intake.read_text import decode
from wagekit.intake.reading import RefusedFile

PARTY = "party_id,name\nA,某建筑工程公司\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
    write(tmp_path, party_csv=(mark + PARTY).encode(encoding))
    case = read_case(tmp_path)
    assert column(case, "party", "name") == ["某建筑工程公司"]
    assert case.issues == ()


def test_characters_beyond_gbk_are_read(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,䶮㙍𠮷\n".encode("gb18030"))
    assert column(read_case(tmp_path), "party", "name") == ["䶮㙍𠮷"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_endings(tmp_path: Path, delimiter: str, ending: str) -> None:
    text = PARTY.replace(",", delimiter).replace("\n", ending)
    write(tmp_path, party_csv=text)
    assert column(read_case(tmp_path), "party", "_row") == [2]


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    write(tmp_path, party_csv='party_id,name\nA,"甲\nB,乙\nC,丙\n')
    case = read_case(tmp_path)
    assert column(case, "party", "party_id") == ["A", "B", "C"]
    assert [issue.severity for issue in case.issues] == ["warning"]


def test_a_line_with_more_cells_than_the_header_is_set_aside(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name,kind\nA,甲,乙,company\nB,丙,company,\n")
    case = read_case(tmp_path)
    assert column(case, "party", "party_id") == ["B"]
    assert [(issue.row, issue.severity) for issue in case.issues] == [(2, "warning")]
    assert case.files[0].quarantined == 1


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(RefusedFile):
        decode(b"\xff\xfe\x00\xd8")
    with pytest.raises(RefusedFile):
        decode(b"\x81\xff\xff")


def test_marks_that_keep_numbers_as_text_are_taken_off(tmp_path: Path) -> None:
    put(tmp_path, "party.csv", 'party_id,name,uscc\n\'A,="甲",="9131"\t\n')
    case = read_case(tmp_path)
    assert column(case, "party", "party_id") == ["A"]
    assert column(case, "party", "name") == ["甲"]
