"""Wage and ledger rows that did not load: the sums of a page rest on the others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text
from wagekit.views.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import FileCount

_OF_DEBTS: Final = frozenset({"payroll", "arrears"})


def not_loaded_part(files: Sequence[FileCount], *, lang: str) -> Iterator[str]:
    """A line for each sheet of debts some of whose rows did not load.

    Args:
        files: What became of the rows of each sheet.
        lang: `zh` or `en`.
    """
    for one in files:
        if one.table in _OF_DEBTS and one.quarantined:
            yield _line(one).in_(lang)


def _line(one: FileCount) -> Text:
    place = plain(" / ".join(part for part in (one.file, one.sheet) if part))
    rows = "row was" if one.quarantined == 1 else "rows were"
    return Text(
        f"> {place} 有 {one.quarantined} 行没有载入（与他表重复，或者必填内容"
        "读不出，见 issues.csv），以下数额不含这些行；确属遗漏的，请改正后重新分析。",
        f"> {one.quarantined} {rows} not loaded of {place} (they stand in another sheet,"
        " or what is needed cannot be read: see issues.csv), and the sums below are without; if"
        " they are missing, correct them and analyse again.",
    )
