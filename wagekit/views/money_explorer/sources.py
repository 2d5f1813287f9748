"""Whose money can be followed in a project: parties, accounts, claims, payments."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.views.chain.words import amount_words, code_words
from wagekit.views.money_explorer import words
from wagekit.views.money_explorer.part import Choice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from wagekit.views.money_explorer.papers import Papers, Row
    from wagekit.views.timeline.part import ContractMoney

MOST: Final = 30
"""Choices of one kind."""


def source_choices(
    paid: Sequence[Row], contracts: Sequence[ContractMoney], owner: str | None, papers: Papers
) -> tuple[Choice, ...]:
    """What can be followed, the owner's money first.

    The amount comes first in the words: a field too narrow for a long name cuts its end.

    Args:
        paid: The project's payments.
        contracts: Its contracts, with their claims.
        owner: Whose project it is.
        papers: What things are called.
    """
    return (
        *_payers(paid, owner, papers),
        *_accounts(paid, papers),
        *_claims(contracts, papers),
        *_payments(paid, papers),
    )


def own_payments(payments: pa.Table | None, project: str, laid: Collection[str]) -> list[Row]:
    """The payments that name the project or are laid under its contracts."""
    if payments is None:
        return []
    here = pc.is_in(payments["payment_id"], pa.array(sorted(laid), pa.string()))
    if "project_id" in payments.column_names:
        named = pc.fill_null(pc.equal(payments["project_id"], project), False)
        here = pc.or_(here, named)
    rows: list[Row] = payments.filter(here).to_pylist()
    return rows


def as_known(
    choices: Iterable[Choice], known: Iterable[Choice], papers: Papers
) -> tuple[Choice, ...]:
    """The same choices with the sums known on an earlier day.

    Args:
        choices: Those of the day of judgement.
        known: Those that the earlier day has.
        papers: What things are called.
    """
    there = {choice.value: choice for choice in known}
    return tuple(there.get(one.value) or _not_yet(one, papers) for one in choices)


def _not_yet(one: Choice, papers: Papers) -> Choice:
    kind, _, id_ = one.value.partition(":")
    name = papers.name(id_) if kind == "party" else id_
    return replace(one, words=papers.say(words.NOT_PAID_YET, name=name))


def _choice(kind: str, id_: str, label: str, papers: Papers) -> Choice:
    return Choice(f"{kind}:{id_}", label, words.GROUPS[kind].in_(papers.lang))


def _sums(paid: Iterable[Row], column: str) -> list[tuple[str, int]]:
    sums: Counter[str] = Counter()
    for row in paid:
        if row.get(column):
            sums[row[column]] += row.get("amount") or 0
    return sums.most_common(MOST)


def _payers(paid: Sequence[Row], owner: str | None, papers: Papers) -> Iterator[Choice]:
    sums = _sums(paid, "payer_id")
    for id_, fen in sorted(sums, key=lambda pair: (pair[0] != owner, -pair[1], pair[0])):
        label = f"{amount_words(fen, papers.lang)} {papers.name(id_)}"
        yield _choice("party", id_, label, papers)


def _accounts(paid: Sequence[Row], papers: Papers) -> Iterator[Choice]:
    kinds: Mapping[str, str] = papers.names.accounts
    for id_, fen in _sums(paid, "payer_account"):
        kind = kinds.get(id_)
        called = code_words("account", "kind", kind, papers.lang) if kind else ""
        label = " ".join(part for part in (amount_words(fen, papers.lang), called, id_) if part)
        yield _choice("account", id_, label, papers)


def _claims(contracts: Iterable[ContractMoney], papers: Papers) -> Iterator[Choice]:
    claims = [claim for one in contracts for claim in one.claims if claim.payable]
    claims.sort(key=lambda claim: (-(claim.payable or 0), claim.claim_id))
    for claim in claims[:MOST]:
        amount = amount_words(claim.payable or 0, papers.lang)
        label = " ".join(part for part in (amount, claim.claim_id, claim.period) if part)
        yield _choice("claim", claim.claim_id, label, papers)


def _payments(paid: Iterable[Row], papers: Papers) -> Iterator[Choice]:
    largest = sorted(paid, key=lambda row: (-(row.get("amount") or 0), row["payment_id"]))
    for row in largest[:MOST]:
        amount = amount_words(row.get("amount") or 0, papers.lang)
        label = f"{amount} {papers.day(row)} {papers.ends(row)}"
        yield _choice("payment", row["payment_id"], label, papers)
