"""Payments laid under the contracts whose price they can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.open_side import may_be_under, of_price, parties_there, with_unlisted
from wagekit.chain.placed import in_only_project
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true
from wagekit.model.codes import FOR_WORKS

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

COLUMNS = ("contract_id", "payment_id", "class", "on", "last_on", "amount", "payments")
PLACE = ("placed", "to_other", "into_wage_account", "kind", "_of", "_project", "_crowded")
LAID = (*COLUMNS, *PLACE)


@derived
def contract_payment(
    contract: Frame,
    claim: Frame,
    project: Frame,
    payment: Frame,
    paid: Frame,
    member: Frame,
    account: Frame,
    account_project: Frame,
    engine: Engine,
) -> Frame:
    """One row for each contract and each payment up to `as_of` that is or may be for it.

    `contract_id`, `payment_id`, `class`, `on`, `amount` (fen, null if not stated).
    `placed`: whether it was made under the contract, whatever it was for.
    `counts`: whether it meets the contract's claims. A payment that names the contract does if it
    is of a class of price and not known to go to others; to others only under a mandate. One that
    names no contract does where this is the only one that it can be under in its project, stated or
    that of its account, those of which a side is not known counted; where there are several it is
    unknown for each, and so is a payment that nobody classed. Under a mandate, what the
    issuer pays to a stranger counts where this is all that it gave out in the project. What came to
    the contractor from nobody named, or went from the issuer to nobody named, may be for it, and
    what is said to be for works of a project by and to nobody named; and so may a price that
    somebody else paid the contractor, if nobody says without mandate. Of a contract whose row lacks
    a side, or that only a claim names, so may be what the known side paid or got, or whatever was
    paid in the project. What the issuer itself gets of the contractor never meets its claims.
    Labour cost that one contract only can have brought to the wage account of its project was made
    under it.
    `payments`, `last_on`: where many contracts may have the same payments, one row stands for as
    many, with their sum (null if any is unknown) and their first and last day.
    `to_other`: it is not known to be for anything else than the contract's price and went to
    somebody who is not the contractor.
    `into_wage_account`: it landed on a special wage account; unknown where the account is.
    `of_another`: that account is of another project.
    """
    frame = _with_account(paid, payment, account)
    contract = with_unlisted(contract, claim)
    named = _named(frame.filter(~nw.col("contract_id").is_null()), contract, member)
    # Kept step by step: each is read many times, and Spark would compute all of it as often.
    unnamed = _by_account(frame.filter(nw.col("contract_id").is_null()), account_project)
    unnamed, sides = engine.keep(unnamed), engine.keep(_sides(contract, member))
    there = engine.keep(parties_there(project, contract))
    maybe, crowded = (engine.keep(some) for some in may_be_under(unnamed, sides, there, engine))
    unnamed = unnamed.drop("_crowded").join(crowded, on="payment_id", how="left")
    unnamed = engine.keep(unnamed.with_columns(_crowded=is_true(nw.col("_crowded"))))
    apart = [
        _between(unnamed, sides),
        _to_strangers(unnamed, sides, contract),
        *_with_nobody(unnamed, sides),
        _between_nobodys(unnamed, sides, project),
        _by_others(unnamed, sides),
        _maybe_for(maybe.with_columns(_crowded=FALSE)),
    ]
    rows = engine.keep(nw.concat([named, *apart], how="vertical"))
    elsewhere = is_true(nw.col("_of") != nw.col("_project"))
    only = (nw.len().over("payment_id") == 1) & ~nw.col("_crowded")
    alone = rows.with_columns(of_another=elsewhere, _alone=only)
    marked = alone.with_columns(placed=_placed(), to_other=nw.col("to_other") & nw.col("_alone"))
    marked = marked.with_columns(counts=of_price() & nw.col("placed"))
    return marked.drop("kind", "_of", "_project", "_alone", "_crowded")


def _with_account(paid: Frame, payment: Frame, account: Frame) -> Frame:
    papers = payment.select("payment_id", "mandated", "payer_account", account_id="payee_account")
    special = nw.col("kind") == "wage_special"
    kinds = account.select("account_id", into_wage_account=special, _of="project_id")
    frame = paid.join(papers, on="payment_id", how="left")
    frame = frame.join(kinds, on="account_id", how="left")
    one = nw.lit(1, dtype=nw.Int64)
    return frame.with_columns(last_on="on", payments=one, _crowded=FALSE)


def _placed() -> nw.Expr:
    """Of a payment that may be under several contracts, it is not known which one it is under.

    A wage account serves its own project (T26): labour cost on it may name nobody.
    """
    there = nw.col("into_wage_account") & (nw.col("_of") == nw.col("_project"))
    arrived = is_true(there & (nw.col("class") == "labour_cost"))
    told = nw.when(arrived).then(nw.coalesce("placed", TRUE)).otherwise("placed")
    return nw.when(nw.col("_alone")).then(told).otherwise(nw.col("placed") & UNKNOWN)


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
    ends = contract.select("contract_id", "project_id", "issuer_id", "contractor_id", "kind")
    joined = frame.drop("project_id").join(ends, on="contract_id")
    bound = member.select(
        "project_id", contractor_id="leader_id", payee_id="member_id", _member=nw.lit(value=True)
    )
    joined = joined.join(bound, on=["project_id", "contractor_id", "payee_id"], how="left")
    own = nw.coalesce(nw.col("payee_id") == nw.col("contractor_id"), ~_to_issuer())
    to_contractor = own | nw.coalesce("_member", FALSE)
    back = _to_issuer() & nw.coalesce(nw.col("payer_id") == nw.col("contractor_id"), TRUE)
    placed = to_contractor | (nw.col("mandated") & ~back)
    return joined.with_columns(
        placed=placed,
        to_other=~is_true(~of_price()) & ~to_contractor & ~_to_issuer(),
        _project=nw.col("project_id"),
    ).select(*LAID)


def _to_issuer() -> nw.Expr:
    return is_true(nw.col("payee_id") == nw.col("issuer_id"))


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
    return (
        joined.filter(here)
        .with_columns(contract_id=nw.col("_for"), placed=TRUE, to_other=FALSE)
        .select(*LAID)
    )


def _to_strangers(frame: Frame, sides: Frame, contract: Frame) -> Frame:
    """What an issuer paid to somebody without a contract: said to be for works, or of a mandate."""
    told = is_true(nw.col("class").is_in(FOR_WORKS)) | ~nw.col("mandated").is_null()
    known = frame.filter(told, ~nw.col("payee_id").is_null())
    strangers = known.join(sides, on=["payer_id", "payee_id"], how="anti")
    given = contract.select(
        "project_id", "kind", "contractor_id", payer_id="issuer_id", _for="contract_id"
    )
    joined = strangers.join(given, on=["project_id", "payer_id"]).filter(
        nw.col("payer_id") != nw.col("payee_id")
    )
    # Nobody is a stranger to a contract of which the contractor is not known.
    joined = joined.filter(~nw.col("contractor_id").is_null())
    return joined.with_columns(
        contract_id=nw.col("_for"),
        placed=is_true(nw.col("mandated")),
        to_other=~is_true(~of_price()),
        _project=nw.col("project_id"),
    ).select(*LAID)


def _with_nobody(frame: Frame, sides: Frame) -> list[Frame]:
    """What nobody named paid to the contractor, in its project or as a price; or the issuer paid.

    A bank line of the issuer without payee and purpose says nothing of any contract.
    """
    told = is_true(nw.col("class").is_in(FOR_WORKS))
    came = frame.filter(nw.col("payer_id").is_null(), ~nw.col("payee_id").is_null())
    placed = came.join(sides.drop("payer_id"), on="payee_id")
    went = frame.filter(nw.col("payee_id").is_null(), ~nw.col("payer_id").is_null(), told)
    given = went.drop("payee_id").join(_once(sides), on="payer_id")
    here = nw.coalesce(nw.col("project_id") == nw.col("_project"), told)
    return [_maybe_for(some.filter(here)) for some in (placed, given)]


def _between_nobodys(frame: Frame, sides: Frame, project: Frame) -> Frame:
    """What is said to be for works, and nobody says by whom or to whom."""
    told = is_true(nw.col("class").is_in(FOR_WORKS))
    nobodys = frame.filter(nw.col("payer_id").is_null(), nw.col("payee_id").is_null(), told)
    placed = in_only_project(nobodys.drop("payer_id", "payee_id"), project)
    joined = placed.with_columns(_project="project_id").join(_once(sides), on="_project")
    return _maybe_for(joined)


def _by_others(frame: Frame, sides: Frame) -> Frame:
    """A price that a third party, such as a treasury, paid to the contractor in the project.

    It may be on behalf of the issuer unless it is known to be without mandate.
    """
    told = is_true(nw.col("class").is_in(FOR_WORKS)) & ~is_true(~nw.col("mandated"))
    known = frame.filter(told, ~nw.col("payer_id").is_null(), ~nw.col("payee_id").is_null())
    third = known.join(sides, on=["payer_id", "payee_id"], how="anti")
    held = sides.filter(~nw.col("payer_id").is_null()).drop("payer_id")
    joined = third.with_columns(_project="project_id").join(held, on=["_project", "payee_id"])
    return _maybe_for(joined.filter(nw.col("payer_id") != nw.col("payee_id")))


def _maybe_for(frame: Frame) -> Frame:
    return frame.with_columns(
        contract_id=nw.col("_for"),
        placed=UNKNOWN,
        to_other=FALSE,
    ).select(*LAID)


def _once(sides: Frame) -> Frame:
    """Each contract once, however many members its consortium has."""
    return sides.group_by("_project", "kind", "_for", "payer_id").agg(n=nw.len()).drop("n")
