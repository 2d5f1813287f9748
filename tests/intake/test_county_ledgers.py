"""What sheets from a county's desk say in words of their own."""

from datetime import date
from pathlib import Path

import pytest
from intake_folders import column, problems, put

from wagekit.intake import CaseFolder, read_case

PROJECT = "项目编号,项目名称\nP1,清河佳苑\n"
ARREARS = "序号,项目名称,欠薪主体,欠薪人数,欠薪金额,化解时限"


def read(folder: Path, **files: str) -> CaseFolder:
    put(folder, "项目.csv", PROJECT)
    for name, text in files.items():
        put(folder, f"{name}.csv", text)
    return read_case(folder)


@pytest.mark.parametrize(
    "unit",
    [
        "单位：人、万元",
        "单位：人/万元",
        "单位：万元、人",
        "计量单位：万元、人",
        "（单位：人/万元）",
    ],
)
def test_a_unit_beside_what_else_is_counted(tmp_path: Path, unit: str) -> None:
    above = f"欠薪问题台账\n截至2024年4月10日,,{unit}\n"
    text = f"{above}{ARREARS}\n1,清河佳苑,甲公司,7,5.17,2024-03-31\n"
    assert column(read(tmp_path, 台账=text), "arrears", "amount") == [5_170_000]


def test_what_was_paid_of_an_entry(tmp_path: Path) -> None:
    row = "1,清河佳苑,甲公司,7,51700,2024-03-31,2024-03-20,51700"
    text = f"{ARREARS},实际化解时间,已化解金额\n{row}\n"
    case = read(tmp_path, 台账=text)
    assert column(case, "arrears", "paid_amount") == [5_170_000]
    assert column(case, "arrears", "paid_on") == [date(2024, 3, 20)]


WAGES = "清河佳苑农民工工资表（2023年11月）\n"


def test_what_is_left_over(tmp_path: Path) -> None:
    text = WAGES + "姓名,应发合计,扣款,实发金额,已发放,余欠\n张三,8000,1600,6400,2000,4400\n"
    assert column(read(tmp_path, 工资=text), "payroll", "paid") == [200_000]


def test_wages_that_nobody_took(tmp_path: Path) -> None:
    text = WAGES + "姓名,应发工资,实发工资,领取人签字\n张三,8000,8000,未领\n李四,8000,8000,李四\n"
    case = read(tmp_path, 工资=text)
    assert column(case, "payroll", "paid") == [0, 800_000]
    assert column(case, "payroll", "signed") == [False, True]
    assert problems(case) == [(3, "实发工资", "8000", "warning")]


def test_a_sheet_that_contradicts_itself_is_told(tmp_path: Path) -> None:
    text = WAGES + "姓名,应发,已发,未发\n张三,8000,3000,4000\n李四,8000,3000,5000\n"
    case = read(tmp_path, 工资=text)
    assert column(case, "payroll", "paid") == [300_000, 300_000]
    told = [i.row for i in case.issues if "与该行所列的未发金额不一致" in i.problem]
    assert told == [3]


def test_two_of_one_name_are_told(tmp_path: Path) -> None:
    text = (
        WAGES + "姓名,工种,天数,应发,已发\n张伟,木工,9,8000,3000\n张伟,瓦工,9,9000,3000\n"
        "李四,瓦工,1,1,1\n王五,瓦工,20,1,1\n王五,瓦工,20,2,1\n赵六,瓦工,9,1,1\n赵六,瓦工,9,2,1\n"
    )
    case = read(tmp_path, 工资=text)
    told = [(i.row, i.value) for i in case.issues if "同名" in i.problem]
    assert told == [(3, "张伟")]
    assert len(set(column(case, "payroll", "worker_id"))) == 4


@pytest.mark.parametrize(("sum_of_it", "loaded"), [("5000", 1), ("6000", 2)])
def test_a_sheet_up_to_a_day_adds_up_the_months(
    tmp_path: Path, sum_of_it: str, loaded: int
) -> None:
    months = WAGES + "姓名,身份证号,应发,未发\n张三,110101199003074514,8000,5000\n"
    up_to = (
        "清河佳苑拖欠工资汇总表（截至2023年11月）\n姓名,身份证号,应发,拖欠金额\n"
        f"张三,110101199003074514,32000,{sum_of_it}\n"
    )
    case = read(tmp_path, 十一月=months, 汇总=up_to)
    assert len(column(case, "payroll", "payable")) == loaded
    assert [i.problem for i in case.issues if "截至某日的汇总" in i.problem]


