"""Payees who look like strangers to the payer, but may have a contract with it, or be its own."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.stranger import contracted, is_sum_of_works
from wagekit.core.logic import TRUE, Frame, is_true


def with_perhaps_tied(sent: Frame, work: Frame, contract: Frame, roster: Frame) -> Frame:
    """Whether a payee may be no stranger, as `perhaps_tied`.

    While a contract that the payer gave out names no contractor, while one that the payee holds
    names neither issuer nor contract above, or while the payee is on the roster and nobody names
    the employer. Not for an agreement by which works are passed on; and nobody pays its own worker
    progress or settlement.

    Args:
        sent: `contract_id` (under which the payer works), `payee_id`, `class`.
        work: who holds that contract.
        contract: all contracts, supplies and leases too.
        roster: who works for whom.
    """
    sides = contracted(contract)
    to_nobody = sides.filter(nw.col("payee_id").is_null()).select("project_id", "payer_id")
    by_nobody = sides.filter(nw.col("payer_id").is_null()).select("project_id", "payee_id")
    jobless = roster.filter(nw.col("employer_id").is_null())
    jobless = jobless.select("project_id", payee_id="person_id")
    payers = work.select("contract_id", "project_id", payer_id="contractor_id")
    placed = sent.join(payers, on="contract_id", how="left")
    for name, known in (("_to", to_nobody), ("_by", by_nobody), ("_jobless", jobless)):
        marks = known.unique().with_columns(TRUE.alias(name))
        placed = placed.join(marks, on=known.columns, how="left")
    own = is_true(nw.col("_jobless")) & ~is_sum_of_works()
    tied = is_true(nw.col("_to")) | is_true(nw.col("_by")) | own
    return placed.with_columns(perhaps_tied=tied).drop(
        "project_id", "payer_id", "_to", "_by", "_jobless"
    )
