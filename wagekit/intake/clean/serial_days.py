"""Days as workbooks count them."""

import re
from datetime import date, datetime, timedelta

_SERIAL = re.compile(r"[3-6]\d{4}(\.\d+)?")
_SERIALS = range(30_000, 60_001)
_PLAUSIBLE = range(36_526, 49_675)
"""The days of 2000 to 2035: outside them a number written as text is not taken for a day."""
_EPOCH = date(1899, 12, 30)
_DAY_SECONDS = 86_400


def serial(text: str) -> datetime | None:
    """The moment that a number cell counts to; None where it counts to none.

    Excel counts days from 1899-12-30; outside the window a number is not taken for a date.
    """
    if not _SERIAL.fullmatch(text) or int(text[:5]) not in _SERIALS:
        return None
    number = float(text)
    start = datetime(_EPOCH.year, _EPOCH.month, _EPOCH.day)  # noqa: DTZ001 - local by contract
    return start + timedelta(int(number), round(number % 1 * _DAY_SECONDS))


def exported_serial(text: str) -> datetime | None:
    """A serial that an export wrote as text."""
    moment = serial(text)
    return moment if moment and int(text[:5]) in _PLAUSIBLE else None
