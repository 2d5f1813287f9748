"""Whether a general contractor stood on the list of the seriously dishonest when it lodged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import NO_DAY, earliest, is_true, latest
from wagekit.law import parameter

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

YEARS = "list_years"


def list_decisions(action: Frame, as_of: nw.Expr) -> Frame:
    """`general_id`, `action_id`, `on_from`, `on_to`, `until_from`, `until_to`: listed between when.

    Decisions after the day of judgement do not count.
    """
    rows = action.filter(is_true(nw.col("kind") == "list_decision")).select(
        "action_id",
        general_id="party_id",
        on_from=nw.coalesce(earliest("decided_on"), earliest("served_on")),
        on_to=nw.coalesce(latest("decided_on"), latest("served_on")),
    )
    made = rows.filter(~is_true(nw.col("on_from") > as_of))
    return made.with_columns(until_from=_end("on_from"), until_to=_end("on_to"))


def decisions_on(sides: Frame, decisions: Frame) -> Frame:
    """The decisions that bear on the deposits of `sides`, as evidence."""
    rows = sides.filter("maybe_listed").select("project_id", "general_id")
    joined = rows.join(decisions, on="general_id")
    return joined.select("project_id", "action_id", subject=nw.col("project_id"))


def with_listing(frame: Frame, lodged: Frame, decisions: Frame, party: Frame) -> Frame:
    """`listed`: surely on the list; `maybe_listed`: for all that is known it may have been.

    Judged on the day of the deposit, else, where none is on record, of the permit. Credit as that
    of a listed firm has no day, and other credit may mean that the listing was lifted: both are
    open.

    Args:
        frame: `project_id`, `general_id`, `base_from`, `base_to`.
        lodged: `project_id`, `rows`, `lodged_from`, `lodged_to`.
        decisions: what `list_decisions` gives.
        party: the parties with their `credit`.
    """
    days = frame.join(
        lodged.select("project_id", "rows", "lodged_from", "lodged_to"), on="project_id", how="left"
    )
    joined = frame.join(_decided(days, decisions), on=["project_id", "general_id"], how="left")
    joined = joined.join(_credit(party), on="general_id", how="left")
    return joined.with_columns(
        listed=is_true(nw.col("_sure")) & ~is_true(nw.col("_other")),
        maybe_listed=is_true(nw.col("_maybe")) | is_true(nw.col("_bad")),
    ).drop("_sure", "_maybe", "_bad", "_other")


def _credit(party: Frame) -> Frame:
    """`_bad`: credit as that of a listed firm; `_other`: other credit that is known."""
    bad = nw.col("credit") == "blacklisted"
    grouped = party.select("credit", general_id="party_id").group_by("general_id")
    return grouped.agg(_bad=is_true(bad).max(), _other=is_true(~bad).max())


def _decided(days: Frame, decisions: Frame) -> Frame:
    none = ~is_true(nw.col("rows") > 0)
    first, last = (
        nw.when(none).then(f"base_{end}").otherwise(f"lodged_{end}") for end in ("from", "to")
    )
    pairs = days.select("project_id", "general_id", _first=first, _last=last)
    rows = pairs.join(decisions, on="general_id")
    sure = (nw.col("on_to") < nw.col("_first")) & (nw.col("_last") <= nw.col("until_from"))
    over = is_true(nw.col("until_to") < nw.col("_first"))
    maybe = ~is_true(nw.col("on_from") >= nw.col("_last")) & ~over
    grouped = rows.with_columns(_sure=is_true(sure), _maybe=maybe)
    return grouped.group_by("project_id", "general_id").agg(
        nw.col("_sure").max(), nw.col("_maybe").max()
    )


def _end(column: str) -> nw.Expr:
    """The last day on the list, by the term in force on the day of the decision."""
    limit, day, end = parameter(YEARS), nw.col(column), NO_DAY
    given = limit.expr(day)
    for years in {int(str(held.value)) for held in limit.history()}:
        later = day.dt.offset_by(f"{years}y").cast(nw.Date)
        end = nw.when(given == years).then(later).otherwise(end)
    return end
