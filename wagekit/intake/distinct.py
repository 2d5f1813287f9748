"""Different combinations of text columns, so that each is looked up once and not once a row."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.texts import as_chunked

# Tidy text has neither control characters nor empty cells, so that neither can be mistaken.
_BETWEEN = "\x1f"
_NOTHING = ""

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
    nothing = pa.scalar(_NOTHING, pa.string())
    texts = [
        pa.chunked_array([pa.repeat(nothing, height)])
        if column is None
        else pc.fill_null(column, _NOTHING)
        for column in columns
    ]
    joined = pc.binary_join_element_wise(*texts, _BETWEEN).combine_chunks()
    encoded = joined.dictionary_encode()
    seen = pa.table({"code": encoded.indices, "row": pa.array(range(height), pa.int64())})
    firsts = seen.group_by("code", use_threads=False).aggregate([("row", "min")])
    first_of = dict(zip(firsts["code"].to_pylist(), firsts["row_min"].to_pylist(), strict=True))
    combinations = [_split(text) for text in encoded.dictionary.to_pylist()]
    order = tuple(first_of[code] for code in range(len(combinations)))
    return Distinct(tuple(combinations), order, encoded.indices)


def _split(text: str) -> Combination:
    return tuple(None if part == _NOTHING else part for part in text.split(_BETWEEN))
