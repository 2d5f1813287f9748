"""A CSV file that only grows: UTF-8 with BOM, one line a call, whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import re
from contextlib import contextmanager, suppress
from errno import ENOSPC
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

BOM: Final = b"\xef\xbb\xbf"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Openings that a spreadsheet may run as a formula, in a Chinese one full width too."""


_BREAK: Final = re.compile(r"\r\n|\n|\r")


def guarded(text: str) -> str:
    """The text so that a spreadsheet shows it; `bare` gives it back.

    Args:
        text: Any text of one line.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def bare(cell: str) -> str:
    """The text that `guarded` was given.

    Args:
        cell: A cell as the file has it.
    """
    kept = cell.startswith("'") and cell.lstrip("'").startswith(FORMULA)
    return cell[1:] if kept else cell


def line_of(cells: Mapping[str, str], header: Sequence[str]) -> bytes:
    """One line of the file, guarded, with its end.

    Args:
        cells: Text by column.
        header: The columns as the file has them; one that `cells` lack stays empty.
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(guarded(cells.get(c, "")) for c in header)
    return text.getvalue().encode("utf-8", "replace")


def records(data: bytes) -> list[list[str]]:
    """The lines of the file, cells bare; a file saved by a spreadsheet in GB18030 is read too.

    A line is read alone, so that a quote left open in one that was cut off takes no other along.

    Args:
        data: The file.
    """
    lines = _BREAK.split(_decoded(data).replace("\0", ""))
    return [_cells(line) for line in (lines if lines[-1] else lines[:-1])]


def append(path: Path, line: bytes, *, first: bytes) -> None:
    """Put a line at the end of the file, which is made if need be; what is there is not touched.

    Args:
        path: The file.
        line: The line with its end.
        first: The line that opens a new file.

    Raises:
        OSError: It cannot be written; the file is as it was.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        with _alone(handle):
            size = os.lseek(handle, 0, os.SEEK_END)
            _write(handle, _opening(handle, size, first) + line, size)
    finally:
        os.close(handle)


def _opening(handle: int, size: int, first: bytes) -> bytes:
    """What must stand before a line: the header, or the end of a line that was cut off."""
    if size == 0:
        return BOM + first
    os.lseek(handle, size - 1, os.SEEK_SET)
    return b"" if os.read(handle, 1) == b"\n" else b"\r\n"


def _write(handle: int, data: bytes, size: int) -> None:
    try:
        _write_whole(handle, data)
    except OSError:
        # A full disk may take half a line: give it back, so that the log holds whole lines.
        with suppress(OSError):
            os.ftruncate(handle, size)
        raise


def _write_whole(handle: int, data: bytes) -> None:
    if os.write(handle, data) != len(data):
        raise OSError(ENOSPC, os.strerror(ENOSPC))
    os.fsync(handle)


@contextmanager
def _alone(handle: int) -> Iterator[None]:
    """Hold the file, where the system can: one write at its end is whole in any case."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("utf-8-sig", "replace")


def _cells(line: str) -> list[str]:
    try:
        return [bare(cell) for cell in next(csv.reader([line], strict=True), [])]
    except csv.Error:
        return [line]
