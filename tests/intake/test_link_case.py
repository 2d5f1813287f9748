"""Merges of a case are judgements: shown, undone by a line of links.csv, held apart for good."""

from pathlib import Path

import pytest
from intake_folders import column, problems, put, rows, write

from wagekit.case import Case
from wagekit.intake import CaseFolder, read_case
from wagekit.intake.link.judgement import Judgement
from wagekit.output.files import links_csv

FIRM, PLACE = "青禾砚山建设有限公司", "项目名称,发包单位,承包单位\n"
HEADER = "left,right,judgement,who,why\n"


def contracts(folder: Path, *contractors: str, name: str = "合同台账.csv") -> None:
    lines = [f"甲{n},某项目,某业主,{each}\n" for n, each in enumerate(contractors, 1)]
    put(folder, name, "合同编号," + PLACE + "".join(lines))


def said(case: CaseFolder, rule: str) -> list[Judgement]:
    return [judgement for judgement in case.judgements if judgement.rule == rule]


def test_a_listed_firm_is_taken_by_its_name_and_this_is_a_judgement(tmp_path: Path) -> None:
    write(tmp_path, party_csv=f"party_id,name\nGC,{FIRM}\n")
    contracts(tmp_path, "青禾砚山建设 有限公司")
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id") == ["GC"]
    [judgement] = said(case, "name")
    assert (judgement.left, judgement.left_value) == ("GC", FIRM)
    assert (judgement.right, judgement.score) == ("青禾砚山建设 有限公司", 1.0)
    assert (judgement.file, judgement.row) == ("合同台账.csv", 2)
    assert judgement.who == "wagekit"


def test_not_the_same_undoes_it_and_holds_in_later_runs(tmp_path: Path) -> None:
    write(tmp_path, party_csv=f"party_id,name\nGC,{FIRM}\n")
    contracts(tmp_path, FIRM)
    put(tmp_path, "links.csv", HEADER + f"GC,{FIRM},different,王检查员,另一家同名公司\n")
    for _ in range(2):
        case = read_case(tmp_path)
        assert column(case, "contract", "contractor_id") == [FIRM]
        assert column(case, "party", "party_id") == ["GC", "某业主", FIRM]
        [judgement] = said(case, "links.csv")
        assert (judgement.judgement, judgement.who) == ("different", "王检查员")
        assert [i for i in case.issues if i.severity == "info" and i.value == FIRM] == []


def test_a_site_office_is_its_firm_and_a_branch_has_it_as_parent(tmp_path: Path) -> None:
    write(tmp_path, party_csv=f"party_id,name\nGC,{FIRM}\n")
    contracts(
        tmp_path, f"{FIRM}城南小区项目部", f"{FIRM}（云川分公司）", f"{FIRM}云川分公司二标项目部"
    )
    case = read_case(tmp_path)
    branch, other = f"{FIRM}(云川分公司)", f"{FIRM}云川分公司"
    assert column(case, "contract", "contractor_id") == ["GC", branch, other]
    made = {row["party_id"]: (row["kind"], row["parent_id"]) for row in rows(case, "party")}
    assert made[branch] == made[other] == ("branch", "GC")
    assert [j.judgement for j in said(case, "branch")] == ["branch", "branch"]
    assert [j.left for j in said(case, "site_office")] == ["GC", other]


def test_the_firm_of_a_branch_is_made_where_no_list_has_it(tmp_path: Path) -> None:
    contracts(tmp_path, f"{FIRM}云川分公司")
    case = read_case(tmp_path)
    parents = dict(
        zip(column(case, "party", "party_id"), column(case, "party", "parent_id"), strict=True)
    )
    assert parents == {"某业主": None, FIRM: None, f"{FIRM}云川分公司": FIRM}
    assert not problems(case)


def test_an_office_without_a_full_firm_name_stands_alone(tmp_path: Path) -> None:
    contracts(tmp_path, "城南小区项目部", "砚山公司城南项目部", "砚山建设项目部")
    case = read_case(tmp_path)
    names = ["城南小区项目部", "砚山公司城南项目部", "砚山建设项目部"]
    assert column(case, "contract", "contractor_id") == names


def test_an_office_can_be_kept_from_its_firm(tmp_path: Path) -> None:
    office = f"{FIRM}城南小区项目部"
    contracts(tmp_path, office, FIRM)
    put(tmp_path, "links.csv", HEADER + f"{FIRM},{office},different,王,印章是假的\n")
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id") == [office, FIRM]
    assert not said(case, "site_office")


def test_listed_branches_of_recognised_files_get_their_parent(tmp_path: Path) -> None:
    put(
        tmp_path,
        "企业名单.csv",
        f"企业名称,统一社会信用代码\n{FIRM},\n{FIRM}云川分公司,91990000000000018X\n",
    )
    [firm, branch] = rows(read_case(tmp_path), "party")
    assert (branch["kind"], branch["parent_id"]) == ("branch", FIRM)
    assert firm["kind"] == "company"


