"""The statements of payer and payee both show a transfer: it is one payment."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_folders import column, put, rows

from wagekit.intake import CaseFolder, read_case
from wagekit.model.finding import Issue

HEAD = "交易时间,支出,收入,余额,对方户名,对方账号,摘要,交易流水号\n"
A, B = "6222000011112222", "6222000033334444"
PAYER, PAYEE = "甲建设有限公司", "乙劳务有限公司"


def statement(folder: Path, name: str, holder: str, account: str, *lines: str) -> None:
    put(folder, name, f"户名：{holder},账号：{account},,,,,,\n{HEAD}" + "\n".join(lines) + "\n")


def payer(folder: Path, *lines: str) -> None:
    statement(folder, "甲.csv", PAYER, A, *lines)


def payee(folder: Path, *lines: str) -> None:
    statement(folder, "乙.csv", PAYEE, B, *lines)


def out(when: str, amount: str = "500", serial: str = "A1", account: str = B) -> str:
    return f"{when},{amount},,9500,{PAYEE},{account},,{serial}"


def into(when: str, amount: str = "500", serial: str = "B7", account: str = A) -> str:
    return f"{when},,{amount},600,{PAYER},{account},劳务费,{serial}"


def said(case: CaseFolder, words: str) -> list[Issue]:
    return [issue for issue in case.issues if words in issue.problem]


def test_a_transfer_in_both_statements_is_one_payment(tmp_path: Path) -> None:
    payer(tmp_path, out("2021-03-04 10:00:07"))
    payee(tmp_path, into("2021-03-04 10:00:31"))
    case = read_case(tmp_path)
    [paid] = rows(case, "payment")
    assert (paid["payer_id"], paid["payee_id"], paid["amount"]) == (PAYER, PAYEE, 50_000)
    assert (paid["_file"], paid["balance_after"]) == ("甲.csv", 950_000)
    # What only the other bank wrote down is not lost.
    assert paid["purpose"] == "劳务费"
    assert [(f.file, f.loaded, f.quarantined) for f in case.files] == [
        ("乙.csv", 0, 1), ("甲.csv", 1, 0),
    ]  # fmt: skip
    assert [(i.file, i.row, i.severity) for i in said(case, "同一笔转账")] == [
        ("乙.csv", 3, "info")
    ]
    assert set(column(case, "account", "account_id")) == {A, B}


def test_the_pair_is_a_judgement_that_a_line_of_links_undoes(tmp_path: Path) -> None:
    payer(tmp_path, out("2021-03-04 10:00:07"))
    payee(tmp_path, into("2021-03-04 10:00:31"))
    [judged] = [j for j in read_case(tmp_path).judgements if j.rule == "both_statements"]
    assert (judged.left, judged.right, judged.judgement) == ("甲.csv#3", "乙.csv#3", "same")
    assert (judged.file, judged.row, judged.who) == ("乙.csv", 3, "wagekit")
    line = f"{judged.left},{judged.right},different,李某,回单不同\n"
    put(tmp_path, "links.csv", "left,right,judgement,who,why\n" + line)
    apart = read_case(tmp_path)
    assert len(rows(apart, "payment")) == 2
    assert not said(apart, "同一笔")
    assert not said(apart, "links.csv")
    assert [j.judgement for j in apart.judgements if j.who == "李某"] == ["different"]


@pytest.mark.parametrize("both", [True, False])
def test_statements_that_do_not_say_of_which_account_they_are(
    tmp_path: Path, *, both: bool
) -> None:
    put(tmp_path, "乙.csv", f"户名：{PAYEE},,,,,,,\n{HEAD}{into('2021-03-04 10:00:31')}\n")
    if both:
        put(tmp_path, "甲.csv", f"户名：{PAYER},,,,,,,\n{HEAD}{out('2021-03-04 10:00:07')}\n")
    else:
        payer(tmp_path, out("2021-03-04 10:00:07"))
    case = read_case(tmp_path)
    assert len(rows(case, "payment")) == 2
    [issue] = said(case, "可能是同一笔转账")
    assert issue.severity == "warning"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (out("2021-03-04 10:00:07"), into("2021-03-04 10:05:00")),
        (out("2021-03-04 10:00:07", account=""), into("2021-03-04 10:00:31")),
        (out("2021-03-04 10:00:07"), into("2021-03-04 10:00:31", account="")),
    ],
    ids=["other minute", "payee without account", "payer without account"],
)
def test_what_is_less_than_sure_counts_twice_and_is_listed(
    tmp_path: Path, first: str, second: str
) -> None:
    payer(tmp_path, first)
    payee(tmp_path, second)
    case = read_case(tmp_path)
    assert len(rows(case, "payment")) == 2
    [issue] = said(case, "可能是同一笔")
    assert (issue.file, issue.row, issue.severity) == ("乙.csv", 3, "warning")
    put(tmp_path, "links.csv", "left,right,judgement\n甲.csv#3,乙.csv#3,same\n")
    joined = read_case(tmp_path)
    [paid] = rows(joined, "payment")
    assert (paid["payer_account"], paid["payee_account"]) == (A, B)
    assert not said(joined, "可能是同一笔")
    assert not said(joined, "不在案件数据中")
    assert [j.rule for j in joined.judgements if j.left == "甲.csv#3"] == ["links.csv"]


@pytest.mark.parametrize(
    "other",
    [
        into("2021-03-09 10:00:00", amount="2500"),
        into("2021-03-04 10:00:07", account="6222000055556666"),
        f"2021-03-04 10:00:07,500,,600,{PAYER},{A},劳务费,B7",
    ],
    ids=["other amount", "other account", "same way"],
)
def test_links_cannot_join_what_is_not_one_transfer(tmp_path: Path, other: str) -> None:
    payer(tmp_path, out("2021-03-04 10:00:07"))
    payee(tmp_path, other)
    before = column(read_case(tmp_path), "payment", "amount")
    put(tmp_path, "links.csv", "left,right,judgement\n甲.csv#3,乙.csv#3,same\n")
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == before
    assert len(before) == 2
    [issue] = said(case, "不能并为一笔转账")
    assert (issue.file, issue.row, issue.severity) == ("links.csv", 2, "warning")
    assert not said(case, "不在案件数据中")
    assert not [j for j in case.judgements if j.rule == "links.csv"]


def test_a_refused_line_still_meets_its_own_other_side(tmp_path: Path) -> None:
    payer(tmp_path, out("2021-03-04 10:00:07"))
    payee(tmp_path, into("2021-03-04 10:00:09"), into("2021-03-05 10:00:00", "2500", "B8"))
    put(tmp_path, "links.csv", "left,right,judgement\n甲.csv#3,乙.csv#4,same\n")
    case = read_case(tmp_path)
    assert sorted(column(case, "payment", "amount")) == [50_000, 250_000]
    assert len(said(case, "不能并为一笔转账")) == 1


@pytest.mark.parametrize("decided", ["甲.csv#3,乙.csv#3", "乙.csv#3,甲.csv#3"])
def test_links_may_join_a_transfer_that_arrived_on_another_day(
    tmp_path: Path, decided: str
) -> None:
    payer(tmp_path, out("2021-03-04 23:59:50"))
    payee(tmp_path, into("2021-03-05 00:00:03"))
    put(tmp_path, "links.csv", f"left,right,judgement\n{decided},same\n")
    case = read_case(tmp_path)
    assert column(case, "payment", "_file") == [decided.partition("#")[0]]
    assert not said(case, "不能并为一笔转账")


def test_links_cannot_join_a_line_that_is_no_payment(tmp_path: Path) -> None:
    payer(tmp_path, out("2021-03-04 10:00:07"))
    payee(tmp_path, into(""), into("2021-03-05 10:00:00", serial="B8"))
    put(tmp_path, "links.csv", "left,right,judgement\n甲.csv#3,乙.csv#3,same\n")
    assert len(rows(read_case(tmp_path), "payment")) == 2


@pytest.mark.parametrize(
    "other",
    [
        into("2021-03-05 10:00:07"),
        into("2021-03-04 10:00:07", amount="501"),
        into("2021-03-04 10:00:07", account="6222000055556666"),
        f"2021-03-04 10:00:07,500,,600,{PAYER},{A},劳务费,B7",
    ],
    ids=["other day", "other amount", "other account", "same way"],
)
def test_other_transfers_stay_apart_without_a_word(tmp_path: Path, other: str) -> None:
    payer(tmp_path, out("2021-03-04 10:00:07"))
    payee(tmp_path, other)
    case = read_case(tmp_path)
    assert len(rows(case, "payment")) == 2
    assert not said(case, "同一笔")


def test_a_day_without_a_clock_agrees_with_any_time_of_that_day(tmp_path: Path) -> None:
    payer(tmp_path, out("2021-03-04"))
    payee(tmp_path, into("2021-03-04 16:00:31"))
    assert len(rows(read_case(tmp_path), "payment")) == 1


def test_the_line_of_the_wage_account_stays_for_its_balance(tmp_path: Path) -> None:
    put(tmp_path, "account.csv", f"account_id,party_id,kind\n{B},{PAYEE},wage_special\n")
    payer(tmp_path, out("2021-03-04 10:00:07"))
    payee(tmp_path, into("2021-03-04 10:00:31"))
    [paid] = rows(read_case(tmp_path), "payment")
    assert (paid["_file"], paid["balance_after"]) == ("乙.csv", 60_000)


def test_one_sheet_may_hold_both_accounts(tmp_path: Path) -> None:
    put(
        tmp_path,
        "查控.csv",
        "交易卡号,账户开户名称,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,对手户名\n"
        f"{A},{PAYER},2021-03-04 10:00:07,500,9500,出,{B},{PAYEE}\n"
        f"{B},{PAYEE},2021-03-04 10:00:08,500,600,进,{A},{PAYER}\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "_row") == [2]
    assert case.files[0].quarantined == 1


DAYS = st.lists(st.sampled_from(["2021-03-04", "2021-03-05"]), max_size=6)


@given(DAYS, DAYS)
@settings(max_examples=15)
def test_of_equal_transfers_the_longer_list_counts(
    tmp_path_factory: pytest.TempPathFactory, paid: list[str], got: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("both")
    # Different serials and balances, so that no line repeats another of its own statement.
    payer(folder, *(out(day, serial=f"A{n}") for n, day in enumerate(paid)))
    payee(folder, *(into(day, serial=f"B{n}") for n, day in enumerate(got)))
    case = read_case(folder)
    there = column(case, "payment", "paid_at") if "payment" in case.tables else []
    found = Counter(str(each)[:10] for each in there)
    assert found == Counter(paid) | Counter(got)
    for count in case.files:
        assert count.read == count.loaded + count.quarantined + count.skipped
    pairs = sum((Counter(paid) & Counter(got)).values())
    assert sum(j.rule == "both_statements" for j in case.judgements) == pairs


@pytest.mark.parametrize(
    ("paid", "got"),
    [
        (["", "10:00:00"], ["10:00:20", "15:00:00"]),
        (["", "10:00:00"], ["", "15:00:00"]),
        (["10:00:20", "15:00:00"], ["", "10:00:00"]),
    ],
    ids=["mate of a clock", "day for a clock that has none", "other way round"],
)
def test_a_day_alone_takes_nobodys_mate(tmp_path: Path, paid: list[str], got: list[str]) -> None:
    day = "2021-03-04"
    payer(
        tmp_path, *(out(f"{day} {clock}".strip(), serial=f"A{n}") for n, clock in enumerate(paid))
    )
    payee(
        tmp_path, *(into(f"{day} {clock}".strip(), serial=f"B{n}") for n, clock in enumerate(got))
    )
    assert len(rows(read_case(tmp_path), "payment")) == 2


SECONDS = st.sampled_from([36_000, 36_040, 36_100, 54_000])
TRANSFERS = st.lists(
    st.tuples(SECONDS, st.integers(0, 60), st.booleans(), st.booleans()), max_size=6
)


def moment(second: int, *, clock: bool) -> str:
    minute, rest = divmod(second, 60)
    return f"2021-03-04 {minute // 60:02}:{minute % 60:02}:{rest:02}" if clock else "2021-03-04"


@given(TRANSFERS, TRANSFERS, st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_where_the_shorter_list_can_be_matched_the_longer_counts(
    tmp_path_factory: pytest.TempPathFactory,
    both: list[tuple[int, int, bool, bool]],
    alone: list[tuple[int, int, bool, bool]],
    by_payer: bool,  # noqa: FBT001 - drawn
    order: Random,
) -> None:
    folder = tmp_path_factory.mktemp("clocks")
    paid = [moment(second, clock=clock) for second, _, clock, _ in both]
    got = [moment(second + late, clock=clock) for second, late, _, clock in both]
    (paid if by_payer else got).extend(moment(each[0], clock=each[2]) for each in alone)
    order.shuffle(paid)
    order.shuffle(got)
    payer(folder, *(out(when, serial=f"A{n}") for n, when in enumerate(paid)))
    payee(folder, *(into(when, serial=f"B{n}") for n, when in enumerate(got)))
    case = read_case(folder)
    there = column(case, "payment", "paid_at") if "payment" in case.tables else []
    assert len(there) == len(both) + len(alone) == max(len(paid), len(got))
