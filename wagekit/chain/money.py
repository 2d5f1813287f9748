"""Money laid over contracts: which contracts it followed, and what was passed on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived, derived_anew
from wagekit.core.logic import FALSE, TRUE, Frame, at_least, is_true
from wagekit.law import parameter
from wagekit.model.contract_kinds import INSIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagekit.core.engine import Engine

NOT_PRICE = ("fee", "deposit", "loan", "return", "tax", "living")
"""Classes that are not the price of works, so prove no payment of it."""
NOT_PASSED = (*NOT_PRICE, "wage", "material", "lease")
"""Classes in which money leaves a contractor without being passed on."""

NOWHERE = nw.lit("")


@derived
def account_named(account: Frame, worker: Frame) -> Frame:
    """`account`, `holder`: an account's party, else the first worker who gave it as a card."""
    accounts = account.select(account="account_id", holder="party_id")
    cards = worker.filter(~nw.col("bank_account").is_null()).group_by("bank_account")
    first = cards.agg(holder=nw.col("worker_id").min()).rename({"bank_account": "account"})
    others = first.join(accounts, on="account", how="anti")
    return nw.concat([accounts, others], how="vertical")


@derived_anew
def paid(movement: Frame) -> Frame:
    """Payments up to `as_of`: rows of `movement`."""
    return movement.filter("by_then").drop("by_then")


@derived_anew
def movement(payment: Frame, account_named: Frame, as_of: nw.Expr) -> Frame:
    """Every payment, with payer and payee named from their accounts where only those are.

    `payment_id`, `project_id`, `contract_id`, `payer_id`, `payee_id`, `amount`, `class`, `on`,
    `papers` (by mandate or in kind), `by_then` (made by `as_of`).
    """
    on = nw.col("paid_at").cast(nw.Date)
    frame = payment
    for side in ("payer", "payee"):
        holders = account_named.rename({"account": f"{side}_account", "holder": f"_{side}"})
        frame = frame.join(holders, on=f"{side}_account", how="left")
    return frame.select(
        "payment_id",
        "project_id",
        "contract_id",
        "amount",
        "class",
        payer_id=nw.coalesce("payer_id", "_payer"),
        payee_id=nw.coalesce("payee_id", "_payee"),
        on=on,
        by_then=is_true(on <= as_of) | as_of.is_null(),
        papers=is_true(nw.col("mandated")) | is_true(nw.col("in_kind")),
    )


def price_of_works() -> nw.Expr:
    """Payments that can be the price of works; papers make any class one."""
    return ~nw.coalesce(nw.col("class").is_in(NOT_PRICE), FALSE) | nw.col("papers")


@derived
def relation(
    work: Frame,
    paid: Frame,
    worker: Frame,
    payroll: Frame,
    present: Callable[[str], bool],
    engine: Engine,
) -> Frame:
    """`contract_id` of every contract whose issuer is known to have paid under it.

    To the contractor, by mandate or in kind, or to the contractor's workers: where the general
    contractor pays wages for its subcontractors, their own receipts are lower (LAW trap 35).
    """
    told = nw.when(nw.col("papers")).then("contract_id").alias("contract_id")
    price = paid.filter(price_of_works()).select("project_id", "payer_id", "payee_id", told)
    pairs = engine.keep(price.group_by("project_id", "payer_id", "payee_id", "contract_id").agg())
    parts = [_to_contractor(work, pairs), _with_papers(pairs)]
    if present("worker"):
        parts.append(_to_workers(work, pairs, worker))
    if present("payroll"):
        parts.append(_on_payroll(work, payroll))
    return nw.concat(parts, how="vertical").group_by("contract_id").agg(payments=nw.len())


def _to_contractor(work: Frame, pairs: Frame) -> Frame:
    sides = pairs.select("project_id", issuer_id="payer_id", contractor_id="payee_id")
    here = work.join(sides, on=["project_id", "issuer_id", "contractor_id"], how="semi")
    anywhere = sides.filter(nw.col("project_id").is_null())
    unplaced = work.join(anywhere, on=["issuer_id", "contractor_id"], how="semi")
    return nw.concat([here.select("contract_id"), unplaced.select("contract_id")], how="vertical")


def _with_papers(pairs: Frame) -> Frame:
    return pairs.filter(~nw.col("contract_id").is_null()).select("contract_id")


def _to_workers(work: Frame, pairs: Frame, worker: Frame) -> Frame:
    hired = worker.select("project_id", contractor_id="employer_id", payee_id="worker_id")
    wages = pairs.select("payee_id", issuer_id=nw.col("payer_id")).join(hired, on="payee_id")
    return work.join(wages, on=["project_id", "issuer_id", "contractor_id"], how="semi").select(
        "contract_id"
    )


def _on_payroll(work: Frame, payroll: Frame) -> Frame:
    rows = payroll.filter(nw.col("paid") > 0).select(
        "project_id", "channel", contractor_id="employer_id", payer="payer_id"
    )
    joined = work.join(rows, on=["project_id", "contractor_id"])
    by_account = is_true((nw.col("channel") == "wage_special") & nw.col("issuer_general"))
    by_issuer = is_true(nw.col("payer") == nw.col("issuer_id"))
    return joined.filter(by_account | by_issuer).select("contract_id")


