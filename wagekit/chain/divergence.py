"""Paper against money: where contracts and payments of a project do not tell the same story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import NO_TEXT, Frame, is_true

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = ("project_id", "kind", "party_id", "contract_id")
MEASURES = ("amount", "payments", "first_on")
PASSED = "fee_then_pass_through"
MAJORITY = 0.5


@derived
def divergence(divergence_row: Frame, laid: Frame, untouched: Frame) -> Frame:
    """`project_id`, `kind`, `party_id`, `contract_id`, `amount`, `payments`, `first_on`.

    `money_without_contract`: the party received project money and holds no contract there.
    `individual_receives`: the individual received it without an own contract, or on their account.
    `fee_then_pass_through`: the party kept a fee and passed the rest on to one other; `amount` is
    what went on, the contract the one between the two.
    `contract_without_money`: the contractor received nothing; `amount` is the contract's price.
    `amount` is fen, and null as soon as a part of it is unknown.
    """
    counted = nw.col("part").is_in(["received", "fee"]) & (nw.col("kind") == PASSED)
    of_sum = nw.when(counted).then(nw.lit(0)).otherwise("amount")
    paid = divergence_row.join(laid.select("payment_id", "amount", "on"), on="payment_id")
    unknown = nw.when(of_sum.is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
    grouped = (
        paid.with_columns(_amount=of_sum, _unknown=unknown)
        .group_by(*KEY)
        .agg(
            _sum=nw.col("_amount").sum().cast(nw.Int64),
            _open=nw.col("_unknown").sum(),
            payments=nw.len().cast(nw.Int64),
            first_on=nw.col("on").min(),
        )
    )
    known = grouped.with_columns(amount=nw.when(nw.col("_open") == 0).then("_sum"))
    return nw.concat([known.select(*KEY, *MEASURES), _paper(untouched)], how="vertical")


def _paper(untouched: Frame) -> Frame:
    return untouched.select(
        "project_id",
        nw.lit("contract_without_money").alias("kind"),
        nw.col("contractor_id").alias("party_id"),
        "contract_id",
        nw.col("price").alias("amount"),
        nw.lit(0, dtype=nw.Int64).alias("payments"),
        nw.lit(None, dtype=nw.Date).alias("first_on"),
    )


@derived
def divergence_row(
    laid: Frame,
    contract: Frame,
    holder_of_contract: Frame,
    owner_side: Frame,
    actor: Frame,
    pass_through: Frame,
    moved: Frame,
) -> Frame:
    """`project_id`, `kind`, `party_id`, `contract_id`, `payment_id`, `part`: what is behind each.

    `part` is `received`, `passed_on` or `fee`, as the party sees the payment. A project of which no
    contract is on record says nothing of who holds none.
    """
    to_payee = _received(laid, "payee_id", owner_side)
    alone = to_payee.join(holder_of_contract, on=["project_id", "party_id"], how="anti")
    listed = contract.group_by("project_id").agg(n=nw.len())
    strangers = alone.join(listed, on="project_id", how="semi")
    public = actor.filter(nw.col("kind") == "government").select("party_id")
    payees = strangers.join(public, on="party_id", how="anti")
    people = actor.filter(nw.col("kind") == "individual").select("party_id")
    on_cards = _on_cards(_received(laid, "holder_id", owner_side), actor)
    cards = on_cards.join(people, on="party_id", how="semi")
    individuals = strangers.join(people, on="party_id", how="semi")
    reached = nw.concat([_kept(individuals), _kept(cards)], how="vertical")
    return nw.concat(
        [
            _as(_kept(payees), "money_without_contract"),
            _as(reached, "individual_receives"),
            _passed(pass_through, moved),
        ],
        how="vertical",
    )


def _received(laid: Frame, receiver: str, owner_side: Frame) -> Frame:
    """Project money without papers for another receiver, by whoever received it."""
    money = laid.filter("works", ~nw.col("mandated"), ~nw.col("project_id").is_null())
    named = money.with_columns(party_id=nw.col(receiver)).filter(
        ~nw.col("party_id").is_null(),
        ~is_true(nw.col("party_id") == nw.col("payer_id")),
    )
    return named.join(owner_side, on=["project_id", "party_id"], how="anti")


def _on_cards(received: Frame, actor: Frame) -> Frame:
    """Landed on another's account; a sole trader's own operator is no other."""
    sole = actor.filter(nw.col("kind") == "sole_trader")
    operators = sole.select(payee_id="party_id", _operator="legal_rep_id")
    other = received.filter(nw.col("party_id") != nw.col("payee_id"))
    joined = other.join(operators, on="payee_id", how="left")
    return joined.filter(~is_true(nw.col("_operator") == nw.col("party_id")))


def _kept(frame: Frame) -> Frame:
    return frame.select("project_id", "party_id", "payment_id")


def _as(rows: Frame, kind: str) -> Frame:
    """One row a payment and party, under the name of a kind."""
    once = rows.group_by("project_id", "party_id", "payment_id").agg(n=nw.len())
    return once.select(
        "project_id",
        nw.lit(kind).alias("kind"),
        "party_id",
        NO_TEXT.alias("contract_id"),
        "payment_id",
        nw.lit("received").alias("part"),
    )


def _passed(pass_through: Frame, moved: Frame) -> Frame:
    pairs = pass_through.select("project_id", "party_id", "contract_id", _other="other_id")
    seen = moved.filter(nw.col("part") != "tax").join(pairs, on=["project_id", "party_id"])
    between = is_true(nw.col("other_id") == nw.col("_other")) | (nw.col("part") == "received")
    kind = nw.lit(PASSED).alias("kind")
    return seen.filter(between).select(
        "project_id", kind, "party_id", "contract_id", "payment_id", "part"
    )


@derived
def holder_of_contract(contract: Frame, project: Frame, member: Frame, purchase: Frame) -> Frame:
    """`project_id`, `party_id`: who holds a contract of any kind, so that money is explained.

    Also the general contractor that the project names, the members of a consortium that won, and
    the seller of a purchase, unless its contract is known to be missing.
    """
    sold = purchase.filter(nw.coalesce("contract_seen", nw.lit(True)))
    parts = [
        contract.select("project_id", party_id="contractor_id"),
        project.select("project_id", party_id="general_contractor_id"),
        member.select("project_id", party_id="member_id"),
        sold.select("project_id", party_id="seller_id"),
    ]
    return _pairs(parts)


@derived
def owner_side(project: Frame, party: Frame, shareholding: Frame) -> Frame:
    """`project_id`, `party_id`: the owner and the firms that it holds or controls."""
    owners = project.filter(~nw.col("owner_id").is_null()).select("project_id", "owner_id")
    below = party.select(owner_id="parent_id", party_id="party_id")
    controls = is_true(nw.col("actual_control")) | is_true(nw.col("share") > MAJORITY)
    held = shareholding.filter(controls).select(owner_id="holder_id", party_id="company_id")
    firms = nw.concat([below, held], how="vertical").join(owners, on="owner_id")
    parts = [
        owners.select("project_id", party_id="owner_id"),
        firms.select("project_id", "party_id"),
    ]
    return _pairs(parts)


def _pairs(parts: Sequence[Frame]) -> Frame:
    known = nw.concat(list(parts), how="vertical").filter(~nw.col("party_id").is_null())
    return known.group_by("project_id", "party_id").agg(n=nw.len()).drop("n")
