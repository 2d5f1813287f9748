"""A row that did not load and may speak for somebody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row that did not load, and one person or party that it can mean.

    It names one of several persons, or is a payment whose day cannot be read.

    Attributes:
        table: The canonical table of the row.
        project: The project of the row; None where it names none.
        whom: The id of the person, or of a party of the payment.
        file: The file.
        sheet: The sheet, where there is one.
        row: The row as Excel numbers it.
    """

    table: str
    project: str | None
    whom: str | None
    file: str
    sheet: str | None
    row: int
