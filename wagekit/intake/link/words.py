"""The words and places that firms' names are built of, read once from the files beside this one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wagekit.yaml_text import read_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """What names are built of, longest first where order matters.

    Attributes:
        forms: Spelling of a legal form to its kind.
        full_forms: Those of them that the law keeps for companies (公司法 article 7).
        trades: Spelling of a trade to the one word for it; plain builders' words and filler too.
        filler: Trades that say little.
        plain: What builders in general call themselves.
        special: Endings of the names of special wage accounts.
        offices: Endings of a firm's own site offices.
        branches: Endings of branches.
        roles: Notes in brackets that say what a firm is in a contract or a register.
        former: Openings of a note that gives a former name.
        remarks: Notes in brackets behind a person's name.
    """

    forms: Mapping[str, str]
    full_forms: tuple[str, ...]
    trades: Mapping[str, str]
    filler: frozenset[str]
    plain: frozenset[str]
    special: tuple[str, ...]
    offices: tuple[str, ...]
    branches: tuple[str, ...]
    roles: frozenset[str]
    former: tuple[str, ...]
    remarks: frozenset[str]

    @property
    def own(self) -> tuple[str, ...]:
        """Endings of what is called after its firm: special accounts and site offices."""
        return self.special + self.offices


@cache
def words() -> Words:
    """The words, loaded once."""
    raw = read_yaml(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    trades = {spelling: line[0] for line in raw["trades"] for spelling in line}
    trades |= {word: word for word in (*raw["filler"], *raw["plain"])}
    return Words(
        forms=_longest({s: kind for kind, spellings in raw["forms"].items() for s in spellings}),
        full_forms=(*raw["forms"]["limited"], *raw["forms"]["joint_stock"]),
        trades=_longest(trades),
        filler=frozenset(raw["filler"]),
        plain=frozenset(raw["plain"]),
        special=tuple(raw["special"]),
        offices=tuple(raw["offices"]),
        branches=tuple(raw["branches"]),
        roles=frozenset(raw["roles"]),
        former=tuple(raw["former"]),
        remarks=frozenset(raw["remarks"]),
    )


def _longest(spellings: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(spellings.items(), key=lambda each: -len(each[0])))


@cache
def places() -> frozenset[str]:
    """Provinces and places of prefecture level, without 省 or 市."""
    lines = files(__package__).joinpath("places.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
