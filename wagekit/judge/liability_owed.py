"""What each employer owes in each project: from payroll, else the ledger, else verified clues."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.logic import earliest, is_true
from wagekit.law import parameter
from wagekit.model.text import Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from wagekit.core.world import World

    Row = Mapping[str, Any]
    Key = tuple[str | None, str | None]

PAYER_ROLES = ("owner_id", "general_contractor_id")


class Basis(StrEnum):
    """Which table the sum comes from; never two of them."""

    payroll = "payroll"
    arrears = "arrears"
    clue = "clue"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _BASES[self]


_BASES = {
    Basis.payroll: Text("工资表", "the payroll"),
    Basis.arrears: Text("欠薪台账", "the arrears ledger"),
    Basis.clue: Text("线索核实结果", "the verified clue"),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """The wages that one employer owes in one project.

    Attributes:
        project_id: None where the ledger names none.
        employer_id: None where nobody is named.
        workers: How many; None where not known.
        amount: Fen, more than 0.
        before: Fen of it that were due before decree 724.
        first_due: The first pay day that was not met, or the first day that it can have been; None
            where neither is known.
        first_due_open: It is only the first day that it can have been.
        first_due_to: The last day that it can have been.
        basis: Where the sum comes from.
        open: Payroll lines of which it is not known whether anything is owed.
        rows: The rows of the ledger or the clue that say it; those of a payroll are many.
    """

    project_id: str | None
    employer_id: str | None
    workers: int | None
    amount: int
    before: int
    first_due: dt.date | None
    basis: Basis
    first_due_open: bool = False
    first_due_to: dt.date | None = None
    open: int = 0
    rows: tuple[Row, ...] = field(default=(), compare=False)


def owed(world: World) -> tuple[Owed, ...]:
    """Every debt of wages, by project and employer."""
    on_sheet = list(_from_payroll(world))
    told = {(o.project_id, o.employer_id) for o in on_sheet if o.amount or not o.open}
    paid_by_others = _projects_of(told)
    debts = [o for o in on_sheet if o.amount]
    stand_in = _stands_in(world)
    for read in (_from_ledger, _from_clues):
        found = [
            o
            for o in read(world)
            if (o.project_id, o.employer_id) not in told
            and not _is_told_elsewhere(o, told, paid_by_others, stand_in)
        ]
        debts += found
        told |= {(o.project_id, o.employer_id) for o in found}
        paid_by_others = _projects_of(told)
    return tuple(sorted(debts, key=lambda o: (o.project_id or "", o.employer_id or "")))


def _projects_of(told: set[Key]) -> set[str | None]:
    return {project for project, _ in told}


def _is_told_elsewhere(
    debt: Owed, told: set[Key], projects: set[str | None], stand_in: set[Key]
) -> bool:
    """Whether the same wages already stand under who hired the workers."""
    if debt.project_id is None:
        return any(employer == debt.employer_id for _, employer in told)
    nobody = debt.employer_id is None or (debt.project_id, debt.employer_id) in stand_in
    return nobody and debt.project_id in projects


def _stands_in(world: World) -> set[Key]:
    """Owners and general contractors with nobody on the roster, named in another's place."""
    project = world.frame("project").select("project_id", *PAYER_ROLES)
    hired = world.frame("worker").select("project_id", "employer_id").unique()
    hires = {(r["project_id"], r["employer_id"]) for r in world.records(hired)}
    named = {(r["project_id"], r[c]) for r in world.records(project) for c in PAYER_ROLES}
    return {key for key in named - hires if key[1] is not None}


def _from_payroll(world: World) -> Iterator[Owed]:
    """Each employer on a sheet; one that owes nothing is told as well."""
    worker = world.frame("wage_owed")
    some = nw.when(nw.col("owed") > 0)
    sums = worker.group_by("project_id", "employer_id").agg(
        owed=nw.col("owed").sum().cast(nw.Int64),
        open=nw.col("open").sum(),
        first_due=some.then("first_due").min(),
        first_due_to=some.then("first_due_to").min(),
        first_stated=some.then("first_stated").min(),
    )
    old, people = _due_before(world), _people(world)
    for row in world.records(sums):
        key = (row["project_id"], row["employer_id"])
        before = min(old.get(key, 0), row["owed"])
        yield Owed(
            *key,
            workers=people.get(key, 0),
            amount=row["owed"],
            before=before,
            first_due=row["first_due"],
            basis=Basis.payroll,
            first_due_open=row["first_due"] != row["first_stated"],
            first_due_to=row["first_due_to"],
            open=int(row["open"]),
        )


def _people(world: World) -> dict[Key, int]:
    """How many persons each employer owes; two ids of one person are one."""
    owed = world.frame("wage_owed").filter(nw.col("owed") > 0)
    known = owed.join(world.frame("person"), on="worker_id", how="left")
    one = known.select(
        "project_id", "employer_id", _who=nw.coalesce("person_id", "worker_id")
    ).unique()
    rows = world.records(one.group_by("project_id", "employer_id").agg(_n=nw.len()))
    return {(row["project_id"], row["employer_id"]): int(row["_n"]) for row in rows}


def _due_before(world: World) -> dict[Key, int]:
    start = nw.lit(parameter("wages_decree_from").on(None))
    lines = world.frame("wage_line").filter(is_true(nw.col("overdue")), nw.col("due_to") < start)
    sums = lines.group_by("project_id", "employer_id").agg(sum=nw.col("owed").sum().cast(nw.Int64))
    return {(r["project_id"], r["employer_id"]): r["sum"] for r in world.records(sums)}


def _from_ledger(world: World) -> Iterator[Owed]:
    """Open entries add up: an entry is one batch of arrears.

    What was closed or paid in a month that still runs is not surely owed.
    """
    entries = world.frame("arrears_now").with_columns(_day=earliest("found_on"))
    grouped: dict[Key, list[Row]] = defaultdict(list)
    for row in world.records(entries.filter(is_true(~nw.col("closed")), ~nw.col("to_come"))):
        grouped[row["project_id"], row["employer_id"]].append(row)
    for key, rows in grouped.items():
        left = [max(r["owed_least"] or 0, 0) for r in rows]
        people = [r["people"] for r in rows]
        if sum(left):
            yield _unnamed(key, people, sum(left), rows, Basis.arrears)


def _from_clues(world: World) -> Iterator[Owed]:
    """One clue an employer, the one with most unpaid: people write to several places at once."""
    clues = world.frame("clue_debt").with_columns(_day=earliest("received_on"))
    grouped: dict[Key, list[Row]] = defaultdict(list)
    for row in world.records(clues):
        grouped[row["project_id"], row["respondent_id"]].append(row)
    for key, rows in grouped.items():
        most = max(rows, key=lambda r: (r["owed"], r["clue_id"]))
        yield _unnamed(key, [most["verified_people"]], most["owed"], [most], Basis.clue)


def _unnamed(key: Key, people: list[int | None], sum_: int, rows: list[Row], basis: Basis) -> Owed:
    """Wages known as a sum only: no pay day is known; found before the decree, they are older."""
    days = [row["_day"] for row in rows if row["_day"]]
    start: Any = parameter("wages_decree_from").on(None)
    older = len(days) == len(rows) and max(days) < start
    known = [n for n in people if n is not None]
    return Owed(
        *key,
        workers=sum(known) if len(known) == len(people) else None,
        amount=sum_,
        before=sum_ if older else 0,
        first_due=None,
        basis=basis,
        rows=tuple(rows),
    )
