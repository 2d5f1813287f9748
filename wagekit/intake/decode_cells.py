"""Cells cut out of a file as bytes, decoded: UTF-8 if all of them fit, else GB18030."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.glance import is_ascii


def decoded(columns: Sequence[pa.ChunkedArray]) -> list[pa.ChunkedArray]:
    """Decode the columns of one file, in one encoding.

    Args:
        columns: Binary columns.

    Returns:
        The same as text.

    Raises:
        UnicodeDecodeError: The bytes are neither.
    """
    try:
        return [pc.cast(column, pa.string()) for column in columns]
    except pa.ArrowInvalid:
        return [_from_gb18030(column) for column in columns]


def _from_gb18030(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pa.chunked_array([_decoded(chunk) for chunk in column.chunks], pa.string())


def _decoded(chunk: pa.Array) -> pa.Array:
    if is_ascii(chunk):
        return pc.cast(chunk, pa.string())
    # Names and words repeat: each is decoded once a chunk.
    encoded = chunk.dictionary_encode()
    texts = [text.decode("gb18030") for text in encoded.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(encoded.indices)
