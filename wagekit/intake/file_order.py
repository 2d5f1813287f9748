"""Which of two files is the later by its name: 9月 stands before 10月."""

import re

_FIGURES = re.compile(r"(\d+)")


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort a file's name by: its numbers as numbers."""
    pieces = _FIGURES.split(name)
    return tuple((1, int(p), "") if p.isdecimal() else (0, 0, p) for p in pieces)
