"""Which cleaner a column of the schema gets."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, RawColumn
from wagekit.intake.clean.dates import clean_date, clean_month, clean_time, without_open_ends
from wagekit.intake.clean.ids import (
    clean_account,
    clean_card,
    clean_code,
    clean_id,
    clean_ids,
    clean_name,
    clean_phone,
    clean_region,
)
from wagekit.intake.clean.money import clean_money
from wagekit.intake.clean.numbers import clean_int, clean_number, clean_ratio
from wagekit.intake.clean.words import clean_bool, clean_enum
from wagekit.model.identity import ACCOUNTS
from wagekit.model.money import MAY_BE_NEGATIVE
from wagekit.model.schema import Column

_ENDS = frozenset({"valid_to", "to_on"})
KEPT = frozenset({"precision_lost"})
"""Problems that leave the value in place."""


def clean_column(raw: RawColumn, column: Column, *, unit: str) -> Cleaned:
    """Clean one column.

    Args:
        raw: Text of the cells and which held numbers.
        column: What the column is.
        unit: Money unit of the column: 元, 万元 or 分.

    Returns:
        Values of the type in which tables hold the column.
    """
    cleaned = _by_type(raw, column, unit)
    return cleaned if column.none_word is None else _with_none(cleaned, column)


def _with_none(cleaned: Cleaned, column: Column) -> Cleaned:
    """Every spelling of "there is none" as the one word that rules know."""
    known = pc.is_in(cleaned.values, value_set=pa.array(column.none_spellings, pa.string()))
    word = pa.scalar(column.none_word, pa.string())
    return Cleaned(pc.if_else(known, word, cleaned.values), cleaned.problems)


def _by_type(raw: RawColumn, column: Column, unit: str) -> Cleaned:
    if column.type == "money":
        return clean_money(raw, unit, may_be_negative=column.name in MAY_BE_NEGATIVE)
    if column.name in ACCOUNTS:
        return clean_card(raw) if column.name == "bank_account" else clean_account(raw)
    return _CLEANERS[column.type](raw, column)


def _text(raw: RawColumn, column: Column) -> Cleaned:
    if column.name == "phone":
        return clean_phone(raw.text)
    return clean_name(raw.text) if column.name == "name" else Cleaned(raw.text, {})


def _date(raw: RawColumn, column: Column) -> Cleaned:
    return clean_date(without_open_ends(raw) if column.name in _ENDS else raw)


_CLEANERS: Mapping[str, Callable[[RawColumn, Column], Cleaned]] = MappingProxyType(
    {
        "text": _text,
        "id": lambda raw, _: clean_id(raw),
        "ids": lambda raw, _: clean_ids(raw),
        "code": lambda raw, _: clean_code(raw),
        "region": lambda raw, _: clean_region(raw),
        "enum": lambda raw, column: clean_enum(raw.text, column),
        "bool": lambda raw, column: clean_bool(raw.text, column),
        "int": lambda raw, _: clean_int(raw.text),
        "number": lambda raw, _: clean_number(raw.text),
        "ratio": lambda raw, _: clean_ratio(raw.text),
        "date": _date,
        "month": lambda raw, _: clean_month(raw),
        "time": lambda raw, _: clean_time(raw),
    }
)
