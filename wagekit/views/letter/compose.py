"""The letter that transfers clues on the contracting of a project to the housing authority."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from wagekit.core.errors import WagekitError
from wagekit.intake.latest import latest_day
from wagekit.model.finding import Outcome
from wagekit.model.schema import tables as schemas
from wagekit.views.letter.annex import (
    evidence_annex,
    evidence_numbers,
    todo_annex,
    unsourced,
)
from wagekit.views.letter.cite import cited, not_fully_checked
from wagekit.views.letter.facts import facts_of, rows
from wagekit.views.letter.part import Part, body, numbered
from wagekit.views.letter.project import parties_part, project_part, source_part
from wagekit.views.letter.questions import acts, led_to, open_part, questions_part
from wagekit.views.letter.text import numbers_of, plain
from wagekit.views.letter.title import broken
from wagekit.views.letter.view import Annex, Grid, LetterView, Paragraph
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.finding import Determination, Finding
    from wagekit.views.letter.facts import Facts

__all__ = [
    "Annex",
    "Grid",
    "LetterSettings",
    "LetterView",
    "NothingToTransfer",
    "Paragraph",
    "UnknownProject",
    "housing_letter",
]


class NothingToTransfer(WagekitError):  # noqa: N818 - read aloud: "nothing to transfer"
    """No finding of the project is a suspicion that the housing authority could take up."""


class UnknownProject(WagekitError):  # noqa: N818 - read aloud: "unknown project"
    """The data hold no project of that id."""


class LetterSettings(Protocol):
    """What a letter takes from case.toml; anything may be unknown."""

    @property
    def as_of(self) -> dt.date | None:
        """The day the facts were judged on."""

    @property
    def authority(self) -> str | None:
        """Who issues the letter."""

    @property
    def doc_prefix(self) -> str | None:
        """Opening of document numbers."""


def housing_letter(
    project_id: str,
    *,
    findings: Sequence[Finding],
    determinations: Sequence[Determination],
    tables: Mapping[str, pa.Table],
    settings: LetterSettings,
    addressee: str | None = None,
    omitted: int = 0,
    dismissed_as: Mapping[str, str] | None = None,
    lang: str = "zh",
) -> LetterView:
    """Draft the letter (案件线索移送函): 保障农民工工资支付条例 43, 劳动保障监察条例 18.

    Args:
        project_id: The project.
        findings: What the run found; other projects and other families of rules are left out.
        determinations: Which acts it points to.
        tables: The case's tables by canonical name; any may be absent. Money is fen.
        settings: Who writes, and the day the facts are judged on.
        addressee: The authority that it goes to; None leaves the place open.
        omitted: How many suspicions a person left out of it: the drafting note says so.
        dismissed_as: The outcome at which a person dismissed a finding, by finding id, where it
            has another now: the drafting note says so.
        lang: `zh` or `en`.

    Raises:
        UnknownProject: There is no such project in the data.
        NothingToTransfer: It has no finding that is a suspicion.
    """
    words = Words(lang)
    _check_known(project_id, findings, tables, words)
    own = tuple(filter(belongs, findings))
    led = led_to(determinations, [f for f in own if f.outcome is not Outcome.cannot_tell])
    facts = facts_of(project_id, tables, findings=own, determinations=led)
    if not facts.by_outcome(Outcome.found):
        raise NothingToTransfer(_nothing(facts, omitted, words))
    named = plain(addressee or "").strip().rstrip("：:")
    desk = Desk(settings, named, omitted, dismissed_as or {}, latest_day(tables))
    return _letter(facts, desk, words).mapped(numbers_of(tables).masked)


def belongs(finding: Finding) -> bool:
    """Whether a finding is about the award and contracting of works, which the letter is about.

    Args:
        finding: A finding.
    """
    return finding.rule.startswith(tuple(read("letter/terms.yaml")["families"]))


@dataclass(frozen=True, slots=True)
class Desk:
    """What a letter takes from the person at the desk.

    Attributes:
        settings: Who writes, and the day the facts are judged on.
        addressee: The authority that it goes to; empty leaves the place open.
        omitted: How many suspicions were left out.
        dismissed_as: At which outcome findings were dismissed that have another now, by id.
        last: The latest day on which something happened in the data; None where none is dated.
    """

    settings: LetterSettings
    addressee: str
    omitted: int
    dismissed_as: Mapping[str, str]
    last: dt.date | None


def _letter(facts: Facts, desk: Desk, words: Words) -> LetterView:
    settings = desk.settings
    numbers = evidence_numbers(facts)
    parts = (
        project_part(facts, words),
        parties_part(facts, words),
        source_part(facts, words),
        questions_part(facts, numbers, words),
        open_part(facts, words),
        _grounds(words),
        _request(words),
    )
    todo = [*_todo(facts, desk, words), *(what for part in parts for what in part.todo)]
    todo += [*unsourced(numbers, words), *_articles(facts, words)]
    issuer = plain(settings.authority or "") or words.say("issuer_blank")
    as_of, last = _as_of(settings, words), _last(desk, words)
    intro = body(words.say("intro", project=_project(facts), as_of=as_of, last=last))
    return LetterView(
        lang=words.lang,
        name=words.say("name"),
        draft=words.say("draft"),
        issuer=issuer,
        number=_number(settings, words),
        title=_title(facts, words),
        addressee=_addressee(desk, words),
        body=(intro, *numbered(parts, words), body(words.say("closing"))),
        annexed=words.say("annex_line"),
        signature=issuer,
        date=words.say("signature_date"),
        contact=words.say("contact"),
        annexes=(evidence_annex(facts, numbers, words), todo_annex(todo, words)),
    )


def _check_known(
    project_id: str, findings: Sequence[Finding], tables: Mapping[str, pa.Table], words: Words
) -> None:
    listed = [row["project_id"] for row in rows(tables, "project")]
    listed += [row["project_id"] for row in rows(tables, "contract")]
    known = dict.fromkeys([*listed, *(f.project_id for f in findings if f.project_id)])
    if project_id not in known:
        shown = words.joined(list(known)[:5]) or words.say("none")
        raise UnknownProject(words.say("unknown_project", project=plain(project_id), known=shown))


def _nothing(facts: Facts, omitted: int, words: Words) -> str:
    if omitted:
        return words.say("nothing_chosen", project=plain(facts.project_id), omitted=omitted)
    counts = [len(facts.by_outcome(o)) for o in (Outcome.cannot_tell, Outcome.rebutted)]
    project = plain(facts.project_id)
    return words.say("nothing", project=project, open=counts[0], explained=counts[1])


def _addressee(desk: Desk, words: Words) -> str:
    if not desk.addressee:
        return words.say("addressee")
    return words.say("addressee_named", addressee=desk.addressee)


def _project(facts: Facts) -> str:
    return facts.project.get("name") or plain(facts.project_id)


def _title(facts: Facts, words: Words) -> tuple[str, ...]:
    named = [act.text.in_(words.lang) for act in acts(facts)]
    joint = words.say("title_join")
    parts = [words.say("title_about"), _project(facts)]
    if named:
        first, *others = (name + joint for name in named)
        parts += [words.say("title_suspected") + first, *others]
        parts[-1] = parts[-1].removesuffix(joint)
    else:
        parts.append(words.say("title_other"))
    return broken([*parts, words.say("title_end")])


def _number(settings: LetterSettings, words: Words) -> str:
    year = str(settings.as_of.year) if settings.as_of else words.say("number_year_blank")
    prefix = plain(settings.doc_prefix or "") or words.say("number_prefix_blank")
    return words.say("number", prefix=prefix, year=year)


def _as_of(settings: LetterSettings, words: Words) -> str:
    return words.day(settings.as_of) or words.say("as_of_blank")


def _last(desk: Desk, words: Words) -> str:
    """How far the papers reach, where that is not the day on which they are judged."""
    last = words.day(desk.last) if desk.last != desk.settings.as_of else None
    return words.say("as_of_last", last=last) if last else ""


def _grounds(words: Words) -> Part:
    articles = cited(read("letter/terms.yaml")["grounds"], words)
    said = (words.say("grounds"), words.say("grounds_articles", articles=articles))
    return Part(words.say("heading_grounds"), tuple(map(body, said)))


def _request(words: Words) -> Part:
    lines = tuple(body(words.say(f"request_{number}")) for number in range(1, 5))
    return Part(words.say("heading_request"), lines)


def _todo(facts: Facts, desk: Desk, words: Words) -> Iterator[str]:
    settings = desk.settings
    if desk.omitted:
        yield words.say("todo_omitted", omitted=desk.omitted)
    yield from _reopened(facts, desk, words)
    yield words.say("todo_number")
    if not settings.doc_prefix:
        yield words.say("todo_prefix")
    if not settings.authority:
        yield words.say("todo_issuer")
    if settings.as_of is None:
        yield words.say("todo_as_of")
    if not desk.addressee:
        yield words.say("todo_addressee")
    sector = facts.project.get("sector")
    if sector and sector not in read("letter/terms.yaml")["housing_sectors"]:
        label = schemas()["project"].column("sector").codes[sector][0]
        yield words.say("todo_sector", sector=label if words.lang == "zh" else sector)
    yield words.say("todo_deadline")
    yield words.say("todo_contact")


_WEIGHED: Final = frozenset({Outcome.found, Outcome.rebutted, Outcome.cannot_tell})
"""What a letter speaks of; nothing is said of a rule that is clear."""


def _reopened(facts: Facts, desk: Desk, words: Words) -> Iterator[str]:
    """Findings of the letter that were dismissed as something else than they are now."""
    known: Mapping[str, Outcome] = {str(one): one for one in Outcome}
    for finding in facts.findings:
        then = desk.dismissed_as.get(finding.finding_id)
        if then is not None and finding.outcome in _WEIGHED:
            yield words.say(
                "todo_reopened",
                rule=finding.rule,
                subject=plain(finding.subject or ""),
                then=known[then].text.in_(words.lang) if then in known else plain(then),
                now=finding.outcome.text.in_(words.lang),
            )


def _articles(facts: Facts, words: Words) -> Iterator[str]:
    found = facts.by_outcome(Outcome.found)
    ids = [a for d in facts.determinations for a in d.articles]
    ids += [a for f in found for a in f.articles]
    unchecked = not_fully_checked(ids, words)
    yield words.say("todo_articles", articles=unchecked) if unchecked else words.say("todo_law")
