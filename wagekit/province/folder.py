"""Which Parquet files of a folder are which canonical table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.intake.notes import note
from wagekit.intake.said import Said
from wagekit.model.schema import tables
from wagekit.province.issues import not_parquet, unknown_table
from wagekit.simulate.truth import FILE as TRUTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wagekit.model.finding import Issue
    from wagekit.model.schema import Table

ENDING = ".parquet"
HIDDEN = (".", "_")
"""How names begin of what writers keep for themselves, such as `_temporary`."""


def found_in(folder: Path) -> tuple[dict[str, tuple[Path, ...]], tuple[Issue, ...]]:
    """The files of each table, and what lies there besides.

    Args:
        folder: has, for each table, `<table>.parquet` or part files in a folder `<table>`.

    Raises:
        WagekitError: there is no such folder, or no canonical table in it, or one in both forms.
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
    twice = [name for name, paths in found.items() if len({p.parent == folder for p in paths}) > 1]
    if twice:
        raise WagekitError(_twice(folder, twice))
    if not found:
        named = [entry.name for entry in entries if _in_another_format(entry)]
        raise WagekitError(_to_convert(folder, named) if named else _nothing(folder))
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
        elif not (_table_of(entry) or entry.name.startswith(HIDDEN) or entry.name == TRUTH):
            table = _in_another_format(entry)
            yield not_parquet(table, entry.name) if table else unknown_table(entry.name)


def _in_another_format(entry: Path) -> Table | None:
    """The table after which a file that is no Parquet is named."""
    other = entry.is_file() and entry.suffix.lower() != ENDING
    return tables().get(entry.stem.lower()) if other else None


def _twice(folder: Path, names: list[str]) -> Said:
    """Whether they hold the same rows, nobody can tell: read together, wages could count twice."""
    both = [f"{name}{ENDING} / {name}" for name in names]
    return Said(
        f"{folder} 中 {'、'.join(both)} 既有文件又有文件夹，可能是同一批数据，一起读会重复计算；"
        "请只保留一种",
        f"{folder} holds both a file and a folder of {', '.join(both)}; they may be the same rows,"
        " which would count twice: keep one of the two",
    )


def _nothing(folder: Path) -> Said:
    return Said(
        f"{folder} 中没有可读取的表：应有 contract{ENDING} 或者放有分片文件的文件夹 contract，"
        f"表名可以是 {'、'.join(tables())}",
        f"{folder} holds no table: it should have contract{ENDING}, or a folder contract with part"
        f" files; tables are {', '.join(tables())}",
    )


def _to_convert(folder: Path, names: list[str]) -> Said:
    return Said(
        f"{folder} 中没有 Parquet 文件；{'、'.join(names)} 请先转换为 Parquet（<表名>{ENDING}）",
        f"{folder} holds no Parquet; convert {', '.join(names)} to Parquet (<table>{ENDING}) first",
    )
