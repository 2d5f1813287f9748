"""GK03: signs of a transfer, together with signs that the licence was borrowed."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear, found
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, level
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.prior_entry import CLEARS, PRIOR, entry_open, judged_by_entry, nobody_known

SIGNS = ("ZB03", "ZB04", "ZB05", "ZB06", "ZB07", "ZB08", "ZB09")


@rule(
    "GK03",
    "borrowed_with_transfer_signs",
    title=Text("转包类疑点同时有先行介入迹象", "Signs of a transfer and of prior entry"),
    subject="contract",
    articles=("GK-10.3", "ZB-8.0", "BL-26"),
    after=SIGNS,
)
def borrowed_with_transfer_signs(
    borrowing: Frame,
    prior_sign: Frame,
    work: Frame,
    tender: Frame,
    staff: Frame,
    licence: Frame,
    outcomes: Frame,
) -> Ladder:
    """A circumstance of transfer shows on works that the borrower had come into beforehand.

    Why it matters: one picture is a transfer or a borrowed licence; prior entry tells.
    Found when: who takes over was there before the lender bid or signed, or agreed on affiliation,
    and one of ZB03 to ZB09 is found on their agreement, on the lender's own contract, or on a
    contract that the borrower gave out.
    Not found when: the borrower came after both, or none of those circumstances is found.
    Assumes: a circumstance that was explained and accepted is no sign.
    """
    frame = borrowing.join(_signs(borrowing, work, outcomes), on="contract_id", how="left")
    sign = nw.coalesce("_sign", nw.lit(0))
    return judged_by_entry(
        frame,
        *nobody_known(),
        found(
            PRIOR & (sign == level(TRUE)),
            "资料显示{borrower_name}在{lender_name}投标或者签约之前已介入，或者协议登记为挂靠，同时有转包类疑点"
            "（《建筑工程施工发包与承包违法行为认定查处管理办法》第八条第（三）至（九）项）",
            "the data show that {borrower_name} came in before {lender_name} bid or signed, or an"
            " agreement recorded as affiliation, and there are signs of a transfer as well (Article"
            " 8, items (3) to (9), of the Measures on illegal contracting)",
            ask=CLEARS,
        ),
        cannot_tell(
            PRIOR & (sign == level(UNKNOWN)),
            "资料显示{borrower_name}在{lender_name}投标或者签约之前已介入，或者协议登记为挂靠，但转包各情形资料不足",
            "the data show that {borrower_name} came in before {lender_name} bid or signed, or an"
            " agreement recorded as affiliation; the circumstances of transfer cannot be told from"
            " the data",
            ask=["staff_posting", "purchase_papers", "payment_records"],
        ),
        *entry_open(),
        clear("没有第八条第三至九项的情形", "none of items (3) to (9) of Article 8 is found"),
        prior_sign=prior_sign,
        tender=tender,
        staff=staff,
        licence=licence,
    )


def _signs(borrowing: Frame, work: Frame, outcomes: Frame) -> Frame:
    """The strongest outcome of ZB03 to ZB09 on any contract that belongs to a borrowing."""
    inner = borrowing.select("contract_id", about=nw.col("contract_id"))
    lenders = borrowing.select("contract_id", about=nw.col("parent_id"))
    issued = work.select("project_id", borrower_id="issuer_id", about="contract_id")
    pairs = borrowing.select("contract_id", "project_id", "borrower_id")
    below = pairs.join(issued, on=["project_id", "borrower_id"]).select("contract_id", "about")
    about = nw.concat([inner, lenders, below], how="vertical")
    told = outcomes.select(about=nw.col("subject"), _outcome=nw.col("outcome"))
    open_ = nw.when(nw.col("_outcome") == "cannot_tell").then(UNKNOWN).otherwise(FALSE)
    strength = level(nw.when(nw.col("_outcome") == "found").then(TRUE).otherwise(open_))
    rows = about.join(told, on="about")
    return rows.group_by("contract_id").agg(_sign=strength.max())
