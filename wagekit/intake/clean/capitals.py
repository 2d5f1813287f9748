"""Amounts in the capital characters of bills and orders: 壹仟贰佰元整."""

import re

from wagekit.model.money import DIGITS, PLACES, in_words

_PLACES = "".join(name for _, name in PLACES)
_AMOUNT = re.compile(
    rf"(?:人民币)?(?:([{DIGITS}{_PLACES}]+)元)?(?:零?([{DIGITS}])角)?(?:零?([{DIGITS}])分)?[整正]?"
)


def fen_in_capitals(text: str) -> int | None:
    """Read an amount in capitals.

    Args:
        text: The cell, without blanks.

    Returns:
        Whole fen; None where it is no amount that is written so.
    """
    found = _AMOUNT.fullmatch(text.replace("圆", "元"))
    if not found:
        return None
    yuan, jiao, cents = (_number((part or "").replace("零", "")) for part in found.groups())
    amount = 100 * yuan + 10 * jiao + cents
    # 贰佰壹仟 is no number: what is read must come to the same words again.
    same = without_fillers(in_words(amount)) == without_fillers(text.removeprefix("人民币"))
    return amount if same else None


def without_fillers(words: str) -> str:
    """Without zeros and endings, which are written and left out at will."""
    return re.sub(r"[零〇整正]", "", words.replace("圆", "元"))


def _number(words: str) -> int:
    for size, name in PLACES:
        high, found, low = words.partition(name)
        if found:
            return _number(high) * size + _number(low)
    return max(DIGITS.find(words), 0)
