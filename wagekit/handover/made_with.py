"""What an answer depends on besides the case: wagekit, the law it knows, and what it stands on."""

from __future__ import annotations

import platform
import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PACKAGE: Final = Path(__file__).parents[1]
PLUGIN_GROUPS: Final = ("wagekit.rules", "wagekit.profiles")
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
NOT_INSTALLED: Final = "-"


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Versions and hashes.

    Attributes:
        wagekit: The version.
        code: The hash of its source, which tells two states of one version apart.
        law: The hash of articles, parameters and calendars.
        python: The version of Python.
        dependencies: The versions of what wagekit needs, by name.
        packages: The versions of installed packages with further rules or source profiles.
    """

    wagekit: str
    code: str
    law: str
    python: str
    dependencies: Mapping[str, str]
    packages: Mapping[str, str]


def made_with() -> MadeWith:
    """What an answer found here and now depends on."""
    return MadeWith(
        wagekit=_version("wagekit"),
        code=_hash(PACKAGE, (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.yaml"))),
        law=_hash(PACKAGE / "law", (PACKAGE / "law").rglob("*.yaml")),
        python=platform.python_version(),
        dependencies={name: _version(name) for name in _needed()},
        packages=dict(sorted(_plugin_packages().items())),
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return NOT_INSTALLED


def _needed() -> list[str]:
    """The packages without which wagekit does not run; those of its extras give no answers."""
    try:
        lines = requires("wagekit") or []
    except PackageNotFoundError:
        return []
    needed = (_NAME.match(line) for line in lines if "extra ==" not in line)
    return sorted(found.group() for found in needed if found)


def _plugin_packages() -> dict[str, str]:
    found = (entry for group in PLUGIN_GROUPS for entry in entry_points(group=group))
    return {entry.dist.name: entry.dist.version for entry in found if entry.dist}


def _hash(root: Path, files: Iterable[Path]) -> str:
    """One hash of several files with their names; ends of lines do not count."""
    whole = sha256()
    for path in sorted(files):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path.relative_to(root).as_posix()}\n{len(data)}\n".encode() + data)
    return whole.hexdigest()
