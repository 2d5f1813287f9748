"""The seam between rules and what computes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pyarrow as pa

    from wagekit.core.logic import Frame


class Engine(Protocol):
    """What a rule needs of a database; at this seam all is frames, never files or SQL."""

    def table(self, name: str) -> Frame:
        """The canonical table, with every column of its schema; empty when nobody supplied it."""

    def keep(self, frame: Frame) -> Frame:
        """Compute `frame` once and hold its rows, so that many can read it."""

    def parted(
        self, frame: Frame, column: str, values: Collection[str]
    ) -> tuple[Mapping[str, int], Frame]:
        """Compute `frame`: how many rows have each value of a text `column`; what has `values`.

        Returns:
            The counts by value, and the rows that have one of `values`, held like `keep` does.
        """

    def rows(self, frame: Frame) -> pa.Table:
        """Compute `frame` and bring its rows here."""

    def bring(self, table: pa.Table) -> Frame:
        """Put a table that no file supplied, such as the calendar, where frames can join it."""
