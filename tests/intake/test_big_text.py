"""Large text goes another road than small text, and must come out the same."""

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wagekit.intake import read_big_text, read_text
from wagekit.intake.raw import RawSheet
from wagekit.intake.reading import read_source
from wagekit.intake.source import Source

ODD = ["标题", "甲,乙,丙", *[f"{i},x,y" for i in range(60)], "", "合计,1", "1,2,3,4", "末,,"]


def cells(sheet: RawSheet) -> list[list[str | None]]:
    return [[cell or None for cell in column.to_pylist()] for column in sheet.columns]


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[RawSheet, RawSheet]:
    """The sheet by the careful road and by the quick one."""
    source = Source(path, path.name)
    [small], _ = read_source(source)
    monkeypatch.setattr(read_big_text, "FROM_BYTES", 0)
    [big], _ = read_source(source)
    return small, big


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_every_length_stand_where_they_stood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, end: str
) -> None:
    (tmp_path / "a.csv").write_bytes(end.join(ODD).encode(encoding))
    small, big = both(tmp_path / "a.csv", monkeypatch)
    assert cells(small) == cells(big)
    assert small.rows.to_pylist() == big.rows.to_pylist()


def test_odd_lines_beyond_the_first_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_big_text, "_CHUNK", 1 << 16)
    lines = [f"{i},x{i},y" for i in range(20_000)]
    lines[9_000:9_000] = ["", "合计,1"]
    (tmp_path / "a.csv").write_text("\n".join(lines), "utf-8")
    small, big = both(tmp_path / "a.csv", monkeypatch)
    assert cells(small) == cells(big)


def test_the_quick_road_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_big_text, "FROM_BYTES", 0)
    monkeypatch.setattr(read_text, "_records", None)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n" * 100, "utf-8")
    [sheet], _ = read_source(Source(tmp_path / "a.csv", "a.csv"))
    assert len(sheet.rows) == 200
    assert sheet.columns[0].type == pa.string()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_line_ends_inside_of_quotes_take_the_quick_road_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    lines = [f'{i},"甲\n乙""{i}""",丙' for i in range(3_000)]
    lines[5:5] = ['"标题\r\n二",,', "1,2,3"]
    (tmp_path / "a.csv").write_bytes("\n".join(lines).encode(encoding))
    monkeypatch.setattr(read_big_text, "_CHUNK", 1 << 10)
    small, big = both(tmp_path / "a.csv", monkeypatch)
    assert cells(small) == cells(big)
    assert small.rows.to_pylist() == big.rows.to_pylist()
    monkeypatch.setattr(read_text, "_records", None)
    assert read_source(Source(tmp_path / "a.csv", "a.csv"))[0]


def test_a_file_with_as_many_odd_lines_as_even_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["甲,乙,丙", *(",".join("x" * (i % 5 + 1)) for i in range(3_000)), '"a,b",1']
    (tmp_path / "a.csv").write_bytes("\n".join(lines).encode("gb18030"))
    small, big = both(tmp_path / "a.csv", monkeypatch)
    assert cells(small) == cells(big)


LINES = st.lists(st.text(st.sampled_from('a1,甲"\t; '), max_size=8), min_size=1, max_size=60)


@given(LINES, st.sampled_from(["utf-8", "gb18030"]))
@settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_text_comes_out_the_same(tmp_path: Path, lines: list[str], encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(("\n".join(lines) + "\n").encode(encoding))
    with pytest.MonkeyPatch.context() as patch:
        small, big = both(tmp_path / "a.csv", patch)
    assert cells(small) == cells(big)
