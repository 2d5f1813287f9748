"""What projects, workers and parties are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

_KEYS: Final = (("project", "project_id"), ("worker", "worker_id"), ("party", "party_id"))


class Names(dict[str, str]):
    """Names by id; pandas copies what a frame carries along, again and again."""

    def __deepcopy__(self, _: dict[int, Any]) -> Self:
        """Nobody changes them."""
        return self


def names_in(tables: Mapping[str, pa.Table]) -> Names:
    """The names in the tables of a case, by id; the party table goes first."""
    named = Names()
    for table, key in _KEYS:
        rows = tables.get(table)
        if rows is not None and "name" in rows.column_names:
            pairs = zip(rows[key].to_pylist(), rows["name"].to_pylist(), strict=True)
            named |= {one: name for one, name in pairs if name is not None}
    return named
