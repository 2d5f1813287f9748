"""Who may have borrowed whose licence: a row for each contract that GK01 to GK03 judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.licence_fit import filing_suffices_on, valid_on
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, HOLDS, NO_DAY, NO_TEXT, UNKNOWN, Frame, is_true, level, truth

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

COLUMNS = ("contract_id", "lender_id", "borrower_id", "prior", "day", "between")


@derived
def borrowing(
    work: Frame,
    entry: Frame,
    lending: Frame,
    stranger: Frame,
    anchor: Frame,
    licence: Frame,
    actor: Frame,
    engine: Engine,
) -> Frame:
    """The contract between lender and borrower; the lender's own award where there is none.

    All columns of `work`, and `lender_id`, `lender_name`, `borrower_id`, `borrower_name`,
    `borrower_kind`, `prior` (was there before the bid or the signing), `licensed` (had any
    construction qualification in force then), `between` (there is an agreement between the two),
    `payer_told` and `employer_told` (what the lender's bid says). `parent_id` is also the only
    contract above that it can be.
    Of several strangers, who came before goes first, and of those who has no qualification; for
    `other_id`, `other_name` and `other_licensed` it is who has one.
    """
    parts = [_agreed(entry), _alone(lending, stranger, anchor)]
    region = work.select("contract_id", "region")
    frame = nw.concat(parts, how="vertical").join(region, on="contract_id", how="left")
    frame = _with_licence(frame.with_columns(day_month=NO_DAY), licence, actor)
    named = engine.keep(_named(_one_a_contract(frame), actor))
    told = lending.select("contract_id", "payer_told", "employer_told")
    named = named.join(told, on="contract_id", how="left")
    under = entry.select("contract_id", _above="parent_id")
    frame = work.join(named, on="contract_id").join(under, on="contract_id", how="left")
    return frame.with_columns(parent_id=nw.coalesce("parent_id", "_above")).drop("_above")


def _agreed(entry: Frame) -> Frame:
    day = nw.coalesce("bid_from", "signed_from", "first_from")
    return entry.with_columns(day=day, between=nw.lit(True)).select(*COLUMNS)


def _alone(lending: Frame, stranger: Frame, anchor: Frame) -> Frame:
    """Awards that a stranger came into without an agreement, or that nobody is known to have.

    Of labour that the owner gave out without a bid on record, nobody asks who stood behind one.
    """
    days = anchor.select("contract_id", day=nw.coalesce("bid_from", "signed_from"))
    came = stranger.filter(nw.col("came") > 0).with_columns(prior=truth(nw.col("came")))
    told = came.select("contract_id", "borrower_id", "prior")
    asked = lending.filter(is_true(nw.col("awarded")), ~nw.col("bidless"))
    nobody = asked.filter(nw.col("takeovers") == 0)
    clean = nw.when("clean_bid").then(FALSE).otherwise(UNKNOWN)
    open_ = nobody.join(told, on="contract_id", how="anti").select(
        "contract_id", borrower_id=NO_TEXT, prior=clean
    )
    rows = nw.concat([told, open_], how="vertical").join(days, on="contract_id")
    lenders = lending.select("contract_id", "lender_id")
    return rows.join(lenders, on="contract_id").with_columns(between=nw.lit(False)).select(*COLUMNS)


def _one_a_contract(frame: Frame) -> Frame:
    """The borrower to name for each contract; the order of ids decides only between equals."""
    licensed = level(nw.col("licensed"))
    ranked = frame.with_columns(_first=_label(licensed), _other=_label(nw.lit(HOLDS) - licensed))
    kept = ("lender_id", "between", "prior")
    least = {name: nw.col(name).max() for name in ("lender_id", "between")}
    best = ranked.group_by("contract_id").agg(
        nw.col("_first").min(), nw.col("_other").min(), **least
    )
    prior = truth(nw.lit(HOLDS) - _digit("_first", 0))
    picked = best.with_columns(
        prior=prior,
        borrower_id=_id_in("_first"),
        other_id=_id_in("_other"),
        licensed=truth(_digit("_first", 1)),
        other_licensed=truth(nw.lit(HOLDS) - _digit("_other", 1)),
    )
    columns = ("borrower_id", "other_id", "licensed", "other_licensed")
    return picked.select("contract_id", *kept, *columns)


def _label(rank: nw.Expr) -> nw.Expr:
    prior = (nw.lit(HOLDS) - level(nw.col("prior"))).cast(nw.String)
    who = nw.coalesce(nw.col("borrower_id"), nw.lit(""))
    return nw.concat_str([prior, rank.cast(nw.String), who])


def _digit(label: str, at: int) -> nw.Expr:
    return nw.col(label).str.slice(at, 1).cast(nw.Int64)


def _id_in(label: str) -> nw.Expr:
    who = nw.col(label).str.slice(2)
    return nw.when(who != "").then(who)


def _named(frame: Frame, actor: Frame) -> Frame:
    """The names of lender and borrowers, from the parties or else their ids."""
    for side in ("borrower", "other", "lender"):
        who = actor.select(nw.col("party_id").alias(f"{side}_id"), _name="name", _kind="kind")
        frame = frame.join(who, on=f"{side}_id", how="left")
        shown = nw.coalesce("_name", f"{side}_id").alias(f"{side}_name")
        kind = nw.col("_kind").alias(f"{side}_kind")
        frame = frame.with_columns(shown, kind).drop("_name", "_kind")
    return frame.drop("other_kind", "lender_kind")


def _with_licence(frame: Frame, licence: Frame, actor: Frame) -> Frame:
    who = actor.select(borrower_id="party_id", _kind="kind", _barred="no_qualification")
    joined = frame.join(who, on="borrower_id", how="left")
    held = _licences_then(frame, licence)
    joined = joined.join(held, on=["contract_id", "borrower_id"], how="left")
    none = is_true(nw.col("_kind") == "individual") | is_true(nw.col("_barred"))
    licensed = nw.when(none).then(FALSE).otherwise(truth(nw.col("_licensed")))
    return joined.with_columns(licensed=licensed)


def _licences_then(frame: Frame, licence: Frame) -> Frame:
    """Whether the borrower held any construction qualification on the day; null without rows."""
    held = licence.rename({"party_id": "borrower_id", "kind": "licence_kind"})
    days = frame.select("contract_id", "borrower_id", "region", "day", "day_month")
    rows = days.join(held, on="borrower_id", how="inner")
    filing = (nw.col("licence_kind") == "labour_record") & filing_suffices_on("day")
    counts = (nw.col("licence_kind") == "qualification") | filing
    return rows.group_by("contract_id", "borrower_id").agg(
        _licensed=level(counts & valid_on("day")).max()
    )
