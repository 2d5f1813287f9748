"""What a later sheet says of a worker whom an earlier one only names: number, phone, card."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import Part

_SAID = {"id_no": "worker.id_no", "phone": "worker.phone", "bank_account": "worker.bank_account"}
"""Columns of the worker, and where rows that name one say the same."""
_TABLES = ("payroll", "attendance")
_WHOLE = r"^(\d{15}|\d{17}[\dXx])$"
_ANY = "."
_SEP = "\x1f"


def with_known_later(workers: pa.Table, parts: Sequence[Part]) -> pa.Table:
    """Fill what a worker's own row leaves open by what rows tied to that worker say.

    Linking tied them by number or by a name that no other on the project bears: whoever is one
    person has one number, in whichever file it stands.

    Args:
        workers: The canonical table; what it says stays.
        parts: All sheets, linked.
    """
    for name, target in _SAID.items():
        found = _said(parts, target)
        if found is not None:
            # A whole number goes before a masked one.
            for pattern in (_WHOLE, _ANY) if name == "id_no" else (_ANY,):
                workers = _filled(workers, name, found, pattern)
    return workers


def _said(parts: Sequence[Part], target: str) -> pa.Table | None:
    """Project with worker, and what is said, over all sheets."""
    pieces = [piece for part in parts for piece in _of_part(part, target)]
    return pa.concat_tables(pieces) if pieces else None


def _of_part(part: Part, target: str) -> Iterator[pa.Table]:
    if part.table not in _TABLES or part.column(target) is None:
        return
    data = part.settled().data
    if {"project_id", "worker_id"} <= set(data.column_names):
        who = _who(data)
        there = pc.and_(pc.is_valid(who), pc.is_valid(data[target]))
        yield pa.table({"who": who, "said": data[target]}).filter(there)


def _who(data: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(data["project_id"], data["worker_id"], _SEP)


def _filled(workers: pa.Table, name: str, found: pa.Table, pattern: str) -> pa.Table:
    """The same with the first text of that shape where the cell is empty."""
    usable = found.filter(pc.match_substring_regex(found["said"], pattern))
    own = workers[name] if name in workers.column_names else None
    if not len(usable) or (own is not None and not own.null_count):
        return workers
    firsts = pc.index_in(_who(workers), value_set=usable["who"].combine_chunks())
    later = usable["said"].combine_chunks().take(firsts.combine_chunks())
    if own is not None:
        return workers.set_column(workers.column_names.index(name), name, pc.coalesce(own, later))
    return workers.append_column(name, later) if later.null_count < len(later) else workers
