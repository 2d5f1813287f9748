"""Amounts that stand in several columns, such as 借支, 生活费 and 罚款, and are added up."""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from wagekit.intake.headers import header_of
from wagekit.model.schema import tables

Said = Sequence[tuple[str, ...]]


@cache
def parts_of(table: str) -> Mapping[str, str]:
    """Headers that may be a part of an amount, normalised, to the column that it is."""
    columns = tables()[table].columns
    return MappingProxyType({header_of(p).text: c.name for c in columns for p in c.parts})


@cache
def either_of(table: str) -> frozenset[str]:
    """Those of them that may as well be the whole."""
    columns = tables()[table].columns
    aliases = {header_of(alias).text for c in columns for alias in c.aliases}
    return frozenset(parts_of(table).keys() & aliases)


def take_parts(
    table: str,
    said: Said,
    named: Iterable[tuple[int, int, str]],
    columns: dict[str, int],
    totals: Container[int] = frozenset(),
) -> dict[str, tuple[int, ...]]:
    """Take out of the columns those that are only a part, unless another is the whole.

    Args:
        table: The canonical table.
        said: For each column the words it may be known by.
        named: Rank, index and target of each column that is known.
        columns: Target to column index, changed in place.
        totals: Columns that are the whole of what stands below a parent.

    Returns:
        Target to its parts.
    """
    there = sorted(named)
    parts = [
        (i, t)
        for _, i, t in there
        if i not in totals and parts_of(table).get(_word(table, said[i])) == t
    ]
    found = {target: tuple(i for i, t in parts if t == target) for _, target in parts}
    for target in found:
        wholes = (i for _, i, t in there if t == target and (i, t) not in parts)
        if (whole := next(wholes, None)) is None:
            del columns[target]
        else:
            columns[target] = whole
    return found


def add_up_parts(
    parts: Mapping[str, tuple[int, ...]],
    columns: dict[str, int],
    sums: dict[str, tuple[int, ...]],
) -> None:
    """Put the parts, with those below a merged parent, where their target has no whole.

    Args:
        parts: Target to its parts.
        columns: Target to column index, changed in place.
        sums: Target to the columns that are added up, changed in place.
    """
    for target, indices in parts.items():
        together = tuple(sorted({*indices, *sums.pop(target, ())}))
        if target not in columns and len(together) == 1:
            columns[target] = together[0]
        elif target not in columns:
            sums[target] = together


def _word(table: str, words: tuple[str, ...]) -> str:
    return next((word for word in words if word in parts_of(table)), "")
