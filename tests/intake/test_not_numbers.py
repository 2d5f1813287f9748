"""Cells that hold no id number where one should be: they are unknown and tie nobody."""

from pathlib import Path

import pytest
from intake_folders import column, put, rows, workbook

from wagekit.intake import read_case

HEADER = "项目编号,姓名,身份证号,月份,应发工资\n"
NUMBER = "110101199003074514"


def wages(folder: Path, *lines: str) -> None:
    put(folder, "project.csv", "project_id\nP1\n")
    put(folder, "工资表.csv", HEADER + "".join(f"P1,{line}\n" for line in lines))


@pytest.mark.parametrize(
    "cell",
    ["无", "/", "暂无", "未知", "待补", "0", "1", "身份证", "0" * 18, "1.10101E+17", "****", "12"],
)
def test_a_placeholder_makes_nobody_the_same_person(tmp_path: Path, cell: str) -> None:
    wages(tmp_path, f"甲一,{cell},2024-01,5000", f"乙二,{cell},2024-01,6000")
    case = read_case(tmp_path)
    assert column(case, "payroll", "worker_id") == ["P1/甲一", "P1/乙二"]
    assert "id_no" not in case.tables["worker"].column_names
    [issue] = case.issues
    assert (issue.file, issue.row, issue.column, issue.value) == (
        "工资表.csv",
        2,
        "身份证号",
        cell.upper(),
    )
    assert "2 行（第 2、3 行）" in issue.problem


def test_a_placeholder_is_no_conflict_with_a_number(tmp_path: Path) -> None:
    wages(tmp_path, f"甲一,{NUMBER},2024-01,5000", "甲一,待补,2024-02,5000")
    assert column(read_case(tmp_path), "payroll", "worker_id") == ["P1/甲一"] * 2


def test_hundreds_of_placeholders_are_one_issue(tmp_path: Path) -> None:
    wages(tmp_path, *(f"人{n:03d}甲,{n},2024-01,5000" for n in range(300)))
    case = read_case(tmp_path)
    assert len(case.tables["worker"]) == 300
    [issue] = case.issues
    assert "300 行" in issue.problem
    assert issue.problem.en.startswith("300 rows")


@pytest.mark.parametrize(
    "cell",
    [
        *(NUMBER, "110101900307451", "110101********4514"),
        *("E12345678", "M1234567", "H1234567(8)", "A1", "ID-1"),
    ],
)
def test_numbers_of_all_kinds_stay(tmp_path: Path, cell: str) -> None:
    wages(tmp_path, f"甲一,{cell},2024-01,5000")
    case = read_case(tmp_path)
    assert column(case, "worker", "id_no") == [cell]
    assert case.issues == ()


