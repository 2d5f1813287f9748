"""Lines that a bank did not carry out are set aside in every layout; doubtful ones are told."""

from pathlib import Path

import pytest
from intake_folders import column, problems, put, rows
from test_statements import HOLDER, LAYOUTS

from wagekit.intake import CaseFolder, read_case
from wagekit.intake.line_state import went_through

HEADERS = ("交易是否成功", "交易状态", "交易结果", "状态", "处理结果", "是否成功")
LAYOUTS = {name: text for name, text in LAYOUTS.items() if "成功" not in text}
PLAIN = "账号,户名,交易日期,收付标志,交易金额,余额,对方户名,对方账号,摘要,{}\n"
TWO_COLUMNS = "账号,户名,交易日期,支出,收入,余额,对方户名,对方账号,摘要,{}\n"


def with_states(text: str, header: str, *said: str) -> str:
    """The layout with one more column."""
    lines = text.splitlines()
    at = len(lines) - len(said) - 1
    pad = max(line.count(",") for line in lines)
    more = [*[""] * at, header, *said]
    full = (line + "," * (pad - line.count(",")) for line in lines)
    return "".join(f"{line},{word}\n" for line, word in zip(full, more, strict=True))


def read(folder: Path, text: str) -> CaseFolder:
    put(folder, "流水.csv", text)
    return read_case(folder)


@pytest.mark.parametrize("profile", LAYOUTS)
@pytest.mark.parametrize("header", HEADERS)
def test_a_failed_line_of_every_layout(tmp_path: Path, profile: str, header: str) -> None:
    case = read(tmp_path, with_states(LAYOUTS[profile], header, "成功", "交易失败"))
    assert case.files[0].profile == profile
    assert len(rows(case, "payment")) == 1
    assert [i.problem for i in case.issues if i.row] == ["交易未成功"]
    assert header not in [i.column for i in case.issues]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(("plain", "first"), [(PLAIN, "出,100"), (TWO_COLUMNS, "100,")])
def test_a_failed_line_of_other_banks(tmp_path: Path, header: str, plain: str, first: str) -> None:
    line = f"6222,{HOLDER},2021-03-0%d,{first},900,乙公司,6223,工程款,"
    case = read(tmp_path, plain.format(header) + f"{line % 5}成功\n{line % 6}失败（余额不足）\n")
    assert len(rows(case, "payment")) == 1
    assert "交易未成功" in [i.problem for i in case.issues]


def test_a_failed_batch_of_a_wage_account(tmp_path: Path) -> None:
    text = "专用账户号,专用账户户名,工资表编号,代发总金额,发放日期,交易状态\n"
    lines = "6222,甲,G1,123456,2021-01-01,成功\n6222,甲,G2,5,2021-01-02,失败\n"
    case = read(tmp_path, text + lines)
    assert [r["amount"] for r in rows(case, "payment")] == [123_456]


def test_the_numbers_of_a_wage_account(tmp_path: Path) -> None:
    text = "专用账户号,专用账户户名,工资表编号,代发总金额,发放日期,发放状态\n"
    lines = "6222,甲,G1,123456,2021-01-01,3\n6222,甲,G2,5,2021-01-02,2\n"
    case = read(tmp_path, text + lines)
    assert len(rows(case, "payment")) == 2
    assert (3, "发放状态", "2", "warning") in problems(case)


WORDS = {
    "no": "失败 交易失败 失败（余额不足） 失败:户名不符 不成功 否 N false F 已撤销",
    "undone": "已冲正 已抹账 退票 已退票 已退回 已退汇 冲正成功 已冲销 已冲正(交易失败)",
    "yes": "成功 交易成功 是 Y true 正常 已完成 已入账",
    "unsaid": "- <nil> /",
    "unclear": "0 1 00 01 处理中 部分成功 未撤销 撤销失败 冲正失败 抹账失败 退票失败 未冲正 待冲正"
    " 冲正处理中",
}


@pytest.mark.parametrize(
    ("word", "state"), [(word, state) for state, words in WORDS.items() for word in words.split()]
)
def test_a_word(word: str, state: str) -> None:
    assert went_through(word, asking=False) == state


@pytest.mark.parametrize(("word", "state"), [("0", "no"), ("1", "yes"), ("00", "unclear")])
def test_a_number_answers_only_the_question(word: str, state: str) -> None:
    assert went_through(word, asking=True) == state


def test_what_is_neither_is_told_once(tmp_path: Path) -> None:
    line = f"6222,{HOLDER},2021-03-0%d,出,100,900,乙公司,6223,工程款,"
    said = enumerate(("处理中", "成功", "", "1"), 1)
    text = PLAIN.format("状态") + "".join(f"{line % day}{word}\n" for day, word in said)
    case = read(tmp_path, text)
    assert len(rows(case, "payment")) == 4
    assert (2, "状态", "处理中、1", "warning") in problems(case)
    assert "2 行（第 2、5 行）" in next(i.problem for i in case.issues if i.column == "状态")


def test_a_number_in_the_column_that_asks(tmp_path: Path) -> None:
    line = f"6222,{HOLDER},2021-03-0%d,出,100,900,乙公司,6223,工程款,"
    case = read(tmp_path, PLAIN.format("交易是否成功") + f"{line % 5}1\n{line % 6}0\n")
    assert [str(r["paid_at"])[:10] for r in rows(case, "payment")] == ["2021-03-05"]


def stated(folder: Path, *lines: str) -> CaseFolder:
    """Day, way, sum, purpose and state of each line, all with the same other side."""
    line = "6222,{},2021-03-0{},{},{},,乙公司,6223,{},{}\n"
    return read(
        folder,
        PLAIN.format("交易状态") + "".join(line.format(HOLDER, *one.split()) for one in lines),
    )


