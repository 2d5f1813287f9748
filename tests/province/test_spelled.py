"""A value in the sentence of many rows is spelled as in that of one, whatever it is."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise, product
from typing import Any

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wagekit.core.ladder import Ladder, Step
from wagekit.core.registry import rules
from wagekit.core.wording import reason_of
from wagekit.law import in_force, in_region
from wagekit.model.finding import Outcome
from wagekit.model.text import Text
from wagekit.province.sentence import sentence
from wagekit.province.told import _articles

RATIOS = st.floats(-3, 3) | st.sampled_from([0.9999999999, -0.123, 0.0125, 0.8005, 1e-7, -0.0])
FEN = st.integers(-(10**14), 10**14)
NUMBERS = FEN | st.floats(-1e9, 1e9)
VALUES = {
    "percent": RATIOS,
    "stated": RATIOS,
    "yuan": FEN,
    "sum": FEN,
    "number": NUMBERS,
    "": RATIOS.map(abs) | st.dates() | st.booleans() | st.text(max_size=5) | st.datetimes(),
    "day": st.dates(),
    "worker|workers": st.integers(0, 12),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("spec", VALUES)
@given(data=st.data())
@settings(max_examples=60)
def test_values_are_spelled_alike(spec: str, lang: str, data: st.DataObject) -> None:
    one = data.draw(VALUES[spec])
    same = VALUES[spec].filter(lambda value: type(value) is type(one))
    values: list[Any] = [one, None, *data.draw(st.lists(same, max_size=3)), one]
    rows = pl.DataFrame({"v": values, "_step": 0}, strict=False)
    rows = rows.with_columns(v_month=pl.lit(None, pl.Date))
    ladder = _saying(f"{{v:{spec}}}" if spec else "{v}")
    bulk = rows.select(sentence(ladder, lang)).to_series().to_list()
    assert bulk == [reason_of(ladder.steps[0], (), {"v": v}, lang) for v in rows["v"]]


def _saying(says: str) -> Ladder:
    """A rule of one step with this sentence; nothing is asked of its frame."""
    frame = nw.from_native(pl.LazyFrame({"v": []}))
    return Ladder(frame, (Step(Outcome.found, nw.lit(value=True), Text(says, says)),))


def test_the_articles_of_thousands_of_days_are_those_in_force() -> None:
    """Each day by itself, and in time that does not grow with their square."""
    articles = rules().by_code["GZ01"].articles
    days = [dt.date(2012, 1, 1) + dt.timedelta(days=n) for n in range(20_000)]
    rows = pl.DataFrame({"day": [None, *days]})
    said = rows.select(_articles(articles, rows, "day", None)).to_series().to_list()
    assert said == [list(in_force(articles, day)) for day in rows["day"]]
    assert any(one != other for one, other in pairwise(said))


def test_the_articles_are_those_of_each_day_and_region() -> None:
    articles = ("J-2", "GZ-16", "HE-J18", "JS-44")
    days = [None, dt.date(2004, 12, 31), dt.date(2005, 1, 1), dt.date(2013, 5, 1)]
    regions = [None, "52", "520100", "130100", "320500", "640100"]
    rows = pl.DataFrame(
        list(product(days, regions)), schema={"day": pl.Date, "place": pl.String}, orient="row"
    )
    said = rows.select(_articles(articles, rows, "day", "place")).to_series().to_list()
    assert said == [
        list(in_force(in_region(articles, place), day)) for day, place in product(days, regions)
    ]
    assert {"GZ-16", "HE-J18", "JS-44"} < {one for row in said for one in row}


def test_where_no_column_tells_the_region_no_regional_article_is_named() -> None:
    rows = pl.DataFrame({"day": [dt.date(2024, 6, 30)]})
    chosen = _articles(("J-2", "GZ-16"), rows, None, None)
    assert rows.select(chosen).to_series().to_list() == [["J-2"]]
