"""Whether who sends workers held a licence for it on the day on which that was agreed."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.licence_fit import valid_on
from wagekit.core.derived import derived
from wagekit.core.logic import UNKNOWN, Frame, is_true, level, truth

DISPATCH = "dispatch"


@derived
def sent(contract: Frame, licence: Frame, open_branch: Frame) -> Frame:
    """`contract_id`, `project_id`, `licensed` of contracts of dispatch, or of unknown kind.

    `licensed`: a licence for dispatch of the sender covers the day of signing, both its ends
    included. False where some licence of the sender is on record and none can be that; null where
    none is, or where the sender may be the branch of a firm that holds one.
    """
    agreed = contract.filter(~is_true(nw.col("kind") != DISPATCH)).select(
        "contract_id", "project_id", "contractor_id", "signed_on", "signed_on_month"
    )
    covers = (nw.col("licence_kind") == DISPATCH) & valid_on("signed_on")
    rows = agreed.join(_held(licence), on="contractor_id").with_columns(_covers=level(covers))
    best = rows.group_by("contract_id").agg(_covers=nw.col("_covers").max())
    branches = open_branch.select(contractor_id="party_id").unique().with_columns(_branch=nw.lit(1))
    joined = agreed.join(best, on="contract_id", how="left")
    joined = joined.join(branches, on="contractor_id", how="left")
    own = truth(nw.col("_covers"))
    licensed = nw.when(is_true(~own) & ~nw.col("_branch").is_null()).then(UNKNOWN).otherwise(own)
    return joined.select("contract_id", "project_id", licensed=licensed)


def _held(licence: Frame) -> Frame:
    days = ("valid_from", "valid_from_month", "valid_to", "valid_to_month")
    return licence.select(*days, contractor_id="party_id", licence_kind="kind")
