"""One party under several ids: the same credit code or id number, or a branch of its parent.

Ids compare as text. A masked number is no number: two people can share the same stars. One whose
last digits a spreadsheet may have turned into zeros ties only those who have the same name, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived_as_loaded
from wagekit.core.logic import NO_TEXT

if TYPE_CHECKING:
    from wagekit.core.engine import Engine
    from wagekit.core.logic import Frame

ROUNDS = 16
"""More than any chain of branches and shared numbers; most worlds need none or two."""
_ROUNDED = r"^[0-9]{15}000$"


@derived_as_loaded
def alias(party: Frame, worker: Frame, claimant: Frame, engine: Engine) -> Frame:
    """`id` -> `who`: the one id under which a party goes everywhere; the others are not listed.

    A party that is no branch goes first, then a branch, then a worker, then an id that only
    claimants bear; then the lower id as text. Who is one with a branch is one with its parent too,
    whether or not the parent has a row.
    """
    parts = [_of_parties(party), _of_parents(party), _of_workers(worker)]
    listed = nw.concat(parts, how="vertical")
    every = nw.concat([listed, _of_claimants(claimant, listed)], how="vertical")
    ids = engine.keep(_one_row_an_id(every))
    several = engine.keep(_may_go_by_several(ids).with_columns(_moved=nw.lit(True)))
    for _ in range(ROUNDS):
        if not engine.rows(several.filter("_moved").head(1)).num_rows:
            break
        before = several.with_columns(_before=nw.col("label"))
        lower = _with_parent(_under_lowest(before, "uscc", "id_no"))
        moved = nw.col("label") != nw.col("_before")
        several = engine.keep(lower.with_columns(_moved=moved).drop("_before"))
    named = several.select("id", who=nw.col("label").str.slice(2))
    return named.filter(nw.col("id") != nw.col("who"))


def _of_parties(party: Frame) -> Frame:
    is_branch = nw.col("kind") == "branch"
    return party.select(
        nw.col("party_id").alias("id"),
        nw.concat_str([_rank_of(is_branch), nw.col("party_id")]).alias("label"),
        nw.when(is_branch).then("parent_id").otherwise(NO_TEXT).alias("parent"),
        telling("uscc"),
        telling("id_no"),
    )


def _of_parents(party: Frame) -> Frame:
    """Parents that only their branches name."""
    named = party.filter(nw.col("kind") == "branch", ~nw.col("parent_id").is_null())
    parents = named.select(id=nw.col("parent_id"))
    unlisted = parents.join(party.select(id=nw.col("party_id")), on="id", how="anti")
    return unlisted.select(
        "id",
        nw.concat_str([nw.lit("0:"), nw.col("id")]).alias("label"),
        NO_TEXT.alias("parent"),
        NO_TEXT.alias("uscc"),
        NO_TEXT.alias("id_no"),
    )


def _rank_of(is_branch: nw.Expr) -> nw.Expr:
    return nw.when(is_branch).then(nw.lit("1:")).otherwise(nw.lit("0:"))


def _of_workers(worker: Frame) -> Frame:
    return worker.select(
        nw.col("worker_id").alias("id"),
        nw.concat_str([nw.lit("2:"), nw.col("worker_id")]).alias("label"),
        NO_TEXT.alias("parent"),
        NO_TEXT.alias("uscc"),
        telling("id_no"),
    )


def _of_claimants(claimant: Frame, listed: Frame) -> Frame:
    """Ids that no list has, of which every claimant's row that states a number states the same.

    An id that a list has goes by the number on the list.
    """
    stated = claimant.filter(~nw.col("worker_id").is_null())
    numbers = stated.select(telling("id_no"), id=nw.col("worker_id"))
    each = numbers.group_by("id").agg(nw.col("id_no").min(), _other=nw.col("id_no").max())
    agreed = each.filter(nw.col("id_no") == nw.col("_other"))
    return agreed.join(listed.select("id"), on="id", how="anti").select(
        "id",
        nw.concat_str([nw.lit("3:"), nw.col("id")]).alias("label"),
        NO_TEXT.alias("parent"),
        NO_TEXT.alias("uscc"),
        "id_no",
    )


def telling(number: str) -> nw.Expr:
    """The column `number` where it tells people apart; null where it is masked or not known.

    One that may have been rounded tells with the `name` only.
    """
    masked = nw.col(number).str.contains("*", literal=True)
    rounded = nw.col(number).str.contains(_ROUNDED)
    with_name = nw.concat_str([nw.col(number), nw.coalesce("name", nw.lit(""))], separator=" ")
    told = nw.when(rounded).then(with_name).otherwise(number)
    return nw.when(~masked).then(told).otherwise(NO_TEXT).alias(number)


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


def _with_parent(several: Frame) -> Frame:
    """A branch and its parent take the lower of their labels."""
    lowest = several.filter(~nw.col("parent").is_null()).group_by("parent")
    of_branches = lowest.agg(_branch=nw.col("label").min()).rename({"parent": "id"})
    joined = several.join(of_branches, on="id", how="left")
    lower = nw.min_horizontal("label", "_branch")
    whole = joined.with_columns(label=lower).drop("_branch")
    parents = whole.select(parent=nw.col("id"), _parent=nw.col("label"))
    below = whole.join(parents, on="parent", how="left")
    return below.with_columns(label=nw.min_horizontal("label", "_parent")).drop("_parent")
