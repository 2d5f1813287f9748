"""ZB07: professional works were given out by somebody who is no contractor of the works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true, level, truth
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import GENERAL
from wagekit.model.text import Text
from wagekit.plugins.held_works import held_of_others
from wagekit.plugins.reach import CONTRACT, under_method
from wagekit.plugins.side import ISSUED_BY_CONTRACTOR, ROLE_OPEN, TO_THE_GENERAL

if TYPE_CHECKING:
    from wagekit.core.engine import Engine


@rule(
    "ZB07",
    "professional_issuer_outsider",
    title=Text(
        "专业工程发包人的承包单位身份待查",
        "Whether the issuer of professional works is a contractor",
    ),
    subject="contract",
    articles=("ZB-8.7",),
)
def professional_issuer_outsider(work: Frame, issuer: Frame, engine: Engine) -> Ladder:
    """Professional works were given out by one who is no general or professional contractor.

    Why it matters: who gives out professional works in the place of the contractor has probably
    taken the works over. No explanation rebuts it.
    Found when: the issuer is neither a general or professional contractor of the project nor the
    owner; or the owner gave out what lies in the general contract's scope, although that contract
    does not leave it to the owner: naming a subcontractor is no such clause.
    Not found when: the issuer is the general contractor, its branch, a member of its consortium, or
    a professional contractor, those that the owner hired included; or the owner gave out
    what the general contract leaves to it, what lies outside that contract's scope, or to the
    general contractor on record what is not known to lie in the scope of another contract.
    Assumes: works are in scope if the contract stands under another or shares a unit work with the
    owner's general contract; outside it if there is no general contractor, or every general
    contract is for a unit work of another name. Who awards the general contract acts as the owner.
    What an own employee, the legal representative or what may be a branch of a contractor signs may
    be the firm's, and so what the firm signs of which a contractor may be the branch. Where the
    contract names no issuer, the holder of the one above is not taken for it. Open too: an issuer
    who may hold the contract above, or any other general or professional contract of the project,
    of which nobody knows the holder; and a contract of unknown kind, other than one with the
    general contractor, if it may be such works.
    """
    shared = engine.keep(_shared(work))
    frame = work.join(issuer, on="contract_id", how="left")
    frame = _with_scope(frame.join(shared, on="contract_id", how="left"))
    by_owner = nw.col("owner_side")
    against = nw.col("in_scope") & ~nw.col("owner_contracted")
    return under_method(
        frame,
        not_applicable(
            is_true(nw.col("kind") != "professional"),
            "不是专业工程合同",
            "not a contract for professional works",
        ),
        not_applicable(
            nw.col("kind").is_null() & TO_THE_GENERAL,
            "合同类别未知，承包人是登记的施工总承包单位，不按专业工程判断",
            "of unknown kind; its contractor is on record as the general contractor",
        ),
        clear_when(
            is_true(nw.col("owner_contracted")),
            "总承包合同约定由建设单位发包",
            "the general contract leaves it to the owner",
        ),
        clear_when(
            ISSUED_BY_CONTRACTOR,
            "发包人是本工程的总承包或专业承包单位",
            "the issuer is a general or professional contractor of the project",
        ),
        clear_when(
            by_owner & nw.col("issuer_stated") & TO_THE_GENERAL & ~is_true(nw.col("in_scope")),
            "由建设单位发包给本工程登记的施工总承包单位",
            "the owner gave it to the general contractor on record",
        ),
        clear_when(
            by_owner & nw.col("issuer_stated") & is_true(~nw.col("in_scope")),
            "建设单位发包的是总承包范围之外的工程",
            "the owner gave out what lies outside the general contract's scope",
        ),
        cannot_tell(
            nw.col("kind").is_null(),
            "合同类别未知，{contractor_name}承包的可能是专业工程，资料未显示由本工程的承包单位发包",
            "the kind of contract is not known: {contractor_name} may have taken professional"
            " works, and the data do not show that a contractor of the project gave them out",
            ask=["contract_paper", "project_parties"],
        ),
        cannot_tell(
            ~nw.col("issuer_stated"),
            "不知道{contractor_name}承包的专业工程由谁发包",
            "who gave the professional works to {contractor_name} is not known",
            ask=["contract_paper"],
        ),
        cannot_tell(
            by_owner & against.is_null(),
            "{issuer_name}直接将专业工程发包给{contractor_name}，是否在总承包范围内、总承包合同是否约定"
            "由建设单位发包，尚不清楚",
            "{issuer_name} gave professional works straight to {contractor_name}; whether they lie"
            " in the general contract's scope, or it leaves them to the owner, is not known",
            ask=["owner_contracted_clause", "contract_scope", "unit_works"],
        ),
        found(
            by_owner,
            "资料登记{issuer_name}将专业工程直接发包给{contractor_name}，该工程与总承包合同属同一单位工程或者在其"
            "之下，总承包合同没有约定由建设单位发包",
            "the data record that {issuer_name} gave professional works straight to"
            " {contractor_name}; they are of the same unit work as the general contract or stand"
            " under it, which does not leave them to the owner",
            ask=["owner_contracted_clause"],
        ),
        cannot_tell(
            ROLE_OPEN | nw.col("awarded").is_null(),
            "不能确定将专业工程发包给{contractor_name}的{issuer_name}是否为本工程的承包单位或代其签约",
            "whether {issuer_name}, who gave professional works to {contractor_name}, is a"
            " contractor of the project or signed for one is not certain",
            ask=["project_parties", "contract_paper", "labour_contract"],
        ),
        *held_of_others(Text("专业工程", "professional works")),
        found(
            TRUE,
            "专业工程由{issuer_name}发包给{contractor_name}，资料中没有{issuer_name}总承包或者专业承包"
            "本工程的合同，其是否为承包单位待查",
            "{issuer_name} gave professional works to {contractor_name}; the data hold no general"
            " or professional contract of {issuer_name} in the project, and whether it is a"
            " contractor is to be examined",
            ask=["project_parties", "contract_paper"],
        ),
        evidence=[*CONTRACT, cite("party", "issuer_id"), cite("project", "project_id")],
    )


def _shared(work: Frame) -> Frame:
    """What may be professional: is a unit work shared with what the owner awarded in general."""
    general = nw.col("kind").is_null() | nw.col("kind").is_in(GENERAL)
    awarded = work.filter(~is_true(~nw.col("awarded")), general)
    others = awarded.select("project_id", _other="contract_id", _unit="unit_work")
    may_be = nw.coalesce(nw.col("kind") == "professional", TRUE)
    pairs = work.filter(may_be).select("project_id", "contract_id", "unit_work")
    pairs = pairs.join(others, on="project_id").filter(nw.col("contract_id") != nw.col("_other"))
    same = level(nw.col("unit_work") == nw.col("_unit")).max()
    return pairs.group_by("contract_id").agg(_same=same)


def _with_scope(frame: Frame) -> Frame:
    """`frame` with `in_scope`: whether it lies in the scope of the owner's general contract."""
    nobody = nw.col("_same").is_null() & nw.col("general_id").is_null()
    beside = nw.when(nobody).then(FALSE).otherwise(truth(nw.col("_same")))
    under = nw.when(~nw.col("parent_contract_id").is_null()).then(TRUE).otherwise(UNKNOWN)
    return frame.with_columns(in_scope=nw.when(under).then(TRUE).otherwise(beside))
