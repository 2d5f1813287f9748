"""Who would not have to pay, or less, if parties that look alike were one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.core.alike import Alike
    from wagekit.model.liability import Liability, Liable

_GONE = Text(
    "；{pairs}如为同一单位或者同一人，则不在此列，须先认定",
    "; if {pairs} are one, this does not hold: decide that first",
)
_OTHER_CAP = Text(
    "；{pairs}如为同一单位或者同一人，限额为{cap}元，须先认定",
    "; if {pairs} are one, the cap is {cap} yuan: decide that first",
)
_MORE = Text(
    "；{pairs}如为同一单位或者同一人，另列{role}（{reason}），须先认定",
    "; if {pairs} are one, there is also the {role} ({reason}): decide that first",
)


def with_doubts_about(
    owed: Sequence[Liability], supposed: Sequence[Liability], alike: Alike, *, lang: str
) -> tuple[Liability, ...]:
    """Say beside each reason what hangs on who is whom; nothing else is changed.

    Who would be liable only if they were one is named beside the first who is liable anyway.

    Args:
        owed: Who must pay what.
        supposed: The same where the parties of `alike` are one.
        alike: The pairs that nobody has decided on.
        lang: The language of the reasons.
    """
    there = {(one.project_id, one.employer_id): one for one in supposed}

    def doubted(one: Liability) -> Liability:
        other = there.get((one.project_id, alike.there(one.employer_id)))
        lines = other.liable if other else ()
        said = [_said(one, liable, lines, alike, lang) for liable in one.liable]
        if said:
            said[0] += "".join(_more(one, lines, alike, lang))
        told = zip(one.liable, said, strict=True)
        return replace(
            one, liable=tuple(replace(each, reason=f"{each.reason}{says}") for each, says in told)
        )

    return tuple(map(doubted, owed))


def _said(one: Liability, liable: Liable, lines: Sequence[Liable], alike: Alike, lang: str) -> str:
    """What becomes of a liability among the `lines` of the same debt where the pairs are one."""
    wanted = (liable.role, alike.there(liable.party_id))
    other = next((each for each in lines if (each.role, each.party_id) == wanted), None)
    pairs = alike.in_words({one.employer_id, liable.party_id}, lang)
    if other is None:
        return _GONE.in_(lang).format(pairs=pairs)
    if other.cap is None or other.cap == liable.cap:
        return ""
    return _OTHER_CAP.in_(lang).format(pairs=pairs, cap=format_yuan(other.cap))


def _more(one: Liability, lines: Sequence[Liable], alike: Alike, lang: str) -> Iterator[str]:
    """Who is liable there and not here."""
    here = {(each.role, alike.there(each.party_id)) for each in one.liable}
    for each in lines:
        if (each.role, each.party_id) not in here:
            pairs = alike.in_words({one.employer_id, each.party_id}, lang)
            role = each.role.text.in_(lang)
            yield _MORE.in_(lang).format(pairs=pairs, role=role, reason=each.reason)
