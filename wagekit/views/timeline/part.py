"""The parts of a drawn timeline of dues and payments, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

Sign = Literal["claim", "disputed", "retention", "payment", "unclear"]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim, as the chain reckoned it; money in fen, None where not known.

    Attributes:
        claim_id: Its id.
        kind: Its kind as the table `claim` codes it.
        period: What it is for.
        due_day: When it falls due.
        overdue: Whether that day has passed.
        disputed: Whether it is disputed.
        payable: What it alone made payable.
        unpaid_least: What is surely unpaid of it.
        unpaid_most: What may be.
    """

    claim_id: str
    kind: str | None
    period: str | None
    due_day: dt.date | None
    overdue: bool | None
    disputed: bool | None
    payable: int | None
    unpaid_least: int | None
    unpaid_most: int | None


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment laid under the contract.

    Attributes:
        payment_id: Its id.
        class_: What it was for as the table `payment` codes it.
        on: When it was made.
        amount: Fen; None where not stated.
        counts: Whether it meets the contract's claims; None where that is not known.
    """

    payment_id: str
    class_: str | None
    on: dt.date | None
    amount: int | None
    counts: bool | None


@dataclass(frozen=True, slots=True)
class ContractMoney:
    """What fell due and what was paid under one contract."""

    contract_id: str
    title: str | None
    issuer_id: str | None
    contractor_id: str | None
    claims: tuple[ClaimLine, ...]
    payments: tuple[PaymentLine, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim or a payment in the drawing.

    Attributes:
        sign: What it is.
        on: Its day.
        level: Fen up to and with it.
        label: What is written at it where there is room.
        about: What it is, and when, in words.
        key: What it is chosen by.
        fen: Its own sum.
    """

    sign: Sign
    on: dt.date
    level: int
    label: str
    about: str = ""
    key: str = ""
    fen: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """One contract.

    Attributes:
        title: What it is and between whom.
        said: What is due and unpaid, and what could not be drawn, in sentences.
        due: Days on which more fell due, with fen up to then.
        paid: Days of payment, with fen up to then.
        marks: Every claim and payment that has a day and a sum; of very many the largest.
        gap: From how much was paid to how much was due on the day of judgement; None where
            nothing is missing.
        gap_words: The sum unpaid, in words.
        contract_id: Its id.
        top: Fen that the scale reaches at least.
    """

    title: str
    said: tuple[str, ...]
    due: tuple[tuple[dt.date, int], ...]
    paid: tuple[tuple[dt.date, int], ...]
    marks: tuple[Mark, ...]
    gap: tuple[int, int] | None
    gap_words: str
    contract_id: str = ""
    top: int = 0


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All that a timeline shows, and the same as text.

    Attributes:
        title: The heading.
        notes: What is said below it.
        panels: The contracts.
        first: The first day drawn; None where there is none.
        last: The last.
        ticks: Days written at the axis.
        as_of: The day of judgement; None where the case has none.
        as_of_words: What is written at it.
        nothing: What is said instead where nothing can be drawn; else empty.
        legend: What each sign stands for.
        alt: The picture in words.
        columns: The headers of `rows`.
        rows: Every claim and payment, to the fen.
    """

    title: str
    notes: tuple[str, ...]
    panels: tuple[Panel, ...]
    first: dt.date | None
    last: dt.date | None
    ticks: tuple[tuple[dt.date, str], ...]
    as_of: dt.date | None
    as_of_words: str
    nothing: str
    legend: tuple[tuple[str, str], ...]
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
