"""Who has a known reason to be in a project, whatever contracts for works there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


@derived
def known_there(project: Frame, purchase: Frame, guarantee: Frame) -> Frame:
    """`project_id`, `party_id`: its owner and general contractor, its sellers and its guarantors.

    Not each once. Whose contracts count, too, is for each reader to say.
    """
    parts = [
        (project, "owner_id"),
        (project, "general_contractor_id"),
        (purchase, "seller_id"),
        (guarantee, "provider_id"),
    ]
    named = [frame.select("project_id", party_id=nw.col(column)) for frame, column in parts]
    return nw.concat(named, how="vertical").filter(~nw.col("party_id").is_null())
