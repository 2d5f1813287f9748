"""A row that names one of several persons."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row that did not load, and one person that it can mean.

    Attributes:
        table: The canonical table of the row.
        project: The project of the row.
        person: The id of the person.
        file: The file.
        sheet: The sheet, where there is one.
        row: The row as Excel numbers it.
    """

    table: str
    project: str
    person: str
    file: str
    sheet: str | None
    row: int
