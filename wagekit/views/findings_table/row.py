"""One finding as a row of the table, with its details and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from wagekit.core.registry import rules
from wagekit.law import UnknownArticle, article
from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.model.schema import tables as schemas
from wagekit.views.findings_table.history import Entry, changed, entries, sentence
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.decision import Decision, Standing
    from wagekit.model.finding import Determination, Evidence, Finding
    from wagekit.model.text import Text
    from wagekit.views.findings_table.words import TableWords
    from wagekit.views.letter.text import Numbers

COLUMNS: Final = ("rule", "outcome", "project", "subject", "reason", "amount", "act", "status")
OPEN: Final = "open"
MOST_ROWS: Final = 60
"""So many rows of evidence are listed; how many more there are is said."""
_LAST: Final = "\U0010ffff"
_OUTCOMES: Final = {o: n for n, o in enumerate(("found", "cannot_tell", "rebutted", "not_run"))}
_STATUSES: Final = {s: n for n, s in enumerate((OPEN, "confirm", "explain", "dismiss"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A finding.

    Attributes:
        id: The finding's id.
        cells: What stands in each column.
        keys: Its value for each thing that rows are grouped and filtered by.
        labels: What that value is called where it heads a group.
        order: By what it is sorted in each column; replaced by `place` before it is shown.
        place: Its place in the order of each column.
        about: The parties and the period, labelled.
        articles: The articles, cited.
        evidence: Where the rows stand that it rests on.
        more_rows: How many rows are not listed.
        ask: What would clear it.
        history: What was decided, the oldest first.
        changed: What changed since the decision in force; empty where nothing did.
        decided: Who decided last, when, and why; empty where nothing is in force.
        decidable: Whether something can be decided about it.
    """

    id: str
    cells: Mapping[str, str]
    keys: Mapping[str, str]
    labels: Mapping[str, str]
    order: Mapping[str, Any]
    place: Mapping[str, int] = field(default_factory=dict)
    about: tuple[str, ...]
    articles: tuple[str, ...]
    evidence: tuple[str, ...]
    more_rows: int
    ask: tuple[str, ...]
    history: tuple[Entry, ...]
    changed: str
    decided: str
    decidable: bool

    def placed(self, place: Mapping[str, int]) -> Row:
        """The same row, ready to be shown.

        Args:
            place: Its place in the order of each column.
        """
        return replace(self, place=place, order={})


