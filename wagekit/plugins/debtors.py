"""Who owes a worker wages, and how much each: columns that sentences and findings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Note
from wagekit.core.logic import TRUE, is_true
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

MOST = 5
"""So many are named; who is owed by more has no finding that holds them all."""
PLACES = tuple(range(1, MOST + 1))
DEBTORS = tuple(f"debtor{place}" for place in PLACES)
"""The columns with their ids."""


def with_debtors(frame: Frame, owing: Frame, actor: Frame) -> Frame:
    """`frame` of workers with who owes them: `debtor1`, `name1`, `owed1`, and so on.

    `debtors`: how many. `debt`: what all of them owe together. Null where nobody does. Who owes
    most stands first.

    Args:
        frame: has `worker_id`.
        owing: `worker_id`, `employer_id` (null where not known) and `owed` (fen), net of each
            project and above zero, as `net_of_projects` and `wage_owed` give it.
        actor: the names of parties.
    """
    ordered = _in_order(_sums(owing, actor))
    kept = {
        f"{column}{place}": nw.when(nw.col("_place") == place).then(source).min()
        for place in PLACES
        for column, source in (("debtor", "employer_id"), ("name", "_name"), ("owed", "owed"))
    }
    whole = ordered.group_by("worker_id").agg(
        debtors=nw.len(), debt=nw.col("owed").sum().cast(nw.Int64), **kept
    )
    return frame.join(whole, on="worker_id", how="left")


def net_of_projects(wage_line: Frame) -> Frame:
    """What each employer owes each worker in each project, whatever the pay day.

    What it paid too much is taken off there, as in `wage_owed`, and not in another project.
    """
    grouped = wage_line.group_by("worker_id", "project_id", "employer_id")
    return grouped.agg(owed=nw.col("owed").sum().cast(nw.Int64)).filter(nw.col("owed") > 0)


def _sums(owing: Frame, actor: Frame) -> Frame:
    """What each employer owes each worker in all projects."""
    grouped = owing.group_by("worker_id", "employer_id")
    sums = grouped.agg(owed=nw.col("owed").sum().cast(nw.Int64))
    firms = actor.select(employer_id="party_id", _firm="name")
    named = sums.join(firms, on="employer_id", how="left")
    return named.with_columns(_name=nw.coalesce("_firm", "employer_id"))


def _in_order(sums: Frame) -> Frame:
    keyed = sums.with_columns(
        _one=nw.lit(1), _less=nw.lit(0) - nw.col("owed"), _id=nw.coalesce("employer_id", nw.lit(""))
    )
    place = nw.col("_one").cum_sum().over("worker_id", order_by=["_less", "_id"])
    return keyed.with_columns(_place=place)


def others_named(when: nw.Expr = TRUE) -> tuple[Note, ...]:
    """What is added to a sentence that ends with what the first owes, where `when` holds."""
    return (
        *(_further(place, when) for place in PLACES[1:]),
        Note(
            is_true(when & (nw.col("debtors") > MOST)),
            Text("、其他用人单位另有尚欠", ", and others owe more"),
        ),
        Note(
            is_true(when & (nw.col("debtors") > 1)),
            Text("，合计{debt:yuan}元", ", {debt:yuan} yuan in all"),
        ),
    )


def _further(place: int, when: nw.Expr) -> Note:
    zh = f"、{{name{place}}}尚欠{{owed{place}:yuan}}元"
    en = f", {{name{place}}} {{owed{place}:yuan}} yuan"
    return Note(is_true(when & ~nw.col(f"owed{place}").is_null()), Text(zh, en))
