"""What the ledger, the payroll and the actions say against the conclusion of a clue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import ZERO, earliest, how_many, is_true
from wagekit.model.codes import PAID_RESULTS
from wagekit.plugins.clue_ledger import near

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

CLOSING = ("closing_from", "closing_to")
"""The day of conclusion, or of judgement where there is none."""
ORDERS = ("rectify_order", "decision")
"""Kinds of actions that order to pay where they state people and an amount."""
ENTRIES = ("entries", "doubtful_entries", "vague_entries", "unpaid_entries")
MARKS = ("_told", "_refusal", "_met")
COUNTS = (
    "orders", "_refused", "_met", "_maybe_met", "_untold", "_untold_refused", "_loose",
    "_loose_refused", "_loose_met",
)  # fmt: skip
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


def wages_near(frame: Frame, claimed: Frame, wage_line: Frame) -> Frame:
    """Lines that may be those complained of in clues of none of whose claimants is known.

    They are of nobody known in the clue's project; or the clue names no project, and they are of
    its respondent, or no respondent, and they are in its project. As `wages_complained_of` wants.
    """
    lines = wage_line.select(
        "payroll_id", "due_from", "due_to", "owed", _place="project_id", _firm="employer_id",
        paid_from=earliest("paid_on"), charged=nw.col("payable") - nw.coalesce("deducted", ZERO),
    )  # fmt: skip
    known = claimed.filter(~nw.col("person_id").is_null()).select("clue_id")
    whole = frame.join(known, on="clue_id", how="anti")
    return near(whole, lines).with_columns(clue_id=nw.col("subject"))


def with_wages_near(frame: Frame, wages: Frame) -> Frame:
    """`frame` with `near_then` and `near_now`: lines unpaid when it was concluded, and now, or may.

    Args:
        frame: what `clue_now` gives.
        wages: what `wages_complained_of` makes of `wages_near`.
    """
    counted = wages.group_by("clue_id").agg(
        near_then=how_many(~is_true(nw.col("owed_then") <= 0)),
        near_now=how_many(~is_true(nw.col("owed") <= 0)),
    )
    joined = frame.join(counted, on="clue_id", how="left")
    return joined.with_columns(
        **{name: nw.coalesce(name, nw.lit(0)) for name in ("near_then", "near_now")}
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
    closed in a month that still runs. `vague`: it names no source, and no project or firm or is
    paid, and may have come from the clue. `unpaid_then`: it names none, and less than was verified
    is paid.
    """
    days = frame.select("subject", "received_from", "verified_amount", *CLOSING)
    settled = nw.col("closed") | is_true(nw.col("left") <= 0)
    standing, perhaps = is_true(~settled), settled.is_null()
    known_then = is_true(nw.col("found_to") <= nw.col("closing_from"))
    undated = ~nw.col("concluded")
    own = nw.col("from_it") & (standing | is_true(nw.col("paid") > 0))
    marks = frame.select("subject", "concluded")
    joined = entries.join(days, on="subject").join(marks, on="subject")
    named = ~nw.col("near")
    others = ~nw.col("from_it") & standing
    sure = (known_then | undated) & ~nw.col("from_other")
    against = named & (own | (others & sure))
    sourceless = ~nw.col("from_it") & ~nw.col("from_other")
    since = sourceless & ~is_true(nw.col("found_to") < nw.col("received_from"))
    some = is_true(nw.col("paid") > 0)
    to_pay = nw.min_horizontal("amount", nw.coalesce("verified_amount", "amount"))
    later = is_true(nw.col("found_from") > nw.col("closing_to"))
    short = is_true(~nw.col("closed")) & is_true(nw.col("paid") < to_pay)
    return joined.with_columns(
        against=against,
        doubtful=named & ((others & ~sure) | (perhaps & ~against)),
        vague=(nw.col("near") & (standing | perhaps)) | (since & some & ~against & ~later),
        unpaid_then=since & short & ~later,
    )


