"""WF03: the general contractor gave the main structure of its own scope to another."""

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
    holds_above,
    perhaps_itself,
    to_nobody_named,
    under_statute,
)

PERHAPS_EPC = is_true(nw.col("may_hold_epc")) | ~nw.col("parent_id").is_null()
UNDER_EPC = is_true(nw.col("parent_kind") == "epc") | (
    nw.col("parent_kind").is_null() & PERHAPS_EPC
)


@rule(
    "WF03",
    "main_structure_sub",
    title=Text("主体结构分包", "Main structure subcontracted"),
    subject="contract",
    articles=("WF-12.3", "BL-29"),
)
def main_structure_sub(work: Frame, perhaps_holds: Frame, award: Frame, project: Frame) -> Ladder:
    """The general contractor subcontracted main structure of its own scope that is not steel.

    Why it matters: who was chosen to build must build what the building stands on (BL-29).
    Found when: a general contractor gives out, under a general, epc or professional contract,
    works that are main structure and not steel structure (WF-12.3).
    Not found when: it is steel structure or no main structure; only labour is given out; the
    contractor is a branch, or a partner in the consortium that won; a subcontractor gives it out,
    or the general contractor of another lot below a subcontract that it holds here.
    Assumes: a professional firm hired by the owner is the general contractor of its own scope; a
    firm that is only the topmost known, or holds no known contract, may or may not be one; a
    designer with an epc contract may have to give the building works to a general contractor, and
    a contract of unknown kind, or one that names no contractor, may be the epc contract. What may
    be a branch of the other side, or a contractor whom nobody names, leaves it open.
    """
    frame = with_award_above(with_general(work, project), award)
    frame = frame.join(perhaps_holds, on="contract_id", how="left")
    main = nw.col("main_structure") & ~nw.col("steel_structure")
    wrong = ~nw.col("awarded") & BUILDS & main & _by_general()
    return under_statute(
        frame,
        GIVEN_BY_OWNER,
        INNER_AGREEMENT,
        NOT_ANOTHER,
        not_applicable(
            is_true(~BUILDS),
            "只分包劳务作业，主体结构的劳务可以分包",
            "labour only: labour on the main structure may be subcontracted",
        ),
        not_applicable(
            is_true(~_by_general()),
            "发包人不是施工总承包单位",
            "the issuer is not a general contractor",
        ),
        clear_when(
            is_true(~main),
            "不是主体结构施工，或者是钢结构工程",
            "not main structure, or steel structure",
        ),
        perhaps_itself(),
        to_nobody_named(),
        cannot_tell(
            is_true(nw.col("general_kind")) & UNDER_EPC,
            "资料登记{issuer_name}将施工发包给施工总承包单位{contractor_name}，"
            "{issuer_name}所签的是或者可能是工程总承包合同，是否依约分工未知",
            "the data record that {issuer_name}, whose contract is or may be an epc contract, gave"
            " the building works to the general contractor {contractor_name}; whether that is the"
            " agreed division of work is not known",
            ask=["contract_scope", "qualification", "consortium_agreement"],
        ),
        found(
            is_true(wrong),
            "资料登记{issuer_name}将承包范围内的主体结构施工（非钢结构）分包给{contractor_name}",
            "the data record that {issuer_name} gave main structure (not steel) of its own scope to"
            " {contractor_name}",
            ask=["contract_scope", "steel_structure"],
        ),
        cannot_tell(
            main.is_null(),
            "{contractor_name}的承包内容是否为主体结构、是否为钢结构未知",
            "whether {contractor_name} builds main structure, or steel structure, is not known",
            ask=["contract_scope", "steel_structure"],
        ),
        cannot_tell(
            nw.lit(True),
            "资料登记{contractor_name}承包主体结构施工，但合同类别或{issuer_name}是否为施工总承包单位未知",
            "the data record {contractor_name} with main structure, but the kind of contract, or"
            " whether {issuer_name} is the general contractor, is not known",
            ask=["contract_paper", "project_parties"],
        ),
        evidence=CONTRACT,
        amount="price",
    )


def _by_general() -> nw.Expr:
    """Whether the issuer gives it out as a general contractor; null if its role is not known."""
    general, unnamed = nw.col("issuer_general"), nw.col("issuer_unnamed")
    subcontractor = nw.col("issuer_professional") | nw.col("issuer_labour")
    somebody_else = subcontractor | nw.col("has_general")
    other = nw.when(somebody_else & ~unnamed).then(FALSE).otherwise(UNKNOWN)
    held = nw.when(~GUESSED).then(TRUE).otherwise(UNKNOWN)
    by_role = nw.when(general).then(held).otherwise(other)
    return nw.when(is_true(_below_a_subcontract())).then(FALSE).otherwise(by_role)


def _below_a_subcontract() -> nw.Expr:
    """Whether the contract above is the issuer's own subcontract; one from a partner is none."""
    given = nw.col("parent_kind").is_in(["professional", "labour"]) & ~nw.col("parent_awarded")
    return holds_above() & given & ~nw.col("joint_above")
