"""Deposits and letters of guarantee that were given back: from that day on they secure nothing."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.columns import raw_column
from wagekit.intake.distinct import distinct
from wagekit.intake.headed import leftmost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.raw import RawSheet
from wagekit.intake.spans import begins

HEADERS = frozenset(
    [
        "退还日期", "退还时间", "返还日期", "返还时间", "退回日期", "退还保证金日期",
        "保证金退还日期", "保证金返还日期", "保函退还日期", "保函退回日期", "解除日期",
    ]
)  # fmt: skip


def given_back_column(table: str, headers: Sequence[str | None]) -> int | None:
    """Which column says when a guarantee was given back; None where there is none."""
    if table != "guarantee":
        return None
    return leftmost(words_of(headers), HEADERS)


def until_given_back(
    cells: Mapping[str, RawColumn], sheet: RawSheet, layout: Layout
) -> Mapping[str, RawColumn]:
    """End each guarantee with the day on which it was given back, if that is the earlier.

    Args:
        cells: Target to its cells.
        sheet: The raw sheet.
        layout: Which column is which.
    """
    index = None if layout.canonical else given_back_column(layout.table, layout.headers)
    if index is None:
        return cells
    back = raw_column(sheet, index)
    ends = cells.get("to_on")
    to_on = RawColumn(_earlier(back.text, ends and ends.text), None)
    return {**cells, "to_on": to_on}


def _earlier(back: pa.ChunkedArray, ends: pa.ChunkedArray | None) -> pa.ChunkedArray:
    pairs = distinct([back, ends], len(back))
    return pairs.spread([_first(*pair) for pair in pairs.combinations])


def _first(back: str | None, end: str | None) -> str | None:
    """未退还 and 竣工后退还 are no time; a month alone is."""
    began = begins(back) if back else None
    ended = begins(end) if end else None
    if began is None or (ended is not None and ended < began):
        return end
    return back if end is None or ended is not None else end
