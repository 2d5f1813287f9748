"""Money laid over contracts: which contracts it followed, and what was passed on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, Frame, at_least, is_true
from wagekit.law import parameter
from wagekit.model.contract_kinds import INSIDE

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_PRICE = ("fee", "deposit", "loan", "return", "tax", "living")
"""Classes that are not the price of works, so prove no payment of it."""
NOT_PASSED = (*NOT_PRICE, "wage", "material", "lease")
"""Classes in which money leaves a contractor without being passed on."""


@derived
def paid(
    payment: Frame,
    account: Frame,
    worker: Frame,
    as_of: nw.Expr,
    present: Callable[[str], bool],
) -> Frame:
    """Payments up to `as_of`, with payer and payee named from their accounts where only those are.

    `payment_id`, `project_id`, `contract_id`, `payer_id`, `payee_id`, `amount`, `class`, `on`,
    `papers` (by mandate or in kind).
    """
    on = nw.col("paid_at").cast(nw.Date)
    frame = payment.with_columns(
        on=on, papers=is_true(nw.col("mandated")) | is_true(nw.col("in_kind"))
    ).filter(is_true(on <= as_of) | as_of.is_null())
    for side in ("payer", "payee"):
        frame = _holder(frame, side, account) if present("account") else frame
        frame = _card(frame, side, worker) if present("worker") else frame
    return frame.select(
        "payment_id",
        "project_id",
        "contract_id",
        "payer_id",
        "payee_id",
        "amount",
        "class",
        "on",
        "papers",
    )


def _holder(frame: Frame, side: str, account: Frame) -> Frame:
    held = account.select(
        nw.col("account_id").alias(f"{side}_account"), nw.col("party_id").alias("_holder")
    )
    return _filled(frame, side, held)


def _card(frame: Frame, side: str, worker: Frame) -> Frame:
    cards = worker.filter(~nw.col("bank_account").is_null()).group_by("bank_account")
    one = cards.agg(nw.col("worker_id").min()).rename(
        {"bank_account": f"{side}_account", "worker_id": "_holder"}
    )
    return _filled(frame, side, one)


def _filled(frame: Frame, side: str, holders: Frame) -> Frame:
    joined = frame.join(holders, on=f"{side}_account", how="left")
    party = f"{side}_id"
    return joined.with_columns(nw.coalesce(party, "_holder").alias(party)).drop("_holder")


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
) -> Frame:
    """`contract_id` of every contract whose issuer is known to have paid under it.

    To the contractor, by mandate or in kind, or to the contractor's workers: where the general
    contractor pays wages for its subcontractors, their own receipts are lower (LAW trap 35).
    """
    price = paid.filter(price_of_works())
    parts = [_to_contractor(work, price), _with_papers(price)]
    if present("worker"):
        parts.append(_to_workers(work, price, worker))
    if present("payroll"):
        parts.append(_on_payroll(work, payroll))
    return nw.concat(parts, how="vertical").group_by("contract_id").agg(payments=nw.len())


def _to_contractor(work: Frame, price: Frame) -> Frame:
    pairs = price.group_by("project_id", "payer_id", "payee_id").agg(n=nw.len())
    sides = pairs.rename({"payer_id": "issuer_id", "payee_id": "contractor_id"})
    here = work.join(sides, on=["project_id", "issuer_id", "contractor_id"], how="semi")
    anywhere = sides.filter(nw.col("project_id").is_null())
    unplaced = work.join(anywhere, on=["issuer_id", "contractor_id"], how="semi")
    return nw.concat([here.select("contract_id"), unplaced.select("contract_id")], how="vertical")


def _with_papers(price: Frame) -> Frame:
    return price.filter(nw.col("papers"), ~nw.col("contract_id").is_null()).select("contract_id")


def _to_workers(work: Frame, price: Frame, worker: Frame) -> Frame:
    hired = worker.select("project_id", contractor_id="employer_id", payee_id="worker_id")
    wages = price.select("payee_id", issuer_id=nw.col("payer_id")).join(hired, on="payee_id")
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
def receipt(work: Frame, paid: Frame) -> Frame:
    """What each contractor received of its issuer: `contract_id`, `payment_id`, `on`, `amount`."""
    price = paid.filter(price_of_works(), ~nw.col("amount").is_null())
    sides = price.select(
        "payment_id",
        "on",
        "amount",
        issuer_id="payer_id",
        contractor_id="payee_id",
        place="project_id",
    )
    held = work.select("contract_id", "project_id", "issuer_id", "contractor_id")
    joined = held.join(sides, on=["issuer_id", "contractor_id"])
    here = nw.coalesce("place", "project_id") == nw.col("project_id")
    return joined.filter(here).select(
        "contract_id", "project_id", "contractor_id", "issuer_id", "payment_id", "on", "amount"
    )


@derived
def passed_on(receipt: Frame, paid: Frame, contract: Frame, worker: Frame) -> Frame:
    """Payments of a contractor to strangers within days of a receipt: the receipt's contract too.

    `contract_id`, `payment_id`, `payee_id`, `amount`. Not to its own subcontractors, suppliers,
    lessors or workers; an affiliate is a stranger for this.
    """
    out = paid.filter(
        ~nw.coalesce(nw.col("class").is_in(NOT_PASSED), FALSE),
        ~nw.col("papers"),
        ~nw.col("amount").is_null(),
        nw.col("payer_id") != nw.col("payee_id"),
    )
    sides = ["payer_id", "payee_id"]
    out = out.join(_partners(contract), on=sides, how="anti")
    out = out.join(_employees(worker), on=sides, how="anti")
    sent = out.select(
        "payee_id",
        contractor_id="payer_id",
        sent_id="payment_id",
        sent_on="on",
        sent_amount="amount",
        place="project_id",
    )
    soon = nw.col("on").dt.offset_by(f"{parameter('pass_on_days').on(None)}d").cast(nw.Date)
    here = nw.coalesce("place", "project_id") == nw.col("project_id")
    joined = receipt.join(sent, on="contractor_id").filter(
        here,
        nw.col("sent_on") >= nw.col("on"),
        nw.col("sent_on") <= soon,
        nw.col("payee_id") != nw.col("issuer_id"),
    )
    return (
        joined.group_by("contract_id", "sent_id", "payee_id")
        .agg(nw.col("sent_amount").min().alias("amount"))
        .rename({"sent_id": "payment_id"})
    )


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
