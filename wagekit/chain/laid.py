"""Payments laid over projects: whose money it is, where it landed, and what of it is wages."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived, derived_anew
from wagekit.core.logic import FALSE, NO_TEXT, Frame, is_true
from wagekit.model.codes import FOR_WORKS, WAGES

NOT_PROJECT = ("wage", "material", "lease", "fee", "tax", "loan", "deposit", "return", "living")
"""Classes that say that it is for something else; what nobody classed may be for works."""


@derived
def roster(worker: Frame, team: Frame, alias: Frame) -> Frame:
    """`project_id`, `person_id`, `employer_id`, `plain`: who works in a project and for whom.

    `person_id` is the id under which a person goes everywhere. `plain` workers are neither
    foremen, suppliers nor leaders of a team: what they are paid is taken as wages.
    """
    named = worker.join(alias.rename({"id": "worker_id"}), on="worker_id", how="left")
    leaders = team.filter(~nw.col("leader_id").is_null()).group_by("project_id", "leader_id")
    led = leaders.agg(_teams=nw.len()).rename({"leader_id": "person_id"})
    people = named.with_columns(person_id=nw.coalesce("who", "worker_id"))
    joined = people.join(led, on=["project_id", "person_id"], how="left")
    special = is_true(nw.col("role").is_in(["foreman", "supplier"])) | ~nw.col("_teams").is_null()
    marked = joined.with_columns(special=special)
    somewhere = marked.group_by("project_id", "person_id").agg(special=nw.col("special").max())
    listed = marked.group_by("project_id", "person_id", "employer_id").agg(n=nw.len()).drop("n")
    whole = listed.join(somewhere, on=["project_id", "person_id"])
    return whole.with_columns(plain=~nw.col("special")).drop("special")


@derived
def account_holder(account: Frame, party: Frame, worker: Frame, alias: Frame) -> Frame:
    """`account`, `holder_id`: whose an account is, where the tables name one holder only.

    The account table goes first, then the party's own number, then the worker's card; a card that
    several workers gave has no known holder unless they name the same one.
    """
    people = worker.join(alias.rename({"id": "worker_id"}), on="worker_id", how="left")
    holder = nw.coalesce("card_holder_id", "who", "worker_id")
    parts = [
        account.select(account="account_id", holder_id="party_id", rank=nw.lit(0)),
        party.select(account="bank_account", holder_id="party_id", rank=nw.lit(1)),
        people.select(account="bank_account", holder_id=holder, rank=nw.lit(2)),
    ]
    known = nw.concat(parts, how="vertical").filter(~nw.col("account").is_null())
    best = known.filter(nw.col("rank") == nw.col("rank").min().over("account"))
    held = best.group_by("account").agg(
        holder_id=nw.col("holder_id").min(), other=nw.col("holder_id").max()
    )
    return held.filter(nw.col("holder_id") == nw.col("other")).drop("other")


@derived
def account_project(account: Frame) -> Frame:
    """`account_id`, `project_id`: the accounts that are held for one project."""
    return account.filter(~nw.col("project_id").is_null()).select("account_id", "project_id")


@derived
def only_project(contract: Frame, project: Frame, roster: Frame) -> Frame:
    """`party`, `only`: the one project that a party or person takes part in."""
    parts = [
        frame.select("project_id", party=column)
        for frame, column in (
            (project, "owner_id"),
            (project, "general_contractor_id"),
            (contract, "issuer_id"),
            (contract, "contractor_id"),
            (roster, "person_id"),
        )
    ]
    known = nw.concat(parts, how="vertical").filter(~nw.col("party").is_null())
    spans = known.group_by("party").agg(
        only=nw.col("project_id").min(), last=nw.col("project_id").max()
    )
    return spans.filter(nw.col("only") == nw.col("last")).drop("last")


@derived_anew
def laid(
    payment: Frame,
    contract: Frame,
    account: Frame,
    account_holder: Frame,
    account_project: Frame,
    only_project: Frame,
    roster: Frame,
) -> Frame:
    """Every payment with its project and the two people or firms between whom money moved.

    `project_id`: as stated; else the contract's; else that of the payee's account, then of the
    payer's; else the only project that both ends, or the payer of a payment for works, take part
    in; else null.
    `payer_id`, `payee_id`: as stated; else the holder of the account.
    `holder_id`: the holder of the account it landed on; null if not known.
    `wages`: of that class, out of a wage account to somebody on the roster, or anything but
    progress, settlement or advance to a plain worker.
    `works`: project money: for works or not known to be for anything else, and not wages.
    `mandated`, `in_kind`: known to be; `unsaid`: nobody says whether it was by mandate.
    """
    frame = payment.rename({"project_id": "_stated"})
    frame = _with_holders(frame, account_holder, account_project)
    frame = _with_project(frame, contract, only_project)
    frame = _with_roster(frame, account, roster)
    wages = is_true(nw.col("class").is_in(WAGES)) | nw.col("_special_account") | nw.col("_plain")
    for_works = ~is_true(nw.col("class").is_in(NOT_PROJECT)) & ~wages
    return frame.with_columns(wages=wages, works=for_works).select(
        "payment_id", "project_id", "contract_id", "payer_id", "payee_id", "holder_id",
        "amount", "class", "paid_at", "wages", "works",
        mandated=is_true(nw.col("mandated")), in_kind=is_true(nw.col("in_kind")),
        unsaid=nw.col("mandated").is_null(), on=nw.col("paid_at").dt.date(),
    )  # fmt: skip


def _with_holders(frame: Frame, account_holder: Frame, account_project: Frame) -> Frame:
    """Holder and project of an account in one join: there are many payments and few accounts."""
    held = account_project.select(_account="account_id", _project="project_id")
    both = account_holder.join(held, left_on="account", right_on="_account", how="full")
    holder = both.select("holder_id", "_project", account=nw.coalesce("account", "_account"))
    into = holder.rename({"account": "payee_account", "_project": "_into"})
    out = holder.select(payer_account="account", _payer="holder_id", _out_of="_project")
    joined = frame.join(into, on="payee_account", how="left")
    joined = joined.join(out, on="payer_account", how="left")
    return joined.with_columns(
        payer_id=nw.coalesce("payer_id", "_payer"), payee_id=nw.coalesce("payee_id", "holder_id")
    )


def _with_project(frame: Frame, contract: Frame, only: Frame) -> Frame:
    told = contract.select(_told="contract_id", _of_contract="project_id")
    asked = frame.with_columns(_told=_where(nw.col("_stated").is_null(), "contract_id"))
    joined = asked.join(told, on="_told", how="left")
    joined = joined.with_columns(_known=nw.coalesce("_stated", "_of_contract", "_into", "_out_of"))
    unplaced = nw.col("_known").is_null()
    joined = joined.with_columns(
        _payer=_where(unplaced, "payer_id"), _payee=_where(unplaced, "payee_id")
    )
    for end in ("payer", "payee"):
        ends = only.select(nw.col("party").alias(f"_{end}"), nw.col("only").alias(f"_{end}_only"))
        joined = joined.join(ends, on=f"_{end}", how="left")
    meant = nw.col("class").is_in(FOR_WORKS) | (nw.col("_payer_only") == nw.col("_payee_only"))
    alone = nw.when(is_true(meant)).then("_payer_only").otherwise(NO_TEXT)
    return joined.with_columns(project_id=nw.coalesce("_known", alone))


def _where(asked: nw.Expr, key: str) -> nw.Expr:
    """The key to join on; null, so that it meets nothing, where the answer would not be used."""
    return nw.when(asked).then(key)


def _with_roster(frame: Frame, account: Frame, roster: Frame) -> Frame:
    special = account.filter(nw.col("kind") == "wage_special")
    special = special.group_by("account_id").agg(_accounts=nw.len())
    special = special.rename({"account_id": "payer_account"})
    people = roster.group_by("project_id", "person_id").agg(plain=nw.col("plain").max())
    people = people.rename({"person_id": "_payee"})
    joined = frame.join(special, on="payer_account", how="left")
    sum_of_works = is_true(nw.col("class").is_in(["progress", "settlement", "advance"]))
    may_be_wages = ~sum_of_works | ~nw.col("_accounts").is_null()
    joined = joined.with_columns(_payee=_where(may_be_wages, "payee_id"))
    joined = joined.join(people, on=["project_id", "_payee"], how="left")
    return joined.with_columns(
        _special_account=~nw.col("_accounts").is_null() & ~nw.col("plain").is_null(),
        _plain=nw.coalesce("plain", FALSE) & ~sum_of_works,
    )
