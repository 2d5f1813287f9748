"""Persons of one name and conflicting numbers stay apart: on staff lists and lists of parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_folders import problems, put, read_case, rows

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "130102198001011234", "130102199001011250"
STAFF = f"""项目名称,单位名称,姓名,身份证号,岗位,到岗日期
甲项目,总包,王一,{FIRST},项目经理,2024-03-05
甲项目,总包,王一,{SECOND},安全员,2024-03-05
乙项目,总包,王一,{FIRST},项目经理,2024-04-05
"""
PARTIES = f"""单位名称,统一社会信用代码,身份证号
王建,,{FIRST}
王建,,{SECOND}
李二,,{FIRST[:-4]}1111
"""
CONTRACTS = (
    "项目名称,合同名称,甲方,乙方,签订日期\n甲项目,劳务分包合同,甲建设有限公司,{name},2023-05-01\n"
)


def test_two_holders_of_posts(tmp_path: Path) -> None:
    put(tmp_path, "管理人员.csv", STAFF)
    case = read_case(tmp_path)
    assert [row["person_id"] for row in rows(case, "staff")] == ["王一", "王一/1250", "王一"]
    numbers = {row["party_id"]: row["id_no"] for row in rows(case, "party")}
    assert (numbers["王一"], numbers["王一/1250"]) == (FIRST, SECOND)


def test_a_holder_is_not_the_worker_of_another_number(tmp_path: Path) -> None:
    put(tmp_path, "管理人员.csv", STAFF)
    put(tmp_path, "花名册.csv", f"项目名称,姓名,身份证号,工种\n甲项目,王一,{FIRST},木工\n")
    staff = [row["person_id"] for row in rows(read_case(tmp_path), "staff")]
    assert staff[:2] == ["甲项目/王一", "王一/1250"]


def test_listed_persons_of_one_name_and_a_contract_with_one_of_them(tmp_path: Path) -> None:
    put(tmp_path, "单位和个人.csv", PARTIES)
    put(tmp_path, "合同台账.csv", CONTRACTS.format(name="王建"))
    case = read_case(tmp_path)
    listed = [row["party_id"] for row in rows(case, "party")]
    assert {"王建/1234", "王建/1250", "李二", "王建"} <= set(listed)
    assert (2, "乙方", "王建", "warning") in problems(case)


def test_the_representatives_numbers_do_not_split_a_firm(tmp_path: Path) -> None:
    firm = "河北甲建筑有限公司"
    listed = f"单位名称,法定代表人,身份证号\n{firm},王建,{FIRST}\n{firm},李建,{SECOND}\n"
    put(tmp_path, "单位.csv", listed)
    put(tmp_path, "合同台账.csv", CONTRACTS.format(name=firm))
    case = read_case(tmp_path)
    assert [row["contractor_id"] for row in rows(case, "contract")] == [firm]
    assert not [row for row in rows(case, "party") if str(row["party_id"]).startswith(f"{firm}/")]


def test_a_holder_without_a_number_is_neither_of_two(tmp_path: Path) -> None:
    put(tmp_path, "管理人员.csv", STAFF + "丙项目,总包,王一,,技术负责人,2024-05-05\n")
    case = read_case(tmp_path)
    assert rows(case, "staff")[-1]["person_id"] == "王一/2"
    names = {row["party_id"]: row["name"] for row in rows(case, "party")}
    assert {names[key] for key in ("王一", "王一/1250", "王一/2")} == {"王一"}
