"""Who would not have to pay, or less, if parties that look alike were one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.core.doubt import pairs_in_words
from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.intake.link.judgement import Judgement
    from wagekit.model.liability import Liability, Liable, Role

    Key = tuple[str | None, str | None, Role, str | None]

_GONE = Text(
    "；{pairs}如为同一单位或者同一人，则不在此列，须先认定",
    "; if {pairs} are one, this does not hold: decide that first",
)
_OTHER_CAP = Text(
    "；{pairs}如为同一单位或者同一人，限额为{cap}元，须先认定",
    "; if {pairs} are one, the cap is {cap} yuan: decide that first",
)


def with_doubts_about(
    owed: Sequence[Liability],
    supposed: Sequence[Liability],
    proposed: Sequence[Judgement],
    goes_by: Mapping[str, str],
    *,
    lang: str,
) -> tuple[Liability, ...]:
    """Say beside each reason what hangs on who is whom; nothing else is changed.

    Args:
        owed: Who must pay what.
        supposed: The same where the parties of `proposed` are one.
        proposed: The pairs that nobody has decided on.
        goes_by: The id that each of their ids goes by there.
        lang: The language of the reasons.
    """
    there = {
        (one.project_id, one.employer_id, liable.role, liable.party_id): liable
        for one in supposed
        for liable in one.liable
    }

    def weighed(one: Liability, liable: Liable) -> Liable:
        employer, party = (goes_by.get(p or "", p) for p in (one.employer_id, liable.party_id))
        other = there.get((one.project_id, employer, liable.role, party))
        pairs = pairs_in_words(proposed, {one.employer_id, liable.party_id}, lang)
        if other is None:
            said = _GONE.in_(lang).format(pairs=pairs)
        elif other.cap is not None and other.cap != liable.cap:
            said = _OTHER_CAP.in_(lang).format(pairs=pairs, cap=format_yuan(other.cap))
        else:
            return liable
        return replace(liable, reason=f"{liable.reason}{said}")

    return tuple(replace(o, liable=tuple(weighed(o, each) for each in o.liable)) for o in owed)
