"""A number is the one of its day and region, in Python and as an expression alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import narwhals as nw
import pytest

from wagekit import law
from wagekit.law import Parameter, UnknownParameter, article, parameter, parameters
from wagekit.law.parameter import ParameterValue, _number

ALL = list(parameters().values())
EDGES = [
    (held.id, edge)
    for held in ALL
    for edge in sorted({value.begins for value in held.values if value.begins})
]
REGIONS = [None, "", "110000", "320500", "440300", "441900", "449900", "500101", "530124", "650100"]


@pytest.mark.parametrize("held", ALL, ids=lambda held: held.id)
def test_a_number_has_its_article_or_is_a_heuristic(held: Parameter) -> None:
    for value in held.values:
        if held.heuristic:
            assert value.article is None
        else:
            assert value.article is not None
            assert article(value.article).id == value.article
            assert value.checked in {"full", "partial", "unverified"}
    assert held.values
    assert ("启发" in held.cite()) == held.heuristic
    assert all(article(row) for row in held.articles)


@pytest.mark.parametrize("held", ALL, ids=lambda held: held.id)
def test_a_file_is_named_after_its_number(held: Parameter) -> None:
    begins = [(value.region, value.begins) for value in held.values]
    assert parameter(held.id) is held
    assert len(begins) == len(set(begins))


@pytest.mark.parametrize(("name", "value"), [("near_whole_ratio", 0.9), ("pass_on_days", 7)])
def test_a_heuristic_holds_for_ever(name: str, value: float) -> None:
    held = parameter(name)
    assert held.heuristic
    assert held.on(None) == held.on(date(1990, 1, 1)) == value


@pytest.mark.parametrize(
    ("name", "day", "region", "before", "after"),
    [
        ("tender_threshold_works", date(2018, 6, 1), None, 200_000_000, 400_000_000),
        ("wage_account_open_days", date(2021, 7, 7), None, None, 30),
        ("wage_deposit_days", date(2021, 11, 1), None, None, 20),
        ("wage_deposit_rate_max", date(2021, 11, 1), "130100", None, 0.03),
        ("labour_cost_cycle_months", date(2020, 5, 1), None, None, 1),
        ("progress_pay_ratio_min", date(2022, 8, 1), None, None, 0.8),
        ("sme_large_pay_days", date(2025, 6, 1), None, None, 60),
        ("statutory_days_per_year", date(2025, 1, 1), None, 11, 13),
        ("list_years", date(2022, 1, 1), None, 1, 3),
        ("crime_one_amount", date(2014, 1, 15), "320500", None, 1_000_000),
    ],
)
def test_the_day_before_and_the_day_of_a_change(
    name: str, day: date, region: str | None, before: float | None, after: float
) -> None:
    held = parameter(name)
    assert held.on(day - timedelta(days=1), region=region) == before
    assert held.on(day, region=region) == after


@pytest.mark.parametrize(("name", "edge"), EDGES)
def test_every_change_begins_on_its_day(name: str, edge: date) -> None:
    held = parameter(name)
    for value in held.values:
        if value.begins == edge:
            assert held.held(edge, region=value.region) == value
            assert held.held(edge - timedelta(days=1), region=value.region) != value


def test_dates_can_be_numbers_of_the_law() -> None:
    assert parameter("method_in_force").on(None) == date(2019, 1, 1)
    assert parameter("labour_filing_from").on(date(2020, 1, 1), region="130100") == date(2021, 7, 1)


def test_the_narrowest_region_wins_and_an_unlisted_one_is_unknown() -> None:
    amount = parameter("crime_one_amount")
    today = date(2026, 1, 1)
    assert amount.on(today, region="440300") == 2_000_000
    assert amount.on(today, region="440900") == 1_000_000
    assert amount.on(today, region="130100") is None
    assert amount.on(today) is None


def test_a_null_day_is_unknown_once_a_number_has_changed() -> None:
    assert parameter("tender_threshold_works").on(None) is None
    assert parameter("wage_deposit_days").on(None) is None


def test_an_unknown_name_names_its_neighbours() -> None:
    with pytest.raises(UnknownParameter, match="near_whole_ratio"):
        parameter("near_whole")


def test_yuan_that_are_no_whole_fen_are_refused() -> None:
    assert _number(0.29, "yuan", "x.yaml") == 29
    with pytest.raises(ValueError, match="不是整数"):
        _number(0.001, "yuan", "x.yaml")


def _value(begins: date | None, value: int | None, *, region: str = "") -> ParameterValue:
    return ParameterValue(begins, region, value, None, None, None, None)


# A number with gaps, an end, nested regions and a region that never changed.
INVENTED = Parameter(
    id="invented",
    zh="虚构",
    en="invented",
    unit="days",
    heuristic=True,
    articles=(),
    values=(
        _value(None, 1),
        _value(date(2010, 1, 1), 2),
        _value(date(2020, 1, 1), None),
        _value(date(2015, 1, 1), 30, region="32"),
        _value(None, 44, region="44"),
        _value(date(2018, 1, 1), 4403, region="4403"),
        _value(None, 65, region="65"),
        _value(date(2019, 1, 1), 66, region="65"),
    ),
)
HELD_FOR_EVER = replace(
    INVENTED, values=(_value(None, 5), _value(date(2015, 1, 1), 30, region="32"))
)


def _rows(held: Parameter) -> list[tuple[date | None, str | None]]:
    edges = {value.begins for value in held.values if value.begins}
    near = {edge + timedelta(days=shift) for edge in edges for shift in (-1, 0, 1)}
    days = [None, date(1999, 9, 9), date(2026, 11, 20), *sorted(near)]
    return [(day, region) for day in days for region in REGIONS]


@pytest.mark.parametrize("held", [*ALL, INVENTED, HELD_FOR_EVER], ids=lambda held: held.id)
def test_an_expression_on_duckdb_is_the_number_of_each_row(held: Parameter) -> None:
    rows = _rows(held)
    connection = duckdb.connect()
    connection.execute("create table fact (n integer, day date, region varchar)")
    connection.executemany(
        "insert into fact values (?, ?, ?)", [(n, *row) for n, row in enumerate(rows)]
    )
    frame = nw.from_native(connection.table("fact"))
    answer = frame.select(
        "n",
        everywhere=held.expr(nw.col("day")),
        here=held.expr(nw.col("day"), region=nw.col("region")),
    )
    got = {row[0]: row[1:] for row in answer.to_native().fetchall()}
    want = {n: (held.on(day), held.on(day, region=region)) for n, (day, region) in enumerate(rows)}
    connection.close()
    assert got == want


def test_every_number_has_a_file_of_its_own() -> None:
    files = (Path(law.__file__).parent / "parameters").glob("*/*.yaml")
    assert sorted(path.stem for path in files) == sorted(held.id for held in ALL)


@pytest.mark.parametrize(("raw", "unit"), [("30", "days"), (True, "days"), (30, "date")])
def test_a_value_of_another_kind_is_refused(raw: object, unit: str) -> None:
    with pytest.raises(ValueError, match="与单位"):
        _number(raw, unit, "x.yaml")


def test_a_history_is_the_country_first_then_each_region_in_time() -> None:
    history = parameter("attendance_keep_years").history()
    assert [(value.region, value.begins) for value in history] == [
        ("", date(2019, 3, 1)),
        ("32", date(2005, 1, 1)),
    ]
