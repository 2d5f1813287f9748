"""Takes members out of a bundle that was verified, and compares them once more on the way."""

from __future__ import annotations

import io
import shutil
from typing import IO, TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.handover.bundle_read import Damaged, opened, sha256_of
from wagekit.handover.said import shown
from wagekit.intake.said import why_not
from wagekit.views.handover.words import as_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from wagekit.handover.bundle_read import Opened
    from wagekit.handover.manifest import Manifest, Member


def unpack(path: Path, manifest: Manifest, folder: str, into: Path) -> None:
    """Write the members of a folder of the bundle out.

    Args:
        path: The bundle, verified.
        manifest: Its manifest.
        folder: The folder in the bundle, with its slash.
        into: Where to; it must be there.

    Raises:
        WagekitError: There is no room, or the bundle was changed since it was verified.
    """
    members = manifest.under(folder)
    try:
        _refuse_where_there_is_no_room(sum(member.size for member in members), into)
        with opened(path) as bundle:
            for member in members:
                _write(bundle, member, into / member.name.removeprefix(folder))
    except OSError as error:
        raise WagekitError(as_said("cannot_unpack", why=why_not(error))) from error


def _refuse_where_there_is_no_room(size: int, into: Path) -> None:
    if size > shutil.disk_usage(into).free:
        raise WagekitError(as_said("no_room", size=size, path=into))


def texts(path: Path, manifest: Manifest, folder: str) -> dict[str, str]:
    """The members of a folder of the bundle as text, by their names in it.

    Args:
        path: The bundle, verified.
        manifest: Its manifest.
        folder: The folder in the bundle, with its slash.

    Raises:
        WagekitError: The bundle was changed since it was verified.
    """
    read: dict[str, str] = {}
    with opened(path) as bundle:
        for member in manifest.under(folder):
            held = io.BytesIO()
            _copy(bundle, member, held)
            read[member.name.removeprefix(folder)] = held.getvalue().decode("utf-8", "replace")
    return read


def _write(bundle: Opened, member: Member, to: Path) -> None:
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with to.open("xb") as file:
            _copy(bundle, member, file)
    except OSError as error:
        raise WagekitError(as_said("cannot_unpack", why=why_not(error))) from error


def _copy(bundle: Opened, member: Member, to: IO[bytes]) -> None:
    if _copied(bundle, member, to) != member.sha256:
        raise WagekitError(as_said("changed_while_read", name=shown(member.name)))


def _copied(bundle: Opened, member: Member, to: IO[bytes]) -> str | None:
    """The hash of what was copied; None where the member is not as it was."""
    try:
        return sha256_of(_written(bundle.chunks(bundle.by_name[member.name]), to))
    except (Damaged, KeyError):
        return None


def _written(chunks: Iterable[bytes], to: IO[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        to.write(chunk)
        yield chunk
