"""The subcontracts into which a contractor's works may have been cut."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import Frame, earliest, is_true, latest
from wagekit.plugins.in_turn import over_before
from wagekit.plugins.inside import outsider

SUBCONTRACT = (
    *("contractor_id", "contractor_name", "kind", "price", "unit_work", "scope"),
    *("awarded", "maybe_own"),
)
DAYS = ("signed_on", "signed_on_month", "ended_on", "ended_on_month")


def pieces_under(work: Frame, link: Frame, member: Frame) -> Frame:
    """Each subcontract with others under each contract that it can stand under.

    Args:
        work: All contracts for works.
        link: Under which contracts each can stand.
        member: Who is in whose consortium.

    Returns:
        `piece_id` and its `SUBCONTRACT` and `DAYS`; `contract_id`, `subject` and `_holder` of the
        contract above; `stranger`: its contractor is another; `only`: it names that contract.
    """
    below = work.select(
        *(*SUBCONTRACT, *DAYS, "parent_id"),
        piece_id=nw.col("contract_id"),
        stranger=outsider(),
        _given_by="issuer_id",
    ).filter(~is_true(~nw.col("stranger")))
    over = work.select(
        *("project_id", "subject", "contract_id"), _holder="contractor_id", _giver="issuer_id"
    )
    under = link.select(piece_id="contract_id", contract_id="above")
    rows = under.join(over, on="contract_id").join(below, on="piece_id")
    rows = rows.with_columns(only=nw.col("parent_id") == nw.col("contract_id")).filter(
        ~is_true(nw.col("awarded") | (nw.col("kind") == "consortium")),
        ~is_true(nw.col("contractor_id") == nw.col("_holder")),
        # Who gave out the contract above gave this out beside it.
        ~is_true(nw.col("_given_by") == nw.col("_giver")),
    )
    own = member.select("project_id", _holder="leader_id", contractor_id="member_id")
    return rows.join(own, on=["project_id", "_holder", "contractor_id"], how="anti")


def with_certain(rows: Frame, gone: Frame) -> Frame:
    """Pieces with `certain`: each is known to stand there, with somebody, beside the others.

    One of unknown kind may be a supply or a lease, and one side the other's branch: no pieces.

    Args:
        rows: Rows of `pieces_under`.
        gone: Those of them that `replaced` names.
    """
    joined = rows.join(gone, on=["contract_id", "piece_id"], how="left")
    named = ~nw.col("contractor_id").is_null() & ~nw.col("kind").is_null()
    known = named & ~nw.col("maybe_own") & is_true(nw.col("stranger"))
    return joined.with_columns(
        certain=is_true(nw.col("only")) & known & nw.col("_replaced").is_null()
    )


def replaced(rows: Frame, as_of: nw.Expr) -> Frame:
    """`contract_id`, `piece_id` of pieces that others may have replaced: rows of `pieces_under`.

    They ended before one of the same kind for the same unit work was signed, or on no known day.
    """
    keys = ["contract_id", "unit_work", "kind"]
    later = rows.select(
        *keys,
        next_id=nw.col("piece_id"),
        next_scope=nw.col("scope"),
        next_on=nw.col("signed_on"),
        next_on_month=nw.col("signed_on_month"),
    )
    known = ~nw.col("unit_work").is_null() & ~nw.col("kind").is_null()
    pairs = rows.filter(known).join(later.filter(known), on=keys)
    after = over_before(latest("ended_on"), earliest("next_on"), as_of)
    other = nw.col("piece_id") != nw.col("next_id")
    same = ~is_true(nw.col("scope") != nw.col("next_scope"))
    gone = pairs.filter(after & same & other)
    return gone.group_by("contract_id", "piece_id").agg(_replaced=nw.len())


def together_by_contract(pieces: Frame) -> Frame:
    """Per contract: how many `pieces`, how many of them `certain`, and what they take, in fen.

    `taken`: the prices of the certain ones; `possible`: of all; `unpriced`: how many have none.
    """
    price, certain = nw.col("price"), nw.col("certain")
    counted = pieces.with_columns(
        _certain=nw.when(certain).then(1).otherwise(0),
        _taken=nw.when(certain).then(price).otherwise(0),
        _unpriced=nw.when(price.is_null()).then(1).otherwise(0),
    )
    return counted.group_by("contract_id").agg(
        pieces=nw.len(),
        certain=nw.col("_certain").sum(),
        taken=nw.col("_taken").sum().cast(nw.Int64),
        possible=nw.col("price").sum().cast(nw.Int64),
        unpriced=nw.col("_unpriced").sum(),
    )
