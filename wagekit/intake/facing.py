"""Lines of two statements that face each other: money out of the one account, into the other."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.distinct import distinct
from wagekit.intake.part import Part
from wagekit.intake.statement_sides import OUT, OWN_ACCOUNT, OWN_NAME

MINUTE = timedelta(minutes=1)
"""Two banks write down one transfer within a minute of each other."""

Named = Callable[[str], str]
"""Gives the one spelling of a name by which two are compared."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a statement whose other side may be of another statement.

    Attributes:
        part: Position of its sheet among the sheets of the case.
        at: Its index in the sheet's data.
        out: Whether the money left the statement's own account.
        accounts: Payer's and payee's account; None where unknown.
        names: Payer and payee, in the spelling by which they are compared; None where unknown.
        amount: Fen.
        when: The time; midnight where only the day is known.
    """

    part: int
    at: int
    out: bool
    accounts: tuple[str | None, str | None]
    names: tuple[str | None, str | None]
    amount: int
    when: datetime

    @property
    def day(self) -> date:
        """The day of the line."""
        return self.when.date()

    @property
    def has_clock(self) -> bool:
        """Whether more than the day is known."""
        return self.when.time() != time()


Pair = tuple[Line, Line]
"""The line of the payer's statement and that of the payee's."""
Apart = Callable[[Line, Line], bool]


def is_statement(part: Part) -> bool:
    """Whether a sheet is a bank statement."""
    return OWN_NAME in part.data.column_names


def facing_lines(parts: Sequence[Part], named: Named) -> list[Line]:
    """The lines whose other side is an account or a holder of which there is a statement too.

    Args:
        parts: All sheets, without rows that are set aside.
        named: Gives the spelling by which names are compared.
    """
    statements = [(i, part) for i, part in enumerate(parts) if is_statement(part)]
    accounts = {a for _, part in statements for a in _values(part, OWN_ACCOUNT)}
    holders = {named(name) for _, part in statements for name in _values(part, OWN_NAME)}
    unnumbered = {named(name) for _, part in statements for name in _without_number(part)}
    if len(accounts) < 2 and len(holders) < 2:  # noqa: PLR2004 - nobody faces himself
        return []
    return [
        line_at(i, part, at, named)
        for i, part in statements
        for at in _facing(part, accounts, (holders, unnumbered), named)
    ]


def _values(part: Part, column: str) -> list[str]:
    found: list[str] = pc.unique(part.data[column]).drop_null().to_pylist()
    return found


def _without_number(part: Part) -> list[str]:
    """Holders of a statement that does not say of which account it is."""
    silent = part.data.filter(pc.is_null(part.data[OWN_ACCOUNT]))
    found: list[str] = pc.unique(silent[OWN_NAME]).drop_null().to_pylist()
    return found


def _facing(
    part: Part, accounts: set[str], holders: tuple[set[str], set[str]], named: Named
) -> list[int]:
    out, rows = part.data[OUT], part.data
    other = pc.if_else(out, rows["payee_account"], rows["payer_account"])
    name = pc.if_else(out, rows["payee_id"], rows["payer_id"])
    known = pc.is_in(other, value_set=pa.array(sorted(accounts), pa.string()))
    mine = pc.fill_null(pc.equal(other, rows[OWN_ACCOUNT]), False)
    every, unnumbered = holders
    nameless = _by_name(pc.if_else(pc.is_null(other), name, None), every, named)
    silent = _by_name(pc.if_else(known, None, name), unnumbered, named)
    facing = pc.or_(pc.and_(known, pc.invert(mine)), pc.or_(nameless, silent))
    for column in (OUT, "paid_at", "amount"):
        facing = pc.and_(facing, pc.is_valid(rows[column]))
    found: list[int] = pc.indices_nonzero(facing).to_pylist()
    return found


def _by_name(names: pa.ChunkedArray, holders: set[str], named: Named) -> pa.ChunkedArray:
    """Where the other side is called like somebody of whom there is such a statement."""
    found = distinct([names], len(names))
    hits = [text if text and named(text) in holders else None for (text,) in found.combinations]
    return pc.is_valid(found.spread(hits))


def line_at(index: int, part: Part, at: int, named: Named) -> Line:
    """One line of a statement.

    Args:
        index: Position of the sheet.
        part: The sheet.
        at: Index of the line in its data.
        named: Gives the spelling by which names are compared.
    """
    row: dict[str, Any] = {
        name: part.data[name][at].as_py()
        for name in (OUT, "payer_account", "payee_account", "payer_id", "payee_id", "amount")
    }
    payer, payee = (named(row[n]) if row[n] else None for n in ("payer_id", "payee_id"))
    accounts = (row["payer_account"], row["payee_account"])
    when: datetime = part.data["paid_at"][at].as_py()
    return Line(index, at, row[OUT], accounts, (payer, payee), row["amount"], when)


def same_accounts(lines: Iterable[Line], apart: Apart) -> list[Pair]:
    """Pair the lines whose accounts, amount, day and, where both have one, clock agree.

    Args:
        lines: Lines that face each other.
        apart: Says of two lines that a person holds them for different.
    """
    whole = [one for one in lines if None not in one.accounts]
    return _paired(whole, lambda one: (one.accounts, one.amount, one.day), apart, _on_time)


def same_names(lines: Iterable[Line], apart: Apart) -> list[Pair]:
    """Pair the lines whose names, amount and day agree, and whose accounts do not differ.

    Args:
        lines: Lines that face each other.
        apart: Says of two lines that a person holds them for different.
    """
    whole = [one for one in lines if None not in one.names]
    return _paired(whole, lambda one: (one.names, one.amount, one.day), apart, _not_against)


def can_face(one: Line, other: Line) -> bool:
    """Whether two lines can be both sides of one transfer, be it of two days.

    Args:
        one: A line of a statement.
        other: A line of another, in either order.
    """
    opposite = one.out is not other.out
    return opposite and one.amount == other.amount and _not_against(one, other)


def _paired(
    lines: list[Line], key: Callable[[Line], Hashable], apart: Apart, fits: Apart
) -> list[Pair]:
    ordered = sorted(lines, key=lambda one: (key(one), one.when, one.part, one.at))
    return [pair for _, same in groupby(ordered, key) for pair in _one_to_one(same, apart, fits)]


def _one_to_one(lines: Iterable[Line], apart: Apart, fits: Apart) -> Iterator[Pair]:
    same = list(lines)
    outs, left = [one for one in same if one.out], [one for one in same if not one.out]
    # A day alone fits any time of it, so it must not take the mate of a line that has a clock
    # before that line had its turn; nor that of another day alone.
    for clocks in (2, 1, 0):
        waiting = []
        for out in outs:
            mates = (
                i for i, one in enumerate(left)
                if out.has_clock + one.has_clock == clocks and fits(out, one)
                and not apart(out, one)
            )  # fmt: skip
            mate = next(mates, None)
            if mate is None:
                waiting.append(out)
            else:
                yield out, left.pop(mate)
        outs = waiting


def _on_time(out: Line, into: Line) -> bool:
    unknown = not (out.has_clock and into.has_clock)
    return unknown or abs(out.when - into.when) <= MINUTE


def _not_against(out: Line, into: Line) -> bool:
    sides = zip(out.accounts, into.accounts, strict=True)
    return all(None in side or side[0] == side[1] for side in sides)
