"""What was deducted and what was paid, in whichever columns a wage sheet says it."""

from pathlib import Path

import openpyxl
import pytest
from intake_folders import column, problems, put, rows, workbook

from wagekit.intake import CaseFolder, read_case


def wages(folder: Path, header: str, *lines: str) -> CaseFolder:
    put(folder, "project.csv", "project_id,name\nP1,东湖\n")
    text = "\n".join(f"张{n},2026-05,{line}" for n, line in enumerate(lines))
    put(folder, "工资表.csv", f"姓名,月份,{header}\n{text}\n")
    return read_case(folder)


@pytest.mark.parametrize(
    ("header", "line", "fen"),
    [
        ("应发工资,借支,生活费,实发工资", "6000,500,300,5200", 80_000),
        ("应发工资,借支,生活费,实发工资", "6000,500,,5500", 50_000),
        ("应发工资,借支,生活费,实发工资", "6000,,,6000", None),
        ("应发工资,借支,实发工资", "6000,500,5500", 50_000),
        ("应发工资,借支,生活费,罚款,社保,公积金,实发工资", "6000,1,2,3,4,5,5985", 1_500),
        ("应发工资,借支,生活费,扣款合计,实发工资", "6000,500,300,800,5200", 80_000),
        ("应发工资,扣除合计,代扣社保,代扣个税,实发工资", "6000,800,500,300,5200", 80_000),
        ("应发工资,扣款,借支,生活费,实发工资", "6000,100,500,300,5100", 90_000),
        ("应发工资,扣款,借支,生活费,实发工资", "6000,800,500,300,5200", 80_000),
        ("应发工资,扣款,罚款,实发工资", "6000,0,0,6000", 0),
        ("应发工资（元）,借支（元）,生活费（元）,实发工资（元）", "6000,500,300,5200", 80_000),
        ("应发工资,借支,生活费（百元）,实发工资", "6000,500,3,5200", 80_000),
        ("应发工资,借支,生活费,实发工资", "6000,500元,¥300,5200", 80_000),
        ("应发工资,借支,社保,实发工资", "6000,500,无,5500", 50_000),
        ("应发工资,社保,实发工资", "6000,否,6000", None),
    ],
)
def test_deductions_are_added_up(tmp_path: Path, header: str, line: str, fen: int | None) -> None:
    case = wages(tmp_path, header, line)
    assert column(case, "payroll", "deducted") == [fen]
    assert column(case, "payroll", "payable") == [600_000]
    assert [p for p in problems(case) if p[3] != "info"] == []


PARTS = "应发,借支,罚款,水电费,扣款,实发"


@pytest.mark.parametrize(
    ("lines", "fen"),
    [
        # 水电费 is no part that is known; in the second row the firm deducted twice.
        (("6000,1000,100,50,1150,4850", "6000,1000,,,1000,4000"), [115_000, 100_000]),
        (("6000,1000,100,50,1150,3000",), [115_000]),
        (("6000,500,300,,800,4400",), [80_000]),
        (("6000,500,300,,800,5200", "6000,500,300,,100,5100"), [80_000, 90_000]),
        (("6000,500,300,,800,4000", "6000,500,300,,100,5100"), [80_000, 90_000]),
        (("6000,500,,,100,5900",), [10_000]),
        (("6000,,,,100,5900", "6000,500,,,,5500", "6000,500,,,0,3000"), [10_000, 50_000, 50_000]),
        # Which it is follows from the other rows of the sheet.
        (("6000,300,,,500,5200", "6000,300,,,100,5600"), [80_000, 40_000]),
        (("6000,300,,,500,5200", "6000,300,,,500,5500"), [50_000, 50_000]),
        # An unread part does not matter where the whole adds up.
        (("6000,见明细,300,,800,5200",), [80_000]),
    ],
)
def test_whether_a_column_is_the_whole_is_judged_by_row(
    tmp_path: Path, lines: tuple[str, ...], fen: list[int]
) -> None:
    case = wages(tmp_path, PARTS, *lines)
    assert column(case, "payroll", "deducted") == fen
    assert column(case, "payroll", "payable") == [600_000] * len(lines)


