"""Completes a table to its canonical columns: what nobody supplied is unknown, and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw
import pyarrow as pa

from wagekit.model.arrow import arrow_schema
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

KINDS: dict[pa.DataType, nw.dtypes.DType] = {
    pa.string(): nw.String(),
    pa.bool_(): nw.Boolean(),
    pa.int64(): nw.Int64(),
    pa.float64(): nw.Float64(),
    pa.date32(): nw.Date(),
    pa.timestamp("us"): nw.Datetime(),
}


def with_all_columns(name: str, frame: Frame) -> Frame:
    """`frame` with the columns of the canonical table `name`, in their order."""
    there, schema = frame.collect_schema().names(), arrow_schema(tables()[name])
    if there == schema.names:
        return frame
    return frame.select(
        *(
            nw.col(field.name)
            if field.name in there
            else nw.lit(None, dtype=KINDS[field.type]).alias(field.name)
            for field in schema
        )
    )
