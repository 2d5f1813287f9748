"""Credit codes and id numbers compared: whole, masked, of fifteen digits, or rounded by Excel."""

import re
from typing import Literal

from wagekit.model.identity import EXACT_DIGITS, LONG, check_digit, compact

Match = Literal["equal", "masked", "rounded", "conflict", "unknown"]
_MASK = re.compile(r"[*●•□_?#]+|X{3,}")
_FEWEST_SHOWN = 4
_ORGANISATION = slice(8, 17)
_REGISTERED = 9


def is_masked(number: str) -> bool:
    """Whether some digits are hidden: such a number alone names nobody."""
    return _MASK.search(compact(number)) is not None


def whole(number: str | None) -> str | None:
    """The number in its present form where it shows all digits; None otherwise.

    Fifteen digits, as cards had them before 1999, become the eighteen of the same person.
    """
    if not number or is_masked(number):
        return None
    value = compact(number)
    if len(value) == EXACT_DIGITS and value.isdecimal():
        longer = f"{value[:6]}19{value[6:]}"
        return longer + check_digit(longer)
    return value


def people_match(left: str | None, right: str | None) -> Match:
    """How the id numbers of two rows agree.

    Args:
        left: A number as a file has it, or None.
        right: Another.

    Returns:
        `equal`; `masked` where all that is shown agrees; `rounded` where one lost its last
        digits in a spreadsheet and the first fifteen agree; `conflict`; `unknown` where one is
        missing.
    """
    if not left or not right:
        return "unknown"
    full, other = whole(left), whole(right)
    if full and other:
        return _both_whole(full, other)
    return _shown_match(full or compact(left), other or compact(right))


def _both_whole(left: str, right: str) -> Match:
    rounded = any(is_rounded(number) for number in (left, right))
    if left == right and not rounded:
        return "equal"
    same_start = left[:EXACT_DIGITS] == right[:EXACT_DIGITS]
    return "rounded" if rounded and same_start and len(left) == len(right) == LONG else "conflict"


def is_rounded(number: str) -> bool:
    """Whether a number ends as a spreadsheet leaves one of eighteen digits."""
    value = compact(number)
    return len(value) == LONG and value.isdecimal() and value.endswith("000")


def tying(number: str | None) -> str | None:
    """The number where it alone says who is meant: whole, its last digits not lost."""
    value = whole(number)
    return None if value is None or is_rounded(value) else value


def sure_code(code: str | None) -> str | None:
    """A firm's code where its last digits are not lost."""
    return None if not code or is_rounded(code) else code


def _shown_match(left: str, right: str) -> Match:
    ends = [_ends(value) for value in (left, right)]
    if any(len(head) + len(tail) < _FEWEST_SHOWN for head, tail in ends):
        return "unknown"
    (head, tail), (other_head, other_tail) = ends
    heads = head.startswith(other_head) or other_head.startswith(head)
    tails = tail.endswith(other_tail) or other_tail.endswith(tail)
    return "masked" if heads and tails else "conflict"


def _ends(value: str) -> tuple[str, str]:
    found = list(_MASK.finditer(value))
    return (value, value) if not found else (value[: found[0].start()], value[found[-1].end() :])


def firms_match(left: str | None, right: str | None) -> Match:
    """How the credit codes of two firms agree; the older organisation code is part of the new.

    Args:
        left: A code as a file has it, or None.
        right: Another.
    """
    if not left or not right or is_masked(left) or is_masked(right):
        return "unknown"
    longer, shorter = sorted((compact(left), compact(right)), key=len, reverse=True)
    if longer == shorter:
        return "unknown" if is_rounded(longer) else "equal"
    if len(longer) == len(shorter):
        return "conflict"
    old = len(longer) == LONG and len(shorter) == _REGISTERED
    if old:
        return "equal" if longer[_ORGANISATION] == shorter else "conflict"
    return "unknown"
