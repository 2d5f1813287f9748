"""What the words of a wage sheet change: its column of states first, then its remarks."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.layout import Layout
from wagekit.intake.paid_by_state import States, borne_out, paid_by_state
from wagekit.intake.raw import RawSheet
from wagekit.intake.wage_remarks import remark_columns, remarks_of
from wagekit.intake.wage_state import Said, state_column, states_of


def decided_by_words(
    sheet: RawSheet, layout: Layout, told: Mapping[str, Cleaned], unpaid: Cleaned | None
) -> tuple[dict[str, Cleaned], tuple[States, ...]]:
    """The columns with what was paid by these words, and the rows that each column decides.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        told: Its columns as cleaned.
        unpaid: What it says is unpaid, where it does.
    """
    found: list[States] = []
    for index, of in _columns(sheet, layout):
        header = layout.headers[index] or ""
        said = _said(sheet.columns[index], header, of, told)
        states = borne_out(said, told, unpaid, layout, header, of)
        told = paid_by_state(told, states)
        found.append(states)
    return dict(told), tuple(found)


def _columns(sheet: RawSheet, layout: Layout) -> Iterator[tuple[int, str]]:
    if (index := state_column(sheet, layout)) is not None:
        yield index, "state"
    for each in remark_columns(layout):
        yield each, "remark"


def _said(texts: pa.ChunkedArray, header: str, of: str, told: Mapping[str, Cleaned]) -> Said:
    if of == "state":
        return states_of(texts, header)
    paid = told.get("paid")
    return remarks_of(texts, paid and paid.values)
