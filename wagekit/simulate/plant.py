"""The lawful project and the faults that can be planted in it, each a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.simulate.codes import plantable
from wagekit.simulate.overlay import PROJECT, key_of, overlaid, rows_in
from wagekit.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.simulate.overlay import Row, Rows

WORDS = ("none", "无")
Subjects = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lawful:
    """A project in which all is as it should be.

    Attributes:
        rows: its rows by table.
        shared: parties that work in several projects: in how many, by id.
        regions: where its copies lie.
        marks: what takes the place of ids that are not a copy's own.
        clear: the subjects of each rule for which nothing speaks.
    """

    rows: Rows
    shared: Mapping[str, int]
    regions: tuple[str, ...]
    marks: Mapping[str, str]
    clear: Subjects


@dataclass(frozen=True, slots=True)
class Plant:
    """The same project with one fault in it.

    Attributes:
        code: the rule that the fault breaks.
        rows: all rows of the project, the fault included.
        found: by rule, the subjects of which something must be found.
        open: by rule, subjects that the fault makes neither clear nor found.
    """

    code: str
    rows: Rows
    found: Subjects
    open: Subjects

    def clear(self, lawful: Lawful, code: str) -> tuple[str, ...]:
        """The subjects of the rule `code` that stay lawful."""
        touched = {*self.found.get(code, ()), *self.open.get(code, ())}
        return tuple(one for one in lawful.clear.get(code, ()) if one not in touched)


@cache
def lawful() -> Lawful:
    """The lawful project."""
    raw = _yaml("lawful.yaml")
    rows, shared, clear = rows_in(raw), raw["shared"], _subjects(raw["clear"])
    return Lawful(rows, shared, tuple(raw["regions"]), dict(_marks(rows, shared)), clear)


def firm_of(row: Row, shared: Collection[str]) -> str:
    """The shared party that a row is about, where it is about one and no project."""
    about = row.get("party_id", row.get("holder_id"))
    return str(about) if about in shared and "project_id" not in row else ""


def _marks(rows: Rows, shared: Collection[str]) -> Iterator[tuple[str, str]]:
    """The project, the shared parties and their accounts, and words that are no ids."""
    yield PROJECT, f"{{{PROJECT}}}"
    yield from ((word, word) for word in WORDS)
    yield from ((firm, f"{{{firm}}}") for firm in shared)
    for row in rows.get("account", ()):
        firm, account = firm_of(row, shared), row["account_id"]
        if firm:
            yield account, f"{{{firm}}}-{account}"


@cache
def plants() -> Mapping[str, Plant]:
    """Every fault there is, by the code of its rule.

    Raises:
        ValueError: a fault changes a party that works in other projects too.
    """
    stored = (_yaml(f"faults/{code}.yaml") for code in plantable())
    return {(one := _plant(raw)).code: one for raw in stored}


def plants_asked(codes: Sequence[str]) -> tuple[Plant, ...]:
    """The faults of the rules in `codes`.

    Raises:
        WagekitError: there is none for one of them.
    """
    unknown = sorted(set(codes) - set(plants()))
    if unknown:
        raise WagekitError(
            Said(
                f"不能为 {'、'.join(unknown)} 制造疑点，可以选择：{'、'.join(plants())}",
                f"nothing can be planted for {', '.join(unknown)}; there are {', '.join(plants())}",
            )
        )
    return tuple(plants()[code] for code in codes)


def _plant(raw: Mapping[str, Any]) -> Plant:
    code, base = raw["rule"], lawful()
    rows = overlaid(base.rows, raw)
    _check_shared(code, base, rows)
    found = {code: tuple(raw["found"]), **_subjects(raw.get("also", {}))}
    return Plant(code, rows, found, _subjects(raw.get("open", {})))


def _check_shared(code: str, base: Lawful, rows: Rows) -> None:
    """What a fault says of a party that others work with, too, would spread to their projects."""
    for name, own in rows.items():
        changed = [row for row in own if row not in base.rows.get(name, ())]
        wrong = [key_of(name, row) for row in changed if firm_of(row, base.shared)]
        if wrong:
            raise ValueError(f"{code} changes {name} {', '.join(wrong)}, which others share")


def _subjects(raw: Mapping[str, Sequence[str]]) -> Subjects:
    return {code: tuple(map(str, subjects)) for code, subjects in raw.items()}


def _folder() -> Any:  # noqa: ANN401 - a traversable
    return files("wagekit.simulate")


def _yaml(name: str) -> Any:  # noqa: ANN401 - plain values
    return read_yaml((_folder() / name).read_text("utf-8"))
