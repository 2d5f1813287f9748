"""Is every member of a bundle listed, there and unchanged, and nothing else in it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.handover.bundle_name import MANIFEST, clashing, is_plain
from wagekit.handover.bundle_read import ENCRYPTED, Damaged, gaps, opened, sha256_of
from wagekit.handover.carried import carries_more
from wagekit.handover.manifest import NoManifest, manifest_of
from wagekit.handover.said import said_of
from wagekit.intake.limits import UNZIP_RATIO, UNZIP_RATIO_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipInfo

    from wagekit.handover.bundle_read import Opened
    from wagekit.handover.manifest import Manifest, Member
    from wagekit.model.text import Text

MOST_MANIFEST: Final = 64 << 20
"""A longer manifest is refused: it is held in memory."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a bundle came to.

    Attributes:
        manifest: What the bundle says of itself; None where that cannot be read.
        problems: What is wrong, a sentence each that names the member; none where all is whole.
    """

    manifest: Manifest | None
    problems: tuple[Text, ...]


def verify_bundle(path: Path) -> Checked:
    """Read a bundle to its last byte and compare it with its manifest. Nothing is unpacked to disk.

    Args:
        path: The bundle.

    Raises:
        NotABundle: It cannot be opened, or is no whole zip file.
    """
    with opened(path) as bundle:
        wrong = tuple(_entries_wrong(bundle))
        if wrong:
            return Checked(None, wrong)
        try:
            manifest = _manifest(bundle)
        except NoManifest:
            key = "bad_manifest" if MANIFEST in bundle.by_name else "no_manifest"
            return Checked(None, (said_of(key, MANIFEST),))
        return Checked(manifest, tuple(_problems(bundle, manifest, path)))


def _entries_wrong(bundle: Opened) -> Iterator[Text]:
    """What no bundle has, whatever its manifest says."""
    names = [entry.orig_filename for entry in bundle.entries]
    yield from (said_of("twice", name) for name in clashing(names))
    for entry in bundle.entries:
        # A folder of its own is told once the list is read: that it is not on it, or is no file.
        if not is_plain(entry.orig_filename.removesuffix("/")):
            yield said_of("bad_name", entry.orig_filename)
        elif entry.flag_bits & ENCRYPTED:
            yield said_of("encrypted", entry.orig_filename)
        elif _is_bomb(entry.file_size, entry.compress_size):
            yield said_of("too_much", entry.orig_filename, stated=entry.file_size)


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked >= UNZIP_RATIO_FROM and unpacked > packed * UNZIP_RATIO


def _manifest(bundle: Opened) -> Manifest:
    entry = bundle.by_name.get(MANIFEST)
    if entry is None or entry.file_size > MOST_MANIFEST:
        raise NoManifest
    try:
        return manifest_of(b"".join(bundle.chunks(entry)))
    except Damaged as error:
        raise NoManifest from error


def _problems(bundle: Opened, manifest: Manifest, path: Path) -> Iterator[Text]:
    listed = {member.name for member in manifest.members}
    for name in sorted(bundle.by_name.keys() - listed - {MANIFEST}):
        yield said_of("extra", name)
    if MANIFEST in listed or len(listed) != len(manifest.members):
        yield said_of("bad_manifest", MANIFEST)
    for member in manifest.members:
        wrong = _wrong(bundle, bundle.by_name.get(member.name), member)
        if wrong is not None:
            yield wrong
    yield from _hidden(bundle, path)


def _hidden(bundle: Opened, path: Path) -> Iterator[Text]:
    unpacked = sum(entry.file_size for entry in bundle.entries)
    if _is_bomb(unpacked, bundle.ends_at):
        yield said_of("too_much", path, stated=unpacked)
    try:
        hides = gaps(bundle)
        carrying = [entry for entry in bundle.entries if carries_more(bundle, entry)]
    except Damaged:
        return  # said of the member already
    if hides:
        yield said_of("loose_bytes", path, path=path)
    yield from (said_of("carries_more", entry.orig_filename) for entry in carrying)


def _wrong(bundle: Opened, entry: ZipInfo | None, member: Member) -> Text | None:
    if not is_plain(member.name):
        return said_of("bad_name", member.name)
    if entry is None:
        return said_of("missing", member.name)
    if entry.file_size != member.size:
        return said_of("size", member.name, listed=member.size, stated=entry.file_size)
    try:
        is_same = sha256_of(bundle.chunks(entry)) == member.sha256
    except Damaged:
        return said_of("damaged", member.name)
    return None if is_same else said_of("changed", member.name)
