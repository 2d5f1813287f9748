"""What sites keep: two-row headers, grids, gate logs, forms, several tables on one sheet."""

from pathlib import Path

import openpyxl
import pytest
import yaml
from intake_folders import column, problems, put, rows, workbook

from wagekit.intake import CaseFolder, read_case


def wage_sheet(path: Path) -> None:
    """The damage that one real wage sheet does to a naive reader."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "5月"
    for row in [
        ["东湖花园项目2021年5月农民工工资表"],
        ["单位：某劳务  班组：钢筋班  单位：元"],
        ["序号", "姓名", "身份证号", "出勤\n天数", "应发工资", None, "扣款", None, "实发工资"],
        [None, None, None, None, "计时", "加班", "借支", "生活费", None],
        [1, "张 三", "１１０１０１１９９００３０７４５１X", 20, 6000, 500.5, 100, 50, "=E5+F5-G5"],
        [2, "李四", "110101199003074002", 10, "3,000.00", None, None, 20, 2980],
        ["小计", None, None, 30, 9000, 500.5, 100, 70, "=SUM(I5:I6)"],
        ["合计（大写）：玖仟伍佰元伍角整"],
        ["制表人：甲", None, "审核人：乙"],
    ]:
        sheet.append(row)
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("E3:F3")
    sheet.merge_cells("G3:H3")
    for name in "ABCDI":
        sheet.merge_cells(f"{name}3:{name}4")
    book.save(path)


def test_a_merged_header_of_two_rows(tmp_path: Path) -> None:
    wage_sheet(tmp_path / "工资表.xlsx")
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [650_050, 300_000]
    assert column(case, "payroll", "deducted") == [15_000, 2_000]
    assert column(case, "payroll", "paid") == [None, 298_000]
    assert column(case, "payroll", "days") == [20, 10]
    assert column(case, "payroll", "month") == ["2021-05"] * 2
    assert column(case, "worker", "id_no") == ["11010119900307451X", "110101199003074002"]
    assert (5, "实发工资", None, "warning") in problems(case)
    [count] = case.files
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (9, 2, 0, 7)


def test_a_child_called_total_is_the_parent(tmp_path: Path) -> None:
    text = (
        "姓名,身份证号,月份,应发工资,,,实发工资\n,,,计时,加班,小计,\n"
        "张三,1,2021-05,100,20,125,125\n"
    )
    put(tmp_path, "东湖项目工资表.csv", text)
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [12_500]


def grid(marks: list[object], *, total: object = None, name: str = "张三") -> list[object]:
    return [1, name, *marks, *[None] * (30 - len(marks)), total]


GRID = [
    ["东湖花园项目2021年6月考勤表"],
    ["序号", "姓名", "日期", *[None] * 29, "合计"],
    [None, None, *range(1, 31), None],
    [None, None, *("二三四五六日一" * 5)[:30], None],
]


def test_a_grid_of_marks(tmp_path: Path) -> None:
    workbook(
        tmp_path / "考勤表.xlsx",
        {
            "木工班": [
                *GRID,
                grid(["√", "1", 1, "半", 0.5, "×", None, "休", "√"], total=5),
                grid(["√", "√"], total=3, name="李四"),
                grid(["√", "?"], total=2, name="王五"),
                grid(["?"], name="赵六"),
                grid([], name="孙七"),
                ["合计", None, *[2] * 30, 60],
            ]
        },
    )
    case = read_case(tmp_path)
    assert case.files[0].profile == "attendance_grid"
    assert column(case, "attendance", "days") == [5, 2, 2, None, 0]
    assert column(case, "attendance", "month") == ["2021-06"] * 5
    assert column(case, "worker", "name") == ["张三", "李四", "王五", "赵六", "孙七"]
    assert [(row, value) for row, _, value, _ in problems(case)] == [(6, "3"), (7, "?"), (8, "?")]
    count = case.files[0]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (10, 5, 0, 5)


def halves(half: str, marks: int, name: str | None) -> list[object]:
    return [1 if name else None, name, half, *["√"] * marks, *[None] * (30 - marks), marks]


@pytest.mark.parametrize("again", [True, False])
def test_a_grid_of_mornings_and_afternoons(
    tmp_path: Path,
    again: bool,  # noqa: FBT001 - whether names are repeated
) -> None:
    lines = [
        halves("上午", 20, "张三"), halves("下午", 10, "张三" if again else None),
        halves("上午", 1, "李四"), halves("下午", 0, "李四" if again else None),
        halves("下午", 4, "王五"),
    ]  # fmt: skip
    header = ["序号", "姓名", None, *range(1, 31), "合计"]
    title = ["东湖花园项目2021年6月考勤表"]
    workbook(tmp_path / "考勤.xlsx", {"x": [title, header, *lines]})
    case = read_case(tmp_path)
    found = [(r["days"], r["_row"]) for r in rows(case, "attendance")]
    assert found == [(15, 3), (0.5, 5), (2, 7)]
    [count] = case.files
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (7, 3, 0, 4)


def test_a_mark_of_a_half_that_cannot_be_read_leaves_the_days_unknown(tmp_path: Path) -> None:
    odd = halves("下午", 3, None)
    odd[10] = "?"
    header = ["序号", "姓名", None, *range(1, 31), "合计"]
    title = ["东湖花园项目2021年6月考勤表"]
    sheet = [title, header, halves("上午", 3, "张三"), odd]
    workbook(tmp_path / "考勤.xlsx", {"x": sheet})
    case = read_case(tmp_path)
    assert column(case, "attendance", "days") == [None]
    assert [v for _, _, v, s in problems(case) if s == "warning"] == ["?"]


GATE = "项目名称,姓名,身份证号,通行时间,方向,通行方式\n"


def test_a_gate_log_gives_different_days(tmp_path: Path) -> None:
    put(
        tmp_path,
        "闸机1.csv",
        GATE + "东湖,张三,1,2021-06-01 07:00:00,进,人脸\n东湖,张三,1,2021-06-01 18:00:00,出,人脸\n"
        "东湖,张三,1,2021-06-02 07:00:00,进,人脸\n东湖,李四,2,2021-06-02 07:00:00,进,一键开闸\n"
        "东湖,李四,2,不详,进,人脸\n",
    )
    put(
        tmp_path,
        "闸机2.csv",
        GATE + "东湖,张三,1,2021-06-02 18:00:00,出,人脸\n东湖,张三,1,2021-06-03 07:00:00,进,人脸\n"
        "东湖,张三,1,2021-07-01 07:00:00,进,人脸\n",
    )
    case = read_case(tmp_path)
    found = [(r["month"], r["days"], r["override"], r["source"]) for r in rows(case, "attendance")]
    assert found == [
        ("2021-06", 3, False, "gate"), ("2021-06", 1, True, "gate"), ("2021-07", 1, False, "gate"),
    ]  # fmt: skip
    assert [(c.read, c.loaded, c.quarantined) for c in case.files] == [(6, 4, 1), (4, 3, 0)]


@pytest.mark.parametrize(
    ("ways", "days", "override"),
    [
        (("应急通道", "应急通道"), 2, True),
        (("人脸", "应急通道"), 1, False),
        (("人脸", "补录"), 1, True),
        (("应急通道", "补录"), 2, True),
        (("人脸", "人脸"), 2, False),
    ],
)  # fmt: skip
def test_days_by_the_emergency_gate_alone(
    tmp_path: Path,
    ways: tuple[str, str],
    days: int,
    override: bool,  # noqa: FBT001 - what is expected
) -> None:
    lines = "".join(f"东湖,张三,1,2021-06-0{d} 07:00:00,进,{w}\n" for d, w in enumerate(ways, 1))
    put(tmp_path, "闸机.csv", GATE + lines)
    [row] = rows(read_case(tmp_path), "attendance")
    assert (row["days"], row["override"]) == (days, override)


def test_lines_of_an_opened_gate_are_counted_out_loud(tmp_path: Path) -> None:
    put(tmp_path, "闸机.csv", GATE + "东湖,张三,1,2021-06-01 07:00:00,进,人脸\n"
        "东湖,张三,1,2021-06-02 07:00:00,进,一键开闸\n")  # fmt: skip
    [told] = [i for i in read_case(tmp_path).issues if "一键开闸" in i.problem]
    assert told.problem.startswith("有 1 行是")


@pytest.mark.parametrize("header", ["识别结果", "验证结果", "通行结果"])
def test_a_passage_that_the_gate_refused_is_no_day(tmp_path: Path, header: str) -> None:
    head = f"项目名称,姓名,身份证号,通行时间,方向,{header}\n"
    lines = ("2021-06-01 06:50:00,进,成功", "2021-06-02 06:50:00,进,识别失败")
    text = head + "".join(f"东湖,张三,990000198001010019,{line}\n" for line in lines)
    put(tmp_path, "门禁记录.csv", text)
    case = read_case(tmp_path)
    assert column(case, "attendance", "days") == [1]
    assert [i.row for i in case.issues if "没有通过" in i.problem] == [3]


def test_whom_the_gate_does_not_know_is_no_worker(tmp_path: Path) -> None:
    put(tmp_path, "闸机.csv", GATE + "东湖,张三,1,2021-06-01 07:00:00,进,人脸\n"
        "东湖,陌生人,,2021-06-02 07:00:00,进,人脸\n")  # fmt: skip
    case = read_case(tmp_path)
    assert column(case, "worker", "name") == ["张三"]
    assert [(c.loaded, c.quarantined) for c in case.files] == [(1, 1)]


def test_a_line_without_coming_or_leaving_is_no_passage(tmp_path: Path) -> None:
    header = "项目名称,姓名,身份证号,日期,进场时间,出场时间\n"
    lines = "东湖,张三,1,2021-06-01,06:00,\n东湖,张三,1,2021-06-02,,\n东湖,李四,2,2021-06-02,,\n"
    put(tmp_path, "闸机.csv", header + lines)
    case = read_case(tmp_path)
    assert [(r["days"], r["worker_id"]) for r in rows(case, "attendance")] == [(1, "东湖/张三")]
    assert [(c.read, c.loaded, c.quarantined) for c in case.files] == [(4, 1, 2)]


@pytest.mark.parametrize(
    ("header", "line", "name"),
    [
        ("打卡日期,打卡时间,方向", "2021-06-01,06:50,进", "记录"),
        ("考勤日期,考勤时间,进出方向,考勤方式", "2021-06-01,不详,进,人脸", "记录"),
        ("刷卡日期,刷卡时间", "20210601,065000", "记录"),
        ("通行日期,通行时间,方向", "2021/6/1,6:50,进", "记录"),
        ("日期,时间,方向", "2021-06-01,06:50:00,进", "记录"),
        ("考勤日期,上班时间,下班时间", "2021-06-01,06:50,18:00", "记录"),
        ("考勤日期,首次进场时间,最后出场时间", "2021-06-01,06:50,18:00", "记录"),
        ("抓拍时间,通道", "2021-06-01 06:50:00,1号", "记录"),
        ("记录时间,方向", "2021-06-01 06:50:00,进", "记录"),
        ("进场时间,出场时间", "2021-06-01 18:50:00,2021-06-02 06:50:00", "闸机通行记录"),
        ("进场时间,出场时间", ",2021-06-01 06:50:00", "考勤明细"),
        ("通行时间,通行方向", "20210601065000,进", "门禁记录"),
    ],
)
def test_a_passage_counts_by_its_day(tmp_path: Path, header: str, line: str, name: str) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, f"{name}.csv", f"姓名,身份证号,{header}\n" + f"张三,1,{line}\n" * 2)
    case = read_case(tmp_path)
    [row] = rows(case, "attendance")
    assert (row["month"], row["days"], row["source"]) == ("2021-06", 1, "gate")
    assert case.files[0].quarantined == 0


@pytest.mark.parametrize("header", ["方向,通行时间", "1,2,3,4,5,6,7,8,9,10"])
def test_a_gate_and_a_grid_name_their_project(tmp_path: Path, header: str) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\nP2,西湖\n")
    marks = "进,2021-06-01 07:00:00" if "方向" in header else "√," * 9 + "√"
    text = f"项目名称,姓名,月份,{header}\n东湖,张三,2021-06,{marks}\n"
    put(tmp_path, "考勤.csv", text)
    case = read_case(tmp_path)
    assert column(case, "attendance", "project_id") == ["P1"]
    assert not [i for i in case.issues if i.severity == "warning"]


def test_a_roster_says_when_people_came_and_left(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    text = "姓名,身份证号,进场时间,出场时间\n张三,1,2021-06-01,2021-07-01\n"
    put(tmp_path, "花名册.csv", text)
    assert [c.table for c in read_case(tmp_path).files] == ["project", "worker"]


def test_a_passage_without_a_day_is_set_aside(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "闸机.csv", "姓名,打卡日期,打卡时间,方向\n张三,不详,06:50,进\n")
    assert (2, "打卡日期", "不详", "warning") in problems(read_case(tmp_path))


FORM = [
    ["工程概况表"],
    ["工程名称", "东湖花园", None, "建设单位", "湖城开发公司"],
    ["施工总承包单位", "远山建设公司", None, "合同额（万元）", 1200],
    ["开工日期", "2021-03-01"],
]


def test_a_form_is_a_project(tmp_path: Path) -> None:
    workbook(tmp_path / "概况.xlsx", {"概况": FORM})
    case = read_case(tmp_path)
    [project] = rows(case, "project")
    assert project["name"] == "东湖花园"
    assert project["contract_price"] == 1_200_000_000
    assert {row["name"] for row in rows(case, "party")} == {"湖城开发公司", "远山建设公司"}
    [count] = case.files
    assert (count.table, count.read, count.loaded, count.skipped) == ("project", 4, 0, 4)


def test_a_form_above_a_table_and_another_table_below(tmp_path: Path) -> None:
    workbook(
        tmp_path / "资料.xlsx",
        {
            "x": [
                *FORM,
                [],
                ["分包合同台账"],
                ["合同编号", "发包单位", "承包单位", "合同金额（万元）"],
                ["H1", "远山建设公司", "乙劳务公司", 300],
                ["合计", None, None, 300],
                [],
                ["农民工花名册"],
                ["姓名", "身份证号", "工种", "班组"],
                ["张三", "11010119900307451X", "木工", "木工班"],
                ["李四", "110101199003074002", "木工", "木工班"],
            ]
        },
    )
    case = read_case(tmp_path)
    assert column(case, "contract", "price") == [300_000_000]
    assert column(case, "worker", "name") == ["张三", "李四"]
    assert column(case, "project", "name") == ["东湖花园"]
    [key] = column(case, "project", "project_id")
    assert column(case, "contract", "project_id") == [key]
    assert column(case, "worker", "project_id") == [key] * 2
    [count] = case.files
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (14, 3, 0, 11)


def test_a_form_of_a_listed_project_is_that_project(tmp_path: Path) -> None:
    workbook(
        tmp_path / "a.xlsx",
        {"概况": FORM, "project": [["project_id", "name", "permit_no"], ["P1", "东湖花园", "A"]]},
    )
    case = read_case(tmp_path)
    [project] = rows(case, "project")
    assert (project["project_id"], project["permit_no"]) == ("P1", "A")
    assert project["contract_price"] == 1_200_000_000
    assert not [i for i in case.issues if i.severity != "info"]


def test_pages_repeat_header_and_title(tmp_path: Path) -> None:
    page = [["东湖花园付款台账"], ["付款日期", "付款单位", "收款单位", "付款金额"]]
    workbook(
        tmp_path / "付款台账.xlsx",
        {"x": [*page, ["2021-01-01", "甲", "乙", 1], [], *page, ["2021-01-02", "甲", "乙", 2]]},
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == [100, 200]
    assert case.files[0].skipped == 5


def test_pensions_are_written_beside_the_posts(tmp_path: Path) -> None:
    put(
        tmp_path,
        "项目管理人员.csv",
        "项目名称,单位名称,姓名,身份证号,岗位,社保缴纳单位\n"
        "东湖,远山建设,张三,11010119900307451X,项目经理,\n"
        "东湖,远山建设,李四,110101199003074002,安全员,远山建设\n",
    )
    put(
        tmp_path,
        "社保名单.csv",
        "姓名,身份证号,参保单位,险种,起止年月\n"
        "张三,11010119900307451X,乙公司,企业职工基本养老保险,202101-202106\n"
        "张三,11010119900307451X,丙公司,工伤保险,202101-202106\n"
        "李四,110101199003074002,丁公司,企业职工基本养老保险,202101-202106\n"
        "王五,3,丁公司,企业职工基本养老保险,202101-202106\n",
    )
    case = read_case(tmp_path)
    named = {row["party_id"]: row["name"] for row in rows(case, "party")}
    paid = [named[str(key)] for key in column(case, "staff", "pension_paid_by")]
    assert paid == ["乙公司", "远山建设"]
    pension = case.files[0]
    assert (pension.profile, pension.loaded, pension.quarantined) == ("social_insurance", 3, 1)
    assert any("丁公司" in issue.problem for issue in case.issues)


def real_name(folder: Path) -> CaseFolder:
    put(
        folder,
        "项目.csv",
        "projectCode,name,contractorCorpName,contractorCorpCode,buildCorpName,category,prjStatus\n"
        "P9,东湖花园,远山建设有限公司,91110000100000000A,湖城开发公司,01,003\n",
    )
    put(
        folder,
        "人员.csv",
        "projectCode,workerName,idCardNumber,workType,workRole,hasContract,corpName,cellPhone\n"
        "P9,张三,11010119900307451X,020,20,1,乙劳务公司,138\n"
        "P9,李四,110101199003074002,900,10,0,乙劳务公司,139\n",
    )
    put(
        folder,
        "合同.csv",
        "projectCode,idCardNumber,contractPeriodType,startDate,endDate,corpName\n"
        "P9,110101199003074002,0,2021-01-01,2022-01-01,乙劳务公司\n",
    )
    put(
        folder,
        "考勤.csv",
        "projectCode,idCardNumber,date,direction,attendType\n"
        "P9,11010119900307451X,2021-06-01 07:00:00,01,001\n"
        "P9,11010119900307451X,2021-06-01 17:00:00,02,001\n",
    )
    put(
        folder,
        "工资.csv",
        "projectCode,payMonth,corpName,idCardNumber,totalPayAmount,actualAmount,days,isBackPay\n"
        "P9,2021-06,乙劳务公司,11010119900307451X,6000,5000,22,0\n",
    )
    return read_case(folder)


def test_the_real_name_platform(tmp_path: Path) -> None:
    case = real_name(tmp_path)
    assert {c.file: c.profile for c in case.files} == {
        "人员.csv": "real_name_worker", "合同.csv": "real_name_contract",
        "工资.csv": "real_name_payroll", "考勤.csv": "real_name_attendance",
        "项目.csv": "real_name_project",
    }  # fmt: skip
    [project] = rows(case, "project")
    assert (project["project_id"], project["sector"], project["status"]) == (
        "P9", "building", "active",
    )  # fmt: skip
    assert project["general_contractor_id"] == "91110000100000000A"
    assert column(case, "worker", "job") == ["钢筋工", "管理人员"]
    assert column(case, "worker", "role") == ["worker", "manager"]
    assert rows(case, "attendance")[0]["days"] == 1
    assert column(case, "payroll", "worker_id") == column(case, "attendance", "worker_id")
    assert column(case, "payroll", "made_by") == ["platform"]


SOURCES = yaml.safe_load(Path(__file__).with_name("sources.yaml").read_text("utf-8"))


@pytest.mark.parametrize("profile", SOURCES)
def test_each_source_is_known_by_its_headers(tmp_path: Path, profile: str) -> None:
    table = SOURCES[profile]["table"]
    put(tmp_path, "台账.csv", SOURCES[profile]["lines"])
    put(tmp_path, "project.csv", "project_id,name\nP0,东湖\n")
    case = read_case(tmp_path)
    count = next(c for c in case.files if c.file == "台账.csv")
    assert (count.profile, count.table) == (profile, table)
    assert count.loaded == (1 if table else 0)
    assert count.quarantined == (0 if table else 1)


def test_the_wage_account_of_a_bank_counts_in_fen(tmp_path: Path) -> None:
    text = "专用账户号,专用账户户名,工资表编号,代发总金额,发放日期\n6222,甲,G1,123456,2021-01-01\n"
    put(tmp_path, "批次.csv", text)
    case = read_case(tmp_path)
    [payment] = rows(case, "payment")
    assert (payment["amount"], payment["class"]) == (123_456, "wage")
    [account] = rows(case, "account")
    assert (account["account_id"], account["kind"]) == ("6222", "wage_special")


def test_an_export_with_a_notice_and_dashes(tmp_path: Path) -> None:
    put(
        tmp_path,
        "企业清单.csv",
        "声明：本数据仅供参考,,,,\n,,,,\n企业名称,登记状态,法定代表人,统一社会信用代码,参保人数\n"
        '甲公司,存续,-,"=""91110000100000000A""",5\n',
    )
    [party] = rows(read_case(tmp_path), "party")
    assert (party["name"], party["uscc"]) == ("甲公司", "91110000100000000A")
    assert party.get("legal_rep_id") is None


