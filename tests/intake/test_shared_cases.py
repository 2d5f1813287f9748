"""The official cases, where they are at hand, load without an error."""

from pathlib import Path

import pytest

from wagekit.intake import read_case
from wagekit.model.schema import tables

CASES = Path(__file__).parents[3] / "shared" / "cases"
FOLDERS = sorted(path for path in CASES.glob("*") if path.is_dir()) if CASES.is_dir() else []


@pytest.mark.skipif(not FOLDERS, reason="../shared/cases 不在：官方案例测试跳过")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_an_official_case_loads_whole(folder: Path) -> None:
    case = read_case(folder)
    assert [issue for issue in case.issues if issue.severity == "error"] == []
    assert {count.table for count in case.files} == {path.stem for path in folder.glob("*.csv")}
    for count in case.files:
        lines = (folder / count.file).read_text("utf-8-sig").splitlines()
        assert (count.read, count.loaded, count.skipped) == (len(lines), len(lines) - 1, 1)
        header = lines[0].split(",")
        assert [n for n in case.tables[str(count.table)].column_names if n in header] == [
            name for name in tables()[str(count.table)].names if name in header
        ]
    assert case.settings.case_id == folder.name
    assert case.settings.as_of is not None
