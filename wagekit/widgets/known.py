"""What a saved state may hold: tests of a value that a file or a browser brought."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    Check = Callable[[Any], bool]

MOST_TYPED: Final = 200
LOOK: Final = 3


def one_of(known: Collection[str]) -> Check:
    """One of these texts."""
    return lambda one: isinstance(one, str) and one in known


def some_of(known: Collection[str]) -> Check:
    """A list of some of these texts."""
    each = one_of(known)
    return lambda one: isinstance(one, list) and all(map(each, one))


def typed(one: object) -> bool:
    """A text that somebody may have typed."""
    return isinstance(one, str) and len(one) <= MOST_TYPED


def number(one: object) -> bool:
    """A finite number; a truth value is none."""
    return isinstance(one, int | float) and not isinstance(one, bool) and math.isfinite(one)


def amount(one: object) -> bool:
    """A number, or none given."""
    return one is None or number(one)


def day(one: object) -> bool:
    """A day as YYYY-MM-DD, or none given."""
    if not isinstance(one, str):
        return False
    try:
        return not one or dt.date.fromisoformat(one).isoformat() == one
    except ValueError:
        return False


def yes_or_no(one: object) -> bool:
    """A truth value."""
    return isinstance(one, bool)


def look(one: object) -> bool:
    """Where a picture was looked at: x and y of its middle, and how near; or the whole of it."""
    if one is None:
        return True
    numbers = isinstance(one, list) and len(one) == LOOK and all(map(number, one))
    return numbers and one[2] > 0  # type: ignore[index] # a list of three