@pytest.mark.parametrize(
    "other",
    [
        "清河佳苑欠薪明细表（截至2024年6月）\n姓名,身份证号,月份,应发,未发\n"
        + "".join(f"张三,110101199003074514,2023-{month},8000,5000\n" for month in (11, 12)),
        (
            "清河佳苑2023年12月工资表（截止12月31日未发放）\n姓名,身份证号,应发,未发\n"
            "张三,110101199003074514,8000,5000\n"
        ),
        "清河佳苑拖欠工资汇总表（截至2023年11月）\n姓名,应发,拖欠金额\n张三,8000,5000\n",
    ],
    ids=["a row a month", "an ordinary month", "without a number"],
)
def test_equal_sums_alone_are_no_summary(tmp_path: Path, other: str) -> None:
    months = WAGES + "姓名,身份证号,应发,未发\n张三,110101199003074514,8000,5000\n"
    case = read(tmp_path, 十一月=months, 另表=other)
    due, paid = (column(case, "payroll", name) for name in ("payable", "paid"))
    assert sum(due) - sum(paid) == 1_000_000


def test_a_rate_is_no_wage(tmp_path: Path) -> None:
    text = WAGES + "姓名,工资/元(天),出勤天数,实发工资\n张三,200,20,4000\n"
    assert "payable" not in read(tmp_path, 工资=text).tables["payroll"].column_names


def test_sand_is_no_wage(tmp_path: Path) -> None:
    title = "清河佳苑材料款结算台账（2024年5月）\n"
    text = title + "姓名,材料名称,结算金额,已付金额,余欠\n张三,砂石,5,3,2\n"
    assert "payroll" not in read(tmp_path, 材料=text).tables


@pytest.mark.parametrize(
    ("number", "doc_no"), [("某人社监令字〔2024〕第3号", "某人社监令字〔2024〕第3号"), ("1", None)]
)
def test_the_number_of_a_document(tmp_path: Path, number: str, doc_no: str | None) -> None:
    text = f"文书编号,项目名称,措施类型,作出日期\n{number},清河佳苑,责令改正,2024-03-01\n"
    case = read(tmp_path, 文书台账=text)
    assert column(case, "action", "action_id") == [number]
    assert column(case, "action", "doc_no") == [doc_no]


def test_a_bank_that_heads_its_columns_with_unit_and_way(tmp_path: Path) -> None:
    text = (
        "账号,33001000000333,账户名称,甲建设有限公司\n"
        "交易时间,借方发生额/元(支取),贷方发生额/元(收入),余额,币种,对方户名,对方账号,摘要\n"
        '20230313 09:13:20,0.00,"11,368,000.00","11,368,000.00",人民币元,乙公司,1900000001,收入\n'
        '20230315 10:00:00,"5,000,000.00",0.00,"6,368,000.00",人民币元,钱某,6228000088,支出\n'
    )
    case = read(tmp_path, 建行流水=text)
    assert column(case, "payment", "amount") == [1_136_800_000, 500_000_000]
    assert column(case, "payment", "payer_id")[0] == "乙公司"


def test_a_gang_contract_is_of_labour(tmp_path: Path) -> None:
    text = "合同编号,项目名称,合同类型,发包单位,承包单位\nB1,清河佳苑,班组承包,甲公司,马某\n"
    assert column(read(tmp_path, 合同=text), "contract", "kind") == ["labour"]


def test_a_column_that_a_file_lacks_has_a_title(tmp_path: Path) -> None:
    put(tmp_path, "工资.csv", "姓名,月份,应发\n张三,2023-11,8000\n")
    put(tmp_path, "项目.csv", PROJECT + "P2,南苑\n")
    assert {i.column for i in read_case(tmp_path).issues if i.file == "工资.csv"} == {"项目编号"}
