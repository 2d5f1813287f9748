"""ZB04: what a contractor had to buy or hire itself was bought by others, or has no papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
    level,
    not_later,
    truth,
)
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import OTHER_THAN_WORKS
from wagekit.model.text import Text
from wagekit.plugins.reach import CONTRACT, perhaps_itself, under_method
from wagekit.plugins.side import with_outside

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

NEVER = ("turnover_material", "minor")
ASK = ("purchase_papers", "explanation")
TOP = 2
"""The level of what is true."""


@rule(
    "ZB04",
    "materials_by_others",
    title=Text("主材设备由他人采购租赁", "Materials and machinery bought or hired by others"),
    subject="contract",
    articles=("ZB-8.4",),
    explainable=True,
)
def materials_by_others(
    work: Frame,
    member: Frame,
    open_branch: Frame,
    purchase: Frame,
    actor: Frame,
    as_of: nw.Expr,
    engine: Engine,
) -> Ladder:
    """What the contract obliges a contractor to buy or hire was bought by others or has no papers.

    Why it matters: who buys the materials bears the works; a contractor that cannot show contract
    and invoice for them has probably passed the works on. It may explain and prove the contrary.
    Found when: for main materials, components, equipment or leased machinery that the contractor
    had to buy under this contract, the buyer or the name on the invoice is somebody else, or it is
    known that there is no contract or no invoice.
    Not found when: the owner supplied them; the duty is another's; they are turnover or minor
    materials; they were bought after the day of judgement. A branch and the members of the
    contractor's consortium are the contractor. An accepted explanation (joint purchase, platform,
    mandate) rebuts it.
    Assumes: whose duty it is, if nobody says so, is not known. Where the contractor is the buyer
    and an invoice was seen, a name on the invoice that nobody recorded does not matter. A buyer
    who may be the branch of the contractor or of a member leaves it open. What the owner bought may
    be owner's supply unless it is said that it is not. A list without a relevant row says nothing.
    A purchase that names no contract is under the only one for works of who has the duty there.
    """
    made = purchase.filter(not_later("on", as_of))
    rows = engine.keep(_rows(work, member, open_branch, made, actor))
    judged = engine.keep(_by_contract(rows))
    frame = work.join(judged, on="contract_id", how="left").with_columns(
        bad=truth(nw.col("_level"))
    )
    shown = rows.join(judged.select("contract_id", "_level"), on="contract_id")
    shown = shown.filter(nw.col("level") == nw.col("_level"))
    return under_method(
        frame,
        not_applicable(
            is_true(nw.col("kind").is_in(OTHER_THAN_WORKS) | nw.col("own")),
            "不是总包或专业承包合同，不按采购租赁判断",
            "not a general or professional contract",
        ),
        not_applicable(
            is_true(nw.col("contractor_kind") == "individual"),
            "承包人是个人，另按发给个人判断",
            "the contractor is an individual, which another rule judges",
        ),
        clear_when(
            is_true(~nw.col("bad")),
            "列出的主材、构配件、设备和机械均由承包单位采购租赁且有合同发票，或不属其采购义务",
            "all that is listed was bought by the contractor with contract and invoice, or was"
            " not its duty",
        ),
        cannot_tell(
            nw.col("bad").is_null(),
            "{contractor_name}应采购租赁的主材、构配件、设备、机械没有记录，或采购方、合同、发票、"
            "采购义务资料不全",
            "what {contractor_name} had to buy or hire is not recorded, or the buyer, contract,"
            " invoice or duty is not known",
            ask=["purchase_papers", "contract_paper"],
        ),
        perhaps_itself(),
        cannot_tell(
            nw.col("kind").is_null(),
            "应由{contractor_name}采购租赁的材料或设备与约定不一致，但合同类别未知，可能是劳务合同",
            "materials or equipment were not bought as agreed with {contractor_name}, but the kind"
            " of contract is not known: it may be labour",
            ask=["contract_paper", *ASK],
        ),
        found(
            ~nw.col("other").is_null(),
            "合同约定由{contractor_name}采购租赁的材料或设备，实际采购方或发票抬头为{other}",
            "what the contract obliges {contractor_name} to buy or hire was bought by, or invoiced"
            " to, {other}",
            ask=ASK,
        ),
        found(
            TRUE,
            "{contractor_name}采购租赁的材料或设备没有见到相应的合同或发票",
            "no contract or no invoice is seen for what {contractor_name} had to buy or hire",
            ask=ASK,
        ),
        evidence=[
            *CONTRACT,
            cite("party", "contractor_id"),
            cite("purchase", "purchase_id", frame=shown),
        ],
        amount="bad_amount",
    )


def _rows(work: Frame, member: Frame, open_branch: Frame, purchase: Frame, actor: Frame) -> Frame:
    """One row for each relevant purchase of a contract, with `level`: is it as it should not be."""
    asked = purchase.filter(~is_true(nw.col("item").is_in(NEVER)))
    bought = _with_contract(asked, work).select(
        "purchase_id",
        "contract_id",
        "item",
        "duty_party_id",
        "buyer_id",
        "invoice_to_id",
        "contract_seen",
        "invoice_seen",
        "owner_supplied",
        "amount",
    )
    columns = ("project_id", "subject", "contract_id", "contractor_id", "owner_id")
    rows = work.select(*columns).join(bought, on="contract_id")
    for column in ("duty_party_id", "buyer_id", "invoice_to_id"):
        rows = with_outside(rows, member, open_branch, column, f"{column}_stranger")
    rows = rows.with_columns(_other=_other())
    names = actor.select(_other="party_id", _name="name")
    rows = rows.join(names, on="_other", how="left")
    return rows.with_columns(level=level(_bad()), other=nw.coalesce("_name", "_other"))


def _with_contract(purchase: Frame, work: Frame) -> Frame:
    """`purchase`; one without a contract gets the only one that its duty can come from.

    Not where somebody unknown holds another, nor what was bought before that one was signed.
    """
    held = work.filter(~is_true(nw.col("kind").is_in(OTHER_THAN_WORKS)))
    unknown = held.filter(nw.col("contractor_id").is_null()).select("project_id")
    spans = held.group_by("project_id", "contractor_id").agg(
        _only=nw.col("contract_id").min(),
        _last=nw.col("contract_id").max(),
        _signed=earliest("signed_on").min(),
    )
    only = spans.filter(nw.col("_only") == nw.col("_last")).drop("_last")
    only = only.join(unknown, on="project_id", how="anti")
    only = only.rename({"contractor_id": "duty_party_id"})
    joined = purchase.join(only, on=["project_id", "duty_party_id"], how="left")
    placed = nw.when(~is_true(latest("on") < nw.col("_signed"))).then("_only")
    return joined.with_columns(contract_id=nw.coalesce(nw.col("contract_id"), placed))


def _other() -> nw.Expr:
    """Who is known to have bought instead of the contractor, or to be named on the invoice."""
    buyer = nw.when(is_true(nw.col("buyer_id_stranger"))).then("buyer_id")
    return nw.coalesce(
        buyer, nw.when(is_true(nw.col("invoice_to_id_stranger"))).then("invoice_to_id")
    )


def _bad() -> nw.Expr:
    """The contractor's duty, bought by others or without papers, and no supply of the owner's."""
    unnamed = nw.col("invoice_to_id").is_null()
    invoiced_to_other = nw.when(unnamed).then(FALSE).otherwise("invoice_to_id_stranger")
    by_others = nw.col("buyer_id_stranger") | invoiced_to_other
    no_papers = ~nw.col("contract_seen") | ~nw.col("invoice_seen")
    may_be_owners = is_true(nw.col("buyer_id") == nw.col("owner_id"))
    not_owners = (
        nw.when(may_be_owners)
        .then(~nw.col("owner_supplied"))
        .otherwise(~is_true(nw.col("owner_supplied")))
    )
    counts = nw.when(nw.col("item").is_null()).then(UNKNOWN).otherwise(TRUE)
    return counts & ~nw.col("duty_party_id_stranger") & not_owners & (by_others | no_papers)


def _by_contract(rows: Frame) -> Frame:
    """The highest level of a contract's rows; of the bad ones a name and their sum, if known."""
    bad = nw.col("level") == TOP
    marked = rows.with_columns(
        other=nw.when(bad).then("other"),
        _amount=nw.when(bad).then("amount").otherwise(0),
        _open=nw.when(bad & nw.col("amount").is_null()).then(1).otherwise(0),
    )
    grouped = marked.group_by("contract_id").agg(
        nw.col("other").min(),
        _level=nw.col("level").max(),
        _sum=nw.col("_amount").sum().cast(nw.Int64),
        _open=nw.col("_open").sum(),
    )
    amount = nw.when((nw.col("_open") == 0) & (nw.col("_level") == TOP)).then("_sum")
    return grouped.with_columns(bad_amount=amount).drop("_sum", "_open")
