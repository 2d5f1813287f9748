"""Payments to those with whom the payer has nothing: works may be passed on to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.kinds import passes_works_on
from wagekit.chain.placed import place_of, placed_or_not
from wagekit.chain.relation import NOT_PRICE
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, Frame, is_true

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

NOT_PASSED = (*NOT_PRICE, "wage", "material", "lease")
"""Classes in which money leaves a contractor without being passed on."""
WAGES = ("wage", "tax")
"""Classes that are never passed on, whatever contract the payment names."""
PAIR = ("project_id", "payer_id", "payee_id")
SUM_OF_WORKS = ("progress", "settlement", "advance")
"""Classes that are for works even where the payee is on the roster of another firm."""


@derived
def to_stranger(
    movement: Frame,
    partner: Frame,
    hired: Frame,
    roster: Frame,
    contract: Frame,
    engine: Engine,
) -> Frame:
    """Payments that may pass works on: to nobody of whom the payer has, buys or hires anything.

    A payment that names an agreement by which works are passed on is one whatever its class, other
    than wages and tax, and whatever else its parties have with each other.

    `payment_id`, `project_id`, `payer_id`, `payee_id`, `amount`, `on`, `at`, `class`.
    """
    over = engine.keep(contract.filter(passes_works_on()).select("contract_id", _over=TRUE))
    own = roster.group_by("employer_id", "person_id").agg(_own=nw.len())
    own = engine.keep(own.rename({"employer_id": "_payer", "person_id": "payee_id"}))
    may_pass = _is_counted() & _of_open_class()
    placed = movement.with_columns(
        _place=place_of(may_pass),
        _place_hired=place_of(may_pass & ~is_sum_of_works()),
        _payer=nw.when(may_pass).then("payer_id"),
    )
    frame = placed.join(partner, on=["_place", "payer_id", "payee_id"], how="left")
    frame = frame.join(
        hired.rename({"_place": "_place_hired"}), on=["_place_hired", "payee_id"], how="left"
    )
    frame = frame.join(own, on=["_payer", "payee_id"], how="left")
    frame = frame.join(over, on="contract_id", how="left")
    # One condition, judged after the join: see `place_of`.
    stranger = nw.when(_is_counted()).then(
        _under_agreement() | (_of_open_class() & _without_ties())
    )
    columns = ("payment_id", "project_id", "payer_id", "payee_id", "amount", "on", "at", "class")
    return frame.filter(is_true(stranger)).select(*columns)


@derived
def partner(given_out: Frame, purchase: Frame, member: Frame, engine: Engine) -> Frame:
    """`_place`, `payer_id`, `payee_id`: to whom a firm pays what is not passing works on.

    In the project of the contract, or in none that is known: those with whom it has a contract
    other than one that passes works on or may do so, of whom it buys, and the members of the
    consortium that it leads.
    """
    bought = purchase.filter(nw.coalesce("contract_seen", TRUE))
    parts = [
        given_out.filter(~nw.col("over"), ~nw.col("may_be_over")).select(*PAIR),
        bought.select("project_id", payer_id="buyer_id", payee_id="seller_id"),
        member.select("project_id", payer_id="leader_id", payee_id="member_id"),
    ]
    pairs = placed_or_not(engine.keep(nw.concat(parts, how="vertical")))
    return pairs.group_by("_place", "payer_id", "payee_id").agg(_known=nw.len())


@derived
def hired(roster: Frame, work: Frame) -> Frame:
    """`_place`, `payee_id`: workers of firms that have a contract for works in the project."""
    firms = work.select("project_id", employer_id="contractor_id")
    here = roster.join(firms, on=["project_id", "employer_id"], how="semi")
    placed = placed_or_not(here.select("project_id", payee_id="person_id"))
    return placed.group_by("_place", "payee_id").agg(_hired=nw.len())


def _under_agreement() -> nw.Expr:
    never = nw.coalesce(nw.col("class").is_in(WAGES), FALSE)
    return is_true(nw.col("_over")) & ~never


def _is_counted() -> nw.Expr:
    """A payment by the day of judgment from one party to another, or to nobody named."""
    apart = nw.coalesce(nw.col("payer_id") != nw.col("payee_id"), TRUE)
    return nw.col("by_then") & apart & ~nw.col("payer_id").is_null()


def _of_open_class() -> nw.Expr:
    """Of a class in which works may be passed on, with no papers that say to whom it belongs."""
    return ~nw.coalesce(nw.col("class").is_in(NOT_PASSED), FALSE) & ~nw.col("papers")


def is_sum_of_works() -> nw.Expr:
    """Of a class that is paid for works, not to workers."""
    return nw.coalesce(nw.col("class").is_in(SUM_OF_WORKS), FALSE)


def _without_ties() -> nw.Expr:
    """To nobody of whom the payer has, buys or hires anything; workers are paid sums of works."""
    hired = ~nw.col("_hired").is_null()
    return nw.col("_known").is_null() & nw.col("_own").is_null() & ~hired
