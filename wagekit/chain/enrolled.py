"""Contracts whose contractor is on record as the issuer's own employee."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true

OF_STAFF = ("internal", "labour")


@derived
def enrolled(issued: Frame, staff: Frame, worker: Frame, alias: Frame) -> Frame:
    """`contract_id` of those for which the roster or the staff list shows a labour contract.

    Internal and labour contracts: no other can be held by an own employee.
    A row of the roster keeps its own id, so whoever is listed as a party too is looked up.
    """
    held = issued.filter(is_true(nw.col("kind").is_in(OF_STAFF)))
    held = held.select("contract_id", "issuer_id", "contractor_id")
    posted = staff.select("person_id", issuer_id="labour_contract_with")
    signed = worker.filter(is_true(nw.col("contract_kind") == "labour_contract"))
    listed = signed.join(alias, left_on="worker_id", right_on="id", how="left")
    listed = listed.select(person_id=nw.coalesce("who", "worker_id"), issuer_id="employer_id")
    people = nw.concat([posted.select("person_id", "issuer_id"), listed], how="vertical")
    own = people.rename({"person_id": "contractor_id"})
    found = held.join(own, on=["issuer_id", "contractor_id"], how="semi")
    return found.group_by("contract_id").agg(rows=nw.len())
