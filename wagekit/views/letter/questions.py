"""The heart of a letter: what looks unlawful, one act after the other, and what would clear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome, State
from wagekit.model.schema import tables as schemas
from wagekit.model.text import Text
from wagekit.views.letter.cite import cited
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.text import plain
from wagekit.views.letter.view import Paragraph
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wagekit.model.finding import Act, Determination, Evidence, Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.view import Block
    from wagekit.views.letter.words import Words

_NEEDED = ("issuer_id", "contractor_id", "price", "signed_on")


def act_named(determination: Determination, words: Words) -> str:
    """An act as a suspicion, by the one word that all pages have for it: 涉嫌转包, 涉嫌挂靠.

    Args:
        determination: The determination; one that is explained has no such name.
        words: The language.
    """
    return words.say("suspected", act=determination.act.text.in_(words.lang))


def acts(facts: Facts) -> tuple[Act, ...]:
    """The acts that are transferred, each once.

    Args:
        facts: The project and its rows.
    """
    return tuple(dict.fromkeys(d.act for d in _transferred(facts)))


def led_to(
    determinations: Iterable[Determination], findings: Iterable[Finding]
) -> tuple[Determination, ...]:
    """The determinations that some of the findings lead to.

    Args:
        determinations: Determinations.
        findings: The findings that a letter rests on.
    """
    led = {(f.project_id, f.rule, f.subject) for f in findings}
    return tuple(
        d
        for d in determinations
        if any((d.project_id, r, s) in led for r in d.rules for s in (d.contract_id, d.project_id))
    )


def questions_part(facts: Facts, numbers: Mapping[Evidence, int], words: Words) -> Part:
    """What was found: one sub-section a determination, then what no determination covers.

    Args:
        facts: The project and its rows.
        numbers: The number of each piece of evidence in annex 1.
        words: The language.
    """
    groups = _groups(facts)
    blocks: list[Block] = []
    for number, (determination, found) in enumerate(groups, start=1):
        blocks.append(Paragraph("subheading", _heading(number, determination, words)))
        blocks += _contract(determination, facts, words)
        for n, finding in enumerate(found, start=1):
            said = _question(n, finding, numbers, words) + _given(finding, facts, words)
            blocks.append(body(said))
        blocks += _basis(determination, found, facts, words)
    todo = [*_missing(facts, words), *_without_evidence(facts, words)]
    return Part(words.say("heading_circumstances"), tuple(blocks), tuple(todo))


def open_part(facts: Facts, words: Words) -> Part:
    """What was explained, and what is still open: neither is transferred.

    Args:
        facts: The project and its rows.
        words: The language.
    """
    explained = [("explained", f) for f in facts.by_outcome(Outcome.rebutted)]
    still_open = [("open", f) for f in facts.by_outcome(Outcome.cannot_tell)]
    said = _each_once([*explained, *still_open], facts, words)
    blocks = (
        body(_open(n, key, group, facts, words) + _given(group[0], facts, words))
        for n, (key, group) in enumerate(said, start=1)
    )
    return Part(words.say("heading_open"), tuple(blocks))


def _each_once(
    open_: Iterable[tuple[str, Finding]], facts: Facts, words: Words
) -> Iterator[tuple[str, list[Finding]]]:
    """What several rules leave open for one reason is one clue: GK01 to GK03 ask the same."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for key, finding in open_:
        same = (key, finding.reason, *finding.ask_for, _given(finding, facts, words))
        groups.setdefault(same, []).append(finding)
    yield from ((same[0], group) for same, group in groups.items())


def _transferred(facts: Facts) -> tuple[Determination, ...]:
    return tuple(d for d in facts.determinations if d.state is not State.explained)


def _groups(facts: Facts) -> Iterator[tuple[Determination | None, Sequence[Finding]]]:
    """Each determination with the findings that led to it; a finding stands in one group only."""
    left = list(facts.by_outcome(Outcome.found))
    held: dict[int, list[Finding]] = {}
    for near in (_on_contract, _by_rule):
        for index, determination in enumerate(_transferred(facts)):
            mine = [f for f in left if near(f, determination)]
            held.setdefault(index, []).extend(mine)
            left = [f for f in left if f not in mine]
    for index, determination in enumerate(_transferred(facts)):
        yield determination, held[index]
    if left:
        yield None, left


def _on_contract(finding: Finding, determination: Determination) -> bool:
    return finding.rule in determination.rules and finding.subject == determination.contract_id


def _by_rule(finding: Finding, determination: Determination) -> bool:
    return finding.rule in determination.rules


