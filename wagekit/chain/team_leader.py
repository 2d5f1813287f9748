"""Teams that work for a price, and what is known of who leads them."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import NO_TEXT, Frame, is_true
from wagekit.core.roster import named_people
from wagekit.model.codes import NONE

WHO = ("project_id", "contractor_id", "leader_id")
LEADER = ("how", "leader_name", "other_name", "roster_id", "post_key", "firm_id")


@derived
def priced_team(
    team: Frame, employed: Frame, actor: Frame, no_contract: Frame, led_by_other: Frame
) -> Frame:
    """Teams that work for a price, whose leader is not known to be the firm's employee.

    `project_id`, `team_id`, `leader_id`, `contractor_id`; and of a leader who is known to be none,
    `how` (``no_contract`` by the firm's roster, ``firm``, ``employee`` of another firm),
    `leader_name`, `other_name` (that firm), and the rows that say so (`roster_id`, `post_key`,
    `firm_id`). Who represents a firm by law needs no contract.
    """
    another = ~is_true(nw.col("leader_id") == nw.col("employer_id"))
    priced = team.filter(nw.col("contract_price") > 0, another).select(
        "project_id", "team_id", "leader_id", contractor_id="employer_id"
    )
    own = employed.rename({"employer_id": "contractor_id", "person_id": "leader_id"})
    priced = priced.join(own, on=list(WHO), how="anti")
    heads = actor.select("legal_rep_id", contractor_id="party_id")
    told = nw.concat([no_contract, led_by_other], how="vertical")
    told = told.join(heads, on="contractor_id", how="left")
    told = told.filter(~is_true(nw.col("leader_id") == nw.col("legal_rep_id")))
    return priced.join(told.select(*WHO, *LEADER), on=list(WHO), how="left")


@derived
def no_contract(worker: Frame, employed: Frame, alias: Frame) -> Frame:
    """`WHO` and `LEADER` of those whom a firm's roster shows without a labour contract.

    Every row of the firm's roster says so, one of them names the firm itself and not by a team,
    and no list of another project says the contrary.
    """
    stated = nw.when("employer_stated").then("worker_id")
    people = named_people(worker, alias).select(
        "project_id",
        name=nw.coalesce("name", "worker_id"),
        contractor_id="employer_id",
        leader_id="person_id",
        roster_id=stated,
        _none=is_true(nw.col("contract_kind") == NONE),
    )
    each = people.group_by(*WHO).agg(
        nw.col("_none").min(), nw.col("roster_id").min(), leader_name=nw.col("name").max()
    )
    hired = employed.select(contractor_id="employer_id", leader_id="person_id")
    known = each.filter("_none", ~nw.col("roster_id").is_null()).join(
        hired, on=["contractor_id", "leader_id"], how="anti"
    )
    unsaid = dict.fromkeys(("other_name", "post_key", "firm_id"), NO_TEXT)
    known = known.with_columns(how=nw.lit("no_contract"), **unsaid)
    return known.select(*WHO, *LEADER)
