"""What a person calls the code of a cell, in a letter's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.schema import tables as schemas
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.views.letter.words import Words


def label(table: str, column: str, code: str, words: Words) -> str:
    """What a person calls the code of a cell.

    Args:
        table: The canonical table.
        column: Its column.
        code: The code.
        words: The language.
    """
    spellings = schemas()[table].column(column).codes.get(code) or (code,)
    return Text(spellings[0], code.replace("_", " ")).in_(words.lang)
