"""The projects that rules start from are all those in which a table shows works."""

from __future__ import annotations

import pytest
from made import rows_of, world_of

from wagekit.core.derived import derived_tables
from wagekit.model.schema import tables

REFER = {
    "action",
    "arrears",
    "clue",
    "explanation",
    "funds_arrears",
    "payment",
    "purchase",
}
"""Tables that refer to projects and show no works."""


def test_every_table_that_shows_works_is_read() -> None:
    naming = {name for name, table in tables().items() if "project_id" in table.names}
    assert naming > REFER
    assert set(derived_tables()["named_project"].reads) == naming - REFER


@pytest.mark.parametrize("derived", ["listed_project", "site", "general_site"])
def test_a_project_without_a_row_of_its_own_is_there_once(derived: str) -> None:
    rows = {
        "project": [{"project_id": "P", "name": "甲项目"}],
        "account": [{"account_id": "A", "party_id": "G", "project_id": "Q"}],
        "clue": [{"clue_id": "C", "project_id": None}],
        "payment": [
            {"payment_id": "1", "paid_at": "2024-01-01", "project_id": "Q"},
            {"payment_id": "2", "paid_at": "2024-01-01", "project_id": "P"},
            {"payment_id": "3", "paid_at": "2024-01-01", "project_id": "P-mistyped"},
        ],
    }
    found = rows_of(world_of(rows), derived)
    assert sorted(row["project_id"] for row in found) == ["P", "Q"]