@derived
def receipt(work: Frame, movement: Frame) -> Frame:
    """What each contractor received of its issuer: `contract_id`, `payment_id`, `on`, `amount`."""
    counts = nw.col("by_then") & price_of_works() & ~nw.col("amount").is_null()
    sides = movement.select(
        "payment_id",
        "on",
        "amount",
        issuer_id="payer_id",
        contractor_id="payee_id",
        _place=_place(counts),
    )
    held = work.select("contract_id", "project_id", "issuer_id", "contractor_id")
    return _here_or_unplaced(held, sides, "issuer_id", "contractor_id").select(
        "contract_id", "project_id", "contractor_id", "issuer_id", "payment_id", "on", "amount"
    )


@derived
def passed_on(receipt: Frame, to_stranger: Frame) -> Frame:
    """Payments of a contractor to strangers within days of a receipt: the receipt's contract too.

    `contract_id`, `payment_id`, `payee_id`, `amount`. Not to its own subcontractors, suppliers,
    lessors or workers; an affiliate is a stranger for this.
    """
    sent = to_stranger.select(
        "payee_id",
        contractor_id="payer_id",
        sent_id="payment_id",
        sent_on="on",
        sent_amount="amount",
        _place=_place(TRUE),
    )
    soon = nw.col("on").dt.offset_by(f"{parameter('pass_on_days').on(None)}d").cast(nw.Date)
    joined = _here_or_unplaced(receipt, sent, "contractor_id").filter(
        nw.col("sent_on") >= nw.col("on"),
        nw.col("sent_on") <= soon,
        nw.col("payee_id") != nw.col("issuer_id"),
    )
    return (
        joined.group_by("contract_id", "sent_id", "payee_id")
        .agg(nw.col("sent_amount").min().alias("amount"))
        .rename({"sent_id": "payment_id"})
    )


@derived
def to_stranger(movement: Frame, contract: Frame, worker: Frame, engine: Engine) -> Frame:
    """Payments that may pass works on: to nobody of whom the payer has, buys or hires anything.

    `payment_id`, `project_id`, `payer_id`, `payee_id`, `amount`, `on`.
    """
    known = nw.concat([_partners(contract), _employees(worker)], how="vertical")
    pairs = engine.keep(known.group_by("payer_id", "payee_id").agg(_known=nw.len()))
    frame = movement.join(pairs, on=["payer_id", "payee_id"], how="left")
    counts = (
        nw.col("by_then")
        & ~nw.coalesce(nw.col("class").is_in(NOT_PASSED), FALSE)
        & ~nw.col("papers")
        & ~nw.col("amount").is_null()
        & (nw.col("payer_id") != nw.col("payee_id"))
    )
    # One condition, judged after the join: see `_place`.
    stranger = nw.when(counts).then(nw.col("_known").is_null())
    columns = ("payment_id", "project_id", "payer_id", "payee_id", "amount", "on")
    return frame.filter(is_true(stranger)).select(*columns)


def _here_or_unplaced(held: Frame, moved: Frame, *parties: str) -> Frame:
    """`held` beside each payment of `moved` in its own project, or in none that is known.

    Firms have payments in many projects: joined on parties alone, each would meet all of them.
    """
    placed = held.with_columns(_place="project_id")
    anywhere = held.with_columns(_place=NOWHERE)
    both = nw.concat([placed, anywhere], how="vertical")
    return both.join(moved, on=["_place", *parties]).drop("_place")


def _place(counts: nw.Expr) -> nw.Expr:
    """Where a payment was made; null, so that it meets nothing, where it does not count.

    A filter would make the engine expect few of many payments, and hash them instead of contracts.
    """
    return nw.when(counts).then(nw.coalesce("project_id", NOWHERE))


def _partners(contract: Frame) -> Frame:
    """Whom a firm has a contract with, other than one that only passes the works on."""
    outsider = is_true(nw.col("kind").is_in(INSIDE)) & ~is_true(_inside_the_firm())
    return contract.filter(~outsider).select(payer_id="issuer_id", payee_id="contractor_id")


def _inside_the_firm() -> nw.Expr:
    """An internal contract counts as the firm's own unless its contractor is known not to be."""
    employee = nw.coalesce("employee_contractor", nw.lit(True))
    return (nw.col("kind") == "internal") & employee


def _employees(worker: Frame) -> Frame:
    return worker.select(payer_id="employer_id", payee_id="worker_id")


@derived
def pass_share(receipt: Frame, passed_on: Frame) -> Frame:
    """`contract_id`, `received`, `passed` (fen), `near_whole`: what share was passed on at once."""
    ratio = float(str(parameter("near_whole_ratio").on(None)))
    received = receipt.group_by("contract_id").agg(received=nw.col("amount").sum())
    passed = passed_on.group_by("contract_id").agg(passed=nw.col("amount").sum())
    joined = received.join(passed, on="contract_id").with_columns(
        nw.col("received").cast(nw.Int64), nw.col("passed").cast(nw.Int64)
    )
    return joined.with_columns(near_whole=at_least(nw.col("passed"), nw.col("received"), ratio))
