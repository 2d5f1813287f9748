"""WF04: a professional subcontractor gave works other than labour to another."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.known_general import GUESSED, with_award_above, with_general
from wagekit.plugins.reach import (
    BUILDS,
    CONTRACT,
    GIVEN_BY_OWNER,
    INNER_AGREEMENT,
    NOT_ANOTHER,
    gives_out,
    holds_above,
    perhaps_itself,
    to_nobody_named,
    under_statute,
)


@rule(
    "WF04",
    "professional_resub",
    title=Text("专业分包单位再分包", "Professional subcontract given on"),
    subject="contract",
    articles=("WF-12.4", "BL-29"),
)
def professional_resub(work: Frame, perhaps_holds: Frame, award: Frame, project: Frame) -> Ladder:
    """A professional subcontractor gave on works that are not labour.

    Why it matters: each further tier takes its part before the workers are paid, and the law ends
    the chain here (BL-29).
    Found when: who holds a professional subcontract gives out a general, epc or professional
    contract (WF-12.4).
    Not found when: only labour is given out, which is allowed once more; the issuer was hired by
    the owner, and so is no subcontractor; the contractor is its branch or consortium partner;
    the issuer holds its works from its partner in the consortium, and so from the owner.
    Assumes: how deep a chain is decides nothing. A firm with several kinds of contract may give out
    any of them. Where neither owner nor general contractor is known, the topmost professional
    contract may be the owner's or a subcontract. What may be a branch of the other side, or
    a contractor whom nobody names, leaves it open; so do labour and general works below the owner's
    that name no contractor, for the issuer may hold them.
    """
    frame = with_award_above(with_general(work, project), award)
    frame = frame.join(_hired_by_whom(work), on=["project_id", "issuer_id"], how="left")
    frame = frame.join(perhaps_holds, on="contract_id", how="left")
    frame = frame.with_columns(resub=_given_on() & ~nw.col("joint_above"))
    wrong = ~nw.col("awarded") & BUILDS & nw.col("resub")
    return under_statute(
        frame,
        GIVEN_BY_OWNER,
        INNER_AGREEMENT,
        NOT_ANOTHER,
        clear_when(
            is_true(~BUILDS),
            "专业分包单位可以将劳务作业再分包一次",
            "a professional subcontractor may give out labour",
        ),
        not_applicable(
            is_true(~nw.col("resub")),
            "发包人不是专业分包单位",
            "the issuer is not a professional subcontractor",
        ),
        perhaps_itself(),
        to_nobody_named(),
        found(
            is_true(wrong),
            "资料登记专业分包单位{issuer_name}又将非劳务作业部分发给{contractor_name}",
            "the data record that the professional subcontractor {issuer_name} gave works other"
            " than labour to {contractor_name}",
            ask=["contract_scope", "project_parties"],
        ),
        cannot_tell(
            is_true(nw.col("resub")),
            "资料登记专业分包单位{issuer_name}又发给{contractor_name}，是否只是劳务作业未知",
            "the data record that the professional subcontractor {issuer_name} gave work to"
            " {contractor_name}; whether it is labour only is not known",
            ask=["contract_scope"],
        ),
        cannot_tell(
            nw.lit(True),
            "不知道{issuer_name}发给{contractor_name}的工程是否来自专业分包",
            "it is not known whether what {issuer_name} gave to {contractor_name} comes from a"
            " professional subcontract",
            ask=["contract_paper", "project_parties"],
        ),
        evidence=CONTRACT,
        amount="price",
    )


def _given_on() -> nw.Expr:
    """Whether the issuer gives on a professional subcontract; null if not known."""
    guessed = nw.col("issuer_general") & GUESSED & ~holds_above()
    return nw.when(guessed).then(UNKNOWN).otherwise(gives_out("professional") & _subcontractor())


def _subcontractor() -> nw.Expr:
    """Whether the professional contract above is a subcontract; the owner's hire holds no such."""
    general = nw.when(nw.col("issuer_general") & ~GUESSED).then(FALSE).otherwise(UNKNOWN)
    by_parent = nw.coalesce(~nw.col("parent_awarded"), general)
    by_role = nw.when(nw.col("_unclear").is_null()).then(TRUE).otherwise(UNKNOWN)
    return nw.when(holds_above()).then(by_parent).otherwise(by_role)


def _hired_by_whom(work: Frame) -> Frame:
    """Firms with a professional contract that the owner may or may not have awarded."""
    unclear = work.filter(nw.col("kind") == "professional", nw.col("awarded").is_null())
    return unclear.group_by("project_id", nw.col("contractor_id").alias("issuer_id")).agg(
        _unclear=nw.len()
    )
