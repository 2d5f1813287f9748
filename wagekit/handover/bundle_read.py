"""Reads a bundle that may come from anybody: nothing is believed, and nothing is held in memory."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import why_not
from wagekit.views.handover.words import as_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from zipfile import ZipInfo

CHUNK: Final = 1 << 20
ENCRYPTED: Final = 0x41
"""Bits of an entry's flags: encrypted, and encrypted strongly."""
UTF8: Final = 0x800
DESCRIBED_AFTER: Final = 0x8
LONGEST_DESCRIPTION: Final = 24
"""Other programs may write an entry's sizes after it, in so many bytes at most."""
_LOCAL: Final = struct.Struct("<4s2xHH4xIIIHH")
_ELSEWHERE: Final = 0xFFFFFFFF
"""A size that stands in a further field, as it is too long for its own."""
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_NO_ZIP: Final = (
    zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OverflowError, EOFError,
)  # fmt: skip
"""What the standard library raises over what is no zip; a broken name is a ValueError."""


class NotABundle(WagekitError):  # noqa: N818 - what was found
    """The file cannot be read as a zip archive of ours at all."""


class Damaged(Exception):  # noqa: N818 - what was found
    """A member does not unpack to what is stated of it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A zip file, open.

    Attributes:
        file: Its bytes.
        entries: What its directory lists, in the order of their places.
        by_name: The same by name.
        ends_at: Where the directory begins.
    """

    file: IO[bytes]
    entries: tuple[ZipInfo, ...]
    by_name: Mapping[str, ZipInfo]
    ends_at: int

    def chunks(self, entry: ZipInfo) -> Iterator[bytes]:
        """The content of an entry, piece by piece; never more than is stated of it.

        Raises:
            Damaged: It is not what is stated, or packed in a way that bundles are not.
        """
        made, check = 0, 0
        for chunk in self._unpacked(entry):
            made, check = made + len(chunk), zlib.crc32(chunk, check)
            if made > entry.file_size:
                raise Damaged
            yield chunk
        if (made, check) != (entry.file_size, entry.CRC):
            raise Damaged

    def _unpacked(self, entry: ZipInfo) -> Iterator[bytes]:
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from packed
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            yield from _inflated(packed)
        else:
            raise Damaged

    def _packed(self, entry: ZipInfo) -> Iterator[bytes]:
        self.file.seek(self.begin(entry))
        left = entry.compress_size
        while left:
            chunk = self.file.read(min(left, CHUNK))
            if not chunk:
                raise Damaged
            left -= len(chunk)
            yield chunk

    def begin(self, entry: ZipInfo) -> int:
        """Where the content of an entry begins.

        Raises:
            Damaged: What stands before it does not agree with the directory.
        """
        self.further(entry)
        return self.file.tell()

    def further(self, entry: ZipInfo) -> bytes:
        """The further fields that stand before the content of an entry.

        Raises:
            Damaged: What stands before the content does not agree with the directory.
        """
        self.file.seek(entry.header_offset)
        head = self.file.read(_LOCAL.size)
        if len(head) < _LOCAL.size:
            raise Damaged
        mark, flags, method, check, packed, unpacked, named, more = _LOCAL.unpack(head)
        name = entry.orig_filename.encode("utf-8" if entry.flag_bits & UTF8 else "cp437")
        agreed = (b"PK\x03\x04", entry.flag_bits, entry.compress_type)
        if (mark, flags, method) != agreed or self.file.read(named) != name:
            raise Damaged
        if not _agree((check, packed, unpacked), entry):
            raise Damaged
        fields = self.file.read(more)
        if len(fields) < more:
            raise Damaged
        return fields


def _agree(numbers: tuple[int, int, int], entry: ZipInfo) -> bool:
    """Whether check sum and sizes before a member are those of the directory, or come after it."""
    if entry.flag_bits & DESCRIBED_AFTER:
        return True
    stated = (entry.CRC, entry.compress_size, entry.file_size)
    return all(here in {there, _ELSEWHERE} for here, there in zip(numbers, stated, strict=True))


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a bundle.

    Args:
        path: The file.

    Raises:
        NotABundle: It cannot be opened, or is no whole zip file.
        WagekitError: Reading it failed halfway.
    """
    try:
        with path.open("rb") as file:
            yield _listed(file, path)
    except OSError as error:
        raise NotABundle(as_said("cannot_open", path=path, why=why_not(error))) from error


def _listed(file: IO[bytes], path: Path) -> Opened:
    try:
        archive = zipfile.ZipFile(file)
    except _NO_ZIP as error:
        raise NotABundle(as_said("no_bundle", part="wrong", path=path)) from error
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    by_name = {entry.orig_filename: entry for entry in entries}
    made = Opened(file, tuple(entries), by_name, archive.start_dir)
    if not _ends_clean(file) or (entries and entries[0].header_offset != 0):
        raise NotABundle(as_said("loose_bytes", part="wrong", path=path))
    return made


def _ends_clean(file: IO[bytes]) -> bool:
    """Whether the archive is the last thing in the file, without a comment."""
    file.seek(-_END_SIZE, 2)
    end = file.read()
    return end.startswith(_END) and end.endswith(b"\0\0")


def gaps(bundle: Opened) -> bool:
    """Whether anything lies between the members, where a directory does not show it.

    Args:
        bundle: The bundle; its entries can be read.
    """
    starts = [*(entry.header_offset for entry in bundle.entries), bundle.ends_at]
    for entry, (_, after) in zip(bundle.entries, pairwise(starts), strict=True):
        allowed = LONGEST_DESCRIPTION if entry.flag_bits & DESCRIBED_AFTER else 0
        if not 0 <= after - bundle.begin(entry) - entry.compress_size <= allowed:
            return True
    return False


def sha256_of(chunks: Iterable[bytes]) -> str:
    """What some content comes to, as hexadecimal digits.

    Args:
        chunks: The content, piece by piece.
    """
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for data in packed:
            yield from _pieces(inflate, data)
        yield inflate.flush()
    except zlib.error as error:
        raise Damaged from error
    if not inflate.eof or inflate.unused_data:
        raise Damaged


def _pieces(inflate: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while data:
        yield inflate.decompress(data, CHUNK)
        data = inflate.unconsumed_tail
