"""Wage sheets that sum up several months: a line a person, a column a month."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.below_parents import Total
from wagekit.intake.data_rows import data_rows
from wagekit.intake.headed import leftmost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.record_ids import places
from wagekit.intake.settings import FileOverride
from wagekit.intake.table_part import body_part
from wagekit.intake.texts import plain
from wagekit.intake.title_month import month_alone, month_of, year_of
from wagekit.model.finding import Issue

_OF_PERSON = "worker."
_OTHERS = re.compile(r"考勤|出勤|工日|工天|生活费|借支|预支|已发|实发")
"""Titles of sheets whose months are not what was payable."""
_TOTALS = frozenset({"合计", "总计", "小计", "合计金额", "总金额"})
_OF_ALL_MONTHS = frozenset({"payable", "paid", "deducted", "days"})


def months_of(sheet: RawSheet, layout: Layout, meta: Meta) -> Mapping[int, str]:
    """The columns that are the wages of one month, to the month.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        meta: What stands above the table; its titles say the year where a header does not.

    Returns:
        Column index to `YYYY-MM`; nothing where the year of any of them cannot be seen.
    """
    titles = (*sheet.source.folders, *meta.titles)
    found = {index: _month(text, titles) for index, text in layout.months.items()}
    known = {index: month for index, month in found.items() if month is not None}
    told = len(known) == len(found) and not _OTHERS.search(plain("".join(meta.titles)))
    # Two columns of one month are days and wages; 1月 behind 12月 is of another year.
    rising = all(one < other for one, other in pairwise(known.values()))
    return MappingProxyType(known if told and rising else {})


def parts_across(sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride) -> list[Part]:
    """Read the persons, and for each month what was payable to them.

    Nothing where the columns of the months do not add up to what the sheet says was payable, or
    may be days: then they are no wages. What was paid in all says what was paid of a month only
    where that was nothing, or everything.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        meta: What stands above the table.
        override: What case.toml says of its file.

    Returns:
        The roster, which counts the rows, and one part a month.
    """
    months = months_of(sheet, layout, meta)
    if not months:
        return []
    sheet, body, said = data_rows(sheet, layout)
    whole = body_part(sheet, _of_all(layout, months), meta, override, body)
    if not _are_wages(whole, layout):
        return []
    share = _share_paid(whole)
    parts = [
        _of_month(body_part(sheet, _single(layout, index), meta, override, body), month, share)
        for index, month in months.items()
    ]
    roster = body_part(sheet, _of_persons(layout), meta, override, body)
    notes = (roster.note("months_across", count=len(months)), *_about_paid(roster, share))
    return [replace(roster, issues=(*whole.issues, *said, *notes)), *parts]


def _month(text: str, titles: tuple[str, ...]) -> str | None:
    alone = month_alone(text)
    if alone is None:
        return month_of([text])
    year = year_of(alone, titles)
    return f"{year}-{alone:02d}" if year else None


def _of_persons(layout: Layout) -> Layout:
    own = {t.removeprefix(_OF_PERSON): i for t, i in layout.columns.items() if _describes(t)}
    return replace(layout, table="worker", columns=own, sums={}, totals={}, profile=None)


def _describes(target: str) -> bool:
    kept = {"worker_id", "project_id", "project.name", "employer_id"}
    return target.startswith(_OF_PERSON) or target in kept


def _of_all(layout: Layout, months: Mapping[int, str]) -> Layout:
    """What is payable in all: the column of the total, compared with its months, else their sum."""
    parts = tuple(months)
    own = layout.columns.get("payable")
    index = own if own is not None else _column_of_total(layout)
    if index is None:
        return replace(layout, sums={**layout.sums, "payable": parts})
    total = Total(index, parts, parts)
    columns, totals = {**layout.columns, "payable": index}, {**layout.totals, "payable": total}
    return replace(layout, columns=columns, totals=totals)


def _column_of_total(layout: Layout) -> int | None:
    return leftmost(words_of(layout.headers), _TOTALS)


def _single(layout: Layout, index: int) -> Layout:
    kept = {t: i for t, i in layout.columns.items() if t not in _OF_ALL_MONTHS}
    return replace(layout, columns={**kept, "payable": index}, sums={}, totals={})


def _are_wages(whole: Part, layout: Layout) -> bool:
    if "payable" not in whole.layout.totals:
        return "days" not in layout.columns
    return not any(issue.column == whole.layout.spelled("payable") for issue in whole.issues)


def _share_paid(whole: Part) -> pa.ChunkedArray:
    """Of each line 1 where all was paid, 0 where nothing was, null where neither is known."""
    nothing = pa.chunked_array([pa.nulls(len(whole.data), pa.int64())])
    payable, paid, off = (
        nothing if (found := whole.column(name)) is None else found
        for name in ("payable", "paid", "deducted")
    )
    kept_off = pc.not_equal(pc.fill_null(off, 0), 0)
    none, every = pc.equal(paid, 0), pc.equal(paid, payable)
    share = pc.if_else(
        pc.fill_null(every, False), 1, pc.if_else(pc.fill_null(none, False), 0, None)
    )
    return pc.if_else(kept_off, None, share)


def _of_month(part: Part, month: str, share: pa.ChunkedArray) -> Part:
    height = len(part.data)
    part = part.with_column("month", pa.chunked_array([pa.repeat(month, height)]))
    part = part.with_column("paid", pc.multiply(part.data["payable"], share))
    ids = pc.binary_join_element_wise(places(part), month, "#")
    part = part.with_column("payroll_id", ids)
    rows = part.data.filter(pc.is_valid(part.data["payable"]))
    return part.counted_elsewhere(rows)


def _about_paid(roster: Part, share: pa.ChunkedArray) -> Iterator[Issue]:
    if share.null_count:
        yield roster.note("paid_of_months", count=share.null_count)
