"""Rows tied together: projects by name or by the only one, people, parties, record ids."""

from pathlib import Path

import pytest
from intake_folders import column, problems, put, rows, write

from wagekit.intake import read_case

N = "990000198001010"
PROJECTS = "project_id,name\nP1,东湖项目\nP2,西山项目\n"
WORKERS = f"worker_id,project_id,name,id_no\nW1,P1,张三,{N}111\nW2,P1,李四,\nW3,P2,张三,{N}333\n"


def test_a_project_is_known_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, project_csv=PROJECTS)
    put(tmp_path, "合同台账.csv", "合同编号,项目名称,合同金额\n甲1,西山 项目,1\n甲2,南岭项目,1\n")
    case = read_case(tmp_path)
    assert column(case, "contract", "project_id") == ["P2", "南岭项目"]
    assert column(case, "project", "project_id") == ["P1", "P2", "南岭项目"]
    assert rows(case, "project")[2]["_file"] == "合同台账.csv"
    assert rows(case, "project")[2]["_row"] == 3


def test_a_row_without_project_belongs_to_the_one_its_file_names(tmp_path: Path) -> None:
    write(tmp_path, project_csv=PROJECTS)
    put(tmp_path, "西山项目合同台账.csv", "合同编号,发包单位,承包单位\n甲1,甲,乙\n")
    assert column(read_case(tmp_path), "contract", "project_id") == ["P2"]


def test_a_row_without_project_belongs_to_the_only_project(tmp_path: Path) -> None:
    write(
        tmp_path,
        project_csv="project_id,name\nP1,东湖项目\n",
        contract_csv="contract_id,kind\nC1,general\n",
        payment_csv="payment_id,paid_at\nM1,2021-01-01 00:00:00\n",
    )
    case = read_case(tmp_path)
    assert column(case, "contract", "project_id") == ["P1"]
    assert "project_id" not in case.tables["payment"].column_names


def test_with_several_projects_it_is_set_aside(tmp_path: Path) -> None:
    write(tmp_path, project_csv=PROJECTS, contract_csv="contract_id,project_id\nC1,\nC2,P2\n")
    case = read_case(tmp_path)
    assert column(case, "contract", "contract_id") == ["C2"]
    assert problems(case) == [(2, "project_id", None, "warning")]


def test_people_are_found_by_number_then_by_name_without_conflict(tmp_path: Path) -> None:
    write(tmp_path, project_csv=PROJECTS, worker_csv=WORKERS)
    put(
        tmp_path,
        "工资表.csv",
        "项目名称,姓名,身份证号,月份,应发工资\n"
        f"东湖项目,张某三,{N}111,2021-01,1\n"  # the number wins over the name
        f"东湖项目,李四,{N}222,2021-01,1\n"  # W2 has no number that could conflict
        "东湖项目,张三,,2021-01,2\n"
        f"东湖项目,张三,{N}999,2021-01,1\n"  # another person of the same name
        f"西山项目,李四,{N}222,2021-01,1\n",  # a person of that project
    )
    case = read_case(tmp_path)
    made = ["P1/张三", "P2/李四"]
    assert column(case, "payroll", "worker_id") == ["W1", "W2", "W1", *made]
    assert column(case, "worker", "worker_id") == ["W1", "W2", "W3", *made]
    assert rows(case, "worker")[3]["_row"] == 5
    assert case.issues == ()


@pytest.mark.parametrize("dot", ["•", "．", ".", "・", "･", "‧", "∙", "⋅"])
def test_the_dot_of_a_name_is_one_however_it_is_typed(tmp_path: Path, dot: str) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "花名册.csv", "姓名,身份证号\n阿依·木拉提,990000199001010019\n")
    put(tmp_path, "2021年11月工资表.csv", f"姓名,应发工资,实发工资\n阿依{dot}木拉提,8000,3000\n")
    case = read_case(tmp_path)
    assert len(rows(case, "worker")) == 1
    assert column(case, "payroll", "worker_id") == column(case, "worker", "worker_id")


