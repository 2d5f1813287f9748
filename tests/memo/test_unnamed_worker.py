"""A worker of whom no name is known is a blank to fill in, not an id that nobody knows."""

from __future__ import annotations

from wage_case import made, rows, said


def test_a_worker_without_a_name_is_to_be_named() -> None:
    given = rows(worker=[{"worker_id": "W3", "name": None}])
    lines = said(made("rectify_order", given)).splitlines()
    assert "姓名待补充" in lines
    assert "W3" not in lines
    assert "name to be filled in" in said(made("rectify_order", given, lang="en")).lower()
