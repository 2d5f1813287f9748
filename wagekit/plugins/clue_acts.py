"""What was done on a clue: the actions on it, on the ledger entry it led to, and its dispatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import earliest, how_many, is_true, latest
from wagekit.plugins.clue_frame import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagekit.core.logic import Frame

DAYS = ("day_from", "day_to")
DATED = tuple(f"{name}{month}" for name in STAGES for month in ("", "_month"))
HANDLING = ("inquiry", "rectify_order", "pay_order")
"""Kinds of actions that are taken only on a clue that was accepted."""


def acts_of(frame: Frame, done: Frame, arrears: Frame) -> Frame:
    """`project_id`, `subject`, `action_id`, `kind`, `day_from`, `day_to`, `named`: on clues.

    Also the days of `STAGES`. `named`: the action, or the entry that it is on, names the clue. Else
    it is on the respondent in the project and names neither, so that it may be on this clue.

    Args:
        frame: what `clue_now` gives.
        done: what `done_actions` gives.
        arrears: the ledger.
    """
    entries = arrears.select("entry_id", _source="source_clue_id")
    rows = done.join(entries, on="entry_id", how="left").select(
        "action_id", "kind", *DAYS, *DATED, "project_id", "party_id", "entry_id",
        clue_id=nw.coalesce("clue_id", "_source"),
    )  # fmt: skip
    places = frame.select("clue_id", "project_id", "respondent_id", subject=nw.col("clue_id"))
    named = rows.drop("project_id").join(places, on="clue_id").with_columns(named=nw.lit(True))
    loose = rows.filter(nw.col("clue_id").is_null(), nw.col("entry_id").is_null())
    on = ["project_id", "respondent_id"]
    others = loose.drop("clue_id").rename({"party_id": "respondent_id"}).join(places, on=on)
    others = others.with_columns(named=nw.lit(False))
    columns = ("project_id", "subject", "action_id", "kind", *DAYS, *DATED, "named")
    return nw.concat([named.select(*columns), others.select(*columns)], how="vertical")


def with_acts(frame: Frame, acts: Frame) -> Frame:
    """`frame` with what was done on each clue, the dispatch and the conclusion among it.

    `first_act_from`, `first_act_to`: the first action since its receipt. `acted_from`, `acted_to`:
    the first that names it and was decided, served or done on or after the day of acceptance.
    `undated_acts`: actions that name it and state no day; `undated`: those that may be on it, too.
    `unnamed`: actions since that may be on it.
    """
    days = frame.select("subject", "received_from", "accepted_from")
    rows = acts.join(days, on="subject").with_columns(
        _after=~is_true(nw.col("day_to") < nw.col("received_from")),
        _since=~is_true(
            nw.max_horizontal(*(latest(name) for name in STAGES)) < nw.col("accepted_from")
        ),
        _act_from=_first_since(earliest),
        _act_to=_first_since(latest),
    )
    named, since = nw.col("named"), nw.col("_since")
    counted = rows.group_by("subject").agg(
        first_act_from=nw.when("_after").then("day_from").min(),
        first_act_to=nw.when("_after").then("day_to").min(),
        _act_from=nw.when(named).then("_act_from").min(),
        _act_to=nw.when(named).then("_act_to").min(),
        undated_acts=how_many(named & nw.col("day_from").is_null()),
        undated=how_many(nw.col("day_from").is_null()),
        unnamed=how_many(~named & since),
    )
    frame = frame.join(counted, on="subject", how="left")
    return frame.with_columns(
        acted_from=nw.min_horizontal("_act_from", _dispatched("from"), "concluded_from"),
        acted_to=nw.min_horizontal("_act_to", _dispatched("to"), "concluded_to"),
        **{name: nw.coalesce(name, nw.lit(0)) for name in ("undated_acts", "undated", "unnamed")},
    ).drop("_act_from", "_act_to")


def with_handling_in_time(frame: Frame, acts: Frame) -> Frame:
    """`frame` with how many acts that name a clue show, or may, that it was taken on by `due`.

    `actions`: of the kinds of `HANDLING`, done since its receipt and in time, or maybe so.
    `untold`: of no stated kind, which may have opened a case then. `undated_cases`: cases that were
    opened, nobody says on which day.
    """
    days = frame.select("subject", "received_from", "due_to")
    rows = acts.filter("named").join(days, on="subject")
    early = is_true(nw.col("day_to") < nw.col("received_from"))
    late = is_true(nw.col("day_from") > nw.col("due_to"))
    kind, undated = nw.col("kind"), earliest("decided_on").is_null()
    counts = {
        "actions": is_true(kind.is_in(HANDLING)) & ~late,
        "untold": kind.is_null() & ~late,
        "undated_cases": is_true(kind == "case_filed") & undated,
    }
    counted = rows.filter(~early).group_by("subject").agg(
        **{name: how_many(those) for name, those in counts.items()}
    )  # fmt: skip
    joined = frame.join(counted, on="subject", how="left")
    return joined.with_columns(**{name: nw.coalesce(name, nw.lit(0)) for name in counts})


def _first_since(bound: Callable[[str], nw.Expr]) -> nw.Expr:
    """The first day of an action that is not before the acceptance."""
    since = (nw.when(~is_true(latest(name) < nw.col("accepted_from"))).then(bound(name))
             for name in STAGES)  # fmt: skip
    return nw.min_horizontal(*since)


def _dispatched(bound: str) -> nw.Expr:
    since = ~is_true(nw.col("dispatched_to") < nw.col("accepted_from"))
    return nw.when(since).then(f"dispatched_{bound}")