def test_a_name_that_two_people_bear_is_set_aside(tmp_path: Path) -> None:
    workers = f"worker_id,project_id,name,id_no\nW1,P1,张三,{N}111\nW2,P1,张三,{N}222\n"
    write(tmp_path, worker_csv=workers)
    text = f"项目编号,姓名,身份证号,月份,应发工资\nP1,张三,,2021-01,1\nP1,张三,{N}222,2021-01,1\n"
    put(tmp_path, "工资表.csv", text)
    case = read_case(tmp_path)
    assert column(case, "payroll", "worker_id") == ["W2"]
    assert [row for row, *_ in problems(case)] == [2]


def test_new_people_of_one_name_are_told_apart_without_their_numbers(tmp_path: Path) -> None:
    text = (
        "项目名称,姓名,身份证号,月份,应发工资\n"
        "某项目,张三,110101199003074511,2021-01,1\n某项目,张三,110101199003074522,2021-01,1\n"
    )
    put(tmp_path, "工资表.csv", text)
    case = read_case(tmp_path)
    assert column(case, "worker", "worker_id") == ["某项目/张三", "某项目/张三/4522"]


def test_no_worker_follows_from_a_row_that_is_set_aside(tmp_path: Path) -> None:
    put(
        tmp_path,
        "工资表.csv",
        "项目名称,姓名,月份,应发工资\n某项目,张三,2021.1,1\n某项目,李四,2021.2,1\n",
    )
    assert column(read_case(tmp_path), "worker", "name") == ["李四"]


def test_claimants_are_people_of_the_project_of_their_clue(tmp_path: Path) -> None:
    write(
        tmp_path,
        worker_csv=WORKERS,
        clue_csv="clue_id,channel,project_id\nK1,complaint,P1\nK2,complaint,\n",
    )
    put(
        tmp_path,
        "讨薪人员名单.csv",
        f"线索编号,姓名,身份证号,欠薪金额\nK1,张三,{N}111,5\nK1,赵六,,5\nK2,张三,,5\n",
    )
    case = read_case(tmp_path)
    assert column(case, "claimant", "worker_id") == ["W1", "P1/赵六", None]


def test_canonical_claimants_keep_their_names(tmp_path: Path) -> None:
    write(
        tmp_path,
        worker_csv=WORKERS,
        clue_csv="clue_id,channel,project_id\nK1,complaint,P1\n",
        claimant_csv="clue_id,worker_id,name\nK1,,张三\nK1,,李四\n",
    )
    assert column(read_case(tmp_path), "claimant", "worker_id") == [None, None]


