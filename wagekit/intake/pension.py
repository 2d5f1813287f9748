"""Social-insurance lists: who pays a post holder's pension, written beside the post."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from wagekit.intake.part import Part
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue

_PAYS = "pension_paid_by"


@dataclass(slots=True)
class _Payers:
    """Who pays, by id number and by name; None where two lists differ."""

    by_number: dict[str, str | None] = field(default_factory=dict)
    by_name: dict[str, str | None] = field(default_factory=dict)

    def add(self, name: str | None, number: str | None, payer: str) -> None:
        """Take in a line of a list."""
        for known, key in ((self.by_number, number), (self.by_name, plain(name or ""))):
            if key:
                known[key] = payer if known.get(key, payer) == payer else None

    def of(self, name: str | None, number: str | None) -> str | None:
        """Who pays for a post holder; a number decides, a name only where there is none."""
        if number in self.by_number:
            return self.by_number[number]
        return None if number and self.by_number else self.by_name.get(plain(name or ""))


def settle_pensions(parts: Sequence[Part]) -> list[Part]:
    """Write who pays the pension into the posts that leave it open.

    Args:
        parts: All sheets of the case.

    Returns:
        The sheets; lines of a list about nobody who holds a post are set aside.
    """
    lists = [part for part in parts if _is_list(part)]
    if not lists:
        return list(parts)
    payers = _Payers()
    for part in lists:
        for line in _lines(part):
            payers.add(*line)
    posts = [_paid(part, payers) if _is_posts(part) else part for part in parts]
    holders = [who for part in posts if _is_posts(part) for who in _people(part)]
    numbers = {number for _, number in holders if number}
    names = {plain(name) for name, _ in holders if name}
    return [_used(part, numbers, names) if _is_list(part) else part for part in posts]


def _is_list(part: Part) -> bool:
    return part.layout.profile is not None and part.layout.profile.shape == "pension"


def _is_posts(part: Part) -> bool:
    return part.table == "staff" and not _is_list(part)


def _people(part: Part) -> list[tuple[str | None, str | None]]:
    names = part.column("worker.name")
    names = part.column("person_id") if names is None else names
    numbers = part.column("worker.id_no")
    nobody = [None] * len(part.data)
    return list(
        zip(
            nobody if names is None else names.to_pylist(),
            nobody if numbers is None else numbers.to_pylist(),
            strict=True,
        )
    )


def _lines(part: Part) -> list[tuple[str | None, str | None, str]]:
    payers = part.column(_PAYS)
    kind, state = part.column("_kind"), part.column("_state")
    rows = range(len(part.data))
    other = {i for i in rows if kind is not None and kind[i].as_py() == "other"}
    other |= {i for i in rows if state is not None and state[i].as_py() == "stopped"}
    return [
        (*who, payer)
        for i, (who, payer) in enumerate(
            zip(_people(part), [] if payers is None else payers.to_pylist(), strict=True)
        )
        if payer and i not in other
    ]


def _paid(part: Part, payers: _Payers) -> Part:
    own = part.column(_PAYS)
    known = [None] * len(part.data) if own is None else own.to_pylist()
    found, said = [], []
    for index, (who, payer) in enumerate(zip(_people(part), known, strict=True)):
        listed = payers.of(*who)
        found.append(payer or listed)
        if payer and listed and plain(payer) != plain(listed):
            said.append(_differs(part, index, payer, listed))
    return part.with_column(_PAYS, pa.chunked_array([pa.array(found, pa.string())])).noting(said)


def _differs(part: Part, index: int, payer: str, listed: str) -> Issue:
    return part.note("pension_differs", part.row(index), target=_PAYS, value=payer, listed=listed)


def _used(part: Part, numbers: set[str], names: set[str]) -> Part:
    nobody = {
        index: ("no_post", "")
        for index, (name, number) in enumerate(_people(part))
        if number not in numbers and (not name or plain(name) not in names)
    }
    part = part.setting_aside("worker.name", nobody)
    return replace(part, data=part.data.slice(0, 0), raw={})