def test_traditional_headers_and_radicals(tmp_path: Path) -> None:
    put(tmp_path, "工資.csv", "姓名,身份證號,月份,應發工資,實發⼯資\n⻢三,1,2021-05,100,50\n")
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    case = read_case(tmp_path)
    assert column(case, "payroll", "paid") == [5_000]
    assert column(case, "worker", "name") == ["马三"]


def test_a_sheet_in_the_wrong_unit_is_doubted_not_changed(tmp_path: Path) -> None:
    head = "项目名称,姓名,月份,出勤天数,应发工资\n"
    text = head + "东湖,张三,2021-05,20,0.6\n东湖,李四,2021-05,20,0.55\n"
    put(tmp_path, "工资表.csv", text)
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [60, 55]
    assert [(c, s) for _, c, _, s in problems(case)] == [("应发工资", "warning")]


def test_computed_amounts_are_rounded_and_counted(tmp_path: Path) -> None:
    rows_ = [
        ["项目名称", "姓名", "月份", "应发工资"],
        *[["东湖", n, "2021-05", 10000 / 3] for n in "甲乙"],
    ]
    workbook(tmp_path / "工资表.xlsx", {"x": rows_})
    put(tmp_path, "b/工资表.csv", "项目名称,姓名,月份,应发工资\n东湖,丙,2021-05,3333.3333\n")
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [None, 333_333, 333_333]
    said = [i for i in case.issues if i.file == "工资表.xlsx"]
    assert [(i.column, i.severity) for i in said] == [("应发工资", "info")]
    assert "2 个" in said[0].problem


def test_words_that_are_not_the_total_are_an_issue(tmp_path: Path) -> None:
    text = "项目名称,姓名,月份,应发工资\n东湖,甲,2021-05,100\n合计,,,100\n合计（大写）：{}\n"
    put(tmp_path / "a", "工资表.csv", text.format("壹佰元整"))
    put(tmp_path / "b", "工资表.csv", text.format("壹佰零壹元整"))
    assert problems(read_case(tmp_path / "a")) == []
    [issue] = read_case(tmp_path / "b").issues
    assert (issue.row, issue.severity) == (4, "warning")


def test_a_day_entered_by_hand_needs_no_time(tmp_path: Path) -> None:
    header = "项目名称,姓名,身份证号,考勤日期,进场时间,出场时间,考勤方式\n"
    lines = "东湖,张三,1,2021-06-01,,,人工补录\n东湖,张三,1,2021-06-02,06:00,18:00,人脸\n"
    put(tmp_path, "闸机.csv", header + lines)
    [row] = rows(read_case(tmp_path), "attendance")
    assert (row["days"], row["override"]) == (1, True)
