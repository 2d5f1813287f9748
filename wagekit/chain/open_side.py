"""Payments that may be under a contract of which the issuer or the contractor is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.open_slot import (
    SLOT,
    bundles,
    crowded_payments,
    sideless_anywhere,
    slots_of_contracts,
    slots_of_payments,
    summable,
    with_crowd,
)
from wagekit.core.logic import NO_TEXT, TRUE, Frame, is_true
from wagekit.model.codes import FOR_WORKS
from wagekit.model.contract_kinds import SUPPLIES

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

ENDS = ("contract_id", "project_id", "issuer_id", "contractor_id", "kind")
GOODS = ("material", "lease")
"""Classes that meet the price of goods and leases too."""
ROW = (
    *("_for", "_project", "kind", "payment_id", "class", "on", "last_on", "amount", "payments"),
    *("into_wage_account", "_of"),
)
MAY_BE_UNDER = (*FOR_WORKS, *GOODS, "wage")


def with_unlisted(contract: Frame, claim: Frame) -> Frame:
    """The ends of each contract, and of those that have no row and that only a claim names."""
    unlisted = claim.join(contract.select("contract_id"), on="contract_id", how="anti")
    once = unlisted.group_by("contract_id").agg(project_id=nw.col("project_id").min())
    nothing = dict.fromkeys(("issuer_id", "contractor_id", "kind"), NO_TEXT)
    rows = once.with_columns(**nothing).select(*ENDS)
    return nw.concat([contract.select(*ENDS), rows], how="vertical")


def parties_there(project: Frame, contract: Frame) -> Frame:
    """`_project`, `_party`: owner and general contractor, and who has a contract there."""
    parts = [
        frame.select(_project="project_id", _party=side)
        for frame, side in (
            (project, "owner_id"),
            (project, "general_contractor_id"),
            (contract, "issuer_id"),
            (contract, "contractor_id"),
        )
    ]
    return nw.concat(parts, how="vertical").filter(~nw.col("_party").is_null())


def may_be_under(unnamed: Frame, sides: Frame, there: Frame, engine: Engine) -> tuple[Frame, Frame]:
    """Payments that name no contract, beside the contracts with an open side they may be under.

    What went between nobody named and a known side stands in `contract_payment` already. Without a
    project it is a price that the known side paid or got; where no side is known, one that somebody
    of the project paid or got. Where many contracts may have the same payments, these stand there
    as sums that are never too low: a payment between two parties of a project may be in two.

    Args:
        unnamed: Payments with `mandated`, `into_wage_account` and, if it is known, their project.
        sides: Contracts as `_for`, with `_project`, `kind`, and `payer_id` and `payee_id` of the
            price, null where that side is not known.
        there: `_project`, `_party`: who takes part in which project.
        engine: keeps what is read many times.

    Returns:
        The rows, with `last_on` and `payments`; and as `_crowded` the payments that are in sums.
    """
    open_ = sides.filter(nw.col("payer_id").is_null() | nw.col("payee_id").is_null())
    open_ = open_.rename({"payer_id": "_issuer", "payee_id": "_holder"})
    open_ = engine.keep(open_)
    beside, wide = (engine.keep(some) for some in sideless_anywhere(open_, there))
    lines = engine.keep(summable(slots_of_payments(_moved(unnamed))))
    both = [slots_of_contracts(open_), beside.select(*_columns(open_))]
    slots = engine.keep(with_crowd(nw.concat(both, how="vertical")))
    crowd = slots.filter("_crowd")
    singly = _once(lines.join(slots.filter(~nw.col("_crowd")), on=list(SLOT)).filter(_fits()))
    parts = [singly, _summed(lines, crowd), _summed_anywhere(lines, wide, open_)]
    rows = nw.concat([part.select(*ROW) for part in parts], how="vertical")
    return rows, crowded_payments(lines, crowd, wide)


def _columns(open_: Frame) -> tuple[str, ...]:
    return (*open_.collect_schema().names(), *SLOT)


def _moved(unnamed: Frame) -> Frame:
    """What can be a price under an open contract; of no known project, what is one."""
    known = nw.coalesce(nw.col("class").is_in(MAY_BE_UNDER), TRUE)
    apart = ~is_true(nw.col("payer_id") == nw.col("payee_id"))
    payer, payee = ~nw.col("payer_id").is_null(), ~nw.col("payee_id").is_null()
    told = is_true(nw.col("class").is_in(FOR_WORKS)) & payer & payee
    placed = ~nw.col("project_id").is_null()
    return unnamed.filter(known & apart & (payer | payee) & (placed | told))


def _fits() -> nw.Expr:
    """Neither end is known to be another, or it went under a mandate."""
    to_holder = ~is_true(nw.col("payee_id") != nw.col("_holder"))
    of_issuer = ~is_true(nw.col("payer_id") != nw.col("_issuer"))
    by_holder = is_true(nw.col("payer_id") == nw.col("_holder"))
    to_issuer = is_true(nw.col("payee_id") == nw.col("_issuer"))
    mandated = is_true(nw.col("mandated")) & ~by_holder
    return of_issuer & (to_holder | mandated) & ~to_issuer


def _once(rows: Frame) -> Frame:
    """Each payment once under a contract, in however many slots they meet."""
    once = rows.select(*ROW).group_by(*ROW).agg(_n=nw.len())
    return once.drop("_n")


def _summed(lines: Frame, crowd: Frame) -> Frame:
    """The sums of each slot that many contracts share, under each of them once."""
    here = lines.join(crowd.select(*SLOT), on=list(SLOT), how="semi")
    held = crowd.group_by("_for", "_project", "kind", *SLOT).agg(_n=nw.len()).drop("_n")
    return _as_rows(bundles(here, SLOT).join(held, on=list(SLOT)))


def _summed_anywhere(lines: Frame, wide: Frame, open_: Frame) -> Frame:
    """The sums of who takes part in projects, under their contracts of which no side is known."""
    loose = lines.filter(nw.col("_end") == "all", nw.col("_where") == "")
    of_party = bundles(loose.join(wide, on="_who", how="semi"), ("_who",))
    there = bundles(of_party.join(wide, on="_who"), ("_project",))
    sideless = open_.filter(nw.col("_issuer").is_null() & nw.col("_holder").is_null())
    return _as_rows(there.join(sideless.select("_for", "_project", "kind"), on="_project"))


def _as_rows(sums: Frame) -> Frame:
    amount = nw.when(nw.col("_open") == 0).then("_sum")
    return sums.with_columns(amount=amount, _of=NO_TEXT)


def of_price() -> nw.Expr:
    """Null where nobody classed the payment, or stated whether the contract is for goods."""
    goods = nw.col("class").is_in(GOODS) & nw.col("kind").is_in(SUPPLIES)
    return nw.col("class").is_in(FOR_WORKS) | goods
