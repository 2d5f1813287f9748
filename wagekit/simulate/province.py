"""Many copies of the lawful project, some with a fault, as canonical tables and their truth.

All is one query a table: the rows of a project of each kind, joined with its copies.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from wagekit.core.errors import WagekitError
from wagekit.engines.duckdb import no_room
from wagekit.intake.said import Said
from wagekit.model.schema import tables
from wagekit.simulate import truth
from wagekit.simulate.cells import value_of, written
from wagekit.simulate.copies import COPIES, copies, firms_of
from wagekit.simulate.plant import firm_of, lawful, plants_asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.simulate.overlay import Row
    from wagekit.simulate.plant import Lawful, Plant

MEMORY = "2GB"
ROWS = "SELECT {columns} FROM {copies} c JOIN {held} t ON c.variant = t.variant"
PARQUET = "COPY ({rows} ORDER BY {order}) TO '{path}' (FORMAT parquet)"
CSV = "COPY ({rows}) TO '{path}' (FORMAT csv, HEADER)"
Kinds = list[tuple[int, "Row"]]
"""Rows, each with the number of the fault that the project has which they are of; 0 is none."""


def simulate(folder: Path, *, projects: int, seed: int, shares: Mapping[str, float]) -> None:
    """Write the tables of a province and `truth.csv` into `folder`.

    Args:
        folder: where to; it must exist.
        projects: how many projects.
        seed: the same seed gives the same bytes.
        shares: the share of the projects in which each rule's fault is planted, by code.

    Raises:
        WagekitError: nothing can be planted for a code, the shares come to more than one, or there
            is no room.
    """
    planted = plants_asked(tuple(shares))
    numbers = _numbers(projects, [shares[plant.code] for plant in planted])
    with TemporaryDirectory(prefix=".", dir=folder) as spill, _database(Path(spill)) as database:
        database.execute(copies(lawful(), numbers, projects, seed))
        for firm in lawful().shared:
            database.execute(firms_of(lawful(), firm, projects))
        _Writer(database, lawful(), planted, folder).write()


@contextmanager
def _database(spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """One that works on disk where its memory is short."""
    try:
        with duckdb.connect() as database:
            database.execute("SET memory_limit = ?", [MEMORY])
            database.execute("SET temp_directory = ?", [str(spill)])
            database.execute("SET enable_progress_bar = false")
            yield database
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise WagekitError(no_room(error)) from error


def _numbers(projects: int, shares: Sequence[float]) -> list[int]:
    """In how many projects each fault is planted: at least in one where a share is asked for."""
    numbers = [max(1, round(projects * share)) for share in shares]
    if sum(numbers) > projects:
        raise WagekitError(
            Said(
                f"各规则合计要占 {sum(numbers)} 个项目，多于全部 {projects} 个，"
                "请减小比例或者增加项目",
                f"the faults would take {sum(numbers)} projects of {projects}: ask for less, or for"
                " more projects",
            )
        )
    return numbers


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what a database with the copies makes of the lawful project and its faults."""

    database: duckdb.DuckDBPyConnection
    base: Lawful
    planted: Sequence[Plant]
    folder: Path

    def write(self) -> None:
        """Write every table that has rows, and the truth."""
        for name, table in tables().items():
            parts = [self._rows(name, rows, source) for source, rows in self._sources(name).items()]
            if parts:
                order = ", ".join(f'"{column}"' for column in table.key)
                path = self._path(f"{name}.parquet")
                rows = " UNION ALL ".join(parts)
                self.database.execute(PARQUET.format(rows=rows, order=order, path=path))
        self._write_truth()

    def _sources(self, name: str) -> dict[str, Kinds]:
        """The rows of a table by what there are copies of: the projects, or firms of several."""
        found: dict[str, Kinds] = {}
        kinds = [self.base.rows, *(plant.rows for plant in self.planted)]
        for variant, rows in enumerate(kinds):
            for row in rows.get(name, ()):
                firm = firm_of(row, self.base.shared)
                if not (firm and variant):  # a fault leaves the firms that others share alone
                    source = f"firms_{firm}" if firm else COPIES
                    found.setdefault(source, []).append((variant, row))
        return found

    def _rows(self, name: str, rows: Kinds, source: str) -> str:
        """The query of rows in all copies; every column of the table has its type."""
        columns, marks = tables()[name].columns, self.base.marks
        cells = {c.name: [written(c, row.get(c.name), marks) for _, row in rows] for c in columns}
        texts = {column: pa.array(text, pa.string()) for column, text in cells.items()}
        variants = pa.array([variant for variant, _ in rows], pa.int32())
        held = self._hold(f"{name}_of_{source}", pa.table({"variant": variants, **texts}))
        made = (f'{value_of(c, cells[c.name])} AS "{c.name}"' for c in columns)
        return ROWS.format(columns=", ".join(made), copies=source, held=held)

    def _write_truth(self) -> None:
        given = truth.truths(self.base, self.planted)
        self._hold("of_kinds", given)
        path = self._path(truth.FILE)
        self.database.execute(CSV.format(rows=truth.query(given), path=path))

    def _path(self, name: str) -> str:
        """Within quotes of SQL, where a quote of a folder's own stands twice."""
        return str(self.folder / name).replace("'", "''")

    def _hold(self, name: str, table: pa.Table) -> str:
        self.database.from_arrow(table).create(name)
        return name
