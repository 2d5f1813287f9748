"""Persons of different names with one id number in one sheet: they count as one person."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.link.compare_people import person_name
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.model.finding import Issue

_LISTS = frozenset({"worker", "party"})
"""Their rows of one number and two names do not both load, which is said there."""
_SHOWN = 3


def about_one_number(part: Part) -> Iterator[Issue]:
    """Say where one number stands beside several names.

    Args:
        part: A sheet, cleaned.

    Yields:
        One issue for the sheet.
    """
    side = "" if "id_no" in part.data.column_names else "worker."
    number, name = (f"{side}{column}" for column in ("id_no", "name"))
    if part.table in _LISTS or not {number, name} <= set(part.data.column_names):
        return
    pairs = part.data.select([number, name]).group_by([number, name]).aggregate([])
    called: dict[str, dict[str, None]] = {}
    for one, who in zip(pairs[number].to_pylist(), pairs[name].to_pylist(), strict=True):
        if one and who:
            called.setdefault(one, {}).setdefault(person_name(who))
    several = {one: sorted(names) for one, names in called.items() if len(names) > 1}
    if several:
        hit = pc.is_in(part.data[number], value_set=pa.array(list(several), pa.string()))
        rows = part.data[ROW].filter(pc.fill_null(hit, False)).to_pylist()
        shown = "；".join("、".join(names) for names in list(several.values())[:_SHOWN])
        yield part.note(
            "one_number",
            rows[0],
            target=number,
            value=shown,
            count=len(rows),
            rows=these_rows(rows),
        )
