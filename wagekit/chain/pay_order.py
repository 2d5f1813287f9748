"""Orders to pay wages: in writing, served, and whether their time is over and they are unmet."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    HOLDS,
    OPEN,
    TRUE,
    Frame,
    earliest,
    is_true,
    latest,
    not_later,
    stated,
)
from wagekit.core.rest import rolled_later
from wagekit.model.codes import PAY_ORDERS

UNMET = ("refused", "absent", "partly", "appeared")
"""Results under which what was ordered is still to be paid, whatever day was noted."""
NOT = 0


@derived
def pay_order(addressed_action: Frame, calendar: Frame, as_of: nw.Expr) -> Frame:
    """Orders made by the day of judgement, of which it is not known that they were met.

    Of an act of no stated kind it is open whether it was one: it is not known as served.

    `action_id`, `party_id` (null where nobody is named), `project_id`, `entry_id`, `clue_id`,
    `kind`, `amount`, `people`; `order_day`: served, else decided, and
    `due_day`, as stated. `served_from`, `served_to`: when
    it was served. `due_from`, `due_to`: the last day to pay; where that is a day of rest, the next
    working day. `served`, `expired`: HOLDS, OPEN or 0. `posted`: left at the door and filmed.
    """
    made = addressed_action.filter(
        nw.coalesce(nw.col("kind").is_in(PAY_ORDERS), TRUE),
        not_later("decided_on", as_of),
        ~_met(as_of),
    )
    frame = made.with_columns(
        posted=is_true(nw.col("served_how") == "posted_photo"),
        served_from=nw.coalesce(earliest("served_on"), earliest("decided_on")),
        served_to=latest("served_on"),
        due_from=earliest("due_on"),
        due_to=latest("due_on"),
    )
    for day in ("due_from", "due_to"):
        frame = rolled_later(frame, day, calendar)
    return frame.select(
        "action_id", "party_id", "project_id", "entry_id", "clue_id", "kind", "amount", "people",
        "posted", "served_from", "served_to", "due_from", "due_to",
        order_day=nw.coalesce(stated("served_on"), stated("decided_on")),
        due_day=stated("due_on"),
        served=_served(as_of),
        expired=_expired(as_of),
    )  # fmt: skip


def _met(as_of: nw.Expr) -> nw.Expr:
    """Paid, or done, though nobody wrote down how; not where a part was, or nothing, or later."""
    done = earliest("done_on")
    unmet = is_true(nw.col("result").is_in(UNMET)) | is_true(done > as_of)
    return (is_true(nw.col("result") == "paid") | ~done.is_null()) & ~unmet


def _served(as_of: nw.Expr) -> nw.Expr:
    """Not known without a day, but for one that was posted; a message alone may be no service."""
    dated = nw.when(latest("served_on") <= as_of).then(nw.lit(HOLDS)).otherwise(nw.lit(OPEN))
    known = nw.when(earliest("served_on") > as_of).then(nw.lit(NOT)).otherwise(dated)
    undated = earliest("served_on").is_null()
    posted = nw.col("posted") & is_true(nw.col("served_from") <= as_of)
    level = nw.when(undated & posted).then(nw.lit(HOLDS)).otherwise(known)
    message = is_true(nw.col("served_how") == "electronic") | nw.col("kind").is_null()
    return nw.when(message & (level == HOLDS)).then(nw.lit(OPEN)).otherwise(level)


def _expired(as_of: nw.Expr) -> nw.Expr:
    """A term that ends before the service, or may have, is a slip of somebody's pen."""
    served = nw.coalesce("served_to", "served_from")
    over = (nw.col("due_to") < as_of) & ~is_true(nw.col("due_to") < served)
    level = nw.when(over).then(nw.lit(HOLDS)).otherwise(nw.lit(OPEN))
    return nw.when(nw.col("due_from") >= as_of).then(nw.lit(NOT)).otherwise(level)
