"""The table of who must pay, read from YAML that a lawyer can check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wagekit.model.liability import Role, SourceKind
from wagekit.model.text import Text
from wagekit.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What something rests on, by when the wages were due.

    Attributes:
        articles: For wages due since decree 724.
        before: For wages due earlier; empty where it does not reach them.
    """

    articles: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Grounds):
    """A fact that makes somebody liable.

    Attributes:
        role: Which role it gives.
        says: What the inspector reads.
    """

    role: Role
    says: Text


@dataclass(frozen=True, slots=True)
class Regional:
    """What the law of a region says otherwise.

    Attributes:
        region: The first digits of the codes of its places.
        article: Where it says so.
        says: What, in words.
    """

    region: str
    article: str
    says: Text


@dataclass(frozen=True, slots=True)
class Table:
    """The triggers by name, the articles of each source, and words."""

    triggers: Mapping[str, Trigger]
    sources: Mapping[SourceKind, Grounds]
    rest: Text
    enough: Text
    regional: Mapping[str, tuple[Regional, ...]]
    confirm: Text
    words: Mapping[str, Text]


@cache
def table() -> Table:
    """The table of `liability.yaml`."""
    raw = read_yaml(files("wagekit.judge").joinpath("liability.yaml").read_text("utf-8"))
    words = {**raw["facts"], **raw["decision"]}
    return Table(
        triggers={name: _trigger(row) for name, row in raw["triggers"].items()},
        sources={SourceKind(kind): _grounds(row) for kind, row in raw["sources"].items()},
        rest=Text(**raw["rest"]),
        enough=Text(**raw["enough"]),
        regional={name: tuple(map(_regional, rows)) for name, rows in raw["regional"].items()},
        confirm=Text(**raw["confirm"]),
        words={name: Text(**said) for name, said in words.items()},
    )


def _regional(raw: Mapping[str, Any]) -> Regional:
    return Regional(raw["region"], raw["article"], Text(zh=raw["zh"], en=raw["en"]))


def _grounds(raw: Mapping[str, Any]) -> Grounds:
    return Grounds(articles=tuple(raw["articles"]), before=tuple(raw["before"]))


def _trigger(raw: Mapping[str, Any]) -> Trigger:
    return Trigger(
        role=Role(raw["role"]),
        articles=tuple(raw["articles"]),
        before=tuple(raw.get("before", ())),
        says=Text(zh=raw["zh"], en=raw["en"]),
    )
