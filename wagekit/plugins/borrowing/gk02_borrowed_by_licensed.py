"""GK02: a firm with a qualification of its own contracts in the name of another."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear, found
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.prior_entry import CLEARS, PRIOR, entry_open, judged_by_entry, nobody_known


@rule(
    "GK02",
    "borrowed_by_licensed",
    title=Text("有资质者借用他人资质承揽", "Licence borrowed by a firm that has its own"),
    subject="contract",
    articles=("GK-10.2", "BL-26", "QR-61"),
    parameters=("labour_filing_from",),
)
def borrowed_by_licensed(
    borrowing: Frame, prior_sign: Frame, tender: Frame, staff: Frame, licence: Frame
) -> Ladder:
    """A firm with a qualification of its own came in before the lender bid or signed.

    Why it matters: lower may borrow higher, higher lower, or equals each other: all are borrowing,
    and the lender must pay unpaid wages (T36②, T19②).
    Found when: who takes over the works was there before the lender bid or signed, or agreed on
    affiliation, and held a construction qualification of any kind then.
    Not found when: it came after both, is the lender's branch, or a member of its consortium; a
    party without any qualification belongs to GK01.
    Assumes: the same day is open, and so is who sent an agent whose employer is not stated; no
    licence row leaves it unknown.
    """
    frame = borrowing.with_columns(
        borrower_id=nw.col("other_id"),
        borrower_name=nw.col("other_name"),
        licensed=nw.col("other_licensed"),
    )
    return judged_by_entry(
        frame,
        *nobody_known(),
        found(
            PRIOR & is_true(nw.col("licensed")),
            "{borrower_name}自有施工资质，资料显示其在{lender_name}投标或者签约之前已介入，或者协议登记为挂靠",
            "{borrower_name} has a qualification of its own, and the data show that it came in"
            " before {lender_name} bid or signed, or an agreement recorded as affiliation",
            ask=CLEARS,
        ),
        cannot_tell(
            PRIOR & nw.col("licensed").is_null(),
            "资料显示{borrower_name}在{lender_name}投标或者签约之前已介入，或者协议登记为挂靠，但其当时有无资质未知",
            "the data show that {borrower_name} came in before {lender_name} bid or signed, or an"
            " agreement recorded as affiliation; whether it then held a qualification is not known",
            ask=["qualification"],
        ),
        *entry_open(),
        clear("介入者没有施工资质，另按无资质者借用判断", "the party is not licensed: see GK01"),
        prior_sign=prior_sign,
        tender=tender,
        staff=staff,
        licence=licence,
    )
