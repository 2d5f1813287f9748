"""Walk a case folder: which files are data, which are not, which are refused."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from wagekit.intake import limits
from wagekit.intake.errors import UnreadableCase
from wagekit.intake.notes import note
from wagekit.intake.own_files import SETTINGS, is_own
from wagekit.intake.said import Said, why_not
from wagekit.intake.source import Source
from wagekit.model.finding import Issue

READABLE = frozenset(
    {".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".docx", ".parquet"}
)
# What wagekit and other programs leave beside the tables. Anything else may be evidence: that it
# was not read is said.
_BESIDE = frozenset({".ipynb", ".py", ".tmp", ".ini", ".lnk"})


def find_sources(folder: Path) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    """List the data files of a case in a fixed order.

    Args:
        folder: The case folder.

    Returns:
        The files to read, and issues for links and for files that are refused unread.

    Raises:
        UnreadableCase: The folder is missing or may not be listed.
    """
    if folder.is_file():
        raise UnreadableCase(
            Said(
                f"{folder} 是文件，不是案件文件夹，请写它所在的文件夹。",
                f"{folder} is a file, not a case folder; name the folder that it is in.",
            )
        )
    if not folder.is_dir():
        raise UnreadableCase(
            Said(f"找不到案件文件夹 {folder}，请检查路径。", f"no folder {folder}; check the path.")
        )
    try:
        names = sorted(_walk(folder), key=readable_name)
    except OSError as error:
        raise UnreadableCase(
            Said(
                f"案件文件夹读不了，请检查权限：{error.filename}。",
                f"the case folder cannot be read; check who may: {error.filename}.",
            )
        ) from error
    sources, issues = [], []
    for name in names:
        source = Source(folder / name, readable_name(name))
        refused = _refusal(source)
        if refused:
            issues.append(refused)
        elif source.ending in READABLE and not is_own(source):
            sources.append(source)
    return tuple(sources), tuple(issues)


def source_named(folder: Path, name: str) -> Source:
    """The file of that readable name; where the disk has it in another encoding, it is looked for.

    Args:
        folder: The case folder.
        name: A name inside the folder, as issues and coverage give it.
    """
    as_it_is = Source(folder / name, name)
    if os.path.lexists(as_it_is.path):
        return as_it_is
    return next((one for one in find_sources(folder)[0] if one.name == name), as_it_is)


def _walk(folder: Path) -> Iterator[str]:
    for where, folders, files in os.walk(folder, onerror=_reraise):
        folders[:] = sorted(name for name in folders if is_kept(name))
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        folders[:] = [name for name in folders if name not in links]
        for name in [*files, *links]:
            if is_kept(name):
                yield (Path(where) / name).relative_to(folder).as_posix()


def _reraise(error: OSError) -> None:
    raise error


def is_kept(name: str) -> bool:
    """Whether a file or folder of that name is looked at: not what hides or what programs leave.

    Args:
        name: The name alone.
    """
    return not name.startswith((".", "~$")) and name not in {"__pycache__", "Thumbs.db"}


def readable_name(name: str) -> str:
    """The name as text; one that a Chinese Windows wrote reached this disk in its own encoding.

    Args:
        name: A path inside the folder, as the system gives it.
    """
    data = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("utf-8", "backslashreplace")


def _refusal(source: Source) -> Issue | None:
    code = _reason(source)
    if code is None and source.ending in READABLE:
        why = _closed(source)
        return note("unreadable", source.name, why=why) if why else None
    return note(code, source.name) if code else None


def _closed(source: Source) -> str | None:
    """Why a file cannot be opened; None where it can."""
    try:
        source.path.open("rb").close()
    except OSError as error:
        return why_not(error)
    return None


def _reason(source: Source) -> str | None:
    if source.path.is_symlink():
        return "symlink"
    if source.ending not in READABLE:
        beside = source.ending in _BESIDE or source.stem.upper().startswith("README")
        return None if beside or source.name in SETTINGS else "unknown_format"
    size = source.path.stat().st_size
    if size == 0:
        return "empty_file"
    return "too_big" if size > limits.FILE_BYTES else None
