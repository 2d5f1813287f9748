"""The table below a timeline: every claim and payment of a contract, to the fen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.model.money import format_yuan
from wagekit.views.chain.words import code_words
from wagekit.views.funds.words import listed
from wagekit.views.timeline import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.model.text import Text
    from wagekit.views.timeline.part import ClaimLine, ContractMoney, PaymentLine


@dataclass(frozen=True, slots=True)
class TimelineRows:
    """Says each claim and payment in one language, as `words.COLUMNS` has them."""

    lang: str

    def rows(self, one: ContractMoney) -> Iterator[tuple[str, ...]]:
        """All rows of a contract, claims first, in the order of their days."""
        for claim in sorted(one.claims, key=lambda c: (c.due_day or dt.date.max, c.claim_id)):
            yield (one.contract_id, *self.claim_cells(claim))
        for paid in sorted(one.payments, key=lambda p: (p.on or dt.date.max, p.payment_id)):
            yield (one.contract_id, *self.payment_cells(paid))

    def claim_cells(self, claim: ClaimLine) -> tuple[str, ...]:
        """A claim, without its contract."""
        kind = code_words("claim", "kind", claim.kind, self.lang) if claim.kind else ""
        due = {True: words.OVERDUE, False: words.NOT_DUE, None: words.DUE_UNKNOWN}[claim.overdue]
        said = [self._say(due), *([self._say(words.DISPUTED)] if claim.disputed else [])]
        return (
            self._say(words.ROW_KINDS["claim"]),
            claim.claim_id,
            self._day(claim.due_day),
            " ".join(part for part in (kind, claim.period) if part),
            self._yuan(claim.payable),
            self._unpaid(claim),
            listed(said, self.lang),
        )

    def payment_cells(self, paid: PaymentLine) -> tuple[str, ...]:
        """A payment, without its contract."""
        said = {True: None, False: words.NOT_COUNTED, None: words.MAY_COUNT}[paid.counts]
        return (
            self._say(words.ROW_KINDS["payment"]),
            paid.payment_id,
            self._day(paid.on),
            code_words("payment", "class", paid.class_, self.lang) if paid.class_ else "",
            self._yuan(paid.amount),
            "",
            self._say(said) if said else "",
        )

    def _say(self, text: Text, **values: object) -> str:
        return text.in_(self.lang).format(**values)

    def _day(self, day: dt.date | None) -> str:
        return self._say(words.UNKNOWN) if day is None else str(day)

    def _yuan(self, fen: int | None) -> str:
        return self._say(words.UNKNOWN) if fen is None else format_yuan(fen)

    def _unpaid(self, claim: ClaimLine) -> str:
        if claim.unpaid_least is None or claim.unpaid_most is None:
            return self._say(words.UNKNOWN)
        if claim.unpaid_least == claim.unpaid_most:
            return format_yuan(claim.unpaid_least)
        ends = (format_yuan(fen) for fen in (claim.unpaid_least, claim.unpaid_most))
        return self._say(words.BETWEEN, **dict(zip(("least", "most"), ends, strict=True)))
