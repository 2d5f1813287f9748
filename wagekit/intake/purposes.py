"""All that a sheet says of what a payment is for: 摘要, 用途, 附言 and 备注 beside each other."""

from collections.abc import Sequence
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headed import words_of
from wagekit.intake.layout import Layout
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.targets import targets_of
from wagekit.intake.texts import take_rows

_BETWEEN = "；"
_NOTHING = pa.array(["-", "--", "—", "——", "/", "\\", "无", "null", "NULL", "None", "nan"])
_TARGETS = ("purpose", "purpose_else")


def purpose_columns(layout: Layout) -> tuple[int, ...]:
    """The columns with words about a payment, as they stand in the sheet.

    Args:
        layout: How a sheet of payments is laid out.

    Returns:
        Their indices; none where the table is another or the headers are canonical.
    """
    if layout.table != "payment" or layout.canonical:
        return ()
    words = _words(layout)
    return tuple(i for i, word in enumerate(words_of(layout.headers)) if word in words)


def _words(layout: Layout) -> frozenset[str]:
    profile = layout.profile
    own = profile.columns if profile else {}
    said = {word for target in _TARGETS for word in own.get(target, ())}
    if profile is None or profile.shape == "table":
        said |= {word for word, target in targets_of("payment").items() if target == "purpose"}
    return frozenset(said - {w for t, words in own.items() if t not in _TARGETS for w in words})


def purpose_texts(sheet: RawSheet, layout: Layout, kept: pa.Array) -> tuple[pa.ChunkedArray, ...]:
    """The words themselves, one column after the other.

    Args:
        sheet: The raw sheet.
        layout: How it is laid out.
        kept: Which raw rows are data.
    """
    return tuple(take_rows(sheet.columns[index], kept) for index in purpose_columns(layout))


def with_all_purposes(part: Part, texts: Sequence[pa.ChunkedArray]) -> Part:
    """The payments with all the words in `purpose`, equal ones once.

    Args:
        part: Payments whose `purpose` holds the words of one column.
        texts: The words of all columns.
    """
    first = part.column("purpose")
    others = [text for text in texts if text.null_count < len(text)]
    if first is None or len(others) < 2:  # noqa: PLR2004 - one column has nothing beside it
        return part
    return part.with_column("purpose", _joined([first, *others]))


def _joined(columns: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    said = columns[:1]
    for column in columns[1:]:
        again = pc.is_in(column, value_set=_NOTHING)
        for before in said:
            again = pc.or_(again, pc.fill_null(pc.equal(column, before), False))
        said.append(pc.if_else(again, None, column))
    # Where every cell is null, "skip" gives no element at all.
    said[0] = pc.if_else(_nowhere(said), "", said[0])
    joined = pc.binary_join_element_wise(*said, _BETWEEN, null_handling="skip")
    return pc.if_else(pc.equal(joined, ""), None, joined)


def _nowhere(columns: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    return reduce(pc.and_, (pc.is_null(column) for column in columns))