@pytest.mark.parametrize(
    "line",
    [
        "6000,500,300,,100,3000",  # Less than the others, and nothing adds up.
        "6000,500,300,,100,",
        "6000,300,,,500,5200",  # All together add up, yet it may hold the others.
        "6000,500,,,500,5000",
        "6000,见明细,300,,800,4000",
    ],
)
def test_where_nothing_tells_what_a_column_is_the_deduction_is_unknown(
    tmp_path: Path, line: str
) -> None:
    case = wages(tmp_path, PARTS, line, "6000,,,,,6000")
    assert column(case, "payroll", "deducted") == [None, None]
    assert column(case, "payroll", "payable") == [None, 600_000]
    said = [p for p in problems(case) if p[3] == "warning"]
    assert len(said) == 2
    assert {row for row, *_ in said} == {2}


def test_two_columns_that_may_be_the_whole(tmp_path: Path) -> None:
    header = "应发,代扣社保,代扣个税,代扣,借支,扣款,实发"
    case = wages(tmp_path, header, "6000,480,20,500,100,600,5400", "6000,480,20,500,,100,5400")
    assert column(case, "payroll", "deducted") == [60_000, None]


def test_what_is_still_unpaid_counts_when_a_row_is_added_up(tmp_path: Path) -> None:
    case = wages(tmp_path, "应发,借支,扣款,已发,未发", "6000,500,100,2000,3400")
    assert column(case, "payroll", "deducted") == [60_000]


@pytest.mark.parametrize("unpaid", ["欠付工资", "未发工资", "尚欠"])
def test_a_sheet_of_what_is_payable_and_unpaid_is_a_wage_sheet(tmp_path: Path, unpaid: str) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    sheet = f"姓名,身份证号,应发工资,{unpaid}\n张三,990000199001010019,8000,5000\n"
    put(tmp_path, "2021年11月工资表.csv", sheet)
    case = read_case(tmp_path)
    assert column(case, "payroll", "paid") == [300_000]