def test_parties_are_known_by_their_exact_cleaned_name(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nGC,某建工集团（石家庄）有限公司\nX,某建工集团\n")
    put(
        tmp_path,
        "合同台账.csv",
        "合同编号,项目名称,发包单位,承包单位\n"
        "甲1,某项目,某建工集团(石家庄) 有限公司,某建工集团石家庄有限公司\n",
    )
    case = read_case(tmp_path)
    [contract] = rows(case, "contract")
    assert contract["issuer_id"] == "GC"
    assert contract["contractor_id"] == "某建工集团石家庄有限公司"
    assert rows(case, "party")[2]["name"] == "某建工集团石家庄有限公司"
    assert rows(case, "party")[2]["_file"] == "合同台账.csv"
    # Only a company's name may end so; what a canonical row leaves open stays open.
    assert column(case, "party", "kind") == [None, None, "company"]


def test_of_two_listed_parties_of_one_name_neither_is_taken(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,某公司\nB,某公司\n")
    put(tmp_path, "合同台账.csv", "合同编号,项目名称,承包单位\n甲1,某项目,某公司\n")
    assert column(read_case(tmp_path), "contract", "contractor_id") == ["某公司"]


def test_canonical_ids_are_never_taken_for_names(tmp_path: Path) -> None:
    write(
        tmp_path,
        party_csv="party_id,name\nA,乙\n",
        contract_csv="contract_id,project_id,issuer_id\nC1,P1,乙\n",
    )
    case = read_case(tmp_path)
    assert column(case, "contract", "issuer_id") == ["乙"]
    assert problems(case) == [(2, "issuer_id", "乙", "warning")]


def test_listed_firms_without_ids_go_by_credit_code(tmp_path: Path) -> None:
    put(tmp_path, "企业名单.csv", "企业名称,统一社会信用代码\n甲公司,91130100ma0000001x\n乙公司,\n")
    put(tmp_path, "合同台账.csv", "合同编号,项目名称,发包单位,承包单位\n甲1,某项目,甲公司,乙公司\n")
    case = read_case(tmp_path)
    assert column(case, "party", "party_id") == ["91130100MA0000001X", "乙公司"]
    assert column(case, "contract", "issuer_id") == ["91130100MA0000001X"]


def test_records_are_numbered_by_file_sheet_and_row(tmp_path: Path) -> None:
    put(tmp_path, "付款台账.csv", "付款日期,付款单位,收款单位,金额\n2021-01-01,甲,乙,1\n")
    assert column(read_case(tmp_path), "payment", "payment_id") == ["付款台账.csv#2"]


def test_a_voucher_on_several_lines_loses_none_of_them(tmp_path: Path) -> None:
    put(
        tmp_path,
        "付款台账.csv",
        "凭证号,付款日期,付款单位,收款单位,金额\n"
        "7,2021-01-01,甲,乙,1\n7,2021-01-01,甲,丙,2\n8,2021-01-01,甲,丙,3\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "payment_id") == ["付款台账.csv#2", "付款台账.csv#3", "8"]


def test_post_holders_are_workers_or_parties(tmp_path: Path) -> None:
    write(tmp_path, project_csv=PROJECTS, worker_csv=WORKERS)
    put(
        tmp_path,
        "管理人员.csv",
        f"项目名称,单位名称,姓名,身份证号,岗位\n东湖项目,甲公司,张三,{N}111,项目经理\n"
        f"东湖项目,甲公司,赵六,{N}666,安全员\n",
    )
    case = read_case(tmp_path)
    assert column(case, "staff", "person_id") == ["W1", "赵六"]
    assert {row["party_id"]: row["id_no"] for row in rows(case, "party")} == {
        "甲公司": None,
        "赵六": f"{N}666",
    }


def test_each_member_of_a_consortium_is_known_by_name(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,甲建工\nB,乙建工\n")
    put(
        tmp_path,
        "招投标记录.csv",
        "项目名称,投标人,联合体成员,是否中标\n东湖项目,甲建工,乙建工、丙建工,是\n",
    )
    case = read_case(tmp_path)
    assert column(case, "tender", "joint_members") == ["B;丙建工"]
    assert column(case, "party", "party_id") == ["A", "B", "丙建工"]


def test_a_licence_belongs_to_the_firm_it_names(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nGC,甲建工\n")
    put(
        tmp_path,
        "资质.csv",
        "企业名称,资质类别,资质等级,有效期至\n甲建工,施工总承包,一级,2023-01-01\n",
    )
    assert column(read_case(tmp_path), "licence", "party_id") == ["GC"]


def test_the_columns_of_a_bound_ledger_all_find_their_place(tmp_path: Path) -> None:
    put(
        tmp_path,
        "招投标记录.csv",
        "项目名称,投标人,投标代理人,代理人单位,保证金缴纳人,保证金金额(元),投标报价（万元）,是否中标,开标日期\n"
        "东湖项目,甲建工,张三,乙公司,李四,500000,480,是,2019-12-01\n",
    )
    [tender] = rows(read_case(tmp_path), "tender")
    assert (tender["bidder_id"], tender["deposit_payer_id"]) == ("甲建工", "李四")
    assert (tender["deposit_amount"], tender["price"]) == (50_000_000, 480_000_000)
    assert tender["won"] is True
