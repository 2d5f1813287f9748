"""What a contractor received under a contract, and what of it was passed on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.near_payments import before, later
from wagekit.chain.relation import NOT_PRICE, price_of_works
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, Frame, is_true
from wagekit.model.contract_kinds import INSIDE

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

NOT_PASSED = (*NOT_PRICE, "wage", "material", "lease")
"""Classes in which money leaves a contractor without being passed on."""
WAGES = ("wage", "tax")
"""Classes that are never passed on, whatever contract the payment names."""
SUM_OF_WORKS = ("progress", "settlement", "advance")
"""Classes that are for works even where the payee is on the roster of another firm."""
NOWHERE = nw.lit("")


@derived
def receipt(work: Frame, movement: Frame) -> Frame:
    """What each contractor received of its issuer; a payment that names a contract is under that.

    By mandate or in kind, what names the contract came in under it whoever paid or is the issuer.
    `contract_id`, `payment_id`, `on`, `at`, `amount`: no more, since a province has millions.
    """
    counts = nw.col("by_then") & price_of_works()
    sides = movement.select(
        "payment_id",
        "on",
        "at",
        "amount",
        _named="contract_id",
        issuer_id="payer_id",
        contractor_id="payee_id",
        _place=_place(counts),
    )
    held = work.select("contract_id", "project_id", "issuer_id", "contractor_id")
    met = _here_or_unplaced(held, sides, "issuer_id", "contractor_id")
    under = nw.coalesce(nw.col("_named") == nw.col("contract_id"), TRUE)
    columns = ("contract_id", "payment_id", "on", "at", "amount")
    by_others = _by_papers_of_others(held, movement, counts)
    return nw.concat(
        [met.filter(under).select(*columns), by_others.select(*columns)], how="vertical"
    )


def _by_papers_of_others(held: Frame, movement: Frame, counts: nw.Expr) -> Frame:
    # Filtered first: few payments have papers, and only they need their accounts looked up.
    paid = movement.filter(is_true(nw.col("papers")), is_true(counts)).select(
        *("payment_id", "on", "at", "amount", "payer_id", "contract_id"),
        contractor_id="payee_id",
    )
    met = held.join(paid, on=["contract_id", "contractor_id"])
    by_issuer = is_true(nw.col("payer_id") == nw.col("issuer_id"))
    itself = is_true(nw.col("payer_id") == nw.col("contractor_id"))
    return met.filter(~by_issuer, ~itself)


@derived
def passed_on(
    receipt: Frame, to_stranger: Frame, work: Frame, party: Frame, engine: Engine
) -> Frame:
    """Payments of a contractor to strangers within days of a receipt: the receipt's contract too.

    `contract_id`, `payment_id`, `payee_id` (null where nobody is named), `on`, `at`, `amount` (null
    where it is not known), `named` (of it what is known to have gone to somebody named), `came`:
    the sum of what came in within days before (null where the amount of any is not known). Not what
    was sent before the money came in, to the contract's issuer, or to an authority.
    """
    sent = _by_contract(receipt, to_stranger, work)
    authorities = party.filter(nw.col("kind") == "government").select(payee_id="party_id")
    # Kept: few, found among millions, and looked at four times.
    strangers = engine.keep(sent.join(authorities, on="payee_id", how="anti"))
    came = before(strangers, receipt.with_columns(named="amount"))
    near = strangers.join(came, on=["contract_id", "payment_id"]).filter(nw.col("n") > 0)
    named = nw.when(~nw.col("payee_id").is_null()).then("amount")
    return near.select(
        *("contract_id", "payment_id", "payee_id", "on", "at", "amount"),
        named=nw.coalesce(named, nw.lit(0, dtype=nw.Int64)),
        came=nw.when(nw.col("open") == 0).then("known"),
    )


def _by_contract(receipt: Frame, to_stranger: Frame, work: Frame) -> Frame:
    """Payments to strangers under each contract of the payer, while it had lately received any."""
    sides = work.select("contract_id", "project_id", "contractor_id", "issuer_id")
    first, last = nw.col("at").min(), nw.col("on").max()
    held = receipt.group_by("contract_id").agg(_first=first, _last=last)
    held = held.join(sides, on="contract_id")
    sent = to_stranger.select(
        *("payment_id", "payee_id", "on", "at", "amount"),
        contractor_id="payer_id",
        _place=_place(TRUE),
    )
    met = _here_or_unplaced(held, sent, "contractor_id").filter(
        nw.col("at") >= nw.col("_first"),
        nw.col("on") <= later(nw.col("_last")),
        nw.coalesce(nw.col("payee_id") != nw.col("issuer_id"), TRUE),
    )
    return met.select("contract_id", "payment_id", "payee_id", "on", "at", "amount")


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

    `payment_id`, `project_id`, `payer_id`, `payee_id`, `amount`, `on`, `at`.
    """
    over = engine.keep(contract.filter(passes_works_on()).select("contract_id", _over=TRUE))
    own = roster.group_by("employer_id", "person_id").agg(_own=nw.len())
    own = engine.keep(own.rename({"employer_id": "_payer", "person_id": "payee_id"}))
    may_pass = _is_counted() & _of_open_class()
    placed = movement.with_columns(
        _place=_place(may_pass),
        _place_hired=_place(may_pass & ~_is_sum_of_works()),
        _payer=nw.when(may_pass).then("payer_id"),
    )
    frame = placed.join(partner, on=["_place", "payer_id", "payee_id"], how="left")
    frame = frame.join(
        hired.rename({"_place": "_place_hired"}), on=["_place_hired", "payee_id"], how="left"
    )
    frame = frame.join(own, on=["_payer", "payee_id"], how="left")
    frame = frame.join(over, on="contract_id", how="left")
    # One condition, judged after the join: see `_place`.
    stranger = nw.when(_is_counted()).then(
        _under_agreement() | (_of_open_class() & _without_ties())
    )
    columns = ("payment_id", "project_id", "payer_id", "payee_id", "amount", "on", "at")
    return frame.filter(is_true(stranger)).select(*columns)


