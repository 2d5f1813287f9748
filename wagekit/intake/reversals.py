"""Lines that a bank undid: the undoing and what it undoes stay out of the sums, both listed."""

from collections.abc import Collection
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import Part

REVERSAL = r"冲正|抹账|冲销|红冲|冲抵|反交易|撤销交易|交易撤销|错账调整|隔日冲账|冲账"
RETURN = r"退汇|汇出退回|汇款退回|退票"
"""A payment that came back: only with the payment itself is it one of the two."""
_COMPARED = ("_account", "payer_account", "payee_account", "payer_id", "payee_id")


def reversals(
    part: Part, negative: pa.ChunkedArray | None, stated: Collection[int] = ()
) -> dict[int, tuple[str, str]]:
    """Find them.

    Args:
        part: A statement, with `_account`, `_out`, parties and amounts.
        negative: Lines written below zero, where the source does not do so for money out.
        stated: Lines of which a column of states says that they were undone.

    Returns:
        Index to the sentence about it and the row that it belongs to.
    """
    marked = _saying(part, REVERSAL)
    if negative is not None:
        marked = pc.or_(marked, negative)
    there = _left(part, marked)
    below = set(pc.indices_nonzero(negative).to_pylist()) if negative is not None else set()
    candidates = _same_amounts(part, there)
    found: dict[int, tuple[str, str]] = {}
    for index in there:
        if index in found:
            continue
        near = _nearest(part, candidates, index, stated)
        undone = _undone(part, near, index, {*found, *there}, same_way=index in below)
        if undone is None:
            found[index] = ("reversal_alone", "")
        else:
            found[index] = ("reversal", str(part.row(undone)))
            found[undone] = ("reversed", str(part.row(index)))
    found |= _returned(part, {*found, *there}, stated)
    return found | _stated(part, stated, set(found))


def _stated(part: Part, stated: Collection[int], used: set[int]) -> dict[int, tuple[str, str]]:
    """Lines whose own state says so, each with the line of that sum the other way, if any."""
    there = [i for i in stated if i not in used and part.row(i) not in part.aside]
    candidates = _same_amounts(part, there)
    found: dict[int, tuple[str, str]] = {}
    for index in there:
        if index in found:
            continue
        ends = _ends(part, index)
        near = _nearest(part, candidates, index, stated)
        near = [i for i in near if _ends(part, i) == ends]
        other = _undone(part, near, index, {*used, *found, index}, same_way=False)
        if other is not None:
            found[index] = ("set_off", str(part.row(other)))
            found[other] = ("set_off", str(part.row(index)))
    return found


def _saying(part: Part, words: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.match_substring_regex(part.data["purpose"], words), False)


def _left(part: Part, marks: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(marks).to_pylist()
    return [index for index in rows if part.row(index) not in part.aside]


def _returned(part: Part, used: set[int], stated: Collection[int]) -> dict[int, tuple[str, str]]:
    """Payments that came back; one whose payment is not in the sheet stays as it is."""
    back = pc.and_(_saying(part, RETURN), pc.invert(pc.fill_null(part.data["_out"], True)))
    there = [index for index in _left(part, back) if index not in used]
    candidates = _same_amounts(part, there)
    found: dict[int, tuple[str, str]] = {}
    for index in there:
        near = _nearest(part, candidates, index, stated)
        sent = _sent(part, near, index, {*used, *there, *found})
        if sent is not None:
            found[index] = ("came_back", str(part.row(sent)))
            found[sent] = ("sent_back", str(part.row(index)))
    return found


def _sent(part: Part, near: list[int], index: int, used: set[int]) -> int | None:
    """The nearest earlier payment of that sum to the same account; to whom else if it is named."""
    line = _whole(part, index)
    other = {line["payer_account"], line["payer_id"]} - {None}
    fitting = [
        i
        for i in near
        if i not in used and part.row(i) not in part.aside and _came_back(_whole(part, i), line)
    ]
    if other:
        return next((i for i in fitting if other & _payee(_whole(part, i))), None)
    return fitting[0] if len(fitting) == 1 else None


def _whole(part: Part, index: int) -> dict[str, Any]:
    return {**_line(part, index), "paid_at": part.data["paid_at"][index].as_py()}


def _payee(line: dict[str, Any]) -> set[str]:
    return {line["payee_account"], line["payee_id"]} - {None}


def _came_back(sent: dict[str, Any], line: dict[str, Any]) -> bool:
    """Whether a payment left the same account before, and to no other one than came back from."""
    times = (sent["paid_at"], line["paid_at"])
    accounts = (sent["payee_account"], line["payer_account"])
    known = None not in accounts
    before = None in times or times[0] <= times[1]
    own = sent["_account"] == line["_account"]
    return sent["_out"] is True and own and before and (not known or accounts[0] == accounts[1])


def _same_amounts(part: Part, there: list[int]) -> dict[int | None, list[int]]:
    amounts = part.data["amount"]
    wanted = amounts.take(pa.array(there, pa.int64()))
    hits = pc.indices_nonzero(pc.fill_null(pc.is_in(amounts, value_set=pc.unique(wanted)), False))
    rows: dict[int | None, list[int]] = {}
    for index, amount in zip(hits.to_pylist(), amounts.take(hits).to_pylist(), strict=True):
        rows.setdefault(amount, []).append(index)
    return rows


def _nearest(
    part: Part, rows: dict[int | None, list[int]], index: int, stated: Collection[int]
) -> list[int]:
    """Lines with the same amount: first those whose state says that they were undone."""
    amount: int | None = part.data["amount"][index].as_py()
    order = sorted(rows.get(amount, []), key=lambda i: (i not in stated, abs(i - index), i))
    return order[:200]


def _undone(
    part: Part, near: list[int], index: int, used: set[int], *, same_way: bool
) -> int | None:
    """The nearest line with the same amount between the same two, the way that is undone."""
    line = _line(part, index)
    for other in near:
        if other in used or part.row(other) in part.aside:
            continue
        if _fits(line, _line(part, other), same_way=same_way):
            return other
    return None


def _ends(part: Part, index: int) -> set[object]:
    line = _line(part, index)
    return {line[name] for name in _COMPARED[1:]} - {None}


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
