"""The latest event by a day: what comes after it is left out, and a month stays a month."""

from __future__ import annotations

import datetime as dt

import pytest

from wagekit.intake.latest import latest_by, latest_day
from wagekit.testing.rows import table_of

DAY = dt.date(2024, 6, 28)
JUNE = (dt.date(2024, 6, 1), dt.date(2024, 6, 30))


def latest(day: dt.date | None, *days: str) -> tuple[dt.date, dt.date] | None:
    rows = [{"entry_id": f"E{n}", "paid_on": day} for n, day in enumerate(days)]
    return latest_by({"arrears": table_of("arrears", rows)}, day)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("2024-06", "2024-05-31"), JUNE),
        (("2024-06", "2024-06-27"), JUNE),
        (("2024-06", "2024-06-28"), (DAY, DAY)),
        (("2024-06-29", "2024-06-03"), (dt.date(2024, 6, 3),) * 2),
        (("2024-07", "2024-07-01"), None),
        (("2024-05", "2024-05-31"), (dt.date(2024, 5, 31),) * 2),
    ],
)
def test_what_surely_came_later_is_left_out(
    days: tuple[str, ...], found: tuple[dt.date, dt.date] | None
) -> None:
    assert latest(DAY, *days) == found


def test_times_and_months_of_a_table_count_by_their_day() -> None:
    paid = [{"payment_id": f"B{n}", "paid_at": f"2024-06-{n} 23:59:59"} for n in (27, 28, 29)]
    tables = {"payment": table_of("payment", paid)}
    assert latest_by(tables, DAY) == (DAY, DAY)
    assert latest_by(tables, dt.date(2024, 6, 26)) is None
    sheet = {"attendance": table_of("attendance", [{"worker_id": "W", "month": "2024-06"}])}
    assert latest_by(sheet, DAY) == JUNE
    assert latest_day(sheet) == JUNE[1]
    assert latest_by(sheet, None) == JUNE
