"""One transfer in the statements of both its accounts: one payment, with both lines on record.

Lines are paired one to one. Where one statement has more of them than the other, what is left over
stays a payment of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.facing import (
    Line,
    Named,
    Pair,
    facing_lines,
    is_statement,
    same_accounts,
    same_names,
)
from wagekit.intake.glance import positions
from wagekit.intake.link.decisions import NAME, Decision, Decisions
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.part import Part
from wagekit.intake.record_ids import place_id
from wagekit.intake.said import Said
from wagekit.intake.told_lines import about_refused, told_lines
from wagekit.model.finding import Issue
from wagekit.model.money import format_yuan

_FILLED = ("payer_id", "payee_id", "payer_account", "payee_account", "purpose", "class")
_WHY = Said(
    "双方账户的流水里账号、金额、日期对应",
    "accounts, amount and day agree in the statements of both accounts",
)
_BY_CLOCK, _BY_DAY = 0.99, 0.95
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Met:
    """The sheets after the lines of statements were compared with each other.

    Attributes:
        parts: The sheets, each transfer once.
        judgements: Every two lines that count as one payment.
        decisions: Those about parties; those that join lines are in effect already.
    """

    parts: list[Part]
    judgements: tuple[Judgement, ...]
    decisions: Decisions


def meet(
    parts: Sequence[Part], decisions: Decisions, named: Named, *, special: frozenset[str]
) -> Met:
    """Count a transfer once that the statements of both its accounts show.

    Args:
        parts: All sheets, holders and accounts of the statements filled in.
        decisions: What persons decided: `different` keeps two lines apart, `same` joins them.
        named: Gives the spelling by which names are compared.
        special: Accounts kept for a purpose. Their own line stays, as its balance is theirs;
            else that of the payer does.

    Returns:
        The sheets; a line that only confirms another is set aside, what it knows filled in there.
    """
    found = [part.settled() if is_statement(part) else part for part in parts]
    told = told_lines(found, decisions, named)
    found = about_refused(found, told)
    lines = _without(facing_lines(found, named), told.pairs)

    def apart(one: Line, other: Line) -> bool:
        ids = (_id(found, one), _id(found, other)) if decisions.apart_pairs else ("", "")
        return decisions.apart(ids[:1], ids[1:])

    sure = [_kept_first(pair, special) for pair in same_accounts(lines, apart)]
    perhaps = same_names(_without(lines, sure), apart)
    judgements = [_decided(*each) for each in told.joined] + [_judged(found, p) for p in sure]
    joined = _joined(found, [*told.pairs, *sure])
    return Met(_about(joined, perhaps), tuple(judgements), told.rest)


def _without(lines: Iterable[Line], pairs: Iterable[Pair]) -> list[Line]:
    used = {(one.part, one.at) for pair in pairs for one in pair}
    return [one for one in lines if (one.part, one.at) not in used]


def _kept_first(pair: Pair, special: frozenset[str]) -> Pair:
    payer, payee = pair[0].accounts
    return pair[::-1] if payee in special and payer not in special else pair


def _joined(parts: list[Part], pairs: Sequence[Pair]) -> list[Part]:
    """Fill the lines that stay from those that confirm them, and set the latter aside."""
    found = list(parts)
    for index in {kept.part for kept, _ in pairs}:
        own = [pair for pair in pairs if pair[0].part == index]
        found[index] = _filled(parts, found[index], own)
    for index in {other.part for _, other in pairs}:
        own = [pair for pair in pairs if pair[1].part == index]
        rows = {parts[index].row(other.at) for _, other in own}
        part = replace(found[index], aside=found[index].aside | rows)
        found[index] = part.noting(_confirming(part, parts, own))
    return found


def _filled(parts: Sequence[Part], part: Part, pairs: Sequence[Pair]) -> Part:
    at = pa.array([kept.at for kept, _ in pairs], pa.int64())
    places = pc.index_in(positions(len(part.data)), value_set=at)
    for name in _FILLED:
        column = part.data[name]
        if column.null_count:
            theirs = [parts[other.part].data[name][other.at].as_py() for _, other in pairs]
            known = pa.array(theirs, column.type).take(places)
            part = part.with_column(name, pc.coalesce(column, known))
    return part


def _confirming(part: Part, parts: Sequence[Part], pairs: Sequence[Pair]) -> Iterator[Issue]:
    """One issue for each sheet whose lines these confirm; each pair stands in links.csv."""
    count = Counter(kept.part for kept, _ in pairs)
    for kept, other in pairs:
        if number := count.pop(kept.part, 0):
            there = parts[kept.part]
            yield part.note(
                "both_sides", part.row(other.at),
                other=_place(there), at=there.row(kept.at), count=number,
            )  # fmt: skip


def _about(parts: list[Part], perhaps: Sequence[Pair]) -> list[Part]:
    """Say which lines may be one payment; all of them count."""
    for index in {other.part for _, other in perhaps}:
        own = [pair for pair in perhaps if pair[1].part == index]
        part = parts[index]
        said = [_possible(parts, pair) for pair in own[:_MOST_SHOWN]]
        if len(own) > _MOST_SHOWN:
            said.append(part.note("more_doubles", count=len(own) - _MOST_SHOWN))
        parts[index] = part.noting(said)
    return parts


def _possible(parts: Sequence[Part], pair: Pair) -> Issue:
    one, other = pair
    part, there = parts[other.part], parts[one.part]
    return part.note(
        "possible_double", part.row(other.at), target="amount", value=format_yuan(other.amount),
        other=_place(there), at=there.row(one.at), left=_id(parts, one), right=_id(parts, other),
    )  # fmt: skip


def _place(part: Part) -> str:
    return " / ".join(name for name in (part.file, part.sheet) if name)


def _id(parts: Sequence[Part], line: Line) -> str:
    part = parts[line.part]
    return place_id(part, part.row(line.at))


def _value(line: Line) -> str:
    return f"{format_yuan(line.amount)} {line.when:%Y-%m-%d %H:%M:%S}"


def _judged(parts: Sequence[Part], pair: Pair) -> Judgement:
    kept, other = pair
    clock = kept.has_clock and other.has_clock
    return Judgement(
        left=_id(parts, kept),
        right=_id(parts, other),
        judgement="same",
        rule="both_statements",
        score=_BY_CLOCK if clock else _BY_DAY,
        left_value=_value(kept),
        right_value=_value(other),
        why=_WHY,
        file=parts[other.part].file,
        sheet=parts[other.part].sheet,
        row=parts[other.part].row(other.at),
    )


def _decided(decision: Decision, pair: Pair) -> Judgement:
    kept, other = pair
    return Judgement(
        left=decision.left,
        right=decision.right,
        judgement="same",
        who=decision.who or NAME,
        rule=NAME,
        left_value=_value(kept),
        right_value=_value(other),
        why=decision.why,
        file=NAME,
        row=decision.row,
    )