def test_parts_below_a_merged_parent_of_what_is_payable(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    header = "姓名,月份,应发工资,,借支,扣款,实发工资\n,,计时,加班,,,\n"
    put(tmp_path, "工资表.csv", header + "张三,2026-05,5000,1000,500,100,5400\n")
    case = read_case(tmp_path)
    assert column(case, "payroll", "deducted") == [60_000]


@pytest.mark.parametrize("mark", ["是", "√", "✓", "有", "已缴", "已交", "已参保"])
@pytest.mark.parametrize("header", ["应发,社保,实发", "应发,借支,社保,实发"])
def test_a_mark_that_something_was_deducted_is_no_amount(
    tmp_path: Path, mark: str, header: str
) -> None:
    loan = "," * ("借支" in header)
    case = wages(tmp_path, header, f"6000{loan},{mark},5500", f"6000{loan},,6000")
    assert column(case, "payroll", "deducted") == [None, None]
    assert column(case, "payroll", "payable") == [None, 600_000]
    assert len([p for p in problems(case) if p[3] == "warning"]) == 2


@pytest.mark.parametrize("mark", ["否", "无", "未缴", "未交", "未参保", "未扣", "×", "-", "——"])
@pytest.mark.parametrize("header", ["应发,社保,实发", "应发,借支,社保,实发"])
def test_a_mark_that_nothing_was_deducted_is_nothing(
    tmp_path: Path, mark: str, header: str
) -> None:
    loan = "," * ("借支" in header)
    case = wages(tmp_path, header, f"6000{loan},{mark},5500")
    assert column(case, "payroll", "deducted") == [None]
    assert column(case, "payroll", "payable") == [600_000]
    assert [p for p in problems(case) if p[3] != "info"] == []


@pytest.mark.parametrize("header", ["应发工资,借支,生活费,实发工资", "应发工资,借支,工种,实发工资"])
def test_an_unread_deduction_leaves_what_is_owed_unknown(tmp_path: Path, header: str) -> None:
    case = wages(tmp_path, header, "6000,见明细,,5200", "6000,,,6000")
    assert column(case, "payroll", "deducted") == [None, None]
    assert column(case, "payroll", "payable") == [None, 600_000]
    assert len([p for p in problems(case) if p[3] == "warning"]) == 2


@pytest.mark.parametrize("cell", ["见明细", "-5"])
def test_an_unread_deduction_of_a_canonical_file_leaves_what_is_payable(
    tmp_path: Path, cell: str
) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    header = "payroll_id,project_id,worker_id,month,payable,deducted,paid\n"
    put(tmp_path, "payroll.csv", header + f"R1,P1,W1,2026-05,6000,{cell},5200\n")
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [600_000]
    assert column(case, "payroll", "deducted") == [None]
    assert [p for p in problems(case) if p[1] != "worker_id"] == [(2, "deducted", cell, "warning")]


def test_parts_below_a_merged_parent_and_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    header = "姓名,月份,应发工资,扣款,,罚款,实发工资\n,,,借支,伙食,,\n"
    put(tmp_path, "工资表.csv", header + "张三,2026-05,6000,500,300,100,5100\n")
    assert column(read_case(tmp_path), "payroll", "deducted") == [90_000]


def test_a_total_that_differs_from_the_sum_of_parts_is_said(tmp_path: Path) -> None:
    header = "应发工资,借支,生活费,实发工资"
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    text = f"姓名,月份,{header}\n张三,2026-05,6000,500,300,5200\n合计,,6000,500,200,5200\n"
    put(tmp_path, "工资表.csv", text)
    case = read_case(tmp_path)
    assert [row for row, _, _, severity in problems(case) if severity == "warning"] == [3]


@pytest.mark.parametrize(
    "header",
    [
        "实付",
        "已付",
        "已付金额",
        "已发",
        "已发工资",
        "实领",
        "实领工资",
        "发放金额",
        "实际发放",
        "本月实发",
    ],
)
def test_what_was_paid(tmp_path: Path, header: str) -> None:
    case = wages(tmp_path, f"工资合计,{header}", "6000,5000")
    assert column(case, "payroll", "paid") == [500_000]
    assert column(case, "payroll", "payable") == [600_000]


@pytest.mark.parametrize("payable", ["应领工资", "应得工资"])
@pytest.mark.parametrize("paid", ["实付金额", "实领工资"])
def test_what_wages_are_called(tmp_path: Path, payable: str, paid: str) -> None:
    case = wages(tmp_path, f"居民身份证号码,{payable},{paid}", "990000199001010019,6000,5000")
    assert column(case, "worker", "id_no") == ["990000199001010019"]
    assert column(case, "payroll", "payable") == [600_000]
    assert column(case, "payroll", "paid") == [500_000]


@pytest.mark.parametrize("header", ["欠付", "尚欠", "尚欠金额", "未发", "未付", "剩余", "未付工资"])
def test_what_was_paid_follows_from_what_is_unpaid(tmp_path: Path, header: str) -> None:
    case = wages(tmp_path, f"天数,应得工资,借支,{header}", "20,6000,500,1500", "20,6000,,")
    assert column(case, "payroll", "paid") == [400_000, None]
    assert column(case, "payroll", "days") == [20, 20]
    assert [i.column for i in case.issues if "推算" in i.done] == [header]


def test_a_stated_payment_goes_before_a_reckoned_one(tmp_path: Path) -> None:
    case = wages(tmp_path, "应发工资,实发工资,未发", "6000,5000,1000", "6000,,2000", "6000,0,6000")
    assert column(case, "payroll", "paid") == [500_000, 400_000, 0]


def test_all_paid_and_some_unpaid_is_unknown(tmp_path: Path) -> None:
    header = "应发工资,扣款,实发工资,未发"
    case = wages(tmp_path, header, "6000,500,5500,2000", "6000,500,3500,2000", "6000,500,5500,0")
    assert column(case, "payroll", "paid") == [None, 350_000, 550_000]
    assert [(row, said) for row, *_, said in problems(case)] == [(2, "warning")]


def test_more_unpaid_than_payable_is_unknown(tmp_path: Path) -> None:
    case = wages(tmp_path, "应发工资,尚欠", "6000,18000", "6000,不详")
    assert column(case, "payroll", "paid") == [None, None]
    assert len([p for p in problems(case) if p[3] == "warning"]) == 2


def test_beside_what_is_unpaid_the_paid_so_far_was_paid(tmp_path: Path) -> None:
    case = wages(tmp_path / "a", "应发工资,扣款,实发工资,已发,未发", "6000,500,5500,2000,3500")
    assert column(case, "payroll", "paid") == [200_000]
    case = wages(tmp_path / "b", "应发工资,实发工资,已发", "6000,5500,2000")
    assert column(case, "payroll", "paid") == [550_000]


@pytest.mark.parametrize(
    ("header", "line", "paid"),
    [
        ("扣款,实发合计,本月已发,剩余未发", "500,5500,1500,4000", 150_000),
        ("扣款,实发工资,本月支付,尚欠", "500,5500,1500,4000", 150_000),
        ("已发工资,本次发放,剩余", "1000,3000,2000", 400_000),
        ("已发工资,第一次发放,第二次发放,剩余", "0,1000,3000,2000", 400_000),
        ("借支,实发工资,实付,下欠", "1000,5000,0,5000", 0),
        # All is paid with what was received before.
        ("已领工资,实发工资", "1000,5000", 600_000),
        ("已发工资,本次发放", "1000,5000", 600_000),
        ("扣款,已发工资,实发工资", "500,1000,4500", 550_000),
        ("实发工资,已发", "5500,2000", 550_000),
        ("实发工资,支付金额", "4000,4000", 400_000),
        ("实发工资,已付工资", "4000,4000", 400_000),
        ("已发工资,本次发放", "3000,3000", None),
        # Nothing that the row says fits: which column was paid is open.
        ("已发工资,本次发放,剩余", "1000,3000,1500", None),
        ("扣款,实发合计,本月已发,剩余未发", "500,5500,1500,3000", None),
        # The column of what was paid alone is as the row says.
        ("已发工资,本次发放,剩余", "4000,3000,2000", 400_000),
        ("已发工资,本次发放,剩余", "1000,,2000", 100_000),
        ("扣款,实发合计,剩余未发", "500,5500,4000", None),
        ("实发工资,累计实发,未发工资", "4000,9000,2000", 400_000),
    ],
)
def test_what_was_paid_is_what_the_unpaid_rest_bears_out(
    tmp_path: Path, header: str, line: str, paid: int | None
) -> None:
    case = wages(tmp_path, f"应发工资,{header}", f"6000,{line}")
    assert column(case, "payroll", "paid") == [paid]
    assert column(case, "payroll", "payable") == [600_000]


def test_the_columns_that_were_paid_are_named(tmp_path: Path) -> None:
    case = wages(tmp_path, "应发工资,已发工资,本次发放,剩余", "6000,1000,3000,2000")
    told = [i.problem for i in case.issues if i.severity == "warning"]
    assert [("1 行" in each, "“已发工资、本次发放”" in each) for each in told] == [(True, True)]
    assert [i.column for i in case.issues if "没有对应" in i.problem] == []


@pytest.mark.parametrize(
    "header", ["欠薪单位", "施工单位", "分包单位", "企业名称", "单位名称", "劳务企业"]
)
def test_the_employer_of_arrears(tmp_path: Path, header: str) -> None:
    text = f"序号,项目名称,{header},欠薪人数,欠薪金额\n1,东湖,甲公司,5,60000\n"
    put(tmp_path, "欠薪台账.csv", text)
    case = read_case(tmp_path)
    [row] = rows(case, "arrears")
    assert {r["party_id"]: r["name"] for r in rows(case, "party")}[str(row["employer_id"])] == (
        "甲公司"
    )


def test_of_several_firms_the_one_that_owes_comes_first(tmp_path: Path) -> None:
    header = "序号,项目名称,建设单位,施工单位,分包单位,欠薪人数,欠薪金额\n"
    put(tmp_path, "欠薪台账.csv", header + "1,东湖,乙,丙,丁劳务公司,5,60000\n")
    [row] = rows(read_case(tmp_path), "arrears")
    assert row["employer_id"] == "丁劳务公司"


@pytest.mark.parametrize(
    ("cell", "signed"),
    [
        ("张三", True),
        ("张 三", True),
        ("已签", True),
        ("李四", None),
        ("张三（李四代）", None),
        ("", None),
    ],
)
def test_the_own_name_is_a_signature(tmp_path: Path, cell: str, signed: bool | None) -> None:  # noqa: FBT001 - what is expected
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(
        tmp_path,
        "工资表.csv",
        f"姓名,月份,应发工资,签字\n张三,2026-05,6000,{cell}\n王五,2026-05,1,是\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payroll", "signed") == [signed, True]
    odd = [] if signed or not cell else [(2, "签字", cell, "warning")]
    assert [p for p in problems(case) if p[3] == "warning"] == odd


MADE = (
    "姓名,月份,应发工资,,扣款,,实发工资\n,,计时,加班,个税,借支,\n"
    "张三,2021-05,{},100,5,0,95\n合计,,200,100,5,0,95\n"
)


def test_an_unreadable_part_of_a_sum_is_named_as_the_file_spells_it(tmp_path: Path) -> None:
    put(tmp_path, "东湖项目工资表.csv", MADE.format("abc"))
    found = problems(read_case(tmp_path))
    assert (3, "应发工资/计时", "abc", "warning") in found


def test_a_total_over_what_cannot_be_read_is_not_compared_with_nothing(tmp_path: Path) -> None:
    put(tmp_path, "东湖项目工资表.csv", MADE.format("abc"))
    [said] = [i for i in read_case(tmp_path).issues if i.row == 4]
    assert (said.column, said.severity) == ("应发工资/计时+应发工资/加班", "info")
    assert "0.00" not in said.problem


@pytest.mark.parametrize(("cell", "severity"), [("abc", "warning"), ("40", "info")])
def test_what_follows_from_the_unpaid_rest_names_its_column(
    tmp_path: Path, cell: str, severity: str
) -> None:
    put(tmp_path, "东湖项目工资表.csv", f"姓名,月份,应发工资,尚欠\n张三,2021-05,100,{cell}\n")
    said = [(i.column, i.severity) for i in read_case(tmp_path).issues]
    assert said == [("尚欠", severity)]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        *((each, "deducted") for each in (
            "扣借支", "已支生活费", "已预支生活费", "应扣", "扣除项目",
        )),
        *((each, "payable") for each in ("本月应发", "总工资", "合计工资", "应发数")),
        *((each, "paid") for each in ("实发工资合计", "实发数")),
        *((each, "days") for each in (
            "考勤天数", "实际出勤", "实际出勤天数", "总工日", "记工天数",
        )),
    ],
)  # fmt: skip
def test_more_names_of_wage_columns(tmp_path: Path, header: str, name: str) -> None:
    other = "实发工资" if name == "payable" else "应发工资"
    case = wages(tmp_path, f"{header},{other}", "20,20")
    assert column(case, "payroll", name) == [20 if name == "days" else 2_000]


