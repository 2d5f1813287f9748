"""GC02: a completion or settlement payment, or retention that is due, is unpaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.claims import judged_unpaid

if TYPE_CHECKING:
    import narwhals as nw

    from wagekit.core.ladder import Ladder
    from wagekit.core.logic import Frame


@rule(
    "GC02",
    "settlement_unpaid",
    title=Text("竣工款、结算款或质保金到期未付", "Settlement or retention unpaid"),
    subject="claim",
    articles=("K4", "K4-2004", "K7", "M9①", "M9②"),
)
def settlement_unpaid(
    claim_paid: Frame, actor: Frame, contract_payment: Frame, as_of: nw.Expr
) -> Ladder:
    """A completion or settlement payment, or retention that is due, is not paid in full.

    Why it matters: what the owner still owes on a settled contract is the sum up to which it must
    advance wages that its late payment left unpaid (T29b).
    Found when: the claim's due day lies before the day of judgement and a part of it is unpaid
    after the contract's payments met its claims, oldest due day first.
    Not found when: it is paid in full, or due that day or later; retention whose term runs is not
    due. What the treasury pays to the owner is not paid to the contractor, and what the owner pays
    to others than the contractor counts under a mandate only.
    Assumes: the due day is `due_on`, else certification plus the contract's days to pay. A disputed
    sum, an unknown due day, sum or payment is left open where it matters, and so is a payment that
    names no contract where a side of the claim's contract is not known. What a later running total
    takes back is, from its due day on, neither paid nor open.
    """
    kinds = ("completion", "settlement", "retention")
    return judged_unpaid(claim_paid, actor, contract_payment, as_of, kinds=kinds)
