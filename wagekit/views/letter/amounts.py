"""The sums that a letter may state: those of findings and rows, and totals of evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from wagekit.model.money import parse
from wagekit.model.schema import tables as schemas
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.finding import Finding
    from wagekit.model.schema import Table
    from wagekit.views.letter.facts import Row

_FIGURE: Final = re.compile(r"(?<![\d.,])\d[\d,]*\.\d{2}(?![\d%])")


def amounts_of(
    project_id: str, findings: Sequence[Finding], tables: Mapping[str, pa.Table]
) -> Iterator[int]:
    """Every sum, in fen, that a figure about a project may show.

    Args:
        project_id: The project.
        findings: Its findings.
        tables: The case's tables.
    """
    yield from (f.amount for f in findings if f.amount is not None)
    # What a rule says in its reason, it worked out from the rows of its evidence.
    yield from (fen for f in findings for fen in _stated(f.reason))
    for name, table in tables.items():
        yield from _of_rows(project_id, schemas()[name], table)
    rows = sources(findings, tables)
    for finding in findings:
        grouped: dict[str, list[Row]] = defaultdict(list)
        for evidence in finding.evidence:
            if evidence in rows:
                grouped[evidence.table].append(rows[evidence])
        for name, group in grouped.items():
            yield from _totals(schemas()[name], group)


def _stated(reason: str) -> Iterator[int]:
    """The sums of a reason; it may quote data, where a figure can be one in looks only."""
    for figure in _FIGURE.findall(reason):
        with suppress(ValueError):
            yield parse(figure)


def _of_rows(project_id: str, schema: Table, table: pa.Table) -> Iterator[int]:
    money = [c.name for c in schema.columns if c.type == "money" and c.name in table.column_names]
    wanted = ["project_id"] if "project_id" in table.column_names else []
    for row in table.select([*wanted, *money]).to_pylist() if money else ():
        if concerns(row.get("project_id"), project_id):
            yield from (row[name] for name in money if row[name] is not None)


def _totals(schema: Table, rows: Sequence[Row]) -> Iterator[int]:
    """What the rows of one finding add up to: all of them, and those that share one reference."""
    shared = [c.name for c in schema.columns if c.references]
    for money in (c.name for c in schema.columns if c.type == "money"):
        filled = [row for row in rows if row.get(money) is not None]
        yield sum(row[money] for row in filled)
        for column in shared:
            totals: dict[str | None, int] = defaultdict(int)
            for row in filled:
                totals[row[column]] += row[money]
            yield from totals.values()
