"""Lines of statements that links.csv says are one transfer, and whether they can be one."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from wagekit.intake.facing import Line, Named, Pair, can_face, is_statement, line_at
from wagekit.intake.link.decisions import NAME, Decision, Decisions
from wagekit.intake.notes import note
from wagekit.intake.part import ROW, Part
from wagekit.intake.record_ids import place_id
from wagekit.intake.statement_sides import OUT
from wagekit.model.money import format_yuan


@dataclass(frozen=True, slots=True)
class Told:
    """What persons decided about lines of statements.

    Attributes:
        joined: Lines that are one payment, the one named first before the other.
        refused: Lines that cannot be one payment whatever is decided; both count.
        rest: The decisions that are about something else.
    """

    joined: tuple[tuple[Decision, Pair], ...]
    refused: tuple[tuple[Decision, Pair], ...]
    rest: Decisions

    @property
    def pairs(self) -> list[Pair]:
        """The lines that are one payment."""
        return [pair for _, pair in self.joined]


def told_lines(parts: Sequence[Part], decisions: Decisions, named: Named) -> Told:
    """Find the lines that decisions join.

    The day may differ, as a person can know of a transfer that arrived later; money cannot
    become more or less on its way, nor leave both accounts.

    Args:
        parts: All sheets, without rows that are set aside.
        decisions: What persons decided.
        named: Gives the spelling by which names are compared.
    """
    joined: list[tuple[Decision, Pair]] = []
    refused: list[tuple[Decision, Pair]] = []
    rest: list[Decision] = []
    used: set[Line] = set()
    for decision in decisions.lines:
        pair = _named_by(parts, decision, named) if decision.same else None
        if pair is None or not used.isdisjoint(pair):
            rest.append(decision)
        elif can_face(*pair):
            joined.append((decision, pair))
            used.update(pair)
        else:
            refused.append((decision, pair))
    some = joined or refused
    return Told(tuple(joined), tuple(refused), Decisions(tuple(rest)) if some else decisions)


def _named_by(parts: Sequence[Part], decision: Decision, named: Named) -> Pair | None:
    left, right = (_line_called(parts, text, named) for text in (decision.left, decision.right))
    return (left, right) if left and right else None


def _line_called(parts: Sequence[Part], text: str, named: Named) -> Line | None:
    stem, _, number = text.rpartition("#")
    if not stem or not number.isdecimal():
        return None
    for index, part in enumerate(parts):
        if is_statement(part) and place_id(part, number) == text:
            at = pc.index(part.data[ROW], int(number)).as_py()
            if at >= 0 and _is_whole(part, at):
                return line_at(index, part, at, named)
    return None


def _is_whole(part: Part, at: int) -> bool:
    """Whether the line is a payment at all: one without day or amount is set aside later."""
    return all(part.data[name][at].is_valid for name in (OUT, "paid_at", "amount"))


def about_refused(parts: Sequence[Part], told: Told) -> list[Part]:
    """Say which decisions about lines are not in effect.

    Args:
        parts: All sheets.
        told: What was decided.

    Returns:
        The sheets; the issue about such a line of links.csv is told with the second statement.
    """
    found = list(parts)
    for decision, (one, other) in told.refused:
        said = note(
            "not_one_transfer", NAME, None, decision.row, value=f"{_value(one)} / {_value(other)}",
            left=decision.left, right=decision.right,
        )  # fmt: skip
        found[other.part] = found[other.part].noting([said])
    return found


def _value(line: Line) -> str:
    return f"{format_yuan(line.amount)} {line.day}"
