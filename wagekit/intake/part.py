"""One sheet on its way to a canonical table: cleaned cells, and what became of each row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.model.finding import Issue

ROW = "_row"


@dataclass(frozen=True, slots=True)
class Part:
    """The data rows of one sheet.

    Attributes:
        file: The file as named inside the case folder.
        sheet: The sheet, where there is one.
        layout: What table it is and which column is which.
        meta: What stands above the table.
        data: One row a data row: cleaned columns by target, and `_row`.
        raw: The text of the same cells, by target, for issues.
        read: Rows there are in the sheet.
        aside: Rows quarantined so far, by their number.
        issues: What there is to say so far.
        second: Whether its rows are counted elsewhere: they fill what other rows leave open.
        numbered: Whether each row's id is made from its own file, sheet and row.
    """

    file: str
    sheet: str | None
    layout: Layout
    meta: Meta
    data: pa.Table
    raw: Mapping[str, pa.ChunkedArray]
    read: int
    skipped: int
    aside: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()
    second: bool = False
    numbered: bool = False

    @property
    def table(self) -> str:
        """The canonical table."""
        return self.layout.table

    def column(self, name: str) -> pa.ChunkedArray | None:
        """A cleaned column, or None where the sheet has none."""
        return self.data[name] if name in self.data.column_names else None

    def row(self, index: int) -> int:
        """The number of a data row as the inspector sees it."""
        number: int = self.data[ROW][index].as_py()
        return number

    def with_column(self, name: str, values: pa.ChunkedArray | pa.Array) -> "Part":
        """The same with one column set."""
        at = self.data.column_names.index(name) if name in self.data.column_names else -1
        data = (
            self.data.append_column(name, values)
            if at < 0
            else self.data.set_column(at, name, values)
        )
        return replace(self, data=data)

    @property
    def place(self) -> str:
        """Its file and sheet, as issues on other sheets name it."""
        return f"{self.file} {self.sheet}" if self.sheet else self.file

    def noting(self, issues: Iterable[Issue]) -> "Part":
        """The same with more to say."""
        return replace(self, issues=(*self.issues, *issues))

    def setting_aside(self, target: str, codes: Mapping[int, tuple[str, str]]) -> "Part":
        """The same without some rows, each with an issue that says why.

        Args:
            target: The column that is to blame.
            codes: Index in `data` to the code of a sentence and what it leaves open.

        Returns:
            The part with the rows marked; they stay in `data` until it is `settled`.
        """
        rows = self.data[ROW].to_pylist() if codes else []
        issues = [
            self.note(code, rows[index], target=target, value=self.cell(target, index), why=why)
            for index, (code, why) in codes.items()
            if rows[index] not in self.aside
        ]
        aside = self.aside | {rows[index] for index in codes}
        return replace(self, aside=aside, issues=(*self.issues, *issues))

    def cell(self, target: str, index: int) -> str | None:
        """The text of one cell as the file spells it."""
        column = self.raw.get(target)
        return None if column is None else column[index].as_py()

    def note(
        self,
        code: str,
        row: int | None = None,
        *,
        target: str = "",
        spelled: str = "",
        value: str | None = None,
        **facts: object,
    ) -> Issue:
        """Build an issue about this sheet, naming the column as the file spells it."""
        spelled = spelled or self.layout.named(target)
        return note(code, self.file, self.sheet, row, column=spelled or None, value=value, **facts)

    def counted_elsewhere(self, data: pa.Table) -> "Part":
        """Rows that the same lines hold besides, which are counted with the first table of them."""
        return replace(
            self, data=data, raw={}, read=len(data), skipped=0, aside=frozenset(), issues=(),
            second=True,
        )  # fmt: skip

    def settled(self) -> "Part":
        """The same with the rows that are set aside taken out of the data."""
        if not self.aside:
            return self
        aside = pa.array(sorted(self.aside), pa.int64())
        kept = pc.invert(pc.is_in(self.data[ROW], value_set=aside))
        raw = {target: column.filter(kept) for target, column in self.raw.items()}
        return replace(self, data=self.data.filter(kept), raw=raw)


TablePart = Callable[[RawSheet, Layout, Meta, FileOverride], Part]
"""Reads a sheet by a layout."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A sheet that gives no table: its rows are set aside as a whole.

    Attributes:
        perhaps: The table that it most looks like, where it was not recognised.
    """

    file: str
    sheet: str | None
    read: int
    skipped: int
    issues: tuple[Issue, ...] = field(default=())
    profile: str | None = None
    perhaps: str | None = None
