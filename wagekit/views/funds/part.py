"""The parts of a drawn flow of money, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["known", "returned", "nobody", "rest"]


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called.

    Attributes:
        parties: Names of parties, workers and projects by their ids.
        accounts: The kind of an account by its id, as the table `account` codes it.
    """

    parties: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Band:
    """Money on its way to one destination.

    Attributes:
        kind: To somebody, back to the source, to nobody known, or all that is not shown singly.
        label: Who has it.
        about: Account and class of payment; may be empty.
        amount: The amount, or from how much to how much, in words.
        least: Fen that every method shown finds there.
        most: Fen that some method finds there.
        key: What it is chosen by.
    """

    kind: Kind
    label: str
    about: str
    amount: str
    least: int
    most: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class FundsView:
    """All that a drawing of a trace shows, and the same as text.

    Attributes:
        title: The heading.
        notes: What is said below it: conservation, and where the methods part.
        source: Whose money it is.
        source_amount: How much, in words.
        paid: Fen that the source paid.
        bands: The largest first.
        unknown: Fen of unknown origin in the accounts; not part of `paid`.
        unknown_words: What they are, and how much.
        nothing: What is said instead where there is nothing to draw; else empty.
        legend: What each sign stands for.
        alt: The picture in words.
        columns: The headers of `rows`.
        rows: Every destination, by every method.
    """

    title: str
    notes: tuple[str, ...]
    source: str
    source_amount: str
    paid: int
    bands: tuple[Band, ...]
    unknown: int
    unknown_words: tuple[str, str]
    nothing: str
    legend: tuple[tuple[str, str], ...]
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
