"""Who would not have to pay, or less, were what is open otherwise: parties one, a row counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from wagekit.core.alike import Alike
    from wagekit.model.liability import Liability, Liable

_ONE = Text("{pairs}如为同一单位或者同一人", "if {pairs} are one")
_COUNTED = Text("{rows}的付款日期无法认定，如应计入", "if {rows}, of no readable day, counts")
_GONE = Text(
    "；{if_so}，则不在此列，须先认定",
    "; {if_so}, this does not hold: decide that first",
)
_OTHER_CAP = Text(
    "；{if_so}，限额为{cap}元，须先认定",
    "; {if_so}, the cap is {cap} yuan: decide that first",
)
_MORE = Text(
    "；{if_so}，另列{role}（{reason}），须先认定",
    "; {if_so}, there is also the {role} ({reason}): decide that first",
)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed, of some parties.

    Attributes:
        there: The id under which a party goes then.
        if_so: The supposition in words, as far as it is about these parties.
    """

    there: Callable[[str | None], str | None]
    if_so: Callable[[set[str | None]], str]


def parties_one(alike: Alike, lang: str) -> Supposed:
    """That the parties of `alike`, on whom nobody has decided, are one."""

    def if_so(named: set[str | None]) -> str:
        return _ONE.in_(lang).format(pairs=alike.in_words(named, lang))

    return Supposed(alike.there, if_so)


def payments_counted(rows: str, lang: str) -> Supposed:
    """That payments count which did not load, as their day cannot be read.

    Args:
        rows: Where they stand.
        lang: The language of the words.
    """
    said = _COUNTED.in_(lang).format(rows=rows)
    return Supposed(lambda party: party, lambda _: said)


def with_doubts_about(
    owed: Sequence[Liability], others: Sequence[Liability], supposed: Supposed, *, lang: str
) -> tuple[Liability, ...]:
    """Say beside each reason what hangs on what is open; nothing else is changed.

    Who would be liable only then is named beside the first who is liable anyway.

    Args:
        owed: Who must pay what.
        others: The same where what is supposed holds.
        supposed: What is open.
        lang: The language of the reasons.
    """
    there = {(one.project_id, one.employer_id): one for one in others}

    def doubted(one: Liability) -> Liability:
        other = there.get((one.project_id, supposed.there(one.employer_id)))
        lines = other.liable if other else ()
        said = [_said(one, liable, lines, supposed, lang) for liable in one.liable]
        if said:
            said[0] += "".join(_more(one, lines, supposed, lang))
        told = zip(one.liable, said, strict=True)
        return replace(
            one, liable=tuple(replace(each, reason=f"{each.reason}{says}") for each, says in told)
        )

    return tuple(map(doubted, owed))


def _said(
    one: Liability, liable: Liable, lines: Sequence[Liable], supposed: Supposed, lang: str
) -> str:
    """What becomes of a liability among the `lines` of the same debt where that holds."""
    wanted = (liable.role, supposed.there(liable.party_id))
    other = next((each for each in lines if (each.role, each.party_id) == wanted), None)
    if_so = supposed.if_so({one.employer_id, liable.party_id})
    if other is None:
        return _GONE.in_(lang).format(if_so=if_so)
    if other.cap is None or other.cap == liable.cap:
        return ""
    return _OTHER_CAP.in_(lang).format(if_so=if_so, cap=format_yuan(other.cap))


def _more(one: Liability, lines: Sequence[Liable], supposed: Supposed, lang: str) -> Iterator[str]:
    """Who is liable there and not here."""
    here = {(each.role, supposed.there(each.party_id)) for each in one.liable}
    for each in lines:
        if (each.role, each.party_id) not in here:
            if_so = supposed.if_so({one.employer_id, each.party_id})
            role = each.role.text.in_(lang)
            yield _MORE.in_(lang).format(if_so=if_so, role=role, reason=each.reason)
