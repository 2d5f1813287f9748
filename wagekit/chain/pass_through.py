"""Whoever received project money, kept a fee, and passed the rest on to one other party."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.kinds import WORKS
from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true

NOT_PASSED = ("fee", "tax", "deposit", "return")
"""What a party pays without handing project money on."""
PAIR = ["project_id", "party_id", "other_id"]
OWN = ["project_id", "party_id"]
OWN_STAFF = is_true((nw.col("kind") == "internal") & nw.col("employee_contractor"))
HAS_FEE = WORKS & is_true((nw.col("fee_rate") > 0) | (nw.col("fee_amount") > 0))
SAID = {
    "_rate": nw.when(WORKS).then("fee_rate"),
    "_amount": nw.when(WORKS).then("fee_amount"),
    "_with_fee": nw.when(HAS_FEE).then("contract_id"),
    "_with_works": nw.when(WORKS).then("contract_id"),
    "_own": OWN_STAFF,
    "_works": WORKS,
}


@derived
def moved(laid: Frame, roster: Frame) -> Frame:
    """`payment_id`, `project_id`, `party_id`, `other_id`, `part`, `amount`: as a party sees it.

    `part` is `received` and, from then on, `passed_on` (wages go to the employer of the worker);
    `tax`; and the `fee` that the other party paid back.
    """
    known = laid.filter(
        ~nw.col("project_id").is_null(),
        ~nw.col("payer_id").is_null(),
        ~nw.col("payee_id").is_null(),
    )
    employers = roster.group_by("project_id", "person_id").agg(
        employer=nw.col("employer_id").min(), other=nw.col("employer_id").max()
    )
    one = employers.filter(nw.col("employer") == nw.col("other"))
    joined = known.join(
        one.select("project_id", "employer", payee_id="person_id"),
        on=["project_id", "payee_id"],
        how="left",
    )
    to = nw.when(nw.col("wages")).then(nw.coalesce("employer", "payee_id")).otherwise("payee_id")
    apart = joined.with_columns(to=to).filter(nw.col("payer_id") != nw.col("payee_id"))
    received = _seen(apart.filter("works"), "payee_id", "payer_id", "received")
    started = received.group_by(*OWN).agg(since=nw.col("paid_at").min())
    fees = _seen(apart.filter(nw.col("class") == "fee"), "payee_id", "payer_id", "fee")
    taxes = _seen(apart.filter(nw.col("class") == "tax"), "payer_id", "to", "tax")
    passed = ~is_true(nw.col("class").is_in(NOT_PASSED)) & ~nw.col("mandated")
    out = _seen(apart.filter(passed), "payer_id", "to", "passed_on")
    after = out.join(started, on=OWN).filter(nw.col("paid_at") >= nw.col("since")).drop("since")
    return nw.concat([received, fees, taxes, after], how="vertical")


def _seen(frame: Frame, party: str, other: str, part: str) -> Frame:
    return frame.select(
        "payment_id", "project_id", nw.col(party).alias("party_id"),
        nw.col(other).alias("other_id"), "amount", "paid_at", part=nw.lit(part),
    )  # fmt: skip


@derived
def pass_through(moved: Frame, contract: Frame, project: Frame) -> Frame:
    """`project_id`, `party_id`, `other_id`, `contract_id`: all but a fee went on to `other_id`.

    What the party received less what it passed on and taxes is no more than the fee: by a contract
    between the two, or paid back by the other. Whatever it paid to anybody else fits into the fee
    too. The owner is no such party; an own employee, and who only supplies or leases, is no such
    other. What cannot be added up is not found.
    """
    sums = _sums(moved, project)
    terms = _terms(contract)
    joined = sums.join(terms, on=PAIR, how="left").with_columns(
        _rate=(nw.col("received") * nw.coalesce("fee_rate", nw.lit(0.0)) + 0.5)
        .floor()
        .cast(nw.Int64),
        _fixed=nw.coalesce("fee_amount", nw.lit(0)),
    )
    fee = nw.max_horizontal("_rate", "_fixed", "fee")
    kept = nw.col("received") - nw.col("passed_on") - nw.col("tax")
    meant = joined.filter(
        fee > 0,
        kept <= fee,
        nw.col("elsewhere") <= fee,
        nw.col("passed_on") > nw.col("elsewhere"),
        ~is_true(nw.col("harmless")),
    )
    return meant.select(*PAIR, "contract_id")


def _sums(moved: Frame, project: Frame) -> Frame:
    """`received`, `passed_on`, `elsewhere`, `tax`, `fee` of each pair of which all is known."""
    unknown = nw.when(nw.col("amount").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
    marked = moved.with_columns(unknown=unknown)
    got = _added(marked.filter(nw.col("part") == "received"), OWN, "received")
    whole = got.filter(nw.col("n") == 0).select(*OWN, "received")
    spent = _added(marked.filter(nw.col("part") == "passed_on"), OWN, "spent").rename({"n": "_n"})
    tax = _added(marked.filter(nw.col("part") == "tax"), OWN, "tax").drop("n")
    given = _added(marked.filter(nw.col("part") == "passed_on"), PAIR, "passed_on")
    fees = _added(marked.filter(nw.col("part") == "fee"), PAIR, "fee").drop("n")
    joined = given.join(whole, on=OWN).join(spent, on=OWN).filter(nw.col("_n") == nw.col("n"))
    joined = joined.join(tax, on=OWN, how="left").join(fees, on=PAIR, how="left")
    for end in ("party_id", "other_id"):
        owners = project.select("project_id", nw.col("owner_id").alias(end))
        joined = joined.join(owners, on=["project_id", end], how="anti")
    return joined.with_columns(
        elsewhere=nw.col("spent") - nw.col("passed_on"),
        tax=nw.coalesce("tax", nw.lit(0)),
        fee=nw.coalesce("fee", nw.lit(0)),
    )


def _added(frame: Frame, keys: list[str], name: str) -> Frame:
    grouped = frame.group_by(*keys).agg(
        **{name: nw.col("amount").sum().cast(nw.Int64)}, n=nw.col("unknown").sum().cast(nw.Int64)
    )
    return grouped.with_columns(nw.coalesce(name, nw.lit(0)).alias(name))


def _terms(contract: Frame) -> Frame:
    """The fee between two parties, from the side of the one that gives works or lends its name."""
    given = contract.select("project_id", party_id="issuer_id", other_id="contractor_id", **SAID)
    lent = contract.filter(nw.col("kind") == "affiliation")
    back = lent.select("project_id", party_id="contractor_id", other_id="issuer_id", **SAID)
    said = nw.concat([given, back], how="vertical")
    grouped = said.group_by(*PAIR).agg(
        fee_rate=nw.col("_rate").max(),
        fee_amount=nw.col("_amount").max(),
        with_fee=nw.col("_with_fee").min(),
        with_works=nw.col("_with_works").min(),
        own=nw.col("_own").max(),
        works=nw.col("_works").max(),
    )
    return grouped.with_columns(
        contract_id=nw.coalesce("with_fee", "with_works"), harmless=nw.col("own") | ~nw.col("works")
    ).select(*PAIR, "fee_rate", "fee_amount", "contract_id", "harmless")
