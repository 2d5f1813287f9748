"""The data rows of a sheet, merged cells and dittos filled down before they are read."""

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import rows
from wagekit.intake.layout import Layout
from wagekit.intake.merged import about_merged, filled_down
from wagekit.intake.raw import RawSheet
from wagekit.intake.unsaid import without_unsaid
from wagekit.model.finding import Issue


def data_rows(
    sheet: RawSheet, layout: Layout
) -> tuple[RawSheet, pa.ChunkedArray, tuple[Issue, ...]]:
    """The sheet with merged cells and dittos filled down, its data rows, and what was filled.

    What is no data is seen before: a blank row stays blank under a merged cell. A total that is
    merged over two rows is one in both, and so is 其中 beside its parts.
    """
    body = rows.body(sheet, layout)
    down = filled_down(sheet, layout)
    if down.filled:
        sums = rows.totals(down.sheet, layout)
        body = rows.without_parts(pc.and_(body, pc.invert(sums)), sums, down.sheet, layout)
    said, about = without_unsaid(down.sheet, layout, body)
    return said, body, (*about_merged(sheet, layout, down), *about)
