"""What the tables of a case would be, were like parties one or rows of namesakes everyone's."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

import pyarrow as pa

from wagekit.intake.link.apply import changed_tables
from wagekit.intake.link.effect import supposed_effect
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.undated import DAY, UNTOLD
from wagekit.model.open_row import OpenRow

_WHOM = {"payment": ("payer_id", "payee_id")}


def supposing_same(
    tables: Mapping[str, pa.Table], judgements: Iterable[Judgement]
) -> dict[str, pa.Table] | None:
    """The tables with every two parties that are `proposed` taken for one.

    Nobody decided that they are: this only shows which findings hang on it.

    Args:
        tables: Canonical tables as they were read.
        judgements: Who was taken for whom; what a person held apart stays apart.

    Returns:
        The tables, or None where nothing is proposed.
    """
    effect = supposed_effect(judgements)
    return changed_tables(effect, tables) if effect.goes_by else None


def given_to_all(
    tables: Mapping[str, pa.Table], unplaced: Mapping[str, pa.Table]
) -> dict[str, pa.Table]:
    """The tables with the rows that did not load: each given to everybody whom it can mean.

    Args:
        tables: Canonical tables as they were read.
        unplaced: The rows, once for each person that they can mean.
    """
    given = {
        name: pa.concat_tables(
            [each[name] for each in (tables, unplaced) if name in each], promote_options="default"
        )
        for name in unplaced
    }
    return {**tables, **given}


def as_late_as_can_be(unplaced: Mapping[str, pa.Table], as_of: date | None) -> dict[str, pa.Table]:
    """The same rows, payments on the last day that they can have been made: none after `as_of`."""
    payments = unplaced.get("payment")
    if payments is None or as_of is None:
        return dict(unplaced)
    days = [_last_day(moment, as_of) for moment in payments[DAY].to_pylist()]
    at = payments.column_names.index(DAY)
    late = payments.set_column(at, DAY, pa.array(days, payments.schema.field(DAY).type))
    return {**unplaced, "payment": late}


def _last_day(first: datetime, as_of: date) -> datetime:
    month_end = date(first.year, first.month, monthrange(first.year, first.month)[1])
    last = as_of if first.date() == UNTOLD else max(min(month_end, as_of), first.date())
    return datetime.combine(last, time())


def open_rows(unplaced: Mapping[str, pa.Table]) -> tuple[OpenRow, ...]:
    """Where those rows stand, and whom each can mean."""
    return tuple(
        OpenRow(name, row.get("project_id"), whom, row["_file"], row["_sheet"], row["_row"])
        for name, table in unplaced.items()
        for row in table.to_pylist()
        for whom in dict.fromkeys(row.get(column) for column in _WHOM.get(name, ("worker_id",)))
    )
