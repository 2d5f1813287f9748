"""Headers that may mean something else count only where the row's own sums bear them out."""

from pathlib import Path

import pytest
from intake_folders import problems, put, rows

from wagekit.intake import CaseFolder, read_case


def wages(folder: Path, *lines: str) -> CaseFolder:
    put(folder, "project.csv", "project_id,name\nP1,东湖\n")
    put(folder, "工资表.csv", "\n".join(lines) + "\n")
    return read_case(folder)


def money(case: CaseFolder) -> list[tuple[int | None, ...]]:
    names = ("payable", "deducted", "paid")
    return [tuple(row.get(name) for name in names) for row in rows(case, "payroll")]


@pytest.mark.parametrize(
    ("above", "below", "line", "fen"),
    [
        ("养老保险,", "单位缴纳,个人缴纳", "960,480,5520", 48_000),
        ("单位缴纳,,,个人缴纳,,", "养老保险,医疗保险,失业保险,养老保险,医疗保险,失业保险",
         "960,480,42,480,120,18,5382", 61_800),
        ("代扣代缴,,", "公司承担,个人部分,个税", "960,480,20,5500", 50_000),
    ],
)  # fmt: skip
def test_the_firms_share_is_no_deduction(
    tmp_path: Path, above: str, below: str, line: str, fen: int
) -> None:
    head = (f"姓名,月份,应发工资,{above},实发工资", f",,,{below},")
    case = wages(tmp_path, *head, f"张一,2026-05,6000,{line}")
    paid = 600_000 - fen
    assert money(case) == [(600_000, fen, paid)]


@pytest.mark.parametrize(
    ("header", "line", "deducted"),
    [
        ("养老保险,医疗保险,实发工资", "√,√,6000", None),
        ("养老保险,医疗保险,实发工资", "√,,5500", None),
        ("养老保险,水电费,实发工资", "已参保,60,5940", 6_000),
        ("养老保险,借支,实发工资", "是,500,3000", 50_000),
        ("实发工资,养老保险", "0,是", None),
        ("应扣款项,实发工资", "伙食费,5500", None),
        ("应扣款项,实发工资", "500,3000", 50_000),
        ("应扣款项,借支,实发工资", "借支,500,5500", 50_000),
        # Part of the wage, or paid out apart: the sums say nothing of them.
        ("伙食费,水电费,实发工资", "300,200,6000", None),
        ("伙食费,实发工资", "500,4000", None),
        ("借支,伙食费,实发工资", "1000,500,5000", 100_000),
        ("借支,伙食费,实发工资", "1000,500,4500", 150_000),
        ("水电费,实发工资,未发工资", "100,3000,3000", None),
        ("水电费,实发工资,未发工资", "100,3000,2900", 10_000),
        ("已发生活费,已发合计,未发工资", "2000,3000,3000", None),
        # What is still to be paid without them may be just as much as they are.
        ("已发生活费,已发工资,未发工资", "2000,4000,2000", None),
    ],
)
def test_deductions_that_the_row_bears_out(
    tmp_path: Path, header: str, line: str, deducted: int | None
) -> None:
    case = wages(tmp_path, f"姓名,月份,应发工资,{header}", f"张一,2026-05,6000,{line}")
    paid = line.split(",")[next(i for i, h in enumerate(header.split(",")) if h in PAID)]
    assert money(case) == [(600_000, deducted, int(paid) * 100)]


PAID = {"实发工资", "已发工资", "已发合计"}


def test_each_row_is_judged_alone(tmp_path: Path) -> None:
    head = "姓名,月份,应发工资,水电费,实发工资"
    lines = ("张一,2026-05,6000,100,5900", "张二,2026-05,6000,100,6000", "张三,2026-05,6000,,0")
    found = money(wages(tmp_path, head, *lines))
    assert found == [(600_000, 10_000, 590_000), (600_000, None, 600_000), (600_000, None, 0)]


def test_a_column_that_no_row_bears_out_is_named(tmp_path: Path) -> None:
    case = wages(tmp_path, "姓名,月份,应发工资,水电费,实发工资", "张一,2026-05,6000,100,3000")
    assert [p[1] for p in problems(case)] == ["水电费"]


def test_deductions_below_lines_of_another_table(tmp_path: Path) -> None:
    above = ("项目名称,东湖", "工资发放情况,说明", "见下,无", "")
    head = "姓名,月份,应发工资,水电费,实发工资"
    case = wages(tmp_path, *above, head, "张一,2026-05,6000,100,6000", "张二,2026-05,6000,,5000")
    assert money(case) == [(600_000, None, 600_000), (600_000, None, 500_000)]


