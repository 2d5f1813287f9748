"""Keys that come twice, references that lead nowhere, cycles, payments to oneself."""

from pathlib import Path

import pytest
from intake_folders import column, problems, put, write

from wagekit.intake import read_case


def test_the_same_row_twice_loads_once(tmp_path: Path) -> None:
    put(tmp_path, "a/party.csv", "party_id,name\nA,甲\nA,甲\n")
    put(tmp_path, "b/party.csv", "party_id,name\nA,甲\n")
    case = read_case(tmp_path)
    assert column(case, "party", "_row") == [2]
    assert [(i.file, i.row, i.severity) for i in case.issues] == [
        ("a/party.csv", 3, "info"),
        ("b/party.csv", 2, "info"),
    ]
    assert [(c.loaded, c.quarantined) for c in case.files] == [(1, 1), (0, 1)]


def test_the_same_key_with_other_values_keeps_the_first(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,甲\nA,乙\nA,丙\n")
    case = read_case(tmp_path)
    assert column(case, "party", "name") == ["甲"]
    assert problems(case) == [(3, "party_id", "A", "warning"), (4, "party_id", "A", "warning")]


def test_one_worker_stands_once_on_the_roster_of_each_project(tmp_path: Path) -> None:
    write(
        tmp_path,
        worker_csv="worker_id,project_id,name\nW,P1,张某\nW,P2,张某\nW,P2,李某\n",
    )
    case = read_case(tmp_path)
    assert column(case, "worker", "project_id") == ["P1", "P2"]
    assert problems(case) == [(4, "worker_id", "W", "warning")]


def test_claimants_of_whom_only_the_number_is_given_are_two(tmp_path: Path) -> None:
    write(
        tmp_path,
        claimant_csv=(
            "clue_id,worker_id,name,id_no,claimed_amount\n"
            "C,,,110101199001010015,100\nC,,,110101199001010031,200\n"
            "C,,,110101199001010031,300\nC,,,,400\n"
        ),
    )
    case = read_case(tmp_path)
    assert column(case, "claimant", "_row") == [2, 3, 5]
    assert (4, "clue_id+worker_id", "C/110101199001010031", "warning") in problems(case)


def test_composite_keys_differ_in_any_part(tmp_path: Path) -> None:
    write(
        tmp_path,
        attendance_csv=(
            "project_id,worker_id,month,days,source\n"
            "P1,W1,2021-01,1,gate\nP1,W1,2021-01,1,manual\nP1,W1,2021-02,1,gate\n"
            "P1,W1,2021-01,2,gate\n"
        ),
    )
    case = read_case(tmp_path)
    assert column(case, "attendance", "_row") == [2, 3, 4]
    assert [row for row, *_ in problems(case)] == [5]


@pytest.mark.parametrize(
    ("table", "header", "one", "other"),
    [
        ("licence", "party_id,kind,series,valid_to", "A,qualification,professional,2020-12-31",
         "A,qualification,professional,2030-12-31"),
        ("licence", "party_id,kind,valid_from,valid_to", "A,qualification,2019-01-01,2020-12",
         "A,qualification,2019-01-01,"),
        ("licence", "party_id,kind,max_contract_amount", "A,qualification,100",
         "A,qualification,900"),
        ("safeguard", "project_id,item,ok", "P1,gate,true", "P1,gate,false"),
        ("staff", "project_id,company_id,person_id,post,to_on", "P1,A,W,technical,2022-01-31",
         "P1,A,W,technical,2023-01-31"),
        ("shareholding", "holder_id,company_id,to_on", "A,B,2020-01-01", "A,B,"),
        ("explanation", "project_id,rule,subject,accepted", "P1,ZB03,C,", "P1,ZB03,C,true"),
    ],
)  # fmt: skip
def test_two_lawful_rows_of_one_name_both_load_in_either_order(
    tmp_path: Path, table: str, header: str, one: str, other: str
) -> None:
    for name, rows in (("here", (one, other, other)), ("there", (other, one, one))):
        put(tmp_path, f"{name}/{table}.csv", "\n".join([header, *rows, ""]))
        case = read_case(tmp_path / name)
        assert column(case, table, "_row") == [2, 3]
        assert [i.row for i in case.issues if i.severity == "info" and i.row] == [4]


def test_a_reference_to_nowhere_is_flagged_and_kept(tmp_path: Path) -> None:
    write(
        tmp_path,
        party_csv="party_id,name\nA,甲\n",
        worker_csv="worker_id,project_id\nW,P1\n",
        payment_csv=(
            "payment_id,paid_at,payer_id,payee_id\n"
            "M1,2021-01-01 00:00:00,A,W\nM2,2021-01-01 00:00:00,A,Z\n"
            "M3,2021-01-01 00:00:00,A,Z\n"
        ),
    )
    case = read_case(tmp_path)
    assert len(case.tables["payment"]) == 3
    assert problems(case) == [(3, "payee_id", "Z", "warning")]
    assert "2 行" in case.issues[0].problem


def test_a_wage_card_is_a_known_account(tmp_path: Path) -> None:
    write(
        tmp_path,
        account_csv="account_id,party_id\nACC,A\n",
        worker_csv="worker_id,project_id,bank_account\nW,P1,CARD\n",
        payment_csv=(
            "payment_id,paid_at,payer_account,payee_account\n"
            "M1,2021-01-01 00:00:00,ACC,CARD\nM2,2021-01-01 00:00:00,ACC,NIX\n"
        ),
    )
    assert problems(read_case(tmp_path)) == [(3, "payee_account", "NIX", "warning")]


def test_every_member_of_a_consortium_is_looked_up(tmp_path: Path) -> None:
    write(
        tmp_path,
        party_csv="party_id\nA\nB\n",
        tender_csv="tender_id,project_id,bidder_id,joint_members\nT,P1,A,A; B；C\n",
    )
    case = read_case(tmp_path)
    assert column(case, "tender", "joint_members") == ["A;B;C"]
    assert [value for _, _, value, _ in problems(case)] == ["C"]


def test_thousands_of_strangers_are_counted_not_listed(tmp_path: Path) -> None:
    lines = "".join(f"M{i},2021-01-01 00:00:00,X{i}\n" for i in range(500))
    write(tmp_path, party_csv="party_id\nA\n", payment_csv="payment_id,paid_at,payee_id\n" + lines)
    case = read_case(tmp_path)
    assert len(case.issues) == 51
    assert "450" in case.issues[-1].problem


@pytest.mark.parametrize(
    ("lines", "looping"),
    [
        ("A,A\n", {"A"}),
        ("A,B\nB,A\n", {"A", "B"}),
        ("A,B\nB,C\nC,D\nD,B\nE,\n", {"B", "C", "D"}),
        ("A,\nB,A\nC,B\n", set()),
    ],
)
def test_contracts_above_one_another_in_a_circle(
    tmp_path: Path, lines: str, looping: set[str]
) -> None:
    full = "".join(f"P1,{line}\n" for line in lines.splitlines())
    write(tmp_path, contract_csv="project_id,contract_id,parent_contract_id\n" + full)
    case = read_case(tmp_path)
    contracts = case.tables["contract"].to_pylist()
    by_row = {row["_row"]: row["contract_id"] for row in contracts}
    assert {by_row[issue.row] for issue in case.issues} == looping
    assert len(contracts) == len(lines.splitlines())


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("A,A,,", True),
        ("A,B,,", False),
        ("A,A,1,2", False),
        ("A,B,1,1", True),
        (",,,", False),
    ],
)
def test_payments_to_oneself(tmp_path: Path, line: str, flagged: bool) -> None:  # noqa: FBT001
    write(
        tmp_path,
        payment_csv=(
            "payment_id,paid_at,payer_id,payee_id,payer_account,payee_account\n"
            f"M1,2021-01-01 00:00:00,{line}\n"
        ),
    )
    case = read_case(tmp_path)
    assert len(case.tables["payment"]) == 1
    assert bool(case.issues) == flagged


