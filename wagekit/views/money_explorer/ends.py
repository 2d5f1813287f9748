"""What stands behind a band of the flow: its interval, each method, and the payments it came by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.views.funds.sketch import SOURCE
from wagekit.views.funds.view import band_key
from wagekit.views.funds.why import why_words
from wagekit.views.funds.words import BETWEEN, METHODS
from wagekit.views.money_explorer import words
from wagekit.views.money_explorer.part import Detail

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.tracing.result import Destination, Trace
    from wagekit.views.funds.part import Band, FundsView
    from wagekit.views.money_explorer.brought import Brought, End
    from wagekit.views.money_explorer.papers import Cells, Papers, Row


@dataclass(frozen=True, slots=True)
class Followed:
    """A trace and the payments behind it.

    Attributes:
        trace: What tracing found.
        ends: The payments into each destination.
        paid: What the source paid by each payment, in fen.
    """

    trace: Trace
    ends: Mapping[End, Brought]
    paid: Mapping[str, int]


def flow_details(
    found: Followed, view: FundsView, methods: Sequence[str], papers: Papers
) -> dict[str, Detail]:
    """The source and each destination that is drawn, by the keys of their bands.

    Args:
        found: What was followed.
        view: What is drawn of it.
        methods: Those shown.
        papers: Where the payments stand.
    """
    ids = {id_ for one in found.ends.values() for id_ in one.by_payment} | set(found.paid)
    telling = _Telling(papers, papers.rows("payment", ids), methods)
    ends = {band_key(one): one for one in found.trace.destinations}
    details = {SOURCE: telling.source(view, found.paid)}
    for band in view.bands:
        one = ends.get(band.key)
        if one is None:
            about = papers.lines(amount=band.amount, said=papers.say(words.REST))
            details[band.key] = Detail(band.label, about)
        else:
            details[band.key] = telling.band(band, one, found.ends[one.pot, one.class_])
    return details


@dataclass(frozen=True, slots=True)
class _Telling:
    papers: Papers
    rows: Mapping[str, Row]
    methods: Sequence[str]

    def source(self, view: FundsView, paid: Mapping[str, int]) -> Detail:
        cells = [self.cells(id_, self.papers.yuan(fen)) for id_, fen in paid.items()]
        rows, note = self.papers.cut(cells, words.SOURCE_ROWS)
        heads = self.papers.heads("id", "day", "who", "yuan", "place")
        whole = self.papers.figure(self.papers.yuan(view.paid))
        return Detail(view.source, self.papers.lines(amount=whole), heads, rows, note)

    def band(self, band: Band, one: Destination, end: Brought) -> Detail:
        papers, by = self.papers, {str(method): fen for method, fen in one.by_method.items()}
        methods = tuple(
            (METHODS[method].in_(papers.lang), papers.figure(papers.yuan(by[method])))
            for method in self.methods
        )
        lines = (
            *papers.lines(amount=band.amount, account=band.about),
            *methods,
            *papers.lines(why=why_words(one, papers.names, papers.lang)),
        )
        return Detail(band.label, lines, *self.brought(end))

    def brought(self, end: Brought) -> tuple[Cells, tuple[Cells, ...], str]:
        """Headers, rows and note of the payments into a destination."""
        stayed = {id_: self.amounts(by) for id_, by in end.by_payment.items()}
        ids = sorted((id_ for id_, by in stayed.items() if max(by)), key=lambda i: -max(stayed[i]))
        if end.even:
            cells = [self.cells(id_, self.part(stayed[id_])) for id_ in ids]
            heads = self.papers.heads("id", "day", "who", "traced", "place")
            return heads, *self.papers.cut(cells, words.BROUGHT)
        heads = self.papers.heads("id", "day", "who", "place")
        return heads, *self.papers.cut([self.cells(id_) for id_ in ids], words.UNEVEN)

    def amounts(self, by: Mapping[str, int]) -> list[int]:
        return [by.get(method, 0) for method in self.methods]

    def part(self, amounts: Sequence[int]) -> str:
        least, most = (self.papers.yuan(end(amounts)) for end in (min, max))
        return most if least == most else self.papers.say(BETWEEN, least=least, most=most)

    def cells(self, id_: str, *amount: str) -> Cells:
        papers, row = self.papers, self.rows.get(id_, {})
        who = papers.ends(row) if row else papers.say(words.MISSING)
        return id_, papers.day(row), who, *amount, papers.place(row)