def with_entries(frame: Frame, entries: Frame) -> Frame:
    """`frame` with `entries` and `doubtful_entries`: how many speak, or may, against `false`.

    `vague_entries`, `unpaid_entries`: how many may have come from the clue, as `entries_against`
    has it. `to_pay`, `ledger_paid`: fen of the entries that came from the clue, the first no more
    than was verified; null if not stated. `ledger_unstated`: one that is not closed does not say
    what is paid of it.
    """
    own = nw.col("from_it")
    sums = entries.group_by("subject").agg(
        entries=how_many(nw.col("against")),
        doubtful_entries=how_many(nw.col("doubtful")),
        vague_entries=how_many(nw.col("vague")),
        unpaid_entries=how_many(nw.col("unpaid_then")),
        **{f"_{name}": nw.when(own).then(name).sum().cast(nw.Int64) for name in LEDGER_SUMS},
        **{f"_no_{name}": how_many(own & nw.col(name).is_null()) for name in LEDGER_SUMS},
        _own=how_many(own),
        _unstated=how_many(own & nw.col("paid").is_null() & ~is_true(nw.col("closed"))),
    )
    joined = frame.join(sums, on="subject", how="left")
    stated = {name: _stated(name) for name in LEDGER_SUMS}
    return joined.with_columns(
        **{name: nw.coalesce(name, nw.lit(0)) for name in ENTRIES},
        to_pay=nw.min_horizontal(
            stated["amount"], nw.coalesce("verified_amount", stated["amount"])
        ),
        ledger_paid=stated["paid"],
        ledger_unstated=is_true(nw.col("_unstated") > 0),
    )


def with_orders(frame: Frame, done: Frame) -> Frame:
    """`frame` with `orders`: how many orders to pay were made on the clue.

    `refused`: how many of them were refused, where none was paid, not even in part. `perhaps_met`:
    how many acts may be an order on it that was. `perhaps_orders`, `perhaps_refused`: how many may
    be orders on it, and refused ones, since they state no kind, or name the firm or the project
    and no clue.
    """
    named = _orders(done).filter(~nw.col("clue_id").is_null())
    told, refusal, met = nw.col("_told"), nw.col("_refusal"), nw.col("_met")
    counted = named.group_by("clue_id").agg(
        orders=how_many(told),
        _refused=how_many(told & refusal),
        _met=how_many(told & is_true(met)),
        _maybe_met=how_many(met.is_null() | (is_true(met) & ~told)),
        _untold=how_many(~told),
        _untold_refused=how_many(~told & refusal),
    )
    loose = loose_orders(frame, done).group_by("subject").agg(
        _loose=how_many(told),
        _loose_refused=how_many(told & refusal),
        _loose_met=how_many(is_true(met) | (told & met.is_null())),
    )  # fmt: skip
    loose = loose.rename({"subject": "clue_id"})
    joined = frame.join(counted, on="clue_id", how="left").join(loose, on="clue_id", how="left")
    whole = joined.with_columns(**{name: nw.coalesce(name, nw.lit(0)) for name in COUNTS})
    none_met = nw.when(nw.col("_met") == 0)
    refused = nw.col("_untold_refused") + nw.col("_loose_refused")
    return whole.with_columns(
        refused=none_met.then("_refused").otherwise(nw.lit(0)),
        perhaps_met=nw.col("_maybe_met") + nw.col("_loose_met"),
        perhaps_orders=nw.col("_untold") + nw.col("_loose"),
        perhaps_refused=none_met.then(refused).otherwise(nw.lit(0)),
    ).drop(*COUNTS[1:])


def _orders(done: Frame) -> Frame:
    """Acts that order to pay (`_told`), or may, since they state no kind.

    `_refusal`: it was refused; `_met`: paid, in part at least (Kleene).
    """
    kind, result = nw.col("kind"), nw.col("result")
    sums = is_true(nw.col("amount") > 0) & is_true(nw.col("people") > 0)
    told = is_true(kind == "pay_order") | (is_true(kind.is_in(ORDERS)) & sums)
    marked = done.with_columns(
        _told=told, _refusal=is_true(result == "refused"), _met=result.is_in(PAID_RESULTS)
    )
    return marked.filter(told | kind.is_null())


def loose_orders(frame: Frame, done: Frame) -> Frame:
    """`project_id`, `subject`, `action_id`, `MARKS`: orders that may be on a clue, and name none.

    They are to its respondent, or in its project, since it came; those of no stated kind, too.
    """
    nowhere = nw.col("clue_id").is_null() & nw.col("entry_id").is_null()
    rows = _orders(done).filter(nowhere)
    sent = rows.select("action_id", *MARKS, "day_to", _place="project_id", _firm="party_id")
    days = frame.select("subject", "received_from")
    places = frame.select("subject", "project_id", _place="project_id", _firm="respondent_id")
    alike = sent.join(places, on=["_place", "_firm"])
    columns = ("project_id", "subject", "action_id", *MARKS, "day_to")
    both = [part.select(*columns) for part in (near(frame, sent), alike)]
    pairs = nw.concat(both, how="vertical").join(days, on="subject")
    return pairs.filter(~is_true(nw.col("day_to") < nw.col("received_from")))


def _stated(name: str) -> nw.Expr:
    """The sum over all entries that came from the clue, where each of them states it."""
    all_of_them = (nw.col("_own") > 0) & (nw.col(f"_no_{name}") == 0)
    return nw.when(all_of_them).then(f"_{name}")
