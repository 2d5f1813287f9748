"""GC01: an advance or progress payment is due and unpaid."""

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
    "GC01",
    "progress_unpaid",
    title=Text("预付款、进度款到期未付", "Advance or progress payment unpaid"),
    subject="claim",
    articles=("K4", "K4-2004", "M9①", "M9②", "T29a"),
)
def progress_unpaid(
    claim_paid: Frame, actor: Frame, contract_payment: Frame, as_of: nw.Expr
) -> Ladder:
    """An advance or progress payment is due and not paid in full.

    Why it matters: wages come out of progress money; an owner whose late payment caused arrears
    advances them up to what it owes (T29b).
    Found when: the claim's due day lies before the day of judgement and a part of it is unpaid
    after the contract's payments met its claims, oldest due day first.
    Not found when: it is paid in full, or due that day or later. Payments to others than the
    contractor count under a mandate only.
    Assumes: the due day is `due_on`, else certification plus the contract's days to pay. A disputed
    sum, an unknown due day, sum or payment is left open where it matters, and so is a payment that
    names no contract where a side of the claim's contract is not known. What a later running total
    takes back is, from its due day on, neither paid nor open.
    """
    kinds = ("advance", "progress")
    return judged_unpaid(claim_paid, actor, contract_payment, as_of, kinds=kinds)