@pytest.mark.parametrize("header", ["出勤月份", "统计月份", "计薪月份", "所属期"])
@pytest.mark.parametrize(("table", "other"), [("payroll", "应发工资"), ("attendance", "出勤天数")])
def test_more_names_of_the_month(tmp_path: Path, header: str, table: str, other: str) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "a.csv", f"姓名,身份证号,{header},{other}\n张三,1,2026-05,20\n")
    assert column(read_case(tmp_path), table, "month") == ["2026-05"]


def test_a_ledger_of_wage_deposits_says_so_in_its_title(tmp_path: Path) -> None:
    text = "工资保证金台账,,,,,\n项目名称,缴存单位,缴存方式,保函金额（元）,开立日期,到期日期\n"
    put(tmp_path, "a.csv", text + "东湖,甲公司,银行保函,50,2025-03-01,2026-03-01\n")
    [row] = rows(read_case(tmp_path), "guarantee")
    assert (row["kind"], row["form"], str(row["from_on"])) == (
        "wage_deposit", "bank_letter", "2025-03-01",
    )  # fmt: skip


def test_a_ledger_of_both_kinds_says_no_kind(tmp_path: Path) -> None:
    text = "工资保证金和支付担保台账,,\n项目名称,保函金额（元）,到期日期\n东湖,50,2026-03-01\n"
    put(tmp_path, "a.csv", text)
    [row] = rows(read_case(tmp_path), "guarantee")
    assert row.get("kind") is None


