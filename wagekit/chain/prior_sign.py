"""Which signs show that a borrower was there before the lender bid or signed, each with its day."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, NO_TEXT, OPEN, Frame, is_true, month_only

COLUMNS = (
    *("contract_id", "borrower_id"),
    *("by_label", "by_deposit", "by_agent", "by_contract", "by_site"),
    *("staff_open", "branch_open", "kind_open", "whole_open", "partner_open", "seen"),
    *("agreed_day", "site_day", "bid_day", "signed_day"),
)


@derived
def prior_sign(entry: Frame, stranger: Frame, anchor: Frame) -> Frame:
    """A row for each contract and borrower that GK01 to GK03 can name.

    `by_label`: the agreement is labelled an affiliation; `by_deposit`, `by_agent`: the help at the
    bid; `by_contract`: the agreement was signed or started before; `by_site`: people were there
    before. `staff_open`, `branch_open`, `kind_open`, `whole_open`, `partner_open`: as in `entry`;
    `seen`: his people were there early, it is open what for. `agreed_day`, `site_day`, `bid_day`,
    `signed_day`: in words, null where not known.
    """
    return nw.concat([_agreed(entry), _alone(stranger, anchor)], how="vertical")


def _agreed(entry: Frame) -> Frame:
    return entry.select(
        "contract_id",
        "borrower_id",
        by_label="by_agreement",
        by_deposit=is_true(nw.col("paid") == 1),
        by_agent=is_true(nw.col("sent") == 1),
        by_contract=is_true(nw.col("by_contract")),
        by_site="by_site",
        staff_open="staff_open",
        branch_open="branch_open",
        kind_open="kind_open",
        whole_open="whole_open",
        partner_open="partner_open",
        seen=FALSE,
        agreed_day=_day("first"),
        site_day=_day("site"),
        bid_day=_day("bid"),
        signed_day=_day("signed"),
    ).select(*COLUMNS)


def _alone(stranger: Frame, anchor: Frame) -> Frame:
    days = ("bid_from", "bid_to", "signed_from", "signed_to")
    frame = stranger.join(anchor.select("contract_id", *days), on="contract_id")
    return frame.select(
        "contract_id",
        "borrower_id",
        by_label=FALSE,
        by_deposit=nw.col("paid") == 1,
        by_agent=nw.col("sent") == 1,
        by_contract=FALSE,
        by_site=nw.col("posted") == 1,
        staff_open=FALSE,
        branch_open=FALSE,
        kind_open=FALSE,
        whole_open=FALSE,
        partner_open=FALSE,
        seen=(nw.col("seen") == 1) & (nw.col("came") == OPEN),
        agreed_day=NO_TEXT,
        site_day=_day("site"),
        bid_day=_day("bid"),
        signed_day=_day("signed"),
    ).select(*COLUMNS)


def _day(name: str) -> nw.Expr:
    """The day, else its month; the first and the last where it may be in one of several months."""
    begun, over = f"{name}_from", f"{name}_to"
    first, last = (nw.col(end).cast(nw.String) for end in (begun, over))
    month = month_only(begun, over).cast(nw.String).str.slice(0, len("2020-05"))
    between = nw.coalesce(month, nw.concat_str([first, last], separator="–"))
    return nw.when(first == last).then(first).otherwise(between)
