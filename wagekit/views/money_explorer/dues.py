"""What stands behind a mark of the timeline: the claim or the payment, and its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.money_explorer import words
from wagekit.views.money_explorer.part import Detail

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from wagekit.views.money_explorer.papers import Cells, Papers, Row
    from wagekit.views.timeline.part import ContractMoney
    from wagekit.views.timeline.rows import TimelineRows


def due_details(
    contracts: Sequence[ContractMoney],
    shown: Collection[str],
    said: TimelineRows,
    papers: Papers,
) -> dict[str, Detail]:
    """The claims and payments that are drawn, by the keys of their marks.

    Args:
        contracts: What is laid under each contract.
        shown: The keys of the marks.
        said: What the table says of them.
        papers: Where they stand.
    """
    found: dict[str, Detail] = {}
    ids = {key.partition(":")[2] for key in shown}
    claims, payments = papers.rows("claim", ids), papers.rows("payment", ids)
    for one in contracts:
        for claim in one.claims:
            cells, row = said.claim_cells(claim), claims.get(claim.claim_id, {})
            found.setdefault(f"claim:{claim.claim_id}", _claim(papers, one, cells, row))
        for paid in one.payments:
            cells, row = said.payment_cells(paid), payments.get(paid.payment_id, {})
            found.setdefault(f"payment:{paid.payment_id}", _payment(papers, one, cells, row))
    return {key: detail for key, detail in found.items() if key in shown}


def _claim(papers: Papers, one: ContractMoney, cells: Cells, row: Row) -> Detail:
    _, id_, day, kind, payable, unpaid, remarks = cells
    lines = papers.lines(
        contract=_contract(one),
        kind=kind,
        due=day,
        amount=papers.figure(payable),
        unpaid=papers.figure(unpaid),
        said=remarks,
    )
    rows = ((id_, day, papers.place(row)),)
    title = papers.say(words.CLAIM, id=id_)
    return Detail(title, lines, papers.heads("id", "due", "place"), rows)


def _payment(papers: Papers, one: ContractMoney, cells: Cells, row: Row) -> Detail:
    _, id_, day, kind, amount, _, remarks = cells
    lines = papers.lines(
        contract=_contract(one),
        who=papers.ends(row),
        kind=kind,
        day=day,
        amount=papers.figure(amount),
        purpose=row.get("purpose") or "",
        said=remarks,
    )
    rows = ((id_, day, papers.place(row)),)
    title = papers.say(words.PAYMENT, id=id_)
    return Detail(title, lines, papers.heads("id", "day", "place"), rows)


def _contract(one: ContractMoney) -> str:
    return f"{one.contract_id} {one.title or ''}".strip()
