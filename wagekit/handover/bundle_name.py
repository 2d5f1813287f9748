"""How the members of a bundle are called: plain names that every system can write out."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST: Final = "manifest.json"
README: Final = "README.md"
CASE: Final = "case/"
OUTPUTS: Final = "outputs/"
PLUGINS: Final = "plugins/"

_NO_TEXT: Final = frozenset({"Cc", "Cs"})


def is_plain(name: str) -> bool:
    """Whether a member of that name stays in the folder that it is written out to, anywhere.

    Args:
        name: The name, with forward slashes.
    """
    parts = name.split("/")
    if {"", ".", ".."} & set(parts) or "\\" in name or ":" in name:
        return False
    # Windows drops blanks and dots at an end: it writes another name than the one that is listed.
    if any(part[-1] in " ." for part in parts):
        return False
    return not any(unicodedata.category(sign) in _NO_TEXT for sign in name)


def clashing(names: Iterable[str]) -> tuple[str, ...]:
    """The names that would overwrite an earlier one where capitals do not count.

    So would one that needs a file as a folder.

    Args:
        names: The names of all members, those that occur twice twice.
    """
    return tuple(_clashing(list(names)))


def _clashing(names: list[str]) -> Iterator[str]:
    files = {_folded(name) for name in names}
    taken: set[str] = set()
    for name in names:
        folded = _folded(name)
        if folded in taken or files & set(_above(folded)):
            yield name
        taken.add(folded)


def _folded(name: str) -> str:
    """The name as the least discerning system compares it.

    NTFS folds letter by letter and keeps a sharp s apart from a double one; APFS, which a Mac has,
    and ext4 where it ignores capitals fold in full and take them for one name.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _above(name: str) -> Iterator[str]:
    parts = name.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts)))
