"""Lines that a bank undid: the undoing and what it undoes stay out of the sums, both listed."""

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import Part

_WORDS = r"冲正|抹账|冲销|红冲|冲抵|反交易|撤销交易|交易撤销|错账调整|隔日冲账|冲账"
_COMPARED = ("_account", "payer_account", "payee_account", "payer_id", "payee_id")


def reversals(part: Part, negative: pa.ChunkedArray | None) -> dict[int, tuple[str, str]]:
    """Find them.

    Args:
        part: A statement, with `_account`, `_out`, parties and amounts.
        negative: Lines written below zero, where the source does not do so for money out.

    Returns:
        Index to the sentence about it and the row that it belongs to.
    """
    marked = pc.fill_null(pc.match_substring_regex(part.data["purpose"], _WORDS), False)
    if negative is not None:
        marked = pc.or_(marked, negative)
    there = [i for i in pc.indices_nonzero(marked).to_pylist() if part.row(i) not in part.aside]
    below = set(pc.indices_nonzero(negative).to_pylist()) if negative is not None else set()
    candidates = _same_amounts(part, there)
    found: dict[int, tuple[str, str]] = {}
    for index in there:
        if index in found:
            continue
        undone = _undone(part, candidates, index, {*found, *there}, same_way=index in below)
        if undone is None:
            found[index] = ("reversal_alone", "")
        else:
            found[index] = ("reversal", str(part.row(undone)))
            found[undone] = ("reversed", str(part.row(index)))
    return found


def _same_amounts(part: Part, there: list[int]) -> dict[int | None, list[int]]:
    amounts = part.data["amount"]
    wanted = amounts.take(pa.array(there, pa.int64()))
    hits = pc.indices_nonzero(pc.fill_null(pc.is_in(amounts, value_set=pc.unique(wanted)), False))
    rows: dict[int | None, list[int]] = {}
    for index, amount in zip(hits.to_pylist(), amounts.take(hits).to_pylist(), strict=True):
        rows.setdefault(amount, []).append(index)
    return rows


def _undone(
    part: Part, rows: dict[int | None, list[int]], index: int, used: set[int], *, same_way: bool
) -> int | None:
    """The nearest line with the same amount between the same two, the way that is undone."""
    line = _line(part, index)
    amount: int | None = part.data["amount"][index].as_py()
    near = sorted(rows.get(amount, []), key=lambda i: (abs(i - index), i))
    for other in near[:200]:
        if other in used or part.row(other) in part.aside:
            continue
        if _fits(line, _line(part, other), same_way=same_way):
            return other
    return None


def _line(part: Part, index: int) -> dict[str, object]:
    columns = ("_out", *_COMPARED)
    return {name: part.data[name][index].as_py() for name in columns}


def _fits(line: dict[str, object], other: dict[str, object], *, same_way: bool) -> bool:
    if None not in (line["_out"], other["_out"]) and (line["_out"] == other["_out"]) != same_way:
        return False
    if line["_account"] != other["_account"]:
        return False
    ours = {line[name] for name in _COMPARED[1:]} - {None}
    theirs = {other[name] for name in _COMPARED[1:]} - {None}
    # Turned round, payer and payee change places: the same names stand on both lines.
    return ours <= theirs or theirs <= ours
