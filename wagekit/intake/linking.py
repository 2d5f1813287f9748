"""Rows of one sheet tied to what other sheets name: projects, parties, people, record ids."""

from collections.abc import Sequence

import pyarrow as pa

from wagekit.intake.part import Part, Unread
from wagekit.intake.required import set_aside_incomplete

Sheets = Sequence[Part | Unread]


def link(sheets: Sheets) -> tuple[list[Part | Unread], dict[str, pa.Table]]:
    """Fill what can be derived and set aside what stays incomplete.

    Args:
        sheets: All sheets of the case.

    Returns:
        The sheets, and rows that follow from them for other tables.
    """
    return [set_aside_incomplete(s) if isinstance(s, Part) else s for s in sheets], {}
