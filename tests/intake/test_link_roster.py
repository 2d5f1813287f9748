"""People and firms that two lists have: one row, filled from both; and payments to wage cards."""

from pathlib import Path

from intake_folders import column, put, rows

from wagekit.intake import read_case

PLATFORM = "项目编码,企业名称,班组编号,姓名,证件类型,证件号码,工种,人员角色,是否签订劳动合同\n"
ROSTER = "项目名称,姓名,身份证号,联系电话,工资卡号\n"


def test_a_masked_row_is_filled_from_the_roster(tmp_path: Path) -> None:
    line = "某项目,甲劳务,1,张三,01,990000********0019,020,20,1\n"
    put(tmp_path, "1平台人员.csv", PLATFORM + line)
    put(tmp_path, "2花名册.csv", ROSTER + "某项目,张三,990000198001010019,138,6222\n")
    case = read_case(tmp_path)
    [worker] = rows(case, "worker")
    assert (worker["id_no"], worker["bank_account"]) == ("990000198001010019", "6222")
    assert (worker["job"], worker["_file"]) == ("钢筋工", "1平台人员.csv")
    assert [(c.loaded, c.quarantined) for c in case.files] == [(1, 0), (1, 0)]
    assert [i.row for i in case.issues if "是同一个" in i.problem] == [2]


def test_what_two_lists_say_otherwise_is_named(tmp_path: Path) -> None:
    put(tmp_path, "1花名册.csv", ROSTER + "某项目,张三,990000198001010019,138,6222\n")
    put(tmp_path, "2花名册.csv", ROSTER + "某项目,张三（退场）,990000198001010019,139,6222\n")
    case = read_case(tmp_path)
    assert column(case, "worker", "phone") == ["138"]
    assert [i.column for i in case.issues if "不一致" in i.problem] == ["联系电话"]


def test_a_row_twice_in_one_list_is_still_set_aside(tmp_path: Path) -> None:
    line = "某项目,张三,990000198001010019,{},6222\n"
    put(tmp_path, "花名册.csv", ROSTER + line.format(138) + line.format(139))
    [count] = read_case(tmp_path).files
    assert (count.loaded, count.quarantined) == (1, 1)


def test_a_firm_that_two_registers_list_is_one(tmp_path: Path) -> None:
    code = "91990000000000018X"
    header = "企业名称,统一社会信用代码"
    put(tmp_path, "1企业名单.csv", f"{header}\n甲公司,{code}\n")
    put(tmp_path, "2企业名单.csv", f"{header},成立日期\n甲有限公司,{code},2001-02-03\n")
    case = read_case(tmp_path)
    [party] = rows(case, "party")
    assert (party["name"], str(party["registered_on"])) == ("甲公司", "2001-02-03")
    assert [(j.rule, j.left_value, j.right_value) for j in case.judgements] == [
        ("uscc", "甲公司", "甲有限公司")
    ]


def test_money_to_a_worker_s_own_card_in_their_name_goes_to_the_worker(tmp_path: Path) -> None:
    put(tmp_path, "花名册.csv", ROSTER + "某项目,张三,990000198001010019,138,6222\n")
    header = "付款日期,付款单位,收款单位,收款账号,金额\n"
    lines = "2021-01-01,甲,张三,6222,1\n2021-01-01,甲,李四,6222,1\n2021-01-01,甲,张三,6333,1\n"
    put(tmp_path, "付款台账.csv", header + lines)
    case = read_case(tmp_path)
    assert column(case, "payment", "payee_id") == ["某项目/张三", "李四", "张三"]
    assert [j.right for j in case.judgements if j.rule == "wage_card"] == ["张三"]


NAMESAKES = (
    "项目名称,姓名,身份证号,班组\n某项目,张三,990000198001010019,钢筋班\n"
    "某项目,张三,990000199001010014,{}\n"
)
OF_A_TEAM = "项目名称,月份,姓名,班组,应发工资,实发工资\n某项目,2024-05,张三,木工班,100,0\n"


def test_of_two_of_one_name_the_row_means_the_one_of_its_team(tmp_path: Path) -> None:
    put(tmp_path, "1花名册.csv", NAMESAKES.format("木工班"))
    put(tmp_path, "2工资表.csv", OF_A_TEAM)
    case = read_case(tmp_path)
    [line] = rows(case, "payroll")
    [worker] = [w for w in rows(case, "worker") if w["worker_id"] == line["worker_id"]]
    assert worker["id_no"] == "990000199001010014"
    assert [j.rule for j in case.judgements] == ["person_team"]


def test_a_namesake_of_unknown_team_may_be_meant_too(tmp_path: Path) -> None:
    put(tmp_path, "1花名册.csv", NAMESAKES.format(""))
    put(tmp_path, "2工资表.csv", OF_A_TEAM.replace("木工班", "钢筋班"))
    case = read_case(tmp_path)
    assert not rows(case, "payroll")
    assert case.files[1].quarantined == 1
    assert [(i.column, i.value) for i in case.issues if "同名人员" in i.problem] == [
        ("姓名", "张三")
    ]


def test_who_was_of_both_teams_may_be_meant_by_a_row_of_either(tmp_path: Path) -> None:
    again = "某项目,张三,990000198001010019,木工班\n"
    put(tmp_path, "1花名册.csv", NAMESAKES.format("木工班") + again)
    put(tmp_path, "2工资表.csv", OF_A_TEAM)
    assert not rows(read_case(tmp_path), "payroll")


def test_a_roster_tells_by_yes_and_no_who_has_a_labour_contract(tmp_path: Path) -> None:
    lines = ("张三,990000198001010019,是", "李四,990000199001010014,否", "王五,,办理中")
    text = "项目名称,姓名,身份证号,是否签订劳动合同\n" + "".join(
        f"某项目,{each}\n" for each in lines
    )
    put(tmp_path, "花名册.csv", text)
    case = read_case(tmp_path)
    assert column(case, "worker", "contract_kind") == ["labour_contract", "none", None]
    assert [i.value for i in case.issues if i.severity == "warning"] == ["办理中"]


def test_a_team_of_another_employer_is_another_team(tmp_path: Path) -> None:
    roster = "项目名称,姓名,身份证号,班组,用工单位\n"
    one, other = "990000198001010019,木工班,甲劳务", "990000199001010014,钢筋班,乙劳务"
    put(tmp_path, "1花名册.csv", f"{roster}某项目,张三,{one}\n某项目,张三,{other}\n")
    wages = "项目名称,月份,姓名,班组,用工单位,应发工资,实发工资\n"
    put(tmp_path, "2工资表.csv", wages + "某项目,2024-05,张三,木工班,乙劳务,100,0\n")
    assert not rows(read_case(tmp_path), "payroll")
