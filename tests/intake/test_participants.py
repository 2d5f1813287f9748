"""Lists of the firms on a project that say what part each plays."""

from collections.abc import Sequence
from pathlib import Path

from intake_folders import put, rows, workbook

from wagekit.intake import CaseFolder, read_case

HEADER = ["序号", "参建类型", "单位名称", "统一社会信用代码"]
OWNER = [1, "建设单位", "丙置业有限公司", None]
GENERAL = [2, "施工总承包", "丁建设集团有限公司", None]
LABOUR = [3, "劳务分包", "甲劳务有限公司", None]
PROJECT = "project_id,name\nP1,滨河家园\n"


def firms(
    folder: Path,
    *lines: Sequence[object],
    projects: str = PROJECT,
    title: str = "参建单位一览表",
    header: Sequence[object] = HEADER,
) -> CaseFolder:
    if projects:
        put(folder, "project.csv", projects)
    workbook(folder / "参建单位.xlsx", {"x": [[title], header, *lines]})
    return read_case(folder)


def heads(case: CaseFolder) -> list[tuple[object, ...]]:
    named = {row["party_id"]: row["name"] for row in rows(case, "party")}
    found = [[row.get(side) for side in ("owner_id", "general_contractor_id")]
             for row in rows(case, "project")]  # fmt: skip
    return [tuple(named.get(side, side) for side in sides) for sides in found]


def test_they_are_owner_and_general_contractor_of_the_only_project(tmp_path: Path) -> None:
    case = firms(tmp_path, OWNER, GENERAL, LABOUR)
    assert heads(case) == [("丙置业有限公司", "丁建设集团有限公司")]
    [count] = [c for c in case.files if c.table == "party"]
    assert (count.read, count.loaded, count.quarantined) == (5, 3, 0)
    [said] = [i for i in case.issues if i.column == "参建类型"]
    assert "建设单位为丙置业有限公司" in said.problem


def test_a_title_names_the_project(tmp_path: Path) -> None:
    case = firms(tmp_path, OWNER, GENERAL, projects="", title="滨河家园项目参建单位一览表")
    assert heads(case) == [("丙置业有限公司", "丁建设集团有限公司")]
    assert [row["name"] for row in rows(case, "project")] == ["滨河家园项目"]


def test_what_the_list_of_projects_says_goes_first(tmp_path: Path) -> None:
    listed = "project_id,name,owner_id\nP1,滨河家园,O\n"
    assert heads(firms(tmp_path, OWNER, GENERAL, projects=listed)) == [("O", "丁建设集团有限公司")]


def test_of_two_owners_it_is_not_known_which(tmp_path: Path) -> None:
    other = [4, "建设单位", "戊置业有限公司", None]
    assert heads(firms(tmp_path, OWNER, GENERAL, other)) == [(None, "丁建设集团有限公司")]


def test_a_list_of_several_projects(tmp_path: Path) -> None:
    other = ["东湖", 4, "建设单位", "戊置业有限公司", None]
    lines = [["滨河家园", *line] for line in (OWNER, GENERAL)]
    case = firms(tmp_path, *lines, other, projects=PROJECT + "P2,东湖\n",
                 header=["项目名称", *HEADER])  # fmt: skip
    assert heads(case) == [("丙置业有限公司", "丁建设集团有限公司"), ("戊置业有限公司", None)]


def test_of_no_known_project_they_are_parties_only(tmp_path: Path) -> None:
    case = firms(tmp_path, OWNER, GENERAL, projects=PROJECT + "P2,东湖\n")
    assert heads(case) == [(None, None), (None, None)]
    assert len(rows(case, "party")) == 2
