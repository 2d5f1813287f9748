"""Which kinds of memo there are, and how one is made: composed, then checked against the case."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Final, Required, TypedDict, Unpack

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said, english
from wagekit.law import parameter
from wagekit.memo import bundled
from wagekit.memo.kind import Kind, Request
from wagekit.model.finding import Outcome
from wagekit.model.text import Text
from wagekit.views.letter.concerns import concerns

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.finding import Determination, Finding
    from wagekit.model.ledger import LedgerEntry
    from wagekit.model.liability import Liability
    from wagekit.model.order import Order
    from wagekit.model.paper import Paper
    from wagekit.model.recovery import Recovery
    from wagekit.views.letter.request import LetterSettings
    from wagekit.views.letter.view import LetterView

GROUP: Final = "wagekit.memos"
NO_KIND: Final = Said(
    "入口不是 wagekit.memo.kind.Kind", "what it offers is no wagekit.memo.kind.Kind"
)


class UnknownKind(WagekitError):  # noqa: N818 - read aloud: "unknown kind"
    """No kind of memo has this name."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of memo there are.

    Attributes:
        by_name: Those that can be made, in the order of their names.
        broken: Plugins that offer none, with the reason: shown, never left out.
    """

    by_name: Mapping[str, Kind]
    broken: Mapping[str, str]


def kinds() -> Kinds:
    """The bundled kinds, and those of installed packages; no package replaces a bundled one."""
    known: dict[str, Kind] = {}
    broken: dict[str, str] = {}
    for name, found in _offered():
        if isinstance(found, str):
            broken[name] = found
        elif found.name in known:
            broken[name] = Said(
                f"名称 {found.name} 已被占用，请改名",
                f"the name {found.name} is taken: choose another",
            )
        else:
            known[found.name] = found
    return Kinds(dict(sorted(known.items())), broken)


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo that may be shown: its words were held against the case.

    Attributes:
        kind: The name of its kind.
        view: Its words.
    """

    kind: str
    view: LetterView

    def save(self, path: str | Path) -> None:
        """Write it as .docx; a file of that name is replaced whole, or left as it is.

        Args:
            path: Where to; its folder must be there.

        Raises:
            CannotSave: python-docx is not installed, or the place cannot be written to.
        """
        from wagekit.memo.docx import save  # noqa: PLC0415 - python-docx is an extra

        save(self.view, Path(path))


class Asked(TypedDict, total=False):
    """What a memo is asked for with.

    Attributes:
        findings: What the run found.
        determinations: Which acts it points to.
        tables: The case's tables by canonical name; money is fen.
        joined: Those that say who is whose, as the run reads them; `tables` by default.
        settings: Who writes, and the day the facts are judged on.
        party: The party that it is about, for kinds that need one.
        chosen: The ids of the findings that go into it; None takes all. An act that none of them
            leads to is left out, and how many suspicions were not chosen stands in the note.
        addressee: The authority that it goes to; None leaves the place open.
        dismissed_as: The outcome at which a finding was dismissed, by finding id, where it has
            another now; the note names those that go in.
        lang: `zh` or `en`.
        owed: Who must pay which wages.
        handed: What each worker is owed.
        papers: Which rows the sums in `owed` are read from.
        orders: Orders to pay that are not known to be met.
        ledger: Entries of the ledger of arrears as they stand on the day of judgement.
        region: GB/T 2260 code of the case.
    """

    findings: Required[Sequence[Finding]]
    determinations: Required[Sequence[Determination]]
    tables: Required[Mapping[str, pa.Table]]
    settings: Required[LetterSettings]
    joined: Mapping[str, pa.Table]
    party: str | None
    chosen: Collection[str] | None
    addressee: str | None
    dismissed_as: Mapping[str, str]
    lang: str
    owed: Sequence[Liability]
    handed: Sequence[Recovery]
    papers: Sequence[Paper]
    orders: Sequence[Order]
    ledger: Sequence[LedgerEntry]
    region: str | None


