"""A finding as a person had it before them: outcome, amount, and what its rows say."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from wagekit.model.decision import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from wagekit.model.finding import Evidence, Finding

_PLACE = ("_file", "_sheet", "_row")
"""Where a row stands is no part of what it says: a sorted sheet changes no evidence."""


def seen_of(finding: Finding, tables: Mapping[str, pa.Table]) -> Seen:
    """The finding as it stands, for the decision log.

    Args:
        finding: The finding.
        tables: The case's tables by canonical name; evidence that is not there counts by its key.
    """
    said = sorted(json.dumps(_said(e, tables), ensure_ascii=False) for e in finding.evidence)
    mark = sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    # The letter in front keeps a spreadsheet from reading digits and an "e" as a number.
    return Seen(str(finding.outcome), finding.amount, f"v{mark}")


def _said(evidence: Evidence, tables: Mapping[str, pa.Table]) -> list[Any]:
    return [evidence.table, evidence.key, sorted(_cells(evidence, tables))]


def _cells(evidence: Evidence, tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, str]]:
    table = tables.get(evidence.table)
    if table is None or evidence.row is None or not set(_PLACE) <= set(table.column_names):
        return
    near = table.filter(pc.equal(table["_row"], evidence.row)).to_pylist()
    here = (evidence.file, evidence.sheet)
    for row in (each for each in near if (each["_file"], each["_sheet"]) == here):
        yield from ((c, str(v)) for c, v in row.items() if c not in _PLACE and v is not None)
