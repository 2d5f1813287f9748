"""A person's name and id number in one cell, and several persons in one cell."""

from pathlib import Path

import pytest
from intake_folders import column, put, rows

from wagekit.intake import read_case

ONE, OTHER = "990101198506073512", "990101199005071230"
CONTRACTS = (
    "合同编号,合同类别,工程名称,发包单位,承包单位\n"
    "C1,劳务分包,东湖,甲公司,{}\nC2,劳务分包,东湖,{},乙公司\n"
)


@pytest.mark.parametrize(
    "cell",
    [
        f"石大柱（身份证号：{ONE}）",
        f"石大柱 {ONE}",
        f"石大柱，身份证号码{ONE}",
        f"石大柱【公民身份号码:{ONE}】",
    ],
)
def test_a_number_behind_a_party_s_name_is_the_person_s(tmp_path: Path, cell: str) -> None:
    put(tmp_path, "合同台账.csv", CONTRACTS.format(cell.replace(",", "，"), "石大柱"))
    case = read_case(tmp_path)
    first, second = rows(case, "contract")
    assert first["contractor_id"] == second["issuer_id"] == "石大柱"
    [party] = [row for row in rows(case, "party") if "石大柱" in str(row["name"])]
    assert (party["name"], party["id_no"], party["kind"]) == ("石大柱", ONE, "individual")
    assert [i.column for i in case.issues if "身份证号" in i.problem] == ["承包单位"]
    assert sum(count.read - count.loaded - count.skipped for count in case.files) == 0


def test_two_persons_of_one_name_stay_apart(tmp_path: Path) -> None:
    cells = [f"石大柱（身份证号：{number}）" for number in (ONE, OTHER)]
    put(tmp_path, "合同台账.csv", CONTRACTS.format(*cells))
    first, second = rows(read_case(tmp_path), "contract")
    assert first["contractor_id"] != second["issuer_id"]


@pytest.mark.parametrize(
    "cell", ["甲建设有限公司（身份证号：990101198506073512）", "石大柱（990101198506073511）"]
)
def test_what_may_be_another_number_stays(tmp_path: Path, cell: str) -> None:
    put(tmp_path, "合同台账.csv", CONTRACTS.format(cell, "丙公司"))
    case = read_case(tmp_path)
    assert "9901" in str(column(case, "contract", "contractor_id")[0])


def test_a_number_behind_a_worker_s_name(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    text = f"姓名,身份证号,班组\n石大柱（身份证号：{ONE}）,,木工班\n王五（{ONE}）,{OTHER},木工班\n"
    put(tmp_path, "花名册.csv", text)
    case = read_case(tmp_path)
    found = {row["name"]: row["id_no"] for row in rows(case, "worker")}
    assert found == {"石大柱": ONE, f"王五（{ONE}）": OTHER}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("田长顺、王五", True),
        ("聚力公司、石大柱", True),
        ("王五（班长）；田长顺", True),
        ("石大柱", False),
        ("甲、乙两地联营建设有限公司", False),
    ],
)
def test_several_in_one_cell_are_told_and_nobody_is_guessed(
    tmp_path: Path,
    cell: str,
    told: bool,  # noqa: FBT001 - what is expected
) -> None:
    put(tmp_path, "合同台账.csv", CONTRACTS.format(cell, "丙公司"))
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id")[0] == cell.replace("（", "(").replace(
        "）", ")"
    ).replace("；", ";")
    assert bool([i for i in case.issues if "人名" in i.problem]) == told


@pytest.mark.parametrize(
    "name", ["天府劳务服务中心", "乙劳务公司王五", "法定代表人王五", "王五班组"]
)
def test_a_firm_or_a_phrase_with_a_number_is_no_person(tmp_path: Path, name: str) -> None:
    put(tmp_path, "合同台账.csv", CONTRACTS.format(f"{name}（身份证号：{ONE}）", "石大柱"))
    kinds = [
        row.get("kind") for row in rows(read_case(tmp_path), "party") if name in str(row["name"])
    ]
    assert "individual" not in kinds
