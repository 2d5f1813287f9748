"""Firms of which it is open whether they are another's branch, and so that firm itself."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import NO_TEXT, Frame
from wagekit.core.perhaps_one import with_perhaps_one

NO_BRANCHES = ("individual", "government", "sole_trader")
"""Of whom nobody is a branch: only companies and partnerships register any."""


@derived
def open_branch(party: Frame, actor: Frame) -> Frame:
    """`party_id`, `parent_id`: whose branch a party may be; null where it may be anybody's.

    A party of unknown kind with a parent is its branch or its subsidiary; a branch that names no
    parent is that of some firm. One known to be a company with a parent is another.
    """
    named = party.filter(nw.col("parent_id") != nw.col("party_id")).select("party_id", "parent_id")
    unstated = actor.filter(nw.col("kind").is_null()).select("party_id")
    of_parent = named.join(unstated, on="party_id", how="semi").unique()
    orphans = actor.filter(nw.col("kind") == "branch")
    of_anybody = orphans.select("party_id", parent_id=NO_TEXT)
    return nw.concat([of_parent, of_anybody], how="vertical")


@derived
def maybe_own(issued: Frame, open_branch: Frame, actor: Frame) -> Frame:
    """`contract_id` of those of which one side may be the other's branch, if that can have any."""
    alone = actor.filter(nw.col("kind").is_in(NO_BRANCHES))
    firms = issued
    for side in ("issuer_id", "contractor_id"):
        without = alone.select(nw.col("party_id").alias(side))
        firms = firms.join(without, on=side, how="anti")
    marked = with_perhaps_one(firms, open_branch, "issuer_id", "contractor_id")
    return marked.filter("perhaps_one").select("contract_id")
