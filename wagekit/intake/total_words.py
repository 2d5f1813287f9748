"""大写 lines: is the amount in words the total of a column?"""

import re
from collections.abc import Iterator, Mapping
from itertools import permutations

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.capitals import without_fillers
from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.row_words import GAP, IN_WORDS, TOTAL
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue
from wagekit.model.money import format_yuan, in_words
from wagekit.model.schema import tables

_MARK = "大写"
_SPREAD_MARK = GAP.join(_MARK)
_AMOUNT = re.compile(
    r"(?:人民币|金额|合计|[:：¥￥()（）])*(负?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)"
)
_LOOKED_AT = 4


def words_of_totals(
    sheet: RawSheet, part: Part, cleaned: Mapping[str, Cleaned], body: pa.ChunkedArray
) -> Iterator[Issue]:
    """Compare each amount in words with the sums of the columns above it.

    Args:
        sheet: The raw sheet.
        part: What was made of it.
        cleaned: The cleaned columns, one value for each raw row.
        body: Which rows are data.

    Yields:
        An issue where no column adds up to the words, or the words cannot be read.
    """
    money = [c.name for c in tables()[part.table].columns if c.type == "money"]
    columns = {name: cleaned[name].values for name in money if name in cleaned}
    for position in _marked(sheet) if columns else ():
        words = _words(sheet.cells(position))
        row = sheet.rows[position].as_py()
        if words is None:
            continue
        sums = [_sum(values, body, position) for values in columns.values()]
        if not words:
            yield part.note("words_unread", row, value=_cell(sheet, position))
        elif not any(_says(words, total) for total in (*sums, *_rests(sums))):
            said = "、".join(format_yuan(total) for total in dict.fromkeys(sums))
            yield part.note("words_differ", row, value=words, sum=said)


def _says(words: str, total: int) -> bool:
    return without_fillers(in_words(total)) == without_fillers(words)


def _rests(sums: list[int]) -> list[int]:
    """What is left of one sum after another: 尚欠 where it is no column of its own."""
    return [more - less for more, less in permutations(sums, 2) if more > less]


def _marked(sheet: RawSheet) -> list[int]:
    found = None
    for column in sheet.columns[:_LOOKED_AT]:
        hit = pc.fill_null(pc.match_substring_regex(column, _SPREAD_MARK), False)
        total = pc.and_(
            hit, pc.fill_null(pc.match_substring_regex(column, f"{TOTAL}|{IN_WORDS}"), False)
        )
        found = total if found is None else pc.or_(found, total)
    rows: list[int] = pc.indices_nonzero(found).to_pylist() if found is not None else []
    return rows


def _words(cells: tuple[str | None, ...]) -> str | None:
    """The amount in words; "" where there is something else; None where nothing was filled in."""
    joined = plain("".join(cell for cell in cells if cell))
    after = joined.partition(_MARK)[2]
    found = _AMOUNT.match(after)
    if found:
        return found[1]
    return None if not re.search(r"[^\s:：()（）元¥￥_]", after) else ""


def _sum(values: pa.ChunkedArray, body: pa.ChunkedArray, until: int) -> int:
    total: int | None = pc.sum(values[:until].filter(body[:until])).as_py()
    return total or 0


def _cell(sheet: RawSheet, position: int) -> str:
    return "".join(cell for cell in sheet.cells(position) if cell)
