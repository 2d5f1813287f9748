"""What a letter is made from: a project, what a run found in it, and who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.finding import Determination, Finding
    from wagekit.model.ledger import LedgerEntry
    from wagekit.model.liability import Liability
    from wagekit.model.order import Order
    from wagekit.model.paper import Paper
    from wagekit.model.recovery import Recovery


class LetterSettings(Protocol):
    """What a letter takes from case.toml; anything may be unknown."""

    @property
    def as_of(self) -> dt.date | None:
        """The day the facts were judged on."""

    @property
    def authority(self) -> str | None:
        """Who issues the letter."""

    @property
    def doc_prefix(self) -> str | None:
        """Opening of document numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a memo is made from.

    Attributes:
        project_id: The project that it is about.
        findings: What the run found.
        determinations: Which acts it points to.
        tables: The case's tables by canonical name; money is fen.
        joined: Those that say who is whose, as the run reads them: one id a party, the employer of
            each row. Whom a row is about is read from these, what it says from `tables`.
            `wage_line` are the payroll lines that are overdue.
        settings: Who writes, and the day the facts are judged on.
        party_id: The party that it is about, for kinds that need one.
        addressee: The authority that it goes to; None leaves the place open.
        omitted: How many suspicions of its own kind a person left out of `findings`.
        dismissed_as: The outcome that a finding had when a person dismissed it, by finding id, for
            those that have another now: a document says so where it takes them.
        lang: `zh` or `en`.
        left_out: The suspicions, of any family and project, that a person left out: wages of a
            worker whose suspicion was dismissed belong in no document.
        owed: Who must pay which wages, as the run worked it out.
        handed: What each worker is owed.
        papers: Which rows the sums in `owed` are read from.
        orders: Orders to pay that are not known to be met.
        ledger: Entries of the ledger of arrears as they stand on that day.
        region: GB/T 2260 code of the case, for a project that names none.
    """

    project_id: str
    findings: Sequence[Finding]
    determinations: Sequence[Determination]
    tables: Mapping[str, pa.Table]
    settings: LetterSettings
    joined: Mapping[str, pa.Table] = field(default_factory=dict)
    party_id: str | None = None
    addressee: str | None = None
    omitted: int = 0
    dismissed_as: Mapping[str, str] = field(default_factory=dict)
    lang: str = "zh"
    left_out: Sequence[Finding] = ()
    owed: Sequence[Liability] = ()
    handed: Sequence[Recovery] = ()
    papers: Sequence[Paper] = ()
    orders: Sequence[Order] = ()
    ledger: Sequence[LedgerEntry] = ()
    region: str | None = None
