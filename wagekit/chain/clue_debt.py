"""Wages that a clue verified and that the ledger does not show as paid since."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    OPEN,
    UNKNOWN,
    ZERO,
    Frame,
    earliest,
    is_true,
    level,
    not_later,
)
from wagekit.model.clue_kinds import NOT_WAGES

PLACE = ["project_id", "employer_id"]


@derived
def clue_debt(clue: Frame, arrears_now: Frame, as_of: nw.Expr) -> Frame:
    """Clues on wages with a verified sum that may still be owed.

    The columns of `clue`, with `employer_id`, the respondent, and `owed`: fen verified, less what
    the entries of the ledger that came from the clue say was paid. An entry on the same firm and
    project that names no clue, is for as much, is paid and was not closed before the clue came has
    settled it. `doubtful`: an entry may have: one closed on no stated payment, or one on the firm
    that is paid and came from another clue or is for less; or one that is paid, for as much, on the
    firm, or in the project, where it or the clue does not name the other.
    """
    rows = clue.filter(
        nw.col("verified_amount") > 0,
        ~is_true(nw.col("kind").is_in(NOT_WAGES)),
        ~is_true(nw.col("conclusion") == "false"),
        ~is_true(nw.col("disposition") == "paid"),
        not_later("received_on", as_of),
    ).with_columns(employer_id=nw.col("respondent_id"))
    joined = rows.join(_settling(rows, arrears_now), on="clue_id", how="left")
    joined = joined.join(_paid_of_own(arrears_now), on="clue_id", how="left").with_columns(
        owed=nw.col("verified_amount") - nw.coalesce("_paid", ZERO),
        doubtful=is_true(nw.col("_settled") == OPEN),
    )
    unsettled = joined.filter(nw.col("owed") > 0, ~is_true(nw.col("_settled") == HOLDS))
    return unsettled.drop("_settled", "_paid")


def _paid_of_own(arrears_now: Frame) -> Frame:
    """`clue_id`, `_paid`: fen, by the entries that came from it."""
    own = arrears_now.filter(~nw.col("to_come"), ~nw.col("source_clue_id").is_null())
    grouped = own.select("paid", clue_id="source_clue_id").group_by("clue_id")
    return grouped.agg(_paid=nw.col("paid").sum().cast(nw.Int64))


def _settling(rows: Frame, arrears_now: Frame) -> Frame:
    """`clue_id`, `_settled` (a level): by entries that came from the clue or are on its firm."""
    entries = arrears_now.filter(~nw.col("to_come")).select(
        *PLACE, "closed_to", "amount", _source="source_clue_id", _paid=_paid()
    )
    asked = rows.select("clue_id", *PLACE, "verified_amount", _came=earliest("received_on"))
    own = asked.join(entries.drop(*PLACE), left_on="clue_id", right_on="_source")
    own = own.filter(nw.col("_paid").is_null()).select("clue_id", _settled=level(UNKNOWN))
    beside = _of_others(asked.join(entries, on=PLACE))
    parts = [
        own,
        beside.select("clue_id", _settled=level(_by_place())),
        *(_of_others(near).select("clue_id", _settled=level(UNKNOWN))
          for near in _near(asked, entries)),
    ]  # fmt: skip
    return nw.concat(parts, how="vertical").group_by("clue_id").agg(nw.col("_settled").max())


def _of_others(pairs: Frame) -> Frame:
    """Clues and entries that did not come from them, nor were closed before them."""
    return pairs.filter(
        ~is_true(nw.col("_source") == nw.col("clue_id")),
        ~is_true(nw.col("closed_to") < nw.col("_came")),
    )


def _near(asked: Frame, entries: Frame) -> list[Frame]:
    """Entries that may be paid and on the debt: one side does not name the project, or the firm.

    One for less than was verified is no payment of it.
    """
    paid = entries.filter(~is_true(~nw.col("_paid")))
    enough = ~is_true(nw.col("amount") < nw.col("verified_amount"))
    there = paid.with_columns(_there="project_id").drop("project_id")
    of_firm = asked.join(there, on="employer_id")
    unplaced = of_firm.filter(nw.col("project_id").is_null() | nw.col("_there").is_null())
    nobodys = paid.filter(nw.col("employer_id").is_null()).drop("employer_id")
    return [some.filter(enough) for some in (unplaced, asked.join(nobodys, on="project_id"))]


def _paid() -> nw.Expr:
    """Whether all of an entry is paid; not known of one closed on no stated payment."""
    closed = nw.when(is_true(~nw.col("closed"))).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("left").is_null()).then(closed).otherwise(nw.col("left") <= 0)


def _by_place() -> nw.Expr:
    """An entry that came from another clue, or is for less, may be about other wages."""
    enough = is_true(nw.col("amount") >= nw.col("verified_amount"))
    others = is_true(nw.col("_paid")) & (~nw.col("_source").is_null() | ~enough)
    return nw.when(others).then(UNKNOWN).otherwise("_paid")
