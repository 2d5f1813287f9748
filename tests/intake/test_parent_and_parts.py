"""A merged parent such as 应发工资 over its parts and their total: the total is the whole."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from intake_folders import column, put, rows, workbook

from wagekit.intake import CaseFolder, read_case

WHO = ["姓名", "月份"]
PERSON = ["张三", "2026-05"]
Cells = Sequence[object]


def lines_of(lines: Sequence[Cells]) -> list[list[object]]:
    return [[f"张{n}", "2026-05", *line] for n, line in enumerate(lines)]


def wages(folder: Path, above: Cells, below: Cells, *lines: Cells) -> CaseFolder:
    put(folder, "project.csv", "project_id,name\nP1,东湖\n")
    sheet = [[*WHO, *above], [None, None, *below], *lines_of(lines)]
    workbook(folder / "工资表.xlsx", {"x": sheet})
    return read_case(folder)


def money(case: CaseFolder) -> list[tuple[object, ...]]:
    names = ("payable", "deducted", "paid")
    return [tuple(row.get(name) for name in names) for row in rows(case, "payroll")]


def warned(case: CaseFolder) -> list[tuple[int | None, str | None]]:
    return [(i.row, i.column) for i in case.issues if i.severity != "info"]


@pytest.mark.parametrize(
    "total",
    [
        "合计", "小计", "应发合计", "应发小计", "应发工资合计", "合计应发", "应发金额", "应发工资",
        "总额", "工资合计", "工资小计", "计", "应发", "应发数", "小计（元）", "应发合计(元)",
        "应 发\n合 计", "应发总额", "应发数额", "应付合计", "应发工资小计", "工资总额",
        "本月应发合计",
    ],
)  # fmt: skip
def test_the_total_below_what_is_payable(tmp_path: Path, total: str) -> None:
    above = ["应发工资", None, None, None, "实发工资"]
    below = ["基本工资", "加班工资", "奖金", total, None]
    case = wages(tmp_path, above, below, [5000, 100, 20, 5120, 0])
    assert money(case) == [(512_000, None, 0)]
    assert warned(case) == []


@pytest.mark.parametrize(
    "total", ["合计", "扣款合计", "扣除合计", "扣款小计", "合计扣款", "代扣合计", "应扣合计"]
)
@pytest.mark.parametrize("part", ["伙食费", "生活费"])
def test_the_total_below_the_deductions(tmp_path: Path, total: str, part: str) -> None:
    above = ["应发工资", "扣款", None, None, "实发工资"]
    case = wages(tmp_path, above, [None, "借支", part, total, None], [5000, 100, 20, 120, 0])
    assert money(case) == [(500_000, 12_000, 0)]
    assert warned(case) == []


@pytest.mark.parametrize("total", ["合计", "实发合计", "实发小计", "实发金额"])
@pytest.mark.parametrize("parent", ["实发工资", "已发工资"])
def test_the_total_below_what_was_paid(tmp_path: Path, total: str, parent: str) -> None:
    above = ["应发工资", parent, None, None]
    case = wages(tmp_path, above, [None, "银行卡", "现金", total], [5000, 3000, 1000, 4000])
    assert money(case) == [(500_000, None, 400_000)]
    assert [row.get("payee_account") for row in rows(case, "payroll")] == [None]
    assert warned(case) == []


def test_a_card_number_below_what_was_paid_is_no_amount(tmp_path: Path) -> None:
    above, card = ["应发工资", "实发工资", None], "6222000011112222"
    case = wages(tmp_path, above, [None, "金额", "银行卡号"], [5000, 4000, card])
    assert money(case) == [(500_000, None, 400_000)]
    assert column(case, "payroll", "payee_account") == [card]


def test_the_total_first_and_some_of_which(tmp_path: Path) -> None:
    above, below = ["应发工资", None, None, "实发"], ["应发合计", "其中：基本", "其中：加班", None]
    case = wages(tmp_path, above, below, [4000, 3000, 500, 0])
    assert money(case) == [(400_000, None, 0)]
    assert warned(case) == []


def test_of_which_cannot_be_more_than_the_whole(tmp_path: Path) -> None:
    above, below = ["应发工资", None, None, "实发"], ["应发合计", "其中：基本", "其中：加班", None]
    case = wages(tmp_path, above, below, [4000, 3000, 1500, 0])
    assert warned(case) == [(3, "应发工资/应发合计")]


@pytest.mark.parametrize("total", ["合计", "应发合计", "应发工资合计"])
def test_a_total_that_is_not_the_sum_of_its_parts_is_told(tmp_path: Path, total: str) -> None:
    above, below = ["应发工资", None, None, "实发"], ["计时", "加班", total, None]
    lines = [5000, 100, 5100, 0], [5000, 100, 5000, 0], [5000, 100, None, 0], [None, None, 5000, 0]
    case = wages(tmp_path, above, below, *lines)
    assert column(case, "payroll", "payable") == [510_000, 500_000, None, 500_000]
    assert warned(case) == [(4, f"应发工资/{total}")]
    [said] = [i.problem for i in case.issues if i.severity == "warning"]
    assert "2 行" in said


def test_parts_without_a_total_are_added_up(tmp_path: Path) -> None:
    above = ["应发工资", None, "扣款", None, "实发工资"]
    case = wages(
        tmp_path, above, ["基本", "加班", "借支", "伙食费", None], [5000, 100, 500, 100, 0]
    )
    assert money(case) == [(510_000, 60_000, 0)]


def test_rates_and_counts_are_no_parts(tmp_path: Path) -> None:
    above = ["应发工资", None, None, None, "实发工资"]
    below = ["日工资", "加班工时", "计时工资", "加班工资", None]
    case = wages(tmp_path, above, below, [200, 8, 4400, 600, 0])
    assert money(case) == [(500_000, None, 0)]


def test_what_was_deducted_is_no_part_of_what_is_payable(tmp_path: Path) -> None:
    above, below = ["应发工资", None, None, "实发工资"], ["基本", "加班", "扣款", None]
    case = wages(tmp_path, above, below, [5000, 100, 300, 0])
    assert money(case) == [(510_000, 30_000, 0)]


def test_a_subtotal_of_some_deductions_is_not_the_whole(tmp_path: Path) -> None:
    above = ["应发工资", "扣款", None, None, None, None]
    below = [None, "社保", "个税", "代扣小计", "借支", "扣款合计"]
    case = wages(tmp_path, above, below, [5000, 100, 20, 120, 80, 200])
    assert column(case, "payroll", "deducted") == [20_000]
    assert warned(case) == []


def test_an_unsure_total_that_does_not_add_up_is_unknown(tmp_path: Path) -> None:
    above, below = (
        ["应发工资", "扣款", None, None, None],
        [None, "社保", "个税", "代扣小计", "借支"],
    )
    case = wages(tmp_path, above, below, [5000, 100, 20, 120, 80], [5000, 100, 20, 120, 0])
    assert column(case, "payroll", "deducted") == [None, 12_000]
    assert column(case, "payroll", "payable") == [None, 500_000]
    assert (3, "扣款/代扣小计") in warned(case)


@pytest.mark.parametrize("again", [True, False])
def test_a_parent_that_is_repeated_and_not_merged(tmp_path: Path, again: bool) -> None:  # noqa: FBT001
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    ends = (["序号", *WHO], ["实发工资"]) if again else ([None] * 3, [None])
    sheet = [
        ["工资表"],
        ["序号", *WHO, "应发工资", "应发工资", "应发工资", "实发工资"],
        [*ends[0], "计时", "加班", "合计", *ends[1]],
        [1, *PERSON, 5000, 100, 5100, 0],
    ]
    workbook(tmp_path / "工资表.xlsx", {"x": sheet})
    case = read_case(tmp_path)
    assert money(case) == [(510_000, None, 0)]
    assert case.files[1].loaded == 1
    assert warned(case) == []


def test_a_word_split_over_two_rows_beside_a_merged_parent(tmp_path: Path) -> None:
    header = [["出勤", "应发工资", None, "应发合计"], ["天数", "计时", "加班", None]]
    case = wages(tmp_path, *header, [20, 7000, 1000, 8000], [18, 7200, 0, 7200])
    assert [(row["days"], row["payable"]) for row in rows(case, "payroll")] == [
        (20, 800_000), (18, 720_000),
    ]  # fmt: skip
    assert warned(case) == []


def test_the_same_header_twice_over_data_stays_one_row(tmp_path: Path) -> None:
    put(tmp_path, "工资表.csv", "姓名,月份,应发工资,应发工资\n张三,2026-05,5000,5000\n")
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [500_000]
    assert [i.column for i in case.issues if i.severity == "warning"] == ["应发工资"]


def test_what_is_unpaid_beside_a_total_of_what_is_to_be_paid(tmp_path: Path) -> None:
    above = ["应发工资", "实发工资", None, None, "已发", "未发"]
    below = [None, "银行卡", "现金", "小计", None, None]
    case = wages(tmp_path, above, below, [5000, 3000, 2000, 5000, 1000, 4000])
    assert column(case, "payroll", "paid") == [100_000]


@pytest.mark.parametrize("total", [True, False])
def test_a_header_of_three_rows(tmp_path: Path, total: bool) -> None:  # noqa: FBT001
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    sheet = [
        ["序号", *WHO, "应发工资", None, None, None, "实发工资"],
        [None, None, None, "计时", None, "计件", "合计" if total else "奖金", None],
        [None, None, None, "天数", "金额", None, None, None],
        [1, *PERSON, 22, 4400, 600, 5000 if total else 100, 4000],
    ]
    workbook(tmp_path / "工资表.xlsx", {"x": sheet})
    case = read_case(tmp_path)
    assert money(case) == [(500_000 if total else 510_000, None, 400_000)]
    assert column(case, "payroll", "days") == [22]
    assert case.files[1].quarantined == 0
