"""What a trace says, as typed records; `as_dict` gives them as `trace.json` has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagekit.tracing.result_json import as_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from wagekit.tracing.flow import Method
    from wagekit.tracing.pots import Pot
    from wagekit.tracing.source import Source


@dataclass(frozen=True, slots=True)
class Allocation:
    """Traced money that one payment brought and another took on; fen."""

    from_payment: str
    to_payment: str
    amount: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the methods part: the first payment out of a mixed pot that they fill differently.

    Attributes:
        pot: the pot.
        payment_id: that payment.
        traced_in: traced fen that had come into the pot before it.
        mixed_in: fen of all else that had.
        by_method: traced fen in that payment.
    """

    pot: Pot
    payment_id: str
    traced_in: int
    mixed_in: int
    by_method: Mapping[Method, int]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where traced money ended.

    Attributes:
        pot: the account, or the party's money outside any; both ids None where not known.
        class_: the class of the payments that brought it.
        by_method: fen by each method.
        differences: where the methods part, on the way here; empty where they agree.
    """

    pot: Pot
    class_: str | None
    by_method: Mapping[Method, int]
    differences: tuple[Difference, ...] = ()

    @property
    def min(self) -> int:
        """The least fen over the methods."""
        return min(self.by_method.values())

    @property
    def max(self) -> int:
        """The most fen over the methods."""
        return max(self.by_method.values())


@dataclass(frozen=True, slots=True)
class Missing:
    """Papers to ask for: a break of balances, or a pot that paid more than is seen to come in.

    Attributes:
        id: how allocations name it.
        pot: the account.
        after: the payment before the break; None where the pot as a whole is short.
        before: the payment after it.
        since: when the payment before was.
        until: when the payment after was.
        amount: fen that came in unseen; below zero what left unseen.
        closes: fen of the interval that the papers could close: the traced money that may have
            left here, or the unknown money that may be traced.
    """

    id: str
    pot: Pot
    after: str | None
    before: str | None
    since: dt.datetime | None
    until: dt.datetime | None
    amount: int
    closes: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Payments of one pot in one second: `settled` by `balance`, or not: `statement_order`."""

    pot: Pot
    at: dt.datetime | None
    payments: tuple[str, ...]
    settled: str


@dataclass(frozen=True, slots=True)
class Treated:
    """A row that needed a treatment, and where it stands; see `Treatment`."""

    why: str
    payment_id: str | None
    amount: int | None
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Payments of the source that name neither project nor contract, where one was asked for.

    Attributes:
        payments: how many.
        amount: fen.
    """

    payments: int
    amount: int


@dataclass(frozen=True, slots=True)
class Account:
    """Conservation of a pot, or of all of them: `came + unknown = left + held`.

    Attributes:
        pot: the pot; None for all of them, where moves between pots cancel out.
        came: fen that came in from known origin.
        left: fen that were paid out; for all pots, to payees that are not known.
        held: fen that lie there at the end.
        unknown: fen of unknown origin that came in.
    """

    pot: Pot | None
    came: int
    left: int
    held: int
    unknown: int

    @property
    def ok(self) -> bool:
        """Whether not a fen is lost or made."""
        return self.came + self.unknown == self.left + self.held


@dataclass(frozen=True, slots=True)
class Traced:
    """Where the source's money went by one method.

    Attributes:
        method: the method.
        allocations: which payment's money went on in which.
        source: fen that the source paid.
        ended: fen at destinations; of these
        returned: fen that came back to the source and that it paid again,
        to_unknown: fen whose payee is not known.
    """

    method: Method
    allocations: tuple[Allocation, ...]
    source: int
    ended: int
    returned: int
    to_unknown: int

    @property
    def ok(self) -> bool:
        """Whether every fen of the source is at some destination."""
        return self.source == self.ended


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer to: where did this money go?

    Attributes:
        source: what was traced.
        project: the project whose payments were, if not all.
        methods: by method.
        destinations: where it ended, the largest first.
        accounts: conservation of each pot.
        overall: conservation of all.
        missing: papers to ask for, what would close most first.
        ties: seconds whose order was settled or is open.
        treated: rows that needed a treatment.
        left_out: what a trace of one project may lack.
    """

    source: Source
    project: str | None
    methods: Mapping[Method, Traced]
    destinations: tuple[Destination, ...]
    accounts: tuple[Account, ...]
    overall: Account
    missing: tuple[Missing, ...]
    ties: tuple[Tie, ...]
    treated: tuple[Treated, ...]
    left_out: LeftOut = LeftOut(0, 0)

    @property
    def unknown(self) -> int:
        """Fen of unknown origin in the case: opening balances and what came in unseen."""
        return self.overall.unknown

    @property
    def ok(self) -> bool:
        """Whether every pot and every method keeps every fen."""
        books = (*self.accounts, self.overall)
        return all(a.ok for a in books) and all(m.ok for m in self.methods.values())

    def as_dict(self) -> dict[str, Any]:
        """The content of `trace.json`; money in yuan."""
        return as_json(self)
