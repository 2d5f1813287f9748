"""Cells with a fixed choice of words: yes or no, and the codes of a column."""

import unicodedata
from collections.abc import Mapping

import pyarrow as pa

from wagekit.intake.clean.cleaned import Cleaned, Unreadable, by_distinct
from wagekit.intake.texts import plain
from wagekit.model.schema import Column

_YES = ("true", "1", "是", "有", "y", "yes", "√", "✓", "✔", "t")
_NO = ("false", "0", "否", "无", "n", "no", "×", "✗", "✘", "f")


def clean_bool(text: pa.ChunkedArray, column: Column) -> Cleaned:
    """Clean a column of yes and no; the column's own words count too."""
    words = {word: word in _YES for word in (*_YES, *_NO)}
    own = {_folded(spelling): code == "true" for code, spelling in _spellings(column)}
    return _chosen(text, pa.bool_(), {**words, **own}, wrong="bad_bool")


def clean_enum(text: pa.ChunkedArray, column: Column) -> Cleaned:
    """Clean a column of codes: the code itself or one of its Chinese spellings, never a guess."""
    words = {_folded(spelling): code for code, spelling in _spellings(column)}
    words.update({_folded(code): code for code in column.codes})
    return _chosen(text, pa.string(), words, wrong="bad_enum")


def _spellings(column: Column) -> list[tuple[str, str]]:
    return [(code, spelling) for code, words in column.codes.items() for spelling in words]


def _chosen(
    text: pa.ChunkedArray, kind: pa.DataType, words: Mapping[str, object], *, wrong: str
) -> Cleaned:
    def parse(cell: str) -> object:
        try:
            return words[_folded(cell)]
        except KeyError as error:
            raise Unreadable(wrong) from error

    return by_distinct(text, kind, parse=parse)


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", plain(word)).lower()
