"""Acts of the authorities, with whom and where they were on where a ledger entry or clue tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


@derived
def addressed_action(action: Frame, arrears: Frame, clue: Frame) -> Frame:
    """`action`; one that names an entry of the ledger and no party is on that entry's employer.

    The same of its project. One that names only a clue is in that clue's project; on whom is not
    known, as its respondent need not be who was ordered. The party that the act itself names always
    stands: whoever pays first may be ordered to pay what another owes.
    """
    columns = action.collect_schema().names()
    each = arrears.group_by("entry_id").agg(
        _debtor=nw.col("employer_id").min(), _place=nw.col("project_id").min()
    )
    told = clue.group_by("clue_id").agg(_told=nw.col("project_id").min())
    joined = action.join(each, on="entry_id", how="left").join(told, on="clue_id", how="left")
    return joined.with_columns(
        party_id=nw.coalesce("party_id", "_debtor"),
        project_id=nw.coalesce("project_id", "_place", "_told"),
    ).select(*columns)
