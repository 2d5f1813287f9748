"""The files of a run over a province; the same tables give the same bytes on every engine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from wagekit.intake.said import in_language
from wagekit.model.finding import Outcome
from wagekit.output.files import issues_csv
from wagekit.province.facts import facts_of
from wagekit.province.told import FINDINGS
from wagekit.views.province.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from wagekit.province.screening import Screening

GROUP = 100_000
"""Rows that lie together in a file, whatever the pieces in which an engine hands them over."""
EVIDENCE = pa.schema(
    [
        *((name, pa.string()) for name in ("rule", "project_id", "subject", "table", "key")),
        ("_file", pa.string()),
        ("_sheet", pa.string()),
        ("_row", pa.int64()),
    ]
)
FILE = {"_file": "file", "_sheet": "sheet", "_row": "row"}
"""What the places of rows are called in `findings.json`, and so here."""


def write_screening(screening: Screening, folder: Path, name: str) -> None:
    """Write every file of a run over the province that is called `name`."""
    _parquet(folder / "findings.parquet", FINDINGS, screening.findings())
    names = [FILE.get(field.name, field.name) for field in EVIDENCE]
    rows = (_evidence(batch, names) for batch in screening.evidence())
    _parquet(folder / "evidence.parquet", _renamed(names), rows)
    issues = (in_language(issue, screening.lang) for issue in screening.province.issues)
    texts = {
        "coverage.json": json.dumps(coverage(screening), ensure_ascii=False, indent=2) + "\n",
        "issues.csv": issues_csv(issues),
        "summary.md": page(facts_of(screening, name), screening.lang),
    }
    for file, text in texts.items():
        (folder / file).write_text(text, "utf-8", newline="\n")


def coverage(screening: Screening) -> dict[str, object]:
    """What there was to judge by, and how many subjects had each outcome."""
    read = screening.province.tables
    return {
        "tables": {
            n: {"rows": t.count.loaded, "columns": list(t.columns)} for n, t in read.items()
        },
        "rules": {
            code: {str(outcome): counts.get(outcome, 0) for outcome in Outcome}
            for code, counts in screening.counts.items()
        },
        "files": [table.count.as_dict() for table in read.values()],
    }


def _evidence(batch: pa.RecordBatch, names: list[str]) -> pa.Table:
    rows = pa.Table.from_batches([batch]).select(EVIDENCE.names).cast(EVIDENCE)
    return rows.rename_columns(names)


def _renamed(names: list[str]) -> pa.Schema:
    return pa.schema([field.with_name(n) for field, n in zip(EVIDENCE, names, strict=True)])


def _parquet(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in _groups(schema, tables):
            writer.write_table(table, row_group_size=GROUP)


def _groups(schema: pa.Schema, tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in pieces of `GROUP`, the last one shorter."""
    waiting = schema.empty_table()
    for table in tables:
        waiting = pa.concat_tables([waiting, table])
        while len(waiting) >= GROUP:
            yield waiting.slice(0, GROUP).combine_chunks()
            waiting = waiting.slice(GROUP)
    if len(waiting):
        yield waiting.combine_chunks()
