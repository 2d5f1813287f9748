"""FB02: the owner awarded works to a firm without the qualification they require."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, not_applicable
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.giver import MAY_BE_NO_OWNER
from wagekit.plugins.qualification import judged_by_licence, known_firms


@rule(
    "FB02",
    "award_to_unqualified",
    title=Text("发包给无相应资质的单位", "Award to a firm without the qualification required"),
    subject="contract",
    articles=("FB-6.2", "BL-26", "QR-54"),
    parameters=("labour_filing_from",),
)
def award_to_unqualified(
    work: Frame, qualified: Frame, licence: Frame, member: Frame, party: Frame
) -> Ladder:
    """The owner awarded works to a firm that was not qualified for them on the day of signing.

    Why it matters: an unqualified contractor voids the contract and stands at the top of the chain.
    Found when: none of the contractor's licences covers series, specialty, grade and amount on the
    day of signing, or its lack of qualification is established in writing; the same of a member of
    its consortium whose licence of that specialty falls short or had run out.
    Not found when: a licence covers them on that day (both end days count); in a consortium, when
    a member covers them and the others do too or can build another share.
    Assumes: what is not stated as required may be anything: only a licence that covers everything
    settles it. A contract of unknown kind may be no works contract, and one that the known owner
    did not sign may be none of its own: both stay open. Individuals belong to FB01; who has a
    credit code or a licence is a firm.
    """
    return judged_by_licence(
        work,
        qualified,
        licence,
        member,
        not_applicable(
            is_true(~nw.col("awarded")),
            "不是建设单位发出的合同",
            "not a contract that the owner gave out",
        ),
        giver_unknown=MAY_BE_NO_OWNER,
        firms=known_firms(party, licence),
    )
