"""FB03: the owner awarded without the tender that the law requires, or before it was held."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear, clear_when, found
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
    truth,
)
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.codes import NONE
from wagekit.model.text import Text
from wagekit.plugins.early_signing import BID_FOR, early_by_project, signings_of
from wagekit.plugins.reach import under_method

OWNERS = nw.col("awarded") & nw.col("general_kind")
OUT_OF_SCOPE = (nw.col("investment") == "private") & nw.col("sector").is_in(
    ["building", "decoration", "rural"]
)
"""Private works of a sector without infrastructure: no public money, so no duty to tender."""


@rule(
    "FB03",
    "award_without_tender",
    title=Text("应当招标而未招标或未依程序招标", "Award without the tender required"),
    subject="project",
    articles=("FB-6.3", "TH-1", "TH-2", "TL-49"),
    parameters=("tender_threshold_works",),
)
def award_without_tender(site: Frame, work: Frame, tender: Frame, won_bid: Frame) -> Ladder:
    """The owner awarded works without the tender required, or signed before the bid was made.

    Why it matters: an award without the tender required voids the contract and may cost the owner
    0.5 to 1 percent of its price (TL-49).
    Found when: a tender was required and none was held; or the owner's general, epc or professional
    contract with a winner was signed before that winner's own bid (FB-6.3).
    Not found when: nothing was signed before its bid, and the price is below the threshold of the
    day of award (TH-2, TH-3), the data say that no tender was required (TB-9), the works are a
    private investor's buildings, decoration or rural works, which the duty does not reach (TH-1),
    or a tender was held. The same day is not before.
    Assumes: government and state-owned works from the threshold on must be tendered (TH-1); of ppp
    works, and of private ones in another sector, which may be infrastructure, it is open. What the
    owner signed before a bid with a contractor unknown is open where the bidder holds no contract
    that the bid was for. The project's price goes before those of the owner's
    contracts. A winner with several contracts may have bid for the later one only; the bid of one
    with a general contract was for that. That a signing before the bid counts even where the law
    required no tender is the reading this tool was given: who invites bids is to decide by them.
    Where nobody states who won, it is the only bidder that holds what the owner awarded, if that is
    the general contract.
    """
    owners = work.filter(~is_true(~OWNERS))
    under_way = _bid_for(work, owners).filter(~is_true(nw.col("ended_before_method")))
    signings = signings_of(under_way, tender, won_bid)
    frame = site.join(_awards(owners), on="project_id", how="left")
    frame = frame.join(_bids(tender), on="project_id", how="left")
    frame = frame.join(early_by_project(signings), on="project_id", how="left").with_columns(
        price=nw.coalesce("contract_price", "_largest"),
        required=_required(),
        held=_held(),
        early=truth(nw.coalesce("_early", nw.lit(0))),
    )
    required, held, early = nw.col("required"), nw.col("held"), nw.col("early")
    return under_method(
        frame,
        found(
            is_true(nw.col("tender_required") & ~held),
            "项目登记为依法应当招标，又登记为未招标或直接发包",
            "the works are recorded as such that must be tendered, and as not tendered",
            ask=["tender_record", "tender_exemption"],
        ),
        found(
            is_true(required & ~held),
            "项目按投资性质和金额推算可能应当招标（是否有可以不招标的情形待查），"
            "登记为未招标或直接发包",
            "by their kind of investment and price the works may have to be tendered (whether they"
            " are exempt is to be examined), and are recorded as not tendered",
            ask=["tender_record", "tender_exemption"],
        ),
        found(
            is_true(early),
            "资料登记{winner_name}（中标人，未载明中标人的为持有施工总承包合同的投标人）的合同签订"
            "（{early_signed:day}）早于其投标（{early_bid:day}）",
            "the data record that {winner_name} (the winner; where none is named, the bidder that"
            " holds the general contract) signed ({early_signed:day}) before it bid"
            " ({early_bid:day})",
            ask=["tender_record", "contract_dates", "tender_exemption"],
        ),
        cannot_tell(
            early.is_null(),
            "不足以判断中标人签订合同是否早于投标",
            "the data do not tell whether the winner signed before it bid",
            ask=["tender_record", "contract_dates"],
        ),
        clear_when(
            is_true(~required),
            "未达必须招标的限额，或不属于必须招标的范围，或依法可以不招标",
            "below the threshold of tendering, outside what must be tendered, or exempt by law",
        ),
        cannot_tell(
            is_true(~held),
            "登记为未招标或直接发包，是否依法必须招标未知",
            "recorded as awarded without tender; whether the law required one is not known",
            ask=["investment_approval", "tender_exemption"],
        ),
        cannot_tell(
            held.is_null(),
            "是否进行过招标未知，或登记的招标方式与投标记录不一致",
            "whether a tender was held is not known, or the records contradict each other",
            ask=["tender_record", "tender_exemption"],
        ),
        clear("已经招标，合同没有先于投标签订", "tendered, and not signed before the bid"),
        evidence=[
            cite("project", "project_id"),
            cite("party", "owner_id"),
            cite("contract", "contract_id", frame=_contracts(owners, signings)),
            cite("tender", "tender_id", frame=_cited(signings, "tender_id")),
        ],
        parties=["owner_id"],
        amount="price",
        notes=[
            Note(
                is_true(~held) & ~nw.col("price").is_null(),
                Text("（金额{price:yuan}元）", " ({price:yuan} yuan)"),
            )
        ],
    )


def _awards(owners: Frame) -> Frame:
    """What the owner's general contracts cost and when they were signed."""
    price = nw.when(OWNERS).then("price")
    known = is_true(OWNERS) & ~nw.col("price").is_null()
    return owners.group_by("project_id").agg(
        _largest=price.max(),
        _sum=price.sum().cast(nw.Int64),
        _open=nw.when(known).then(nw.lit(0)).otherwise(nw.lit(1)).max(),
        _first=nw.when(OWNERS).then(earliest("signed_on")).min(),
        _last=nw.when(OWNERS).then(latest("signed_on")).max(),
    )