@pytest.mark.parametrize(
    "undo",
    [
        ("5 出 100 工程款 已冲正", "6 进 100 冲正 成功"),
        ("5 出 100 工程款 已冲正", "6 进 100 工程款 成功"),
        ("5 出 100 工程款 已冲正", "6 进 100 冲正 已冲正"),
        ("5 出 100 工程款 退票", "6 进 100 退票 成功"),
        ("5 出 100 工程款 已退回", "6 进 100 工程款 成功"),
    ],
)
def test_a_line_whose_state_says_undone_goes_with_the_line_that_undid_it(
    tmp_path: Path, undo: tuple[str, str]
) -> None:
    case = stated(tmp_path, *undo, "7 出 100 工程款 成功")
    assert [str(r["paid_at"])[:10] for r in rows(case, "payment")] == ["2021-03-07"]
    assert {i.row for i in case.issues if "两行都不计入" in str(i.done)} == {2, 3}


def test_a_reversal_undoes_the_line_whose_state_says_so_before_a_nearer_one(tmp_path: Path) -> None:
    said = ("4 出 100 工程款 已冲正", "5 出 100 工程款 成功", "6 进 100 冲正 成功")
    case = stated(tmp_path, *said)
    assert [str(r["paid_at"])[:10] for r in rows(case, "payment")] == ["2021-03-05"]


@pytest.mark.parametrize("word", ["已冲正", "已抹账", "退票"])
def test_a_line_whose_state_says_undone_alone_is_quarantined(tmp_path: Path, word: str) -> None:
    case = stated(tmp_path, f"5 出 100 工程款 {word}", "6 进 70 工程款 成功")
    assert [str(r["paid_at"])[:10] for r in rows(case, "payment")] == ["2021-03-06"]
    assert next(i.problem for i in case.issues if i.row == 2).startswith(f"该行的状态为“{word}”")


def test_the_same_sum_from_another_does_not_set_it_off(tmp_path: Path) -> None:
    line = f"6222,{HOLDER},2021-03-0%d,%s,100,,%s,6223,工程款,%s\n"
    lines = line % (5, "出", "乙公司", "已冲正") + line % (6, "进", "丙公司", "成功")
    case = read(tmp_path, PLAIN.format("状态") + lines.replace("丙公司,6223", "丙公司,6224"))
    assert [str(r["paid_at"])[:10] for r in rows(case, "payment")] == ["2021-03-06"]


@pytest.mark.parametrize("word", ["冲正失败", "撤销失败", "抹账失败"])
def test_what_could_not_be_undone_stands(tmp_path: Path, word: str) -> None:
    case = stated(tmp_path, f"5 出 100 工程款 {word}", "6 进 70 工程款 成功")
    assert len(rows(case, "payment")) == 2


LEDGER = "付款日期,付款单位,收款单位,付款金额（元）,款项性质,{}\n"


def ledger(folder: Path, header: str, *said: str) -> CaseFolder:
    lines = (f"2024-6-{n},甲公司,乙公司,{n},进度款,{word}\n" for n, word in enumerate(said, 1))
    put(folder, "付款台账.csv", LEDGER.format(header) + "".join(lines))
    return read_case(folder)


@pytest.mark.parametrize(
    ("header", "paid", "not_paid"),
    [
        ("状态", "已付", "未付 已驳回 待付款 尚未支付 审批中 未通过"),
        ("支付状态", "已支付", "待支付 未付款 支付中 暂缓支付"),
        ("付款情况", "已付清", "未付 未付（资金不足） 审批通过，待支付"),
        ("是否支付", "是", "否"),
        ("是否已付", "√", "× 未付"),
        ("是否付款", "1", "0"),
        ("审批状态", "已通过", "审批中 未通过 驳回 待审批 审批不通过 已作废"),
        ("备注", "钢筋班", "未付 作废 待支付 暂未支付"),
    ],
)
def test_a_line_of_a_ledger_that_was_not_paid(
    tmp_path: Path, header: str, paid: str, not_paid: str
) -> None:
    words = not_paid.split()
    case = ledger(tmp_path, header, paid, *words)
    assert column(case, "payment", "amount") == [100]
    assert [i.row for i in case.issues if i.row] == list(range(3, len(words) + 3))
    [count] = [c for c in case.files if c.table == "payment"]
    assert (count.loaded, count.quarantined) == (1, len(words))


def test_a_state_that_is_empty_leaves_it_to_the_next(tmp_path: Path) -> None:
    case = ledger(tmp_path, "审批状态,支付状态", "审批中,已支付", "已通过,未支付", "审批中,", ",")
    assert column(case, "payment", "amount") == [100, 400]


def test_the_rest_of_what_was_paid_is_no_line_that_was_not(tmp_path: Path) -> None:
    head = "付款日期,付款单位,收款单位,已付金额（元）,未付金额（元）,状态,备注\n"
    put(tmp_path, "付款台账.csv", head + "2024-6-1,甲公司,乙公司,30,20,未付,未付\n")
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == [3000]
    assert "看不出" in next(i.problem for i in case.issues if i.column == "状态")


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("状态", "部分支付"),
        ("备注", "上月未付部分"),
        ("备注", "未付工程款"),
        ("备注", "本次支付后未付10万元"),
        ("备注", "付未到账款"),
        ("状态", "未付，已补付"),
        ("备注", "钢筋款，未付"),
        ("是否到账", "是"),
        ("状态", "付讫"),
        ("审批状态", "同意"),
    ],
)
def test_a_line_of_a_ledger_that_may_have_been_paid_stays(
    tmp_path: Path, header: str, word: str
) -> None:
    case = ledger(tmp_path, header, word)
    assert column(case, "payment", "amount") == [100]
