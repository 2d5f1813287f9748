"""The flow of traced money as it is drawn: a band for each destination, as wide as its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.views.chain.words import amount_words, code_words
from wagekit.views.funds import words
from wagekit.views.funds.part import Band, FundsView, Names
from wagekit.views.funds.why import parting_notes, pot_words, why_words
from wagekit.views.funds.words import listed, range_words, yuan_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wagekit.tracing.result import Destination, Trace
    from wagekit.views.funds.part import Kind

__all__ = ["Band", "FundsView", "Names", "funds_view"]
MOST_BANDS: Final = 40
"""Destinations that one drawing shows singly; the smallest beyond them are one band."""


def funds_view(
    trace: Trace, names: Names | None = None, *, method: str = "all", lang: str = "zh"
) -> FundsView:
    """Put a trace into words.

    Args:
        trace: What tracing found.
        names: What its ids are called.
        method: One of the trace's methods, or `all` for the interval over them.
        lang: `zh` or `en`.

    Raises:
        WagekitError: The trace was not made by that method.
    """
    return _Words(trace, names or Names(), _shown(trace, method), lang).view()


def _shown(trace: Trace, method: str) -> tuple[str, ...]:
    there = tuple(str(one) for one in trace.methods)
    if method == "all":
        return there
    if method not in there:
        known = [*there, "all"]
        raise WagekitError(
            Said(
                f"这次追踪没有用方法 {method!r}，可用：{'、'.join(known)}",
                f"this trace did not use {method!r}: take one of {', '.join(known)}",
            )
        )
    return (method,)


def band_key(one: Destination) -> str:
    """What the band of a destination is chosen by: whose it is, where, and for what."""
    parts = (one.pot.party_id, one.pot.account_id, one.class_)
    return "to:" + "/".join(part or "" for part in parts)


class _Words:
    """Says everything about one trace in one language."""

    def __init__(self, trace: Trace, names: Names, methods: Sequence[str], lang: str) -> None:
        self.trace = trace
        self.names = names
        self.methods = methods
        self.lang = lang

    def view(self) -> FundsView:
        bands = self._bands()
        paid = self._paid()
        title = words.TITLE.in_(self.lang).format(source=self._source(), methods=self._method())
        notes = (*self._conservation(), *self._partings())
        return FundsView(
            title=title,
            notes=notes,
            source=self._source(),
            source_amount=amount_words(paid, self.lang),
            paid=paid,
            bands=bands,
            unknown=self.trace.unknown,
            unknown_words=self._unknown(),
            nothing="" if bands else words.NOTHING.in_(self.lang),
            legend=self._legend(bands),
            alt=self._alt(title, bands, notes),
            columns=self._columns(),
            rows=tuple(self._rows()),
        )

    def _source(self) -> str:
        source = self.trace.source
        name = self.names.parties.get(source.id, source.id)
        said = words.SOURCES[source.kind].in_(self.lang).format(name=name)
        project = self.trace.project
        if project is None:
            return said
        called = self.names.parties.get(project, project)
        return words.OF_PROJECT.in_(self.lang).format(source=said, project=called)

    def _method(self) -> str:
        if len(self.methods) == 1:
            return words.METHODS[self.methods[0]].in_(self.lang)
        return words.ALL_METHODS.in_(self.lang).format(n=len(self.methods))

    def _paid(self) -> int:
        return max((one.source for one in self.trace.methods.values()), default=0)

    def _amounts(self, one: Destination) -> list[int]:
        by = {str(method): fen for method, fen in one.by_method.items()}
        return [by[method] for method in self.methods]

    def _bands(self) -> tuple[Band, ...]:
        there = [one for one in self.trace.destinations if max(self._amounts(one)) > 0]
        there.sort(key=lambda one: (-max(self._amounts(one)), -min(self._amounts(one))))
        single = there if len(there) <= MOST_BANDS else there[: MOST_BANDS - 1]
        bands = [self._band(one) for one in single]
        bands.sort(key=lambda band: band.kind == "nobody")
        rest = there[len(single) :]
        return (*bands, *([self._rest(rest)] if rest else []))

    def _band(self, one: Destination) -> Band:
        amounts = self._amounts(one)
        least, most = min(amounts), max(amounts)
        return Band(
            kind=self._kind(one),
            label=self._label(one),
            about=self._about(one),
            amount=range_words(least, most, self.lang),
            least=least,
            most=most,
            key=band_key(one),
        )

    def _rest(self, rest: Sequence[Destination]) -> Band:
        sums = [sum(column) for column in zip(*map(self._amounts, rest), strict=True)]
        return Band(
            kind="rest",
            label=words.REST.in_(self.lang).format(n=len(rest)),
            about=words.REST_ABOUT.in_(self.lang),
            amount=range_words(min(sums), max(sums), self.lang),
            least=min(sums),
            most=max(sums),
            key="rest",
        )

    def _kind(self, one: Destination) -> Kind:
        if one.pot.party_id is None and one.pot.account_id is None:
            return "nobody"
        source = self.trace.source
        place = {"party": one.pot.party_id, "account": one.pot.account_id}.get(source.kind)
        return "returned" if place == source.id else "known"

    def _label(self, one: Destination) -> str:
        label = pot_words(one.pot, self.names, self.lang, account=False)
        if self._kind(one) == "returned":
            return words.RETURNED_LABEL.in_(self.lang).format(label=label)
        return label

    def _account(self, one: Destination) -> str:
        number = one.pot.account_id
        if number is None:
            return ""
        kind = self.names.accounts.get(number)
        said = [code_words("account", "kind", kind, self.lang)] if kind else []
        return " ".join([*said, number])

    def _class(self, one: Destination) -> str:
        if one.class_ is None:
            return words.NO_CLASS.in_(self.lang)
        return code_words("payment", "class", one.class_, self.lang)

    def _about(self, one: Destination) -> str:
        return " · ".join(part for part in (self._class(one), self._account(one)) if part)

    def _conservation(self) -> tuple[str, str]:
        shown = {m: one for m, one in self.trace.methods.items() if str(m) in self.methods}
        met = all(one.ok for one in shown.values())
        said = words.MET if met else words.NOT_MET
        sums = {str(method): one.ended for method, one in shown.items()}
        whole = said.in_(self.lang).format(source=yuan_words(self._paid()), parts=self._sums(sums))
        books = self.trace.overall
        sign = words.EQUAL if self.trace.ok else words.UNEQUAL
        return whole, words.BOOKS.in_(self.lang).format(
            came=yuan_words(books.came),
            unknown=yuan_words(books.unknown),
            left=yuan_words(books.left),
            held=yuan_words(books.held),
            sign=sign.in_(self.lang),
        )

    def _sums(self, sums: dict[str, int]) -> str:
        if len(sums) > 1 and len(set(sums.values())) == 1:
            ended = yuan_words(next(iter(sums.values())))
            return words.ALL_ENDED.in_(self.lang).format(n=len(sums), ended=ended)
        return listed(
            [
                words.ENDED.in_(self.lang).format(
                    method=words.METHODS[method].in_(self.lang), ended=yuan_words(fen)
                )
                for method, fen in sums.items()
            ],
            self.lang,
        )

    def _partings(self) -> tuple[str, ...]:
        if len(self.methods) == 1:
            return ()
        return parting_notes(self.trace.destinations, self.names, self.methods, self.lang)

    def _unknown(self) -> tuple[str, str]:
        amount = amount_words(self.trace.unknown, self.lang)
        about = words.UNKNOWN_ABOUT.in_(self.lang).format(amount=amount)
        return words.UNKNOWN.in_(self.lang), about

    def _legend(self, bands: Sequence[Band]) -> tuple[tuple[str, str], ...]:
        there = {str(band.kind) for band in bands} | ({"least"} if bands else set())
        there |= {"between"} if any(band.least < band.most for band in bands) else set()
        there |= {"unknown"} if self.trace.unknown else set()
        said = {**words.LEGEND}
        if len(self.methods) == 1:
            said["least"] = words.ONE_METHOD
        return tuple((kind, text.in_(self.lang)) for kind, text in said.items() if kind in there)

    def _alt(self, title: str, bands: Sequence[Band], notes: Iterable[str]) -> str:
        said = [words.ALT_BAND.in_(self.lang).format(label=b.label, amount=b.amount) for b in bands]
        if self.trace.unknown:
            said.append(self._unknown()[1])
        return words.ALT.in_(self.lang).format(
            title=title,
            source=self._source(),
            amount=amount_words(self._paid(), self.lang),
            bands=listed(said, self.lang) or words.NOTHING.in_(self.lang),
            notes="".join(notes) if self.lang == "zh" else " ".join(notes),
        )

    def _columns(self) -> tuple[str, ...]:
        methods = [words.METHODS[method] for method in self.methods]
        several = methods if len(methods) > 1 else []
        texts = [*words.COLUMNS, *several, words.WHY]
        return tuple(text.in_(self.lang) for text in texts)

    def _rows(self) -> Iterable[tuple[str, ...]]:
        amounts = [self._amounts(one) for one in self.trace.destinations]
        for one, by in zip(self.trace.destinations, amounts, strict=True):
            named = (self._label(one), self._account(one), self._class(one))
            why = why_words(one, self.names, self.lang) if min(by) < max(by) else ""
            yield (*named, *self._cells(by), why)
        if amounts:
            sums = [sum(column) for column in zip(*amounts, strict=True)]
            yield (words.SUM.in_(self.lang), "", "", *self._cells(sums), "")

    def _cells(self, by: Sequence[int]) -> tuple[str, ...]:
        several = by if len(by) > 1 else []
        return tuple(yuan_words(fen) for fen in (min(by), max(by), *several))
