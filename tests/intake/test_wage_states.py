"""A wage sheet may say in a column of its own whether the payment went through."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import CaseFolder, read_case

TITLE = "东湖工程2025年4月工资表\n"


def read(folder: Path, *lines: str) -> CaseFolder:
    put(folder, "工资表.csv", TITLE + "\n".join(lines) + "\n")
    return read_case(folder)


@pytest.mark.parametrize("header", ["发放状态", "发放结果", "代发结果", "支付状态", "银行处理结果"])
def test_a_payment_that_failed_is_none(tmp_path: Path, header: str) -> None:
    said = ["成功", "已发放", "发放失败", "退回", "未发放", "未发", "待发放", "发放中", "处理中"]
    lines = [f"张{n},8000,8000,{word}" for n, word in enumerate(said)]
    case = read(tmp_path, f"姓名,应发工资,实发工资,{header}", *lines)
    expected = [800_000] * 2 + [0] * 4 + [None] * 3
    assert column(case, "payroll", "paid") == expected
    told = [i.problem[:3] for i in case.issues if i.column == header]
    assert told == ["4 行", "3 行"]


def test_what_is_paid_nowhere_else_is_nothing_where_it_failed(tmp_path: Path) -> None:
    case = read(
        tmp_path, "姓名,出勤天数,应发工资,发放状态", "张一,20,8000,失败", "张二,20,8000,成功"
    )
    assert column(case, "payroll", "paid") == [0, None]


ID, OTHER_ID = "110101199003074514", "110101198505121239"


def test_a_second_try_counts_once(tmp_path: Path) -> None:
    lines = [
        f"张一,{ID},8000,8000,失败",
        f"张一,{ID},8000,8000,成功",
        f"张二,{OTHER_ID},8000,8000,失败",
    ]
    case = read(tmp_path, "姓名,身份证号,应发工资,实发工资,发放结果", *lines)
    assert column(case, "payroll", "payable") == [800_000, 800_000]
    assert column(case, "payroll", "paid") == [800_000, 0]


def test_a_second_try_that_failed_too_counts_once(tmp_path: Path) -> None:
    lines = [f"张一,{ID},6000,6000,失败", f"张一,{ID},6000,6000,退回", f"张二,{OTHER_ID},7,7,成功"]
    case = read(tmp_path, "姓名,身份证号,应发工资,实发工资,代发结果", *lines)
    assert column(case, "payroll", "payable") == [600_000, 700]
    assert column(case, "payroll", "paid") == [0, 700]


@pytest.mark.parametrize(
    ("header", "failed", "made"),
    [
        (
            "班组,姓名,银行卡号",
            "木工班,张伟,6222021234567890123",
            "钢筋班,张伟,6222021234567890124",
        ),
        ("姓名", "张伟", "张伟"),
        ("姓名,身份证号,发放日期", f"张三,{ID},2025-04-16", f"张三,{ID},2025-05-01"),
        ("姓名,身份证号,出勤天数", f"张三,{ID},15", f"张三,{ID},14"),
    ],
)
def test_what_may_be_other_wages_is_kept_and_told(
    tmp_path: Path, header: str, failed: str, made: str
) -> None:
    lines = [f"{failed},6000,6000,失败", f"{made},6000,6000,成功"]
    case = read(tmp_path, f"{header},应发工资,实发工资,代发结果", *lines)
    assert column(case, "payroll", "payable") == [600_000, 600_000]
    assert any("可能是重发" in issue.problem for issue in case.issues)


def test_one_name_and_account_is_one_worker(tmp_path: Path) -> None:
    lines = [f"张伟,6222021234567890123,6000,6000,{word}" for word in ("失败", "成功")]
    case = read(tmp_path, "姓名,银行卡号,应发工资,实发工资,代发结果", *lines)
    assert column(case, "payroll", "payable") == [600_000]


@pytest.mark.parametrize(
    "word",
    [
        "未付清", "未发完", "未发齐", "未支付完毕", "部分未发", "其中", "未发现异常",
        "退回后已重发成功", "首次失败已补发", "退回后重新发放成功", "失败，已现金支付",
    ],
)  # fmt: skip
def test_a_part_or_a_second_try_leaves_the_amounts(tmp_path: Path, word: str) -> None:
    lines = [f"张一,6000,3000,{word}", "张二,7000,7000,已发放", "张三,7000,7000,已发放"]
    case = read(tmp_path, "姓名,应发工资,实发工资,发放状态", *lines)
    assert column(case, "payroll", "paid") == [300_000, 700_000, 700_000]


@pytest.mark.parametrize("word", ["重发失败", "失败待重发", "已补发又退回", "未能补发成功，失败"])
def test_a_second_try_without_success_pays_nothing(tmp_path: Path, word: str) -> None:
    lines = [f"张一,6000,6000,{word}", "张二,7000,7000,已发放"]
    case = read(tmp_path, "姓名,应发工资,实发工资,发放状态", *lines)
    assert column(case, "payroll", "paid") == [0, 700_000]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("应发工资,已发金额,未发金额,支付状态", "6000,2000,4000,未发"),
        ("应发工资,实发工资,支付状态", "6000,2000,未支付"),
        ("应发工资,已发金额,支付状态", "6000,2000,失败"),
        ("应发工资,未发金额,支付状态", "6000,4000,未发"),
        ("应发工资,已发金额,支付状态", "6000,2000,待发放"),
    ],
)
def test_amounts_that_say_what_was_paid_stand(tmp_path: Path, header: str, line: str) -> None:
    case = read(tmp_path, f"姓名,{header}", f"张一,{line}")
    assert column(case, "payroll", "paid") == [200_000]


def test_amounts_against_the_state_are_told(tmp_path: Path) -> None:
    header = "姓名,应发工资,已发金额,未发金额,支付状态"
    case = read(tmp_path, header, "张一,7000,4000,3000,未发")
    assert any("表明已付过一部分" in issue.problem for issue in case.issues)


def test_what_failed_after_deductions_is_nothing(tmp_path: Path) -> None:
    header = "姓名,应发工资,扣款,实发工资,支付状态"
    case = read(tmp_path, header, "张一,7000,500,6500,失败", "张二,7000,500,6500,未发")
    assert column(case, "payroll", "paid") == [0, 0]


@pytest.mark.parametrize("header", ["处理结果", "支付结果"])
def test_the_state_of_a_complaint_is_no_state_of_payment(tmp_path: Path, header: str) -> None:
    lines = ["张三,6000,4000,调解中", "李四,7000,7000,投诉人已撤销投诉", "王五,7000,3000,待调查"]
    case = read(tmp_path, f"姓名,应发工资,已发工资,{header}", *lines)
    assert column(case, "payroll", "paid") == [400_000, 700_000, 300_000]
    assert header in [issue.column for issue in case.issues]


def test_the_state_of_employment_is_no_state_of_payment(tmp_path: Path) -> None:
    case = read(tmp_path, "姓名,应发工资,实发工资,状态", "张一,8000,8000,作废")
    assert column(case, "payroll", "paid") == [800_000]


@pytest.mark.parametrize(
    ("header", "done", "failed"),
    [
        ("处理结果", "交易成功", "交易失败"),
        ("是否成功", "是", "否"),
        ("是否成功", "1", "0"),
        ("是否到账", "是", "否"),
        ("是否发放", "是", "否"),
        ("是否已发", "√", "×"),
        ("是否已发", "是", "未"),
        ("发放情况", "已发", "未发"),
        ("结果", "成功", "失败"),
        ("状态", "已发放", "未发放"),
        ("返回信息", "成功", "账户户名不符"),
        ("失败原因", "", "户名不符"),
        ("失败原因", "无", "户名不符"),
    ],
)
def test_any_column_of_payments_says_it(
    tmp_path: Path, header: str, done: str, failed: str
) -> None:
    lines = [f"张一,8000,8000,{done}", f"张二,8000,8000,{failed}"]
    case = read(tmp_path, f"姓名,应发工资,实发工资,{header}", *lines)
    assert column(case, "payroll", "paid") == [800_000, 0]
    assert [(i.column, i.problem[:3]) for i in case.issues if "失败" in i.problem] == [
        (header, "1 行")
    ]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("状态", "在职 离职 退场"),
        ("状态", "正常 作废"),
        ("处理结果", "已调解 处理中 已立案"),
        ("结果", "合格 不合格"),
        ("结果", "完成 未完成"),
    ],
)
def test_a_loose_header_counts_only_over_words_of_payments(
    tmp_path: Path, header: str, words: str
) -> None:
    said = words.split()
    lines = [f"张{n},8000,8000,{word}" for n, word in enumerate(said)]
    case = read(tmp_path, f"姓名,应发工资,实发工资,{header}", *lines)
    assert column(case, "payroll", "paid") == [800_000] * len(said)


@pytest.mark.parametrize(
    ("remark", "paid"),
    [
        *((word, 0) for word in (
            "未发", "未发放", "工资未发", "本月工资未发放", "尚未支付", "未领", "未到账", "没发。",
            "退票", "银行退回", "卡号错误退回", "卡号错误，退回", "发放失败（户名不符）",
            "代发失败",
        )),
        # What is not for certain is unknown.
        *((word, None) for word in (
            "作废", "已离场，暂扣", "暂缓发放", "待发", "待发放", "户名不符", "未发，离场时结清",
            "加班费未发", "3月未发", "拒领", "欠发",
        )),
        *((word, 800_000) for word in (
            "未发生", "未发现异常", "已补发", "退回后已重发成功", "上月未发本月补发",
            "未发，已现金支付", "上月未发，本月补发", "上月工资未发", "工资条未发", "工具已退回",
            "押金退回", "未签合同", "请假3天", "已发", "成功", "现金", "木工", "退场", "未付清",
            "劳务合同作废重签", "补发2月", "取消夜班",
        )),
    ],
)  # fmt: skip
@pytest.mark.parametrize("header", ["备注", "说明"])
def test_a_remark_says_that_the_wage_was_not_paid(
    tmp_path: Path, remark: str, paid: int | None, header: str
) -> None:
    lines = [f"张一,8000,8000,{remark}", "张二,8000,8000,", "张三,8000,0,未发"]
    case = read(tmp_path, f"姓名,应发工资,实发工资,{header}", *lines)
    assert column(case, "payroll", "paid") == [paid, 800_000, 0]
    told = [i.problem for i in case.issues if i.column == header and "写明" in i.problem]
    unused = any(i.column == header and "没有对应" in i.problem for i in case.issues)
    assert unused == (paid == 800_000)
    assert [each[:10] for each in told] == ["1 行（第 3 行）"] * (paid != 800_000)


def test_a_remark_beside_amounts_that_say_what_was_paid(tmp_path: Path) -> None:
    header = "姓名,应发工资,已发金额,未发金额,备注"
    case = read(tmp_path, header, "张一,7000,4000,3000,未发", "张二,7000,4000,3000,待发放")
    assert column(case, "payroll", "paid") == [400_000, 400_000]
    assert any("表明已付过一部分" in issue.problem for issue in case.issues)


def test_a_remark_and_a_state_are_both_heard(tmp_path: Path) -> None:
    lines = ["张一,8000,8000,成功,卡号错误退回", "张二,8000,8000,失败,", "张三,8000,8000,失败,未发"]
    case = read(tmp_path, "姓名,应发工资,实发工资,发放状态,备注", *lines)
    assert column(case, "payroll", "paid") == [0, 0, 0]
    told = {(i.column, i.problem[:3]) for i in case.issues if "失败" in i.problem}
    assert told == {("发放状态", "2 行"), ("备注", "1 行")}
