"""What each employer owes in wages, row by row: payroll, else the ledger, else a verified clue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    NO_DAY,
    NO_TEXT,
    TRUE,
    ZERO,
    Frame,
    is_true,
    latest,
)

if TYPE_CHECKING:
    from typing import Any

KEY = ["project_id", "employer_id"]
COLUMNS = (
    *KEY, "basis", "row_id", "person_id", "month", "owed", "payable", "people", "overdue",
    "due_from", "due_to", "doubtful",
)  # fmt: skip


@derived
def wage_debt(
    wage_line: Frame,
    wage_owed: Frame,
    worker: Frame,
    team: Frame,
    payroll: Frame,
    project: Frame,
    arrears_now: Frame,
    clue_debt: Frame,
) -> Frame:
    """Rows that say what an employer owes, by reading 22: never two tables for the same wages.

    `project_id` (null where the ledger names none), `employer_id`; `basis`: payroll, arrears or
    clue, and `row_id`, its row. Of a payroll line `person_id`, `month`, `payable` (less
    deductions), `owed` (below zero where too much was paid), `overdue` (Kleene), `due_from`,
    `due_to`. Of the others `people`, and the day found or received as the last on which the wages
    can have fallen due. `doubtful`: the row may be no wages that this employer itself owes: a
    supplier's line, that of who leads a team for a price, a foreman's own sheet, or an owner or
    general contractor named in place of who hired the workers, a clue that may be settled.
    """
    told = _told(wage_owed)
    hired = worker.group_by(*KEY).agg(_hires=nw.len())
    payers = _payers(project, hired)
    ledger = _untold(_ledger(arrears_now), told, payers)
    staffed = worker.group_by("project_id").agg(_staffed=nw.len())
    others = ledger.join(staffed, on="project_id", how="left")
    hires_others = ~nw.col("_stands_in").is_null() & ~nw.col("_staffed").is_null()
    told = nw.concat([told, ledger.select(*KEY)], how="vertical")
    clues = _beside_unplaced(_untold(_clues(clue_debt), told, payers), ledger)
    rows = [
        _lines(wage_line, worker, team, payroll).select(*COLUMNS),
        others.with_columns(doubtful=hires_others).select(*COLUMNS),
        clues.with_columns(doubtful=nw.col("doubtful") | ~nw.col("_stands_in").is_null()).select(
            *COLUMNS
        ),
    ]
    return nw.concat(rows, how="vertical").filter(~nw.col("employer_id").is_null())


@derived
def owing_place(wage_debt: Frame) -> Frame:
    """`KEY`: where each employer owes wages, or may."""
    some = wage_debt.filter(~is_true(nw.col("owed") <= 0))
    return some.group_by(*KEY).agg(_n=nw.len()).select(*KEY)


def _told(wage_owed: Frame) -> Frame:
    """`KEY` of those whose payroll says what they owe, or that they owe nothing."""
    sums = wage_owed.group_by(*KEY).agg(nw.col("owed").sum(), nw.col("open").sum())
    return sums.filter((nw.col("owed") > 0) | (nw.col("open") == 0)).select(*KEY)


def _payers(project: Frame, hired: Frame) -> Frame:
    """Owners and general contractors with nobody on the roster: named in another's place."""
    named = [project.select("project_id", employer_id=c) for c in ("owner_id",
             "general_contractor_id")]  # fmt: skip
    once = nw.concat(named, how="vertical").group_by(*KEY).agg(_stands_in=nw.len())
    return once.join(hired, on=KEY, how="anti")


def _untold(rows: Frame, told: Frame, payers: Frame) -> Frame:
    """The rows of which the wages do not stand in `told` already."""
    frame = rows.join(payers, on=KEY, how="left")
    for keys, name in ((KEY, "_same"), (["project_id"], "_place"), (["employer_id"], "_firm")):
        counted = told.group_by(*keys).agg(nw.len().alias(name))
        frame = frame.join(counted, on=keys, how="left")
    known = {name: ~nw.col(name).is_null() for name in ("_same", "_place", "_firm")}
    nobody = nw.col("employer_id").is_null() | ~nw.col("_stands_in").is_null()
    unplaced = nw.col("project_id").is_null() & known["_firm"]
    return frame.filter(~(known["_same"] | unplaced | (nobody & known["_place"])))


