"""What cleaning a column gives: values, and which cells could not be read and why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.texts import as_chunked


@dataclass(frozen=True, slots=True)
class RawColumn:
    """One column of a sheet.

    Attributes:
        text: Tidy text, null where empty.
        numeric: Which cells held a number; None where the format has only text.
    """

    text: pa.ChunkedArray
    numeric: pa.ChunkedArray | None


class Problem(NamedTuple):
    """What is wrong with a cell: the code of a sentence, and what the sentence leaves open.

    Where the value is made from several columns, `column` is the header of the one to blame and
    `cell` what stands there.
    """

    code: str
    why: str = ""
    column: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned column.

    Attributes:
        values: One value a row, null where empty or unreadable.
        problems: Row index to what is wrong with its cell.
        month: For dates, the first of the month where only the month is known.
        rounded: How many computed amounts were rounded to the fen.
    """

    values: pa.ChunkedArray
    problems: dict[int, Problem]
    month: pa.ChunkedArray | None = None
    rounded: int = 0


def blaming(cleaned: Cleaned, column: str, cells: RawColumn) -> Cleaned:
    """The same with each problem naming the column in which the cell stands."""
    problems = {
        row: problem._replace(column=column, cell=cells.text[row].as_py() or "")
        for row, problem in cleaned.problems.items()
    }
    return replace(cleaned, problems=problems)


class Unreadable(Exception):  # noqa: N818 - said of a cell, and caught for each
    """A cell that cannot be read."""

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(code)
        self.problem = Problem(code, why)


Parse = Callable[[str], object]


def by_distinct(text: pa.ChunkedArray, kind: pa.DataType, *, parse: Parse) -> Cleaned:
    """Clean a column by reading each different text once.

    Dates, codes and yes/no repeat: a column of 300,000 cells has a few hundred texts.

    Args:
        text: The column.
        kind: Type of the values.
        parse: Reads one text, or raises Unreadable with the code of a sentence.

    Returns:
        The cleaned column.
    """
    encoded = text.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    values, wrong = _parse_all(encoded.dictionary.to_pylist(), parse)
    return Cleaned(
        as_chunked(pa.array(values, kind).take(encoded.indices)),
        _rows_of(encoded.indices, wrong),
    )


def _parse_all(texts: list[str], parse: Parse) -> tuple[list[object], dict[int, Problem]]:
    values: list[object] = []
    wrong: dict[int, Problem] = {}
    for position, text in enumerate(texts):
        try:
            values.append(parse(text))
        except Unreadable as unreadable:
            values.append(None)
            wrong[position] = unreadable.problem
    return values, wrong


def _rows_of(indices: pa.Array, wrong: dict[int, Problem]) -> dict[int, Problem]:
    if not wrong:
        return {}
    hit = pc.is_in(indices, value_set=pa.array(list(wrong), indices.type))
    rows = pc.indices_nonzero(hit)
    positions = indices.take(rows)
    return {
        row: wrong[position]
        for row, position in zip(rows.to_pylist(), positions.to_pylist(), strict=True)
    }


def by_kind(column: RawColumn, kind: pa.DataType, *, text: Parse, number: Parse) -> Cleaned:
    """Clean a column whose number cells mean something else than the same digits as text."""
    if column.numeric is None or not pc.any(column.numeric).as_py():
        return by_distinct(column.text, kind, parse=text)
    numbers = by_distinct(pc.if_else(column.numeric, column.text, None), kind, parse=number)
    texts = by_distinct(pc.if_else(column.numeric, None, column.text), kind, parse=text)
    return Cleaned(
        pc.coalesce(numbers.values, texts.values), {**numbers.problems, **texts.problems}
    )


def with_usual_first(
    text: pa.ChunkedArray,
    *,
    usual: Callable[[pa.ChunkedArray], pa.ChunkedArray],
    rest: Callable[[pa.ChunkedArray], Cleaned],
) -> Cleaned:
    """Clean in bulk what is written the usual way, and only the rest text by text.

    Args:
        text: The column.
        usual: Values of the cells it can read, null elsewhere.
        rest: Cleans a column that is null wherever `usual` has a value.

    Returns:
        Both together.
    """
    values = usual(text)
    left = pc.if_else(pc.is_valid(values), None, text)
    if left.null_count == len(left):
        return Cleaned(values, {})
    odd = rest(left)
    return Cleaned(pc.coalesce(values, odd.values), odd.problems)
