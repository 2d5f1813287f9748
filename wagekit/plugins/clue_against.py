"""What the ledger, the payroll and the actions say against the conclusion of a clue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import how_many, is_true

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

CLOSING = ("closing_from", "closing_to")
"""The day of conclusion, or of judgement where there is none."""
ORDERS = ("rectify_order", "decision")
"""Kinds of actions that order to pay where they state people and an amount."""
LEDGER_SUMS = ("amount", "paid")


def wages_complained_of(frame: Frame, clue_wage: Frame) -> Frame:
    """The lines of `clue_wage` that fell due before the clue came and was concluded, or may have.

    `past`: they surely did. `owed_then`: fen that were unpaid on the day of conclusion.
    """
    days = frame.select("clue_id", "received_from", "received_to", *CLOSING)
    due_from, due_to = nw.col("due_from"), nw.col("due_to")
    later = (due_from >= nw.col("received_to")) | (due_from >= nw.col("closing_to"))
    paid_later = is_true(nw.col("paid_from") > nw.col("closing_to")) & ~nw.col("owed").is_null()
    rows = clue_wage.join(days, on="clue_id").filter(~is_true(later))
    return rows.with_columns(
        past=is_true((due_to < nw.col("received_from")) & (due_to < nw.col("closing_from"))),
        owed_then=nw.when(paid_later).then(nw.coalesce("charged", "owed")).otherwise("owed"),
    )


def with_wages(frame: Frame, wages: Frame, claimant: Frame) -> Frame:
    """`frame` with `overdue` and `overdue_then` (fen unpaid, now and at conclusion), `open_lines`.

    `of_claimant`: the wages are those of named claimants. `of_others`: they are the firm's, and
    claimants are named of whom nothing tells who they are. A line of which something is unpaid, or
    may be, and that may have fallen due before the clue came and was concluded is open.

    Args:
        frame: what `clue_now` gives, with the days of `CLOSING`.
        wages: what `wages_complained_of` gives.
        claimant: who is named in the clues.
    """
    owed, past = nw.col("owed"), nw.col("past")
    open_ = ~is_true(owed <= 0) & ~is_true((owed > 0) & past)
    sums = wages.group_by("clue_id").agg(
        **{
            total: nw.when(past & is_true(nw.col(fen) > 0)).then(fen).sum().cast(nw.Int64)
            for total, fen in (("overdue", "owed"), ("overdue_then", "owed_then"))
        },
        open_lines=how_many(open_),
        of_claimant=nw.col("of_claimant").max(),
    )
    named = claimant.group_by("clue_id").agg(_named=nw.len())
    joined = frame.join(sums, on="clue_id", how="left").join(named, on="clue_id", how="left")
    return joined.with_columns(
        *(
            nw.coalesce(name, nw.lit(0)).alias(name)
            for name in ("overdue", "overdue_then", "open_lines")
        ),
        of_claimant=is_true(nw.col("of_claimant")),
        of_others=~is_true(nw.col("of_claimant")) & ~nw.col("_named").is_null(),
    ).drop("_named")


def entries_against(entries: Frame, frame: Frame) -> Frame:
    """`entries` (of `entries_of`) with `against`: it speaks against a conclusion of false.

    `doubtful`: it may: it was found later, or on no known day, or came from another clue, or was
    closed in a month that still runs.
    """
    days = frame.select("subject", *CLOSING)
    settled = nw.col("closed") | is_true(nw.col("left") <= 0)
    standing, perhaps = is_true(~settled), settled.is_null()
    known_then = is_true(nw.col("found_to") <= nw.col("closing_from"))
    undated = ~nw.col("concluded")
    own = nw.col("from_it") & (standing | is_true(nw.col("paid") > 0))
    marks = frame.select("subject", "concluded")
    joined = entries.join(days, on="subject").join(marks, on="subject")
    others = ~nw.col("from_it") & standing
    sure = (known_then | undated) & ~nw.col("from_other")
    against = own | (others & sure)
    return joined.with_columns(against=against, doubtful=(others & ~sure) | (perhaps & ~against))


def with_entries(frame: Frame, entries: Frame) -> Frame:
    """`frame` with `entries` and `doubtful_entries`: how many speak, or may, against `false`.

    `to_pay`, `ledger_paid`: fen of the entries that came from the clue, the first no more than was
    verified; null if not stated. `ledger_unstated`: one that is not closed does not say what is
    paid of it.
    """
    own = nw.col("from_it")
    sums = entries.group_by("subject").agg(
        entries=how_many(nw.col("against")),
        doubtful_entries=how_many(nw.col("doubtful")),
        **{f"_{name}": nw.when(own).then(name).sum().cast(nw.Int64) for name in LEDGER_SUMS},
        **{f"_no_{name}": how_many(own & nw.col(name).is_null()) for name in LEDGER_SUMS},
        _own=how_many(own),
        _unstated=how_many(own & nw.col("paid").is_null() & ~is_true(nw.col("closed"))),
    )
    joined = frame.join(sums, on="subject", how="left")
    stated = {name: _stated(name) for name in LEDGER_SUMS}
    return joined.with_columns(
        entries=nw.coalesce("entries", nw.lit(0)),
        doubtful_entries=nw.coalesce("doubtful_entries", nw.lit(0)),
        to_pay=nw.min_horizontal(
            stated["amount"], nw.coalesce("verified_amount", stated["amount"])
        ),
        ledger_paid=stated["paid"],
        ledger_unstated=is_true(nw.col("_unstated") > 0),
    )


def with_orders(frame: Frame, done: Frame) -> Frame:
    """`frame` with `orders`: how many orders to pay were made on the clue.

    `refused`: how many of them were refused, where none was paid, not even in part.
    """
    kind, result = nw.col("kind"), nw.col("result")
    sums = is_true(nw.col("amount") > 0) & is_true(nw.col("people") > 0)
    to_pay = is_true(kind == "pay_order") | (is_true(kind.is_in(ORDERS)) & sums)
    rows = done.filter(to_pay, ~nw.col("clue_id").is_null())
    counted = rows.group_by("clue_id").agg(
        orders=nw.len(),
        _refused=how_many(is_true(result == "refused")),
        _met=how_many(is_true(result.is_in(("paid", "partly")))),
    )
    joined = frame.join(counted, on="clue_id", how="left")
    refused = nw.when(nw.col("_met") == 0).then("_refused")
    return joined.with_columns(
        orders=nw.coalesce("orders", nw.lit(0)), refused=nw.coalesce(refused, nw.lit(0))
    ).drop("_refused", "_met")


def _stated(name: str) -> nw.Expr:
    """The sum over all entries that came from the clue, where each of them states it."""
    all_of_them = (nw.col("_own") > 0) & (nw.col(f"_no_{name}") == 0)
    return nw.when(all_of_them).then(f"_{name}")
