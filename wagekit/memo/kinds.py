"""Which kinds of memo there are, and how one is made: composed, then checked against the case."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final

from wagekit.core.errors import WagekitError
from wagekit.memo.housing import KIND
from wagekit.memo.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wagekit.memo.kind import Request
    from wagekit.views.letter_view import LetterView

GROUP: Final = "wagekit.memos"


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
    known: dict[str, Kind] = {KIND.name: KIND}
    broken: dict[str, str] = {}
    for name, found in _offered():
        if isinstance(found, str):
            broken[name] = found
        elif found.name in known:
            broken[name] = f"名称 {found.name} 已被占用，请改名"
        else:
            known[found.name] = found
    return Kinds(dict(sorted(known.items())), broken)


def compose(kind: str, request: Request) -> LetterView:
    """Make the words of a memo, and let them pass only if the case covers them.

    Args:
        kind: The name of the kind.
        request: What it is made from.

    Raises:
        UnknownKind: There is no such kind; the text lists those there are.
        WagekitError: There is nothing to write, or the words are not covered by the case.
    """
    from wagekit.views.letter_check import check  # noqa: PLC0415 - the law is read when used

    made = _named(kind).compose(request)
    return check(
        made, project_id=request.project_id, findings=request.findings, tables=request.tables
    )


def _named(name: str) -> Kind:
    there = kinds()
    if name in there.by_name:
        return there.by_name[name]
    known = "、".join(f"{kind.name}（{kind.title.zh}）" for kind in there.by_name.values())
    lost = "".join(f"；插件 {plugin} 未能载入：{why}" for plugin, why in there.broken.items())
    raise UnknownKind(f"没有名为 {name} 的文书种类；现有：{known}{lost}。")


def _offered() -> Iterator[tuple[str, Kind | str]]:
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            found = entry.load()
        except Exception as error:  # noqa: BLE001 - whatever a plugin raises, the others must work
            yield entry.name, f"{type(error).__name__}: {error}"
            continue
        yield entry.name, found if isinstance(found, Kind) else "入口不是 wagekit.memo.kind.Kind"
