"""Before or after: for each contract, when whoever took the works over came in."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.entry import came_before
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, Frame, earliest, is_true, latest, level, truth


@derived
def timing(
    work: Frame,
    entry: Frame,
    lending: Frame,
    split: Frame,
    allied: Frame,
    borrowing: Frame,
    came_after: Frame,
) -> Frame:
    """`contract_id`, `awarded`, `general_kind`, `law_on`, `prior`, `split_prior`, `borrowed`.

    `prior` of a takeover is the borrower's; of a contract that a borrower gave out, that
    borrower's; of an award, that of whoever came into it; of any other subcontract, its own
    contractor's where that is known to have come after. Null is open. `split_prior` is that of the
    subcontracts into which a contract was split. An agreement between members of one consortium is
    no prior entry. `borrowed`: the contract is itself the one on which a borrowed licence is
    judged, and the borrower came before.
    """
    own = entry.select("contract_id", _own=level(nw.col("prior")))
    gave = entry.group_by("project_id", "borrower_id").agg(_gave=level(nw.col("prior")).max())
    frame = work.join(own, on="contract_id", how="left")
    frame = frame.join(_awards(lending), on="contract_id", how="left")
    frame = frame.join(
        gave.rename({"borrower_id": "issuer_id"}), on=["project_id", "issuer_id"], how="left"
    )
    after = came_after.with_columns(_after=level(FALSE))
    frame = frame.join(after, on="contract_id", how="left")
    frame = frame.join(split, on="contract_id", how="left")
    subjects = borrowing.select("contract_id", _subject=is_true(nw.col("prior")))
    frame = frame.join(subjects, on="contract_id", how="left")
    allies = allied.select("project_id", issuer_id="lender_id", contractor_id="borrower_id")
    allies = allies.with_columns(_ally=nw.lit(True))
    frame = frame.join(allies, on=["project_id", "issuer_id", "contractor_id"], how="left")
    joint = is_true((nw.col("kind") == "consortium") & nw.col("_ally"))
    known = truth(nw.coalesce("_own", "_gave", "_held", "_after"))
    return frame.select(
        "contract_id",
        "project_id",
        "awarded",
        "general_kind",
        "law_on",
        prior=nw.when(joint).then(FALSE).otherwise(known),
        borrowed=nw.coalesce("_subject", FALSE),
        split_prior=truth(nw.col("_split")),
    )


def _awards(lending: Frame) -> Frame:
    """`contract_id`, `_held`: whether who came into an award came before.

    Not of a subcontract: who lends its own name under it has not thereby borrowed the issuer's.
    """
    nobody = nw.col("clean_bid") | (nw.col("bidless") & (nw.col("takeovers") == 0))
    known = nw.when(~nw.col("prior").is_null()).then(level(nw.col("prior")))
    held = nw.when(nw.col("prior").is_null() & nobody).then(level(FALSE)).otherwise(known)
    return lending.filter(~is_true(~nw.col("awarded"))).select("contract_id", _held=held)


@derived
def came_after(
    takeover: Frame,
    above: Frame,
    entry: Frame,
    entry_sign: Frame,
    lending: Frame,
    foreign_post: Frame,
) -> Frame:
    """`contract_id`: ordinary subcontracts whose contractor is known to have come after.

    Its first day and every sign of it lie after the bid and the signing of all that the contract
    can stand under; no stranger may have been there before, nor whoever may stand behind its
    contractor, by posts or an agreement of theirs, before the contract itself. Who paid for the
    bid, where nobody says so, is no sign: each counts where it is known.
    """
    plain = takeover.filter(is_true(nw.col("ordinary")), ~is_true(nw.col("kind") == "consortium"))
    late = plain.join(entry_sign.filter(nw.col("came") == 0), on="contract_id", how="semi")
    undisturbed = nw.col("undisturbed") | is_true(~nw.col("awarded"))
    held = lending.select(held_id="contract_id", _undisturbed=undisturbed)
    holds = above.join(held, on="held_id", how="left")
    disturbed = holds.filter(~is_true(nw.col("_undisturbed")))
    posted = foreign_post.filter(nw.col("came") > 0)
    passed = entry.filter(nw.col("came") > 0).select(contract_id="parent_id")
    for open_ in (disturbed, posted, passed):
        late = late.join(open_.select("contract_id"), on="contract_id", how="anti")
    known = late.join(above, on="contract_id", how="semi")
    return known.select("contract_id")


@derived
def split(work: Frame, anchor: Frame) -> Frame:
    """`contract_id`, `_split`: how true it is that a subcontract below it came before it."""
    below = work.filter(~is_true(nw.col("own"))).select(
        nw.col("parent_id").alias("contract_id"),
        first_from=nw.min_horizontal(earliest("signed_on"), earliest("started_on")),
        first_to=nw.min_horizontal(latest("signed_on"), latest("started_on")),
    )
    above = anchor.select("contract_id", "last_from", "last_to", "signed_from")
    joined = below.join(above, on="contract_id")
    return joined.group_by("contract_id").agg(
        _split=level(came_before("first_from", "first_to")).max()
    )
