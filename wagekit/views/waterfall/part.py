"""The parts of a drawn waterfall of liability, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Step = Literal["owed", "liable", "open", "plan", "unused", "shortfall"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the waterfall.

    Attributes:
        step: What is owed, who answers for a sum or for one not known, money that is spent or is
            there unspent, what is left.
        label: Who, or what.
        about: Role or kind of money, and the articles; may be empty.
        amount: The sum, and the cap or what is there, in words.
        start: Fen at its left end.
        end: Fen at its right end.
        cap: Fen at which a mark stands; None where there is none or it lies beyond what is owed.
        key: What it is chosen by.
    """

    step: Step
    label: str
    about: str
    amount: str
    start: int
    end: int
    cap: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The wages that one employer owes in one project.

    Attributes:
        title: Employer, project, people and sum.
        owed: Fen; the width of the whole.
        bars: From what is owed down to what is left.
        sum_words: That the plan and the shortfall make the sum owed.
    """

    title: str
    owed: int
    bars: tuple[Bar, ...]
    sum_words: str


@dataclass(frozen=True, slots=True)
class WaterfallView:
    """All that a waterfall of liability shows, and the same as text.

    Attributes:
        title: The heading.
        notes: What is said below it.
        blocks: One for each employer.
        heads: What stands above the parties and above the money.
        nothing: What is said instead where no wages are owed; else empty.
        legend: What each sign stands for.
        alt: The picture in words.
        columns: The headers of `rows`.
        rows: Every line, to the fen.
    """

    title: str
    notes: tuple[str, ...]
    blocks: tuple[Block, ...]
    heads: tuple[str, str]
    nothing: str
    legend: tuple[tuple[str, str], ...]
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
