"""GK01: a party without any construction qualification contracts in the name of another."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear, found
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.prior_entry import CLEARS, PRIOR, entry_open, judged_by_entry, nobody_known


@rule(
    "GK01",
    "borrowed_by_unlicensed",
    title=Text("无资质者借用资质承揽", "Licence borrowed by a party without any"),
    subject="contract",
    articles=("GK-10.1", "BL-26", "QR-61"),
    parameters=("labour_filing_from",),
)
def borrowed_by_unlicensed(
    borrowing: Frame, prior_sign: Frame, tender: Frame, staff: Frame, licence: Frame
) -> Ladder:
    """A party without any construction qualification came in before the bid or the signing.

    Why it matters: the contract is void; the lender must pay unpaid wages (T36②, T19②).
    Found when: who takes over the works paid the tender deposit, employed the agent of the bid,
    signed or started the inner contract, or had people on the site before the lender bid or signed,
    or agreed on affiliation; and held no construction qualification then.
    Not found when: it came after both, is the lender's branch or own employee, a member of its
    consortium, or the owner that paid the deposit itself; a party with any qualification in force
    belongs to GK02. Open, never found: the agent's employer is not stated; it only had people
    there, without any contract; its contract does not state its kind, or, at nearly the whole
    price, whether it is for the whole. Labour that the owner gave out without a bid on record is
    not asked about: there is no bid to stand behind.
    Assumes: an individual holds none; the same day is open; no licence row leaves it unknown. Where
    the contract above is not known it came before (or after) every one that it can be; a person
    under an internal contract may be an employee, unless he has the whole works at his own risk.
    """
    return judged_by_entry(
        borrowing,
        *nobody_known(),
        found(
            PRIOR & is_true(~nw.col("licensed")),
            "资料未见{borrower_name}当时有施工资质，资料显示其在{lender_name}投标或者签约之前已介入，或者协议登记为挂靠",
            "no construction qualification of {borrower_name} is seen, and the data show that it"
            " came in before {lender_name} bid or signed, or an agreement recorded as affiliation",
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
        clear("介入者有施工资质，另按有资质者借用判断", "the party is licensed: see GK02"),
        prior_sign=prior_sign,
        tender=tender,
        staff=staff,
        licence=licence,
    )
