"""Payees who look like strangers to the payer, but may have a contract with it, or be its own."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.placed import placed_or_not
from wagekit.chain.stranger import PAIR, is_sum_of_works
from wagekit.core.logic import TRUE, Frame, is_true


def with_perhaps_tied(sent: Frame, work: Frame, given_out: Frame, roster: Frame) -> Frame:
    """Whether a payee may be no stranger, as `perhaps_tied`.

    While a contract of the two may or may not be one by which works are passed on, while one that
    the payer gave out names no contractor, while one that the payee holds names neither issuer nor
    contract above, or while the payee is on the roster and nobody names the employer: in the
    project of the payment, or in any where it names none. Not for an agreement by which works are
    passed on; and nobody pays its own worker progress or settlement.

    Args:
        sent: `contract_id` (under which the payer works), `payee_id`, `class`, `_place` (that of
            the payment); without that in the answer.
        work: who holds that contract.
        given_out: all contracts, supplies and leases too.
        roster: who works for whom.
    """
    sides = given_out.filter(~nw.col("over"))
    to_nobody, by_nobody = (nw.col(side).is_null() for side in ("payee_id", "payer_id"))
    jobless = roster.filter(nw.col("employer_id").is_null())
    doubts = {
        "_either": sides.filter("may_be_over").select(*PAIR),
        "_to": sides.filter(to_nobody).select("project_id", "payer_id"),
        "_by": sides.filter(by_nobody).select("project_id", "payee_id"),
        "_jobless": jobless.select("project_id", payee_id="person_id"),
    }
    payers = work.select("contract_id", payer_id="contractor_id")
    told = sent.join(payers, on="contract_id", how="left")
    for name, known in doubts.items():
        marks = placed_or_not(known).drop("project_id").unique()
        told = told.join(marks.with_columns(TRUE.alias(name)), on=marks.columns, how="left")
    own = is_true(nw.col("_jobless")) & ~is_sum_of_works()
    tied = is_true(nw.col("_either")) | is_true(nw.col("_to")) | is_true(nw.col("_by")) | own
    return told.with_columns(perhaps_tied=tied).drop("_place", "payer_id", *doubts)