def _required() -> nw.Expr:
    """Whether a tender was required: as the data say, else by the kind of investment and price."""
    threshold = parameter("tender_threshold_works")
    every = [value.value for value in threshold.history() if isinstance(value.value, int)]
    first = threshold.expr(nw.coalesce(earliest("award_on"), "_first"))
    last = threshold.expr(nw.coalesce(latest("award_on"), "_last"))
    lowest = nw.coalesce(nw.min_horizontal(first, last), nw.lit(min(every)))
    highest = nw.coalesce(nw.max_horizontal(first, last), nw.lit(max(every)))
    total = nw.when(nw.col("_open") == 0).then("_sum")
    below = nw.coalesce("contract_price", total) < lowest
    reached = nw.coalesce("contract_price", "_largest") >= highest
    public = nw.col("investment").is_in(["government", "state_owned"])
    must = nw.when(reached & public).then(TRUE).otherwise(UNKNOWN)
    none = is_true(below) | is_true(OUT_OF_SCOPE)
    return nw.coalesce("tender_required", nw.when(none).then(FALSE).otherwise(must))


def _held() -> nw.Expr:
    """Whether a tender was held; bids against a record of none leave it open."""
    method, bids = nw.col("tender_method"), ~nw.col("_bids").is_null()
    none = nw.when(bids).then(UNKNOWN).otherwise(FALSE)
    unsaid = nw.when(bids).then(TRUE).otherwise(UNKNOWN)
    other = nw.when(method == NONE).then(none).otherwise(unsaid)
    said = nw.when(method == "direct").then(FALSE).otherwise(other)
    return nw.when(method.is_in(["open", "invited"])).then(TRUE).otherwise(said)


def _bids(tender: Frame) -> Frame:
    return tender.group_by("project_id").agg(_bids=nw.len())


def _bid_for(work: Frame, owners: Frame) -> Frame:
    """The owner's contracts that a bid can have been for: the general one, else the others."""
    general = owners.filter(is_true(OWNERS)).select("project_id", "contractor_id")
    builders = work.filter(~is_true(~BID_FOR))
    others = builders.join(general, on=["project_id", "contractor_id"], how="anti")
    both = builders.join(general, on=["project_id", "contractor_id"], how="semi")
    return nw.concat([others, both.filter(~is_true(~OWNERS))], how="vertical")


def _cited(frame: Frame, key: str) -> Frame:
    return frame.select("project_id", key, subject=nw.col("project_id"))


def _contracts(owners: Frame, signings: Frame) -> Frame:
    """The owner's general contracts, and whichever others were signed before a bid."""
    early = _cited(signings.filter(nw.col("_level") == HOLDS), "contract_id")
    both = nw.concat([_cited(owners.filter(OWNERS), "contract_id"), early], how="vertical")
    return both.group_by("project_id", "contract_id", "subject").agg(_n=nw.len())