def test_when_project_funds_are_to_be_paid(tmp_path: Path) -> None:
    head = "项目名称,建设单位,施工单位,拖欠金额（元）,计划清偿时间\n"
    put(tmp_path, "拖欠工程款台账.csv", head + "东湖,甲,乙,5,2026-06-30\n")
    [row] = rows(read_case(tmp_path), "funds_arrears")
    assert str(row["plan_on"]) == "2026-06-30"


@pytest.mark.parametrize(("way", "in_kind"), [("以房抵款", True), ("转账", False)])
def test_the_way_of_payment_says_whether_it_was_in_kind(
    tmp_path: Path,
    way: str,
    in_kind: bool,  # noqa: FBT001 - what is expected
) -> None:
    head = "付款日期,付款单位,收款单位,付款金额,付款方式\n"
    put(tmp_path, "付款台账.csv", head + f"2026-05-01,甲,乙,5,{way}\n")
    assert column(read_case(tmp_path), "payment", "in_kind") == [in_kind]


@pytest.mark.parametrize(
    ("title", "header", "cell", "kind"),
    [
        ("农民工工资专用账户台账", "备注", "", "wage_special"),
        ("2026年工资专户登记表", "备注", "", "wage_special"),
        ("农民工工资专用账户台账", "账户类型", "一般户", "general"),
        ("银行账户台账", "备注", "", None),
    ],
)
def test_a_title_says_of_what_kind_accounts_are(
    tmp_path: Path, title: str, header: str, cell: str, kind: str | None
) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    text = f"{title},,,,\n工程名称,户名,账号,开户银行,{header}\n东湖,甲公司,6200001,某银行,{cell}\n"
    put(tmp_path, "账户.csv", text)
    case = read_case(tmp_path)
    [row] = rows(case, "account")
    assert (row["account_id"], row["project_id"], row.get("kind")) == ("6200001", "P1", kind)


