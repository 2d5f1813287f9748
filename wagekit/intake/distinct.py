"""Different combinations of text columns, so that each is looked up once and not once a row."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.texts import as_chunked

Codes = npt.NDArray[np.int64]
Combination = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Distinct:
    """The combinations of some columns.

    Attributes:
        combinations: Each different one, in order of first appearance.
        firsts: The index of the first row of each.
        codes: For each row, which combination it has.
    """

    combinations: tuple[Combination, ...]
    firsts: tuple[int, ...]
    codes: pa.Array

    def spread(self, values: Sequence[str | None]) -> pa.ChunkedArray:
        """One value a combination to one value a row."""
        return as_chunked(pa.array(values, pa.string()).take(self.codes))


def distinct(columns: Sequence[pa.ChunkedArray | None], height: int) -> Distinct:
    """Find the different combinations.

    Args:
        columns: Text columns of one length; None for a column that the sheet does not have.
        height: That length.

    Returns:
        The combinations and which rows have them.
    """
    found = [_coded(column, height) for column in columns]
    codes = np.zeros(height, np.int64)
    for texts, own in found:
        # Together they may not fit a number any more: what is there is counted anew.
        codes = _counted(codes * (len(texts) + 1) + own)
    firsts = _firsts(codes)
    order = firsts.tolist()
    combinations = tuple(zip(*(_at(texts, own[firsts]) for texts, own in found), strict=True))
    return Distinct(combinations, tuple(order), pa.array(codes))


def _coded(column: pa.ChunkedArray | None, height: int) -> tuple[list[str], Codes]:
    """The different texts of a column, and for each cell which it is, from 1 on; 0 for none."""
    if column is None or column.null_count == height:
        return [], np.zeros(height, np.int64)
    encoded = column.dictionary_encode().unify_dictionaries()
    codes = [pc.fill_null(chunk.indices, -1).to_numpy() for chunk in encoded.chunks]
    return encoded.chunk(0).dictionary.to_pylist(), np.concatenate(codes).astype(np.int64) + 1


def _counted(codes: Codes) -> Codes:
    """The same numbers counted from 0 in order of first appearance."""
    indices: Codes = pa.array(codes).dictionary_encode().indices.to_numpy().astype(np.int64)
    return indices


def _firsts(codes: Codes) -> Codes:
    """Where each code stands first: it is then higher than every one before."""
    highest = np.maximum.accumulate(np.concatenate(([-1], codes)))
    return np.flatnonzero(codes > highest[:-1])


def _at(texts: list[str], codes: Codes) -> list[str | None]:
    return [texts[code - 1] or None if code else None for code in codes.tolist()]
