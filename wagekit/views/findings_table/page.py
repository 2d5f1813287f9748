"""A view with its twin: what a widget is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wagekit.views.twin import twin_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.views.findings_table.row import Row
    from wagekit.views.findings_table.view import FindingsView

MOST_ROWS: Final = 400
"""So many findings the twin lists; how many more there are is said."""
_SHOWN: Final = ("rule", "outcome", "project", "subject", "reason", "amount", "act", "status")


@dataclass(frozen=True, slots=True)
class Page:
    """What a widget draws.

    Attributes:
        view: The view as JSON.
        twin: The same as HTML that stands still.
        alt: The same in a sentence.
    """

    view: Mapping[str, Any]
    twin: str
    alt: str


def findings_page(view: FindingsView) -> Page:
    """The findings table with its twin.

    Args:
        view: The table.
    """
    heads = dict(view.columns)
    columns = [heads[key] for key in _SHOWN]
    left = len(view.rows) - MOST_ROWS
    more = view.words["rows_more"].format(n=left) if left > 0 else ""
    alt = f"{view.alt} {view.notice} {more}".strip()
    rows = map(_cells, view.rows[:MOST_ROWS])
    twin = twin_html(view.title, alt=alt, columns=columns, rows=rows)
    return Page(view.as_dict(), twin, alt)


def _cells(row: Row) -> list[str]:
    status = " ".join(part for part in (row.cells["status"], row.decided, row.changed) if part)
    shown = {**row.cells, "status": status}
    return [shown[key] for key in _SHOWN]
