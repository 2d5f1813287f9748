"""Decisions of persons put into effect: ids of one party made one, disputed numbers set aside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.link.decisions import NAME, Decision, Decisions
from wagekit.intake.link.effect import Effect
from wagekit.intake.link.everyone import Known, refers
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.notes import note
from wagekit.intake.part import Part
from wagekit.model.schema import tables

_NUMBERS = ("uscc", "id_no")


def effect_of(decisions: Decisions, known: Known) -> Effect:
    """Work out what the decisions come to; what is different stays so whatever else is said.

    Args:
        decisions: The lines of links.csv.
        known: Everyone.
    """
    effect = Effect()
    for line in sorted(decisions.lines, key=lambda d: (d.same, d.row)):
        _take(effect, line, known)
    return effect


def _take(effect: Effect, line: Decision, known: Known) -> None:
    left, right = known.meant(line.left), known.meant(line.right)
    # A spelling need not be anybody's any more: that it is not the other was heeded before.
    if not line.same and not (left and right):
        effect.judgements.append(_judgement(line, line.left, line.right))
        return
    for text, ids in ((line.left, left), (line.right, right)):
        if len(ids) != 1:
            code = "link_of_nobody" if not ids else "link_of_several"
            effect.issues.append(note(code, NAME, None, line.row, value=text, count=len(ids)))
            return
    _settle(effect, line, effect.root(left[0]), effect.root(right[0]), known)


def _settle(effect: Effect, line: Decision, left: str, right: str, known: Known) -> None:
    if not line.same:
        effect.apart.add(frozenset({left, right}))
        if _share_a_number(known, left, right):
            effect.disputed.add(right)
    elif effect.keeps_apart(left, right):
        effect.issues.append(note("link_against_link", NAME, None, line.row, value=line.right))
        return
    elif left != right:
        effect.goes_by[right] = left
    effect.judgements.append(_judgement(line, left, right))


def _share_a_number(known: Known, left: str, right: str) -> bool:
    one, other = known.ids[left], known.ids[right]
    return any(
        getattr(one, number) and getattr(one, number) == getattr(other, number)
        for number in _NUMBERS
    )


def _judgement(line: Decision, left: str, right: str) -> Judgement:
    return Judgement(
        left=left,
        right=right,
        judgement="same" if line.same else "different",
        who=line.who or NAME,
        rule=NAME,
        left_value=line.left,
        right_value=line.right,
        why=line.why,
        file=NAME,
        row=line.row,
    )


def applied(effect: Effect, parts: Sequence[Part]) -> list[Part]:
    """The sheets as the decisions want them.

    Args:
        effect: What the decisions come to.
        parts: All sheets, linked.
    """
    if not effect.goes_by and not effect.disputed:
        return list(parts)
    return [replace(part, data=changed(effect, part.table, part.data)) for part in parts]


def changed_tables(effect: Effect, added: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The same for rows that follow from others."""
    return {name: changed(effect, name, rows) for name, rows in added.items()}


def changed(effect: Effect, table: str, rows: pa.Table) -> pa.Table:
    """One table with references to the ids that are kept, and without disputed numbers."""
    for name in rows.column_names:
        kind = _kind(table, name)
        if kind is not None and effect.goes_by:
            rows = _set(rows, name, _mapped(rows[name], effect.root, kind))
    own = {"party": "party_id", "worker": "worker_id"}.get(table)
    if own in rows.column_names and effect.disputed:
        theirs = pc.is_in(rows[own], value_set=pa.array(sorted(effect.disputed), pa.string()))
        for number in _NUMBERS:
            if number in rows.column_names:
                rows = _set(rows, number, pc.if_else(theirs, None, rows[number]))
    return rows


def _kind(table: str, name: str) -> str | None:
    """The type of a column that refers to parties or workers."""
    return tables()[table].column(name).type if refers(table, name) else None


def _mapped(column: pa.ChunkedArray, goes_by: Callable[[str], str], kind: str) -> pa.ChunkedArray:
    encoded = column.combine_chunks().dictionary_encode()
    values = [
        ";".join(map(goes_by, value.split(";") if kind == "ids" else [value]))
        for value in encoded.dictionary.to_pylist()
    ]
    return pa.chunked_array([pa.array(values, pa.string()).take(encoded.indices)])


def _set(rows: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    return rows.set_column(rows.column_names.index(name), name, values)
