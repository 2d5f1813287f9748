"""As what claimants stand in the project: workers, suppliers, or people who hold works."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    HOLDS,
    NO_TEXT,
    OPEN,
    ZERO,
    Frame,
    is_true,
    latest,
    month_count,
    not_later,
)
from wagekit.core.roster import named_people
from wagekit.model.contract_kinds import NOT_WORKS, SUPPLIES

SUPPLY, WORKS, TEAM, UNSAID = "supply", "works", "team", "unsaid"
ROLES = ("worker", "supplier", "manager", "foreman")
PERSON = ["place", "person_id"]
HELD = (*PERSON, "sort", "contract_id", "team_id", "price", "labour_price", "ended_to")


@derived
def held_price(contract: Frame, team: Frame, as_of: nw.Expr) -> Frame:
    """`HELD`: contracts and teams, with who holds or leads them in which project (`place`).

    `sort`: ``supply`` of goods or machines, ``works`` or labour, a ``team`` with a price; and
    ``unsaid``: a contract of no stated kind, an own employee's, a team without a price.
    What was signed after the day of judgement is not there yet.
    """
    kind = nw.col("kind")
    supplies, works = is_true(kind.is_in(SUPPLIES)), is_true(~kind.is_in(NOT_WORKS))
    employee = is_true((kind == "internal") & nw.col("employee_contractor"))
    sort = nw.when(works & ~employee).then(nw.lit(WORKS)).otherwise(nw.lit(UNSAID))
    signed = contract.filter(not_later("signed_on", as_of))
    held = signed.filter(supplies | works | kind.is_null()).select(
        "contract_id",
        "price",
        place="project_id",
        person_id="contractor_id",
        sort=nw.when(supplies).then(nw.lit(SUPPLY)).otherwise(sort),
        team_id=NO_TEXT,
        labour_price="price_labour",
        ended_to=latest("ended_on"),
    )
    both = nw.concat([held.select(*HELD), _of_teams(team)], how="vertical")
    return both.filter(~nw.col("person_id").is_null())


def _of_teams(team: Frame) -> Frame:
    priced = nw.when(is_true(nw.col("contract_price") > 0)).then(nw.lit(TEAM))
    return team.select(
        "team_id",
        place="project_id",
        person_id="leader_id",
        sort=priced.otherwise(nw.lit(UNSAID)),
        contract_id=NO_TEXT,
        price="contract_price",
        labour_price=nw.lit(None, dtype=nw.Int64),
        ended_to=nw.lit(None, dtype=nw.Date),
    ).select(*HELD)


@derived
def standing(
    claimed: Frame,
    held_price: Frame,
    worker: Frame,
    alias: Frame,
    came: Frame,
    own_line: Frame,
    wage_line: Frame,
    wages_received: Frame,
) -> Frame:
    """`subject` of each claimant whose person is known, and how the person stands in the place.

    `supplies`, `holds`: the level of a supply or lease, of works or labour under an own contract or
    a team with a price; a contract that ended before the months claimed is open. `unsaid`: another
    contract or team is the person's. `as_worker`, `as_supplier`, `as_manager`, `as_foreman`: roles
    on the roster. `attended`: days there by any attendance. `lines_here`; `lines` in any project.
    `unpaid`: fen unpaid on lines there. `banked`: wages were paid to the person in any project.
    """
    frame = claimed.filter(~nw.col("person_id").is_null()).select("subject", *PERSON, "first")
    frame = frame.join(_held(frame, held_price), on="subject", how="left")
    frame = frame.join(_roles(worker, alias), on=PERSON, how="left")
    days = came.filter(nw.col("level") == HOLDS).select("person_id", place="project_id")
    frame = frame.join(days.with_columns(_days=nw.lit(1)), on=PERSON, how="left")
    lines = own_line.group_by("project_id", "person_id").agg(_here=nw.len())
    frame = frame.join(lines.rename({"project_id": "place"}), on=PERSON, how="left")
    anywhere = own_line.group_by("person_id").agg(lines=nw.len())
    frame = frame.join(anywhere, on="person_id", how="left")
    frame = frame.join(_unpaid(wage_line), on=PERSON, how="left")
    banked = wages_received.group_by("person_id").agg(_banked=nw.len())
    frame = frame.join(banked, on="person_id", how="left")
    return frame.select(
        "subject",
        *(nw.coalesce(sort, nw.lit(0)).alias(sort) for sort in ("supplies", "holds")),
        *(is_true(nw.col(f"as_{role}") == 1).alias(f"as_{role}") for role in ROLES),
        unsaid=is_true(nw.col("unsaid") == 1),
        attended=~nw.col("_days").is_null(),
        lines_here=nw.coalesce(nw.col("_here").cast(nw.Int64), ZERO),
        lines=nw.coalesce(nw.col("lines").cast(nw.Int64), ZERO),
        unpaid=nw.coalesce("unpaid", ZERO),
        banked=~nw.col("_banked").is_null(),
    )


def _held(frame: Frame, held_price: Frame) -> Frame:
    """Of each subject that holds anything: `supplies`, `holds` as levels, and `unsaid`."""
    rows = frame.join(held_price, on=PERSON)
    over = is_true(month_count(nw.col("ended_to")) < nw.col("first"))
    held = nw.when(over).then(nw.lit(OPEN)).otherwise(nw.lit(HOLDS))
    sort = nw.col("sort")
    return rows.group_by("subject").agg(
        supplies=nw.when(sort == SUPPLY).then(held).max(),
        holds=nw.when(sort.is_in([WORKS, TEAM])).then(held).max(),
        unsaid=nw.when(sort == UNSAID).then(nw.lit(1)).max(),
    )


def _roles(worker: Frame, alias: Frame) -> Frame:
    people = named_people(worker, alias).rename({"project_id": "place"})
    has = {f"as_{r}": nw.when(nw.col("role") == r).then(nw.lit(1)).max() for r in ROLES}
    return people.group_by(*PERSON).agg(**has)


def _unpaid(wage_line: Frame) -> Frame:
    owed = wage_line.filter(nw.col("owed") > 0).rename({"project_id": "place"})
    return owed.group_by(*PERSON).agg(unpaid=nw.col("owed").sum().cast(nw.Int64))
