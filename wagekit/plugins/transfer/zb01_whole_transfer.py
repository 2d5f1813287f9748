"""ZB01: a contractor gave all its works to another."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.heuristic import NEAR_WHOLE
from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import TRUE, Frame, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import OTHER_THAN_WORKS
from wagekit.model.text import Text
from wagekit.plugins.reach import CONTRACT, under_statute
from wagekit.plugins.side import HOLDS_WORKS

MAJORITY = 0.5


@rule(
    "ZB01",
    "whole_transfer",
    title=Text("全部工程转给他人", "All the works passed on"),
    subject="contract",
    articles=("ZB-8.1", "ZB-7", "BL-28", "QR-78.3"),
    parameters=("near_whole_ratio",),
)
def whole_transfer(work: Frame, shareholding: Frame) -> Ladder:
    """A contractor passed all the works that it had taken on to another firm or person.

    Why it matters: who passes everything on keeps none of the duties of a contractor; if wages go
    unpaid because of it, the general contractor pays first (T30④).
    Found when: a contract given out by a contractor covers all of the contractor's own scope
    (`whole_works`); a subsidiary, even a wholly owned one, is another.
    Not found when: the other side is the contractor itself or its branch, or a member of the
    consortium that it leads, which builds its share of a joint contract.
    Assumes: an issuer who holds no works in the project by any contract, the one above being
    another's, leaves it open. Labour contracts (ZB05), cooperation and internal contracts (ZB06)
    and consortium agreements (ZB10) are judged by their own rules. Where the kind of contract is
    not known, it may be the labour of the whole works or an internal contract, which are lawful:
    only a price that reaches the near-whole share tells, and not where a labour qualification is
    required or an own employee is the contractor. What may be a branch of the other side leaves it
    open.
    """
    holdings = _holdings(work, shareholding)
    owned = holdings.group_by("contract_id").agg(_n=nw.len())
    frame = work.join(owned, on="contract_id", how="left")
    frame = frame.with_columns(subsidiary=~nw.col("_n").is_null())
    return under_statute(
        frame,
        not_applicable(
            is_true(nw.col("awarded") | nw.col("kind").is_in(OTHER_THAN_WORKS)),
            "不是承包单位发出的总包或专业合同，另按相应情形判断",
            "not a general or professional contract that a contractor gave out",
        ),
        clear_when(
            is_true(nw.col("own")),
            "承包人是发包人自己或其分支机构，不是他人",
            "the contractor is the issuer itself or its branch",
        ),
        clear_when(
            nw.col("led"),
            "承包人是发包人牵头的联合体成员，按分工施工",
            "the contractor is a member of the issuer's consortium and builds its share",
        ),
        clear_when(
            is_true(~nw.col("whole_works")),
            "只含发包人承包范围的一部分",
            "covers only a part of the issuer's scope",
        ),
        cannot_tell(
            nw.col("whole_works").is_null(),
            "不知道本合同是否包含{issuer_name}承包的全部工程",
            "it is not known whether the contract covers all that {issuer_name} took on",
            ask=["contract_scope", "contract_paper"],
        ),
        cannot_tell(
            nw.col("own").is_null() | ~HOLDS_WORKS | nw.col("awarded").is_null(),
            "本合同包含全部工程，但不能确定{issuer_name}是本工程的承包单位、{contractor_name}是他人",
            "the contract covers all the works, but it is not certain that {issuer_name} is a"
            " contractor of the works and {contractor_name} another",
            ask=["project_parties", "identity"],
        ),
        cannot_tell(
            _may_be_lawful_of_unknown_kind(),
            "合同类别未知，{contractor_name}承包的可能只是全部劳务作业或属于内部承包",
            "the kind of contract is not known: {contractor_name} may have taken only the labour"
            " of all the works, or an internal contract",
            ask=["contract_paper", "contract_price"],
        ),
        found(
            nw.col("subsidiary"),
            "资料显示{issuer_name}将其承包的全部工程交给其控股的子公司{contractor_name}，子公司是独立法人",
            "the data show that all the works of {issuer_name} went to {contractor_name}, its"
            " subsidiary and a legal person of its own",
            ask=["contract_scope", "equity", "own_works_proof"],
        ),
        found(
            TRUE,
            "资料显示{issuer_name}将其承包的全部工程交给{contractor_name}施工",
            "the data show that all the works that {issuer_name} had taken on went to"
            " {contractor_name}",
            ask=["contract_scope", "own_works_proof"],
        ),
        evidence=[
            *CONTRACT,
            cite("party", "contractor_id"),
            cite("shareholding", "key", frame=holdings),
        ],
        amount="price",
    )


def _may_be_lawful_of_unknown_kind() -> nw.Expr:
    """Labour alone, or an internal contract, unless the price is that of the whole works."""
    of_project = nw.when(is_true(nw.col("issuer_general"))).then("project_price")
    stated = nw.coalesce(nw.col("parent_price"), of_project)
    above = nw.when(stated > 0).then(stated.cast(nw.Float64))
    dear = nw.col("price") / above >= NEAR_WHOLE
    labour = nw.col("required_series") == "labour"
    signs = ~is_true(dear) | is_true(labour) | is_true(nw.col("employee_contractor"))
    return nw.col("kind").is_null() & signs


def _holdings(work: Frame, shareholding: Frame) -> Frame:
    """By what the issuer controls the contractor, but for shares sold before the signing."""
    control = is_true(nw.col("share") > MAJORITY) | is_true(nw.col("actual_control"))
    shares = shareholding.filter(control).select(
        "to_on",
        "to_on_month",
        issuer_id=nw.col("holder_id"),
        contractor_id=nw.col("company_id"),
        key=key_of("shareholding"),
    )
    held = work.join(shares, on=["issuer_id", "contractor_id"])
    sold = is_true(latest("to_on") < earliest("signed_on"))
    return held.filter(~sold).select("project_id", "subject", "contract_id", "key")