@pytest.mark.parametrize(
    ("file", "name", "header", "cell", "kind"),
    [
        ("账户", "甲公司农民工工资专用账户", "备注", "", "wage_special"),
        ("账户", "甲公司东湖项目工资专户", "备注", "", "wage_special"),
        ("账户", "甲公司工资专户", "账户类型", "一般户", "general"),
        ("账户", "甲公司工资专户", "账户类型", "另一种", None),
        ("账户", "甲公司工资专户", "账户类型", "", "wage_special"),
        ("账户", "甲公司", "备注", "", None),
        ("工资专户", "甲公司", "备注", "", "wage_special"),
        ("农民工工资专用账户备案表", "甲公司", "备注", "", "wage_special"),
        ("工资专户", "甲公司", "账户类型", "", None),
        ("工资专户", "甲公司工资保证金专户", "备注", "", None),
        ("保证金账户及工资专户", "甲公司", "备注", "", None),
        ("向工资专户拨款", "甲公司", "备注", "", None),
    ],
)
def test_an_account_is_of_the_kind_that_it_is_called(
    tmp_path: Path, file: str, name: str, header: str, cell: str, kind: str | None
) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    text = f"工程名称,账户名称,账号,开户日期,{header}\n东湖,{name},6200001,2025-03-05,{cell}\n"
    put(tmp_path, f"{file}.csv", text)
    [row] = rows(read_case(tmp_path), "account")
    assert (row["account_id"], row.get("kind")) == ("6200001", kind)


