"""The sheets of a case when all that is known of it was settled: what each row came to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wagekit.intake.keys import Where
from wagekit.intake.part import Part, Unread
from wagekit.model.finding import Issue


def closed(
    sheets: Iterable[Part | Unread], linked: Iterable[Part], aside: frozenset[Where]
) -> list[Part | Unread]:
    """The sheets in their first order, as linking left them, with every row accounted for.

    Args:
        sheets: All sheets as they were read.
        linked: The tables among them, linked.
        aside: Rows that another row with the same key kept out.
    """
    return [_without(sheet, aside) for sheet in _in_place(sheets, linked)]


def _in_place(sheets: Iterable[Part | Unread], linked: Iterable[Part]) -> Iterator[Part | Unread]:
    parts: dict[tuple[str, str | None], list[Part]] = {}
    for part in linked:
        parts.setdefault((part.file, part.sheet), []).append(part)
    for sheet in sheets:
        if isinstance(sheet, Part):
            yield from parts.pop((sheet.file, sheet.sheet), ())
        else:
            yield sheet


def _without(sheet: Part | Unread, aside: frozenset[Where]) -> Part | Unread:
    if not isinstance(sheet, Part) or sheet.second:
        return sheet
    here = (sheet.table, sheet.file, sheet.sheet)
    rows = {row for table, file, name, row in aside if (table, file, name) == here}
    return replace(sheet, aside=sheet.aside | (rows & _rows_of(sheet))) if rows else sheet


def _rows_of(part: Part) -> set[int]:
    return set(part.data["_row"].to_pylist())


def as_spelled(issues: Iterable[Issue], parts: Iterable[Part]) -> Iterator[Issue]:
    """The issues with each column as its file spells it.

    Args:
        issues: About rows of the tables, their columns by canonical names.
        parts: The sheets that the tables were made of.
    """
    layouts = {(part.file, part.sheet): part.layout for part in parts if not part.second}
    for issue in issues:
        names = (issue.column or "").split("+")
        layout = layouts.get((issue.file, issue.sheet))
        spelled = [layout.named(name) for name in names] if layout else names
        yield replace(issue, column="+".join(spelled) or None)
