"""What a later file says anew counts once: summaries, versions of a sheet, ledgers that grow."""

from pathlib import Path

from intake_folders import CaseFolder, column, put, read_case, workbook

TITLE = "阳光花园项目2025年3月农民工工资表"
HEADER = ["姓名", "身份证号", "出勤天数", "应发工资", "实发工资"]
ZHANG, LI = "130102198001010010", "130102198001010029"
CLAIMS = "期数,项目名称,合同编号,款项类型,审定日期,审定金额,应付金额,备注\n"
ARREARS = "台账编号,项目名称,欠薪单位,欠薪人数,欠薪金额（元）,已支付金额（元）,办结时间\n"


def wages(*lines: tuple[str, str, int, int], title: str = TITLE) -> list[list[object]]:
    rows = [[name, number, 20, payable, paid] for name, number, payable, paid in lines]
    return [[title], HEADER, *rows]


def added_up(case: CaseFolder) -> bool:
    """Whether every row is accounted for."""
    return all(c.read == c.loaded + c.quarantined + c.skipped for c in case.files)


def test_a_summary_of_persons_counts_once(tmp_path: Path) -> None:
    zhang, li = ("张三", ZHANG, 6000, 5000), ("李四", LI, 7000, 7000)
    whole = wages(zhang, li, title="阳光花园项目2025年3月农民工工资汇总表")
    workbook(tmp_path / "3月.xlsx", {"汇总": whole, "木工": wages(zhang), "钢筋": wages(li)})
    case = read_case(tmp_path)
    assert column(case, "payroll", "_sheet") == ["木工", "钢筋"]
    assert [c.quarantined for c in case.files] == [2, 0, 0]
    assert any("汇总" in i.problem and i.row == 3 for i in case.issues)
    assert added_up(case)


def test_a_sheet_called_a_summary_that_adds_nothing_up_stays(tmp_path: Path) -> None:
    whole = wages(("张三", ZHANG, 6100, 5000), title="阳光花园项目2025年3月农民工工资汇总表")
    workbook(tmp_path / "3月.xlsx", {"汇总": whole, "木工": wages(("李四", LI, 7000, 7000))})
    assert column(read_case(tmp_path), "payroll", "_sheet") == ["汇总", "木工"]


def test_of_two_versions_the_line_with_more_paid_counts(tmp_path: Path) -> None:
    workbook(
        tmp_path / "3月.xlsx", {"s": wages(("张三", ZHANG, 6000, 0), ("李四", LI, 7000, 7000))}
    )
    last = wages(("张三", ZHANG, 6000, 3000), ("李四", LI, 7000, 7000))
    workbook(tmp_path / "3月（最终版）.xlsx", {"s": last})
    case = read_case(tmp_path)
    assert sorted(column(case, "payroll", "paid")) == [300000, 700000]
    [said] = [i for i in case.issues if i.file == "3月.xlsx"]
    assert "3月（最终版）.xlsx s" in said.problem
    assert said.row == 3
    assert added_up(case)


def test_one_equal_pair_in_other_sheets_stays(tmp_path: Path) -> None:
    others = [(f"人{n}", f"1301021980010100{n}0", 5000 + n, 0) for n in range(3)]
    workbook(tmp_path / "a.xlsx", {"s": wages(("张三", ZHANG, 6000, 0), *others)})
    workbook(tmp_path / "b.xlsx", {"s": wages(("张三", ZHANG, 6000, 3000), ("李四", LI, 7000, 0))})
    assert len(column(read_case(tmp_path), "payroll", "paid")) == 6


def test_halves_of_a_month_are_no_versions(tmp_path: Path) -> None:
    for half, paid in (("上半月", 0), ("下半月", 3000)):
        lines = wages(("张三", ZHANG, 3000, paid), title=f"阳光花园项目2025年3月{half}工资表")
        workbook(tmp_path / f"{half}.xlsx", {"s": lines})
    assert len(column(read_case(tmp_path), "payroll", "paid")) == 2


def claims(folder: Path, second: str) -> CaseFolder:
    first = "1,甲项目,HT-01,进度款,2025.3.5,500,400"
    put(folder, "3月计量台账.csv", f"{CLAIMS}{first},未付\n")
    put(folder, "4月计量台账.csv", f"{CLAIMS}{first},已付\n{second},未付\n")
    return read_case(folder)


def test_a_ledger_of_claims_that_grows(tmp_path: Path) -> None:
    case = claims(tmp_path, "2,甲项目,HT-01,进度款,2025.4.5,500,400")
    assert column(case, "claim", "period") == ["1", "2"]
    assert any("同一笔应付款" in i.done and i.file == "3月计量台账.csv" for i in case.issues)
    assert added_up(case)


def test_two_equal_lines_of_one_file_are_two_claims(tmp_path: Path) -> None:
    case = claims(tmp_path, "1,甲项目,HT-01,进度款,2025.3.5,500,400")
    assert column(case, "claim", "period") == ["1", "1"]


def arrears(folder: Path, first: str, second: str) -> CaseFolder:
    put(folder, "9月欠薪台账.csv", f"{ARREARS}T01,甲项目,甲公司,20,3000,{first}\n")
    put(folder, "10月欠薪台账.csv", f"{ARREARS}T01,甲项目,甲公司,20,3000,{second}\n")
    return read_case(folder)


def test_of_one_number_the_row_that_says_more_counts(tmp_path: Path) -> None:
    case = arrears(tmp_path, "3000,2025.6.20", "0,")
    assert column(case, "arrears", "paid_amount") == [300000]
    assert added_up(case)


def test_of_one_number_the_later_file_counts(tmp_path: Path) -> None:
    case = arrears(tmp_path, "0,", "1000,")
    assert column(case, "arrears", "paid_amount") == [100000]
    [said] = [i for i in case.issues if i.value == "T01"]
    assert (said.file, said.row) == ("9月欠薪台账.csv", 2)
    assert "10月欠薪台账.csv" in said.problem
    assert not [i for i in case.issues if "两处都已载入" in i.done]
