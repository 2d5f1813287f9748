"""Cells as people write them: what is read exactly, what is unknown, what sets a row aside."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_folders import CONTRACT, column, one_contract, put, write

from wagekit.intake import read_case
from wagekit.intake.clean.cleaned import Cleaned, RawColumn
from wagekit.intake.clean.column import clean_column
from wagekit.intake.clean.dates import clean_date, clean_month, clean_time
from wagekit.intake.clean.money import clean_money
from wagekit.intake.clean.numbers import clean_int, clean_number, clean_ratio
from wagekit.intake.clean.words import clean_bool, clean_enum
from wagekit.model.money import LIMIT
from wagekit.model.schema import tables


def raw(text: str | None, *, numeric: bool = False) -> RawColumn:
    return RawColumn(
        pa.chunked_array([pa.array([text], pa.string())]),
        pa.chunked_array([pa.array([True])]) if numeric else None,
    )


def value(cleaned: Cleaned) -> object:
    return cleaned.values[0].as_py()


def money(text: str, unit: str = "元", *, may_be_negative: bool = False) -> Cleaned:
    return clean_money(raw(text), unit, may_be_negative=may_be_negative)


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [
        ("0", "元", 0),
        ("12.3", "元", 1230),
        ("36228165.00", "元", 3_622_816_500),
        ("123456789012.34", "元", 12_345_678_901_234),
        ("7,650.00", "元", 765_000),
        ("７６５０", "元", 765_000),
        ("￥7,650.00元", "元", 765_000),
        ("3622.8165", "万元", 3_622_816_500),
        ("0.000001", "万元", 1),
        ("5", "分", 5),
        ("6500万元", "元", 6_500_000_000),
        ("壹仟元整", "万元", 100_000),
        ("叁仟元", "元", 300_000),
        ("人民币壹万贰仟玖佰伍拾圆整", "元", 1_295_000),
        ("壹亿零伍万元正", "元", 10_005_000_000),
        ("伍拾元零叁分", "元", 5_003),
        ("零元整", "元", 0),
    ],
)
def test_amounts_are_exact_to_the_fen(text: str, unit: str, fen: int) -> None:
    assert value(money(text, unit)) == fen
    assert money(text, unit).problems == {}


@pytest.mark.parametrize(
    "text", ["abc", "1.234", "nan", "inf", "1e18", "1000000000000000000", "-5", "1,23", "1.2.3"]
)
def test_an_amount_that_cannot_be_is_unknown_and_said(text: str) -> None:
    cleaned = money(text)
    assert value(cleaned) is None
    assert set(cleaned.problems) == {0}


def test_a_balance_may_be_negative() -> None:
    assert value(money("-5.01", may_be_negative=True)) == -501
    assert value(money("(5.01)", may_be_negative=True)) == -501


def test_a_dash_is_an_empty_cell() -> None:
    assert value(money("-")) is None
    assert money("——").problems == {}


@given(st.integers(0, LIMIT - 1), st.sampled_from(["元", "万元", "分"]))
def test_every_amount_in_fen_survives_its_unit(fen: int, unit: str) -> None:
    places = {"元": 2, "万元": 6, "分": 0}[unit]
    digits = str(fen).zfill(places + 1)
    text = f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}".rstrip(".")
    assert value(money(text, unit)) == fen


@pytest.mark.parametrize(
    "text",
    ["2021-11-05", "2021/11/5", "2021.11.5", "2021年11月5日", "20211105", "2021-11-05 00:00:00",
     "2021 年 11 月 5 日", "２０２１－１１－０５", "2021年11月5号", "二〇二一年十一月五日",
     "二零二一年十一月五号", "二○二一 年 十一 月 五 日", "44505", "44505.0", "44505.75",
     "21/11/5", "21年11月5日", "21 年 11 月 5 号", "2021-11-04T17:07:09Z"],
)  # fmt: skip
def test_days_are_read_in_every_usual_form(text: str) -> None:
    cleaned = clean_date(raw(text))
    assert value(cleaned) == date(2021, 11, 5)
    assert cleaned.problems == {}
    assert cleaned.month is not None
    assert cleaned.month[0].as_py() is None


@pytest.mark.parametrize(
    "text",
    ["2021-11", "2021/11", "2021.11", "2021年11月", "202111", "二〇二一年十一月", "21年11月份"],
)
def test_a_month_alone_goes_beside_the_day(text: str) -> None:
    cleaned = clean_date(raw(text))
    assert value(cleaned) is None
    assert cleaned.problems == {}
    assert cleaned.month is not None
    assert cleaned.month[0].as_py() == date(2021, 11, 1)
    assert value(clean_month(raw(text))) == "2021-11"


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-30",
        "2021-13-01",
        "11/5/21",
        "11月",
        "5-Nov",
        "昨天",
        "29999",
        "49675",
        "144501",
        "二〇二一年二月三十日",
        "二一年二月三日",
        "9999-01-01",
        "20211",
    ],
)
def test_a_day_that_cannot_be_is_unknown_and_said(text: str) -> None:
    cleaned = clean_date(raw(text))
    assert value(cleaned) is None
    assert cleaned.problems[0].code == "bad_date"


@pytest.mark.parametrize("text", ["-", "—", "——", "/", "–"])
def test_a_dash_is_no_date(text: str) -> None:
    for cleaned in (clean_date(raw(text)), clean_month(raw(text)), clean_time(raw(text))):
        assert value(cleaned) is None
        assert cleaned.problems == {}


@pytest.mark.parametrize(
    "text",
    ["2026-04-10T17:07:09+08:00", "2026-04-10T09:07:09Z", "2026-04-10 09:07:09.5+0000",
     "2026-04-10T04:07:09-05:00", "2026-04-10T17:07:09+08"],
)  # fmt: skip
def test_a_moment_with_an_offset_is_told_in_our_own_time(text: str) -> None:
    assert str(value(clean_time(raw(text)))) == "2026-04-10 17:07:09"


@pytest.mark.parametrize(
    ("table", "name", "known"), [("licence", "valid_to", True), ("licence", "valid_from", False)]
)
def test_what_does_not_end_has_no_day_of_its_end(table: str, name: str, known: bool) -> None:  # noqa: FBT001 - what is expected
    cleaned = clean_column(raw("长期"), tables()[table].column(name), unit="元")
    assert (value(cleaned), not cleaned.problems) == (None, known)


def test_january_or_october_is_not_guessed() -> None:
    assert clean_month(raw("2021.1", numeric=True)).problems[0].code == "ambiguous_month"
    assert clean_date(raw("2021.1")).problems[0].code == "ambiguous_month"
    assert value(clean_month(raw("2021.01"))) == "2021-01"
    assert value(clean_month(raw("2021.2", numeric=True))) == "2021-02"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("二〇二六年三月五日", date(2026, 3, 5)),
        ("二〇二六年元月十日", date(2026, 1, 10)),
        ("2026年元月10日", date(2026, 1, 10)),
        ("26年元月10日", date(2026, 1, 10)),
        ("二〇二〇年十月二十日", date(2020, 10, 20)),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二〇一九年九月十九日", date(2019, 9, 19)),
        ("36526", date(2000, 1, 1)),
        ("49674", date(2035, 12, 31)),
    ],
)
def test_days_in_characters_and_serials_as_text(text: str, meant: date) -> None:
    assert value(clean_date(raw(text))) == meant
    assert value(clean_month(raw(text))) == f"{meant:%Y-%m}"
    assert value(clean_time(raw(text))) == datetime(meant.year, meant.month, meant.day)  # noqa: DTZ001


def test_serial_days_in_number_cells() -> None:
    assert value(clean_date(raw("44505", numeric=True))) == date(2021, 11, 5)
    assert value(clean_date(raw("29999", numeric=True))) is None
    assert value(clean_date(raw("9" * 309, numeric=True))) is None
    assert value(clean_month(raw("44505", numeric=True))) == "2021-11"
    assert value(clean_time(raw("44505.5", numeric=True))) == datetime(2021, 11, 5, 12)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "hour", "minute", "second"),
    [
        ("2021-01-31 23:59:58", 23, 59, 58),
        ("2021-01-31", 0, 0, 0),
        ("20210131 07:08:09", 7, 8, 9),
        ("20210131 070809", 7, 8, 9),
        ("2021/1/31 7:08", 7, 8, 0),
        ("2021年1月31日7时8分9秒", 7, 8, 9),
        ("2021-01-31T07:08:09.123", 7, 8, 9),
    ],
)
def test_times(text: str, hour: int, minute: int, second: int) -> None:
    assert value(clean_time(raw(text))) == datetime(2021, 1, 31, hour, minute, second)  # noqa: DTZ001


@pytest.mark.parametrize("text", ["2021-02-29 10:00:00", "2021-01-31 24:00:00", "2021-01", "10:00"])
def test_a_time_that_cannot_be_is_unknown(text: str) -> None:
    cleaned = clean_time(raw(text))
    assert value(cleaned) is None
    assert set(cleaned.problems) == {0}


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001
def test_every_canonical_time_is_itself(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert value(clean_time(raw(f"{whole:%Y-%m-%d %H:%M:%S}"))) == whole


@pytest.mark.parametrize("text", ["true", "TRUE", "1", "是", "有", "Y", "√", " 是 "])
def test_yes(text: str) -> None:
    written = tables()["contract"].column("written")
    assert value(clean_bool(raw(text).text, written)) is True


@pytest.mark.parametrize("text", ["false", "0", "否", "无", "N", "×"])
def test_no(text: str) -> None:
    written = tables()["contract"].column("written")
    assert value(clean_bool(raw(text).text, written)) is False


def test_codes_by_their_chinese_words_and_never_a_guess() -> None:
    kind = tables()["contract"].column("kind")
    assert value(clean_enum(raw("施工总承包合同").text, kind)) == "general"
    assert value(clean_enum(raw("劳务 分包").text, kind)) == "labour"
    assert value(clean_enum(raw("Labour").text, kind)) == "labour"
    assert value(clean_enum(raw("劳务分包或者内部承包").text, kind)) is None
    assert set(clean_enum(raw("劳务分包或者内部承包").text, kind).problems) == {0}


@pytest.mark.parametrize(
    ("text", "code"),
    [("320100", "320100"), ("32", "32"), ("3201", "3201"), ("320115001000", "320115001000"),
     ("320100.0", "320100"),
     ("清溪县（320115）", "320115"), ("某市320100", "320100")],
)  # fmt: skip
def test_a_place_goes_by_its_code(text: str, code: str) -> None:
    cleaned = clean_column(raw(text), tables()["project"].column("region"), unit="元")
    assert value(cleaned) == code
    assert not cleaned.problems


@pytest.mark.parametrize(
    "text", ["清溪县", "江苏省南京市", "32010", "成都市 50 号地块", "高新区(12栋)"]
)
def test_a_place_that_is_only_named_picks_no_rules(text: str) -> None:
    cleaned = clean_column(raw(text), tables()["project"].column("region"), unit="元")
    assert (value(cleaned), cleaned.problems[0].code) == (None, "region_named")


def test_shares_and_counts() -> None:
    assert value(clean_ratio(raw("20%").text)) == 0.2
    assert value(clean_ratio(raw("0.2").text)) == 0.2
    assert value(clean_ratio(raw("20").text)) is None
    assert value(clean_int(raw("16人").text)) == 16
    assert value(clean_int(raw("16.0").text)) == 16
    assert value(clean_int(raw("1.5").text)) is None
    assert value(clean_number(raw("20.5天").text)) == 20.5
    assert value(clean_number(raw("-1").text)) is None


def test_an_unknown_word_is_unknown_with_its_place(tmp_path: Path) -> None:
    case = one_contract(tmp_path, "C1,P1,A,B,某种合同,abc,2021-02-30")
    assert column(case, "contract", "kind") == [None]
    assert [(i.row, i.column, i.value) for i in case.issues] == [
        (2, "kind", "某种合同"),
        (2, "price", "abc"),
        (2, "signed_on", "2021-02-30"),
    ]
    assert {i.file for i in case.issues} == {"contract.csv"}
    assert case.files[0].loaded == 1


def test_a_required_cell_that_cannot_be_read_sets_its_row_aside(tmp_path: Path) -> None:
    put(
        tmp_path,
        "attendance.csv",
        "project_id,worker_id,month,days\nP1,W1,2021.1,3\nP1,W1,2021-02,3\nP1,,2021-02,3\n",
    )
    case = read_case(tmp_path)
    assert column(case, "attendance", "month") == ["2021-02"]
    assert [(i.row, i.column, i.value, i.severity) for i in case.issues] == [
        (2, "month", "2021.1", "warning"),
        (4, "worker_id", None, "warning"),
    ]
    assert (case.files[0].loaded, case.files[0].quarantined) == (1, 2)


def test_a_required_column_that_is_missing_sets_every_row_aside(tmp_path: Path) -> None:
    write(tmp_path, contract_csv=CONTRACT.replace("contract_id,", "") + "P1,A,B,general,1,\n")
    case = read_case(tmp_path)
    assert len(case.tables["contract"]) == 0
    assert case.files[0].quarantined == 1
    assert [(i.row, i.column) for i in case.issues] == [(2, "contract_id")]


def test_numbers_lose_the_point_that_a_program_added(tmp_path: Path) -> None:
    header = "姓名,联系电话,银行卡号,项目名称\n"
    put(tmp_path, "花名册.csv", header + "张　三,13800001111.0,6222\u3000020200112.0,某项目\n")
    case = read_case(tmp_path)
    assert column(case, "worker", "phone") == ["13800001111"]
    assert column(case, "worker", "bank_account") == ["6222020200112"]
    assert column(case, "worker", "name") == ["张三"]