def test_a_former_name_of_a_register_leads_to_the_firm(tmp_path: Path) -> None:
    put(
        tmp_path,
        "企查查.csv",
        "企业名称,登记状态,统一社会信用代码,参保人数,曾用名\n"
        f"{FIRM},存续,91990000000000018X,12,青禾县第二建筑公司；青禾砚石建筑有限公司\n",
    )
    contracts(tmp_path, "青禾砚石建筑有限公司", "青禾县第三建筑公司")
    case = read_case(tmp_path)
    ids = ["91990000000000018X", "青禾县第三建筑公司"]
    assert column(case, "contract", "contractor_id") == ids
    [judgement] = said(case, "former_name")
    assert judgement.right == "青禾砚石建筑有限公司"


def test_a_former_name_that_another_firm_bears_now_is_no_clue(tmp_path: Path) -> None:
    put(
        tmp_path,
        "企查查.csv",
        "企业名称,登记状态,统一社会信用代码,参保人数,曾用名\n"
        f"{FIRM},存续,91990000000000018X,12,青禾砚石建筑有限公司\n"
        "青禾砚石建筑有限公司,存续,91990000000000026P,3,-\n",
    )
    contracts(tmp_path, "青禾砚石建筑有限公司")
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id") == ["91990000000000026P"]


