"""Payments laid under the contracts whose price they can meet."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true

PRICE = ("progress", "settlement", "advance", "labour_cost")
GOODS = ("material", "lease")
"""Classes that meet the price of goods and leases too."""
COLUMNS = ("contract_id", "payment_id", "class", "on", "amount", "placed", "counts", "to_other")
LAID = (*COLUMNS, "account_id", "_project")


@derived
def contract_payment(
    contract: Frame,
    payment: Frame,
    paid: Frame,
    member: Frame,
    account: Frame,
    account_project: Frame,
) -> Frame:
    """One row for each contract and each payment up to `as_of` that is or may be for it.

    `contract_id`, `payment_id`, `class`, `on`, `amount` (fen, null if not stated).
    `placed`: whether it was made under the contract, whatever it was for.
    `counts`: whether it meets the contract's claims. A payment that names the contract does if it
    is of a class of price and not known to go to others; to others only under a mandate. One that
    names no contract does where payer and payee have this contract only in its project, stated or
    that of its account; where they have several it is unknown for each, and so is a payment that
    nobody classed. Under a mandate, what the
    issuer pays to a stranger counts where this is all that it gave out in the project. What came to
    the contractor from nobody named, or went from the issuer to nobody named, may be for it.
    `to_other`: it is not known to be for anything else than the contract's price and went to
    somebody who is not the contractor.
    `into_wage_account`: it landed on a special wage account; unknown where the account is.
    `of_another`: that account is of another project.
    """
    papers = payment.select("payment_id", "mandated", "payer_account", account_id="payee_account")
    frame = paid.join(papers, on="payment_id", how="left")
    named = _named(frame.filter(~nw.col("contract_id").is_null()), contract, member)
    unnamed = _by_account(frame.filter(nw.col("contract_id").is_null()), account_project)
    sides = _sides(contract, member)
    apart = [
        _between(unnamed, sides),
        _to_strangers(unnamed, sides, contract),
        *_with_nobody(unnamed, sides),
    ]
    rows = nw.concat([named, *apart], how="vertical")
    kinds = account.select(
        "account_id", into_wage_account=nw.col("kind") == "wage_special", _of="project_id"
    )
    landed = rows.join(kinds, on="account_id", how="left")
    elsewhere = is_true(nw.col("_of") != nw.col("_project"))
    return landed.with_columns(of_another=elsewhere).drop("account_id", "_of", "_project")


def _by_account(frame: Frame, account_project: Frame) -> Frame:
    """Where no contract is named, the project of the payee's account, else of the payer's."""
    for account in ("account_id", "payer_account"):
        key = nw.when(nw.col("project_id").is_null()).then(account)
        placed = account_project.select(_account="account_id", _placed="project_id")
        joined = frame.with_columns(_account=key).join(placed, on="_account", how="left")
        frame = joined.with_columns(project_id=nw.coalesce("project_id", "_placed"))
        frame = frame.drop("_account", "_placed")
    return frame


def _named(frame: Frame, contract: Frame, member: Frame) -> Frame:
    ends = contract.select("contract_id", "project_id", "contractor_id", "kind")
    joined = frame.drop("project_id").join(ends, on="contract_id")
    bound = member.select(
        "project_id", contractor_id="leader_id", payee_id="member_id", _member=nw.lit(value=True)
    )
    joined = joined.join(bound, on=["project_id", "contractor_id", "payee_id"], how="left")
    own = nw.coalesce(nw.col("payee_id") == nw.col("contractor_id"), TRUE)
    to_contractor = own | nw.coalesce("_member", FALSE)
    placed = to_contractor | nw.col("mandated")
    return joined.with_columns(
        placed=placed,
        counts=_of_price() & placed,
        to_other=~is_true(~_of_price()) & ~to_contractor,
        _project=nw.col("project_id"),
    ).select(*LAID)


def _sides(contract: Frame, member: Frame) -> Frame:
    """Each contract between its issuer and its contractor, or a member of that consortium."""
    ends = contract.select("project_id", "contractor_id", "kind", "issuer_id", _for="contract_id")
    members = member.select("project_id", "member_id", contractor_id="leader_id")
    led = ends.join(members, on=["project_id", "contractor_id"])
    columns = ("project_id", "kind", "_for", "issuer_id")
    parts = [
        ends.select(*columns, payee_id="contractor_id"),
        led.select(*columns, payee_id="member_id"),
    ]
    renamed = {"issuer_id": "payer_id", "project_id": "_project"}
    return nw.concat(parts, how="vertical").rename(renamed)


def _between(frame: Frame, sides: Frame) -> Frame:
    joined = frame.join(sides, on=["payer_id", "payee_id"])
    here = nw.coalesce("project_id", "_project") == nw.col("_project")
    placed = joined.filter(here).with_columns(_several=nw.len().over("payment_id"))
    alone = nw.when(nw.col("_several") == 1).then(TRUE).otherwise(UNKNOWN)
    return placed.with_columns(
        contract_id=nw.col("_for"), placed=alone, counts=_of_price() & alone, to_other=FALSE
    ).select(*LAID)


def _to_strangers(frame: Frame, sides: Frame, contract: Frame) -> Frame:
    """What an issuer paid to somebody without a contract: said to be for works, or of a mandate."""
    told = is_true(nw.col("class").is_in(PRICE)) | ~nw.col("mandated").is_null()
    known = frame.filter(told, ~nw.col("payee_id").is_null())
    strangers = known.join(sides, on=["payer_id", "payee_id"], how="anti")
    given = contract.select("project_id", "kind", payer_id="issuer_id", _for="contract_id")
    joined = strangers.join(given, on=["project_id", "payer_id"]).filter(
        nw.col("payer_id") != nw.col("payee_id")
    )
    joined = joined.with_columns(_alone=nw.len().over("payment_id") == 1)
    mandated = is_true(nw.col("mandated"))
    maybe = nw.when(mandated & ~nw.col("_alone")).then(UNKNOWN).otherwise(mandated)
    return joined.with_columns(
        contract_id=nw.col("_for"),
        placed=maybe,
        counts=_of_price() & maybe,
        to_other=~is_true(~_of_price()) & nw.col("_alone"),
        _project=nw.col("project_id"),
    ).select(*LAID)


def _with_nobody(frame: Frame, sides: Frame) -> list[Frame]:
    """What nobody named paid to the contractor, in its project or as a price; or the issuer paid.

    A bank line of the issuer without payee and purpose says nothing of any contract.
    """
    told = is_true(nw.col("class").is_in(PRICE))
    came = frame.filter(nw.col("payer_id").is_null(), ~nw.col("payee_id").is_null())
    placed = came.join(sides.drop("payer_id"), on="payee_id")
    went = frame.filter(nw.col("payee_id").is_null(), ~nw.col("payer_id").is_null(), told)
    given = went.drop("payee_id").join(_once(sides), on="payer_id")
    here = nw.coalesce(nw.col("project_id") == nw.col("_project"), told)
    return [
        some.filter(here)
        .with_columns(
            contract_id=nw.col("_for"),
            placed=UNKNOWN,
            counts=_of_price() & UNKNOWN,
            to_other=FALSE,
        )
        .select(*LAID)
        for some in (placed, given)
    ]


def _once(sides: Frame) -> Frame:
    """Each contract once, however many members its consortium has."""
    return sides.group_by("_project", "kind", "_for", "payer_id").agg(n=nw.len()).drop("n")


def _of_price() -> nw.Expr:
    """Null where nobody classed the payment, or stated whether the contract is for goods."""
    goods = nw.col("class").is_in(GOODS) & nw.col("kind").is_in(["supply", "lease"])
    return nw.col("class").is_in(PRICE) | goods
