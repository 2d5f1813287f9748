"""Rows of a case's claims and payments as a person reads them, with the place where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.model.money import format_yuan
from wagekit.model.schema import tables as schema
from wagekit.views.explorer.words import PLACE, PLACE_IN
from wagekit.views.money_explorer import words
from wagekit.views.timeline.words import NOT_NAMED, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.model.text import Text
    from wagekit.views.funds.part import Names

    Row = Mapping[str, Any]
    Cells = tuple[str, ...]

MOST_ROWS: Final = 60
"""Rows that one detail lists."""


class Papers:
    """The tables of a case, asked for single rows.

    Args:
        tables: Canonical tables.
        names: What ids are called.
        lang: `zh` or `en`.
    """

    def __init__(self, tables: Mapping[str, pa.Table], names: Names, lang: str) -> None:
        self.tables = tables
        self.names = names
        self.lang = lang

    def rows(self, name: str, ids: Collection[str]) -> dict[str, Row]:
        """The rows of `claim` or `payment` with those ids, by id."""
        table, key = self.tables.get(name), f"{name}_id"
        if table is None or not ids:
            return {}
        chosen = table.filter(pc.is_in(table[key], pa.array(sorted(ids), pa.string())))
        return {row[key]: row for row in chosen.to_pylist()}

    def say(self, text: Text, **values: object) -> str:
        """A sentence with its blanks filled in."""
        return text.in_(self.lang).format(**values)

    def heads(self, *names: str) -> tuple[str, ...]:
        """Headers of a table."""
        return tuple(words.HEADS[name].in_(self.lang) for name in names)

    def lines(self, **said: str) -> tuple[tuple[str, str], ...]:
        """Facts with their heads; what is empty is left out."""
        return tuple((words.HEADS[name].in_(self.lang), one) for name, one in said.items() if one)

    def figure(self, yuan: str) -> str:
        """With its unit; a word such as 不详 has none."""
        return self.say(words.FIGURE, yuan=yuan) if yuan[-1:].isdigit() else yuan

    def cut(self, rows: Sequence[Cells], note: Text) -> tuple[tuple[Cells, ...], str]:
        """As many rows as are listed, and the sentence below them."""
        more = len(rows) - MOST_ROWS
        said = self.say(words.MORE_ROWS, n=more) if more > 0 else ""
        return tuple(rows[:MOST_ROWS]), self.say(note) + said

    def name(self, id_: str | None) -> str:
        """What a party is called."""
        return NOT_NAMED.in_(self.lang) if id_ is None else self.names.parties.get(id_, id_)

    def ends(self, row: Row) -> str:
        """Who paid whom; an account where no party is named."""
        payer, payee = (
            self.name(row.get(f"{side}_id") or row.get(f"{side}_account"))
            for side in ("payer", "payee")
        )
        return words.ENDS.in_(self.lang).format(payer=payer, payee=payee)

    def day(self, row: Row) -> str:
        """The day of a payment."""
        at = row.get("paid_at")
        return f"{at:%Y-%m-%d}" if at else UNKNOWN.in_(self.lang)

    def yuan(self, fen: int | None) -> str:
        """Yuan to the fen, without the unit."""
        return UNKNOWN.in_(self.lang) if fen is None else format_yuan(fen)

    def place(self, row: Row) -> str:
        """File, sheet and row."""
        return self._place(row.get("_file"), row.get("_sheet"), row.get("_row"))

    def evidence(self, one: Evidence) -> tuple[str, str, str]:
        """Table, key and place of a row that a finding rests on."""
        table = schema().get(one.table)
        called = one.table if table is None else (table.zh if self.lang == "zh" else table.en)
        return called, one.key, self._place(one.file, one.sheet, one.row)

    def _place(self, file: str | None, sheet: str | None, row: int | None) -> str:
        if file is None:
            return words.NO_PLACE.in_(self.lang)
        said = PLACE_IN if sheet else PLACE
        return said.in_(self.lang).format(file=file, sheet=sheet, row=row)
