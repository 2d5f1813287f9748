"""How a sheet is laid out: which table it is, where its header stands, which column is which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wagekit.intake.below_parents import Total
from wagekit.intake.header_rows import Cells
from wagekit.intake.profile import Profile
from wagekit.intake.unpaid import unpaid_column
from wagekit.model.schema import tables


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out.

    Attributes:
        table: The canonical table.
        canonical: Whether its headers are the canonical names themselves.
        header: Which row holds the header, counted from 0; -1 where the format carries it apart.
        columns: Target to column index. A target is a column of the table, or `worker.name` and
            the like for what describes a person or project named in the row.
        headers: The header cells as the file spells them.
        repeated: Indices of columns that name a target already taken.
        share: How much of the header is understood, 0 to 1.
        lines: The header's rows as the file has them: two or three where parents are merged.
        sums: Money targets that are the sum of several columns, to those columns.
        totals: Money targets whose column is the whole of others beside it.
        days: For an attendance grid, column index to day of the month.
        months: For a wage sheet with a column a month, column index to what it is called.
        profile: The source profile whose signature the header bears.
        fit: Which of two equal readings is meant: more rows where a parent is known, else fewer.
        plain: The same without headers that are deductions only where the row says so; None where
            there are none.
        own_header: Whether the header stands in this piece of the sheet; else `header` is the last
            row above its data.
    """

    table: str
    canonical: bool
    header: int
    columns: Mapping[str, int]
    headers: tuple[str | None, ...]
    repeated: tuple[int, ...]
    share: float
    lines: tuple[Cells, ...] = ()
    sums: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    totals: Mapping[str, Total] = field(default_factory=lambda: MappingProxyType({}))
    days: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    months: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    profile: Profile | None = None
    fit: int = 0
    plain: "Layout | None" = None
    own_header: bool = True

    def spelled(self, target: str) -> str | None:
        """The header that the file gives a target; None where there is no such column."""
        index = self.columns.get(target)
        return None if index is None else self.headers[index]

    def named(self, target: str) -> str:
        """What to call a target in an issue: the headers it is made from, else its own name."""
        made = self.sums.get(target, ())
        unpaid = self.column_of_unpaid if target == "paid" else None
        from_these = made or (() if unpaid is None else (unpaid,))
        others = "+".join(self.headers[index] or "" for index in from_these)
        return self.spelled(target) or others or self._title(target)

    def _title(self, target: str) -> str:
        """What a column is called that the file does not have; a canonical file knows its name."""
        table, _, name = target.rpartition(".")
        known = tables()[table or self.table].names if not self.canonical else ()
        return tables()[table or self.table].column(name).zh if name in known else target

    @property
    def column_of_unpaid(self) -> int | None:
        """Which column tells what was paid by what is unpaid; None where another says it."""
        return None if "paid" in self.columns else unpaid_column(self.table, self.headers)

    def made_from(self, target: str) -> tuple[int, ...]:
        """The columns of a target: its own, or those that are added up."""
        own = self.columns.get(target)
        return self.sums.get(target, ()) if own is None else (own,)

    @property
    def counted(self) -> frozenset[int]:
        """The columns that say what the table holds, or are compared with those that do."""
        used = {*self.columns.values(), *self.days, *self.months}
        used |= {index for parts in self.sums.values() for index in parts}
        used |= {i for each in self.totals.values() for i in (*each.parts, *each.of_which)}
        return frozenset(used)

    @property
    def understood(self) -> frozenset[int]:
        """The columns that are known, whether they count or another stands for them."""
        return self.counted | {*self.repeated}

    @property
    def wages_by_month(self) -> bool:
        """Whether the headers of a column a month themselves say that wages stand in it."""
        return any("工资" in (self.headers[index] or "") for index in self.months)

    @property
    def is_statement(self) -> bool:
        """Whether it is that of a bank statement."""
        return self.profile is not None and self.profile.shape == "statement"

    @property
    def above(self) -> int:
        """How many rows stand above the header."""
        return max(self.header + 1 - (max(len(self.lines), 1) if self.own_header else 0), 0)

    @property
    def last_header(self) -> int:
        """The index of the last column that has a header."""
        return max(index for index, header in enumerate(self.headers) if header is not None)
