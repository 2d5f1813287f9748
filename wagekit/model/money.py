"""Money: whole fen (分) as int inside, yuan (元) at the edges; the only place that formats it."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

UNITS: Final[Mapping[str, int]] = MappingProxyType(
    {"分": 1, "角": 10, "元": 100, "百元": 10**4, "千元": 10**5, "万元": 10**6, "十万元": 10**7,
     "百万元": 10**8, "千万元": 10**9, "亿元": 10**10}
)  # fmt: skip
"""How many fen one of each unit is."""

LIMIT: Final = 10**14
"""Amounts of this many fen (a trillion yuan) and more are refused: no site costs that much, and
what rules reckon with stays far from the end of 64 bits."""

MAY_BE_NEGATIVE: Final = frozenset({"balance_after", "opening_balance", "payable"})
"""Columns of money that can be below zero: a line of a wage sheet may take back what another made
payable."""

MOST_DIGITS: Final = 19
DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
PLACES: Final = ((10**8, "亿"), (10**4, "万"), (1000, "仟"), (100, "佰"), (10, "拾"))

_SPELT: Final = re.compile(
    r"(?:人民币|rmb|cny)?(?P<sign>[-+]?)[¥￥]?(?P<after>[-+]?)"
    r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)"
    r"(?P<unit>亿元?|百万元|万元?|千元|元|圆|分)?[整正]?"
)
SHORT: Final[Mapping[str, str]] = MappingProxyType({"万": "万元", "亿": "亿元", "圆": "元"})
"""Other ways to write a unit."""


def parse(text: str, *, unit: str = "元") -> int:
    """Read an amount exactly.

    Args:
        text: The cell: full-width digits, thousands separators, a currency sign and a unit are
            understood; a unit in the cell wins.
        unit: The unit where the cell has none; a key of `UNITS`.

    Returns:
        Whole fen.

    Raises:
        ValueError: It is no number, is finer than a fen, or is too large to be true; in Chinese.
    """
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split()).replace("−", "-")
    found = _SPELT.fullmatch(folded)
    if not found or (found["sign"] and found["after"]):
        raise ValueError(f"不是金额：{text[:40]}")
    named = found["unit"] or unit
    value = Decimal((found["sign"] or found["after"]) + found["number"].replace(",", ""))
    return to_fen(value, unit=SHORT.get(named, named))


def to_fen(value: Decimal, *, unit: str = "元") -> int:
    """Turn an exact amount into fen.

    Args:
        value: The amount.
        unit: What it is counted in; a key of `UNITS`.

    Returns:
        Whole fen.

    Raises:
        ValueError: It is not finite, is finer than a fen, or is too large to be true; in Chinese.
    """
    if not value.is_finite():
        raise ValueError("金额不是有限的数")
    if value and value.adjusted() >= MOST_DIGITS:
        raise ValueError(f"金额过大，请核对：{value:E} {unit}")
    # A number this small is finer than a fen in every unit; as a fraction it could fill memory.
    if value and value.adjusted() < -MOST_DIGITS:
        raise ValueError("金额精确到分以下，请核对")
    fen = Fraction(value) * UNITS[unit]
    if fen.denominator != 1:
        raise ValueError(f"金额精确到分以下，请核对：{value} {unit}")
    if abs(fen) >= LIMIT:
        raise ValueError(f"金额过大，请核对：{value} {unit}")
    return int(fen)


def yuan(fen: int) -> Decimal:
    """The amount in yuan, with two decimals.

    Args:
        fen: Whole fen.
    """
    return Decimal(fen).scaleb(-2)


def json_number(fen: int | None) -> float | None:
    """The amount in yuan as it is written in JSON, where it prints with at most two decimals.

    Exact to the fen below 2**46 yuan (70 万亿元); beyond that two amounts a fen apart may print
    alike.

    Args:
        fen: Whole fen; None when the amount is unknown.
    """
    return None if fen is None else float(yuan(fen))


def format_yuan(fen: int) -> str:
    """The amount in yuan with thousands separators: `1,262,944.00`.

    Args:
        fen: Whole fen.
    """
    return f"{yuan(fen):,.2f}"


def format_wan(fen: int) -> str:
    """The amount in 万元, rounded half up to two decimals, for drawings: `126.29`.

    Args:
        fen: Whole fen.
    """
    wan = Decimal(fen).scaleb(-6).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{wan:,.2f}"


def in_words(fen: int) -> str:
    """The amount in the capital characters of bills and orders: `壹仟元零伍分`.

    Args:
        fen: Whole fen.
    """
    whole, rest = divmod(abs(fen), 100)
    jiao, cents = divmod(rest, 10)
    parts = ["负" if fen < 0 else ""]
    if whole or not rest:
        parts.append(f"{_capital(whole)}元")
    if jiao:
        parts.append(f"{DIGITS[jiao]}角")
    elif whole and cents:
        parts.append("零")
    parts.append(f"{DIGITS[cents]}分" if cents else "整")
    return "".join(parts)


def _capital(number: int) -> str:
    for size, name in PLACES:
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low * 10 < size else ""
            return f"{_capital(high)}{name}{gap}{_capital(low) if low else ''}"
    return DIGITS[number]
