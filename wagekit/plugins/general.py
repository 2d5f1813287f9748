"""Rows of a project laid to its general contractors: whose account, officer or payment it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def of_generals(rows: Frame, party: str, *, general_party: Frame, general_site: Frame) -> Frame:
    """`rows` with `side`: the general contractor that the party in column `party` is one with.

    Where no general contractor of the project is known, anybody's row is of that unknown one: its
    `side` is empty text, as in `general_site`. It is null for everybody else.
    """
    sides = general_party.select("project_id", nw.col("party_id").alias(party), _of="general_id")
    nobody = general_site.filter(nw.col("side") == "").select("project_id", _unknown="side")
    joined = rows.join(sides, on=["project_id", party], how="left")
    joined = joined.join(nobody, on="project_id", how="left")
    return joined.with_columns(side=nw.coalesce("_of", "_unknown")).drop("_of", "_unknown")
