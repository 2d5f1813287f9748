"""Which cleaner a column of the schema gets."""

import pyarrow as pa

from wagekit.intake.clean.cleaned import Cleaned, RawColumn
from wagekit.intake.clean.dates import clean_date, clean_month, clean_time
from wagekit.intake.clean.ids import clean_account, clean_code, clean_id, clean_ids
from wagekit.intake.clean.money import clean_money
from wagekit.intake.clean.numbers import clean_int, clean_number, clean_ratio
from wagekit.intake.clean.words import clean_bool, clean_enum
from wagekit.model.schema import Column

MAY_BE_NEGATIVE = frozenset({"balance_after", "opening_balance"})
ACCOUNTS = frozenset({"account_id", "bank_account", "payer_account", "payee_account"})
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
    if column.type == "money":
        negative = column.name in MAY_BE_NEGATIVE
        return clean_money(raw.text, unit, may_be_negative=negative)
    if column.type in _OF_CELLS:
        return _OF_CELLS[column.type](raw)
    if column.type in _OF_TEXT:
        return _OF_TEXT[column.type](raw.text)
    if column.type == "enum":
        return clean_enum(raw.text, column)
    if column.type == "bool":
        return clean_bool(raw.text, column)
    return clean_account(raw) if column.name in ACCOUNTS else _as_it_stands(raw, column)


def _as_it_stands(raw: RawColumn, column: Column) -> Cleaned:
    return clean_id(raw) if column.type == "id" else Cleaned(_text(raw), {})


def _text(raw: RawColumn) -> pa.ChunkedArray:
    return raw.text


_OF_CELLS = {
    "date": clean_date,
    "month": clean_month,
    "time": clean_time,
    "code": clean_code,
    "ids": clean_ids,
}
_OF_TEXT = {"int": clean_int, "number": clean_number, "ratio": clean_ratio}
