"""What the tables say of the projects in which wages are owed, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.judge.liability_deemed import deemed_generals
from wagekit.model.codes import OUTSIDE
from wagekit.model.contract_kinds import OF_STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagekit.core.logic import Frame
    from wagekit.core.world import World

    Row = Mapping[str, Any]

HALF = 0.5
NOT_WORK = frozenset({"supply", "lease", "franchise", "premises_lease"})
"""Contracts under which nobody works for who gave them out."""


@dataclass(frozen=True, slots=True)
class Given:
    """Work that one party gave to another: a contract, or a team that works for a price."""

    key: str
    project_id: str
    issuer_id: str | None
    contractor_id: str | None
    kind: str | None
    awarded: bool | None


@dataclass(frozen=True, slots=True)
class Behind:
    """Who stands behind a firm on the day of judgement.

    Attributes:
        successor_id: Who took over its rights and duties.
        dissolved: It was struck off.
        investors: Who holds shares of it; the person in charge of a sole trader.
        main_investors: Those who control it or hold half of it.
    """

    successor_id: str | None
    dissolved: bool
    investors: tuple[str, ...]
    main_investors: tuple[str, ...]


class Facts:
    """Reads tables of a world for some projects; each is read once, when it is asked for."""

    def __init__(self, world: World, projects: Iterable[str]) -> None:
        self._world = world
        self._projects = sorted(projects)
        self.as_of, self._region = world.day, world.place
        self._employed = self._employees()
        self.agreed = self.of_projects("contract")
        self.given = {given.key: given for given in (*self._contracts(), *self._teams())}
        self.suppliers = self._suppliers()
        self.above = self._above()
        self.projects = {row["project_id"]: row for row in self.of_projects("project")}
        named = self.of_projects("role", general=True)
        known = frozenset((row["project_id"], row["party_id"]) for row in named)
        self.general = known | self._topmost(known)
        self._actors = {row["party_id"]: row for row in self.rows(world.frame("actor"))}
        self.members: dict[tuple[str, str], list[str]] = {}
        for row in self.of_projects("member"):
            self.members.setdefault((row["project_id"], row["leader_id"]), []).append(
                row["member_id"]
            )
        self.deemed = deemed_generals(self)

    @cached_property
    def lent(self) -> frozenset[str]:
        """The contracts on which a borrowed licence is judged, whose borrower came before."""
        return frozenset(r["contract_id"] for r in self.of_projects("timing", borrowed=True))

    @cached_property
    def sent_unlicensed(self) -> frozenset[str]:
        """Contracts of dispatch whose sender's licences show none for it on the day of signing."""
        return frozenset(r["contract_id"] for r in self.of_projects("sent", licensed=False))

    @cached_property
    def gone_on(self) -> Mapping[str, str]:
        """The day, or the month, in which firms were struck off by the day of judgement."""
        rows = self.all_rows("party")
        known = [r for r in rows if self.is_past(last_day(r, "deregistered_on"))]
        return {row["party_id"]: _stated(row, "deregistered_on") for row in known}

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """The rows of a frame, in the order of their values."""
        rows = self._world.records(frame)
        return sorted(rows, key=lambda row: [str(value) for value in row.values()])

    def of_projects(self, table: str, **equal: str | bool | None) -> list[dict[str, Any]]:
        """The rows of a table in the projects, where the columns named are as given."""
        frame = self._world.frame(table).filter(nw.col("project_id").is_in(self._projects))
        for column, value in equal.items():
            frame = frame.filter(nw.col(column) == nw.lit(value))
        return self.rows(frame)

    def staff_contracts(self, project_id: str | None, party_id: str) -> list[Row]:
        """The contracts of a party with the firm whose own employee it is said to be."""
        return [
            row
            for row in self.agreed
            if (row["project_id"], row["contractor_id"]) == (project_id, party_id)
            and row["issuer_id"] != party_id
            and self._own_staff(row)
        ]

    def all_rows(self, table: str, **equal: str | bool | None) -> list[dict[str, Any]]:
        """The rows of a table wherever they belong."""
        frame = self._world.frame(table)
        for column, value in equal.items():
            frame = frame.filter(nw.col(column) == nw.lit(value))
        return self.rows(frame)

    def party(self, party_id: str | None) -> Row:
        """What is known of a party under any of its ids; empty where nothing is."""
        return self._actors.get(party_id or "", {})

    def name(self, party_id: str | None) -> str | None:
        """What a party is called, or its id."""
        return self.party(party_id).get("name") or party_id

    def is_individual(self, party_id: str | None) -> bool:
        """Whether a party is known to be an individual."""
        return self.party(party_id).get("kind") == "individual"

    def is_unlicensed(self, party_id: str | None) -> bool:
        """Whether a firm is known to have no business licence."""
        return self.party(party_id).get("business_licence") is False

    def owner(self, project_id: str | None) -> str | None:
        """The owner that a project names."""
        owner: str | None = self.projects.get(project_id or "", {}).get("owner_id")
        return owner

    def is_outside(self, project_id: str | None) -> bool:
        """Whether the project is known to be of a sector in which there is no subcontracting."""
        return self.projects.get(project_id or "", {}).get("sector") in OUTSIDE

    def region(self, project_id: str | None) -> str | None:
        """The code of the place of a project, else that of the case."""
        own: str | None = self.projects.get(project_id or "", {}).get("region")
        return own or self._region

    def behind(self, party_id: str) -> Behind:
        """Who stands behind a firm."""
        rows = self.all_rows("party", party_id=party_id)
        successors = sorted({r["successor_id"] for r in rows} - {None, party_id})
        held = [r for r in self.all_rows("shareholding", company_id=party_id) if self.may_hold(r)]
        holders = sorted({r["holder_id"] for r in held})
        main = {r["holder_id"] for r in held if r["actual_control"] or (r["share"] or 0) >= HALF}
        person = self.party(party_id).get("legal_rep_id")
        alone = self.party(party_id).get("kind") == "sole_trader" and person is not None
        return Behind(
            successor_id=successors[0] if successors else None,
            dissolved=party_id in self.gone_on,
            investors=tuple(holders or ([person] if alone else [])),
            main_investors=tuple(sorted(main)),
        )

    def may_hold(self, row: Row) -> bool:
        """Not known to begin after the day of judgement, nor to have ended before it."""
        begun, over = first_day(row, "from_on"), last_day(row, "to_on")
        if self.as_of is None:
            return False
        return (begun is None or begun <= self.as_of) and (over is None or over >= self.as_of)

    def is_past(self, day: dt.date | None) -> bool:
        """Whether a day is known to have come by the day of judgement."""
        return day is not None and self.as_of is not None and day <= self.as_of

    def _contracts(self) -> list[Given]:
        awarded = {r["contract_id"]: r["awarded"] for r in self.all_rows("award")}
        return [
            Given(
                row["contract_id"],
                row["project_id"],
                row["issuer_id"],
                row["contractor_id"],
                row["kind"],
                awarded.get(row["contract_id"]),
            )
            for row in self.agreed
            if row["kind"] not in NOT_WORK and not self._own_staff(row)
        ]

    def _topmost(self, known: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Who holds the topmost contract, for labour, where neither owner nor general is known.

        To the rules that firm stays a labour subcontractor: only who must pay counts it as general.
        """
        headed = {project for project, _ in known}
        headed |= {key for key, row in self.projects.items() if row["owner_id"]}
        return frozenset(
            (given.project_id, given.contractor_id)
            for given in self.given.values()
            if given.kind == "labour" and given.awarded is None and given.contractor_id
            if given.project_id not in headed
        )

    def _own_staff(self, row: Row) -> bool:
        """With itself, or with its own employee: that is no work given to another."""
        if row["issuer_id"] is not None and row["issuer_id"] == row["contractor_id"]:
            return True
        employee = row["employee_contractor"]
        if employee is None:
            employee = (row["issuer_id"], row["contractor_id"]) in self._employed
        return row["kind"] in OF_STAFF and employee is True

    def _employees(self) -> frozenset[tuple[str | None, str | None]]:
        """Who has a labour contract with whom, by the rosters and the staff of the projects."""
        workers = self.of_projects("worker", contract_kind="labour_contract")
        staff = self.of_projects("staff")
        return frozenset(
            [(row["employer_id"], row["worker_id"]) for row in workers]
            + [(row["labour_contract_with"], row["person_id"]) for row in staff]
        )

    def _suppliers(self) -> frozenset[tuple[str, str | None]]:
        """Who holds contracts in a project, but none under which anybody works there."""
        held = {(row["project_id"], row["contractor_id"]) for row in self.agreed}
        works = [row for row in self.agreed if row["kind"] not in NOT_WORK]
        return frozenset(held - {(row["project_id"], row["contractor_id"]) for row in works})

    def _teams(self) -> list[Given]:
        """Teams that work for a price under somebody who is not the firm's employee."""
        return [
            Given(
                f"team:{row['team_id']}",
                row["project_id"],
                row["employer_id"],
                row["leader_id"],
                "team",
                awarded=False,
            )
            for row in self.of_projects("team")
            if row["leader_id"]
            and row["employer_id"] != row["leader_id"]
            and (row["employer_id"], row["leader_id"]) not in self._employed
        ]

    def _above(self) -> dict[str, list[str]]:
        above: dict[str, list[str]] = {}
        for row in self.all_rows("link"):
            if row["contract_id"] in self.given and row["above"] in self.given:
                above.setdefault(row["contract_id"], []).append(row["above"])
        for given in self.given.values():
            if given.kind == "team":
                above[given.key] = [
                    other.key
                    for other in self.given.values()
                    if other.kind != "team"
                    and other.contractor_id == given.issuer_id
                    and other.project_id == given.project_id
                ]
        return above


def first_day(row: Row, column: str) -> dt.date | None:
    """The first day that a date cell can mean."""
    day: dt.date | None = row[column] or row[f"{column}_month"]
    return day


def last_day(row: Row, column: str) -> dt.date | None:
    """The last day that a date cell can mean."""
    month: dt.date | None = row[f"{column}_month"]
    if row[column] is not None or month is None:
        day: dt.date | None = row[column]
        return day
    following = month.replace(day=28) + dt.timedelta(days=4)
    return following - dt.timedelta(days=following.day)


def _stated(row: Row, column: str) -> str:
    """A day as it is stated: of some only the month is known."""
    return str(row[column] or f"{row[f'{column}_month']:%Y-%m}")
