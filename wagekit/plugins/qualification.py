"""The ladder that FB02 and WF02 share: is the firm qualified for what it contracted to do?"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import (
    Cited,
    Ladder,
    Note,
    Step,
    cannot_tell,
    cite,
    clear,
    found,
    not_applicable,
)
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.model.text import Text
from wagekit.plugins.reach import CONTRACT, perhaps_itself, under_statute

MAY_BE_NO_WORKS = nw.col("kind").is_null()
"""A contract whose kind nobody stated may be one of supply, lease or design."""
BARRED = is_true(nw.col("contractor_barred"))
LACKING = BARRED | is_true(~nw.col("qualified"))
OPEN = nw.col("qualified").is_null() & ~BARRED
WHAT_IS_UNSTATED = (
    Note(
        OPEN & is_true(nw.col("no_series")),
        Text("；要求的资质类别未载明", "; the series that it requires is not stated"),
    ),
    Note(
        OPEN & is_true(nw.col("no_specialty")),
        Text("；要求的资质专业未载明", "; the specialty that it requires is not stated"),
    ),
    Note(
        OPEN & is_true(nw.col("no_grade")),
        Text("；要求的资质等级未载明", "; the grade that it requires is not stated"),
    ),
)
"""Which cells of the contract leave it open whether the licences cover it."""
WHAT_IS_REQUIRED = ("tender_documents", "contract_scope", "qualification", "contract_dates")


def judged_by_licence(
    work: Frame,
    qualified: Frame,
    licence: Frame,
    member: Frame,
    *not_this_giver: Step,
    giver_unknown: nw.Expr,
    firms: Frame,
) -> Ladder:
    """Judge each contract by the licences of its contractor.

    Args:
        work: works contracts.
        qualified: what licences say of each.
        licence: the licences, shown as evidence.
        member: members of consortia, who are judged too.
        not_this_giver: steps that leave out contracts given out by others.
        giver_unknown: where it is not known who gave the contract out.
        firms: what `known_firms` gives.
    """
    frame = work.join(qualified, on="contract_id", how="left")
    frame = frame.join(firms, on="contractor_id", how="left")
    agreed = nw.col("inside") | (nw.col("kind") == "consortium")
    holders = _holders(work, member)
    return under_statute(
        frame,
        *not_this_giver,
        not_applicable(
            is_true(agreed | nw.col("own") | nw.col("partners")),
            "合作、内部承包、联合体协议、本单位或同一联合体成员，不按资质判断",
            "an inner agreement, a consortium, a partner in it or the issuer itself is not judged"
            " by licence",
        ),
        not_applicable(
            is_true(nw.col("contractor_kind") == "individual"),
            "承包人是个人，另按发给个人判断",
            "the contractor is an individual, which another rule judges",
        ),
        cannot_tell(
            nw.col("contractor_kind").is_null() & nw.col("firm").is_null() & ~BARRED,
            "不知道承包人{contractor_name}是单位还是个人",
            "it is not known whether {contractor_name} is a firm or an individual",
            ask=["identity", "qualification"],
        ),
        cannot_tell(
            LACKING & MAY_BE_NO_WORKS,
            "资料显示承包一方（{contractor_name}）签约日的资质不符，但合同类别未知，也可能是供货、租赁或设计合同",
            "the data show the contractor's side ({contractor_name}) without the qualification on"
            " the day of signing, but the contract is of unknown kind and may be one of supply,"
            " lease or design",
            ask=["contract_paper"],
        ),
        perhaps_itself(LACKING),
        cannot_tell(
            LACKING & giver_unknown & nw.col("issuer_id").is_null(),
            "资料显示承包一方（{contractor_name}）签约日的资质不符，但合同的发包人未知",
            "the data show the contractor's side ({contractor_name}) without the qualification on"
            " the day of signing, but who gave the contract out is not known",
            ask=["contract_paper", "project_parties"],
        ),
        cannot_tell(
            LACKING & giver_unknown,
            "资料显示承包一方（{contractor_name}）签约日的资质不符，但不知道{issuer_name}是建设单位（或代其发包）还是承包单位",
            "the data show the contractor's side ({contractor_name}) without the qualification on"
            " the day of signing, but whether {issuer_name} is the owner (or acts for it) or a"
            " contractor is not known",
            ask=["project_parties"],
        ),
        found(
            BARRED,
            "{contractor_name}被书面确认无相应资质，资料登记其承包本合同",
            "{contractor_name} is established in writing to lack the qualification",
            ask=["qualification"],
        ),
        found(
            LACKING & ~nw.col("barred_name").is_null(),
            "联合体成员{barred_name}被书面确认无相应资质，资料登记其参加本合同的联合体",
            "{barred_name}, a member of the consortium, is established in writing to lack the"
            " qualification",
            ask=["qualification", "consortium_agreement"],
        ),
        found(
            LACKING & ~nw.col("short_name").is_null(),
            "联合体成员{short_name}的证照在签约日{signed_on:day}均不覆盖本合同要求的资质",
            "no licence of {short_name}, a member of the consortium, covered what the contract"
            " requires on the day of signing, {signed_on:day}",
            ask=["qualification", "consortium_agreement"],
        ),
        found(
            LACKING,
            "{contractor_name}的证照在签约日{signed_on:day}均不覆盖本合同要求的资质",
            "no licence of {contractor_name} covered what the contract requires on the day of"
            " signing, {signed_on:day}",
            ask=["qualification"],
        ),
        cannot_tell(
            OPEN & is_true(nw.col("no_series") | nw.col("no_specialty") | nw.col("no_grade")),
            "不足以判断承包一方（{contractor_name}）签约日的证照是否覆盖本合同要求的资质",
            "the data do not tell whether the licences of the contractor's side ({contractor_name})"
            " covered what the contract requires on the day of signing",
            ask=WHAT_IS_REQUIRED,
        ),
        cannot_tell(
            OPEN & ~nw.col("open_name").is_null(),
            "没有足以判断联合体成员{open_name}签约日资质的资料",
            "the data do not tell whether {open_name}, a member of the consortium, was qualified on"
            " the day of signing",
            ask=["qualification", "consortium_agreement", "contract_dates"],
        ),
        cannot_tell(
            OPEN,
            "没有足以判断{contractor_name}签约日资质的资料",
            "the data do not tell whether {contractor_name} was qualified on the day of signing",
            ask=["qualification", "contract_dates"],
        ),
        clear(
            "签约日有覆盖本合同要求的资质",
            "a licence covered what the contract requires on the day of signing",
        ),
        evidence=[
            *CONTRACT,
            cite("party", "holder_id", frame=holders),
            _licences(holders, licence),
        ],
        notes=WHAT_IS_UNSTATED,
    )


def known_firms(party: Frame, licence: Frame) -> Frame:
    """`contractor_id`, `firm`: parties that have a credit code or a licence, whatever their kind.

    Only a firm has either, so an empty kind does not leave open whether it is one.
    """
    coded = party.filter(~nw.col("uscc").is_null()).select(contractor_id="party_id")
    licensed = licence.select(contractor_id="party_id")
    once = nw.concat([coded, licensed], how="vertical").group_by("contractor_id")
    return once.agg(_n=nw.len()).select("contractor_id", firm=TRUE)


def _holders(work: Frame, member: Frame) -> Frame:
    """The contractor of each contract, and the members of the consortium that it leads."""
    own = work.select("project_id", "subject", holder_id=nw.col("contractor_id"))
    led = member.select("project_id", "leader_id", holder_id="member_id")
    others = work.filter(nw.col("awarded")).join(
        led, left_on=["project_id", "contractor_id"], right_on=["project_id", "leader_id"]
    )
    return nw.concat([own, others.select("project_id", "subject", "holder_id")], how="vertical")


def _licences(holders: Frame, licence: Frame) -> Cited:
    rows = licence.select(nw.col("party_id").alias("holder_id"), key_of("licence").alias("key"))
    return cite("licence", "key", frame=holders.join(rows, on="holder_id"))
