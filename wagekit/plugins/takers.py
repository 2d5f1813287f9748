"""Several parties in words: of more than two, two by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

NAMED = 2


def takers(parties: Frame) -> Frame:
    """`contract_id`, `takers_zh`, `takers_en`: who took it, named, or money of it.

    Args:
        parties: `contract_id`, `party_id`, `name`; a party may stand there several times.
    """
    counted = parties.unique().group_by("contract_id")
    named = counted.agg(_first=nw.col("name").min(), _last=nw.col("name").max(), _many=nw.len())
    return named.select(
        "contract_id", takers_zh=_in_words("、", "等"), takers_en=_in_words(" and ", " and others")
    )


def _in_words(between: str, more: str) -> nw.Expr:
    first, both = nw.col("_first"), [nw.col("_first"), nw.lit(between), nw.col("_last")]
    many = nw.concat_str([*both, nw.lit(more)])
    one = nw.when(nw.col("_many") == 1).then(first).otherwise(nw.concat_str(both))
    return nw.when(nw.col("_many") > NAMED).then(many).otherwise(one)
