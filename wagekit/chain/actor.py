"""Every party once, with what is known of it under any of its ids; workers are individuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived_as_loaded

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

TEXTS = ("name", "kind", "legal_rep_id", "size")
FACTS = ("business_licence", "no_qualification")
TRADER = "sole_trader"


@derived_as_loaded
def actor(party: Frame, worker: Frame, alias: Frame) -> Frame:
    """`party_id`, `name`, `kind`, `legal_rep_id`, `size`, `business_licence`, `no_qualification`.

    The row that carries the party's own id goes first; what it leaves open comes from the others.
    A sole trader who is listed as a person too is a sole trader under whichever id.
    """
    people = worker.select(
        "name",
        party_id=nw.col("worker_id"),
        kind=nw.lit("individual"),
        **{c: nw.lit(None, dtype=nw.String) for c in ("legal_rep_id", "size")},
        **{c: nw.lit(None, dtype=nw.Boolean) for c in FACTS},
    )
    columns = ("party_id", *TEXTS, *FACTS)
    listed = nw.concat([party.select(*columns), people.select(*columns)], how="vertical")
    named = listed.join(alias.rename({"id": "party_id"}), on="party_id", how="left")
    own = named.with_columns(_own=nw.col("who").is_null(), party_id=nw.coalesce("who", "party_id"))
    return _merged(own)


def _merged(own: Frame) -> Frame:
    first = {f"_{c}": nw.when("_own").then(c).max() for c in (*TEXTS, *FACTS)}
    others = {c: nw.when(_borrowable(c)).then(c).max() for c in (*TEXTS, *FACTS)}
    trader = nw.when(nw.col("kind") == TRADER).then("kind").max()
    grouped = own.group_by("party_id").agg(**first, **others, _trader=trader)
    filled = {c: nw.coalesce(f"_{c}", c) for c in (*TEXTS, *FACTS)}
    whole = grouped.with_columns(**filled)
    person = nw.when(nw.col("kind") == "individual").then("_trader")
    return whole.with_columns(kind=nw.coalesce(person, "kind")).select("party_id", *TEXTS, *FACTS)


def _borrowable(column: str) -> nw.Expr:
    """A branch's own kind says nothing of its parent."""
    return nw.col("kind") != "branch" if column == "kind" else ~nw.col(column).is_null()
