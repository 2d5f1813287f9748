"""What is true of a province that was made: what was planted in it, and what was left lawful.

No rule is asked: the files of the faults say which subjects each makes suspicious.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from wagekit.simulate.cells import marked, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.simulate.plant import Lawful, Plant

FILE = "truth.csv"
"""Lies beside the tables, and is none of them."""
TRUTH = """
SELECT rule, {subject} AS subject, outcome
FROM copies c JOIN of_kinds t ON c.variant = t.variant
ORDER BY rule, subject
"""
COLUMNS = ("variant", "rule", "subject", "outcome")
KINDS = (pa.int32(), pa.string(), pa.string(), pa.string())


def truths(base: Lawful, planted: Sequence[Plant]) -> pa.Table:
    """Of each kind of copy, what the rules of the planted faults must say of its subjects."""
    rows = list(_truths(base, planted))
    columns = [[row[at] for row in rows] for at in range(len(COLUMNS))]
    arrays = [pa.array(cells, kind) for cells, kind in zip(columns, KINDS, strict=True)]
    return pa.table(dict(zip(COLUMNS, arrays, strict=True)))


def query(given: pa.Table) -> str:
    """The SQL of the truth about all copies, where `of_kinds` holds that of their kinds."""
    return TRUTH.format(subject=replaced("t.subject", given["subject"].to_pylist()))


def _truths(base: Lawful, planted: Sequence[Plant]) -> Iterator[tuple[int, str, str, str]]:
    for plant in planted:
        for subject in base.clear.get(plant.code, ()):
            yield 0, plant.code, marked(subject, base.marks), "clear"
        for variant, one in enumerate(planted, start=1):
            for subject in one.found.get(plant.code, ()):
                yield variant, plant.code, marked(subject, base.marks), "found"
            for subject in one.clear(base, plant.code):
                yield variant, plant.code, marked(subject, base.marks), "clear"
