"""Who gave a contract out to whom, and whether works are passed on by it."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.kinds import may_pass_works_on, passes_works_on
from wagekit.core.derived import derived
from wagekit.core.logic import TRUE, Frame


@derived
def given_out(contract: Frame, enrolled: Frame) -> Frame:
    """Every contract, supplies and leases too; without an issuer, who holds the one above gave it.

    `contract_id`, `project_id`, `payer_id`, `payee_id`. `over`: it is an agreement by which works
    are passed on. `may_be_over`: nobody can say; not where the contractor has a labour contract
    with the issuer. Both never null.
    """
    above = contract.select(parent_contract_id="contract_id", _above="contractor_id")
    own = enrolled.select("contract_id", _own=TRUE)
    beside = contract.join(above, on="parent_contract_id", how="left")
    marked = beside.join(own, on="contract_id", how="left")
    return marked.select(
        "contract_id",
        "project_id",
        payer_id=nw.coalesce("issuer_id", "_above"),
        payee_id="contractor_id",
        over=passes_works_on(),
        may_be_over=may_pass_works_on() & nw.col("_own").is_null(),
    )