@derived
def partner(contract: Frame, purchase: Frame, member: Frame, engine: Engine) -> Frame:
    """`_place`, `payer_id`, `payee_id`: to whom a firm pays what is not passing works on.

    In the project of the contract, or in none that is known: those with whom it has a contract
    other than one that passes works on, of whom it buys, and the members of the consortium that
    it leads.
    """
    bought = purchase.filter(nw.coalesce("contract_seen", TRUE))
    parts = [
        _contracted(contract),
        bought.select("project_id", payer_id="buyer_id", payee_id="seller_id"),
        member.select("project_id", payer_id="leader_id", payee_id="member_id"),
    ]
    pairs = _placed(engine.keep(nw.concat(parts, how="vertical")))
    return pairs.group_by("_place", "payer_id", "payee_id").agg(_known=nw.len())


@derived
def hired(roster: Frame, work: Frame) -> Frame:
    """`_place`, `payee_id`: workers of firms that have a contract for works in the project."""
    firms = work.select("project_id", employer_id="contractor_id")
    here = roster.join(firms, on=["project_id", "employer_id"], how="semi")
    placed = _placed(here.select("project_id", payee_id="person_id"))
    return placed.group_by("_place", "payee_id").agg(_hired=nw.len())


def _here_or_unplaced(held: Frame, moved: Frame, *parties: str) -> Frame:
    """`held` beside each payment of `moved` in its own project, or in none that is known.

    Firms have payments in many projects: joined on parties alone, each would meet all of them.
    """
    return _placed(held).join(moved, on=["_place", *parties]).drop("_place")


def _placed(held: Frame) -> Frame:
    """`held` twice: in its own project, and where no project is known."""
    placed = held.with_columns(_place="project_id")
    return nw.concat([placed, held.with_columns(_place=NOWHERE)], how="vertical")


def _place(counts: nw.Expr) -> nw.Expr:
    """Where a payment was made; null, so that it meets nothing, where it does not count.

    A filter would make the engine expect few of many payments, and hash them instead of contracts.
    """
    return nw.when(counts).then(nw.coalesce("project_id", NOWHERE))


def _contracted(contract: Frame) -> Frame:
    """Whom a firm has a contract with; one that names no issuer is given out by who is above."""
    above = contract.select(parent_contract_id="contract_id", _above="contractor_id")
    given = contract.filter(~passes_works_on()).join(above, on="parent_contract_id", how="left")
    payer = nw.coalesce("issuer_id", "_above")
    return given.select("project_id", payer_id=payer, payee_id="contractor_id")


def passes_works_on() -> nw.Expr:
    """Whether a contract is an agreement by which somebody takes over what its issuer holds.

    An internal contract counts as the firm's own unless its contractor is known not to be.
    """
    own = (nw.col("kind") == "internal") & nw.coalesce("employee_contractor", TRUE)
    return is_true(nw.col("kind").is_in(INSIDE)) & ~is_true(own)


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


def _is_sum_of_works() -> nw.Expr:
    return nw.coalesce(nw.col("class").is_in(SUM_OF_WORKS), FALSE)


def _without_ties() -> nw.Expr:
    """To nobody of whom the payer has, buys or hires anything; workers are paid sums of works."""
    hired = ~nw.col("_hired").is_null()
    return nw.col("_known").is_null() & nw.col("_own").is_null() & ~hired
