"""Whatever stands in a file, each of its rows is loaded, set aside or skipped, exactly once."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_folders import workbook

from wagekit.intake import CaseFolder, read_case

HEADERS = [
    "合同编号",
    "项目名称",
    "发包单位",
    "承包单位",
    "合同金额（万元）",
    "签订日期",
    "contract_id",
]
WORDS = [
    "",
    "合计",
    "小计",
    "某项目",
    "甲公司",
    "1",
    "1.005",
    "2021.1",
    "2021-05-03",
    "制表：",
    "备注：",
    'x,y\n"z',
]
CELLS = st.one_of(st.sampled_from([*WORDS, *HEADERS]), st.text(max_size=6))
SHEETS = st.lists(st.lists(CELLS, max_size=8), max_size=12)


def check(case: CaseFolder) -> None:
    for count in case.files:
        assert count.read == count.loaded + count.quarantined + count.skipped
        assert min(count.loaded, count.quarantined, count.skipped) >= 0
        if "+" not in (count.profile or ""):  # of two tables in a sheet only the first is named
            assert count.loaded == len(_rows_of(case, count.file, count.sheet, count.table))
        if count.quarantined:
            assert any(issue.file == count.file for issue in case.issues)


def _rows_of(case: CaseFolder, file: str, sheet: str | None, table: str | None) -> set[int]:
    rows = case.tables[table].to_pylist() if table in case.tables else []
    return {row["_row"] for row in rows if (row["_file"], row["_sheet"]) == (file, sheet)}


@given(SHEETS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_rows_of_text_add_up(sheet: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([HEADERS[:6], *sheet])
    with tempfile.TemporaryDirectory() as folder:
        text = out.getvalue().encode("utf-8", "replace")
        (Path(folder) / "合同台账.csv").write_bytes(text)
        (Path(folder) / "b.csv").write_bytes(text)
        check(read_case(Path(folder)))


PRINTABLE = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**17), 10**17),
    st.booleans(),
    st.dates(),
    st.none(),
)


@given(st.lists(st.lists(PRINTABLE, max_size=8), max_size=10), st.integers(0, 3))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_rows_of_a_workbook_add_up(sheet: list[list[object]], above: int) -> None:
    rows = [*[["标题"]] * above, HEADERS[:6], *sheet]
    with tempfile.TemporaryDirectory() as folder:
        workbook(Path(folder) / "a.xlsx", {"x": rows, "y": sheet})
        check(read_case(Path(folder)))


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.parquet"]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_no_bytes_break_the_run(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "party.csv").write_text("party_id\nA\n")
        (Path(folder) / name).write_bytes(data)
        case = read_case(Path(folder))
        assert len(case.tables["party"]) >= 1
        check(case)