def test_a_form_of_a_wage_account(tmp_path: Path) -> None:
    lines = [
        ("项目名称", "东湖"),
        ("账户名称", "甲公司"),
        ("账号", "6200001"),
        ("开户行", "某银行"),
    ]
    workbook(tmp_path / "账户.xlsx", {"工资专户": lines})
    [row] = rows(read_case(tmp_path), "account")
    assert (row["account_id"], row["kind"]) == ("6200001", "wage_special")


@pytest.mark.parametrize(
    ("header", "line", "paid", "deducted"),
    [
        ("工日,工价,合计金额,预支,结余,实领金额", "20,350,7000,2000,5000,0", 0, 200_000),
        ("工日,日工资,工资总额,其中：已付,余额", "20,350,7000,2000,5000", 200_000, None),
        ("工程量,单价,应发金额,已付款,应付余额", "200,35,7000,2000,5000", 200_000, None),
        ("工日,应发工资,已发生活费,本次实发,剩余工资", "20,7000,2000,3000,2000", 300_000, 200_000),
        ("工日,应发工资,余额", "20,7000,5000", 200_000, None),
    ],
)
def test_headers_of_teams(
    tmp_path: Path, header: str, line: str, paid: int, deducted: int | None
) -> None:
    [row] = rows(wages(tmp_path, header, line), "payroll")
    found = (row["payable"], row["paid"], row.get("deducted"))
    assert found == (700_000, paid, deducted)


@pytest.mark.parametrize(
    ("header", "line", "fen"),
    [
        ("应发工资,水电费,伙食费,实发工资", "8000,60,300,7640", 36_000),
        ("应发工资,养老保险,医疗保险,失业保险,工具费,实发工资", "8000,300,80,20,60,7540", 46_000),
        ("应发工资,扣：保险,扣：税,其他扣款,本月实发", "8000,400,30,100,7470", 53_000),
        ("应发工资,餐补,补贴,奖金,实发工资", "8000,60,300,100,8000", None),
        # Without what was paid they may be anybody's costs.
        ("应发工资,水电费,伙食费", "8000,60,300", None),
    ],
)
def test_what_stands_between_payable_and_paid(
    tmp_path: Path, header: str, line: str, fen: int | None
) -> None:
    [row] = rows(wages(tmp_path, header, line), "payroll")
    assert row.get("deducted") == fen


def test_deductions_below_two_parents(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    lines = [
        ["姓名", "月份", "应发工资", "代扣代缴", None, "借支", None, "实发工资"],
        [None, None, None, "个税", "社保", "生活费", "预支", None],
        ["张一", "2026-05", 8000, 30, 400, 1000, 500, 6070],
    ]
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    for span in ("D1:E1", "F1:G1"):
        book.worksheets[0].merge_cells(span)
    book.save(tmp_path / "工资表.xlsx")
    assert column(read_case(tmp_path), "payroll", "deducted") == [193_000]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("上月结欠,本月应发,应发合计,本月实发,累计欠发", "3000,8000,11000,6000,5000"),
        ("上期欠发,应发合计,本月实发,累计欠发", "3000,11000,6000,5000"),
        ("应发工资,上月欠款,本月实发", "8000,3000,6000"),
    ],
)
def test_arrears_carried_forward_are_no_wages_of_the_month(
    tmp_path: Path, header: str, line: str
) -> None:
    case = wages(tmp_path, header, line)
    assert column(case, "payroll", "payable") == [800_000]
    assert column(case, "payroll", "paid") == [600_000]


