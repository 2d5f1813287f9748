"""Short cuts over whole columns give what the careful way gives, cell by cell."""

import math
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wagekit.intake import glance
from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.clean.dates import clean_time
from wagekit.intake.clean.money import clean_money
from wagekit.intake.decode_cells import decoded
from wagekit.intake.distinct import distinct
from wagekit.intake.read_excel import column_texts
from wagekit.intake.texts import number_text, tidy, tidy_column

PIECES = st.sampled_from(
    ["", " ", "a", "1", "'", "=", "甲", "乙公司", "⼯", "\u200b", "\u3000", "（", "\t", "\x07", "é"]
)
CELLS = st.lists(st.none() | st.lists(PIECES, max_size=3).map("".join), max_size=6)
MANY = 5_000


def column(*chunks: list[str | None]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(chunk, pa.string()) for chunk in chunks], pa.string())


@given(CELLS, CELLS, st.sampled_from([1, MANY]))
def test_a_column_is_tidied_as_each_cell_is(
    one: list[str | None], other: list[str | None], times: int
) -> None:
    more = other * times
    given_ = [*one, *more]
    expected = [tidy(cell) or None if cell else None for cell in given_]
    assert tidy_column(column(one, more)).to_pylist() == expected


FIGURES = st.text(st.sampled_from("0123456789.-"), max_size=13)


@given(
    st.lists(st.none() | FIGURES, min_size=1, max_size=5),
    st.sampled_from(["元", "万元", "亿元", "分"]),
)
@example(["100000000.", "99999999.99", "-100000000"], "万元")
@example(["10000", "9999.99"], "亿元")
@example(["12.50", "-0.01", None], "元")
@example(["5.", ".5", "-", "1-2", "0.001"], "元")
def test_figures_at_once_are_figures_one_by_one(cells: list[str | None], unit: str) -> None:
    cells = [cell or None for cell in cells]
    whole = clean_money(RawColumn(column(cells), None), unit, may_be_negative=True)
    # A cell of words keeps the others from the short cut.
    with_words = RawColumn(column([*cells, "壹元"]), None)
    single = clean_money(with_words, unit, may_be_negative=True)
    assert whole.values.to_pylist() == single.values.to_pylist()[:-1]
    assert whole.problems.keys() == {i for i in single.problems if i < len(cells)}


STAMPS = st.text(st.sampled_from("0123456789-: "), min_size=19, max_size=19) | st.datetimes().map(
    lambda moment: f"{moment:%Y-%m-%d %H:%M:%S}".rjust(19, "0")
)


@given(st.lists(STAMPS, min_size=1, max_size=4))
@example(["2021-02-28 10:00:00", "2021-02-30 10:00:00"])
@example(["0021-02-28 10:00:00"])
def test_times_at_once_are_times_one_by_one(cells: list[str]) -> None:
    whole = clean_time(RawColumn(column(list(cells)), None))
    single = clean_time(RawColumn(column([*cells, "2021年1月5日"]), None))
    assert whole.values.to_pylist() == single.values.to_pylist()[:-1]
    assert whole.problems == single.problems


@given(st.lists(st.floats() | st.decimals(-(10**13), 10**13, places=2).map(float), max_size=8))
@example([0.1 + 0.2, 1.005, 1e12 + 0.01, 99.1, -0.01, 1e-7])
def test_numbers_of_a_column_read_as_excel_shows_them(numbers: list[float]) -> None:
    texts, _ = column_texts([*numbers, "x"])
    assert texts.to_pylist() == [*map(number_text, numbers), "x"]


def test_cents_are_exact() -> None:
    texts, _ = column_texts([float(Decimal(n) / 100) for n in range(-100_050, 100_050, 7)] + ["x"])
    assert [Decimal(t) * 100 for t in texts.to_pylist()[:-1]] == list(range(-100_050, 100_050, 7))
    assert not any("." in text and text.endswith("0") for text in texts.to_pylist())


@given(CELLS, st.lists(st.sampled_from(["x", "y", None]), max_size=6))
def test_each_combination_is_there_once(one: list[str | None], other: list[str | None]) -> None:
    height = min(len(one), len(other))
    first = [cell or None for cell in one[:height]]
    second = other[:height]
    found = distinct([column(first), None, column(second)], height)
    expected = list(dict.fromkeys(zip(first, [None] * height, second, strict=True)))
    assert list(found.combinations) == expected
    assert [found.combinations[code] for code in found.codes.to_pylist()] == [
        (a, None, b) for a, b in zip(first, second, strict=True)
    ]
    assert [(first[i], None, second[i]) for i in found.firsts] == expected


def test_a_file_is_decoded_in_one_encoding() -> None:
    names = [["甲公司".encode("gb18030"), None, b"a"], [b"x", "䶮".encode("gb18030")]]
    ascii_only = [[b"1", b"2", b"3"], [b"4", b"5"]]
    binary = [
        pa.chunked_array([pa.array(c, pa.binary()) for c in each]) for each in (names, ascii_only)
    ]
    assert [each.to_pylist() for each in decoded(binary)] == [
        ["甲公司", None, "a", "x", "䶮"], ["1", "2", "3", "4", "5"],
    ]  # fmt: skip
    with pytest.raises(UnicodeDecodeError):
        decoded([pa.chunked_array([pa.array([b"\x81"], pa.binary())]), binary[0]])


def test_work_on_repeated_texts_is_done_once_a_text() -> None:
    seen = []

    def work(texts: pa.ChunkedArray) -> pa.ChunkedArray:
        seen.append(len(texts))
        return pc.utf8_upper(texts)

    done = glance.by_text(column(["a", "b", None] * MANY, ["b"] * 3), work)
    assert done.to_pylist() == ["A", "B", None] * MANY + ["B"] * 3
    assert seen == [2, 1]


def test_looks_see_only_the_cells_of_a_slice() -> None:
    cut = column(["甲", "ab", "c", None, "é"])[1:4]
    assert all(map(glance.is_ascii, cut.chunks))
    assert glance.holds_only(cut, b"abc")
    assert glance.edges(cut) == (b"ac", b"bc")
    assert glance.lengths(cut) == (1, 2)


def test_one_value_in_every_row_is_kept_once() -> None:
    made = glance.constant(pa.scalar("某公司" * 10, pa.string()), 1_000_000)
    assert (len(made), made[999_999].as_py()) == (1_000_000, "某公司" * 10)
    kept = {chunk.buffers()[2].address: chunk.nbytes for chunk in made.chunks if len(chunk)}
    assert sum(kept.values()) < 10_000_000
    assert glance.constant(pa.scalar(None, pa.string()), 3).to_pylist() == [None] * 3


def test_numbers_that_are_none_stay_none_without_a_warning() -> None:
    texts, numeric = column_texts([math.nan, math.inf, 1.5, "x"])
    assert texts.to_pylist() == ["nan", "inf", "1.5", "x"]
    assert numeric.to_pylist() == [True, True, True, False]
