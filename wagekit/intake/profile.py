"""Source profiles: what the exports of one system look like, kept as YAML data.

A profile is chosen by its exact, normalised headers, never by a part of one. Others may be
installed: an entry point of the group `wagekit.profiles` names a package with .yaml files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType, ModuleType
from typing import Any, Literal

from wagekit.intake.headers import header_of
from wagekit.model.schema import tables
from wagekit.model.text import Text
from wagekit.yaml_text import read_yaml

_SILENT = Text("", "")
GROUP = "wagekit.profiles"
SHAPES = ("table", "statement", "grid", "gate", "pension", "none")
SIDES = ("bank", "own", "unclear")
Shape = Literal["table", "statement", "grid", "gate", "pension", "none"]
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_KEYS = frozenset(
    ["name", "zh", "en", "shape", "table", "signature", "first_line", "unit", "side", "columns",
     "codes", "constants", "facts", "also", "titles", "unless", "without", "why"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Also:
    """Rows of a second table that the same lines hold.

    Attributes:
        table: The second table.
        columns: Its columns to their headers.
        constants: What every such row says.
    """

    table: str
    columns: Mapping[str, tuple[str, ...]] = field(hash=False)
    constants: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """The exports of one system.

    Attributes:
        name: What coverage calls it.
        title: What a person calls it.
        shape: How its lines become rows: `table` (a line is a row), `statement` (bank lines),
            `grid` (a column a day), `gate` (a line a passage), `pension` (who pays for whom),
            `none` (known, but no canonical table holds it).
        table: The canonical table; empty for `none`.
        signature: Sets of headers; the header row must hold one of each.
        first_line: What the first cell of the sheet says, where that belongs to the signature.
        unit: Money unit where nothing nearer says one.
        side: For statements, whose books they are: on a bank's 借 is money out, in a firm's own
            daybook money in; `unclear` lets the balance decide.
        columns: Target to its headers, the first that is there wins.
        codes: Target to what the source writes and what that means.
        constants: What every row says.
        facts: Target to the labels under which the lines above the table give it.
        also: Second tables.
        without: Headers of which the header row may hold none.
        titles: Words of which the file, sheet or title must hold one.
        unless: Words of which they may hold none.
        why: For `none`, what to tell the inspector.
    """

    name: str
    title: Text
    shape: Shape
    table: str
    signature: tuple[frozenset[str], ...]
    first_line: str | None = None
    unit: str | None = None
    side: str = "bank"
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING, hash=False)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: _NOTHING, hash=False)
    constants: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING, hash=False)
    also: tuple[Also, ...] = ()
    titles: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    why: Text = _SILENT

    def spellings(self) -> dict[str, str]:
        """Every header of the profile, normalised, to its target; the first listed first."""
        found: dict[str, str] = {}
        for target, headers in self.columns.items():
            for header in headers:
                found.setdefault(header, target)
        return found

    def fits(self, headers: frozenset[str]) -> bool:
        """Whether a header row is signed by this profile."""
        return not headers & self.without and all(headers & choice for choice in self.signature)


class ProfileError(ValueError):
    """A profile that cannot be right; the message names the file and what to change."""


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by name, the package's own first.

    Raises:
        ProfileError: A profile contradicts itself, or two have one name.
    """
    found: dict[str, Profile] = {}
    for where, text in _texts():
        for raw in read_yaml(text):
            profile = _checked(raw, where)
            if profile.name in found:
                raise ProfileError(f"{where}：来源格式 {profile.name} 已经有了，请改名")
            found[profile.name] = profile
    return MappingProxyType(found)


def _texts() -> Iterator[tuple[str, str]]:
    yield from _in_folder(files("wagekit.intake") / "profiles")
    for entry in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        package = entry.load()
        name = package.__name__ if isinstance(package, ModuleType) else str(package)
        yield from _in_folder(files(name))


def _in_folder(folder: Traversable) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            yield file.name, file.read_text("utf-8")


def _checked(raw: Any, where: str) -> Profile:  # noqa: ANN401 - whatever the file says
    try:
        return _profile(raw)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ProfileError(f"{where}：来源格式写法有误：{error}") from error


def _profile(raw: Mapping[str, Any]) -> Profile:
    if odd := sorted(raw.keys() - _KEYS):
        raise ProfileError(f"有不认识的键 {odd}")
    table, shape, side = raw.get("table", ""), raw.get("shape", "table"), raw.get("side", "bank")
    if shape not in SHAPES or side not in SIDES:
        raise ProfileError(f"shape 应为 {SHAPES} 之一，side 应为 {SIDES} 之一")
    if (shape == "none") != (not table) or (table and table not in tables()):
        raise ProfileError(f"table 不是已知的表名：{table!r}")
    if shape == "table":
        _check_columns(table, (*raw.get("columns", ()), *raw.get("constants", ())))
    why = raw.get("why", {})
    return Profile(
        name=raw["name"],
        title=Text(raw["zh"], raw["en"]),
        shape=shape,
        table=table,
        signature=tuple(frozenset(_headers(choice)) for choice in raw["signature"]),
        first_line=raw.get("first_line"),
        unit=raw.get("unit"),
        side=side,
        columns=_by_target(raw.get("columns", {})),
        codes=MappingProxyType(
            {
                target: MappingProxyType(_words(words))
                for target, words in raw.get("codes", {}).items()
            }
        ),
        constants=MappingProxyType(raw.get("constants", {})),
        facts=_by_target(raw.get("facts", {})),
        also=tuple(_also(each) for each in raw.get("also", ())),
        titles=tuple(raw.get("titles", ())),
        unless=tuple(raw.get("unless", ())),
        without=frozenset(_headers(raw.get("without", ()))),
        why=Text(why.get("zh", ""), why.get("en", "")),
    )


def _also(raw: Mapping[str, Any]) -> Also:
    _check_columns(raw["table"], (*raw["columns"], *raw.get("constants", ())))
    constants = MappingProxyType(raw.get("constants", {}))
    return Also(raw["table"], _by_target(raw["columns"]), constants)


def _check_columns(table: str, targets: Iterable[str]) -> None:
    for target in targets:
        side, _, name = target.rpartition(".")
        tables()[side or table].column(name)


def _by_target(raw: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({target: tuple(_headers(said)) for target, said in raw.items()})


def _headers(said: Any) -> list[str]:  # noqa: ANN401 - one header or several
    return [header_of(str(each)).text for each in ([said] if isinstance(said, str) else said)]


def _words(words: Mapping[str, Any]) -> dict[str, str]:
    """Meaning to spellings, turned round."""
    return {
        header_of(str(spelling)).text: str(meaning)
        for meaning, spellings in words.items()
        for spelling in spellings
    }
