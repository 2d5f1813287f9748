"""Which Parquet files of a folder are which canonical table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.intake.notes import note
from wagekit.intake.said import Said
from wagekit.model.schema import tables
from wagekit.province.issues import unknown_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wagekit.model.finding import Issue

ENDING = ".parquet"
HIDDEN = (".", "_")
"""How names begin of what writers keep for themselves, such as `_temporary`."""


def found_in(folder: Path) -> tuple[dict[str, tuple[Path, ...]], tuple[Issue, ...]]:
    """The files of each table, and what lies there besides.

    Args:
        folder: has `<table>.parquet`, or part files in a folder `<table>`, or both.

    Raises:
        WagekitError: there is no such folder, or no canonical table in it.
    """
    if not folder.is_dir():
        raise WagekitError(
            Said(
                f"找不到数据文件夹 {folder}，请检查路径",
                f"no folder {folder}: check the path",
            )
        )
    entries = sorted(folder.iterdir())
    files: dict[str, list[Path]] = {}
    for entry in entries:
        if _table_of(entry) and not entry.is_symlink():
            files.setdefault(_table_of(entry), []).extend(_parts(entry))
    found = {name: tuple(files[name]) for name in tables() if files.get(name)}
    if not found:
        raise WagekitError(_nothing(folder))
    return found, tuple(_others(entries))


def _table_of(entry: Path) -> str:
    """The table that a file or folder is named after; nothing where it is none."""
    named = entry.name if entry.is_dir() else entry.name.removesuffix(ENDING)
    taken = named in tables() and (entry.is_dir() or entry.suffix == ENDING)
    return named if taken else ""


def _parts(entry: Path) -> Iterator[Path]:
    """The file, or what is in the folder, without what a writer hides or has not finished."""
    inside = sorted(entry.rglob(f"*{ENDING}")) if entry.is_dir() else [entry]
    for part in inside:
        hidden = any(name.startswith(HIDDEN) for name in part.relative_to(entry).parts)
        if part.is_file() and not part.is_symlink() and not hidden:
            yield part


def _others(entries: list[Path]) -> Iterator[Issue]:
    for entry in entries:
        if entry.is_symlink():
            yield note("symlink", entry.name)
        elif not _table_of(entry) and not entry.name.startswith(HIDDEN):
            yield unknown_table(entry.name)


def _nothing(folder: Path) -> Said:
    return Said(
        f"{folder} 中没有可读取的表：应有 contract{ENDING} 或者放有分片文件的文件夹 contract，"
        f"表名可以是 {'、'.join(tables())}",
        f"{folder} holds no table: it should have contract{ENDING}, or a folder contract with part"
        f" files; tables are {', '.join(tables())}",
    )
