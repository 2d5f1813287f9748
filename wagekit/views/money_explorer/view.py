"""The money explorer as it is shown: due and paid, where it went, who pays, on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from wagekit.views.funds.sketch import funds_sample, funds_sketch
from wagekit.views.funds.view import funds_view
from wagekit.views.funds.words import METHODS as NAMED
from wagekit.views.money_explorer import words
from wagekit.views.money_explorer.answers import answer_details
from wagekit.views.money_explorer.dues import due_details
from wagekit.views.money_explorer.ends import flow_details
from wagekit.views.money_explorer.page import on_same_page
from wagekit.views.money_explorer.part import Choice, MoneyExplorerView, Sheet
from wagekit.views.timeline.rows import TimelineRows
from wagekit.views.timeline.sketch import timeline_sample, timeline_sketch
from wagekit.views.timeline.view import timeline_view
from wagekit.views.waterfall.sketch import waterfall_sample, waterfall_sketch
from wagekit.views.waterfall.view import waterfall_view

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.model.liability import Liability
    from wagekit.model.text import Text
    from wagekit.views.funds.page import MoneyView
    from wagekit.views.money_explorer.days import Days
    from wagekit.views.money_explorer.ends import Followed
    from wagekit.views.money_explorer.papers import Papers
    from wagekit.views.money_explorer.part import Detail
    from wagekit.views.sketch.shapes import Point, Shape, Sketch
    from wagekit.views.timeline.part import ContractMoney

    Sample = Callable[[str, Point], tuple[Shape, ...]]
    Shown = tuple[Sheet, Mapping[str, Detail]]

ALL: Final = "all"
METHODS: Final = (ALL, *NAMED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown.

    Attributes:
        contracts: What is laid under each contract, as known on the day.
        whole: The same on the day of judgement.
        day: The day; None where the papers hold none.
        undated: Rows without a day that were left out.
        followed: A trace and its payments, or why there is none.
        owed: Who must pay which wages; None where the rules have not been run.
    """

    project: str
    papers: Papers
    contracts: Sequence[ContractMoney]
    whole: Sequence[ContractMoney]
    days: Days
    day: dt.date | None
    undated: int
    followed: Followed | str
    source: str
    sources: tuple[Choice, ...]
    method: str
    owed: Sequence[Liability] | None
    findings: Sequence[Finding]

    @property
    def earlier(self) -> bool:
        """Whether the day lies before the day of judgement."""
        return self.day != self.days.last

    def say(self, text: Text, **values: object) -> str:
        """A sentence with its blanks filled in."""
        return self.papers.say(text, **values)


def money_explorer_view(asked: Asked) -> MoneyExplorerView:
    """Put what was asked for into words and shapes."""
    shown = (_timeline(asked), _flow(asked), _liability(asked))
    sheets = tuple(sheet for sheet, _ in shown)
    days, lang = asked.days, asked.papers.lang
    return MoneyExplorerView(
        title=asked.say(words.TITLE, project=asked.papers.name(asked.project)),
        words=words.words(lang),
        day=str(asked.day or ""),
        at=(asked.day - days.first).days if asked.day and days.first else 0,
        day_words=_day_words(asked),
        first=str(days.first or ""),
        last=str(days.last or ""),
        stops=days.stops,
        span=(days.last - days.first).days if days.first and days.last else 0,
        method=asked.method,
        methods=tuple(
            Choice(one, asked.say(words.ALL if one == ALL else NAMED[one])) for one in METHODS
        ),
        source=asked.source,
        sources=asked.sources,
        sheets=sheets,
        details={key: detail for _, details in shown for key, detail in details.items()},
        alt=" ".join(sheet.alt for sheet in sheets),
    )


def _day_words(asked: Asked) -> str:
    if asked.day is None:
        return asked.say(words.NO_DAY)
    if not asked.earlier:
        return asked.say(words.JUDGED, day=asked.day)
    undated = asked.say(words.UNDATED, n=asked.undated) if asked.undated else ""
    return asked.say(words.KNOWN, day=asked.day) + undated


def _sheet(asked: Asked, key: str, view: MoneyView, sketch: Sketch | None, sample: Sample) -> Sheet:
    """Without a sketch there is nothing to draw, and the last of the notes says so."""
    earlier = (_day_words(asked),) if asked.earlier and key != "liability" else ()
    return Sheet(
        key=key,
        label=asked.say(words.SHEETS[key]),
        title=view.title,
        notes=view.notes,
        legend=tuple((sample(kind, (0.0, 0.0)), said) for kind, said in view.legend),
        sketch=sketch,
        alt=" ".join((*earlier, view.alt)),
        day=earlier,
        columns=view.columns,
        rows=view.rows,
    )


def _without(asked: Asked, key: str, why: str) -> Shown:
    """A sheet that cannot be drawn, and the sentence that says why."""
    label = asked.say(words.SHEETS[key])
    return Sheet(key, label, label, (why,), (), None, f"{label}：{why}", (), ()), {}


def _timeline(asked: Asked) -> Shown:
    names, lang = asked.papers.names.parties, asked.papers.lang
    view = timeline_view(asked.contracts, asked.project, names, as_of=asked.day, lang=lang)
    if asked.earlier:
        whole = timeline_view(asked.whole, asked.project, names, as_of=asked.days.last, lang=lang)
        view = on_same_page(view, whole, lang)
    if view.nothing:
        view = replace(view, notes=(*view.notes, view.nothing))
        return _sheet(asked, "timeline", view, None, timeline_sample), {}
    sheet = _sheet(asked, "timeline", view, timeline_sketch(view, lang), timeline_sample)
    keys = {mark.key for panel in view.panels for mark in panel.marks}
    return sheet, due_details(asked.contracts, keys, TimelineRows(lang), asked.papers)


def _flow(asked: Asked) -> Shown:
    found = asked.followed
    if not asked.source:
        return _without(asked, "flow", asked.say(words.NO_SOURCE))
    if isinstance(found, str):
        return _without(asked, "flow", found)
    names, lang = asked.papers.names, asked.papers.lang
    view = funds_view(found.trace, names, method=asked.method, lang=lang)
    methods = tuple(NAMED) if asked.method == ALL else (asked.method,)
    if view.nothing and not view.unknown:
        view = replace(view, notes=(*view.notes, view.nothing))
        return _sheet(asked, "flow", view, None, funds_sample), {}
    sheet = _sheet(asked, "flow", view, funds_sketch(view), funds_sample)
    return sheet, flow_details(found, view, methods, asked.papers)


def _liability(asked: Asked) -> Shown:
    if asked.owed is None:
        return _without(asked, "liability", asked.say(words.NOT_JUDGED))
    owed = [one for one in asked.owed if one.project_id == asked.project]
    names, lang = asked.papers.names.parties, asked.papers.lang
    view = waterfall_view(owed, asked.project, names, findings=asked.findings, lang=lang)
    if asked.earlier:
        view = replace(view, notes=(*view.notes, asked.say(words.LIABILITY_DAY)))
    if view.nothing:
        view = replace(view, notes=(*view.notes, view.nothing))
        return _sheet(asked, "liability", view, None, waterfall_sample), {}
    sheet = _sheet(asked, "liability", view, waterfall_sketch(view), waterfall_sample)
    return sheet, answer_details(owed, view, asked.findings, asked.papers)
