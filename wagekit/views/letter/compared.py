"""Which kinds of papers a letter says were compared: those of which the project has rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.views.texts import read

if TYPE_CHECKING:
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def compared(request: Request, words: Words) -> str:
    """The kinds of papers there are, of those that a kind of letter is about.

    Args:
        request: What the letter is made from.
        words: The language, with the tables that the kind lists as `compared`.
    """
    tables = words.own.get("compared") or read("letter/terms.yaml")["compared"]
    there = [words.say(f"papers_{table}") for table in tables if _has_rows(table, request)]
    return (
        words.say("papers_some", papers=words.joined(there)) if there else words.say("papers_none")
    )


def _has_rows(name: str, request: Request) -> bool:
    """Whether a table has rows of the project, or such as name none: those were looked at too."""
    table = request.tables.get(name)
    if table is None or "project_id" not in table.column_names:
        return bool(table)
    own = pa.array([request.project_id, None], pa.string())
    return bool(pc.any(pc.is_in(table["project_id"], value_set=own)).as_py())