def test_persons_side_by_side(tmp_path: Path) -> None:
    head = "姓名,月份,应发工资,借支,水电费,实发工资"
    left, right = "张一,2026-05,6000,500,100,5400", "张二,2026-05,7000,500,100,6400"
    found = money(wages(tmp_path, f"{head},{head}", f"{left},{right}"))
    assert found == [(600_000, 60_000, 540_000), (700_000, 60_000, 640_000)]


@pytest.mark.parametrize(
    ("header", "line", "deducted", "paid"),
    [
        ("扣借支,实发工资,借支/余额", "1000,5000,3000", 100_000, 500_000),
        ("实发工资,饭卡余额,余额", "6000,120,300", None, 600_000),
        ("实发工资,余额", "6000,94000", None, 600_000),
        ("实发工资,余额", "4000,94000", None, 400_000),
        ("已发工资,余额", "4000,2000", None, 400_000),
        ("已发工资,余额", ",6000", None, 0),
        ("已发工资,余额", ",5000", None, None),
        ("余额", "94000", None, None),
        ("余额", "2000", None, 400_000),
        ("账户/余额", "2000", None, None),
        # Both are doubtful, and one of them is borne out.
        ("水电费,实发工资,余额", "60,5940,94000", 6_000, 594_000),
        ("水电费,已发工资,余额", "60,3000,2940", 6_000, 300_000),
        ("水电费,已发工资,余额", "60,3000,3000", None, 300_000),
    ],
)
def test_a_balance_that_is_unpaid(
    tmp_path: Path, header: str, line: str, deducted: int | None, paid: int | None
) -> None:
    case = wages(tmp_path, f"姓名,月份,应发工资,{header}", f"张一,2026-05,6000,{line}")
    assert money(case) == [(600_000, deducted, paid)]
    # Where nothing is said to be paid, the sheet says so as a whole.
    said = [p for p in problems(case) if p[3] == "warning"]
    assert len(said) == (paid is None and "已发工资" not in header)


@pytest.mark.parametrize(
    ("lines", "paid"),
    [
        (("6000,6000,2000,4000",), [200_000]),
        (("6000,6000,6000,0", "6000,6000,2000,4000"), [600_000, 200_000]),
        # What is left in an account says nothing of what was paid.
        (("6000,6000,2000,94000",), [600_000]),
    ],
)
def test_what_was_paid_beside_a_balance(
    tmp_path: Path, lines: tuple[str, ...], paid: list[int]
) -> None:
    numbered = [f"张{n},2026-05,{line}" for n, line in enumerate(lines)]
    case = wages(tmp_path, "姓名,月份,应发工资,实发工资,已发工资,余额", *numbered)
    assert [row[-1] for row in money(case)] == paid


def test_a_total_row_sums_up_what_counts_and_what_does_not(tmp_path: Path) -> None:
    head = "姓名,月份,应发工资,借支,水电费,实发工资"
    lines = ("张一,2026-05,6000,500,100,5400", "张二,2026-05,6000,500,100,3000")
    case = wages(tmp_path, head, *lines, "合计,,12000,1000,200,8400")
    assert [row[1] for row in money(case)] == [60_000, 50_000]
    assert problems(case) == []


@pytest.mark.parametrize(
    ("header", "line", "deducted"),
    [
        ("社保个人,餐费,实发工资", "480,300,5220", 78_000),
        ("社保个人,餐费,实发工资", "480,,5520", 48_000),
        ("借支,车费,实发工资", "1000,200,4800", 120_000),
        ("借支,餐费,扣款合计,实发工资", "1000,300,1300,4700", 130_000),
        ("车费,实发工资,未发工资", "200,3000,2800", 20_000),
        ("车费,实发工资,余额", "200,3000,2800", 20_000),
        ("餐费,实发工资,未发工资", "500,5500,500", None),
        ("餐费,实发工资,余额", "500,5500,500", None),
        ("餐费,实发工资,余额", "500,5500,94000", 50_000),
        ("已领,实发工资", "2000,4000", 200_000),
        # What was received before is no arrears.
        ("已领生活费,实发工资", "300,5700", 30_000),
        ("生活费已发,实发工资", "300,5700", 30_000),
        ("预发生活费,本次实发", "300,5700", 30_000),
        ("已预支,本次实发,累计实发", "300,5700,6000", 30_000),
        # The share of the firm, parts of the wage and other amounts are no deductions.
        ("单位社保,个人社保,实发工资", "900,300,5700", 30_000),
        ("养老保险（单位）,养老保险（个人）,实发工资", "900,300,5700", 30_000),
        ("单位社保,实发工资", "300,5700", None),
        ("加班费,餐费,实发工资", "500,100,5900", 10_000),
        ("奖金,实发工资", "300,5700", None),
        ("借支,餐费,其他,实发工资", "500,100,7,5400", 60_000),
        ("本月借支,历史借支,实发工资", "300,5000,5700", 30_000),
        ("平时已领,实发工资", "300,5700", 30_000),
        ("工资预支,实发工资", "300,5700", 30_000),
        ("绩效扣款,实发工资", "300,5700", 30_000),
        ("实发工资,餐费,借支", "5200,300,500", 80_000),
        # What is kept back is owed, and the others are deductions all the same.
        ("社保个人,餐费,借支,押金,个税,实发工资", "300,100,500,200,50,4850", 95_000),
        ("餐费,质保金,实发工资", "100,600,5300", 10_000),
        # The rows do not say so, or it was not paid at all.
        ("餐费,实发工资", "300,4000", None),
        ("餐费,实发工资", "6000,", None),
        ("餐费,实发工资", "¥300,6000", None),
        ("餐费,实发工资", "自理,6000", None),
        # Kept back or still to be paid: that it adds up makes it no deduction.
        ("押金,实发工资", "500,5500", None),
        ("年底发,实发工资", "2000,4000", None),
        ("质保金,实发工资", "600,5400", None),
        ("差额,实发工资", "600,5400", None),
        ("实发工资,餐费", "5700,300", None),
        ("预留工资(30%),实发工资", "1800,4200", None),
        ("扣留质保金,实发工资", "600,5400", None),
    ],
)
def test_unknown_columns_that_the_row_bears_out(
    tmp_path: Path, header: str, line: str, deducted: int | None
) -> None:
    case = wages(tmp_path, f"姓名,月份,应发工资,{header}", f"张一,2026-05,6000,{line}")
    assert [row.get("deducted") for row in rows(case, "payroll")] == [deducted]
    unknown = bool(deducted) and "扣款合计" not in header
    assert any("按扣款计" in str(issue) for issue in case.issues) == unknown


