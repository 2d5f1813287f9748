"""The first known day of each party, its staff or its workers on a site."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, earliest, is_true, latest, month_begins
from wagekit.core.roster import named_people
from wagekit.model.codes import EMPLOYS

DAYS = ("entered_on", "registered_on")


@derived
def on_site(staff: Frame, worker: Frame, attended: Frame, alias: Frame) -> Frame:
    """`project_id`, `party_id`: the first known day of a party, its staff or workers on the site.

    A person counts for himself, unless the company that posted him or his employer hired him by a
    labour contract, or the company pays his wages or pension. Workers are there from
    their entry, their registration, or a month with days.
    """
    people = named_people(worker, alias)
    seen = _seen(people, attended)
    there = _not_hired(people)
    own = [_first_days(there, "person_id", day) for day in DAYS]
    own.append(_first_days(_not_hired(seen), "person_id", "first_on"))
    return _first([*_of_firms(staff, people, seen), *_posted(staff), *own])


@derived
def firm_on_site(staff: Frame, worker: Frame, attended: Frame, alias: Frame) -> Frame:
    """The same of those alone who post staff or employ workers there; suppliers deliver only."""
    people = named_people(worker.filter(~is_true(nw.col("role") == "supplier")), alias)
    return _first(_of_firms(staff, people, _seen(people, attended)))


def _first(rows: list[Frame]) -> Frame:
    found = nw.concat(rows, how="vertical").filter(
        ~nw.col("site_to").is_null(), ~nw.col("party_id").is_null()
    )
    return found.group_by("project_id", "party_id").agg(
        nw.col("site_from").min(), nw.col("site_to").min()
    )


def _posted(staff: Frame) -> list[Frame]:
    own = (is_true(nw.col(one) == nw.col("company_id")) for one in EMPLOYS)
    foreign = staff.filter(~nw.any_horizontal(*own, ignore_nulls=True))
    columns = ("person_id", "labour_contract_with", "wages_paid_by")
    return [_first_days(foreign, column, "from_on") for column in columns]


def _of_firms(staff: Frame, people: Frame, seen: Frame) -> list[Frame]:
    entered = [_first_days(people, "employer_id", day) for day in DAYS]
    attended = _first_days(seen, "employer_id", "first_on")
    return [_first_days(staff, "company_id", "from_on"), *entered, attended]


def _not_hired(people: Frame) -> Frame:
    return people.filter(~is_true(nw.col("contract_kind") == "labour_contract"))


def _seen(people: Frame, attended: Frame) -> Frame:
    """The first month with days of each worker, unless he is known to have entered by then.

    A month that he entered in tells no day before that of his entry.
    """
    first = attended.filter(~nw.col("first_month").is_null())
    who = people.select(
        *("project_id", "worker_id", "employer_id", "person_id", "contract_kind"),
        _entered=earliest("entered_on"),
    )
    seen = first.join(who, on=["project_id", "worker_id"]).with_columns(
        first_on=nw.lit(None, dtype=nw.Date), first_on_month=month_begins("first_month")
    )
    return seen.filter(~is_true(nw.col("_entered") <= latest("first_on")))


def _first_days(frame: Frame, party: str, day: str) -> Frame:
    return frame.select(
        "project_id", party_id=nw.col(party), site_from=earliest(day), site_to=latest(day)
    )
