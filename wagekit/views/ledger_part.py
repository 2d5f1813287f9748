"""Open entries of the arrears ledger, listed for comparison: wage sheets go before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.model.money import format_yuan
from wagekit.model.text import Text
from wagekit.views.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = Mapping[str, Any]

TITLE = Text(
    "欠薪台账未销账的登记（供核对，不与上文数额相加）",
    "Open entries of the arrears ledger (to compare, not to be added to the sums above)",
)
WHY = Text(
    "有工资表的，以工资表为准；同一笔欠薪可能两处都有，也可能只有一处，请逐条核对。",
    "Where there are wage sheets, they count; the same wages may stand in both or in one only:"
    " compare each entry.",
)
OPEN = Text("待核", "not known")


def ledger_part(entries: Sequence[Row], names: Mapping[str, str], *, lang: str) -> Iterator[str]:
    """The lines of the part; none where no entry is open.

    Args:
        entries: Rows of `arrears`, amounts in fen.
        names: What projects and parties are called, by id.
        lang: `zh` or `en`.
    """
    still = [row for row in entries if row.get("closed_on") is None]
    if still:
        yield from ("", f"## {TITLE.in_(lang)}", "", WHY.in_(lang), "")
        yield from (_entry(row, names, lang) for row in still)


def _entry(row: Row, names: Mapping[str, str], lang: str) -> str:
    project, employer = (
        plain(names.get(row[key] or "", row[key] or OPEN.in_(lang)))
        for key in ("project_id", "employer_id")
    )
    left = None if row["amount"] is None else max(row["amount"] - (row["paid_amount"] or 0), 0)
    yuan = OPEN.in_(lang) if left is None else format_yuan(left)
    people = OPEN.in_(lang) if row["people"] is None else row["people"]
    entry, file = plain(row["entry_id"]), plain(row["_file"])
    said = Text(
        f"- {entry}：{project} · {employer}，{people}人，{yuan}元（{file} 第{row['_row']}行）",
        f"- {entry}: {project} · {employer}, {people} people, {yuan} yuan"
        f" ({file} row {row['_row']})",
    )
    return said.in_(lang)
