"""ZB10: a member of a consortium neither builds nor manages but takes a fee from another."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.own_work import BUILDS_OR_MANAGES, NO_PEOPLE, own_work, people_on_record
from wagekit.plugins.reach import CONTRACT, under_method

GIVES = ("labour", "professional", "supply", "lease")
AGREEMENT = is_true(nw.col("kind") == "consortium")


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
    payroll: Frame,
    payment: Frame,
    purchase: Frame,
    team: Frame,
) -> Ladder:
    """A member of a consortium neither builds nor manages, but takes a fee from another member.

    Why it matters: such a member has passed its share on to the other, and the law treats it as a
    transfer. No explanation rebuts it (trap 2).
    Found when: the agreement gives its issuer a management fee, or the other side paid it one, and
    it passes all of its issuer's share on, who has neither people nor workers on the site.
    Not found when: there is no fee (rate and sum are said to be nil), or the issuer posted a person
    who is not said to be idle, or has workers of its own with days on the site. To divide the
    works among members is lawful (trap 11).
    Assumes: the issuer is the member who gives its share away. A share of the progress payments is
    no fee, nor is what the issuer pays. Own workers on the roster without known days, teams,
    purchases, leases or subcontracts of the issuer's own, or an agreement that does not say that
    all is passed on, leave it open.
    """
    agreed = work.filter(AGREEMENT)
    paid = _fees(agreed, payment)
    posted = _posted(agreed, staff)
    firm = agreed.select("project_id", "contract_id", side_id=nw.col("issuer_id"))
    built = own_work(firm, worker, attendance, payroll, counts=BUILDS_OR_MANAGES)
    built = built.with_columns(_roster=TRUE)
    frame = work
    frame = frame.join(_marked(paid, "_paid"), on="contract_id", how="left")
    frame = frame.join(_marked(posted, "_posted"), on="contract_id", how="left")
    busy = _busy(agreed, contract, purchase, team)
    frame = frame.join(_marked(busy, "_busy"), on="contract_id", how="left")
    frame = frame.join(built, on="contract_id", how="left")
    frame = frame.join(people_on_record(worker, attendance, staff), on="project_id", how="left")
    frame = frame.with_columns(fee=_fee(), does=_does())
    fee_only = nw.col("fee") & ~nw.col("does")
    frame = frame.with_columns(passes_on=is_true(fee_only))
    return under_method(
        frame,
        not_applicable(~AGREEMENT, "不是联合体协议", "not a consortium agreement"),
        clear_when(
            is_true(nw.col("own")),
            "协议双方是同一单位",
            "both sides of the agreement are one firm",
        ),
        clear_when(
            is_true(~fee_only),
            "没有收取管理费，或有人员、工人在现场",
            "no fee is taken, or the member has people or workers on the site",
        ),
        cannot_tell(
            fee_only.is_null(),
            "联合体成员{issuer_name}是否向{contractor_name}收取管理费、是否施工或组织管理，尚不清楚",
            "whether the member {issuer_name} takes a fee from {contractor_name}, or builds or"
            " manages, is not known",
            ask=["consortium_agreement", "payment_records", "staff_posting", "own_works_proof"],
        ),
        cannot_tell(
            nw.col("own").is_null(),
            "联合体协议约定管理费且全部交由一方施工，但协议双方不全",
            "the agreement has a fee and passes everything on, but does not name both sides",
            ask=["consortium_agreement"],
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
            cite("payment", "key", frame=paid),
            cite("staff", "key", frame=_rows(agreed, staff)),
        ],
        amount="fee_amount",
        notes=[NO_PEOPLE],
    )


def _fee() -> nw.Expr:
    agreed = (nw.col("fee_rate") > 0) | (nw.col("fee_amount") > 0)
    return nw.when(~nw.col("_paid").is_null()).then(TRUE).otherwise(agreed)


def _does() -> nw.Expr:
    """Whether the issuer builds or manages, as far as people, workers and the agreement tell."""
    shown = ~nw.col("_posted").is_null() | is_true(nw.col("own_work"))
    roster_open = ~nw.col("_roster").is_null() & nw.col("own_work").is_null()
    may_organise = roster_open | ~nw.col("_busy").is_null()
    passed_on = is_true(nw.col("whole_works")) & ~may_organise
    return nw.when(shown).then(TRUE).otherwise(nw.when(passed_on).then(FALSE).otherwise(UNKNOWN))


def _fees(agreed: Frame, payment: Frame) -> Frame:
    """Fees that the other side of an agreement paid to its issuer."""
    fees = payment.filter(nw.col("class") == "fee").select(
        issuer_id="payee_id",
        contractor_id="payer_id",
        _project="project_id",
        key=key_of("payment"),
    )
    paid = agreed.join(fees, on=["issuer_id", "contractor_id"])
    elsewhere = is_true(nw.col("_project") != nw.col("project_id"))
    return paid.filter(~elsewhere).select("project_id", "subject", "contract_id", "key")


def _rows(agreed: Frame, staff: Frame) -> Frame:
    """The issuer's rows of staff in the project."""
    rows = staff.select(
        "project_id", "person_id", "manages", issuer_id="company_id", key=key_of("staff")
    )
    keys = ("project_id", "subject", "contract_id", "issuer_id")
    return agreed.select(*keys).join(rows, on=["project_id", "issuer_id"])


def _posted(agreed: Frame, staff: Frame) -> Frame:
    idle = is_true(~nw.col("manages"))
    return _rows(agreed, staff).filter(nw.col("person_id") != "none", ~idle)


def _busy(agreed: Frame, contract: Frame, purchase: Frame, team: Frame) -> Frame:
    """What the issuer itself gave out, leased, bought or has a team for in the project."""
    keys = ["project_id", "issuer_id"]
    parts = [
        contract.filter(nw.col("kind").is_in(GIVES)).select(*keys),
        purchase.select("project_id", issuer_id="buyer_id"),
        team.select("project_id", issuer_id="employer_id"),
    ]
    shown = nw.concat(parts, how="vertical")
    return agreed.select(*keys, "contract_id").join(shown, on=keys)


def _marked(rows: Frame, mark: str) -> Frame:
    return rows.group_by("contract_id").agg(nw.len().alias(mark))
