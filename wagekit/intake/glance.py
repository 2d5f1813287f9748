"""Cheap looks at whole columns of text, byte by byte, before anything dearer is tried."""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Bytes = npt.NDArray[np.uint8]
Offsets = npt.NDArray[np.int32]
_PIECE = 1 << 20
_PIECE_ROWS = 1 << 16
_SAMPLE = 4096
_FEW = 4
"""A sample with this many times fewer texts than cells is of a column that repeats itself."""
_ASCII = 0x80


def _cells(column: pa.ChunkedArray) -> Iterator[tuple[Bytes, Offsets]]:
    """The bytes of each chunk, and where each cell begins and the last one ends."""
    return (_of_chunk(chunk) for chunk in column.chunks if len(chunk))


def _of_chunk(chunk: pa.Array) -> tuple[Bytes, Offsets]:
    _, offsets, data = chunk.buffers()
    if offsets is None or data is None:
        return np.zeros(0, np.uint8), np.zeros(len(chunk) + 1, np.int32)
    at = np.frombuffer(offsets, np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
    return np.frombuffer(data, np.uint8)[at[0] : at[-1]], at - at[0]


def is_ascii(chunk: pa.Array) -> bool:
    """Whether no cell of an array has a character beyond ASCII."""
    data, _ = _of_chunk(chunk)
    return not len(data) or int(data.max()) < _ASCII


def holds_only(column: pa.ChunkedArray, allowed: bytes) -> bool:
    """Whether every byte of every cell is one of these."""
    return not any(
        data[start : start + _PIECE].tobytes().translate(None, allowed)
        for data, _ in _cells(column)
        for start in range(0, len(data), _PIECE)
    )


def holds(column: pa.ChunkedArray, marks: tuple[bytes, ...]) -> bool:
    """Whether any of these stands in any cell."""
    return any(any(mark in data.tobytes() for mark in marks) for data, _ in _cells(column))


def edges(column: pa.ChunkedArray) -> tuple[bytes, bytes]:
    """The bytes that cells begin with, and those that they end with."""
    first, last = np.zeros(256, np.bool_), np.zeros(256, np.bool_)
    for data, at in _cells(column):
        filled = at[1:] > at[:-1]
        first[data[at[:-1][filled]]] = True
        last[data[at[1:][filled] - 1]] = True
    return bytes(np.flatnonzero(first).tolist()), bytes(np.flatnonzero(last).tolist())


def lengths(column: pa.ChunkedArray) -> tuple[int, int]:
    """Bytes of the shortest cell that has any, and of the longest; zero where none has."""
    sizes = [np.diff(at) for _, at in _cells(column)]
    longest = max((int(size.max()) for size in sizes), default=0)
    shortest = min((int(size[size > 0].min()) for size in sizes if size.any()), default=0)
    return shortest, longest


def repeats(column: pa.ChunkedArray) -> bool:
    """Whether a column seems to hold the same texts over and over, as names and words do."""
    sample = column[:_SAMPLE]
    if len(sample) < _SAMPLE:
        return False
    return len(sample.unique()) * _FEW < len(sample)


def by_text(
    column: pa.ChunkedArray, work: Callable[[pa.ChunkedArray], pa.ChunkedArray]
) -> pa.ChunkedArray:
    """Do to each text once what would be done to each cell.

    Args:
        column: Text.
        work: Gives one value a text; nothing for nothing.
    """
    if not repeats(column):
        return work(column)
    done = []
    for chunk in column.chunks:
        encoded = chunk.dictionary_encode()
        texts = pa.chunked_array([encoded.dictionary])
        worked = work(texts)
        same = worked is texts
        done.append(chunk if same else worked.combine_chunks().take(encoded.indices))
    return pa.chunked_array(done) if done else work(column)


def positions(height: int, first: int = 0) -> pa.Array:
    """The numbers of rows, from `first` on."""
    return pa.array(np.arange(first, first + height, dtype=np.int64))


def constant(value: pa.Scalar, height: int) -> pa.ChunkedArray:
    """One value in every row; however many rows there are, it is kept a few thousand times."""
    piece = pa.repeat(value, min(height, _PIECE_ROWS))
    whole, rest = divmod(height, _PIECE_ROWS)
    return pa.chunked_array([*[piece] * whole, piece[:rest]], value.type)


def first_bytes(column: pa.ChunkedArray) -> Bytes:
    """The byte that each cell begins with; 0 where it has none."""
    found = [np.zeros(0, np.uint8)]
    for data, at in _cells(column):
        first = np.zeros(len(at) - 1, np.uint8)
        filled = at[1:] > at[:-1]
        first[filled] = data[at[:-1][filled]]
        found.append(first)
    return np.concatenate(found)
