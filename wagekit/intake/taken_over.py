"""What there is to say of a table that takes over what stands above the first of its sheet."""

from collections.abc import Iterator

from wagekit.intake.part import Part
from wagekit.model.finding import Issue
from wagekit.model.schema import tables


def about_taken(part: Part) -> Iterator[Issue]:
    """Name what was taken over, and a unit that was not.

    Args:
        part: A table below another one in the same sheet.
    """
    if not len(part.data):
        return
    row = part.row(0)
    if part.meta.taken:
        yield part.note("taken_over", row, value=part.meta.taken)
    money = {c.name for c in tables()[part.table].columns if c.type == "money"}
    if part.meta.unit_left and money & set(part.data.column_names):
        yield part.note("unit_left", row, value=part.meta.unit_left)
