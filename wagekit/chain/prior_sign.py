"""Which signs show that a borrower was there before the lender bid or signed, each with its day."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, OPEN, Frame, is_true

COLUMNS = (
    *("contract_id", "borrower_id"),
    *("by_label", "by_deposit", "by_agent", "by_contract", "by_site"),
    *("staff_open", "seen", "agreed_day", "site_day", "bid_day", "signed_day"),
)
NOT_KNOWN = nw.lit(None, dtype=nw.String)


@derived
def prior_sign(entry: Frame, stranger: Frame, anchor: Frame) -> Frame:
    """A row for each contract and borrower that GK01 to GK03 can name.

    `by_label`: the agreement is labelled an affiliation; `by_deposit`, `by_agent`: the help at the
    bid; `by_contract`: the agreement was signed or started before; `by_site`: people were there
    before. `staff_open`: who came before may be the lender's employee; `seen`: his people were
    there early, it is open what for. `agreed_day`, `site_day`, `bid_day`, `signed_day`: in words,
    null where not known.
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
        seen=(nw.col("seen") == 1) & (nw.col("came") == OPEN),
        agreed_day=NOT_KNOWN,
        site_day=_day("site"),
        bid_day=_day("bid"),
        signed_day=_day("signed"),
    ).select(*COLUMNS)


def _day(name: str) -> nw.Expr:
    """The day; the first and the last that it can be where only the month is known."""
    first, last = (nw.col(f"{name}_{end}").cast(nw.String) for end in ("from", "to"))
    return nw.when(first == last).then(first).otherwise(nw.concat_str([first, last], separator="–"))
