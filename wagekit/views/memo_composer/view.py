"""The memo composer: what can be chosen, the words of the draft, and what is still missing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.views.findings_table.history import changed
from wagekit.views.findings_table.page import Page
from wagekit.views.findings_table.words import TableWords
from wagekit.views.letter.view import Annex, Grid, Paragraph
from wagekit.views.twin import twin_html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.findings_table.row import Source
    from wagekit.views.findings_table.view import Said
    from wagekit.views.letter.view import Block, LetterView

WORDS: Final = "memo_composer/words.yaml"
ORDER: Final = (Outcome.found, Outcome.rebutted, Outcome.cannot_tell)


@dataclass(frozen=True, slots=True)
class Item:
    """A finding that can go into the document.

    Attributes:
        id: Its id.
        label: Rule and subject.
        outcome: Its outcome, in words.
        amount: Its amount, in words; empty where there is none.
        reason: Why.
        dismissed: Whether a person dismissed it as the outcome that it has.
        status: What was decided about it; empty where nothing was.
        changed: What changed since; empty where nothing did.
        chosen: Whether it goes in.
    """

    id: str
    label: str
    outcome: str
    amount: str
    reason: str
    dismissed: bool
    status: str
    changed: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of the draft.

    Attributes:
        role: `draft`, `issuer`, `number`, `title`, `addressee`, `heading`, `subheading`, `body`,
            `right`, `annex` or `grid`.
        text: Its words; empty for a grid.
        head: The heads of a grid.
        rows: The cells of a grid.
    """

    role: str
    text: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a person has chosen.

    Attributes:
        kind: The name of the kind of document.
        project: The id of the project; empty where the case has none.
        addressee: To whom; empty leaves the place open.
        chosen: The ids of the findings that go in.
        party: The id of the party that it is about; empty where none was chosen.
    """

    kind: str
    project: str
    addressee: str
    chosen: Collection[str]
    party: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposerView:
    """Everything that the composer shows.

    Attributes:
        lang: `zh` or `en`.
        title: The heading.
        notice: That what goes in is a clue, and what stays out.
        kinds: Name and title of each kind.
        projects: Id and name of each project.
        kind: The kind that is chosen.
        project: The project that is chosen.
        party: The party that is chosen; empty where none is.
        parties: Id and name of each party that it can be about; none where there is no choice.
        addressee: To whom.
        items: The findings that can go in.
        usual: The ids that go in unless a person says otherwise.
        lines: The draft; empty where there is none.
        missing: What is still to be supplied.
        problem: Why there is no draft; empty where there is one.
        broken: Plugins that offer no kind, with the reason.
        folder: Where drafts are saved.
        mark: Stands for every word of the draft; empty where there is none.
        said: What came of the last thing asked for; empty where nothing was.
        refused: Whether that was refused.
        words: Labels and sentences of the page.
    """

    lang: str
    title: str
    notice: str
    kinds: tuple[tuple[str, str], ...]
    projects: tuple[tuple[str, str], ...]
    kind: str
    project: str
    party: str
    parties: tuple[tuple[str, str], ...]
    addressee: str
    items: tuple[Item, ...]
    usual: tuple[str, ...]
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    problem: str
    broken: tuple[str, ...]
    folder: str
    mark: str
    said: str
    refused: bool
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be chosen from.

    Attributes:
        kinds: Title of each kind, by name.
        broken: Plugins that offer none, with the reason.
        projects: The ids of the projects.
        findings: The findings that the chosen kind takes, of the chosen project.
        folder: Where drafts are saved.
        parties: The ids of the parties that the document can be about.
    """

    kinds: Mapping[str, str]
    broken: Mapping[str, str]
    projects: Sequence[str]
    findings: Sequence[Finding]
    folder: str
    parties: Sequence[str] = ()