def test_an_unknown_column_counts_only_in_rows_that_add_up(tmp_path: Path) -> None:
    head = "姓名,月份,应发工资,餐费,实发工资"
    lines = ("张一,2026-05,6000,100,5900", "张二,2026-05,6000,100,3000", "合计,,12000,200,8900")
    case = wages(tmp_path, head, *lines)
    assert money(case) == [(600_000, 10_000, 590_000), (600_000, None, 300_000)]
    assert not any("合计" in str(issue) for issue in case.issues)


def test_the_same_columns_are_deducted_in_all_rows(tmp_path: Path) -> None:
    head = "姓名,月份,应发工资,餐费,车费,实发工资"
    lines = ("张一,2026-05,6000,100,70,5900", "张二,2026-05,6000,100,30,5900")
    found = money(wages(tmp_path, head, *lines, "张三,2026-05,6000,500,60,5940"))
    assert found == [(600_000, 10_000, 590_000)] * 2 + [(None, None, 594_000)]


def test_known_and_unknown_columns_together_in_some_rows(tmp_path: Path) -> None:
    head = "姓名,月份,应发工资,水电费,餐费,实发工资"
    lines = ("张一,2026-05,6000,100,,5900", "张二,2026-05,6000,100,200,5700")
    case = wages(tmp_path, head, *lines, "合计,,12000,200,200,11600")
    assert money(case) == [(600_000, 10_000, 590_000), (600_000, 30_000, 570_000)]
    assert [i.column for i in case.issues] == ["餐费"]


@pytest.mark.parametrize(
    ("header", "line", "known"),
    [
        # Some of it may have been deducted: how much is owed is not for certain.
        ("餐费,车费,实发工资", "300,200,5600", False),
        ("社保个人,餐费,押金,实发工资", "300,100,200,5450", False),
        ("借支,餐费,车费,实发工资", "500,300,200,5100", False),
        # All of it would not be enough, or the sheet itself says what is unpaid.
        ("餐费,车费,实发工资", "300,200,3000", True),
        ("餐费,车费,实发工资,未发工资", "300,200,5600,400", True),
        ("餐费,车费,实发工资", "300,,5900", True),
        ("餐费,车费,实发工资", "300,200,6000", True),
        ("餐费,实发工资", "300,5900", True),
        ("加班费,奖金,实发工资", "500,300,5600", True),
        ("押金,质保金,实发工资", "500,300,5600", True),
        ("实发工资", "5600", True),
    ],
)
def test_what_several_unread_columns_may_explain_is_no_certain_debt(
    tmp_path: Path,
    header: str,
    line: str,
    known: bool,  # noqa: FBT001 - what is expected
) -> None:
    case = wages(tmp_path, f"姓名,月份,应发工资,{header}", f"张一,2026-05,6000,{line}")
    [(payable, _, paid)] = money(case)
    assert (payable, paid is not None) == (600_000 if known else None, True)
    assert any("核对不出来" in issue.problem for issue in case.issues) is not known
    told = any("可能另有扣款" in issue.problem for issue in case.issues)
    assert told == (line == "300,200,3000")
