"""A slip in the year of one row moves the day of judgement: it is told."""

from pathlib import Path

import pytest
from intake_folders import put

from wagekit.intake import read_case

HEAD = "姓名,所属月份,应发工资,实发工资,发放日期\n张一,2025-04,8000,5000,2025-05-20\n"


@pytest.mark.parametrize(
    ("day", "toml", "told"),
    [
        ("2052-05-20", "", 3),
        ("2026-05-21", "", None),
        ("2026-05-22", "", 3),
        ("2052-05-20", "as_of = 2025-06-30\n", None),
    ],
)
def test_a_day_far_after_all_others_is_told(
    tmp_path: Path, day: str, toml: str, told: int | None
) -> None:
    put(tmp_path, "case.toml", toml)
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "工资.csv", f"{HEAD}李四,2025-04,8000,5000,{day}\n")
    case = read_case(tmp_path)
    rows = [issue.row for issue in case.issues if "判断日取了这一天" in str(issue)]
    assert rows == ([] if told is None else [told])
