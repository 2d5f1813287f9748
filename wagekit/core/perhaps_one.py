"""Whether two parties may be one firm, of which one is a branch of the other."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import TRUE, Frame, is_true


def with_perhaps_one(rows: Frame, open_branch: Frame, one: str, other: str) -> Frame:
    """`rows` with `perhaps_one`, never null: the two parties may be a firm and its branch.

    Args:
        rows: has the columns `one` and `other`.
        open_branch: `party_id`, `parent_id`: whose branch a party may be; null is anybody's.
        one: a party; an unknown one is not marked.
        other: a party, too.
    """
    pairs = firm_and_branch(open_branch, one, other).with_columns(_pair=TRUE)
    joined = rows.join(pairs, on=[one, other], how="left")
    for side, mark in ((one, "_one"), (other, "_other")):
        free = anybodys_branch(open_branch, side).with_columns(TRUE.alias(mark))
        joined = joined.join(free, on=side, how="left")
    marks = [~nw.col(mark).is_null() for mark in ("_pair", "_one", "_other")]
    apart = is_true(nw.col(one) != nw.col(other))
    perhaps = apart & (marks[0] | marks[1] | marks[2])
    return joined.with_columns(perhaps_one=perhaps).drop("_pair", "_one", "_other")


def firm_and_branch(open_branch: Frame, one: str, other: str) -> Frame:
    """`one`, `other`: the pairs, either way, of which one names the other as parent."""
    named = open_branch.filter(~nw.col("parent_id").is_null())
    party, parent = nw.col("party_id"), nw.col("parent_id")
    there = named.select(party.alias(one), parent.alias(other))
    back = named.select(parent.alias(one), party.alias(other))
    return nw.concat([there, back], how="vertical").unique()


def anybodys_branch(open_branch: Frame, column: str) -> Frame:
    """`column`: branches that name no parent, each of which may be anybody's."""
    orphans = open_branch.filter(nw.col("parent_id").is_null())
    return orphans.select(nw.col("party_id").alias(column))
