"""ZB10: a member of a consortium neither builds nor manages but takes a fee from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.fee_taker import SIDES, Records, does, fees, posts, seen_of
from wagekit.plugins.own_work import NO_PEOPLE, people_on_record
from wagekit.plugins.reach import CONTRACT, perhaps_itself, under_method

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

MAY_BE_AGREEMENT = nw.coalesce(nw.col("kind") == "consortium", ~is_true(nw.col("awarded")))
"""An agreement, or of unknown kind and not awarded by the owner, who is no member."""
WHOLE = is_true(nw.col("whole_works"))


@rule(
    "ZB10",
    "consortium_fee_only",
    title=Text("联合体成员只收管理费", "Consortium member takes a fee only"),
    subject="contract",
    articles=("ZB-8.J",),
)
def consortium_fee_only(
    work: Frame,
    contract: Frame,
    staff: Frame,
    worker: Frame,
    attendance: Frame,
    attended: Frame,
    payroll: Frame,
    payment: Frame,
    purchase: Frame,
    team: Frame,
    not_builder: Frame,
    engine: Engine,
) -> Ladder:
    """A member of a consortium neither builds nor manages, but takes a fee from another member.

    Why it matters: such a member has passed its share on to the other, and the law treats it as a
    transfer. No explanation rebuts it.
    Found when: the agreement gives its issuer a management fee, or the other side paid it one, and
    it passes all of its issuer's share on, who has neither people nor workers on the site.
    Not found when: there is no fee (rate and sum are said to be nil), or whoever takes it posted a
    person who is not said to be idle, or has workers of its own with days on the site; or the other
    side was paid a fee and is by name, kind or licences no builder, but designs, supervises or the
    like. To divide the works among members is lawful, and so is a fee for the lead of one
    who by name, kind or licences builds nothing itself: what its fee is for is left open.
    Assumes: a fee that the agreement states is its issuer's. One to the other side shows in
    payments only, which may be for design or advice: it leaves it open what that side does. A share
    of the progress payments is no fee. Own workers on the roster without known days, people
    on the site of whom nobody says for whom they work, teams, purchases, leases or subcontracts of
    the issuer's own or of nobody named, its contracts of unknown kind, or an agreement that does
    not say that all is passed on, leave it open; so does an agreement of unknown kind. What may be
    a branch of the other side leaves it open.
    """
    agreed = engine.keep(work.filter(MAY_BE_AGREEMENT))
    # Kept: both sides are asked for it, and so is the evidence.
    fee = engine.keep(fees(agreed, payment))
    tables = Records(contract, staff, worker, attended, payroll, fee, purchase, team)
    # Kept side by side: few contracts are agreements, and each side is asked for five things.
    frame = engine.keep(seen_of(agreed, tables, SIDES[0]))
    other = engine.keep(seen_of(agreed, tables, SIDES[1]))
    frame = frame.join(other, on="contract_id")
    frame = work.join(frame, on="contract_id", how="left")
    frame = frame.join(people_on_record(worker, attendance, staff), on="project_id", how="left")
    others = not_builder.select(contractor_id="party_id", other_work=TRUE)
    frame = frame.join(others, on="contractor_id", how="left")
    leads = not_builder.select(issuer_id="party_id", issuer_other_work=TRUE)
    frame = frame.join(leads, on="issuer_id", how="left")
    frame = frame.with_columns(by_issuer=_by_issuer(), by_other=_by_other())
    to_other = fee.filter(nw.col("taker") == SIDES[1])
    fee_only = nw.col("by_issuer") | nw.col("by_other")
    frame = frame.with_columns(passes_on=is_true(fee_only))
    return under_method(
        frame,
        not_applicable(
            ~MAY_BE_AGREEMENT,
            "不是联合体协议，或者由建设单位发包而合同类别未知",
            "not a consortium agreement, or awarded by the owner and of unknown kind",
        ),
        clear_when(
            is_true(nw.col("own")),
            "协议双方是同一单位",
            "both sides of the agreement are one firm",
        ),
        clear_when(
            is_true(~fee_only) & is_true(nw.col("contractor_id_paid") & nw.col("other_work")),
            "没有向{issuer_name}支付管理费，或其有人员、工人在现场；{contractor_name}收取过费用，"
            "而其名称、类别或者证照显示从事施工以外的工作",
            "no fee was paid to {issuer_name}, or it has people or workers on the site;"
            " {contractor_name} took a fee, and by its name, kind or licences does other work than"
            " building",
        ),
        clear_when(
            is_true(~fee_only),
            "没有收取管理费，或收取方有人员、工人在现场",
            "no fee is taken, or whoever takes it has people or workers on the site",
        ),
        cannot_tell(
            nw.col("kind").is_null(),
            "合同类别未知，可能是联合体协议；{issuer_name}或者{contractor_name}是否只收取管理费而不施工、不组织"
            "管理，尚不清楚",
            "the kind of contract is not known, and it may be a consortium agreement; whether"
            " {issuer_name} or {contractor_name} only takes a fee is not known",
            ask=["contract_paper", "consortium_agreement", "payment_records"],
        ),
        cannot_tell(
            fee_only.is_null() & is_true(~nw.col("by_issuer")),
            "资料登记{issuer_name}向{contractor_name}支付过费用，该费用是设计、咨询等服务的报酬还是管理费、"
            "{contractor_name}是否施工或组织管理，尚不清楚",
            "{issuer_name} is recorded as having paid {contractor_name} a fee; whether it is for"
            " services such as design or advice, or for management, and whether {contractor_name}"
            " builds or manages, is not known",
            ask=["consortium_agreement", "payment_records", "staff_posting", "own_works_proof"],
        ),
        cannot_tell(
            fee_only.is_null(),
            "联合体成员{issuer_name}是否向{contractor_name}收取管理费、是否施工或组织管理，尚不清楚",
            "whether the member {issuer_name} takes a fee from {contractor_name}, or builds or"
            " manages, is not known",
            ask=["consortium_agreement", "payment_records", "staff_posting", "own_works_proof"],
        ),
        perhaps_itself(),
        cannot_tell(
            nw.col("own").is_null(),
            "联合体协议约定管理费且全部交由一方施工，但协议双方不全",
            "the agreement has a fee and passes everything on, but does not name both sides",
            ask=["consortium_agreement"],
        ),
        cannot_tell(
            is_true(nw.col("issuer_other_work")),
            "联合体成员{issuer_name}将其份额交给{contractor_name}并收取费用，其名称、类别或者证照显示从事施工以外的工作，"
            "该费用是牵头、设计等工作的报酬还是管理费，尚不清楚",
            "the consortium member {issuer_name} gave its share to {contractor_name} for a fee; by"
            " its name, kind or licences it does other work than building, and whether the fee is"
            " for its lead or design, or for management, is not known",
            ask=["consortium_agreement", "payment_records", "staff_posting", "own_works_proof"],
        ),
        found(
            TRUE,
            "联合体成员{issuer_name}将其份额交给{contractor_name}并收取管理费类费用，未见其施工或组织管理",
            "the consortium member {issuer_name} gave its share to {contractor_name} for a fee;"
            " nothing shows that it builds or manages",
            ask=["consortium_agreement", "staff_posting", "own_works_proof"],
        ),
        evidence=[
            *CONTRACT,
            cite("party", "issuer_id"),
            cite("payment", "key", frame=fee),
            cite("staff", "key", frame=posts(agreed, staff, "issuer_id")),
            cite("staff", "key", frame=posts(agreed, staff, "contractor_id", within=to_other)),
        ],
        amount="fee_amount",
        notes=[NO_PEOPLE],
    )


def _by_issuer() -> nw.Expr:
    """Whether the issuer, whose share the agreement passes on, only takes a fee."""
    stated = (nw.col("fee_rate") > 0) | (nw.col("fee_amount") > 0)
    fee = nw.when(nw.col("issuer_id_paid")).then(TRUE).otherwise(stated)
    idle = WHOLE & ~nw.col("issuer_id_may")
    return fee & ~does(nw.col("issuer_id_shown"), idle)


def _by_other() -> nw.Expr:
    """False, or open: what a fee to the other side was for is told by no payment."""
    paid = nw.col("contractor_id_paid") & nw.col("other_work").is_null()
    return paid & ~does(nw.col("contractor_id_shown"), idle=FALSE)
