"""Writes a bundle: whole or not at all, the same bytes for the same content, and verified."""

from __future__ import annotations

import hashlib
import os
import secrets
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from wagekit.core.errors import WagekitError
from wagekit.handover.bundle_name import MANIFEST
from wagekit.handover.bundle_read import CHUNK, NotABundle
from wagekit.handover.manifest import Member
from wagekit.handover.said import shown
from wagekit.handover.verify import verify_bundle
from wagekit.intake.limits import UNZIP_RATIO_FROM
from wagekit.intake.said import why_not
from wagekit.views.handover.words import as_said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from wagekit.handover.manifest import Manifest

STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name: a bundle bears no clock's time."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a bundle, by the names of the members.

    Attributes:
        texts: What was composed.
        files: What lies on the disk.
    """

    texts: Mapping[str, bytes]
    files: Mapping[str, Path]


def member_of_text(name: str, data: bytes) -> Member:
    """A composed member as it is listed.

    Args:
        name: Its name.
        data: Its bytes.
    """
    return Member(name, len(data), hashlib.sha256(data).hexdigest())


def refuse_foreign(path: Path) -> None:
    """Refuse a place where a bundle would take the place of something else.

    Args:
        path: Where the bundle is to be.

    Raises:
        WagekitError: The name is not that of a zip file, or another file is there.
    """
    if path.suffix.lower() != ".zip":
        raise WagekitError(as_said("no_zip", path=path))
    if not os.path.lexists(path):
        return
    try:
        is_ours = verify_bundle(path).manifest is not None
    except NotABundle:
        is_ours = False
    if not is_ours:
        raise WagekitError(as_said("foreign_file", path=path))


def write_bundle(path: Path, manifest: Manifest, content: Content) -> None:
    """Write a bundle; an older one of that name is replaced whole, or left as it is.

    Args:
        path: Where to; its folder is made if need be.
        manifest: What the bundle says of itself; it lists all of `content`.
        content: What goes into it.

    Raises:
        WagekitError: The place cannot be written to, or a file was changed meanwhile.
    """
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with half.open("xb") as file:
            _pack(file, manifest, content)
        _refuse_broken(half)
        half.replace(path)
    except OSError as error:
        raise WagekitError(as_said("cannot_write", path=path, why=why_not(error))) from error
    finally:
        with suppress(OSError):
            half.unlink()


def _refuse_broken(path: Path) -> None:
    for problem in verify_bundle(path).problems:
        raise WagekitError(as_said("not_verified", why=problem))


def _pack(file: IO[bytes], manifest: Manifest, content: Content) -> None:
    said = manifest.as_bytes()
    with zipfile.ZipFile(file, "w") as archive:
        with archive.open(_entry(MANIFEST, len(said)), "w") as to:
            to.write(said)
        for member in manifest.members:
            with archive.open(_entry(member.name, member.size), "w") as to:
                _fill(to, member, content)


def _fill(to: IO[bytes], member: Member, content: Content) -> None:
    if member.name in content.texts:
        to.write(content.texts[member.name])
        return
    digest, left = hashlib.sha256(), member.size
    with content.files[member.name].open("rb") as file:
        while chunk := file.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                break
            digest.update(chunk)
            to.write(chunk)
    if left or digest.hexdigest() != member.sha256:
        raise WagekitError(as_said("changed_meanwhile", name=shown(member.name)))


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, STAMP)
    # What is big is stored as it is: a bundle must not look like a small file that unpacks to much.
    big = size >= UNZIP_RATIO_FROM
    entry.compress_type = zipfile.ZIP_STORED if big else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    entry.file_size = size
    return entry
