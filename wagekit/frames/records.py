"""Canonical tables in yuan and records as they are written, as pandas frames."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.frames.told import told
from wagekit.model.arrow import empty
from wagekit.model.finding import Evidence
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.model.finding import Finding

YUAN = pa.decimal128(21, 2)
_CENT = pa.scalar(Decimal("0.01"))


def canonical_frame(
    name: str, table: pa.Table | None, *, names: Mapping[str, str] = MappingProxyType({})
) -> pd.DataFrame:
    """The canonical table `name` as a frame, with all its columns; what no file has is empty."""
    table = empty(name) if table is None else _whole(name, table)
    money = {column.name for column in tables()[name].columns if column.type == "money"}
    for index, field in enumerate(table.schema):
        column = table.column(index)
        if field.name in money:
            table = table.set_column(index, field.name, _in_yuan(column))
        elif field.name.endswith("_month"):
            table = table.set_column(index, field.name, pc.strftime(column, format="%Y-%m"))
    return told(table.to_pandas(date_as_object=True), table=name, names=names)


def _whole(name: str, table: pa.Table) -> pa.Table:
    """The table, and the canonical columns that no file has as null behind its own."""
    fields = [field for field in empty(name).schema if field.name not in table.column_names]
    for field in fields:
        table = table.append_column(field, pa.nulls(table.num_rows, field.type))
    return table


def _in_yuan(fen: pa.ChunkedArray) -> pa.ChunkedArray:
    """Exact: the digits stay, the point moves two places."""
    whole = pc.cast(fen, pa.decimal128(19, 0))
    return pc.cast(pc.multiply(whole, _CENT), YUAN)


def record_frame(records: Sequence[Any], kind: type[Any], lang: str = "zh") -> pd.DataFrame:
    """Records as rows, with the columns of `kind` even when there is none."""
    columns = [field.name for field in fields(kind)]
    frame = pd.DataFrame([record.as_dict() for record in records], columns=columns)
    whole = frame.astype({"row": "Int64"}) if "row" in columns else frame
    return told(whole, lang=lang)


def evidence_frame(findings: Sequence[Finding], lang: str) -> pd.DataFrame:
    """The rows behind findings: `rule`, `subject`, `outcome`, then where each row stands."""
    columns = ["rule", "subject", "outcome", *(field.name for field in fields(Evidence))]
    rows = [
        {"rule": f.rule, "subject": f.subject, "outcome": str(f.outcome), **row.as_dict()}
        for f in findings
        for row in f.evidence
    ]
    return told(pd.DataFrame(rows, columns=columns).astype({"row": "Int64"}), lang=lang)
