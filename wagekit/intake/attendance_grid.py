"""Monthly attendance grids: a column a day, a mark a cell, one row a person and month."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.columns import clean_target, raw_columns, schema_column
from wagekit.intake.half_days import halves_of
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked, take_rows
from wagekit.model.finding import Issue

_WEEKDAYS = r"^(星期|周|礼拜)?[一二三四五六日天]$"
_MOST_A_DAY = Decimal(2)
"""More than two days' work in one day is hours, or a mistake."""


def grid_part(sheet: RawSheet, layout: Layout, meta: Meta, *, body: pa.ChunkedArray) -> Part:
    """Read an attendance grid.

    Args:
        sheet: The raw sheet.
        layout: Which column is which person's fact and which day.
        meta: What stands above the table.
        body: Which rows are data.

    Returns:
        One row a line of the grid, its days added up; unknown where a mark cannot be read.
    """
    body = pc.and_(body, pc.invert(_weekday_rows(sheet, layout)))
    lines = pc.indices_nonzero(body)
    marks = layout.profile.codes.get("mark", {}) if layout.profile else {}
    counted = _Days([take_rows(sheet.columns[i], lines) for i in layout.days], marks, len(lines))
    halves = halves_of(sheet, layout, lines)
    kept = lines if halves is None else lines.take(pa.array(counted.add_halves(halves), pa.int64()))
    raw = raw_columns(sheet, layout)
    data = {ROW: take_rows(sheet.rows, kept)}
    for target, cells in raw.items():
        column = schema_column(layout.table, target)
        data[target] = take_rows(clean_target(cells, column, "元").values, kept)
    stated = data.pop("days", None)
    if halves is not None:
        stated = None  # Each half has a total of its own, in days or in halves.
    data["days"] = as_chunked(pa.array(counted.days(stated), pa.float64()))
    part = Part(
        file=sheet.source.name,
        sheet=sheet.sheet,
        layout=layout,
        meta=meta,
        data=pa.table(data),
        raw={target: take_rows(cells.text, kept) for target, cells in raw.items()},
        read=sheet.height,
        skipped=sheet.height - len(kept),
    )
    return part.noting(_about(part, counted, stated))


def _weekday_rows(sheet: RawSheet, layout: Layout) -> pa.ChunkedArray:
    name = layout.columns.get("worker.name", 0)
    count = None
    for index in layout.days:
        hit = pc.fill_null(pc.match_substring_regex(sheet.columns[index], _WEEKDAYS), False)
        number = pc.cast(hit, pa.int32())
        count = number if count is None else pc.add(count, number)
    most = pc.greater(count, len(layout.days) // 2)
    return pc.and_(most, pc.is_null(sheet.columns[name]))


class _Days:
    """The marks of each line, added up; `odd` holds the first mark that cannot be read."""

    def __init__(
        self, columns: list[pa.ChunkedArray], marks: Mapping[str, str], height: int
    ) -> None:
        self.totals = [Decimal(0)] * height
        self.odd: dict[int, str] = {}
        known: dict[str, Decimal | None] = {}
        for column in columns:
            for row, mark in enumerate(column.to_pylist()):
                if mark is None:
                    continue
                if mark not in known:
                    known[mark] = _worth(mark, marks)
                worth = known[mark]
                if worth is None:
                    self.odd.setdefault(row, mark)
                else:
                    self.totals[row] += worth

    def add_halves(self, into: list[int]) -> list[int]:
        """Count each mark half and add the lines of a person; returns the lines that are left."""
        left = sorted(set(into))
        place = {line: at for at, line in enumerate(left)}
        totals = [Decimal(0)] * len(left)
        odd: dict[int, str] = {}
        for line, first in enumerate(into):
            totals[place[first]] += self.totals[line] / 2
            if line in self.odd:
                odd.setdefault(place[first], self.odd[line])
        self.totals, self.odd = totals, odd
        return left

    def days(self, stated: pa.ChunkedArray | None) -> list[float | None]:
        """Days of each line; where a mark cannot be read, what the sheet itself adds up to."""
        own = [None] * len(self.totals) if stated is None else stated.to_pylist()
        return [
            own[row] if row in self.odd else float(total) for row, total in enumerate(self.totals)
        ]


def _worth(mark: str, marks: Mapping[str, str]) -> Decimal | None:
    text = header_of(mark).text
    if text in marks:
        return Decimal(marks[text])
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= _MOST_A_DAY else None


def _about(part: Part, counted: _Days, stated: pa.ChunkedArray | None) -> Iterator[Issue]:
    own = [None] * len(counted.totals) if stated is None else stated.to_pylist()
    for row, said in enumerate(own):
        if row in counted.odd:
            done = "grid_mark" if said is None else "grid_mark_stated"
            yield part.note(done, part.row(row), value=counted.odd[row])
        elif said is not None and Decimal(str(said)) != counted.totals[row]:
            yield part.note(
                "grid_total", part.row(row), target="days", value=f"{said:g}",
                sum=f"{counted.totals[row].normalize():f}",
            )  # fmt: skip
