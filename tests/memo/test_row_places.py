"""Rows that no authority numbered stand in a letter by table and row, not by a made-up id."""

from __future__ import annotations

import pyarrow as pa
import pytest
from term_case import case, made

from wagekit.views.letter.row_places import rows_placed
from wagekit.views.letter.words import Words

PLACES = {"_file": "08欠薪台账.xlsx", "_sheet": "台账"}
MADE_UP = "08欠薪台账.xlsx#台账#4"


def said(text: str, lang: str = "zh", **tables: list[dict[str, object]]) -> str:
    there = tables or {"arrears": [{"entry_id": MADE_UP, **PLACES}]}
    made_of = {name: pa.Table.from_pylist(rows) for name, rows in there.items()}
    return rows_placed(made_of, Words(lang))(text)


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (f"欠薪台账{MADE_UP}登记", "zh", "欠薪台账（第4行）登记"),
        (f"台账{MADE_UP}（甲公司）：付清", "zh", "台账（第4行）（甲公司）：付清"),
        (f"欠薪台账“{MADE_UP}”已登记", "zh", "欠薪台账“（第4行）”已登记"),
        (f"核对{MADE_UP}登记", "zh", "核对欠薪台账（第4行）登记"),
        (f"登记（{MADE_UP}、L2）", "zh", "登记（欠薪台账第4行、L2）"),
        (f"{MADE_UP}0和{MADE_UP}#2", "zh", "欠薪台账（第40行）和欠薪台账（第4行）"),
        (f"ledger entry {MADE_UP} is", "en", "ledger entry (row 4) is"),
        (f"an order (no. {MADE_UP}) is", "en", "an order (no. row 4) is"),
        ("滨河花园三期（6#、8#楼）台账L#4", "zh", "滨河花园三期（6#、8#楼）台账L#4"),
    ],
)
def test_an_id_of_file_sheet_and_row_is_said_as_a_row(text: str, lang: str, told: str) -> None:
    assert said(text, lang) == told


def test_the_file_is_named_where_several_hold_the_table() -> None:
    second = {"entry_id": "乙.csv#4", "_file": "乙.csv", "_sheet": None}
    rows = [{"entry_id": MADE_UP, **PLACES}, second]
    text = f"台账{MADE_UP}和台账乙.csv#4"
    told = "台账（08欠薪台账.xlsx“台账”第4行）和台账（乙.csv第4行）"
    assert said(text, arrears=rows) == told


def test_of_the_tables_of_a_sheet_the_one_that_has_the_id_is_named() -> None:
    own = {"claimant": [{"clue_id": "K1", **PLACES}], "clue": [{"clue_id": MADE_UP, **PLACES}]}
    assert said(f"核对{MADE_UP}", **own) == "核对欠薪线索（第4行）"


def test_without_rows_of_files_a_text_stays_as_it_is() -> None:
    assert said("台账甲#4", arrears=[{"entry_id": "甲#4"}]) == "台账甲#4"


@pytest.mark.parametrize("kind", ["supervise", "reminder", "progress_report"])
def test_no_letter_shows_such_an_id_and_ids_that_were_given_stay(kind: str) -> None:
    made_up = {"entry_id": "arrears.csv#9", "project_id": "P1", "employer_id": "SUB", "people": 2,
               "amount": "9000.00", "found_on": "2026-06-20",
               "target_on": "2026-09-30"}  # fmt: skip
    text = "".join(made(kind, case(arrears=[made_up])).view.texts())
    assert "台账（第9行）" in text
    assert "arrears.csv#9" not in text
    assert "台账L1" in text