@pytest.mark.parametrize(
    ("header", "line", "payable"),
    [
        ("应发合计,实发工资,上月欠款", "6000,3000,7000", 6000),
        ("应发合计,上月欠款,扣款,实发工资", "6000,500,500,5500", 6000),
        ("基本工资,奖金,应发合计,上月欠发,实发工资,累计欠发", "4000,2000,6000,900,3000,3900", 6000),
        ("基本工资,加班工资,上月欠发,应发合计,实发工资", "4000,2000,1500,6000,3000", 6000),
        ("基本工资,加班工资,上月欠发,应发合计,实发工资", "4000,2000,1500,7500,3000", 6000),
        ("上月欠发,基本工资,日工资,应发合计,实发工资", "1500,6000,300,7500,3000", 6000),
        ("上月欠款,应发合计,实发工资", "500,6000,6000", 6000),
        ("上月欠款,应发合计,实发工资", "7000,6000,6000", 6000),
        ("上月结转,应发合计,实发工资", "-300,6700,6700", 6700),
        ("基本工资,上月结转,应发合计,实发工资", "7000,-300,6700,6700", 6700),
        ("本月工资,上月结转,应发合计,实发工资", "7000,-300,6700,6700", 6700),
        ("本月工资,上月结转,应发合计,实发工资", "6000,500,6500,6000", 6000),
    ],
)  # fmt: skip
def test_a_total_is_lessened_only_where_the_row_shows_what_it_holds(
    tmp_path: Path, header: str, line: str, payable: int
) -> None:
    assert column(wages(tmp_path, header, line), "payroll", "payable") == [payable * 100]


@pytest.mark.parametrize(
    ("header", "line", "words"),
    [
        ("基本工资,上月欠发,应发合计", "6000,1500,7500", ["含“上月欠发”"]),
        ("上月欠发,应发合计", "1500,7500", ["可能含“上月欠发”"]),
        ("上月欠发,应发合计", "不详,7500", ["可能含“上月欠发”"]),
        ("上月欠发,应发合计", "0,7500", []),
        ("基本工资,上月欠发,应发合计", "6000,1500,6000", []),
    ],
)
def test_a_total_that_may_hold_arrears_is_told(
    tmp_path: Path, header: str, line: str, words: list[str]
) -> None:
    case = wages(tmp_path, f"{header},实发工资", f"{line},3000")
    told = [i.problem for i in case.issues if i.column == "应发合计" and "上月欠发" in i.problem]
    assert [word in problem for word, problem in zip(words, told, strict=True)] == [True] * len(
        words
    )


def test_back_pay_is_what_was_paid(tmp_path: Path) -> None:
    case = wages(tmp_path, "补发金额,补发日期", "3000,2026-06-10")
    assert column(case, "payroll", "paid") == [300_000]
    assert "payable" not in rows(case, "payroll")[0]


def test_back_pay_within_wages_is_no_payment(tmp_path: Path) -> None:
    [row] = rows(wages(tmp_path, "应发工资,补发工资", "8000,500"), "payroll")
    assert row["payable"] == 800_000
    assert row.get("paid") is None


def test_a_sheet_that_says_nothing_of_what_was_paid_is_told(tmp_path: Path) -> None:
    case = wages(tmp_path, "应发工资,累计未领", "8000,8000")
    told = [i.column for i in case.issues if "没有识别出已付或者未付" in i.problem]
    assert told == ["应发工资"]


def test_the_column_that_counts_is_named(tmp_path: Path) -> None:
    case = wages(tmp_path, "应发工资,应发合计,实发工资", "8000,8000,8000")
    told = [i.problem for i in case.issues if i.column == "应发合计"]
    assert told == ["与“应发工资”列对应同一字段"]


def test_a_line_below_zero_takes_back_what_was_payable(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    lines = "姓名,月份,应发工资,实发工资\n张一,2026-05,6000,4000\n张一,2026-05,-500,\n"
    put(tmp_path, "工资表.csv", lines)
    found = read_case(tmp_path)
    assert [row.get("payable") for row in rows(found, "payroll")] == [600_000, -50_000]


@pytest.mark.parametrize(
    ("head", "line", "days"),
    [
        ("姓名,月份,出勤,应发工资", "张一,2026-05,176,6000", None),
        ("姓名,月份,工数,应发工资", "张一,2026-05,45.5,6000", 45.5),
    ],
)
def test_more_days_than_a_month_has_are_no_days(
    tmp_path: Path, head: str, line: str, days: float | None
) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "工资.csv", f"{head}\n{line}\n")
    assert [row.get("days") for row in rows(read_case(tmp_path), "payroll")] == [days]
