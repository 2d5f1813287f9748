"""One party under several ids: the same credit code or id number, or a branch of its parent.

Ids compare as text. A masked number is no number: two people can share the same stars.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived_as_loaded
from wagekit.core.logic import Frame

ROUNDS = 3
"""Enough for a branch of a branch whose parent is listed twice."""
NOTHING = nw.lit(None, dtype=nw.String)


@derived_as_loaded
def alias(party: Frame, worker: Frame) -> Frame:
    """`id` -> `who`: the one id under which a party goes everywhere; the others are not listed.

    A listed party goes before a worker, then the lower id as text.
    """
    ids = _one_row_an_id(nw.concat([_of_parties(party), _of_workers(worker)], how="vertical"))
    several = _may_go_by_several(ids)
    for _ in range(ROUNDS):
        several = _under_parent(_under_lowest(several, "uscc", "id_no"))
    named = several.select("id", who=nw.col("label").str.slice(2))
    return named.filter(nw.col("id") != nw.col("who"))


def _of_parties(party: Frame) -> Frame:
    is_branch = nw.col("kind") == "branch"
    return party.select(
        nw.col("party_id").alias("id"),
        nw.concat_str([nw.lit("0:"), nw.col("party_id")]).alias("label"),
        nw.when(is_branch).then("parent_id").otherwise(NOTHING).alias("parent"),
        "uscc",
        _unmasked("id_no"),
    )


def _of_workers(worker: Frame) -> Frame:
    return worker.select(
        nw.col("worker_id").alias("id"),
        nw.concat_str([nw.lit("1:"), nw.col("worker_id")]).alias("label"),
        NOTHING.alias("parent"),
        NOTHING.alias("uscc"),
        _unmasked("id_no"),
    )


def _unmasked(number: str) -> nw.Expr:
    masked = nw.col(number).str.contains("*", literal=True)
    return nw.when(~masked).then(number).otherwise(NOTHING).alias(number)


def _one_row_an_id(listed: Frame) -> Frame:
    columns = ("label", "parent", "uscc", "id_no")
    return listed.group_by("id").agg(*(nw.col(column).min() for column in columns))


def _may_go_by_several(ids: Frame) -> Frame:
    """Only ids that share a number, are a branch, or are its parent: few among many."""
    shared = [_shared(ids, number) for number in ("uscc", "id_no")]
    branches = ids.filter(~nw.col("parent").is_null())
    parents = branches.select(id=nw.col("parent"))
    wanted = nw.concat([*shared, branches.select("id"), parents], how="vertical")
    return ids.join(wanted.group_by("id").agg(n=nw.len()), on="id", how="semi")


def _shared(ids: Frame, number: str) -> Frame:
    known = ids.filter(~nw.col(number).is_null())
    more = known.group_by(number).agg(n=nw.len()).filter(nw.col("n") > 1)
    return known.join(more, on=number, how="semi").select("id")


def _under_lowest(several: Frame, *numbers: str) -> Frame:
    for number in numbers:
        lowest = nw.col("label").min().over(number)
        known = ~nw.col(number).is_null()
        several = several.with_columns(label=nw.when(known).then(lowest).otherwise("label"))
    return several


def _under_parent(several: Frame) -> Frame:
    parents = several.select(parent=nw.col("id"), _label=nw.col("label"))
    joined = several.join(parents, on="parent", how="left")
    return joined.with_columns(label=nw.coalesce("_label", "label")).drop("_label")
