"""Whether a project's general contractor is known or only guessed, and who gave what is above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

GUESSED = nw.col("owner_id").is_null() & ~nw.col("has_general")
"""Neither owner nor general contractor is known: what stands at the top may be a subcontract."""


def with_general(work: Frame, project: Frame) -> Frame:
    """`work` with `has_general`: whether the general contractor of the project is known."""
    named = project.filter(~nw.col("general_contractor_id").is_null()).select("project_id")
    awards = work.filter(nw.col("awarded") & nw.col("general_kind"))
    held = awards.filter(~nw.col("contractor_id").is_null()).select("project_id")
    known = nw.concat([named, held], how="vertical").group_by("project_id").agg(_known=nw.len())
    joined = work.join(known, on="project_id", how="left")
    return joined.with_columns(has_general=~nw.col("_known").is_null()).drop("_known")


def with_award_above(work: Frame, award: Frame) -> Frame:
    """`work` with `parent_awarded`: whether the owner gave out the contract above; null if open."""
    above = award.select(parent_id="contract_id", parent_awarded="awarded")
    return work.join(above, on="parent_id", how="left")