WAGES = "姓名,月份,应发工资,实发工资,用人单位,项目编号\n张某,2024-01,5000.00,0,甲公司,P1\n"


def test_a_copy_of_a_file_is_not_loaded_again(tmp_path: Path) -> None:
    put(tmp_path, "工资表.csv", WAGES)
    put(tmp_path, "工资表(1).csv", WAGES)
    put(tmp_path, "project.csv", "project_id\nP1\n")
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [500000]
    [issue] = [one for one in case.issues if "副本" in one.problem]
    assert (issue.file, issue.value) == ("工资表(1).csv", "工资表.csv")
    assert issue.severity == "warning"


def test_the_copy_is_the_one_that_is_called_so(tmp_path: Path) -> None:
    put(tmp_path, "A副本.csv", WAGES)
    put(tmp_path, "工资表.csv", WAGES)
    put(tmp_path, "project.csv", "project_id\nP1\n")
    assert column(read_case(tmp_path), "payroll", "_file") == ["工资表.csv"]


def test_the_same_wages_of_two_months_are_no_copy(tmp_path: Path) -> None:
    sheet = WAGES.replace("月份,", "").replace("2024-01,", "")
    for name in ("2024年3月工资表.csv", "2024年4月工资表.csv", "A工资表副本.csv"):
        put(tmp_path, name, sheet)
    put(tmp_path, "project.csv", "project_id\nP1\n")
    case = read_case(tmp_path)
    assert sorted(column(case, "payroll", "month")) == ["2024-03", "2024-04"]
    assert [i.file for i in case.issues if "副本" in i.problem] == ["A工资表副本.csv"]


@pytest.mark.parametrize(
    "names",
    [
        ("2024年/3月工资表.csv", "2024年/4月工资表.csv"),
        ("2024年3月/工资表.csv", "2024年4月/工资表.csv"),
    ],
)
def test_folders_tell_the_months_too(tmp_path: Path, names: tuple[str, str]) -> None:
    sheet = WAGES.replace("月份,", "").replace("2024-01,", "")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        put(tmp_path, name, sheet)
    put(tmp_path, "project.csv", "project_id\nP1\n")
    assert not [i for i in read_case(tmp_path).issues if "副本" in i.problem]


