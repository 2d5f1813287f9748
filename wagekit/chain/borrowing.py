"""Who may have borrowed whose licence: a row for each contract that GK01 to GK03 judge."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.qualified import filing_suffices_on, valid_on
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, UNKNOWN, Frame, is_true, level, truth

COLUMNS = ("contract_id", "lender_id", "borrower_id", "prior", "day", "between")
SIGNS = ("by_agreement", "by_bid", "by_site")
NO_DATE = nw.lit(None, dtype=nw.Date)


@derived
def borrowing(
    work: Frame, entry: Frame, lending: Frame, anchor: Frame, licence: Frame, actor: Frame
) -> Frame:
    """The contract between lender and borrower; the lender's own award where there is none.

    All columns of `work`, and `lender_id`, `lender_name`, `borrower_id`, `borrower_name`,
    `borrower_kind`, `prior` (was there before the bid or the signing), `licensed` (had any construction
    qualification in force then), `between` (there is an agreement between the two).
    """
    frame = nw.concat([_agreed(entry), _alone(lending, anchor)], how="vertical")
    region = work.select("contract_id", "region")
    frame = frame.join(region, on="contract_id", how="left").with_columns(day_month=NO_DATE)
    frame = _named(frame, actor)
    frame = frame.join(_licences_then(frame, licence), on="contract_id", how="left")
    no_licence = is_true(nw.col("borrower_kind") == "individual") | is_true(nw.col("_barred"))
    frame = frame.with_columns(
        licensed=nw.when(no_licence).then(FALSE).otherwise(truth(nw.col("_licensed")))
    )
    return work.join(frame.drop("region", "day_month", "_licensed", "_barred"), on="contract_id")


def _agreed(entry: Frame) -> Frame:
    day = nw.coalesce("bid_from", "signed_from", "first_from")
    return entry.with_columns(day=day, between=nw.lit(True)).select(*COLUMNS, *SIGNS)


def _alone(lending: Frame, anchor: Frame) -> Frame:
    """Awards that nobody is known to have taken over: a stranger at the bid is the only sign."""
    open_ = lending.filter(is_true(nw.col("awarded")), nw.col("takeovers") == 0)
    days = anchor.select("contract_id", day=nw.coalesce("bid_from", "signed_from"))
    stranger = ~nw.col("borrower_id").is_null()
    clean = nw.when("clean_bid").then(FALSE).otherwise(UNKNOWN)
    return (
        open_.join(days, on="contract_id", how="left")
        .with_columns(
            prior=nw.when(stranger).then(nw.lit(True)).otherwise(clean),
            between=nw.lit(False),
            by_agreement=FALSE,
            by_bid=stranger,
            by_site=FALSE,
        )
        .select(*COLUMNS, *SIGNS)
    )


def _named(frame: Frame, actor: Frame) -> Frame:
    who = actor.select(
        borrower_id="party_id", _name="name", borrower_kind="kind", _barred="no_qualification"
    )
    joined = frame.join(who, on="borrower_id", how="left")
    joined = joined.with_columns(borrower_name=nw.coalesce("_name", "borrower_id")).drop("_name")
    lender = actor.select(lender_id="party_id", _name="name")
    joined = joined.join(lender, on="lender_id", how="left")
    return joined.with_columns(lender_name=nw.coalesce("_name", "lender_id")).drop("_name")


def _licences_then(frame: Frame, licence: Frame) -> Frame:
    """Whether the borrower held any construction qualification on the day; null without rows."""
    held = licence.rename({"party_id": "borrower_id", "kind": "licence_kind"})
    days = frame.select("contract_id", "borrower_id", "region", "day", "day_month")
    rows = days.join(held, on="borrower_id", how="inner")
    filing = (nw.col("licence_kind") == "labour_record") & filing_suffices_on("day")
    counts = (nw.col("licence_kind") == "qualification") | filing
    return rows.group_by("contract_id").agg(_licensed=level(counts & valid_on("day")).max())
