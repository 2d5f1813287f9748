"""The tables of a province put before an engine, in canonical terms; nothing is loaded here.

Each table is looked through once. What needs no reading stays as the files hold it, so that the
rules scan it bare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.engines.columns import family
from wagekit.engines.stored import TableError
from wagekit.intake.latest import latest_day
from wagekit.intake.said import Said
from wagekit.model.finding import FileCount
from wagekit.model.schema import tables
from wagekit.province.folder import found_in
from wagekit.province.issues import (
    column_missing,
    column_unknown,
    required_missing,
    table_missing,
    type_unusable,
    unreadable,
)
from wagekit.province.look import look_through

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa

    from wagekit.engines.stored import ProvinceEngine, Stored
    from wagekit.model.finding import Issue
    from wagekit.model.schema import Table

PROVENANCE = ("_file", "_sheet", "_row")


@dataclass(frozen=True, slots=True)
class Loaded:
    """One table that an engine holds now.

    Attributes:
        count: what became of its rows.
        columns: the canonical columns that it has.
        latest: of each day on which something happened, the last one.
    """

    count: FileCount
    columns: tuple[str, ...]
    latest: pa.Table


@dataclass(frozen=True, slots=True)
class Province:
    """What was read.

    Attributes:
        engine: has the tables.
        tables: by name, those that could be read.
        issues: what was wrong, errors first.
    """

    engine: ProvinceEngine
    tables: dict[str, Loaded]
    issues: tuple[Issue, ...]

    @property
    def left_out(self) -> tuple[Issue, ...]:
        """Why a table that is there could not be loaded at all; one issue a table."""
        errors = (i for i in self.issues if i.severity == "error" and i.file in tables())
        return tuple({i.file: i for i in errors if i.file not in self.tables}.values())

    @property
    def latest(self) -> dt.date | None:
        """The last day on which something happened; None where nothing is dated."""
        return latest_day({name: one.latest for name, one in self.tables.items()})


def read_province(folder: Path, engine: ProvinceEngine) -> Province:
    """Put the tables in `folder` before `engine`.

    Raises:
        WagekitError: there is no such folder, or nothing in it can be read.
    """
    root = folder.resolve()
    found, issues = found_in(root)
    said, loaded = list(issues), {}
    for name, table in tables().items():
        one = _loaded(table, found.get(name, ()), root, engine, said)
        if one is not None:
            loaded[name] = one
    if not loaded:
        raise WagekitError(_none(folder))
    return Province(engine, loaded, tuple(sorted(said, key=_order)))


def _order(issue: Issue) -> tuple[int, str, str]:
    return ("error", "warning", "info").index(issue.severity), issue.file, issue.column or ""


def _loaded(
    table: Table, paths: Sequence[Path], root: Path, engine: ProvinceEngine, said: list[Issue]
) -> Loaded | None:
    if not paths:
        said.append(table_missing(table))
        return None
    try:
        stored = engine.stored(paths, root)
        lacking = list(_lacking(table, stored))
        if lacking:
            said.extend(lacking)
            return None
        looked = look_through(table, stored, engine)
    except TableError as error:
        said.append(unreadable(table, _broken(table, paths, root, engine), str(error)))
        return None
    said.extend((*_about_columns(table, stored), *looked.issues))
    engine.supply(table.name, looked.frame)
    where = f"{table.name}.parquet" if paths[0].parent == root else table.name
    count = FileCount(
        file=where,
        table=table.name,
        profile="canonical",
        read=looked.rows,
        loaded=looked.rows - looked.aside,
        quarantined=looked.aside,
        skipped=0,
    )
    columns = tuple(name for name in table.names if name in stored.types)
    return Loaded(count, columns, looked.latest)


def _lacking(table: Table, stored: Stored) -> Iterator[Issue]:
    """What keeps every row from loading: a required column that is not there, or holds nothing."""
    absent = [name for name in table.required if name not in stored.types]
    if absent:
        yield required_missing(table, absent)
    for column in table.columns:
        kind = stored.types.get(column.name)
        if column.required and kind is not None and family(kind) is None:
            yield type_unusable(table, column, kind)


def _broken(table: Table, paths: Sequence[Path], root: Path, engine: ProvinceEngine) -> str:
    """The first file that cannot be read by itself; all of them where only together they fail."""
    if len(paths) == 1:
        return str(paths[0].relative_to(root))
    broken = (path for path in paths if not _readable(table, path, root, engine))
    return next((str(path.relative_to(root)) for path in broken), table.name)


def _readable(table: Table, path: Path, root: Path, engine: ProvinceEngine) -> bool:
    try:
        stored = engine.stored((path,), root)
        if not any(_lacking(table, stored)):
            look_through(table, stored, engine)
    except TableError:
        return False
    return True


def _about_columns(table: Table, stored: Stored) -> Iterator[Issue]:
    months = [f"{column.name}_month" for column in table.columns if column.type == "date"]
    known = {*table.names, *months, *PROVENANCE}
    yield from (column_unknown(table, name) for name in stored.types if name not in known)
    absent = (column for column in table.columns if column.name not in stored.types)
    yield from (column_missing(table, column) for column in absent)


def _none(folder: Path) -> Said:
    return Said(
        f"{folder} 中没有一个表可以读取，请核对文件是否为 Parquet、是否有必需的列",
        f"no table in {folder} can be read: check that the files are Parquet with their required"
        " columns",
    )