def _titles() -> Mapping[str, Text]:
    """Asked for once a view: to look for rules takes longer than to draw a row."""
    return {code: rule.title for code, rule in rules().by_code.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """What a row is made from besides its finding.

    Attributes:
        words: The language.
        names: What parties, workers and projects are called, by id.
        numbers: Personal numbers, to be starred.
        determinations: What contracts point to.
        standings: Where findings stand, by finding id.
        titles: What each rule looks for, by code.
    """

    words: TableWords
    names: Mapping[str, str]
    numbers: Numbers
    determinations: Sequence[Determination]
    standings: Mapping[str, Standing]
    titles: Mapping[str, Text] = field(default_factory=_titles)

    def title(self, finding: Finding) -> str:
        """What the rule of a finding looks for.

        Args:
            finding: The finding.
        """
        known = self.titles.get(finding.rule)
        return known.in_(self.words.lang) if known else plain(finding.name)

    def shown(self, text: str | None) -> str:
        """Text from the data as one line, personal numbers starred; a dash where there is none.

        Args:
            text: The text.
        """
        return self.numbers.masked(plain(text)) if text else self.words.say("unknown")

    def named(self, id_: str | None) -> str:
        """What an id is called, else the id itself.

        Args:
            id_: The id of a party, a worker or a project.
        """
        return self.shown(self.names.get(id_ or "") or id_)

    def unmatched(self, decision: Decision) -> str:
        """A decision about what this run does not list.

        Args:
            decision: The decision.
        """
        return self.words.say(
            "unmatched",
            rule=plain(decision.rule),
            project=self.named(decision.project_id),
            subject=self.shown(decision.subject),
            decided=sentence(decision, (), self.words),
        )


def row_of(finding: Finding, source: Source) -> Row:
    """A finding as a row.

    Args:
        finding: The finding.
        source: What else it needs.
    """
    standing = source.standings.get(finding.finding_id)
    keys, labels = _keys(finding, standing, source)
    return Row(
        id=finding.finding_id,
        cells=_cells(finding, labels, source) | {"status": _status(standing, source.words)},
        keys=keys,
        labels=labels,
        order=_order(finding, keys, labels),
        about=tuple(_about(finding, source)),
        articles=tuple(_cited(a, source.words.lang) for a in finding.articles),
        evidence=tuple(_where(e, source) for e in finding.evidence[:MOST_ROWS]),
        more_rows=max(len(finding.evidence) - MOST_ROWS, 0),
        ask=tuple(map(source.shown, finding.ask_for)),
        history=entries(standing, source.words) if standing else (),
        changed=changed(standing, source.words) if standing else "",
        decided=_decided(standing, source.words),
        decidable=finding.subject is not None,
    )


def _cells(finding: Finding, labels: Mapping[str, str], source: Source) -> dict[str, str]:
    amount, unknown = finding.amount, source.words.say("unknown")
    return {
        "rule": f"{finding.rule} {source.title(finding)}",
        "outcome": labels["outcome"],
        "project": labels["project"],
        "subject": source.shown(finding.subject),
        "reason": source.shown(finding.reason),
        "amount": unknown if amount is None else format_yuan(amount),
        "act": labels["act"] if _determination(finding, source) else unknown,
    }


def _about(finding: Finding, source: Source) -> Iterator[str]:
    words = source.words
    if finding.parties:
        yield words.say("parties", names=words.say("stop").join(map(source.named, finding.parties)))
    if finding.period:
        yield words.say("period", period=source.shown(finding.period))


def _keys(
    finding: Finding, standing: Standing | None, source: Source
) -> tuple[dict[str, str], dict[str, str]]:
    """The values that a row is grouped and filtered by, and what they are called."""
    words, decision = source.words, standing.decision if standing else None
    status = str(decision.kind) if decision else OPEN
    act, act_label = _act(finding, source)
    keys = {
        "rule": finding.rule,
        "outcome": str(finding.outcome),
        "project": finding.project_id or "",
        "act": act,
        "status": status,
    }
    project = source.named(finding.project_id)
    labels = {
        "rule": f"{finding.rule} {source.title(finding)}",
        "outcome": finding.outcome.text.in_(words.lang),
        "project": project if finding.project_id else words.say("no_project"),
        "act": act_label,
        "status": words.say(status, part="status"),
    }
    return keys, labels


def _act(finding: Finding, source: Source) -> tuple[str, str]:
    lang, found = source.words.lang, _determination(finding, source)
    if found is None:
        return "", source.words.say("no_act")
    label = source.words.say("act", act=found.act.text.in_(lang), state=found.state.text.in_(lang))
    return f"{found.act}/{found.state}", label


def _determination(finding: Finding, source: Source) -> Determination | None:
    """What a finding points to: by its contract, else by its rule."""
    if finding.outcome not in {Outcome.found, Outcome.rebutted}:
        return None
    near = [
        d
        for d in source.determinations
        if d.project_id == finding.project_id and finding.rule in d.rules
    ]
    return next((d for d in near if d.contract_id == finding.subject), next(iter(near), None))


def _order(
    finding: Finding, keys: Mapping[str, str], labels: Mapping[str, str]
) -> dict[str, tuple[Any, ...]]:
    outcome, amount = _OUTCOMES[keys["outcome"]], finding.amount
    return {
        "rule": (finding.rule,),
        "outcome": (outcome,),
        "project": (keys["project"] or _LAST,),
        "subject": (finding.subject or _LAST,),
        "reason": (finding.reason,),
        "amount": (amount is not None, amount or 0),
        "act": (keys["act"] == "", labels["act"]),
        "status": (_STATUSES[keys["status"]],),
    }


def _status(standing: Standing | None, words: TableWords) -> str:
    kind = standing.decision.kind if standing and standing.decision else None
    return words.say(str(kind) if kind else OPEN, part="status")


def _decided(standing: Standing | None, words: TableWords) -> str:
    decision = standing.decision if standing else None
    return sentence(decision, (), words) if decision else ""


def _cited(id_: str, lang: str) -> str:
    try:
        return article(id_).cite(lang)
    except UnknownArticle:
        return plain(id_)


def _where(evidence: Evidence, source: Source) -> str:
    place = " ".join(part for part in (evidence.file, evidence.sheet) if part)
    if place and evidence.row is not None:
        return source.words.say("row", place=source.shown(place), row=evidence.row)
    schema = schemas().get(evidence.table)
    table = schema.title.in_(source.words.lang) if schema else plain(evidence.table)
    return source.words.say("row_unknown", table=table, row=source.shown(evidence.key))
