"""FB05: the owner split one unit work between several contractors."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import TRUE, UNKNOWN, Frame, earliest, is_true, latest, level, truth
from wagekit.core.perhaps_one import with_perhaps_one
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.in_turn import over_before
from wagekit.plugins.reach import BUILDS, CONTRACT, under_method

SURE = 2
"""The level of a condition that is known to hold."""


@rule(
    "FB05",
    "split_award",
    title=Text("肢解发包", "One unit work split between contractors"),
    subject="contract",
    articles=("FB-6.5", "BL-24", "QR-55"),
)
def split_award(work: Frame, consortium: Frame, open_branch: Frame, as_of: nw.Expr) -> Ladder:
    """The owner gave the works of one unit work to different contractors.

    Why it matters: nobody answers for the whole, and each contractor can point at another (BL-24).
    Found when: two general, epc or professional contracts that the owner awarded name the same
    unit work and different contractors (FB-6.5).
    Not found when: the unit works differ, the contractor is the same or a partner in the same
    consortium, or the general contract leaves those works to the owner.
    Assumes: unit works are the same where they are spelt the same; labour, supply and lease are no
    works contracts. Where one general contract ended before another was signed, or nobody knows
    when that was, the second may have replaced the first; where two firms gave them out, one may be
    no owner; where one contractor may be the other's branch, they may be one: all stay open.
    """
    pairs = _pairs(_candidates(work, consortium), open_branch, as_of)
    frame = work.join(_split(pairs), on="contract_id", how="left")
    split = truth(nw.coalesce("_split", nw.lit(0))) & BUILDS
    others = _others(pairs, _split(pairs))
    return under_method(
        frame,
        not_applicable(
            is_true(~nw.col("awarded")),
            "不是建设单位发出的合同",
            "not a contract that the owner gave out",
        ),
        not_applicable(
            is_true(~BUILDS),
            "不是施工总承包、工程总承包或专业承包合同",
            "not a general, epc or professional contract",
        ),
        clear_when(
            is_true(nw.col("owner_contracted")),
            "施工总承包合同约定由建设单位另行发包",
            "the general contract leaves these works to the owner",
        ),
        found(
            is_true(split & nw.col("awarded")),
            "资料登记单位工程{unit_work}由{issuer_name}分别发包给{contractor_name}和{other_name}",
            "the data record that {issuer_name} gave the unit work {unit_work} to {contractor_name}"
            " and to {other_name}",
            ask=["unit_works", "owner_contracted_clause"],
        ),
        clear_when(
            is_true(~split),
            "同一单位工程没有由建设单位发包给不同的承包人",
            "the owner gave no one unit work to different contractors",
        ),
        cannot_tell(
            ~nw.col("beside_name").is_null(),
            "资料登记{contractor_name}和{beside_name}都承包单位工程{unit_work}，两份合同是否都由建设单位发包未知",
            "the data record {contractor_name} and {beside_name} with the unit work {unit_work};"
            " whether the owner gave out both contracts is not known",
            ask=["contract_paper", "project_parties"],
        ),
        cannot_tell(
            ~nw.col("before_or_after_name").is_null(),
            "资料登记{contractor_name}和{before_or_after_name}都承包单位工程{unit_work}，"
            "一份合同已经终了，另一份在其后签订或者签订日期未知，是否为更换承包人未知",
            "the data record {contractor_name} and {before_or_after_name} with the unit work"
            " {unit_work}; one contract has ended, and the other was signed later or on no known"
            " day; whether the one replaced the other is not known",
            ask=["contract_paper", "contract_dates", "unit_works"],
        ),
        cannot_tell(
            ~nw.col("branch_name").is_null(),
            "资料登记{contractor_name}和{branch_name}都承包单位工程{unit_work}，两者可能是总公司与其分公司"
            "（类别或者上级单位未登记）",
            "the data record {contractor_name} and {branch_name} with the unit work {unit_work};"
            " they may be a firm and its branch (the kind or the parent is not recorded)",
            ask=["identity"],
        ),
        cannot_tell(
            ~nw.col("unnamed_name").is_null(),
            "资料登记{contractor_name}和{unnamed_name}都承包单位工程{unit_work}，其中有合同类别未知",
            "the data record {contractor_name} and {unnamed_name} with the unit work {unit_work};"
            " the kind of one of the contracts is not known",
            ask=["contract_paper"],
        ),
        cannot_tell(
            nw.lit(True),
            "同一项目还有{other_name}的合同，不足以判断与{contractor_name}的合同是否由不同承包人承包同一单位工程",
            "{other_name} has a contract in the project too; the data do not tell whether it and"
            " that of {contractor_name} give one unit work to different contractors",
            ask=["unit_works", "contract_paper", "project_parties"],
        ),
        evidence=[
            *CONTRACT,
            cite("party", "contractor_id"),
            cite("contract", "contract_id", frame=others),
        ],
        amount="price",
    )


def _candidates(work: Frame, consortium: Frame) -> Frame:
    """Contracts that the owner may have awarded; partners in a consortium count as one bidder."""
    counts = nw.col("awarded") & BUILDS & ~is_true(nw.col("owner_contracted"))
    led = consortium.select("project_id", contractor_id="party_id", _leader="leader_id")
    frame = work.with_columns(counts=counts).filter(~is_true(~nw.col("counts")))
    frame = frame.join(led, on=["project_id", "contractor_id"], how="left")
    return frame.select(
        "project_id",
        "subject",
        "unit_work",
        "counts",
        "issuer_id",
        "contractor_name",
        "kind",
        named=~nw.col("kind").is_null(),
        bidder=nw.coalesce("_leader", "contractor_id"),
        general=nw.col("general_kind"),
        first_day=earliest("signed_on"),
        last_day=latest("ended_on"),
    )


def _pairs(candidates: Frame, open_branch: Frame, as_of: nw.Expr) -> Frame:
    """Each candidate beside each other one of its project, with how far they share a unit work."""
    columns = [name for name in candidates.collect_schema().names() if name != "project_id"]
    others = candidates.rename({name: f"_{name}" for name in columns})
    pairs = candidates.join(others, on="project_id").filter(nw.col("subject") != nw.col("_subject"))
    pairs = with_perhaps_one(pairs, open_branch, "bidder", "_bidder")
    split = (nw.col("unit_work") == nw.col("_unit_work")) & (nw.col("bidder") != nw.col("_bidder"))
    one_giver = is_true(nw.col("issuer_id") == nw.col("_issuer_id"))
    by_owner = is_true(nw.col("counts") & nw.col("_counts")) & one_giver
    in_turn, branch = is_true(_replaced(as_of)), nw.col("perhaps_one")
    sure = nw.when(one_giver & ~in_turn & ~branch).then(TRUE).otherwise(UNKNOWN)
    same, named = is_true(split), nw.col("named") & nw.col("_named")
    return pairs.select(
        "project_id",
        "subject",
        other_id="_subject",
        other_name="_contractor_name",
        _level=level(split & nw.col("_counts") & sure),
        _giver_open=same & named & ~by_owner,
        _in_turn=same & named & by_owner & in_turn,
        _branch=same & named & by_owner & branch,
        _unnamed=same & ~named,
    )


def _replaced(as_of: nw.Expr) -> nw.Expr:
    """One contract ended before another like it was, or may have been, signed."""
    alike = (nw.col("general") & nw.col("_general")) | (nw.col("kind") == nw.col("_kind"))
    first = over_before(nw.col("last_day"), nw.col("_first_day"), as_of)
    return alike & (first | over_before(nw.col("_last_day"), nw.col("first_day"), as_of))


def _split(pairs: Frame) -> Frame:
    sure = nw.when(nw.col("_level") == SURE).then("other_name")
    maybe = nw.when(nw.col("_level") > 0).then("other_name")
    grouped = pairs.group_by(nw.col("subject").alias("contract_id")).agg(
        _split=nw.col("_level").max(),
        _sure=sure.max(),
        _maybe=maybe.max(),
        beside_name=nw.when("_giver_open").then("other_name").max(),
        before_or_after_name=nw.when("_in_turn").then("other_name").max(),
        branch_name=nw.when("_branch").then("other_name").max(),
        unnamed_name=nw.when("_unnamed").then("other_name").max(),
    )
    return grouped.with_columns(other_name=nw.coalesce("_sure", "_maybe"))


def _others(pairs: Frame, split: Frame) -> Frame:
    """The contracts that made the answer, by the contract that it was given on."""
    most = split.select("_split", subject="contract_id").filter(nw.col("_split") > 0)
    shown = pairs.join(most, on="subject").filter(nw.col("_level") == nw.col("_split"))
    return shown.select("project_id", "subject", contract_id="other_id")
