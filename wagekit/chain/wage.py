"""Wages line by line: what is still owed of each, since when, and whether it reached the worker."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.accepted import accepted_for
from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    NO_TEXT,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
    month_begins,
    next_month_ends,
)
from wagekit.core.rest import rolled_earlier
from wagekit.model.codes import NONE

CLAIMS = {"foreman": 1, "claimant": 2}
"""Sheets that somebody other than the employer made, the weakest last."""
GROUP = ("project_id", "employer_id", "worker_id")


@derived
def wage_line(
    employed_line: Frame,
    person: Frame,
    account_holder: Frame,
    explanation: Frame,
    calendar: Frame,
    as_of: nw.Expr,
) -> Frame:
    """Every payroll row that counts, with its employer named from the roster where only that does.

    A sheet of the foreman or the claimant is set aside where the employer's own sheet has the
    worker's month; one that only the claimant made is a claim, so what is owed of it is unknown.

    `payroll_id`, `project_id`, `employer_id`, `worker_id`, `person_id`, `month`, `payable`,
    `deducted`, `paid`, `channel`, `signed`, `payee_account`, `paid_on` and `paid_on_month`.
    `to_another`: it went to a card or into the hands of somebody else (null if not known).
    `mandated`: the worker's written mandate for that was accepted.
    `due_from`, `due_to`: the first and last day that the pay day can be, moved earlier over rest;
    where none is stated, null and the end of the next month (T14: pay is due in its cycle or
    the next).
    `owed`: fen; payable less deductions and what was paid; null if not known.
    `overdue`: something is owed and the pay day is past (Kleene).
    """
    frame = _counted(employed_line).join(person, on="worker_id", how="left")
    frame = frame.with_columns(person_id=nw.coalesce("person_id", "worker_id"))
    mandates = accepted_for("GZ03", explanation, as_of)
    frame = _with_receiver(frame, account_holder, mandates)
    frame = _with_due_days(frame, calendar)
    frame = frame.with_columns(owed=_owed(as_of))
    return frame.select(
        *GROUP, "payroll_id", "person_id", "month", "payable", "deducted", "paid", "channel",
        "signed", "payee_account", "paid_on", "paid_on_month", "to_another", "mandated",
        "due_from", "due_to", "owed",
        overdue=(nw.col("owed") > 0) & _is_past(as_of),
    )  # fmt: skip


@derived
def person(worker: Frame, alias: Frame) -> Frame:
    """`worker_id`, `person_id` (one for all ids of a person), `roster_employer`.

    An id on no roster is listed where it is another id of somebody.
    Who stands on the rosters of several projects under several employers has none that is known.
    """
    employers = worker.group_by("worker_id").agg(
        _first=nw.col("employer_id").min(), _last=nw.col("employer_id").max()
    )
    others = alias.select(worker_id="id").join(employers, on="worker_id", how="anti")
    others = others.with_columns(_first=NO_TEXT, _last=NO_TEXT)
    every = nw.concat([employers, others], how="vertical")
    named = every.join(alias.rename({"id": "worker_id"}), on="worker_id", how="left")
    return named.select(
        "worker_id",
        person_id=nw.coalesce("who", "worker_id"),
        roster_employer=nw.when(nw.col("_first") == nw.col("_last")).then("_first"),
    )


@derived
def wage_owed(wage_line: Frame) -> Frame:
    """What each worker is owed by each employer in each project, the net of all lines.

    `owed`: fen overdue, less what other lines paid too much. `excess`: what was paid too much of a
    month. `open`: lines
    of which it is not known whether anything is overdue. `undated`: fen unpaid on lines of which
    only the pay day is not known. `lines_unstated`: overdue lines that state no pay day. `lines`,
    `first_month`, `last_month` (of what is overdue). `first_due`, `first_due_to`: the first and
    last day that the first pay day missed can be, `last_due_to` that the last can be;
    `first_stated`: the first that a line states.
    """
    month = _month_owed(wage_line)
    short = nw.when(nw.col("_left") > 0)
    over = nw.when(nw.col("_left") < 0).then(nw.lit(0) - nw.col("_left"))
    sums = month.group_by(*GROUP).agg(
        _gross=short.then("_left").sum().cast(nw.Int64),
        excess=over.sum().cast(nw.Int64),
        open=nw.col("open").sum(),
        undated=nw.col("undated").sum().cast(nw.Int64),
        lines_unstated=short.then("lines_unstated").sum(),
        lines=nw.col("lines").sum(),
        first_due=short.then("first_due").min(),
        first_due_to=short.then("first_due_to").min(),
        last_due_to=short.then("last_due_to").max(),
        first_stated=short.then("first_stated").min(),
        first_month=short.then("month").min(),
        last_month=short.then("month").max(),
    )
    gross, paid_over = nw.coalesce("_gross", nw.lit(0)), nw.coalesce("excess", nw.lit(0))
    net = nw.when(gross > paid_over).then(gross - paid_over).otherwise(nw.lit(0))
    return (
        sums.with_columns(owed=net.cast(nw.Int64), excess=paid_over)
        .with_columns(undated=nw.coalesce("undated", nw.lit(0)).cast(nw.Int64))
        .drop("_gross")
    )


def _month_owed(wage_line: Frame) -> Frame:
    """The same of each month: what one line paid too much of it made up for another.

    `_left`: fen overdue less what was paid too much, below 0 where more was; 0 where lines that do
    not say what was payable paid as much, which may be for it.
    """
    due = nw.when(is_true(nw.col("overdue")))
    excess = nw.when(nw.col("owed") < 0).then(nw.lit(0) - nw.col("owed"))
    unasked = nw.when(nw.col("payable").is_null()).then("paid")
    undated = nw.when(nw.col("overdue").is_null() & (nw.col("owed") > 0))
    sums = wage_line.group_by(*GROUP, "month").agg(
        _gross=due.then("owed").sum().cast(nw.Int64),
        _excess=excess.sum().cast(nw.Int64),
        _unasked=unasked.sum().cast(nw.Int64),
        open=nw.when(nw.col("overdue").is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        undated=undated.then("owed").sum().cast(nw.Int64),
        lines_unstated=due.then(nw.col("due_from").is_null().cast(nw.Int64)).sum(),
        lines=nw.len(),
        first_due=due.then(nw.coalesce(nw.col("due_from"), month_begins("month"))).min(),
        first_due_to=due.then("due_to").min(),
        last_due_to=due.then("due_to").max(),
        first_stated=due.then("due_from").min(),
    )
    left = nw.coalesce("_gross", nw.lit(0)) - nw.coalesce("_excess", nw.lit(0))
    made_up = (left > 0) & (nw.coalesce("_unasked", nw.lit(0)) >= left)
    sure = nw.when(~made_up).then(left).otherwise(nw.lit(0)).cast(nw.Int64)
    return sums.with_columns(_left=sure).drop("_gross", "_excess", "_unasked")


def _counted(payroll: Frame) -> Frame:
    rank = nw.lit(0)
    for maker, place in CLAIMS.items():
        rank = nw.when(nw.col("made_by") == maker).then(nw.lit(place)).otherwise(rank)
    ranked = payroll.drop("_file", "_sheet", "_row").with_columns(_rank=rank)
    best = nw.col("_rank").min().over("project_id", "worker_id", "month")
    return ranked.filter(nw.col("_rank") == best)


def _with_receiver(frame: Frame, holder: Frame, mandates: Frame) -> Frame:
    cards = holder.rename({"account": "payee_account", "holder_id": "_holder"})
    papers = mandates.group_by("project_id", "subject").agg(_papers=nw.len())
    papers = papers.rename({"subject": "payroll_id"})
    joined = frame.join(cards, on="payee_account", how="left")
    own = holder.group_by("holder_id").agg(_cards=nw.len())
    joined = joined.join(own.rename({"holder_id": "person_id"}), on="person_id", how="left")
    joined = joined.join(papers, on=["project_id", "payroll_id"], how="left")
    collected = nw.when(nw.col("channel") == "proxy").then(TRUE).otherwise(UNKNOWN)
    return joined.with_columns(
        to_another=nw.coalesce(nw.col("_holder") != nw.col("person_id"), collected),
        mandated=~nw.col("_papers").is_null(),
        _strange=~nw.col("payee_account").is_null()
        & nw.col("_holder").is_null()
        & ~nw.col("_cards").is_null(),
    )


def _with_due_days(frame: Frame, calendar: Frame) -> Frame:
    last = nw.coalesce(latest("due_on"), next_month_ends("month"))
    frame = frame.with_columns(due_from=earliest("due_on"), due_to=last)
    for bound in ("due_from", "due_to"):
        frame = rolled_earlier(frame, bound, calendar)
    return frame


def _owed(as_of: nw.Expr) -> nw.Expr:
    """Nothing counts as paid that came in kind, to another, or after the day of judgement.

    Nor does what nobody says of a line on which nothing had to be paid, or that takes back what
    another line of the month made payable. What came to an account of
    nobody known, while the worker has another, is not known to be paid.
    """
    due = nw.col("payable") - nw.coalesce("deducted", nw.lit(0))
    elsewhere = is_true(nw.col("to_another")) & ~nw.col("mandated")
    later = is_true(earliest("paid_on") > as_of)
    takes_back = is_true(nw.col("payable") < 0)
    nothing = is_true(nw.col("channel") == NONE) | is_true(due == 0) | takes_back
    unpaid = nw.col("paid").is_null() & nothing
    in_kind = is_true(nw.col("channel") == "in_kind")
    strange = nw.col("_strange") & ~nw.col("mandated")
    told = nw.when(~strange).then("paid")
    paid = nw.when(in_kind | elsewhere | later | unpaid).then(nw.lit(0)).otherwise(told)
    claimed = nw.col("_rank") == CLAIMS["claimant"]
    return nw.when(~claimed).then(due - paid).cast(nw.Int64)


def _is_past(as_of: nw.Expr) -> nw.Expr:
    not_yet = nw.when(nw.col("due_from") >= as_of).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("due_to") < as_of).then(TRUE).otherwise(not_yet)
