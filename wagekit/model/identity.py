"""Credit codes and resident id numbers: kept as they are, each with how far it can be trusted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS: Final = "10X98765432"
LONG: Final = 18
EXACT_DIGITS: Final = 15
"""How many digits of a number a spreadsheet keeps; the others turn into zeros."""

ACCOUNTS: Final = frozenset({"account_id", "bank_account", "payer_account", "payee_account"})
"""Columns of account and card numbers, which are written with blanks and without."""

_RESIDENT: Final = re.compile(r"[0-9]{17}[0-9X]")
_SCIENTIFIC: Final = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{2}")


class Quality(StrEnum):
    """How far a number can be trusted."""

    ok = "ok"
    checksum_fail = "checksum_fail"
    masked = "masked"
    precision_lost = "precision_lost"
    fifteen_digits = "fifteen_digits"
    unknown = "unknown"


@dataclass(frozen=True, slots=True)
class Identity:
    """A number that names a firm or a person.

    Attributes:
        value: In capitals, without blanks; never repaired; None where the cell is empty.
        quality: How far it can be trusted. Ids compare as text whatever this says.
    """

    value: str | None
    quality: Quality


def credit_code(text: str) -> Identity:
    """Read a unified social credit code (GB 32100), or the older number in its place.

    Args:
        text: The cell as text.
    """
    from stdnum.cn import uscc  # noqa: PLC0415 - `import wagekit` stays light

    value = compact(text)
    if early := _plain_quality(value):
        return Identity(value or None, early)
    if len(value) != LONG:
        return Identity(value, Quality.unknown)
    return Identity(value, _checked(value, right=uscc.is_valid(value)))


def resident_id(text: str) -> Identity:
    """Read a resident id number (GB 11643); only its check digit is looked at.

    County codes are abolished over time, so that the place is no test.

    Args:
        text: The cell as text.
    """
    value = compact(text)
    if early := _plain_quality(value):
        return Identity(value or None, early)
    if not _RESIDENT.fullmatch(value):
        return Identity(value, Quality.unknown)
    return Identity(value, _checked(value, right=check_digit(value) == value[-1]))


def from_number(number: float) -> Identity:
    """Read a number cell where a credit code or id number should be: its end may be lost.

    Args:
        number: The cell as a number.
    """
    value = str(int(number)) if number == number // 1 else str(number)
    if len(value) > EXACT_DIGITS:
        return Identity(value, Quality.precision_lost)
    return resident_id(value)


def check_digit(resident: str) -> str:
    """The last character that a resident id number should have.

    Args:
        resident: At least its first seventeen digits.
    """
    total = sum(int(digit) * weight for digit, weight in zip(resident, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11]


def compact(text: str) -> str:
    """The number without blanks, dashes, invisible characters and width, in capitals.

    Args:
        text: The cell as text.
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    kept = (c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
    return "".join(kept).replace("-", "").removeprefix("'")


def _plain_quality(value: str) -> Quality | None:
    if not value:
        return Quality.unknown
    if "*" in value:
        return Quality.masked
    if _SCIENTIFIC.fullmatch(value):
        return Quality.precision_lost
    if len(value) == EXACT_DIGITS and value.isdecimal():
        return Quality.fifteen_digits
    return None


def _checked(value: str, *, right: bool) -> Quality:
    if right:
        return Quality.ok
    rounded = value.endswith("000") and value.isdecimal()
    return Quality.precision_lost if rounded else Quality.checksum_fail
