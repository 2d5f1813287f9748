"""Files that are the same to the byte: which of them are copies, and of which."""

import re
from collections.abc import Container, Mapping
from pathlib import PurePath

from wagekit.intake.title_dates import read
from wagekit.intake.title_month import month_of

_CALLED = re.compile(r"副本|复件|copy|拷贝|[(（]\d[)）]$", re.IGNORECASE)


def copies(hashes: Mapping[str, str], meant: Container[str]) -> dict[str, str]:
    """The files that are not read, each with the one that it copies.

    Two that are named for different months are none: the same people may have got the same wages.

    Args:
        hashes: Name to hash of every file.
        meant: Files that case.toml names: they are read.
    """
    first: dict[tuple[str, str | None], str] = {}
    found: dict[str, str] = {}
    for name in sorted(hashes, key=lambda name: _rank(name, meant)):
        month = _month(name)
        same = hashes[name], month
        # What names no month may be the copy of any; the first of them stands for it.
        original = first.get(same) or (first.get((hashes[name], None)) if month is None else None)
        if original is None:
            first[same] = name
            first.setdefault((hashes[name], None), name)
        else:
            found[name] = original
    return {name: original for name, original in found.items() if name not in meant}


def _rank(name: str, meant: Container[str]) -> tuple[bool, bool, bool]:
    stem = PurePath(name).stem
    return name not in meant, _month(name) is None, _CALLED.search(stem) is not None


def _month(name: str) -> str | None:
    """The month that folders and file name, at least without its year."""
    path = PurePath(name).with_suffix("")
    bare = {month for part in path.parts for month in read(part).bare}
    return month_of(path.parts) or (bare.pop() if len(bare) == 1 else None)