def compose(kind: str, project: str, **asked: Unpack[Asked]) -> Memo:
    """Make a memo, and let it pass only if the case covers its words.

    Args:
        kind: The name of the kind.
        project: The project that it is about.
        asked: What it is made from, and what a person chose.

    Raises:
        UnknownKind: There is no such kind; the text lists those there are.
        WagekitError: There is nothing to write, or the words are not covered by the case.
    """
    from wagekit.views.letter.check import check  # noqa: PLC0415 - the law is read when used
    from wagekit.views.letter.deposits import rests_of  # noqa: PLC0415
    from wagekit.views.letter.ledger import left_sums  # noqa: PLC0415
    from wagekit.views.letter.paid_seen import paid_sums  # noqa: PLC0415
    from wagekit.views.letter.ruling import shares_of  # noqa: PLC0415
    from wagekit.views.letter.wages import sums_of  # noqa: PLC0415

    known = kind_named(kind)
    request = _request(known, project, asked)
    checked = check(
        known.compose(request),
        project_id=project,
        findings=request.findings,
        tables=request.tables,
        sums=sums_of(request)
        | paid_sums(request)
        | left_sums(request)
        | shares_of(request)
        | rests_of(request),
        law=[parameter(name) for name in known.parameters],
    )
    return Memo(kind, checked)


def parties(kind: str, project: str, **asked: Unpack[Asked]) -> tuple[str, ...]:
    """The ids of the parties that a memo can be about; none where its kind needs none.

    Args:
        kind: The name of the kind.
        project: The project that it is about.
        asked: What it is made from, and what a person chose.

    Raises:
        UnknownKind: There is no such kind; the text lists those there are.
    """
    known = kind_named(kind)
    return tuple(dict.fromkeys(known.parties(_request(known, project, asked))))


def _request(known: Kind, project: str, asked: Asked) -> Request:
    from wagekit.views.letter.questions import led_to  # noqa: PLC0415 - the law is read when used

    chosen = asked.get("chosen")
    taken = [f for f in asked["findings"] if chosen is None or f.finding_id in chosen]
    left = [f for f in asked["findings"] if chosen is not None and f.finding_id not in chosen]
    left = [f for f in left if f.outcome is Outcome.found]
    acts = asked["determinations"]
    return Request(
        project_id=project,
        findings=taken,
        determinations=acts if chosen is None else led_to(acts, taken),
        tables=asked["tables"],
        settings=asked["settings"],
        joined=asked.get("joined", {}),
        party_id=asked.get("party"),
        addressee=asked.get("addressee"),
        omitted=sum(known.takes(f) for f in left if concerns(f.project_id, project)),
        dismissed_as=asked.get("dismissed_as") or {},
        lang=asked.get("lang", "zh"),
        left_out=left,
        owed=asked.get("owed", ()),
        handed=asked.get("handed", ()),
        papers=asked.get("papers", ()),
        orders=asked.get("orders", ()),
        ledger=asked.get("ledger", ()),
        region=asked.get("region"),
    )


def kind_named(name: str) -> Kind:
    """The kind of a name.

    Args:
        name: The name.

    Raises:
        UnknownKind: There is no such kind; the text lists those there are.
    """
    there = kinds()
    if name in there.by_name:
        return there.by_name[name]
    raise UnknownKind(_unknown(name, there))


def _unknown(asked: str, there: Kinds) -> Said:
    listed = there.by_name.values()
    known = [Text(f"{k.name}（{k.title.zh}）", f"{k.name} ({k.title.en})") for k in listed]
    lost = [
        Text(f"；插件 {name} 未能载入：{why}", f"; plugin {name} was not loaded: {english(why)}")
        for name, why in there.broken.items()
    ]
    return Said(
        f"没有名为 {asked} 的文书种类；现有：{'、'.join(one.zh for one in known)}"
        f"{''.join(one.zh for one in lost)}。",
        f"no kind of document is called {asked}; there are {', '.join(one.en for one in known)}"
        f"{''.join(one.en for one in lost)}.",
    )


def _offered() -> Iterator[tuple[str, Kind | str]]:
    """Each kind there is, or why a module or plugin offers none; the bundled ones first."""
    for name, load in (*_bundled(), *_installed()):
        try:
            found = load()
        except Exception as error:  # noqa: BLE001 - whatever a plugin raises, the others must work
            yield name, f"{type(error).__name__}: {error}"
            continue
        yield name, found if isinstance(found, Kind) else NO_KIND


def _bundled() -> Iterator[tuple[str, Callable[[], object]]]:
    for module in pkgutil.iter_modules(bundled.__path__, f"{bundled.__name__}."):
        yield module.name, partial(_kind_in, module.name)


def _kind_in(module: str) -> object:
    return importlib.import_module(module).KIND


def _installed() -> Iterator[tuple[str, Callable[[], object]]]:
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        yield entry.name, entry.load
