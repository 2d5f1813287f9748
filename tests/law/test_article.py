"""Every row a rule rests on is there, dated sanely, and says when it was not checked."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from wagekit.law import UnknownArticle, article, articles, in_region, regional

if TYPE_CHECKING:
    from wagekit.law.article import Article

# The rows named for each rule; ranges are written out.
ROWS_OF_RULES = {
    "FB01": "FB-6.1",
    "FB02": "FB-6.2",
    "FB03": "FB-6.3 TH-1 TH-2 TB-9",
    "FB04": "FB-6.4",
    "FB05": "FB-6.5",
    "ZB01": "ZB-8.1",
    "ZB02": "ZB-8.2",
    "ZB03": "ZB-8.3",
    "ZB04": "ZB-8.4",
    "ZB05": "ZB-8.5",
    "ZB06": "ZB-8.6",
    "ZB07": "ZB-8.7",
    "ZB08": "ZB-8.8",
    "ZB09": "ZB-8.9",
    "ZB10": "ZB-8.J",
    "GK01": "GK-10.1",
    "GK02": "GK-10.2",
    "GK03": "GK-10.3",
    "WF01": "WF-12.1",
    "WF02": "WF-12.2 Q4",
    "WF03": "WF-12.3",
    "WF04": "WF-12.4",
    "WF05": "WF-12.5",
    "WF06": "WF-12.6",
    "WF07": "WF-Q78.2 BL-29",
    "GC01": "K4 M9① M9②",
    "GC02": "K4 M9① M9②",
    "GC03": "T24b T29a Z12",
    "GC04": "T24a",
    "GC05": "T23 K1",
    "GC06": "T37 Q7",
    "GC07": "K2",
    "GC08": "M9① M9② M-728",
    "GC09": "T35",
    "GC10": "ZB-8.9 CR-3",
    "ZD01": "Z6 T26",
    "ZD02": "Z7 T33",
    "ZD03": "T28a S8",
    "ZD04": "T31 Z15-18",
    "ZD05": "T32 B8 B11 B15-17 B20",
    "ZD06": "T34",
    "ZD07": "T28b",
    "ZD08": "T24b Z5",
    "ZD09": "T15",
    "ZD10": "S13",
    "ZD11": "Z24",
    "ZD12": "T28b",
    "GZ01": "T12-13",
    "GZ02": "T14",
    "GZ03": "T11 Z19-20",
    "GZ04": "T11 T54",
    "GZ05": "T31",
    "GZ06": "T14 T53",
    "XJ01": "T52",
    "XS01": "R5 J-2",
    "XS03": "R3 R6",
    "XS04": "R4",
    "XS06": "R5 J-6",
    "XS07": "J-9",
    "YJ01": "CR-1 CR-2 CR-3 CR-4 CR-5 CR-6 CR-7 CR-8 Y-1 Y-2 Y-3 Y-4 Y-5",
    "YJ02": "X5 X6 X7 X8",
    "YJ03": "G5",
    "PQ01": "T17-18",
    "PQ02": "T19①",
    "determination": "ZB-7 ZB-8.0 GK-9 WF-11 FB-5 BL-24 BL-26 BL-27 BL-28 BL-83 QR-54 QR-55 QR-60"
    " QR-61 QR-62 QR-73 QR-78.3 QR-80 TL-48 TL-54 TL-58 CX-13 CX-16",
    "liability": "T17-18 T19① T19② T20 T21-22 T29b T30① T30③ T30④ T36① T36② T37 T63 B19"
    " LR-94 LR-2025-12-1 LR-2025-12-2 LR-2005-12-4",
}
WANTED = [(rule, row) for rule, rows in ROWS_OF_RULES.items() for row in rows.split()]
ALL = list(articles().values())


@pytest.mark.parametrize(("rule", "row"), WANTED)
def test_a_row_that_a_rule_names_is_there(rule: str, row: str) -> None:
    found = article(row)
    assert found.id == row, rule
    assert found.zh.strip()
    assert found.en.strip()


def test_an_unknown_id_names_its_neighbours() -> None:
    with pytest.raises(UnknownArticle, match="T30③"):
        article("T30")


def test_a_citation_names_title_number_and_place() -> None:
    assert article("ZB-8.1").cite() == (
        "《建筑工程施工发包与承包违法行为认定查处管理办法》（建市规〔2019〕1号）第八条第（一）项"
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("ZB-8.1", "(Jian Shi Gui [2019] No. 1) art. 8 item 1"),
        ("T29b", "(State Council Decree No. 724) art. 29 para. 2"),
        ("T12-13", "(State Council Decree No. 724) art. 12, art. 13"),
    ],
)
def test_a_citation_in_english_names_number_and_place(row: str, said: str) -> None:
    assert said in article(row).cite("en")


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.id)
def test_a_citation_in_english_has_no_chinese(row: Article) -> None:
    assert not [c for c in row.cite("en") if "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef"]


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.id)
def test_a_citation_says_how_far_it_was_checked(row: Article) -> None:
    warnings = {"full": "", "partial": "（仅见部分原文）", "unverified": "（未核原文）"}
    assert row.cite().endswith(f"{row.article}{warnings[row.checked]}")
    assert ("not checked" in row.cite("en")) == (row.checked == "unverified")
    assert ("in part only" in row.cite("en")) == (row.checked == "partial")


@pytest.mark.parametrize(
    ("row", "checked"),
    [("ZB-8.8", "unverified"), ("ZB-8.5", "partial"), ("T30③", "full"), ("S13", "unverified")],
)
def test_the_check_marks_of_well_known_rows(row: str, checked: str) -> None:
    assert article(row).checked == checked


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.id)
def test_dates_and_sources_are_sane(row: Article) -> None:
    begins, ends = row.in_force_from, row.in_force_to
    assert begins is None or begins <= date(2026, 11, 22)
    assert begins is None or ends is None or begins < ends
    assert ends is not None or row.replaced_by is None
    assert row.source or row.checked != "full"


def test_what_replaces_something_exists() -> None:
    known = set(articles()) | {row.instrument.id for row in ALL}
    assert {row.replaced_by for row in ALL if row.replaced_by} <= known


@pytest.mark.parametrize(
    ("row", "first"),
    [
        ("FB-6.1", date(2019, 1, 1)),
        ("T30③", date(2020, 5, 1)),
        ("Z6", date(2021, 7, 7)),
        ("B8", date(2021, 11, 1)),
        ("X5", date(2022, 1, 1)),
        ("G5", date(2017, 1, 1)),
        ("CR-4", date(2013, 1, 23)),
        ("M9②", date(2025, 6, 1)),
        ("K2", date(2022, 8, 1)),
        ("S8", date(2022, 8, 2)),
        ("LR-2025-12-1", date(2025, 9, 1)),
    ],
)
def test_in_force_from_the_first_day_on(row: str, first: date) -> None:
    assert article(row).in_force_on(first)
    assert not article(row).in_force_on(date.fromordinal(first.toordinal() - 1))


def test_in_force_to_the_last_day() -> None:
    old = article("M-728")
    assert old.in_force_on(date(2025, 5, 31))
    assert not old.in_force_on(date(2025, 6, 1))


@pytest.mark.parametrize(
    ("region", "own"),
    [
        ("130100", ("HE-J18",)),
        ("32", ("JS-44",)),
        ("320500", ("JS-44",)),
        ("640100", ()),
        ("3", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_a_place_has_national_law_and_that_of_its_region(
    region: str | None, own: tuple[str, ...]
) -> None:
    assert in_region(("R5", "HE-J18", "JS-44", "J-6"), region) == ("R5", *own, "J-6")


def test_regional_law_is_told_from_national() -> None:
    assert regional(("R5", "HE-J18", "J-2", "NX-18")) == ("HE-J18", "NX-18")


def test_a_practice_is_not_cited_as_a_law() -> None:
    assert "《" not in article("R5").cite()


def test_the_law_imports_no_frames() -> None:
    code = (
        "import sys, wagekit.law as law; law.articles(); law.parameters();"
        "heavy = {'pandas', 'narwhals', 'duckdb', 'pyarrow', 'holidays', 'chinese_calendar'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)  # noqa: S603 - our own text
    assert done.returncode == 0, done.stderr
