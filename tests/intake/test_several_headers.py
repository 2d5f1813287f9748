"""Sheets with several headers: each heads its own rows, and what stands on top holds for all."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from intake_folders import column, put, rows

from wagekit.intake import CaseFolder, read_case

Lines = Sequence[Sequence[object]]
TITLE = ["东湖项目2021年11月农民工工资表"]
POOR = ["序号", "姓名", "身份证号", "出勤天数", "应发工资", "实发工资"]
RICH = ["序号", "姓名", "身份证号", "出勤天数", "应发工资", "扣款", "实发工资"]


def sheet(
    folder: Path, lines: Lines, merged: Sequence[str] = (), *, file: str = "工资表"
) -> CaseFolder:
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append(list(line))
    for each in merged:
        book.worksheets[0].merge_cells(each)
    book.save(folder / f"{file}.xlsx")
    put(folder, "project.csv", "project_id,name\nP1,东湖项目\nP2,西湖项目\n")
    return read_case(folder)


def poor(count: int, amount: float = 5100, first: int = 0) -> list[list[object]]:
    return [
        [i, f"张{i}", f"11010119700101{i:04d}", 22, amount, amount]
        for i in range(first, first + count)
    ]


def rich(count: int) -> list[list[object]]:
    return [[i, f"王{i}", f"11010119800101{i:04d}", 22, 5200, 100, 5000] for i in range(count)]


def wages(case: CaseFolder, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row.get(name) for name in names) for row in rows(case, "payroll")]


def warned(case: CaseFolder) -> list[str]:
    return [i.problem for i in case.issues if i.severity != "info"]


POOR_PAID, RICH_PAID = (510_000, None, 510_000), (520_000, 10_000, 500_000)


@pytest.mark.parametrize("count", [1, 4, 12, 20])
@pytest.mark.parametrize(
    "between",
    [[], [[]], [["小计", None, None, None, 5100, 5100]], [TITLE], [["钢筋班组"]], [["第2页"]]],
)
def test_a_richer_header_below_data(tmp_path: Path, count: int, between: Lines) -> None:
    case = sheet(tmp_path, [TITLE, POOR, *poor(count), *between, RICH, *rich(2)])
    assert wages(case, "payable", "deducted", "paid") == [*[POOR_PAID] * count, *[RICH_PAID] * 2]
    assert set(column(case, "payroll", "month")) == {"2021-11"}
    assert set(column(case, "payroll", "project_id")) == {"P1"}


@pytest.mark.parametrize("between", [[], [[]], [["制表人：李某"]]])
def test_a_poorer_header_below_data(tmp_path: Path, between: Lines) -> None:
    case = sheet(tmp_path, [TITLE, RICH, *rich(3), *between, POOR, *poor(2)])
    assert wages(case, "payable", "deducted", "paid") == [*[RICH_PAID] * 3, *[POOR_PAID] * 2]
    assert warned(case) == []


def test_headers_of_which_little_is_known(tmp_path: Path) -> None:
    odd = ["甲栏", "乙栏", "丙栏", "丁栏", "戊栏", "己栏", "庚栏"]
    lines = [[*line, *"甲乙丙丁戊己庚"] for line in rich(2)]
    case = sheet(tmp_path, [TITLE, POOR, *poor(3), [*RICH, *odd], *lines])
    assert wages(case, "payable", "deducted", "paid") == [*[POOR_PAID] * 3, *[RICH_PAID] * 2]


def test_bank_lines_above_a_richer_header_are_not_lost(tmp_path: Path) -> None:
    case = statement(tmp_path, [HOLDER_A], BANK, A1, [*BANK, "备注"], [*B1, "x"])
    assert [(r["payer_id"], r["payee_id"]) for r in rows(case, "payment")] == [
        ("GC", "某商行"), ("某商行", "GC"),
    ]  # fmt: skip


def test_a_page_that_repeats_header_and_title_is_no_table_of_its_own(tmp_path: Path) -> None:
    unit = ["单位：万元"]
    case = sheet(
        tmp_path, [TITLE, unit, POOR, *poor(2, 0.51), TITLE, unit, POOR, *poor(2, 0.51, 2)]
    )
    assert column(case, "payroll", "payable") == [510_000] * 4
    assert len([i for i in case.issues if "自该行起" in i.problem]) == 0


TWO = [
    ["序号", "姓名", "身份证号", "出勤天数", "应发工资", None, None, "实发工资"],
    [None, None, None, None, "计时", "加班", "合计", None],
]


def two(first: int) -> list[object]:
    return [first, f"张{first}", f"11010119700101{first:04d}", 22, 5000, 100, 5100, 5100]


def downwards(row: int) -> list[str]:
    return [f"{c}{row}:{c}{row + 1}" for c in "ABCDH"] + [f"E{row}:G{row}"]


@pytest.mark.parametrize("merges", [True, False])
@pytest.mark.parametrize("blank", [0, 1])
def test_a_page_repeats_a_header_of_two_rows(tmp_path: Path, merges: bool, blank: int) -> None:  # noqa: FBT001
    lines = [TITLE, *TWO, two(1), *[[]] * blank, *TWO, two(2)]
    merged = [*downwards(2), *downwards(5 + blank)] if merges else []
    case = sheet(tmp_path, lines, merged)
    assert wages(case, "payable", "paid") == [(510_000, 510_000)] * 2
    assert column(case, "worker", "name") == ["张1", "张2"]
    assert (case.files[1].loaded, case.files[1].quarantined) == (2, 0)
    assert warned(case) == []


def test_a_page_that_repeats_the_upper_row_only(tmp_path: Path) -> None:
    case = sheet(tmp_path, [TITLE, *TWO, two(1), TWO[0], two(2)])
    assert wages(case, "payable", "paid") == [(510_000, 510_000)] * 2


def test_a_page_that_repeats_the_header_with_its_parent_in_each_cell(tmp_path: Path) -> None:
    again = [*TWO[0][:4], *["应发工资"] * 3, "实发工资"]
    total = ["合计", None, None, None, None, None, 10200, 10200]
    case = sheet(tmp_path, [TITLE, *TWO, two(1), two(2), again, TWO[1], total])
    assert wages(case, "payable", "paid") == [(510_000, 510_000)] * 2
    assert warned(case) == []


def test_parts_in_another_order_on_the_next_page(tmp_path: Path) -> None:
    other = [None, None, None, None, "合计", "计时", "加班", None]
    line = [2, "张2", "110101197001010002", 22, 5100, 5000, 100, 5100]
    case = sheet(
        tmp_path, [TITLE, *TWO, two(1), TWO[0], other, line], [*downwards(2), *downwards(5)]
    )
    assert wages(case, "payable", "paid") == [(510_000, 510_000)] * 2
    assert column(case, "worker", "name") == ["张1", "张2"]


def test_children_that_are_all_known_do_not_head_a_table(tmp_path: Path) -> None:
    above = ["姓名", "月份", "应发工资", "扣款", None, None, "实发工资"]
    below = [None, None, None, "借支", "生活费", "罚款", None]
    line = ["张三", "2021-11", 6000, 100, 50, 20, 5830]
    case = sheet(tmp_path, [TITLE, above, below, line])
    assert wages(case, "payable", "deducted", "paid") == [(600_000, 17_000, 583_000)]


UNIT = [TITLE, ["单位：四川某劳务有限公司  班组：木工  单位：万元"], POOR, *poor(1, 0.51)]


@pytest.mark.parametrize("between", [[], [[]], [[], ["钢筋班组"]], [[], ["2021年11月"]]])
def test_the_unit_on_top_holds_below(tmp_path: Path, between: Lines) -> None:
    line = [2, "王芳", "110101197001010026", 22, 0.52, 0.01, 0.51]
    case = sheet(tmp_path, [*UNIT, *between, RICH, line])
    assert wages(case, "payable", "deducted", "paid") == [
        (510_000, None, 510_000), (520_000, 10_000, 510_000),
    ]  # fmt: skip
    assert set(column(case, "payroll", "employer_id")) == {"四川某劳务有限公司"}
    assert [i for i in case.issues if "自该行起另有表头" in i.problem]


def test_a_unit_holds_until_another_is_stated(tmp_path: Path) -> None:
    more = [["单位：元"], RICH, *rich(1), [], POOR, *poor(1, 4900, 5)]
    case = sheet(tmp_path, [*UNIT, [], *more])
    assert column(case, "payroll", "payable") == [510_000, 520_000, 490_000]


def test_a_unit_does_not_hold_for_another_kind_of_table(tmp_path: Path) -> None:
    claims = [
        ["申报编号", "项目名称", "合同编号", "审定金额", "应付金额"],
        ["S1", "东湖项目", "H1", 1000, 800],
    ]
    case = sheet(tmp_path, [*UNIT, [], *claims])
    assert column(case, "claim", "payable_amount") == [80_000]
    assert [i.value for i in case.issues if "单位未沿用" in i.done] == ["万元"]


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("东湖项目2021年12月农民工工资表", "2021-12"),
        ("12月农民工工资表", "2021-12"),
        ("钢筋班组", "2021-11"),
        ("2022年1月", "2022-01"),
    ],
)
def test_the_month_is_its_own_or_that_on_top(tmp_path: Path, title: str, month: str) -> None:
    case = sheet(tmp_path, [TITLE, POOR, *poor(1), [], [title], RICH, *rich(1)])
    assert column(case, "payroll", "month") == ["2021-11", month]


@pytest.mark.parametrize("title", ["1-3月工资汇总", "10月、12月工资表"])
def test_several_months_are_not_the_one_on_top(tmp_path: Path, title: str) -> None:
    case = sheet(tmp_path, [TITLE, POOR, *poor(1), [], [title], RICH, *rich(1)])
    assert column(case, "payroll", "month") == ["2021-11"]
    assert case.files[1].quarantined == 1


def test_a_month_that_has_changed_since_is_not_taken_over(tmp_path: Path) -> None:
    other = ["东湖项目2021年12月农民工工资表"]
    lines = [TITLE, POOR, *poor(1), [], other, POOR, *poor(1, first=3), [], RICH, *rich(1)]
    case = sheet(tmp_path, lines)
    assert column(case, "payroll", "month") == ["2021-11", "2021-12"]
    assert case.files[1].quarantined == 1


def test_another_firm_or_project_below_is_not_that_on_top(tmp_path: Path) -> None:
    top = ["项目名称：东湖项目", "用人单位：甲劳务有限公司", "班组：木工班"]
    other = [[], ["西湖项目2021年11月乙劳务有限公司工资表"], RICH, *rich(1)]
    case = sheet(tmp_path, [["2021年11月工资表"], top, POOR, *poor(1), *other])
    assert column(case, "payroll", "project_id") == ["P1", "P2"]
    assert column(case, "payroll", "employer_id") == ["甲劳务有限公司", None]
    assert column(case, "worker", "team_id") == ["木工班", None]


def test_the_team_on_top_is_not_that_of_a_team_named_below(tmp_path: Path) -> None:
    case = sheet(tmp_path, [*UNIT, [], ["钢筋班组"], RICH, *rich(1)])
    assert column(case, "worker", "team_id") == ["木工", None]


BANK = ["交易时间", "借方发生额（支取）", "贷方发生额（收入）", "余额", "对方户名", "对方账号",
        "摘要", "凭证号"]  # fmt: skip
A1 = ["2021-03-05 10:00:00", "1,000.00", None, "9,000.00", "某商行", "62220009", "材料款", "1"]
A2 = ["2021-03-07 10:00:00", "1,000.00", None, "8,000.00", "某商行", "62220009", "材料款", "3"]
B1 = ["2021-03-06 10:00:00", None, "500.00", "700.00", "某商行", "62220009", "货款", "2"]
GC, LB = "中州建设有限公司", "四川恒达劳务有限公司"
HOLDER_A, HOLDER_B = f"账号：62220001  户名：{GC}", f"账号：62220002  户名：{LB}"


def statement(folder: Path, *lines: Sequence[object], file: str = "流水") -> CaseFolder:
    put(folder, "party.csv", f"party_id,name\nGC,{GC}\nLB,{LB}\n")
    return sheet(folder, lines, file=file)


def sides(case: CaseFolder) -> list[tuple[object, object]]:
    return [(r["payer_id"], r["payee_id"]) for r in rows(case, "payment")]


ONE_EACH = [("GC", "某商行"), ("某商行", "LB")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([[HOLDER_A]], [[HOLDER_B]]),
        ([["账号：62220001", f"户名：{GC}"]], [["账号：62220002", f"户名：{LB}"]]),
        ([["账号", "62220001", "户名", GC]], [["账号", "62220002", "户名", LB]]),
        ([[f"户名：{GC}"]], [[f"户名：{LB}"]]),
        ([["账号：62220001"], [f"户名：{GC}"]], [["账号：62220002"], [f"户名：{LB}"]]),
        ([[HOLDER_A, None, None, "单位：元"]], [[HOLDER_B, None, None, "单位：元"]]),
        ([[HOLDER_A]], [["账号：62220002", f"户名：{LB}", "币种：人民币", "开户行：某行"]]),
    ],
)
@pytest.mark.parametrize("between", [[], [[]], [["合计", "1,000.00"]]])
@pytest.mark.parametrize("again", [True, False])
def test_each_part_of_a_statement_is_of_the_holder_above_it(
    tmp_path: Path,
    first: Lines,
    second: Lines,
    between: Lines,
    again: bool,  # noqa: FBT001
) -> None:
    case = statement(tmp_path, *first, BANK, A1, *between, *second, *[BANK] * again, B1)
    assert sides(case) == ONE_EACH
    assert case.files[2].quarantined == 0


def test_a_holder_who_comes_again(tmp_path: Path) -> None:
    case = statement(tmp_path, [HOLDER_A], BANK, A1, [HOLDER_B], B1, [HOLDER_A], A2)
    assert sides(case) == [*ONE_EACH, ("GC", "某商行")]
    numbers = [(r["payer_account"], r["payee_account"]) for r in rows(case, "payment")]
    assert numbers == [
        ("62220001", "62220009"), ("62220009", "62220002"), ("62220001", "62220009"),
    ]  # fmt: skip
    assert {r["account_id"]: r["party_id"] for r in rows(case, "account")} == {
        "62220001": "GC", "62220002": "LB",
    }  # fmt: skip


@pytest.mark.parametrize("file", ["流水", f"{GC}流水"])
@pytest.mark.parametrize("line", [f"62220002:{LB}", LB, "账号：62220002"])
@pytest.mark.parametrize("again", [True, False])
def test_lines_below_an_unclear_holder_are_nobodys(
    tmp_path: Path,
    file: str,
    line: str,
    again: bool,  # noqa: FBT001
) -> None:
    case = statement(tmp_path, [HOLDER_A], BANK, A1, [line], *[BANK] * again, B1, file=file)
    assert sides(case)[0] == ("GC", "某商行")
    assert ("某商行", "GC") not in sides(case)


def test_a_holder_named_on_top_holds_for_another_header_below(tmp_path: Path) -> None:
    case = statement(tmp_path, [HOLDER_A], BANK, A1, [], ["第2页"], [*BANK, "备注"], [*A2, "x"])
    assert sides(case) == [("GC", "某商行")] * 2


def test_a_daybook_stays_one_in_its_second_table(tmp_path: Path) -> None:
    book = [f"{GC}银行存款日记账"]
    header = ["日期", "凭证号", "摘要", "对方单位", "借方", "贷方", "余额"]
    first = ["2021-03-05", "记2", "收工程款", "某商行", 500, None, 1500]
    second = ["2021-03-07", "记3", "收工程款", "某商行", 700, None, None, "x"]
    case = statement(tmp_path, book, header, first, [], [*header, "经办人"], second)
    assert sides(case) == [("某商行", "GC")] * 2


def test_data_whose_words_are_headers_too_stay_data(tmp_path: Path) -> None:
    header = ["付款日期", "付款单位", "收款单位", "付款金额", "用途"]
    line = ["2021-01-01", "甲公司", "乙公司", 1, "工程款"]
    text = ["2021-01-02", "丙公司", "丁公司", 2, "工资"]
    case = sheet(tmp_path, [header, line, text], file="付款台账")
    assert column(case, "payment", "amount") == [100, 200]


def test_the_rest_of_a_long_name_names_no_holder(tmp_path: Path) -> None:
    rest = [None, None, None, None, "有限公司"]
    case = statement(tmp_path, [HOLDER_A], BANK, A1, rest, A2)
    assert sides(case) == [("GC", "某商行")] * 2


def test_lines_with_odd_days_between_two_holders_are_not_lost(tmp_path: Path) -> None:
    odd = ["三月五日", *A1[1:]]
    case = statement(tmp_path, [HOLDER_A], BANK, A1, [HOLDER_B], odd, [HOLDER_A], A2)
    count = case.files[2]
    assert (count.loaded, count.quarantined) == (2, 1)


def test_below_more_holders_than_are_told_apart_nothing_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wagekit.intake.limits.HOLDERS", 2)
    lines = [HOLDER_A], BANK, A1, [HOLDER_B], B1, [HOLDER_A], A2, [HOLDER_B], B1
    case = statement(tmp_path, *lines)
    assert sides(case) == ONE_EACH
    assert case.files[2].quarantined == 4
