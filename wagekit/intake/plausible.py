"""Are sums of a believable size? A sheet read in the wrong unit is wrong by ten thousand."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import Part
from wagekit.model.finding import Issue
from wagekit.model.money import format_yuan

_DAY_RATE = (50_00, 3_000_00)
"""What a day's work on a site can cost, in fen; most are paid 100 to 1,000 yuan."""
_A_MONTH = (100_00, 200_000_00)
_A_PERSON = (100_00, 1_000_000_00)
"""What one person can be owed."""
_SHARE = 0.5
_YUAN = 100


def doubtful_sizes(part: Part) -> Iterator[Issue]:
    """Look at the middle of a column, and at what nobody can be owed.

    Args:
        part: A sheet.

    Yields:
        A warning where most sums of a column are too small or too large to be in their unit, or
        some lines owe each of their people more than a million.
    """
    if part.table == "payroll":
        rates = _per(part, "payable", "days")
        yield from _about(part, "payable", rates, _DAY_RATE, "odd_day_rate")
        if rates is None:
            yield from _about(part, "payable", part.column("payable"), _A_MONTH, "odd_wages")
    elif part.table in {"arrears", "clue"}:
        each = _per(part, "amount", "people")
        most = tuple(_about(part, "amount", each, _A_PERSON, "odd_per_head"))
        yield from most or _some_rows(part, each)


def _per(part: Part, money: str, count: str) -> pa.ChunkedArray | None:
    amounts, counts = part.column(money), part.column(count)
    if amounts is None or counts is None:
        return None
    some = pc.and_(pc.greater(counts, 0), pc.greater(amounts, 0))
    number = pc.if_else(some, pc.cast(counts, pa.float64()), None)
    each = pc.divide(pc.cast(amounts, pa.float64()), number)
    return each if each.null_count < len(each) else None


def _about(
    part: Part, target: str, values: pa.ChunkedArray | None, span: tuple[int, int], code: str
) -> Iterator[Issue]:
    if values is None:
        return
    known = pc.drop_null(pc.if_else(pc.equal(values, 0), None, values))
    if not len(known):
        return
    low, high = span
    # Sums in 万元 have decimals; a whole yuan or two is somebody's placeholder.
    if not pc.any(pc.not_equal(_rest(part.data[target]), 0)).as_py():
        low = 0
    odd: int = pc.sum(pc.or_(pc.less(known, low), pc.greater(known, high))).as_py()
    if odd > _SHARE * len(known):
        middle = pc.quantile(known, 0.5)[0].as_py()
        yield part.note(code, target=target, middle=format_yuan(round(middle)), count=odd)


def _some_rows(part: Part, each: pa.ChunkedArray | None) -> Iterator[Issue]:
    """Of a ledger in 万元 a clerk wrote some lines in yuan: nobody is owed a million."""
    if each is None:
        return
    odd = pc.indices_nonzero(pc.fill_null(pc.greater(each, _A_PERSON[1]), False)).to_pylist()
    if odd:
        rows = [part.row(index) for index in odd]
        value = part.cell("amount", odd[0])
        yield part.note(
            "some_odd_per_head", rows[0], target="amount", value=value, count=len(rows),
            rows=these_rows(rows),
        )  # fmt: skip


def _rest(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.subtract(values, pc.multiply(pc.divide(values, _YUAN), _YUAN))
