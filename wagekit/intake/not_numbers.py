"""Cells where the number of a person, firm or card should be and none is: they tie nobody."""

import re
from collections.abc import Callable, Iterable

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.link.number import is_masked
from wagekit.intake.part import ROW, Part
from wagekit.intake.said import Said
from wagekit.intake.texts import plain
from wagekit.model.codes import NONE
from wagekit.model.finding import Issue
from wagekit.model.identity import ACCOUNTS, compact

_NUMBERS = frozenset({"id_no", "uscc"})
_PAPERS = frozenset({"permit_no"})
_NO_ACCOUNT = frozenset(
    ["none", "null", "nil", "<nil>", "nan", "na", "n/a", "unknown", "tbd", "无", "暂无", "未知",
     "待补", "现金", "同上", "见附表", "详见附表", "见附件", "详见附件"]
)  # fmt: skip
_OF_PEOPLE = frozenset({"worker", "payroll", "claimant"})
_CARDS = ACCOUNTS - {"account_id"}
_ENDS_LOST = re.compile(r"\d(\.\d+)?E\+?\d{2}")
_NOTHING = re.compile(
    r"(none|null|nil|<nil>|nan|na|n/a|unknown|tbd|no|x+|0+(\.0+)?|[^0-9A-Z]*)", re.IGNORECASE
)
"""Words for nothing in a canonical file, where every other text is somebody's number."""
_FEWEST_DIGITS = 6
"""Of digits alone: a foreigner's papers have seven or eight, a row's running number has fewer."""
_SHORT_CARD, _LONG_CARD = 4, 12
_SHOWN = 20
_EXAMPLES = 5


def without_placeholders(part: Part) -> Part:
    """Empty what is no number in the columns of id numbers, credit codes and cards.

    Args:
        part: A sheet, cleaned.

    Returns:
        The same, with one issue a column that says which rows.
    """
    for target in part.data.column_names:
        name = target.rpartition(".")[2]
        if name in _NUMBERS or (name in _CARDS and part.layout.profile is None):
            of_people = is_card if part.table in _OF_PEOPLE else is_account
            part = _column_without(part, target, is_number if name in _NUMBERS else of_people)
        if name in _PAPERS and not part.layout.canonical:
            part = _column_without(part, target, is_paper, code="no_paper")
    return part


def _column_without(
    part: Part, target: str, known: Callable[[str, int], bool], code: str = "no_number"
) -> Part:
    column = part.data[target]
    if part.layout.canonical:
        known = is_own_number if target.rpartition(".")[2] in _NUMBERS else is_account
    often = pc.value_counts(column.drop_null()).to_pylist()
    wrong = [each["values"] for each in often if not known(each["values"], each["counts"])]
    if not wrong:
        return part
    hit = pc.is_in(column, value_set=pa.array(wrong, column.type))
    rows = part.data[ROW].filter(hit).to_pylist()
    emptied = part.with_column(target, pc.if_else(hit, None, column))
    return emptied.noting([_issue(part, target, rows, wrong, code)])


def is_number(text: str, _: int = 1) -> bool:
    """Whether a cell can be somebody's number, masked or damaged ones included.

    Args:
        text: The cell; not 无, 待补, 0, 1.10101E+17 or a run of one digit.
    """
    value = compact(text)
    digits = [c for c in value if c.isascii() and c.isdecimal()]
    if is_masked(value):
        return bool(digits)
    if _ENDS_LOST.fullmatch(value):
        return False
    lettered = bool(digits) and any(c.isascii() and c.isalpha() for c in value)
    return lettered or (len(digits) >= _FEWEST_DIGITS and len(set(digits)) > 1)


def is_card(text: str, times: int) -> bool:
    """Whether a cell can be the number of one account or card.

    Args:
        text: The cell; not 现金, 农行卡, 6.222E+18 or what a mask hides in part.
        times: How often it stands in the column: 6217 is how the cards of one bank begin.
    """
    if len(text) >= _LONG_CARD and text.isascii() and text.isdecimal() and text.strip(text[0]):
        return True  # Nearly all: to look at each character of a million takes long.
    digits = sum(c.isascii() and c.isdecimal() for c in compact(text))
    long = digits >= _FEWEST_DIGITS and is_number(text)
    short = digits >= _SHORT_CARD and times == 1 and is_account(text)
    return (long or short) and not is_masked(text)


def is_account(text: str, _: int = 1) -> bool:
    """Whether a cell can name an account: ids of accounts are any text but a word for nothing."""
    said = plain(text)
    return not (
        _ENDS_LOST.fullmatch(compact(text)) or said in _NO_ACCOUNT or not said.strip("0-/*")
    )


def is_paper(text: str, _: int) -> bool:
    """Whether a cell can be the number of a permit, or says that there is none; not 见附件 or /."""
    return text == NONE or any(c.isdecimal() for c in text)


def is_own_number(text: str, _: int = 1) -> bool:
    """Whether a cell of a canonical file is a number: ids there compare as text.

    Args:
        text: The cell; not 无, none, 0, a mask alone or 1.10101E+17.
    """
    value = compact(text)
    return not (_NOTHING.fullmatch(value) or _ENDS_LOST.fullmatch(value))


def _issue(part: Part, target: str, rows: list[int], wrong: list[str], code: str) -> Issue:
    shown = "、".join(wrong[:_EXAMPLES]) + ("…" if len(wrong) > _EXAMPLES else "")
    return part.note(
        code, rows[0], target=target, value=shown, count=len(rows), rows=these_rows(rows)
    )


def these_rows(rows: Iterable[int]) -> Said:
    """The numbers of the first rows, for a sentence."""
    numbers = list(map(str, rows))
    more = "…" if len(numbers) > _SHOWN else ""
    zh, en = (mark.join(numbers[:_SHOWN]) for mark in ("、", ", "))
    return Said(zh + more, en + more)
