"""The page of a trace in words, `trace.md`; every word stands in `words.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wagekit.model.money import format_yuan
from wagekit.model.schema import tables
from wagekit.model.text import Text
from wagekit.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wagekit.tracing.back import Origin
    from wagekit.tracing.flow import Method
    from wagekit.tracing.pots import Pot
    from wagekit.tracing.result import Destination, Difference, Missing, Trace, Treated

MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


@cache
def _words() -> dict[str, Any]:
    text = files("wagekit.tracing").joinpath("words.yaml").read_text("utf-8")
    words: dict[str, Any] = read_yaml(text)
    return words


@dataclass(frozen=True, slots=True)
class _Page:
    """Writes one language; `names` are the names of parties by id."""

    lang: str
    names: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        return Text(**_words()[key]).in_(self.lang).format(**values)

    def place(self, pot: Pot) -> str:
        if pot.party_id is None and pot.account_id is None:
            return self.say("nobody")
        party = pot.party_id and self.names.get(pot.party_id, pot.party_id)
        return plain(" ".join(filter(None, (party, pot.account_id or self.say("unnamed")))))

    def amounts(self, by_method: Mapping[Method, int]) -> str:
        parts = [f"{self.say(str(m))} {format_yuan(fen)}" for m, fen in by_method.items()]
        return self.say("join").join(parts)


def plain(text: str) -> str:
    """Text of the case with the signs that Markdown reads made plain, on one line."""
    return " ".join(text.split()).translate(MARKDOWN)


def class_in_words(class_: str | None, lang: str) -> str:
    """The class of the payments that brought money to its end (款项类别).

    Args:
        class_: A code of `payment.class`; None where the payments are not classed.
        lang: `zh` or `en`.
    """
    if class_ is None:
        return Text(**_words()["unclassed"]).in_(lang)
    spelt = tables()["payment"].column("class").codes.get(class_, (class_,))
    return spelt[0] if lang == "zh" else class_


def page(
    trace: Trace, origins: Sequence[Origin] = (), *, names: Mapping[str, str], lang: str = "zh"
) -> str:
    """The page of a trace.

    Args:
        trace: the result.
        origins: whose money the source's was.
        names: names of parties by id.
        lang: `zh` or `en`.
    """
    to = _Page(lang, names)
    parts = [
        f"# {to.say('title')}",
        to.say("note"),
        _source(to, trace),
        *left_out_line(trace, lang),
        *_section(to, "destinations", [_table(to, trace)]),
        *_section(to, "why", _why(to, trace)),
        *_section(to, "missing", [_list(_papers(to, trace))]),
        *_section(to, "origins", _origins(to, origins)),
        *_section(to, "ties", [_list(_ties(to, trace))]),
        *_section(to, "treated", [_list(_treated(to, one) for one in trace.treated)]),
        *_section(to, "conservation", _books(to, trace)),
        *_section(to, "methods", [_list(_methods(to, trace))]),
    ]
    return "\n\n".join(parts) + "\n"


def _section(to: _Page, key: str, body: Iterable[str]) -> list[str]:
    return [f"## {to.say(key)}", *([text for text in body if text] or [to.say("none")])]


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _source(to: _Page, trace: Trace) -> str:
    one = next(iter(trace.methods.values()))
    project = to.say("of_project", id=plain(trace.project)) if trace.project else ""
    name = plain(to.names.get(trace.source.id, trace.source.id))
    return to.say(
        "source",
        kind=to.say(trace.source.kind),
        id=name,
        project=project,
        amount=format_yuan(one.source),
    )


def _table(to: _Page, trace: Trace) -> str:
    head = [to.say("head_place"), to.say("head_class"), to.say("head_range")]
    head += [to.say(str(method)) for method in trace.methods]
    rows = [head, ["---"] * len(head), *(_row(to, one) for one in trace.destinations)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _row(to: _Page, one: Destination) -> list[str]:
    ends = format_yuan(one.min), format_yuan(one.max)
    span = ends[0] if one.min == one.max else "—".join(ends)
    by = [format_yuan(fen) for fen in one.by_method.values()]
    return [to.place(one.pot), class_in_words(one.class_, to.lang), span, *by]


def _why(to: _Page, trace: Trace) -> list[str]:
    if len(trace.methods) == 1:
        return [to.say("one_method")]
    found: dict[str, Difference] = {}
    for end in trace.destinations:
        for one in end.differences:
            found.setdefault(one.payment_id, one)
    return [_list(_difference(to, one) for one in found.values()) or to.say("agree")]


def _difference(to: _Page, one: Difference) -> str:
    return to.say(
        "differs",
        place=to.place(one.pot),
        payment=plain(one.payment_id),
        traced=format_yuan(one.traced_in),
        mixed=format_yuan(one.mixed_in),
        parts=to.amounts(one.by_method),
    )


def left_out_line(trace: Trace, lang: str) -> list[str]:
    """How many payments that name no project a trace of one left out, and what to do; else empty.

    Args:
        trace: the result.
        lang: `zh` or `en`.
    """
    one = trace.left_out
    told = {"payments": str(one.payments), "amount": format_yuan(one.amount)}
    return [_Page(lang, {}).say("left_out", **told)] if one.payments else []


def _papers(to: _Page, trace: Trace) -> list[str]:
    asked = [to.say("place_them")] if trace.left_out.payments else []
    return [*asked, *(_missing(to, one) for one in trace.missing)]


def _missing(to: _Page, one: Missing) -> str:
    values = {
        "place": to.place(one.pot),
        "amount": format_yuan(abs(one.amount)),
        "closes": format_yuan(one.closes),
    }
    if one.before is None:
        return to.say("short", **values)
    after = plain(one.after) if one.after else to.say("start")
    key = "break_in" if one.amount > 0 else "break_out"
    return to.say(key, after=after, before=plain(one.before), **values)


def _origins(to: _Page, origins: Sequence[Origin]) -> list[str]:
    lines = [f"{to.place(one.pot)}：{to.amounts(one.by_method)}" for one in origins]
    return [to.say("origins_note"), _list(lines)] if lines else []


def _ties(to: _Page, trace: Trace) -> list[str]:
    return [
        to.say(
            f"by_{one.settled}",
            at=str(one.at),
            place=to.place(one.pot),
            payments=plain(to.say("join").join(one.payments)),
        )
        for one in trace.ties
    ]


def _treated(to: _Page, one: Treated) -> str:
    where = " ".join(str(part) for part in (one.file, one.sheet, one.row) if part is not None)
    key = "nobody_row" if one.why == "nobody" else one.why
    return to.say(
        "treated_row", payment=plain(one.payment_id or "?"), where=plain(where), why=to.say(key)
    )


def _books(to: _Page, trace: Trace) -> list[str]:
    one = trace.overall
    books = to.say(
        "books",
        came=format_yuan(one.came),
        unknown=format_yuan(one.unknown),
        left=format_yuan(one.left),
        held=format_yuan(one.held),
    )
    return [books, to.say("sound" if trace.ok else "unsound")]


def _methods(to: _Page, trace: Trace) -> list[str]:
    return [f"{to.say(str(m))}：{to.say(f'{m}_is')}" for m in trace.methods]
