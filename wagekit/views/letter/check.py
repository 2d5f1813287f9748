"""Refuses a letter with a figure without a row, an accusation without a decision, or a bare id."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from wagekit.core.errors import WagekitError
from wagekit.law import articles
from wagekit.model.money import format_wan, in_words, parse
from wagekit.views.letter.amounts import amounts_of
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import rows
from wagekit.views.letter.text import mask, numbers_of, plain
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from wagekit.law import Parameter
    from wagekit.model.finding import Finding
    from wagekit.views.letter.text import Numbers
    from wagekit.views.letter.view import LetterView

_FIGURE: Final = re.compile(
    r"(?<![\d.,])\d[\d,]*(?:\.\d+)?\s*(?P<unit>亿元|百万元|万元|千元|元|yuan)"
    r"|(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.]*\d)"
    r"|(?<![\d.,-])\d+\.\d{2}(?![\d%.])"
)
_CAPITAL: Final = re.compile(
    r"[零壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*元"
    r"(?:整|[壹贰叁肆伍陆柒捌玖]角(?:整|[壹贰叁肆伍陆柒捌玖]分)|零?[壹贰叁肆伍陆柒捌玖]分)?"
)
_PAIR: Final = re.compile(r"([\d,]+\.\d{2})\s*(?:元|yuan)\s*\(大写:([^)]*)\)")
_SENTENCE: Final = {"zh": re.compile(r"[。！？\n]"), "en": re.compile(r"[.!?](?=\s|$)|\n")}
_SHORTEST_NAME: Final = 5
_DECISIONS: Final = frozenset({"decision", "penalty"})
_NAMES: Final = (
    ("party", "name"),
    ("worker", "name"),
    ("project", "name"),
    ("contract", "title"),
    ("contract", "contract_id"),
    ("project", "project_id"),
    ("explanation", "documents"),
    ("explanation", "decided_by"),
)


class LetterRefused(WagekitError):  # noqa: N818 - what happened, read aloud
    """A letter says what the case does not hold; the text names the words in question."""


@dataclass(frozen=True, slots=True)
class _Case:
    """What a letter is held against."""

    words: Words
    amounts: frozenset[int]
    names: tuple[str, ...]
    decisions: tuple[str, ...]
    numbers: Numbers
    law: Mapping[int, frozenset[str]] = field(default_factory=dict)


def check(
    view: LetterView,
    *,
    project_id: str,
    findings: Sequence[Finding],
    tables: Mapping[str, pa.Table],
    sums: Iterable[int] = (),
    law: Collection[Parameter] = (),
) -> LetterView:
    """Let a letter pass only if every figure, every accusation and every number is covered.

    Args:
        view: The letter.
        project_id: The project that it is about.
        findings: What the run found.
        tables: The case's tables.
        sums: Fen of further sums that the run worked out from rows.
        law: The numbers of the law that it may state, where it cites their instrument.

    Returns:
        The same letter.

    Raises:
        LetterRefused: It has a sum that no finding or row holds, says that someone committed an
            act without citing a decision, or shows a personal number unmasked.
    """
    case = replace(_case(view.lang, project_id, findings, tables, sums), law=_by_sum(law))
    for text in view.texts():
        for refusal in (_bare_number, _wrong_figure, _accusation):
            said = refusal(text, case)
            if said:
                raise LetterRefused(said)
    return view


def _case(
    lang: str,
    project_id: str,
    findings: Sequence[Finding],
    tables: Mapping[str, pa.Table],
    sums: Iterable[int],
) -> _Case:
    # A finding about a party may be of several projects, and then names none.
    own = [f for f in findings if concerns(f.project_id, project_id)]
    files = {part for f in own for e in f.evidence for part in (e.file, e.sheet) if part}
    return _Case(
        words=Words(lang),
        amounts=frozenset(amounts_of(project_id, own, tables)) | {*sums},
        names=tuple(sorted({*map(plain, files), *_names(tables)}, key=len, reverse=True)),
        decisions=tuple(_decisions(project_id, tables)),
        numbers=numbers_of(tables),
    )


def _names(tables: Mapping[str, pa.Table]) -> Iterator[str]:
    """Names are data, whatever words or figures they hold; a short one could hide a real word."""
    for table, column in _NAMES:
        values = (row[column] for row in rows(tables, table))
        yield from (value for value in values if value and len(value) >= _SHORTEST_NAME)
    yield from (row.instrument.name("en") for row in articles().values())


def _decisions(project_id: str, tables: Mapping[str, pa.Table]) -> Iterator[str]:
    for row in rows(tables, "action"):
        if row["kind"] in _DECISIONS and row["doc_no"] and concerns(row["project_id"], project_id):
            yield row["doc_no"]


def _bare_number(text: str, case: _Case) -> str | None:
    for start, end in case.numbers.found(text):
        return case.words.say("refused_number", number=mask(text[start:end]))
    return None


def _wrong_figure(text: str, case: _Case) -> str | None:
    bare = unicodedata.normalize("NFKC", _without_names(text, case))
    for figure, words in _PAIR.findall(bare):
        if in_words(parse(figure)) != words:
            return case.words.say("refused_words", figure=figure, words=words)
    known = case.amounts | {fen for fen, names in case.law.items() if any(n in text for n in names)}
    for found in _FIGURE.finditer(bare):
        if not _is_known(found[0], found["unit"] or "元", known):
            return case.words.say("refused_figure", figure=found[0])
    spelt = {in_words(abs(fen)) for fen in case.amounts} if _CAPITAL.search(bare) else set()
    lost = (found[0] for found in _CAPITAL.finditer(bare) if found[0] not in spelt)
    return next((case.words.say("refused_capitals", words=words) for words in lost), None)


def _by_sum(law: Collection[Parameter]) -> dict[int, frozenset[str]]:
    """Sums of the law in fen, with the names of the instruments that hold them."""
    found: dict[int, frozenset[str]] = {}
    for held in law:
        instruments = [articles()[row].instrument for row in held.articles]
        names = {i.name(lang) for i in instruments for lang in ("zh", "en")}
        for value in (v.value for v in held.values if held.unit == "yuan"):
            if isinstance(value, int):
                found[value] = found.get(value, frozenset()) | names
    return found


def _is_known(figure: str, unit: str, amounts: frozenset[int]) -> bool:
    number = re.sub(r"[^\d.,]", "", figure)
    unit = "元" if unit == "yuan" else unit
    try:
        fen = parse(number, unit=unit)
    except ValueError:
        return False
    rounded = unit == "万元" and any(format_wan(known) == number for known in amounts)
    return fen in amounts or rounded


def _accusation(text: str, case: _Case) -> str | None:
    terms = read("letter/accusing.yaml")[case.words.lang]
    for sentence in _SENTENCE[case.words.lang].split(_without_names(text, case)):
        if any(doc_no in sentence for doc_no in case.decisions):
            continue
        word = _accusing(sentence, terms)
        if word:
            return case.words.say("refused_accusation", word=word, said=sentence.strip()[:60])
    return None


def _accusing(sentence: str, terms: Mapping[str, Sequence[str]]) -> str | None:
    lowered = sentence.casefold()
    for pattern in terms["verdicts"]:
        for found in re.finditer(pattern, lowered):
            before = lowered[: found.start()].rstrip()
            if not before.endswith(tuple(terms["negations"])):
                return found[0]
    return _undoubted(lowered, terms)


def _undoubted(sentence: str, terms: Mapping[str, Sequence[str]]) -> str | None:
    doubt = _first(sentence, terms["doubt"])
    act = _first(sentence, terms["acts"])
    if act is None or (doubt is not None and doubt[0] < act[0]):
        return None
    return act[1]


def _first(sentence: str, words: Iterable[str]) -> tuple[int, str] | None:
    places = ((sentence.find(word), word) for word in words)
    return min(((at, word) for at, word in places if at >= 0), default=None)


def _without_names(text: str, case: _Case) -> str:
    for name in case.names:
        text = text.replace(name, " ")
    return re.sub(r"《[^》]*》", " ", text)