def composer_view(
    form: Form,
    offer: Offer,
    source: Source,
    *,
    letter: LetterView | str,
    said: Said,
    mark: str = "",
) -> ComposerView:
    """The composer.

    Args:
        form: What a person has chosen.
        offer: What can be chosen from.
        source: Names, personal numbers and decisions; its words are those of the findings table.
        letter: The draft, or why there is none.
        said: What came of the last thing asked for.
        mark: Stands for every word of the draft.
    """
    words = TableWords(source.words.lang, WORDS)
    made = None if isinstance(letter, str) else letter
    ordered = sorted(offer.findings, key=lambda f: (ORDER.index(f.outcome), f.rule))
    items = tuple(_item(finding, form, source, words) for finding in ordered)
    return ComposerView(
        lang=words.lang,
        title=words.say("title"),
        notice=words.say("notice"),
        kinds=tuple(offer.kinds.items()),
        projects=tuple((id_, _project(id_, source, words)) for id_ in offer.projects),
        kind=form.kind,
        project=form.project,
        party=form.party,
        parties=tuple(_parties(offer, source, words)),
        addressee=form.addressee,
        items=items,
        usual=tuple(item.id for item in items if not item.dismissed),
        lines=tuple(_lines(made)) if made else (),
        missing=tuple(_missing(made)) if made else (),
        problem=letter if isinstance(letter, str) else "",
        broken=tuple(f"{name}：{why}" for name, why in offer.broken.items()),
        folder=offer.folder,
        mark=mark,
        said=said.text,
        refused=said.refused,
        words=words.all_of("shown"),
    )


def composer_page(view: ComposerView) -> Page:
    """The composer with its twin: the words of the draft and what is missing.

    Args:
        view: The composer.
    """
    words = TableWords(view.lang, WORDS)
    names = dict(view.kinds) | dict(view.projects)
    alt = words.say(
        "alt",
        title=view.title,
        kind=names.get(view.kind, view.kind),
        project=names.get(view.project, view.project),
        refused=view.problem,
    )
    columns = (words.say("part"), words.say("text"))
    return Page(
        asdict(view), twin_html(view.title, alt=alt, columns=columns, rows=_told(view)), alt
    )


def _told(view: ComposerView) -> Iterator[tuple[str, str]]:
    words = TableWords(view.lang, WORDS)
    for line in view.lines:
        label = words.say(line.role, part="roles")
        yield from [(label, line.text)] if line.text else []
        yield from ((label, "　".join(row)) for row in line.rows)
    yield from ((words.say("missing"), what) for what in view.missing)


def _item(finding: Finding, form: Form, source: Source, words: TableWords) -> Item:
    standing = source.standings.get(finding.finding_id)
    decision = standing.decision if standing else None
    rule = f"{finding.rule} {source.title(finding)}"
    amount = finding.amount
    return Item(
        id=finding.finding_id,
        label=words.say("finding", rule=rule, subject=source.shown(finding.subject)),
        outcome=finding.outcome.text.in_(words.lang),
        amount="" if amount is None else words.say("amount", figure=format_yuan(amount)),
        reason=source.shown(finding.reason),
        dismissed=standing is not None and standing.left_out,
        status=source.words.say(decision.kind, part="status") if decision else "",
        changed=changed(standing, source.words) if standing else "",
        chosen=finding.finding_id in form.chosen,
    )


def _project(id_: str, source: Source, words: TableWords) -> str:
    name = source.names.get(id_)
    return words.say("project", name=source.shown(name), id=id_) if name else source.shown(id_)


def _parties(offer: Offer, source: Source, words: TableWords) -> Iterator[tuple[str, str]]:
    """A choice only where there is one, and first of all to leave it open."""
    if len(offer.parties) > 1:
        yield "", words.say("any_party")
        yield from ((id_, _project(id_, source, words)) for id_ in offer.parties)


def _lines(letter: LetterView) -> Iterator[Line]:
    yield Line("draft", letter.draft)
    yield Line("issuer", letter.issuer)
    yield Line("number", letter.number)
    yield Line("title", "".join(letter.title))
    yield Line("addressee", letter.addressee)
    yield from map(_line, letter.body)
    yield from (Line("body", line) for line in letter.annexed.splitlines())
    yield from (Line("right", text) for text in (letter.signature, letter.date))
    yield Line("body", letter.contact)
    for annex in letter.annexes[:-1]:
        yield from _annex(annex)


def _annex(annex: Annex) -> Iterator[Line]:
    yield Line("annex", annex.label)
    yield Line("title", annex.title)
    yield from map(_line, annex.blocks)


def _line(block: Block) -> Line:
    if isinstance(block, Grid):
        return Line("grid", "", block.header, block.rows)
    return Line(block.role, block.text)


def _missing(letter: LetterView) -> Iterator[str]:
    """The last annex is the note on what is still to be supplied; its first line introduces it."""
    blocks = letter.annexes[-1].blocks if letter.annexes else ()
    yield from (block.text for block in blocks[1:] if isinstance(block, Paragraph))