def test_a_copy_named_in_case_toml_is_loaded(tmp_path: Path) -> None:
    put(tmp_path, "工资表.csv", WAGES)
    put(tmp_path, "二月.csv", WAGES)
    files = '[files."工资表.csv"]\ntable = "payroll"\n[files."二月.csv"]\ntable = "payroll"\n'
    put(tmp_path, "case.toml", files)
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [500000, 500000]
    assert ["看似重复" in issue.problem for issue in case.issues] == [True]


def test_of_a_file_and_its_copy_the_one_named_in_case_toml_is_loaded(tmp_path: Path) -> None:
    put(tmp_path, "工资表(1).csv", WAGES)
    put(tmp_path, "工资表.csv", WAGES)
    put(tmp_path, "case.toml", '[files."工资表.csv"]\ntable = "payroll"\n')
    assert column(read_case(tmp_path), "payroll", "_file") == ["工资表.csv"]


def test_a_copy_of_links_csv_does_not_take_its_place(tmp_path: Path) -> None:
    put(tmp_path, "links (1).csv", "left,right,judgement,who,why\n")
    put(tmp_path, "links.csv", "left,right,judgement,who,why\n")
    put(tmp_path, "project.csv", "project_id\nP1\n")
    assert [one for one in read_case(tmp_path).issues if "副本" in one.problem] == []


def test_a_copy_and_a_file_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    put(tmp_path, "工资表.csv", WAGES)
    put(tmp_path, "工资表(1).csv", WAGES)
    put(tmp_path, "project.csv", "project_id\nP1\n")
    put(tmp_path, "坏.xlsx", b"PK\x03\x04 and no more")
    put(tmp_path, "空.csv", "")
    case = read_case(tmp_path)
    counts = {c.file: (c.read, c.loaded, c.quarantined, c.skipped) for c in case.files}
    assert counts == {
        "工资表(1).csv": (2, 0, 1, 1),
        "工资表.csv": (2, 1, 0, 1),
        "project.csv": (2, 1, 0, 1),
        "坏.xlsx": (0, 0, 0, 0),
        "空.csv": (0, 0, 0, 0),
    }


PROJECT = "项目编号,工程名称,建设单位\nP1,东湖,某局\n"
PERMIT = "施工许可证编号,工程名称,发证日期\n施1,东湖,2023-06-01\n"


@pytest.mark.parametrize("names", [("1.csv", "2.csv"), ("2.csv", "1.csv")])
def test_a_permit_fills_the_row_of_its_project(tmp_path: Path, names: tuple[str, str]) -> None:
    for name, text in zip(names, (PROJECT, PERMIT), strict=True):
        put(tmp_path, name, text)
    case = read_case(tmp_path)
    assert column(case, "project", "permit_no") == ["施1"]
    assert column(case, "project", "owner_id") == ["某局"]
    assert [(i.severity, "是同一个" in i.problem) for i in case.issues] == [("info", True)]


def test_what_two_lists_add_alike_is_no_conflict(tmp_path: Path) -> None:
    put(tmp_path, "1.csv", PROJECT)
    put(tmp_path, "2.csv", PERMIT)
    put(tmp_path, "3.csv", PERMIT + "施1,西湖,2023-06-01\n")
    case = read_case(tmp_path)
    assert column(case, "project", "permit_no") == ["施1", "施1"]
    assert [i.severity for i in case.issues] == ["info", "info"]


def test_a_project_of_two_permits_keeps_the_first(tmp_path: Path) -> None:
    put(tmp_path, "1.csv", PROJECT)
    put(tmp_path, "2.csv", PERMIT)
    put(tmp_path, "3.csv", PERMIT.replace("施1", "施2"))
    case = read_case(tmp_path)
    assert column(case, "project", "permit_no") == ["施1"]
    assert [i.file for i in case.issues if i.severity == "warning"] == ["3.csv"]


ROSTER = "姓名,身份证号,联系电话,工种\n"


@pytest.mark.parametrize("order", [1, -1])
def test_two_rows_of_one_person_fill_each_other(tmp_path: Path, order: int) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    lines = ["李四,,13800000000,\n", "李四,130102198505051234,,木工\n"]
    put(tmp_path, "花名册.csv", ROSTER + "".join(lines[::order]))
    case = read_case(tmp_path)
    [worker] = case.tables["worker"].to_pylist()
    assert (worker["id_no"], worker["phone"], worker["job"]) == (
        "130102198505051234", "13800000000", "木工",
    )  # fmt: skip
    assert not [i for i in case.issues if i.row == 3 and i.severity == "warning"]


def test_two_rows_of_one_person_that_contradict_do_not(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "花名册.csv", ROSTER + "李四,,1,木工\n李四,130102198505051234,,瓦工\n")
    case = read_case(tmp_path)
    assert [row["id_no"] for row in case.tables["worker"].to_pylist()] == [None]
    assert [i.row for i in case.issues if "内容不同" in i.problem] == [3]
