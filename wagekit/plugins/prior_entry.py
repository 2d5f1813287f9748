"""What GK01 to GK03 share: the borrower was there before the lender bid or signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import Cited, Ladder, Step, cannot_tell, cite, clear_when
from wagekit.core.logic import Frame, is_true
from wagekit.plugins.reach import CONTRACT, under_statute

if TYPE_CHECKING:
    from collections.abc import Sequence

ASK = ("site_entry", "tender_deposit", "tender_agent", "contract_dates")
ON_SITE = ("company_id", "person_id", "labour_contract_with")
CLEARS = ("labour_contract", "site_entry", "tender_deposit")


def judged_by_entry(
    borrowing: Frame, *steps: Step, tender: Frame, staff: Frame, licence: Frame
) -> Ladder:
    """Judge each possible borrowing: entry known to come after clears it, else `steps` decide.

    Args:
        borrowing: the contracts to judge.
        steps: decide where the entry is known to be prior, or is open.
        tender: bids of the lender, shown as evidence.
        staff: people on the site, shown as evidence.
        licence: licences of the borrower, shown as evidence.
    """
    return under_statute(
        borrowing,
        clear_when(
            is_true(~nw.col("prior") & ~nw.col("between")),
            "投标保证金和投标代理人均属投标单位本身",
            "the bidder itself paid the deposit and sent its own agent",
        ),
        clear_when(
            is_true(~nw.col("prior")),
            "{borrower_name}在投标和签约之后才介入",
            "{borrower_name} came in after the bid and the signing",
        ),
        *steps,
        evidence=[*CONTRACT, *_evidence(borrowing, tender, staff, licence)],
    )


def nobody_known() -> Step:
    """Nobody is known to have taken over, and how the bid was made is not known either."""
    return cannot_tell(
        nw.col("borrower_id").is_null(),
        "没有资料说明投标保证金由谁缴纳、投标代理人属于哪个单位",
        "the data do not tell who paid the tender deposit and who employed the bid's agent",
        ask=ASK,
    )


def timing_open() -> Step:
    """It is not known whether the borrower came before or after."""
    return cannot_tell(
        nw.col("prior").is_null(),
        "{borrower_name}何时介入{lender_name}承揽的工程未知，无法区分先后",
        "it is not known when {borrower_name} came into the works of {lender_name}",
        ask=ASK,
    )


def _evidence(borrowing: Frame, tender: Frame, staff: Frame, licence: Frame) -> Sequence[Cited]:
    pairs = borrowing.select("project_id", "subject", "lender_id", "borrower_id")
    bids = tender.select("project_id", lender_id="bidder_id", key=key_of("tender"))
    licences = licence.select(borrower_id="party_id", key=key_of("licence"))
    posts = staff.select("project_id", *ON_SITE, key=key_of("staff"))
    posted = pairs.join(posts, on="project_id").filter(
        nw.any_horizontal(
            *(is_true(nw.col("borrower_id") == nw.col(who)) for who in ON_SITE), ignore_nulls=True
        )
    )
    return (
        cite("party", "borrower_id"),
        cite("tender", "key", frame=pairs.join(bids, on=["project_id", "lender_id"])),
        cite("staff", "key", frame=posted),
        cite("licence", "key", frame=pairs.join(licences, on="borrower_id")),
    )
