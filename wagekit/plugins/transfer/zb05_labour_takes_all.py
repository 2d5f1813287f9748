"""ZB05: a labour contractor took all the works and nearly all of their price."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.heuristic import NEAR_WHOLE
from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.reach import CONTRACT, under_method
from wagekit.plugins.side import HOLDS_WORKS


@rule(
    "ZB05",
    "labour_takes_all",
    title=Text("劳务承包人计取近于全部价款", "Labour contractor takes nearly all of the price"),
    subject="contract",
    articles=("ZB-8.5",),
    parameters=("near_whole_ratio",),
)
def labour_takes_all(work: Frame, award: Frame, link: Frame, project: Frame) -> Ladder:
    """A labour contractor covers all the works of its issuer and takes all but a management fee.

    Why it matters: a labour contract in name, it passes on the whole works; what is left to the
    issuer is a fee. No explanation rebuts it.
    Found when: a labour contract given out by a contractor covers all of the issuer's works and
    its price reaches the near-whole share (a heuristic) of the price of the contract above.
    Not found when: it covers a part of the works, or its share of the price is lower, as that of
    the mere labour of all the works is; the contractor is the issuer's own branch, or a member of
    the consortium that it leads.
    Assumes: prices are compared as stated, and the reason says so. The price of the
    general contract, where it is not stated, is the project's. A contract of unknown kind that may
    cover all the works at such a price is left open, whatever ZB01 makes of it; so is one of an
    issuer who holds no works in the project. What may be a branch of the other side leaves it open.
    """
    frame = _with_price_above(work, award, link, project)
    frame = frame.with_columns(share=nw.col("price") / nw.col("above"))
    takes_all = nw.col("whole_works") & (nw.col("share") >= NEAR_WHOLE)
    return under_method(
        frame,
        not_applicable(
            is_true((nw.col("kind") != "labour") | nw.col("awarded")),
            "不是承包单位发出的劳务合同",
            "not a labour contract that a contractor gave out",
        ),
        clear_when(
            is_true(nw.col("own")),
            "承包人是发包人自己或其分支机构",
            "the contractor is the issuer itself or its branch",
        ),
        clear_when(
            nw.col("led"),
            "承包人是发包人牵头的联合体成员",
            "the contractor is a member of the issuer's consortium",
        ),
        clear_when(
            is_true(~takes_all),
            "承包范围不是全部工程，或价款占上级合同价款的比例未近于全部",
            "it does not cover all the works, or its share of the price above is lower",
        ),
        cannot_tell(
            nw.col("kind").is_null(),
            "合同类别未知，{contractor_name}承包的如果是劳务，可能包含全部工程并计取近于全部的价款",
            "the kind of contract is not known: if {contractor_name} took the labour, it may cover"
            " all the works and take nearly all of the price",
            ask=["contract_paper", "contract_scope", "contract_price"],
        ),
        cannot_tell(
            takes_all.is_null(),
            "{contractor_name}的劳务合同是否包含全部工程，或其价款（{price:sum}）占上级合同价款的比例，"
            "尚不能确定",
            "whether the labour contract of {contractor_name} covers all the works, or what share"
            " of the price above it takes, is not known",
            ask=["contract_scope", "contract_price", "contract_paper"],
        ),
        cannot_tell(
            nw.col("own").is_null() | ~HOLDS_WORKS | nw.col("awarded").is_null(),
            "劳务合同包含全部工程，但不能确定{issuer_name}是承包单位、{contractor_name}是他人",
            "the labour contract covers all the works, but it is not certain that {issuer_name} is"
            " a contractor and {contractor_name} another",
            ask=["project_parties", "identity"],
        ),
        found(
            TRUE,
            "{contractor_name}的劳务合同包含{issuer_name}承包的全部工程，价款{price:yuan}元，占上级合同"
            "价款{above:yuan}元的{share:percent}（按合同所载价款计算，未统一含税、甲供、暂列金等口径）",
            "the labour contract of {contractor_name} covers all the works of {issuer_name} and"
            " takes {price:yuan} of {above:yuan} yuan, {share:percent} of the price above (as"
            " stated, not adjusted for tax, owner's supplies or provisional sums)",
            ask=["contract_scope", "contract_price", "own_works_proof"],
        ),
        evidence=[*CONTRACT, cite("party", "contractor_id")],
        amount="price",
    )


def _with_price_above(work: Frame, award: Frame, link: Frame, project: Frame) -> Frame:
    """`work` with `above`: the price of the contract above, or the project's for the general one.

    Where no contract above is in the data and the issuer is the general contractor, the one above
    is the general contract. A price that is nil is not known.
    """
    awarded = award.select(parent_id="contract_id", _parent_awarded="awarded")
    linked = link.group_by("contract_id").agg(_above=nw.len())
    general = project.select("project_id", _general_id="general_contractor_id")
    frame = work.join(awarded, on="parent_id", how="left")
    frame = frame.join(linked, on="contract_id", how="left")
    frame = frame.join(general, on="project_id", how="left")
    of_general = nw.col("_parent_awarded") & nw.col("parent_kind").is_in(["general", "epc"])
    missing = nw.col("_above").is_null() & (nw.col("issuer_id") == nw.col("_general_id"))
    of_project = nw.when(is_true(of_general) | is_true(missing)).then("project_price")
    above = nw.coalesce(nw.col("parent_price"), of_project)
    return frame.with_columns(above=nw.when(above > 0).then(above.cast(nw.Float64)))