def _heading(number: int, determination: Determination | None, words: Words) -> str:
    mark = f"（{words.numeral(number)}）" if words.lang == "zh" else f"({number}) "
    if determination is None:
        return mark + words.say("other_questions")
    terms, act = read("letter/terms.yaml"), act_named(determination, words)
    act += words.say("undecided") if determination.act in terms["undecided"] else ""
    act += words.say("awaiting") if determination.state is State.awaiting_explanation else ""
    return mark + words.say("circumstance", act=act, contract=determination.contract_id)


def _contract(
    determination: Determination | None, facts: Facts, words: Words
) -> Iterator[Paragraph]:
    row = facts.contracts.get(determination.contract_id) if determination else None
    if row is None:
        return
    unknown, title = words.say("unknown"), row["title"]
    kind = read("letter/terms.yaml")["contract_kinds"].get(row["kind"])
    yield body(
        words.say(
            "contract",
            contract=row["contract_id"],
            title=words.say("contract_title", title=title) if title else "",
            issuer=facts.named(row["issuer_id"]) or unknown,
            contractor=facts.named(row["contractor_id"]) or unknown,
            kind=Text(**kind).in_(words.lang) if kind else unknown,
            price=words.amount(row["price"]),
            signed=words.day(row["signed_on"], row["signed_on_month"]) or unknown,
        )
    )


def _question(number: int, finding: Finding, numbers: Mapping[Evidence, int], words: Words) -> str:
    rows = [numbers[e] for e in finding.evidence if e in numbers]
    seen = words.say("question_evidence", numbers=words.ranges(rows)) if rows else ""
    said = words.say("question", number=number, reason=one_sentence(finding, words) + seen)
    if finding.amount is None:
        return said
    return said + words.say("question_amount", amount=words.amount(finding.amount))


def one_sentence(finding: Finding, words: Words) -> str:
    """The reason as one sentence, so that the word of doubt before it governs all of it.

    Args:
        finding: A finding.
        words: The language.
    """
    sentences = plain(finding.reason).strip().rstrip("。.").replace("。", "；")
    return sentences or words.say("unknown")


def _given(finding: Finding, facts: Facts, words: Words) -> str:
    """What the party has explained, so that nothing that speaks for it is passed over."""
    sentences = facts.explanations.said(finding, words.lang)
    return "".join(words.say("explanation_given", said=said) for said in sentences)


def _basis(
    determination: Determination | None, found: Sequence[Finding], facts: Facts, words: Words
) -> Iterator[Paragraph]:
    ids = [*(determination.articles if determination else ()), *_each(f.articles for f in found)]
    if ids:
        yield body(words.say("articles", articles=cited(ids, words)))
    asked = [*(determination.ask_for if determination else ()), *_each(f.ask_for for f in found)]
    asked = list(facts.explanations.still_asked(asked, found))
    if asked:
        yield body(words.say("ask", documents=_documents(asked, words)))
    if determination and determination.excluded:
        put_aside = [
            words.say("excluded_act", act=e.act.text.in_(words.lang), why=plain(e.why))
            for e in determination.excluded
        ]
        yield body(words.say("excluded", acts=words.clauses(put_aside)))


def _each(lists: Iterable[Sequence[str]]) -> Iterator[str]:
    for items in lists:
        yield from items


def _documents(asked: Iterable[str], words: Words) -> str:
    return words.clauses(dict.fromkeys(map(plain, asked)))


def _open(number: int, key: str, group: Sequence[Finding], facts: Facts, words: Words) -> str:
    asked = _documents(group[0].ask_for, words)
    ask = words.say("open_ask", documents=asked) if asked else ""
    subjects = dict.fromkeys(f.subject for f in group if f.subject in facts.contracts)
    of = words.say("open_of", contracts=words.joined(map(str, subjects))) if subjects else ""
    return words.say(key, number=number, of=of, reason=one_sentence(group[0], words), ask=ask)


def _missing(facts: Facts, words: Words) -> Iterator[str]:
    schema = schemas()["contract"]
    for contract_id in dict.fromkeys(d.contract_id for d in _transferred(facts)):
        row = facts.contracts.get(contract_id)
        if row is None:
            yield words.say("todo_contract_unknown", contract=contract_id)
            continue
        for name in _NEEDED:
            if row[name] is None and row.get(f"{name}_month") is None:
                column = schema.column(name).title.in_(words.lang)
                yield words.say("todo_contract", contract=contract_id, column=column)


def _without_evidence(facts: Facts, words: Words) -> Iterator[str]:
    for finding in facts.by_outcome(Outcome.found):
        if not finding.evidence:
            subject = finding.subject or words.say("none")
            yield words.say("todo_no_evidence", rule=finding.rule, subject=subject)
