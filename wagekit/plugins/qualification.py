"""The ladder that FB02 and WF02 share: is the firm qualified for what it contracted to do?"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import (
    Cited,
    Ladder,
    Step,
    cannot_tell,
    cite,
    clear,
    found,
    not_applicable,
)
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.plugins.reach import CONTRACT, under_statute


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
        member: members of consortia, whose licences count too.
        not_this_giver: steps that leave out contracts given out by others.
        giver_unknown: where it is not known who gave the contract out.
        firms: what `known_firms` gives.
    """
    frame = work.join(qualified, on="contract_id", how="left")
    frame = frame.join(firms, on="contractor_id", how="left")
    agreed = nw.col("inside") | (nw.col("kind") == "consortium")
    barred = is_true(nw.col("contractor_barred"))
    lacking = barred | is_true(~nw.col("qualified"))
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
            nw.col("contractor_kind").is_null() & nw.col("firm").is_null() & ~barred,
            "不知道承包人{contractor_name}是单位还是个人",
            "it is not known whether {contractor_name} is a firm or an individual",
            ask=["identity", "qualification"],
        ),
        cannot_tell(
            lacking & giver_unknown,
            "{contractor_name}签约日资质不符，但不知道{issuer_name}是建设单位还是承包单位",
            "{contractor_name} lacked the qualification, but whether {issuer_name} is the owner or"
            " a contractor is not known",
            ask=["project_parties"],
        ),
        found(
            barred,
            "{contractor_name}被书面确认无相应资质，仍承包本合同",
            "{contractor_name} is established in writing to lack the qualification",
            ask=["qualification"],
        ),
        found(
            lacking,
            "{contractor_name}的证照在签约日（{signed_on}）均不覆盖本合同要求的资质",
            "no licence of {contractor_name} covered what the contract requires on the day of"
            " signing ({signed_on})",
            ask=["qualification"],
        ),
        cannot_tell(
            nw.col("qualified").is_null(),
            "没有足以判断{contractor_name}签约日资质的资料",
            "the data do not tell whether {contractor_name} was qualified on the day of signing",
            ask=["qualification", "contract_dates"],
        ),
        clear(
            "签约日有覆盖本合同要求的资质",
            "a licence covered what the contract requires on the day of signing",
        ),
        evidence=[*CONTRACT, cite("party", "contractor_id"), _licences(work, licence, member)],
    )


def known_firms(party: Frame, licence: Frame) -> Frame:
    """`contractor_id`, `firm`: parties that have a credit code or a licence, whatever their kind.

    Only a firm has either, so an empty kind does not leave open whether it is one.
    """
    coded = party.filter(~nw.col("uscc").is_null()).select(contractor_id="party_id")
    licensed = licence.select(contractor_id="party_id")
    once = nw.concat([coded, licensed], how="vertical").group_by("contractor_id")
    return once.agg(_n=nw.len()).select("contractor_id", firm=TRUE)


def _licences(work: Frame, licence: Frame, member: Frame) -> Cited:
    rows = licence.select(nw.col("party_id").alias("holder_id"), key_of("licence").alias("key"))
    own = work.select("project_id", "subject", holder_id=nw.col("contractor_id"))
    led = member.select("project_id", "leader_id", holder_id="member_id")
    others = work.filter(nw.col("awarded")).join(
        led, left_on=["project_id", "contractor_id"], right_on=["project_id", "leader_id"]
    )
    holders = nw.concat([own, others.select("project_id", "subject", "holder_id")], how="vertical")
    return cite("licence", "key", frame=holders.join(rows, on="holder_id"))
