"""Which act a contract would point to if parties that look alike were one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.judge.determination import OF_PROJECT
from wagekit.judge.table import table
from wagekit.model.finding import Act, Excluded
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.core.alike import Alike
    from wagekit.model.finding import Determination, Finding

EITHER = Act.transfer_or_nominal_licence
_BOTH = frozenset({Act.whole_transfer, Act.nominal_licence})
_ASK = Text(
    "{pairs}是否为同一单位或者同一人的认定（写入 links.csv）：是则指向{there}，否则指向{here}",
    "a decision whether {pairs} are one (a line of links.csv): if so, it points to {there};"
    " if not, to {here}",
)
_HANGS = Text(
    "；{pairs}如为同一单位或者同一人，则指向{there}，须先认定",
    "; if {pairs} are one, it points to {there}: decide that first",
)


def with_doubts_about_acts(
    determined: Sequence[Determination],
    supposed: Sequence[Determination],
    findings: Sequence[Finding],
    alike: Alike,
    *,
    lang: str,
) -> tuple[Determination, ...]:
    """Say which acts hang on who is whom; a transfer or a borrowed licence is left open for it.

    Args:
        determined: What each contract looks like.
        supposed: The same where the parties of `alike` are one.
        findings: What the rules said, here and there: they name who is concerned.
        alike: The pairs that nobody has decided on.
        lang: The language of the words.
    """
    there = {(one.project_id, one.contract_id): one for one in supposed}

    def weighed(one: Determination) -> Determination:
        other = there.get((one.project_id, alike.there(one.contract_id)))
        if other is None or other.act is one.act:
            return one
        pairs = alike.in_words(_concerned(one, findings), lang)
        return _doubted(one, other, pairs, lang)

    return tuple(map(weighed, determined))


def _concerned(one: Determination, findings: Sequence[Finding]) -> set[str]:
    """The parties of all findings on a contract, or on its project where the rule is of those."""
    return {
        party
        for finding in findings
        if finding.project_id == one.project_id
        if finding.subject == one.contract_id or finding.rule in OF_PROJECT & {*one.rules}
        for party in finding.parties
    }


def _doubted(one: Determination, other: Determination, pairs: str, lang: str) -> Determination:
    here, there = one.act.text.in_(lang), other.act.text.in_(lang)
    asked = _ASK.in_(lang).format(pairs=pairs, here=here, there=there)
    hangs = _HANGS.in_(lang).format(pairs=pairs, there=there)
    doubted = replace(
        one,
        excluded=tuple(
            replace(each, why=f"{each.why}{hangs}") if each.act is other.act else each
            for each in one.excluded
        ),
        ask_for=(asked, *one.ask_for),
    )
    return _either(doubted, other, lang) if _open(one.act) | _open(other.act) == _BOTH else doubted


def _open(act: Act) -> frozenset[Act]:
    """The acts that one act leaves open."""
    return _BOTH if act is EITHER else frozenset({act})


def _either(one: Determination, other: Determination, lang: str) -> Determination:
    """The same with the two acts left open; what both put aside stays put aside."""
    articles = [a for row in table().rows if row.act is EITHER for a in row.articles]
    return replace(
        one,
        act=EITHER,
        excluded=tuple(_put_aside(one, lang)),
        articles=tuple(dict.fromkeys([*one.articles, *other.articles, *articles])),
    )


def _put_aside(one: Determination, lang: str) -> Iterator[Excluded]:
    for each in one.excluded:
        if each.act not in _BOTH:
            why = table().why.get((EITHER, each.act))
            yield Excluded(each.act, why.in_(lang)) if why else each
