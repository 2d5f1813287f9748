"""Text of cells, whole columns at a time: invisible characters out, blanks to unknown."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.glance import by_text, edges, holds_only

# Control characters too: no workbook or document may hold them.
_INVISIBLE = r"[\p{Cf}\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_UNTIDY = r"[\p{Cf}\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{2E80}-\x{2FDF}]|^[\s\p{Z}'=]|[\s\p{Z}]$"
_RADICAL = r"[\x{2E80}-\x{2FDF}]"
# CJK Radicals Supplement, which NFKC leaves alone.
_SUPPLEMENT = str.maketrans(
    "⺁⺄⺆⺇⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺗⺙⺛⺜⺝⺞⺟⺠⺢⺥⺧⺩⺪⺫⺬⺮⺯⺱⺲⺳⺶⺷⺸⺺⺻⺼⺽⺾⺿⻀⻁⻃⻄⻅⻆⻇⻉⻊⻋⻌⻍⻎⻑⻒⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙冂几卜巳小小兀尢尢尢巳幺彐彐心攵旡日月歹母民水爪牛王疋网示竹糸网网网羊羊羊聿聿月臼艹艹艹虎西西见角角贝足车辶辶辶长长长门阜雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟",
)
_EXACT = 2**53
# Printable ASCII, and the characters from U+4000 to U+9FFF, none of which is invisible or a blank.
_TIDY = bytes([*range(0x20, 0x7F), *range(0x80, 0xC0), *range(0xE4, 0xEA)])
_BLANK = 0x20
_OPENING = frozenset(b" '=")
_FORMULA_TEXT = r'^="(.*)"$'


def as_chunked(array: pa.Array) -> pa.ChunkedArray:
    """One array as a column."""
    return pa.chunked_array([array])


def take_rows(column: pa.ChunkedArray, rows: pa.Array) -> pa.ChunkedArray:
    """The rows of a column by their positions, in order; without copying where they are a run."""
    if not len(rows):
        return column[:0]
    first, last = rows[0].as_py(), rows[-1].as_py()
    return column[first : last + 1] if last - first + 1 == len(rows) else column.take(rows)


def tidy_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Strip invisible characters, outer blanks and the marks that keep text from being a number.

    Args:
        column: Text as it stands in the file.

    Returns:
        The same rows; a cell with nothing left is null.
    """
    return _without_blanks(column) if _plainly_tidy(column) else by_text(column, _tidied)


def _plainly_tidy(column: pa.ChunkedArray) -> bool:
    """Whether the bytes alone show that there is nothing to strip, as in most columns."""
    if not holds_only(column, _TIDY):
        return False
    first, last = edges(column)
    return not (set(first) & _OPENING or _BLANK in last)


def _tidied(column: pa.ChunkedArray) -> pa.ChunkedArray:
    # One look is several times cheaper than the steps below, which many columns do not need.
    if not pc.any(pc.match_substring_regex(column, _UNTIDY)).as_py():
        return _without_blanks(column)
    shown = _whole_characters(replace_where(column, _INVISIBLE, ""))
    shown = replace_where(pc.utf8_trim_whitespace(shown), _FORMULA_TEXT, r"\1")
    shown = pc.utf8_trim_whitespace(replace_where(shown, r"^'", ""))
    return _without_blanks(shown)


def _without_blanks(column: pa.ChunkedArray) -> pa.ChunkedArray:
    blank = pc.equal(column, "")
    return pc.if_else(blank, None, column) if pc.any(blank).as_py() else column


def _whole_characters(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Radicals that stand for the characters they look like, as PDF converters leave them."""
    if not pc.any(pc.match_substring_regex(column, _RADICAL)).as_py():
        return column
    encoded = column.combine_chunks().dictionary_encode()
    texts = [whole_characters(text) for text in encoded.dictionary.to_pylist()]
    return as_chunked(pa.array(texts, pa.string()).take(encoded.indices))


def whole_characters(text: str) -> str:
    """The same for one text: Kangxi radicals by NFKC, the supplement by its own list."""
    return "".join(
        unicodedata.normalize("NFKC", c) if "\u2f00" <= c <= "\u2fdf" else c
        for c in text.translate(_SUPPLEMENT)
    )


def replace_where(column: pa.ChunkedArray, pattern: str, by: str) -> pa.ChunkedArray:
    """Rewrite what matches a pattern; a column without a match is handed back as it is."""

    def work(texts: pa.ChunkedArray) -> pa.ChunkedArray:
        # Looking first is several times cheaper than rewriting a column that needs nothing.
        if not pc.any(pc.match_substring_regex(texts, pattern)).as_py():
            return texts
        return pc.replace_substring_regex(texts, pattern=pattern, replacement=by)

    return by_text(column, work)


def tidy(text: str) -> str:
    """The same as `tidy_column` for one text."""
    shown = "".join(c for c in whole_characters(text) if unicodedata.category(c) != "Cf")
    shown = shown.translate(_CONTROLS).strip()
    quoted = re.fullmatch(r'="(.*)"', shown)
    return (quoted[1] if quoted else shown).removeprefix("'").strip()


def folded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Full-width and compatibility forms as their plain twins (NFKC)."""
    return pc.utf8_normalize(column, form="NFKC")


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """A name as it is compared: NFKC, without any blank, brackets in one width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", tidy(text)))


def number_text(number: float) -> str:
    """A number as Excel shows it: whole without a point, at most 15 digits otherwise.

    Args:
        number: A finite number; others come out as their name and are refused by every cleaner.

    Returns:
        Plain digits, never with an exponent.
    """
    # Excel keeps 15 digits: more would show the machine's rounding, not the sheet's value. Whole
    # numbers that other programs wrote are exact up to here, and cards have 16 digits.
    if number.is_integer() and abs(number) < _EXACT:
        return str(int(number))
    text = f"{number:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text
