"""Ledgers of cases with several documents a line: each of them is an act of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.acts_beside import OF_ACTS, SHARED, Act, acts_of
from wagekit.intake.data_rows import data_rows
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.record_ids import places
from wagekit.intake.settings import FileOverride
from wagekit.intake.table_part import body_part
from wagekit.model.finding import Issue


def parts_of_acts(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride
) -> list[Part]:
    """Read each document of a line as an act.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        meta: What stands above the table.
        override: What case.toml says of its file.

    Returns:
        One part a kind of document, the first of which counts the rows; nothing where each line
        holds one document.
    """
    acts, either = acts_of(layout)
    if not acts:
        return []
    sheet, body, said = data_rows(sheet, layout)
    own = {*OF_ACTS, "action_id"}
    common = {t: i for t, i in layout.columns.items() if t not in own} | dict(either)
    whole = [
        body_part(sheet, _layout(layout, {**common, **act.columns}), meta, override, body)
        for act in acts
    ]
    there = [_there(*each) for each in zip(whole, acts, strict=True)]
    papers = _count([own for own, act in zip(there, acts, strict=True) if act.served])
    alone = pc.equal(papers, 1)
    made = [
        _of_kind(_with_own(part, act, pc.and_(alone, own)), act, own)
        for part, act, own in zip(whole, acts, there, strict=True)
    ]
    unsure = pc.and_(pc.greater(papers, 1), _has_shared(whole[0]))
    notes = (*said, *_about(whole, acts), *_about_shared(whole[0], unsure))
    counting = _without_acts(made[0], whole[0], there)
    return [
        replace(counting, issues=(*notes, *counting.issues)),
        *(part.counted_elsewhere(part.data) for part in made[1:]),
    ]


def _layout(layout: Layout, columns: dict[str, int]) -> Layout:
    return replace(layout, columns=columns, repeated=())


def _there(part: Part, act: Act) -> pa.ChunkedArray:
    """In which lines there is a document: one with a number or a day; 无 or 未下达 is none."""
    days = [n for day in ("decided_on", "served_on") if day in act.columns for n in _both(day)]
    found = [pc.is_valid(values) for n in days if (values := part.column(n)) is not None]
    if "doc_no" in act.columns:
        number = pc.match_substring_regex(part.raw["doc_no"], r"\d")
        found.append(pc.fill_null(number, False))
    return reduce(pc.or_, found)


def _both(day: str) -> tuple[str, str]:
    """The column of a day, and that of its month where the day is unknown."""
    return day, f"{day}_month"


def _count(marks: Sequence[pa.ChunkedArray]) -> pa.ChunkedArray:
    return reduce(pc.add, (pc.cast(each, pa.int32()) for each in marks))


def _has_shared(part: Part) -> pa.ChunkedArray:
    found = [pc.is_valid(part.raw[target]) for target in sorted(SHARED & part.raw.keys())]
    nowhere = pa.chunked_array([pa.repeat(pa.scalar(False), len(part.data))])
    return reduce(pc.or_, found, nowhere)


def _with_own(part: Part, act: Act, alone: pa.ChunkedArray) -> Part:
    """What stands beside two documents may be of either."""
    mine = alone if act.served else pc.and_(alone, False)
    for target in sorted((SHARED & part.raw.keys()) - act.columns.keys()):
        for name in _both(target):
            if (values := part.column(name)) is not None:
                part = part.with_column(name, pc.if_else(mine, values, None))
    return part


def _of_kind(part: Part, act: Act, there: pa.ChunkedArray) -> Part:
    kinds = pa.chunked_array([pa.repeat(act.kind, len(part.data))])
    ids = pc.binary_join_element_wise(places(part), act.kind, "#")
    part = part.with_column("kind", kinds).with_column("action_id", ids)
    raw = {target: cells.filter(there) for target, cells in part.raw.items()}
    return replace(part, data=part.data.filter(there), raw=raw)


def _without_acts(part: Part, whole: Part, there: Sequence[pa.ChunkedArray]) -> Part:
    """Set the lines aside that name no document at all."""
    none = pc.indices_nonzero(pc.equal(_count(there), 0)).to_pylist()
    aside = whole.setting_aside("", dict.fromkeys(none, ("no_act", "")))
    said = aside.issues[len(whole.issues) :]
    return replace(part, aside=part.aside | aside.aside, issues=said)


def _about(whole: Sequence[Part], acts: Sequence[Act]) -> Iterator[Issue]:
    """What there is to say of common cells once, and of each document's own.

    No column is unused that one of them reads.
    """
    read = {part.layout.headers[i] for part in whole for i in part.layout.columns.values()}
    for issue in whole[0].issues:
        if issue.row is not None or issue.column not in read:
            yield issue
    for part, act in zip(whole[1:], acts[1:], strict=True):
        own = {part.layout.headers[index] for index in act.columns.values()}
        yield from (i for i in part.issues if i.row is not None and i.column in own)


def _about_shared(part: Part, unsure: pa.ChunkedArray) -> Iterator[Issue]:
    rows = part.data[ROW].filter(unsure).to_pylist()
    if rows:
        yield part.note(
            "of_either", rows[0], target="served_on", count=len(rows),
            rows=these_rows(rows),
        )  # fmt: skip
