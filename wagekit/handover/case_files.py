"""What of a case folder goes into a bundle, and what is left out and why."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.handover.bundle_name import clashing, is_plain
from wagekit.handover.manifest import LeftOut, Member
from wagekit.intake.folder import find_sources, is_kept, readable_name
from wagekit.views.handover.words import as_said

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The files of a case folder as they are now.

    Attributes:
        files: Where each one is, by its name inside the folder.
        members: Their sizes and hashes, in the order of the names.
        left_out: What does not go into a bundle.
    """

    files: dict[str, Path]
    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...]


def case_files(folder: Path) -> CaseFiles:
    """Look at every file of a case folder; links are not followed.

    Args:
        folder: The case folder.

    Raises:
        UnreadableCase: The folder is missing or may not be listed.
        WagekitError: A file has a name that a bundle cannot hold.
    """
    find_sources(folder)  # says in one sentence what is wrong with the folder itself
    found = sorted((readable_name(name), folder / name) for name in _walk(folder))
    reasons = [(name, path, _reason(path)) for name, path in found]
    kept = [(name, path) for name, path, reason in reasons if reason is None]
    _refuse_names([name for name, _ in kept])
    members = {name: member_of(name, path) for name, path in kept}
    return CaseFiles(
        {name: path for name, path in kept if members[name]},
        tuple(member for member in members.values() if member),
        tuple(
            LeftOut(name, reason or "unreadable")
            for name, _, reason in reasons
            if not members.get(name)
        ),
    )


def member_of(name: str, path: Path) -> Member | None:
    """A file's size and hash; None where it cannot be read.

    Args:
        name: What it is called.
        path: Where it is.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Member(name, file.tell(), digest)
    except OSError:
        return None


def _walk(folder: Path) -> Iterator[str]:
    """Every file, and every folder that is not entered."""
    for where, folders, files in os.walk(folder):
        here = Path(where)
        closed = [name for name in folders if not is_kept(name) or (here / name).is_symlink()]
        folders[:] = [name for name in folders if name not in closed]
        for name in (*files, *closed):
            yield (here / name).relative_to(folder).as_posix()


def _reason(path: Path) -> str | None:
    if path.is_symlink():
        return "symlink"
    if not is_kept(path.name):
        return "hidden"
    try:
        return None if stat.S_ISREG(path.stat().st_mode) else "special"
    except OSError:
        return "unreadable"


def _refuse_names(names: list[str]) -> None:
    for name in names:
        if not is_plain(name):
            raise WagekitError(as_said("bad_file_name", name=ascii(name)))
    for name in clashing(names):
        raise WagekitError(as_said("clashing_files", name=name))
