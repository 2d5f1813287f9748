"""Who is on record as somebody's own employee, and contracts whose contractor is the issuer's."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true
from wagekit.core.roster import named_people
from wagekit.model.contract_kinds import OF_STAFF


@derived
def employed(staff: Frame, worker: Frame, alias: Frame) -> Frame:
    """`project_id`, `employer_id`, `person_id`: labour contracts of the roster and the staff list.

    A row of the roster keeps its own id, so whoever is listed as a party too is looked up.
    """
    posted = staff.select("project_id", "person_id", employer_id="labour_contract_with")
    signed = worker.filter(is_true(nw.col("contract_kind") == "labour_contract"))
    rows = named_people(signed, alias)
    columns = ("project_id", "employer_id", "person_id")
    both = nw.concat([posted.select(*columns), rows.select(*columns)], how="vertical")
    known = both.filter(~nw.col("employer_id").is_null(), ~nw.col("person_id").is_null())
    return known.group_by(*columns).agg(rows=nw.len()).select(*columns)


@derived
def enrolled(issued: Frame, employed: Frame) -> Frame:
    """`contract_id` of those whose contractor has a labour contract with the issuer anywhere.

    Internal and labour contracts: no other can be held by an own employee.
    """
    held = issued.filter(is_true(nw.col("kind").is_in(OF_STAFF)))
    held = held.select("contract_id", "issuer_id", "contractor_id")
    own = employed.select(issuer_id="employer_id", contractor_id="person_id")
    found = held.join(own, on=["issuer_id", "contractor_id"], how="semi")
    return found.group_by("contract_id").agg(rows=nw.len())
