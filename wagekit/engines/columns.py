"""A stored column in canonical terms, as SQL text that DuckDB and Spark both read.

Files hold a day as a date or as text, money as a decimal, a whole or a floating number of yuan.
What cannot be read becomes unknown, never a guess. A cell is named ``c_`` and its column, so that
no name has to be quoted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from wagekit.model.identity import ACCOUNTS
from wagekit.model.money import LIMIT, MAY_BE_NEGATIVE, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagekit.model.schema import Column

CELL = "c_"
FAMILIES = (
    (r"varchar|string", "text"),
    (r"boolean", "bool"),
    (r"u?(tiny|small|big|huge)?int(eger)?", "whole"),
    (r"float|double|real", "part"),
    (r"decimal\(([0-9]|1[0-8]), ?[0-2]\)", "fen"),
    (r"decimal\(.*\)", "exact"),
    (r"date", "day"),
    (r"timestamp.*", "time"),
    (r"\"?null\"?|void", "none"),
)
"""What engines call the types of a file, and what they hold."""
KEPT: dict[str, tuple[str, ...]] = {
    "date": ("date",),
    "bool": ("boolean",),
    "time": ("timestamp", "timestamp_ntz"),
}
"""Types of a file in which a column can stay."""
NUMBERED = frozenset({"uscc", "id_no"})
"""Numbers that tell who is who: they compare in capitals and without blanks."""
NAMING = frozenset({"id", "ids", "code"})
"""Types of text by which rows are joined: what nobody sees in them goes."""
BREAKS = "\t\r\n"
BLANKS = " \u3000\u00a0" + BREAKS
SURE = "1e15"
"""Whole numbers below it are exact in floating point."""
FEN = UNITS["元"]
MOST_YUAN = LIMIT // FEN
COUNTED = frozenset({"text", "whole", "part", "fen", "exact"})
"""Families of types that can hold an amount."""
DAY, MONTH = len("2024-01-31"), len("2024-01")
MOMENTS = tuple(map(len, ("2024-01-31", "2024-01-31 09:30", "2024-01-31 09:30:00")))


def family(stored: str) -> str | None:
    """What a column of the stored type holds; None where nothing can be read from it."""
    known = (name for text, name in FAMILIES if re.fullmatch(text, stored.lower()))
    return next(known, None)


def as_stored(column: Column, stored: str) -> bool:
    """Whether a column that is stored so needs no reading, unless its text is unclean."""
    if column.type in READERS:
        return stored.lower() in KEPT.get(column.type, ())
    return family(stored) == "text"


def canonical(column: Column, stored: str) -> str | None:
    """The value of a cell in canonical terms; None where the stored type cannot hold any."""
    kind = family(stored)
    if kind is None:
        return None
    cell = f"{CELL}{column.name}"
    return READERS.get(column.type, _word)(column, cell, kind)


def month_only(column: Column, stored: str) -> str | None:
    """The first day of the month where a text cell of a date column names no day."""
    if column.type != "date" or family(stored) != "text":
        return None
    text = _text(f"{CELL}{column.name}", "text")
    return f"CASE WHEN LENGTH({text}) = {MONTH} THEN TRY_CAST(CONCAT({text}, '-01') AS DATE) END"


def holds(column: Column, stored: str) -> str:
    """Whether a cell holds anything at all."""
    cell = f"{CELL}{column.name}"
    return f"{_text(cell, 'text') if family(stored) == 'text' else cell} IS NOT NULL"


def shown(column: Column) -> str:
    """A cell as text, to be shown beside what is wrong with it."""
    return f"CAST({CELL}{column.name} AS STRING)"


def _text(cell: str, kind: str) -> str:
    if kind == "text":
        return f"NULLIF(TRIM({cell}), '')"
    if kind == "part":
        whole = f"CASE WHEN {cell} = FLOOR({cell}) THEN CAST(CAST({cell} AS BIGINT) AS STRING)"
        return f"CASE WHEN ABS({cell}) < {SURE} THEN {whole} ELSE CAST({cell} AS STRING) END END"
    return f"CAST({cell} AS STRING)"


def _word(column: Column, cell: str, kind: str) -> str:
    text = _text(cell, kind)
    if column.type in NAMING and kind == "text":
        text = _named(cell, blanks=column.name in NUMBERED | ACCOUNTS)
    if column.type == "ids" and kind == "text":
        text = _joined(text)
    if column.name in NUMBERED:
        return f"UPPER({text})"
    if column.type == "region":
        return f"CASE WHEN TRY_CAST({text} AS BIGINT) IS NOT NULL THEN {text} END"
    if column.type == "enum":
        codes = ", ".join(f"'{code}'" for code in column.codes)
        return f"CASE WHEN {text} IN ({codes}) THEN {text} END"
    return text


def _named(cell: str, *, blanks: bool) -> str:
    """An id without what nobody sees at its ends and within, or without any blank.

    Nearly all ids are plain, with as many bytes as characters: looking for each character that may
    be there takes five times as long, and a province has a hundred million ids.
    """
    breaks = " AND ".join(f"NOT CONTAINS({cell}, '{one}')" for one in BREAKS)
    plain = f"BIT_LENGTH({cell}) = 8 * LENGTH({cell}) AND {breaks}"
    if blanks:
        light, full = f"REPLACE({cell}, ' ', '')", f"TRANSLATE({cell}, '{BLANKS}{_hidden()}', '')"
    else:
        seen = f"TRANSLATE({cell}, '{_hidden()}', '')"
        light, full = f"TRIM({cell})", f"TRIM(BOTH '{BLANKS}' FROM {seen})"
    return f"NULLIF(CASE WHEN {plain} THEN {light} ELSE {full} END, '')"


def _joined(text: str) -> str:
    """Several ids joined by `;` without blanks around it."""
    joined = f"TRANSLATE({text}, '；、\n', ';;;')"
    for blank in (" ;", "; "):
        joined = f"REPLACE({joined}, '{blank}', ';')"
    return f"TRIM(BOTH ';' FROM {joined})"


@cache
def _hidden() -> str:
    """The characters of the first plane that have no width (Unicode Cf)."""
    return "".join(chr(n) for n in range(0x10000) if unicodedata.category(chr(n)) == "Cf")


def _number(_: Column, cell: str, kind: str) -> str:
    number = _any_number(cell, kind)
    return f"CASE WHEN {number} >= 0 AND {number} < 1e300 THEN {number} END"


def _ratio(_: Column, cell: str, kind: str) -> str:
    number = _any_number(cell, kind)
    return f"CASE WHEN {number} >= 0 AND {number} <= 1 THEN {number} END"


def _any_number(cell: str, kind: str) -> str:
    return f"TRY_CAST({_text(cell, kind)} AS DOUBLE)" if kind == "text" else _double(cell, kind)


def _double(cell: str, kind: str) -> str:
    readable = kind in {"whole", "part", "fen", "exact", "none"}
    return f"CAST({cell if readable else 'NULL'} AS DOUBLE)"


def _count(column: Column, cell: str, kind: str) -> str:
    number = _number(column, cell, kind)
    whole = f"{number} = FLOOR({number}) AND {number} < {SURE}"
    return f"CASE WHEN {whole} THEN CAST({number} AS BIGINT) END"


def _money(column: Column, cell: str, kind: str) -> str:
    fen = _fen(cell, kind)
    if column.name in MAY_BE_NEGATIVE or kind not in COUNTED:
        return fen
    return f"CASE WHEN {fen} >= 0 THEN {fen} END"


def _fen(cell: str, kind: str) -> str:
    if kind == "fen":
        return f"CASE WHEN ABS({cell}) < {MOST_YUAN} THEN CAST({cell} * {FEN} AS BIGINT) END"
    if kind == "part":
        fen = f"CAST(ROUND({cell} * {FEN}) AS BIGINT)"
        return f"CASE WHEN ABS({cell}) < {MOST_YUAN} THEN {fen} END"
    if kind not in COUNTED:
        return "CAST(NULL AS BIGINT)"
    exact = f"TRY_CAST({_text(cell, kind) if kind == 'text' else cell} AS DECIMAL(30, 6))"
    countable = f"{exact} * {FEN} = ROUND({exact} * {FEN}) AND ABS({exact}) < {MOST_YUAN}"
    return f"CASE WHEN {countable} THEN CAST({exact} * {FEN} AS BIGINT) END"


def _truth(_: Column, cell: str, kind: str) -> str:
    if kind == "bool":
        return cell
    if kind == "text":
        said = f"LOWER({_text(cell, kind)})"
        return f"CASE {said} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END"
    if kind in {"whole", "part"}:
        return f"CASE {cell} WHEN 1 THEN TRUE WHEN 0 THEN FALSE END"
    return "CAST(NULL AS BOOLEAN)"


def _day(_: Column, cell: str, kind: str) -> str:
    return _dated(cell, kind, "DATE", f"= {DAY}")


def _moment(_: Column, cell: str, kind: str) -> str:
    return _dated(cell, kind, "TIMESTAMP_NTZ", f"IN {MOMENTS}")


def _dated(cell: str, kind: str, target: str, length: str) -> str:
    if kind in {"day", "time"}:
        return f"CAST({cell} AS {target})"
    if kind != "text":
        return f"CAST(NULL AS {target})"
    text = _text(cell, kind)
    return f"CASE WHEN LENGTH({text}) {length} THEN TRY_CAST({text} AS {target}) END"


def _month(_: Column, cell: str, kind: str) -> str:
    if kind in {"day", "time"}:
        return f"SUBSTR(CAST({cell} AS STRING), 1, {MONTH})"
    text = _text(cell, kind)
    real = f"TRY_CAST(CONCAT({text}, '-01') AS DATE) IS NOT NULL"
    return f"CASE WHEN LENGTH({text}) = {MONTH} AND {real} THEN {text} END"


READERS: dict[str, Callable[[Column, str, str], str]] = {
    "number": _number,
    "ratio": _ratio,
    "int": _count,
    "money": _money,
    "bool": _truth,
    "date": _day,
    "time": _moment,
    "month": _month,
}
"""How each type is read; any other is text."""
