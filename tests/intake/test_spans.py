"""Times written in one cell, from when to when."""

from datetime import date
from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import CaseFolder, read_case

DAYS = (date(2020, 1, 1), date(2025, 1, 1))
MARCH, MAY = date(2024, 3, 1), date(2024, 5, 1)
LICENCE = "企业名称,证书类型,资质类别,资质等级,有效期\n甲公司,资质,劳务,不分等级,{}\n"


def term(folder: Path, written: str) -> tuple[CaseFolder, list[object]]:
    """A licence whose 有效期 reads so, and the days from which and to which it holds."""
    put(folder, "资质.csv", LICENCE.format(written))
    case = read_case(folder)
    return case, ends(case)


def ends(case: CaseFolder) -> list[object]:
    [row] = case.tables["licence"].to_pylist()
    return [row.get("valid_from"), row.get("valid_to")]


@pytest.mark.parametrize(
    "written",
    [
        "2020-01-01至2025-01-01",
        "2020-01-01-2025-01-01",
        "2020.1.1~2025.1.1",
        "2020年1月1日 — 2025年1月1日止",
        "自2020年1月1日起至2025年1月1日",
        "20200101-20250101",
        "2020／1／1～2025／1／1",
    ],
)
def test_a_licence_holds_from_when_to_when(tmp_path: Path, written: str) -> None:
    case, days = term(tmp_path, written)
    assert days == [*DAYS]
    assert not [issue for issue in case.issues if issue.file == "资质.csv"]


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ("2025-01-01", None, date(2025, 1, 1)),
        ("2025年6月", None, None),
        ("2020-01-01至长期", date(2020, 1, 1), None),
        ("2020-01-01至今", date(2020, 1, 1), None),
        ("长期", None, None),
    ],
)
def test_an_end_alone_and_a_time_without_end(
    tmp_path: Path, written: str, begin: date | None, end: date | None
) -> None:
    assert term(tmp_path, written)[1] == [begin, end]


@pytest.mark.parametrize(
    "written",
    [
        "2025-01-01至2020-01-01",
        "2024年11月至2月",
        "2021.1至2021.1",
        "三年",
        "12个月",
        "2024年13月至14月",
    ],
)
def test_what_is_no_time_is_told_and_not_taken(tmp_path: Path, written: str) -> None:
    case, days = term(tmp_path, written)
    assert days == [None, None]
    assert [i.value for i in case.issues if i.file == "资质.csv"] == [written]


def test_a_start_of_its_own_column_wins(tmp_path: Path) -> None:
    put(
        tmp_path,
        "保函.csv",
        "保函编号,项目编号,担保类型,担保形式,担保金额,生效日期,有效期\n"
        "B1,P1,工资保证金,银行保函,1000,2020-02-01,2020-01-01至2025-01-01\n"
        "B2,P1,工资保证金,银行保函,1000,,2020-01-01至2025-01-01\n",
    )
    case = read_case(tmp_path)
    assert column(case, "guarantee", "from_on") == [date(2020, 2, 1), DAYS[0]]
    assert column(case, "guarantee", "to_on") == [DAYS[1], DAYS[1]]


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ("2024年3月至2024年5月", MARCH, MAY),
        ("2024年3月至5月", MARCH, MAY),
        ("2024.3-5月", MARCH, MAY),
        ("2024年3月、4月、5月", MARCH, MAY),
        ("2024年3、4、5月", MARCH, MAY),
        ("2024年3-5月", MARCH, MAY),
        ("2024-03-2024-05", MARCH, MAY),
        ("2024年5月", MAY, MAY),
        ("202405", MAY, MAY),
    ],
)
def test_the_months_of_a_claim(tmp_path: Path, written: str, begin: date, end: date) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,清河佳苑\n")
    put(tmp_path, "clue.csv", "clue_id,project_id,kind,received_on\nXS1,P1,wage,2025-12-01\n")
    put(
        tmp_path, "名单.csv", f"清河佳苑讨薪人员名单\n姓名,欠薪金额,欠薪月份\n张一,8000,{written}\n"
    )
    case = read_case(tmp_path)
    assert column(case, "claimant", "claimed_from_month") == [begin]
    assert column(case, "claimant", "claimed_to_month") == [end]


@pytest.mark.parametrize("written", ["2024年3月、5月", "2024年3月、2024年5月", "2个月"])
def test_months_that_are_no_span_are_told(tmp_path: Path, written: str) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,清河佳苑\n")
    put(tmp_path, "clue.csv", "clue_id,project_id,kind,received_on\nXS1,P1,wage,2025-12-01\n")
    put(
        tmp_path, "名单.csv", f"清河佳苑讨薪人员名单\n姓名,欠薪金额,欠薪月份\n张一,8000,{written}\n"
    )
    case = read_case(tmp_path)
    assert "claimed_from_month" not in case.tables["claimant"].column_names
    assert written in [issue.value for issue in case.issues]


def test_days_of_a_claim_within_a_year(tmp_path: Path) -> None:
    put(tmp_path, "clue.csv", "clue_id,kind,received_on\nXS1,wage,2025-12-01\n")
    put(tmp_path, "名单.csv", "线索编号,姓名,欠薪金额,欠薪期间\nXS1,张一,8000,2024.3.5-5.31\n")
    case = read_case(tmp_path)
    assert column(case, "claimant", "claimed_from") == [date(2024, 3, 5)]
    assert column(case, "claimant", "claimed_to") == [date(2024, 5, 31)]


def test_a_canonical_cell_holds_a_day(tmp_path: Path) -> None:
    put(
        tmp_path, "licence.csv", "party_id,kind,valid_to\nF1,qualification,2020-01-01至2025-01-01\n"
    )
    assert ends(read_case(tmp_path)) == [None, None]


def test_wages_settled_paid_and_left(tmp_path: Path) -> None:
    put(
        tmp_path,
        "工资表.csv",
        "清河佳苑2024年5月工资表\n姓名,身份证号,应发合计,已发合计,未发合计\n张一,,6000,2000,4000\n",
    )
    put(
        tmp_path,
        "结算.csv",
        "清河佳苑2024年6月工资结算单\n姓名,结算工资,欠付工资\n张一,7000,3000\n",
    )
    put(tmp_path, "project.csv", "project_id,name\nP1,清河佳苑\n")
    case = read_case(tmp_path)
    assert sorted(column(case, "payroll", "payable")) == [600_000, 700_000]
    assert sorted(column(case, "payroll", "paid")) == [200_000, 400_000]
