"""What a zip entry carries besides its content: things can hide in further fields and comments."""

from __future__ import annotations

import struct
from itertools import combinations
from typing import TYPE_CHECKING, Final

from wagekit.handover.bundle_read import DESCRIBED_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from wagekit.handover.bundle_read import Opened

ZIP64: Final = 1
"""The one further field that a bundle may need: numbers that are too long for their own place."""
_LEFT_OPEN: Final = (0, 0)
"""The sizes before a member whose sizes come after it."""


def carries_more(bundle: Opened, entry: ZipInfo) -> bool:
    """Whether an entry carries anything that neither its content nor the manifest shows.

    Args:
        bundle: The bundle.
        entry: One of its entries.

    Raises:
        Damaged: What stands before the content does not agree with the directory.
    """
    sizes = (entry.file_size, entry.compress_size)
    before = {*_fields(*sizes)}
    if entry.flag_bits & DESCRIBED_AFTER:
        before |= {*_fields(*_LEFT_OPEN)}
    listed = {*_fields(*sizes, entry.header_offset)}
    return bool(entry.comment) or entry.extra not in listed or bundle.further(entry) not in before


def _fields(*numbers: int) -> Iterator[bytes]:
    """Every way to write some of the numbers, in their order, and nothing else: no field is one."""
    yield b""
    for many in range(1, len(numbers) + 1):
        for some in combinations(numbers, many):
            yield struct.pack(f"<HH{many}Q", ZIP64, 8 * many, *some)