def test_alike_names_are_proposed_with_a_score_and_not_merged(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nLW,广州市砚川建筑劳务有限公司\n")
    contracts(tmp_path, "砚川劳务", "石家庄市砚川建筑劳务有限公司")
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id") == ["砚川劳务", "石家庄市砚川建筑劳务有限公司"]
    [judgement] = [j for j in said(case, "similar") if j.left == "LW"]
    assert (judgement.right, judgement.judgement) == ("砚川劳务", "proposed")
    issue = next(i for i in case.issues if i.value == "砚川劳务" and "广州市" in i.problem)
    assert (issue.severity, issue.row) == ("info", 2)
    assert "0.87" in issue.problem


def test_a_decision_makes_two_ids_one_in_every_table(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nLW,广州市砚川建筑劳务有限公司\nX,甲\n")
    contracts(tmp_path, "砚川劳务")
    put(tmp_path, "links.csv", HEADER + "LW,砚川劳务,same,王检查员,公章一致\n")
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id") == ["LW"]
    assert "砚川劳务" in column(case, "party", "party_id")
    assert [j.why for j in said(case, "links.csv")] == ["公章一致"]
    assert not said(case, "similar")
    [count] = [count for count in case.files if count.file == "links.csv"]
    assert (count.read, count.loaded, count.skipped) == (2, 1, 1)


def test_different_wins_over_same_whatever_leads_there(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,甲公司\nB,乙公司\nC,丙公司\n")
    text = HEADER + "A,B,same,,\nB,C,same,,\nA,C,different,,\n"
    put(tmp_path, "links.csv", text)
    write(tmp_path, contract_csv="contract_id,project_id,contractor_id\n1,P,B\n2,P,C\n")
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id") == ["A", "C"]
    assert (3, None, "C", "warning") in problems(case)


def test_a_disputed_credit_code_joins_nobody(tmp_path: Path) -> None:
    code = "91990000000000018X"
    write(tmp_path, party_csv=f"party_id,name,uscc\nA,甲公司,{code}\nB,乙公司,{code}\n")
    assert [(j.left, j.right) for j in said(read_case(tmp_path), "uscc")] == [("A", "B")]
    put(tmp_path, "links.csv", HEADER + "A,B,different,王,乙公司的代码抄错\n")
    case = read_case(tmp_path)
    assert column(case, "party", "uscc") == [code, None]
    assert not said(case, "uscc")


def test_lines_that_cannot_be_used_are_said(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,甲公司\nB,乙公司\nC,乙公司\n")
    wrong = "A,不存在,same,,\nA,乙公司,same,,\nA,B,maybe,,\nA,,same,,\nA,A,same,,\n"
    put(tmp_path, "links.csv", HEADER + wrong + "A,B,proposed,,\nA,B,,,\n")
    case = read_case(tmp_path)
    about = [row for row, *_ in problems(case)]
    assert about == [2, 3, 4, 5, 6]
    [count] = [count for count in case.files if count.file == "links.csv"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (8, 2, 3, 3)


def test_a_file_that_a_run_wrote_decides_only_what_was_filled_in(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nLW,广州市砚川建筑劳务有限公司\n")
    contracts(tmp_path, "砚川劳务", "广州市砚川建筑劳务有限公司")
    case = Case(tmp_path, read_case(tmp_path))
    written = links_csv(case.read.judgements, "zh")
    assert [line.split(",")[2] for line in written.splitlines()[1:]] == ["same", "proposed"]
    put(tmp_path, "links.csv", written)
    assert read_case(tmp_path).judgements == case.read.judgements
    put(tmp_path, "links.csv", written.replace("proposed", "same"))
    assert set(column(read_case(tmp_path), "contract", "contractor_id")) == {"LW"}
    put(tmp_path, "links.csv", written.replace("proposed", "same").replace("same", "different"))
    ids = ["砚川劳务", "广州市砚川建筑劳务有限公司"]
    assert column(read_case(tmp_path), "contract", "contractor_id") == ids


def test_another_file_of_that_name_is_read_like_any_other(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,甲公司\n")
    put(tmp_path, "links.csv", "a,b\n1,2\n")
    case = read_case(tmp_path)
    assert [c.file for c in case.files if c.quarantined] == ["links.csv"]


WORKERS = "worker_id,project_id,name,id_no\nW1,P1,张三,990000198001010019\nW2,P1,张三,\n"


def pay(folder: Path, *lines: str) -> CaseFolder:
    put(folder, "工资表.csv", "项目编号,姓名,身份证号,月份,应发工资\n" + "".join(lines))
    return read_case(folder)


def test_a_masked_number_and_a_name_mean_one_person(tmp_path: Path) -> None:
    write(tmp_path, worker_csv=WORKERS)
    case = pay(
        tmp_path,
        "P1,张三（退场）,990000********0019,2021-01,1\n",
        "P1,张三,990000********0027,2021-01,1\n",
        "P1,李四,990000********0019,2021-01,1\n",
    )
    assert column(case, "payroll", "worker_id") == ["W1", "W2", "P1/李四"]
    assert [(j.left, j.right) for j in said(case, "masked_id")] == [("W1", "张三/0019")]
    assert [(j.left, j.right) for j in said(case, "person_name")] == [("W2", "张三/0027")]


def test_a_person_whose_number_is_learned_is_not_two(tmp_path: Path) -> None:
    write(tmp_path, worker_csv="worker_id,project_id,name,id_no\nW1,P1,张三,990000********0019\n")
    case = pay(
        tmp_path,
        "P1,张三,990000198001010019,2021-01,1\n",
        "P1,张三,990000197001010019,2021-01,1\n",
    )
    assert column(case, "payroll", "worker_id") == ["W1", "P1/张三"]


def test_the_fifteen_digits_of_an_old_card_are_the_same_person(tmp_path: Path) -> None:
    write(tmp_path, worker_csv="worker_id,project_id,name,id_no\nW1,P1,张三,990000650203004\n")
    case = pay(tmp_path, "P1,张三,990000196502030047,2021-01,1\n")
    assert column(case, "payroll", "worker_id") == ["W1"]


def test_two_people_can_be_held_apart_by_name_and_last_digits(tmp_path: Path) -> None:
    write(tmp_path, worker_csv=WORKERS)
    put(tmp_path, "links.csv", HEADER + "W1,张三/0019,different,王,冒名\n")
    case = pay(tmp_path, "P1,张三,990000********0019,2021-01,1\n")
    assert column(case, "payroll", "worker_id") == ["W2"]


def test_a_number_rounded_by_a_spreadsheet_is_only_proposed(tmp_path: Path) -> None:
    write(tmp_path, worker_csv="worker_id,project_id,name,id_no\nW1,P1,张三,990000198001010019\n")
    case = pay(tmp_path, "P1,张三,990000198001010000,2021-01,1\n")
    assert column(case, "payroll", "worker_id") == ["P1/张三"]
    assert [(j.left, j.right) for j in said(case, "similar")] == [("W1", "P1/张三")]


def test_the_same_person_on_two_projects_is_a_judgement(tmp_path: Path) -> None:
    header, number = "worker_id,project_id,name,id_no\n", "990000198001010019"
    write(tmp_path, worker_csv=f"{header}W1,P1,张三,{number}\nW2,P2,张三,{number}\n")
    assert [(j.left, j.right) for j in said(read_case(tmp_path), "id_no")] == [("W1", "W2")]


@pytest.mark.parametrize(
    ("name", "kind", "alike"),
    [
        ("中州建设有限公司一号楼项目部", "", ["GD"]),
        ("中州建设有限公司一号楼项目部", "company", ["GD"]),
        ("中州建设有限公司郑州分公司", "", ["GD"]),
        ("中州建设有限公司郑州分公司", "company", []),
        ("中州建筑劳务有限公司", "", []),
        ("中州建设有限责任公司", "company", []),
    ],
)
def test_a_site_office_in_one_list_with_its_firm_may_be_the_firm(
    tmp_path: Path, name: str, kind: str, alike: list[str]
) -> None:
    lines = f"party_id,name,kind\nG,中州建设有限公司,company\nD,{name},{kind}\n"
    (tmp_path / "party.csv").write_text(lines, "utf-8")
    judgements = read_case(tmp_path).judgements
    assert [j.left + j.right for j in judgements if j.rule == "similar"] == alike
