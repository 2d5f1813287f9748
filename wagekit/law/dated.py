"""A dated, regional number as one expression: a run over years judges each row by its own day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw

if TYPE_CHECKING:
    from datetime import date

    from wagekit.law.parameter import Parameter, ParameterValue

_WHOLE: Final = nw.Int64()
_DTYPES: Final = {"ratio": nw.Float64(), "date": nw.Date()}


def by_day_and_region(
    parameter: Parameter, day: nw.Expr, *, region: nw.Expr | None = None
) -> nw.Expr:
    """Give each row the value in force on its day, of the narrowest region that has one.

    Args:
        parameter: The number.
        day: A date column.
        region: A text column of GB/T 2260 codes; without it the national value.
    """
    dtype = _DTYPES.get(parameter.unit, _WHOLE)
    layers: dict[str, nw.Expr] = {}
    found = _literal(None, dtype)
    for prefix, values in _by_prefix(parameter).items():
        if prefix and region is None:
            continue
        layers[prefix] = _in_time(values, day, below=_wider(layers, prefix, dtype), dtype=dtype)
        found = _where(region, prefix, layers[prefix], otherwise=found)
    return found


def _by_prefix(parameter: Parameter) -> dict[str, list[ParameterValue]]:
    grouped: dict[str, list[ParameterValue]] = {}
    for value in sorted(parameter.values, key=lambda value: len(value.region)):
        grouped.setdefault(value.region, []).append(value)
    return grouped


def _wider(layers: dict[str, nw.Expr], prefix: str, dtype: nw.dtypes.DType) -> nw.Expr:
    around = [wider for wider in layers if prefix.startswith(wider)]
    return layers[max(around, key=len)] if around else _literal(None, dtype)


def _in_time(
    values: list[ParameterValue], day: nw.Expr, *, below: nw.Expr, dtype: nw.dtypes.DType
) -> nw.Expr:
    first = values[0]
    value = _literal(first.value, dtype)
    if first.begins is not None:
        # A null day must stay null, whatever a wider region holds for ever.
        before = nw.when(day < nw.lit(first.begins)).then(below)
        value = nw.when(day >= nw.lit(first.begins)).then(value).otherwise(before)
    elif len(values) > 1:
        value = nw.when(~day.is_null()).then(value)
    for later in values[1:]:
        began = day >= nw.lit(later.begins)
        value = nw.when(began).then(_literal(later.value, dtype)).otherwise(value)
    return value


def _where(region: nw.Expr | None, prefix: str, value: nw.Expr, *, otherwise: nw.Expr) -> nw.Expr:
    if region is None or not prefix:
        return value
    return nw.when(region.str.starts_with(prefix)).then(value).otherwise(otherwise)


def _literal(value: float | date | None, dtype: nw.dtypes.DType) -> nw.Expr:
    return nw.lit(value, dtype)
