"""Columns of an Arrow table as arrays to reckon with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.tracing.sorting import time_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints, Links

NOTHING = np.iinfo(np.int64).min
"""A number that is not known."""


def numbers(table: pa.Table, name: str) -> Ints:
    """A column of whole numbers or times (in microseconds); `NOTHING` where it is empty."""
    if name not in table.column_names:
        return np.full(table.num_rows, NOTHING, np.int64)
    column = table[name].cast(pa.int64()).fill_null(NOTHING)
    return np.asarray(column.combine_chunks().to_numpy(zero_copy_only=False), np.int64)


def texts(table: pa.Table, name: str) -> pa.Array:
    """A column of text; all null where nobody supplied it."""
    if name not in table.column_names:
        return pa.nulls(table.num_rows, pa.string())
    whole = table[name].cast(pa.string()).combine_chunks()
    return whole if isinstance(whole, pa.Array) else pa.array([], pa.string())


def codes(values: pa.Array) -> Ints:
    """The rank of each text in the order of texts; -1 where it is empty."""
    encoded = values.dictionary_encode()
    rank = np.empty(len(encoded.dictionary) + 1, np.int64)
    rank[np.asarray(pc.array_sort_indices(encoded.dictionary))] = np.arange(len(rank) - 1)
    rank[-1] = -1
    coded: Ints = rank[np.asarray(encoded.indices.fill_null(-1))]
    return coded


def flags(values: Any) -> Flags:  # noqa: ANN401 - an Arrow array of booleans
    """Booleans; unknown is not marked."""
    return np.asarray(pc.fill_null(values, False), np.bool_)


def same_as_before(*keys: NDArray[Any]) -> Flags:
    """Which rows of sorted keys repeat the row before in every key."""
    same = np.ones(len(keys[0]), np.bool_)
    same[:1] = False
    for key in keys:
        same[1:] &= key[1:] == key[:-1]
    return same


def in_order(time: Ints, *keys: Ints) -> Links:
    """The order of times; equal ones by the keys, the first key first, then as they stand.

    Only what is equal is looked at twice: sorting by time alone is fast, by many keys it is not.
    """
    order = time_order(time)
    if not keys:
        return order
    same = same_as_before(time[order])
    tied = np.flatnonzero(same | np.append(same[1:], False)[: len(same)])
    rows = order[tied]
    by: list[NDArray[Any]] = [rows, *(key[rows] for key in reversed(keys)), time[rows]]
    order[tied] = rows[np.lexsort(by)]
    return order
