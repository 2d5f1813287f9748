"""Which works an issuer holds in the project besides what the owner gave it, or may hold."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.model.contract_kinds import GENERAL

KINDS = (*GENERAL, "professional")
"""Who holds such a contract is a contractor of the works."""


def perhaps_held(work: Frame, kinds: tuple[str, ...] = KINDS) -> Frame:
    """`contract_id`, `may_hold`: another contract of those `kinds`, or of none stated, is open.

    Nobody knows its contractor, who may be the issuer of this one; not if the issuer gave it out.
    """
    may_be = nw.coalesce(nw.col("kind").is_in(kinds), TRUE)
    nobodys = work.filter(nw.col("contractor_id").is_null(), may_be)
    others = nobodys.select("project_id", _other="contract_id", _by="issuer_id")
    pairs = work.select("project_id", "contract_id", "issuer_id").join(others, on="project_id")
    itself = nw.col("contract_id") == nw.col("_other")
    others_own = ~is_true(nw.col("_by") == nw.col("issuer_id"))
    open_ = pairs.filter(~itself, others_own).group_by("contract_id").agg(_n=nw.len())
    return open_.select("contract_id", may_hold=TRUE)


def held_of_others(work: Frame) -> Frame:
    """`project_id`, `issuer_id`, `held_zh`, `held_en`: of whom it holds works, not of the owner."""
    others = work.filter(
        nw.col("kind").is_in(KINDS),
        is_true(~nw.col("awarded")),
        ~is_true(nw.col("issuer_id") == nw.col("contractor_id")),
    )
    first = others.group_by("project_id", "contractor_id").agg(_of=nw.col("issuer_name").min())
    by = nw.concat_str([nw.lit("given by "), nw.col("_of")])
    of = nw.concat_str([nw.col("_of"), nw.lit("发包的")])
    return first.select(
        "project_id",
        issuer_id="contractor_id",
        held_zh=nw.coalesce(of, nw.lit("发包人未载明的")),
        held_en=nw.coalesce(by, nw.lit("that names no issuer")),
    )
