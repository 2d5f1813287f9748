"""Which works an issuer holds in the project besides what the owner gave it, or may hold."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, Frame, is_true
from wagekit.model.contract_kinds import GENERAL

KINDS = (*GENERAL, "professional")
"""Who holds such a contract is a contractor of the works."""


def perhaps_held(work: Frame, kinds: tuple[str, ...] = KINDS) -> Frame:
    """`contract_id`, `may_hold`: another contract of those `kinds`, or of none stated, is open.

    Nobody knows its contractor, who may be the issuer of this one; not if the issuer gave it out.
    Counted, not paired: a table without contractors would give the square of its rows.
    """
    open_ = nw.col("contractor_id").is_null() & nw.coalesce(nw.col("kind").is_in(kinds), TRUE)
    marked = work.with_columns(_itself=open_.cast(nw.Int64))
    nobodys = marked.filter(open_)
    there = nobodys.group_by("project_id").agg(_there=nw.col("_itself").sum())
    own = nobodys.group_by("project_id", "issuer_id").agg(_own=nw.col("_itself").sum())
    counted = marked.select("project_id", "contract_id", "issuer_id", "_itself")
    counted = counted.join(there, on="project_id")
    counted = counted.join(own, on=["project_id", "issuer_id"], how="left")
    # What the issuer gave out includes the contract itself; where it is unknown nothing is its own.
    others = nw.col("_there") - nw.coalesce("_own", "_itself")
    return counted.filter(others > 0).select("contract_id", may_hold=TRUE)


def held_of_others(work: Frame) -> Frame:
    """`project_id`, `issuer_id`, `held_of`, `held_of_several`: works not given by the owner.

    `held_of` is who gave them out, null where no contract names its issuer; `held_of_several` that
    contracts differ in that: several gave them out, or some name nobody.
    """
    others = work.filter(
        nw.col("kind").is_in(KINDS),
        is_true(~nw.col("awarded")),
        ~is_true(nw.col("issuer_id") == nw.col("contractor_id")),
    )
    stated = others.with_columns(_of=nw.when("issuer_stated").then("issuer_name"))
    held = stated.group_by("project_id", "contractor_id").agg(
        held_of=nw.col("_of").min(),
        _last=nw.col("_of").max(),
        _unnamed=nw.col("_of").is_null().max(),
    )
    named = ~nw.col("held_of").is_null()
    several = named & (nw.col("_unnamed") | (nw.col("held_of") != nw.col("_last")))
    return held.select(
        "project_id",
        "held_of",
        issuer_id="contractor_id",
        held_of_several=nw.coalesce(several, FALSE),
    )
