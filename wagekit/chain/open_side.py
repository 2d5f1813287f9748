"""Payments that may be under a contract of which the issuer or the contractor is not known."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import NO_TEXT, TRUE, Frame, is_true

ENDS = ("contract_id", "project_id", "issuer_id", "contractor_id", "kind")
PRICE = ("progress", "settlement", "advance", "labour_cost")
GOODS = ("material", "lease")
"""Classes that meet the price of goods and leases too."""
MAY_BE_UNDER = (*PRICE, *GOODS, "wage")


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


def may_be_under(unnamed: Frame, sides: Frame, there: Frame) -> Frame:
    """Each payment that names no contract beside each contract with an open side it may be under.

    What went between nobody named and a known side stands in `contract_payment` already. Without a
    project it is a price that the known side paid or got; where no side is known, one that somebody
    of the project paid or got.

    Args:
        unnamed: Payments with `mandated` and, where it is known, their project.
        sides: Contracts as `_for`, with `_project`, `kind`, and `payer_id` and `payee_id` of the
            price, null where that side is not known.
        there: `_project`, `_party`: who takes part in which project.
    """
    known = nw.coalesce(nw.col("class").is_in(MAY_BE_UNDER), TRUE)
    apart = ~is_true(nw.col("payer_id") == nw.col("payee_id"))
    either = ~(nw.col("payer_id").is_null() & nw.col("payee_id").is_null())
    moved = unnamed.filter(known & apart & either)
    open_ = sides.filter(nw.col("payer_id").is_null() | nw.col("payee_id").is_null())
    open_ = open_.rename({"payer_id": "_issuer", "payee_id": "_holder"})
    return _once(nw.concat([_here(moved, open_), *_anywhere(moved, open_, there)], how="vertical"))


def _here(moved: Frame, open_: Frame) -> Frame:
    """In the contract's project: neither end is known to be another, or it went under a mandate."""
    beside = open_.with_columns(project_id="_project")
    joined = moved.join(beside, on="project_id")
    to_holder = ~is_true(nw.col("payee_id") != nw.col("_holder"))
    of_issuer = ~is_true(nw.col("payer_id") != nw.col("_issuer"))
    by_holder = is_true(nw.col("payer_id") == nw.col("_holder"))
    fits = of_issuer & (to_holder | (is_true(nw.col("mandated")) & ~by_holder))
    to_issuer = is_true(nw.col("payee_id") == nw.col("_issuer"))
    one_end = (nw.col("payee_id").is_null() & ~nw.col("_issuer").is_null()) | (
        nw.col("payer_id").is_null() & ~nw.col("_holder").is_null()
    )
    return joined.filter(fits & ~to_issuer & ~one_end)


def _anywhere(moved: Frame, open_: Frame, there: Frame) -> list[Frame]:
    """Of no known project: a price between a side that is known, else a party there, and others."""
    told = is_true(nw.col("class").is_in(PRICE)) & nw.col("project_id").is_null()
    both = ~nw.col("payer_id").is_null() & ~nw.col("payee_id").is_null()
    loose = moved.filter(told & both)
    columns = (*loose.collect_schema().names(), *open_.collect_schema().names())
    sideless = open_.filter(nw.col("_issuer").is_null() & nw.col("_holder").is_null())
    beside = sideless.join(there, on="_project")
    met = [
        (open_.with_columns(payer_id="_issuer"), "payer_id"),
        (open_.with_columns(payee_id="_holder"), "payee_id"),
        (beside.with_columns(payer_id="_party"), "payer_id"),
        (beside.with_columns(payee_id="_party"), "payee_id"),
    ]
    return [loose.join(held, on=end).select(*columns) for held, end in met]


def _once(rows: Frame) -> Frame:
    """Each payment once under a contract, however many members its consortium has."""
    columns = [name for name in rows.collect_schema().names() if name != "_holder"]
    return rows.group_by(*columns).agg(_n=nw.len()).drop("_n")


def of_price() -> nw.Expr:
    """Null where nobody classed the payment, or stated whether the contract is for goods."""
    goods = nw.col("class").is_in(GOODS) & nw.col("kind").is_in(["supply", "lease"])
    return nw.col("class").is_in(PRICE) | goods