def _beside_unplaced(clues: Frame, ledger: Frame) -> Frame:
    """Clues beside the entries of their firm that name no project and may be the same wages.

    What such entries cover is not added; where they are for less, the clue is doubtful.
    """
    nowhere = ledger.filter(nw.col("project_id").is_null(), ~nw.col("employer_id").is_null())
    sums = nowhere.group_by("employer_id").agg(
        _covered=nw.col("owed").sum().cast(nw.Int64), _open=nw.col("owed").is_null().max()
    )
    joined = clues.join(sums, on="employer_id", how="left")
    beside = ~nw.col("_covered").is_null()
    covered = beside & (nw.col("_open") | (nw.col("_covered") >= nw.col("owed")))
    kept = joined.filter(~is_true(covered))
    return kept.with_columns(doubtful=nw.col("doubtful") | beside).drop("_covered", "_open")


def _lines(wage_line: Frame, worker: Frame, team: Frame, payroll: Frame) -> Frame:
    """Deductions lower what is payable; a supplier's or team leader's line may be another price."""
    role = is_true(nw.col("role") == "supplier")
    sells = worker.group_by("project_id", "worker_id").agg(doubtful=role.max())
    joined = wage_line.join(sells, on=["project_id", "worker_id"], how="left")
    priced = team.filter(nw.col("contract_price") > 0).group_by("project_id", "leader_id")
    leads = priced.agg(_leads=nw.len()).rename({"leader_id": "worker_id"})
    joined = joined.join(leads, on=["project_id", "worker_id"], how="left")
    made = payroll.filter(nw.col("made_by") == "foreman").group_by("payroll_id")
    joined = joined.join(made.agg(_by_foreman=nw.len()), on="payroll_id", how="left")
    other = ~nw.col("_leads").is_null() | ~nw.col("_by_foreman").is_null()
    return joined.with_columns(
        basis=nw.lit("payroll"),
        row_id=nw.col("payroll_id"),
        payable=nw.col("payable") - nw.coalesce("deducted", ZERO),
        people=nw.lit(None, dtype=nw.Int64),
        doubtful=nw.coalesce("doubtful", FALSE) | other,
    )


def _ledger(arrears_now: Frame) -> Frame:
    """Entries that are open, found by the day of judgement, and not paid, or that may be so."""
    rows = arrears_now.filter(~is_true(nw.col("closed")), ~nw.col("to_come"))
    some = rows.filter(~is_true(nw.col("owed") <= 0))
    return some.with_columns(**_sum_of("arrears", "entry_id", "found_on"))


def _clues(clue_debt: Frame) -> Frame:
    """One clue an employer and project, the one with most verified."""
    rows = clue_debt.with_columns(
        people=nw.col("verified_people"),
        _place=nw.coalesce("project_id", nw.lit("")),
        _who=nw.coalesce("respondent_id", nw.lit("")),
    )
    most = nw.col("owed") == nw.col("owed").max().over("_place", "_who")
    rows = rows.filter(most)
    first = rows.group_by("_place", "_who").agg(clue_id=nw.col("clue_id").max())
    one = rows.drop("_place", "_who").join(first.select("clue_id"), on="clue_id", how="semi")
    return one.with_columns(**_sum_of("clue", "clue_id", "received_on"))


def _sum_of(basis: str, key: str, day: str) -> dict[str, Any]:
    """What rows that only know a sum have in place of what a payroll says."""
    return {
        "basis": nw.lit(basis),
        "row_id": nw.col(key),
        "person_id": NO_TEXT,
        "month": NO_TEXT,
        "payable": nw.lit(None, dtype=nw.Int64),
        "people": nw.col("people").cast(nw.Int64),
        "owed": nw.col("owed").cast(nw.Int64),
        "overdue": TRUE,
        "due_from": NO_DAY,
        "due_to": latest(day),
    }
