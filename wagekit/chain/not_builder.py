"""Firms that do something else on a site than build."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true

ELSEWHERE = ("监理", "勘察", "设计", "检测", "咨询", "造价")
"""Firms with such a name, or such a specialty on their licence, have work of their own there."""
WORKS = "施工"
OF_WORKS = ("general", "professional", "labour")
"""Series that only qualifications for works have."""


@derived
def not_builder(actor: Frame, licence: Frame) -> Frame:
    """`party_id`: who by name, kind or licences does something else than build.

    Not who has a licence on record that may be one for works.
    """
    licensed = licence.select("party_id")
    other = nw.concat([by_name_or_kind(actor), licensed], how="vertical")
    builds = licence.filter(_may_be_for_works()).select("party_id")
    alone = other.join(builds, on="party_id", how="anti")
    return alone.group_by("party_id").agg(_n=nw.len()).select("party_id")


def by_name_or_kind(actor: Frame) -> Frame:
    """`party_id`: who by name or kind alone does something else than build."""
    government = is_true(nw.col("kind") == "government")
    return actor.filter(_names_other_work("name") | government).select("party_id")


def _may_be_for_works() -> nw.Expr:
    """Qualifications are for design too; a permit of safe production is for builders only."""
    named = is_true(nw.col("specialty").str.contains(WORKS, literal=True))
    works = named | is_true(nw.col("series").is_in(OF_WORKS))
    other = _names_other_work("specialty") & ~works
    return ~is_true(nw.col("kind") == "dispatch") & ~other


def _names_other_work(column: str) -> nw.Expr:
    called = (is_true(nw.col(column).str.contains(word, literal=True)) for word in ELSEWHERE)
    return nw.any_horizontal(*called, ignore_nulls=True)