def test_digits_lost_in_a_number_cell_tie_no_two_names(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    lost = 110101199003074514
    header = HEADER.strip().split(",")
    lines = [["P1", name, lost, f"2024-0{month}", 5000] for month in (1, 2) for name in "甲乙"]
    workbook(tmp_path / "工资表.xlsx", {"x": [header, *lines]})
    case = read_case(tmp_path)
    assert column(case, "payroll", "worker_id") == ["P1/甲", "P1/乙"] * 2
    assert column(case, "worker", "id_no") == ["110101199003074000"] * 2
    assert not [j for j in case.judgements if j.rule == "id_no"]


def test_firms_without_a_code_stay_apart(tmp_path: Path) -> None:
    cells = ["无", "/", "待补", "统一社会信用代码", "0"]
    lines = "".join(f"{n}号甲公司,{cell}\n{n}号乙公司,{cell}\n" for n, cell in enumerate(cells))
    put(tmp_path, "企业名单.csv", "企业名称,统一社会信用代码\n" + lines)
    case = read_case(tmp_path)
    assert len(case.tables["party"]) == 10
    assert [row.get("uscc") for row in rows(case, "party")] == [None] * 10
    [issue] = case.issues
    assert "10 行" in issue.problem


def test_several_numbers_or_firms_in_one_cell_are_said(tmp_path: Path) -> None:
    wages(tmp_path, f"甲一、乙二,{NUMBER}、110101199003074522,2024-01,5000")
    put(tmp_path, "合同台账.csv", "合同编号,承包单位,发包单位\n甲1,甲公司、乙公司,丙公司\n")
    said = [(i.file, i.row, i.column) for i in read_case(tmp_path).issues if "一格" in i.problem]
    assert said == [
        ("合同台账.csv", 2, "承包单位"),
        ("工资表.csv", 2, "身份证号"),
        ("工资表.csv", 2, "姓名"),
    ]


def test_a_team_or_project_of_two_words_is_one(tmp_path: Path) -> None:
    put(tmp_path, "花名册.csv", "姓名,班组,项目名称\n甲一,木工、瓦工班,一、二号楼\n")
    assert read_case(tmp_path).issues == ()


def test_a_short_code_ties_who_has_it(tmp_path: Path) -> None:
    put(
        tmp_path, "party.csv", "party_id,name,kind,uscc\nA,甲公司,company,U1\nB,乙公司,company,u1\n"
    )
    case = read_case(tmp_path)
    assert column(case, "party", "uscc") == ["U1", "U1"]
    assert case.issues == ()


@pytest.mark.parametrize(
    "cell", ["12", "1", "I1", "0012", "111111", "已核对7", "A", NUMBER, "****1234"]
)
def test_a_canonical_number_is_taken_as_it_is(tmp_path: Path, cell: str) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    put(tmp_path, "worker.csv", f"worker_id,project_id,name,id_no\nW1,P1,甲一,{cell}\n")
    put(tmp_path, "party.csv", f"party_id,name,uscc,id_no\nA,甲一,{cell},{cell}\n")
    case = read_case(tmp_path)
    assert column(case, "worker", "id_no") == column(case, "party", "uscc") == [cell]
    assert case.issues == ()


@pytest.mark.parametrize(
    "cell",
    ["无", "/", "none", "NULL", "nan", "0", "000", "待补", "暂无", "未知", "1.1E+17", "****", "-"],
)
def test_a_canonical_word_for_nothing_is_none(tmp_path: Path, cell: str) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    put(
        tmp_path,
        "worker.csv",
        f"worker_id,project_id,name,id_no\nW1,P1,甲一,{cell}\nW2,P1,乙二,3\n",
    )
    case = read_case(tmp_path)
    assert column(case, "worker", "id_no") == [None, "3"]
    assert [i.row for i in case.issues] == [2]


CARDS = "项目编号,姓名,身份证号,月份,应发工资,实发工资,银行卡号\n"


@pytest.mark.parametrize(
    "cell",
    [
        *("现金", "农行卡", "见附表", "0", "1", "6217", "无", "待补"),
        *("6222********0011", "6.222E+18", "6222XXXX0011"),
    ],
)
def test_what_is_no_card_is_nobodys(tmp_path: Path, cell: str) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    lines = (f"甲一,{NUMBER},2024-01,5000,5000,{cell}", f"乙二,,2024-01,6000,6000,{cell}")
    put(tmp_path, "工资表.csv", CARDS + "".join(f"P1,{line}\n" for line in lines))
    case = read_case(tmp_path)
    assert column(case, "payroll", "payee_account") == [None, None]
    assert [i.severity for i in case.issues if i.column == "银行卡号"] == ["warning"]


@pytest.mark.parametrize("cell", ["6222020000000000011", "13000620", "6222 0200 0000 0000 011"])
def test_a_card_stays(tmp_path: Path, cell: str) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    line = f"P1,甲一,{NUMBER},2024-01,5000,5000,{cell}\n"
    put(tmp_path, "工资表.csv", CARDS + line)
    case = read_case(tmp_path)
    assert column(case, "payroll", "payee_account") == [cell.replace(" ", "")]
    assert case.issues == ()


def test_a_card_that_a_spreadsheet_rounded_is_nobodys(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    head = ["项目名称", "姓名", "身份证号", "银行卡号"]
    line = ["东湖", "甲一", NUMBER, 6222020000000000011]
    workbook(tmp_path / "花名册.xlsx", {"花名册": [head, line]})
    case = read_case(tmp_path)
    assert column(case, "worker", "bank_account") == [None]
    assert [i.value for i in case.issues] == ["6222020000000000000"]


def test_two_names_with_one_number_are_told(tmp_path: Path) -> None:
    wages(
        tmp_path, f"甲一,{NUMBER},2024-01,5000", f"乙二,{NUMBER},2024-01,6000", "丙三,,2024-01,7000"
    )
    case = read_case(tmp_path)
    assert len(set(column(case, "payroll", "worker_id"))) == 2
    [issue] = [i for i in case.issues if "证件号相同" in i.problem]
    assert (issue.severity, issue.row, issue.column, issue.value) == (
        "warning",
        2,
        "身份证号",
        "乙二、甲一",
    )
    assert "2 行（第 2、3 行）" in issue.problem


def test_a_remark_behind_the_name_is_no_other_name(tmp_path: Path) -> None:
    wages(tmp_path, f"甲一,{NUMBER},2024-01,5000", f"甲一（退场）,{NUMBER},2024-02,6000")
    assert read_case(tmp_path).issues == ()


@pytest.mark.parametrize(
    ("cell", "permit", "told"),
    [
        ("130101202401010101", "130101202401010101", False),
        ("施1", "施1", False),
        ("尚未取得", "none", False),
        ("否", "none", False),
        ("×", "none", False),
        ("/", None, True),
        ("见附件", None, True),
        ("已办理", None, True),
    ],
)
def test_a_word_is_no_permit(tmp_path: Path, cell: str, permit: str | None, *, told: bool) -> None:
    put(tmp_path, "项目.csv", f"项目名称,建设单位,施工许可证号\n东湖,某局,{cell}\n")
    case = read_case(tmp_path)
    assert column(case, "project", "permit_no") == [permit]
    assert any("不是证号" in issue.problem for issue in case.issues) is told


def test_ids_of_accounts_in_words_stay(tmp_path: Path) -> None:
    put(tmp_path, "account.csv", "account_id,party_id,kind\n工资专户,G,wage_special\n")
    head = "payment_id,paid_at,payer_account,payee_id,amount\n"
    put(tmp_path, "payment.csv", f"{head}M,2024-01-01,工资专户,L,5\n")
    case = read_case(tmp_path)
    assert column(case, "payment", "payer_account") == ["工资专户"]
    assert case.issues == ()
