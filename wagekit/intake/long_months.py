"""More days of work in a month than it has: overtime counted as days, or a mistake."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import Part
from wagekit.model.finding import Issue

_LONGEST = 31


def beyond_the_month(part: Part) -> Iterator[Issue]:
    """Tell of lines whose days of work are more than the month has; they are loaded as they are.

    Args:
        part: A sheet of wages or attendance; the lines of others are of no month.
    """
    days = part.column("days") if part.table in {"payroll", "attendance"} else None
    if days is None:
        return
    odd = pc.greater(days, _length(part.column("month"), len(days)))
    found = pc.indices_nonzero(pc.fill_null(odd, False)).to_pylist()
    if found:
        rows = [part.row(index) for index in found]
        value = f"{days[found[0]].as_py():g}"
        said = these_rows(rows)
        yield part.note(
            "long_month", rows[0], target="days", value=value, count=len(rows), rows=said
        )


def _length(months: pa.ChunkedArray | None, count: int) -> pa.Array | pa.ChunkedArray:
    """Days of each month; of one that is not known, the most that a month can have."""
    if months is None:
        return pa.repeat(pa.scalar(_LONGEST), count)
    begins = pc.strptime(pc.binary_join_element_wise(months, "01", "-"), "%Y-%m-%d", "s", True)
    ends = pc.ceil_temporal(begins, unit="month", ceil_is_strictly_greater=True)
    return pc.fill_null(pc.days_between(begins, ends), _LONGEST)
