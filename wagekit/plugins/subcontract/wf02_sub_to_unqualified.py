"""WF02: a contractor subcontracted works to a firm without the qualification they require."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, not_applicable
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.qualification import judged_by_licence, known_firms


@rule(
    "WF02",
    "sub_to_unqualified",
    title=Text("分包给无相应资质的单位", "Subcontract to a firm without the qualification"),
    subject="contract",
    articles=("WF-12.2", "BL-29", "WF-Q78.2"),
    parameters=("labour_filing_from",),
)
def sub_to_unqualified(
    work: Frame, qualified: Frame, licence: Frame, member: Frame, party: Frame
) -> Ladder:
    """A contractor subcontracted works to a firm that was not qualified on the day of signing.

    Why it matters: it is unlawful subcontracting; the general contractor pays arrears first (T30③).
    Found when: none of the firm's licences covers series, specialty, grade and amount on the day of
    signing, or its lack of qualification is established in writing.
    Not found when: a licence covers them on that day (both end days count); for labour, when a
    labour filing stands in place of the certificate from its date on.
    Assumes: what is not stated as required may be anything: only a licence that covers everything
    settles it, and labour certificates have neither specialty nor grade. A contract of unknown
    kind may be no works contract. Individuals belong to WF01; who has a credit code or a licence
    is a firm. A contract between members of a consortium is no subcontract. What may be a branch of
    the other side leaves it open.
    """
    return judged_by_licence(
        work,
        qualified,
        licence,
        member,
        not_applicable(
            is_true(nw.col("awarded")),
            "不是承包单位发出的合同",
            "not a contract that a contractor gave out",
        ),
        giver_unknown=nw.col("awarded").is_null(),
        firms=known_firms(party, licence),
    )
