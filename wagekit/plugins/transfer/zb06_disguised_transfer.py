"""ZB06: all the works passed on in the guise of cooperation, affiliation or internal contract."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import INSIDE
from wagekit.model.text import Text
from wagekit.plugins.inside import INTERNAL, outsider
from wagekit.plugins.reach import CONTRACT, under_method
from wagekit.plugins.side import HOLDS_WORKS


@rule(
    "ZB06",
    "disguised_transfer",
    title=Text("以合作、联营、内部承包等名义转出", "Passed on in the guise of another agreement"),
    subject="contract",
    articles=("ZB-8.6",),
)
def disguised_transfer(work: Frame) -> Ladder:
    """A contractor passed all its works on under the name of cooperation or internal contracting.

    Why it matters: the name of the agreement hides that somebody else builds at his own risk; if
    wages go unpaid because of it, the general contractor pays first (T30④). No explanation rebuts
    it.
    Found when: a cooperation or affiliation agreement covers all of the contractor's works; or an
    internal contract does, and its contractor is not an employee of the issuer, or works at his
    own risk and it is not known whether he is an employee.
    Not found when: it covers a part; the other side is the issuer's own employee under an internal
    contract, its branch, or a member of the consortium that it leads.
    Assumes: an own employee stays one even where his contract says own risk; where the contract
    leaves open whether he is one, a labour contract on the roster or staff list shows it. Who
    holds no works in the project (an investor) is not taken for a contractor. A contract of unknown
    kind over all the works, or over nobody knows what, may be such an agreement and is left open.
    What may be a branch of the other side leaves it open.
    """
    frame = work.with_columns(called=_called("zh"), called_en=_called("en"))
    passes_on = outsider() & nw.col("whole_works")
    return under_method(
        frame,
        not_applicable(
            is_true(~nw.col("kind").is_in(INSIDE) | nw.col("awarded")),
            "不是承包单位签订的合作、联营、内部承包类协议",
            "not a cooperation, affiliation or internal contract of a contractor",
        ),
        clear_when(
            is_true(nw.col("own") | (INTERNAL & nw.col("employee"))),
            "对方是本单位职工或分支机构，属于内部承包",
            "the other side is the issuer's own employee or branch",
        ),
        clear_when(
            nw.col("led"),
            "对方是发包人牵头的联合体成员",
            "the other side is a member of the issuer's consortium",
        ),
        clear_when(
            is_true(~passes_on),
            "只含发包人承包范围的一部分",
            "covers only a part of the issuer's scope",
        ),
        cannot_tell(
            nw.col("kind").is_null(),
            "合同类别未知，{issuer_name}与{contractor_name}的合同可能是包含全部工程的合作、联营或内部承包",
            "the kind of contract is not known: that of {issuer_name} and {contractor_name} may be"
            " a cooperation or internal contract over all the works",
            ask=["contract_paper", "contract_scope"],
        ),
        cannot_tell(
            nw.col("whole_works").is_null(),
            "{issuer_name}与{contractor_name}的{called}是否包含全部工程，不清楚",
            "whether the {called_en} of {issuer_name} and {contractor_name} covers all the works"
            " is not known",
            ask=["contract_paper", "contract_scope"],
        ),
        cannot_tell(
            passes_on.is_null(),
            "内部承包人{contractor_name}是否为{issuer_name}的职工、是否自负盈亏，不清楚",
            "whether {contractor_name} is on the staff of {issuer_name}, and at whose risk, is not"
            " known",
            ask=["labour_contract", "contract_paper", "own_works_proof"],
        ),
        cannot_tell(
            nw.col("own").is_null() | ~HOLDS_WORKS | nw.col("awarded").is_null(),
            "{called}包含全部工程，但不能确定{issuer_name}是本工程的承包单位、{contractor_name}是他人",
            "the {called_en} covers all the works, but it is not certain that {issuer_name} is a"
            " contractor of the works and {contractor_name} another",
            ask=["project_parties", "identity"],
        ),
        found(
            TRUE,
            "资料登记{issuer_name}与{contractor_name}的{called}，包含{issuer_name}承包的全部工程",
            "by the data {issuer_name} and {contractor_name} have a {called_en} that covers all"
            " the works that {issuer_name} took on",
            ask=["labour_contract", "own_works_proof", "contract_scope"],
        ),
        evidence=[*CONTRACT, cite("party", "contractor_id")],
        amount="price",
    )


def _called(lang: str) -> nw.Expr:
    names = {
        "internal": Text("内部承包", "internal contract"),
        "cooperation": Text("合作、联营", "cooperation agreement"),
        "affiliation": Text("挂靠协议", "affiliation agreement"),
    }
    called = nw.lit(None, dtype=nw.String)
    for kind, name in names.items():
        called = nw.when(nw.col("kind") == kind).then(nw.lit(name.in_(lang))).otherwise(called)
    return called
