"""Rows that name one of several persons: what the tables would hold if each were everyone's.

Nobody can say whose such a row is, so it does not load. That somebody has no row is not known
either, as long as one of them may be that person's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.assemble import assemble
from wagekit.intake.link.everyone import refers
from wagekit.intake.link.roster import Roster
from wagekit.intake.part import ROW, Part
from wagekit.intake.people import as_described, described_rows
from wagekit.model.schema import tables

_TABLES = ("payroll", "attendance")
_OWN = ("project_id", "worker_id")


def unplaced(parts: Sequence[Part], roster: Roster) -> dict[str, pa.Table]:
    """The rows that may be of several, once for each person that a row can mean.

    Args:
        parts: The sheets, people tied; rows of nobody still in them.
        roster: Everyone known.

    Returns:
        Canonical tables of those rows only; parties that they name are left out.
    """
    return assemble([each for part in parts for each in _of_part(part, roster)], {})


def _of_part(part: Part, roster: Roster) -> Iterator[Part]:
    if part.table not in _TABLES or not _is_whole(part):
        return
    nobodys = part.data.filter(pc.is_null(part.data["worker_id"]))
    if not len(nobodys):
        return
    open_ = replace(part, data=nobodys, aside=frozenset(), issues=())
    rows, people = _meant(open_, roster)
    if rows:
        yield replace(open_, data=_given(nobodys.take(rows), people, part), raw={})


def _is_whole(part: Part) -> bool:
    """Whether the sheet has every column that its rows cannot do without; gate logs have not."""
    given = (name for name in tables()[part.table].required if name != "payroll_id")
    return all(part.column(name) is not None for name in given)


def _meant(part: Part, roster: Roster) -> tuple[list[int], list[str]]:
    """Indices of rows and, beside each, one of the persons that it can mean."""
    found = described_rows(part)
    meant = [roster.matching(as_described(*said)).people for _, *said in found.combinations]
    pairs = [
        (index, person.worker_id)
        for index, code in enumerate(found.codes.to_pylist())
        for person in meant[code]
    ]
    return [index for index, _ in pairs], [person for _, person in pairs]


def _given(rows: pa.Table, people: Sequence[str], part: Part) -> pa.Table:
    kept = rows.select([name for name in rows.column_names if _is_own(part.table, name)])
    at = kept.column_names.index("worker_id")
    kept = kept.set_column(at, "worker_id", pa.array(people, pa.string()))
    if part.table != "payroll":
        return kept
    place = pc.cast(kept[ROW], pa.string())
    ids = pc.binary_join_element_wise(part.file, part.sheet or "", place, kept["worker_id"], "/")
    return kept.append_column("payroll_id", ids)


def _is_own(table: str, name: str) -> bool:
    """Whether a column is used: no id of the row and no party, which are not settled yet."""
    return name in _OWN or (name != "payroll_id" and not refers(table, name))
