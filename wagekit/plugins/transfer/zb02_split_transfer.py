"""ZB02: a contractor cut all its works into pieces and passed them on as subcontracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.heuristic import NEAR_WHOLE
from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import OTHER_THAN_WORKS
from wagekit.model.text import Text
from wagekit.plugins.own_work import BUILDS, MANAGES, NO_PEOPLE, own_work, people_on_record
from wagekit.plugins.pieces import pieces_under, replaced, together_by_contract, with_certain
from wagekit.plugins.reach import CONTRACT, under_statute
from wagekit.plugins.side import sides
from wagekit.plugins.takers import takers

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

INPUTS = ("main_material", "component", "equipment", "machinery_lease")
PIECES = 2
"""What goes to one other alone is not cut up."""


@rule(
    "ZB02",
    "split_transfer",
    title=Text("全部肢解后以分包名义转出", "All the works cut up and passed on"),
    subject="contract",
    articles=("ZB-8.2", "ZB-7", "BL-28", "QR-78.3"),
    parameters=("near_whole_ratio",),
)
def split_transfer(
    work: Frame,
    link: Frame,
    member: Frame,
    worker: Frame,
    attendance: Frame,
    attended: Frame,
    payroll: Frame,
    purchase: Frame,
    as_of: nw.Expr,
    engine: Engine,
) -> Ladder:
    """A contractor passed all its works on in pieces, under the name of subcontracts.

    Why it matters: together the pieces are the whole; the contractor keeps none of the works and
    none of its duties. If wages go unpaid because of it, the general contractor pays first (T30④).
    Found when: at least two subcontracts stand under the contract and their prices together reach
    the near-whole share (a heuristic) of its own price.
    Not found when: the contractor or a member of its consortium has workers or foremen of its own
    with days on the site, by the roster or by the wage sheet. Its own branch, its consortium's
    members, its employee under an internal contract, supplies, leases and what the owner awards are
    no pieces; what it gave to others under a cooperation, affiliation or internal contract is one.
    Assumes: prices are compared as they are stated (tax, owner's supplies, provisional sums and
    variations may differ), and the reason says so; where the pieces come to more than the whole,
    their prices overlap and no sum is stated. Where nobody at all is on record, the reason says
    that own works cannot be seen. A subcontract that ended before one of the same kind for the same
    unit work was signed, or nobody knows when that was, may have been replaced by it: it is not
    counted as certain, and neither is one of unknown kind, which may be a supply or a lease, or one
    with what may be the contractor's own branch.
    Own workers on the roster without known days leave it open, and so do own managers, people on
    the site of whom nobody says for whom they work, and materials, equipment or machinery that the
    contractor bought or hired itself, or of which nobody says who did: the law names own people of
    any kind as counter-evidence. While nobody names the contractor, nobody can say what it built.
    """
    # Kept step by step: in one plan the engine misjudges how few pieces there are.
    under = engine.keep(pieces_under(work, link, member))
    pieces = with_certain(under, engine.keep(replaced(under, as_of)))
    together = engine.keep(together_by_contract(pieces))
    cut = together.filter(nw.col("pieces") >= PIECES).select("contract_id")
    firms = engine.keep(sides(work.join(cut, on="contract_id", how="semi"), member))
    frame = work.join(together, on="contract_id", how="left")
    certain = pieces.filter("certain")
    others = certain.select("contract_id", party_id="contractor_id", name="contractor_name")
    frame = frame.join(takers(others), on="contract_id", how="left")
    for seen, counts in (("built", BUILDS), ("managed", MANAGES)):
        own = own_work(firms, worker, attended, payroll, counts=counts)
        frame = _with_own(frame, own, seen)
    frame = frame.with_columns(whole=_own_price())
    frame = frame.join(_bought(firms, purchase), on="contract_id", how="left")
    frame = frame.with_columns(
        share=nw.col("taken") / nw.col("whole"),
        most=nw.when(nw.col("unpriced") == 0).then(nw.col("possible") / nw.col("whole")),
    )
    reaches = is_true(nw.col("share") >= NEAR_WHOLE) & is_true(nw.col("certain") >= PIECES)
    overlap = is_true(nw.col("taken") > nw.col("whole"))
    frame = frame.join(people_on_record(worker, attendance), on="project_id", how="left")
    frame = frame.with_columns(passes_on=reaches, sum=nw.when(reaches & ~overlap).then("taken"))
    return under_statute(
        frame,
        not_applicable(
            is_true(nw.col("kind").is_in(OTHER_THAN_WORKS)),
            "不是总包或专业合同，另按相应情形判断",
            "not a general or professional contract",
        ),
        clear_when(
            ~is_true(nw.col("pieces") >= PIECES),
            "本合同之下没有两份以上分包合同",
            "fewer than two subcontracts stand under the contract",
        ),
        clear_when(
            is_true(nw.col("built")),
            "承包单位有自有工人在本工程出勤，系自行施工一部分",
            "workers of the contractor's own have days on the site",
        ),
        clear_when(
            is_true(nw.col("most") < NEAR_WHOLE),
            "各分包合同价款合计未达到近于全部的比例",
            "the prices of the subcontracts do not reach the near-whole share",
        ),
        cannot_tell(
            nw.col("whole").is_null(),
            "{contractor_name}的合同之下有{pieces}份合同，但本合同价款未知，无法比较",
            "{pieces} contracts stand under the contract of {contractor_name}, whose own price"
            " is not known",
            ask=["contract_price", "contract_paper"],
        ),
        cannot_tell(
            ~reaches,
            "{contractor_name}的合同之下有{pieces}份合同，部分价款、合同类别、承包人（或其是否为分公司）、"
            "上级合同或先后替换关系未知，不能确定是否合计近于全部",
            "{pieces} contracts stand under the contract of {contractor_name}; whether they add"
            " up to nearly the whole is open: a price, a kind, a contractor or whether it is a"
            " branch, the contract above, or which replaced which is not known",
            ask=["contract_paper", "contract_price", "contract_scope"],
        ),
        cannot_tell(
            nw.col("contractor_id").is_null(),
            "分包合同价款合计近于或者超过本合同价款，但本合同没有登记承包人，其是否自行施工无法判断",
            "contracts come near to the price of this one or above it; who holds it is not"
            " recorded, and so nobody can say whether it built",
            ask=["contract_paper", "own_works_proof"],
        ),
        cannot_tell(
            nw.col("built").is_null() | nw.col("managed").is_null(),
            "{contractor_name}交给{takers_zh}的合同，价款合计近于或者超过其合同价款，但有用人单位未知的人员，"
            "或者其自有工人、管理人员的出勤未知，是否自行施工尚不清楚",
            "contracts with {takers_en} come near to the price of {contractor_name} or above it;"
            " for whom some people on record work, or the days of its own workers or managers, is"
            " not known, so neither is whether it built",
            ask=["own_works_proof", "labour_contract"],
        ),
        cannot_tell(
            is_true(nw.col("managed")),
            "{contractor_name}交给{takers_zh}的合同，价款合计近于或者超过其合同价款，未见其自有工人出勤，但其自有管理人员"
            "在本工程有出勤，是否自行施工一部分尚不清楚",
            "contracts with {takers_en} come near to the price of {contractor_name} or above it;"
            " no days of own workers are seen, but managers of its own have days on the site;"
            " whether it built a part itself is not clear",
            ask=["own_works_proof", "purchase_papers"],
        ),
        cannot_tell(
            ~nw.col("bought").is_null(),
            "{contractor_name}交给{takers_zh}的合同，价款合计近于或者超过其合同价款，但有其自行或者未载明由谁采购租赁的"
            "主材、设备或机械记录，是否自行施工尚不清楚",
            "contracts with {takers_en} come near to the price of {contractor_name} or above it;"
            " materials, equipment or machinery were bought or hired by itself or by nobody named;"
            " whether it built is not clear",
            ask=["own_works_proof", "purchase_papers", "contract_scope"],
        ),
        found(
            overlap,
            "{contractor_name}将工程分成{pieces}份合同交给{takers_zh}，各合同所载价款合起来超过其"
            "合同价款{whole:yuan}元，价款有重叠，不能相加（未统一含税、甲供、暂列金等口径），"
            "未见其自有工人出勤",
            "{contractor_name} gave out {pieces} contracts, to {takers_en}; their prices together"
            " come to more than its own price of {whole:yuan} yuan: they overlap and cannot be"
            " added up (as stated, not adjusted for tax, owner's supplies or provisional sums);"
            " no days of own workers are seen",
            ask=["own_works_proof", "contract_price", "contract_scope"],
        ),
        found(
            TRUE,
            "{contractor_name}将工程分成{pieces}份合同交给{takers_zh}，价款合计{taken:yuan}元，"
            "占其合同价款{whole:yuan}元的{share:percent}（按合同所载价款计算，未统一含税、甲供、"
            "暂列金等口径），未见其自有工人出勤",
            "{contractor_name} gave out {pieces} contracts, to {takers_en}, that add up to"
            " {taken:yuan} yuan, {share:percent} of its own price of {whole:yuan} yuan (as stated,"
            " not adjusted for tax, owner's supplies or provisional sums); no days of own workers"
            " are seen",
            ask=["own_works_proof", "contract_price", "contract_scope"],
        ),
        evidence=[*CONTRACT, cite("contract", "piece_id", frame=pieces)],
        amount="sum",
        notes=[NO_PEOPLE],
    )


def _with_own(frame: Frame, own: Frame, seen: str) -> Frame:
    """`frame` with `seen`: whether its side had such people there; false where it has none."""
    answer = nw.when(nw.col("_roster").is_null()).then(FALSE).otherwise(nw.col("own_work"))
    joined = frame.join(own.with_columns(_roster=TRUE), on="contract_id", how="left")
    return joined.with_columns(answer.alias(seen)).drop("own_work", "_roster")


def _own_price() -> nw.Expr:
    """The contract's price, else the project's for the owner's general contract; never nil."""
    general = nw.col("awarded") & nw.col("general_kind")
    price = nw.coalesce(nw.col("price"), nw.when(general).then(nw.col("project_price")))
    return nw.when(price > 0).then(price.cast(nw.Float64))


def _bought(firms: Frame, purchase: Frame) -> Frame:
    """Contracts for which the contractor's side, or nobody named, bought what a builder needs."""
    needed = nw.col("item").is_in(INPUTS) | nw.col("item").is_null()
    bought = purchase.filter(needed, ~is_true(nw.col("owner_supplied")))
    rows = bought.select("project_id", side_id="buyer_id", _stated="contract_id")
    own = firms.join(rows, on=["project_id", "side_id"])
    nobodys = rows.filter(nw.col("side_id").is_null()).drop("side_id")
    perhaps = firms.join(nobodys, on="project_id")
    both = nw.concat(
        [some.select("contract_id", "_stated") for some in (own, perhaps)], how="vertical"
    )
    counted = both.filter(~is_true(nw.col("_stated") != nw.col("contract_id")))
    return counted.group_by("contract_id").agg(bought=nw.len())
