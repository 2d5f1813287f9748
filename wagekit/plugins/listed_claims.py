"""What the claimants listed of a clue add up to: people, not rows, as far as sums are stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import how_many

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def listed_claims(claimed: Frame) -> Frame:
    """`clue_id`, `listed`, `claimed` (fen, as far as stated), `stated`, `unstated`.

    People, of whom a sum is stated, and of whom one is not (both of who has two rows). Rows of one
    person, by id, number or name, are one.
    """
    amount, who = nw.col("claimed_amount"), nw.coalesce("person_id", "id_no", "subject")
    each = (
        claimed.with_columns(_who=who)
        .group_by("clue_id", "_who")
        .agg(
            claimed=amount.sum().cast(nw.Int64),
            _sums=how_many(~amount.is_null()),
            _gaps=how_many(amount.is_null()),
        )
    )
    return each.group_by("clue_id").agg(
        listed=nw.len().cast(nw.Int64),
        claimed=nw.col("claimed").sum().cast(nw.Int64),
        stated=how_many(nw.col("_sums") > 0),
        unstated=how_many(nw.col("_gaps") > 0),
    )
