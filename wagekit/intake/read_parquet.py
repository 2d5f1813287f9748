"""Parquet: typed values as exact text, so that every format is cleaned by the same rules."""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wagekit.intake import limits
from wagekit.intake.raw import sheet_of
from wagekit.intake.reading import Read, RefusedFile
from wagekit.intake.said import Said
from wagekit.intake.source import Source
from wagekit.intake.texts import as_chunked, number_text


def read_parquet(source: Source) -> Read:
    """Read a parquet file as one sheet whose column names are its header.

    Args:
        source: The file.

    Returns:
        One sheet without a name; rows are counted from 1.

    Raises:
        RefusedFile: Damaged, or unpacking to too much.
    """
    try:
        with pq.ParquetFile(source.path) as file:
            _look_at(file.metadata)
            table = file.read()
    except (pa.ArrowException, OSError) as error:
        raise RefusedFile(
            "corrupt", Said("不是完整的 parquet 文件", "no whole parquet file")
        ) from error
    columns = [exact_text(column) for column in table.columns]
    header = tuple(str(name) for name in table.column_names)
    numeric = [_rounded(column) for column in table.columns]
    return (sheet_of(source, None, columns=columns, numeric=numeric, header=header),), ()


def _rounded(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    # Long numbers survive as integers and decimals, not as floats.
    return pc.is_valid(column) if pa.types.is_floating(column.type) else None


def _look_at(metadata: pq.FileMetaData) -> None:
    groups = range(metadata.num_row_groups)
    if sum(metadata.row_group(i).total_byte_size for i in groups) > limits.UNZIPPED_BYTES:
        raise RefusedFile("zip_bomb")


def exact_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The text of a typed column, nothing rounded.

    Args:
        column: Any type; a list comes out joined by `;`, other nested ones as unknown.

    Returns:
        Text as a csv would hold it.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return exact_text(pc.cast(column, kind.value_type))
    if pa.types.is_timestamp(kind):
        return pc.strftime(_wall_clock(column), format="%Y-%m-%d %H:%M:%S")
    if pa.types.is_floating(kind):
        return _float_texts(column)
    if _is_list(kind):
        return _joined(column)
    try:
        return pc.cast(column, pa.string())
    except pa.ArrowException:
        return pa.chunked_array([pa.nulls(len(column), pa.string())])


def _is_list(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind)
    )


def _joined(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists of texts or numbers, each as the one cell that a csv would hold."""
    lines = [
        None if cells is None else [None if c is None else str(c) for c in cells]
        for cells in column.to_pylist()
    ]
    texts = [None if line is None else ";".join(c for c in line if c) or None for line in lines]
    return as_chunked(pa.array(texts, pa.string()))


def _wall_clock(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.type.tz:
        here = pc.cast(column, pa.timestamp(column.type.unit, "Asia/Shanghai"))
        column = pc.local_timestamp(here)
    return pc.cast(column, pa.timestamp("s"), safe=False)


def _float_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    numbers = pc.cast(column, pa.float64())
    # Programs that know no empty cell among numbers write NaN for it.
    known = pc.if_else(pc.is_nan(numbers), None, numbers)
    encoded = known.combine_chunks().dictionary_encode()
    texts = pa.array(map(number_text, encoded.dictionary.to_pylist()), pa.string())
    return as_chunked(texts.take(encoded.indices))
