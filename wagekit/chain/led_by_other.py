"""Leaders of teams who are a firm, or whom another firm employs."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.team_leader import LEADER, WHO
from wagekit.core.derived import derived
from wagekit.core.evidence import key_of
from wagekit.core.logic import NO_TEXT, Frame, is_true, latest
from wagekit.core.roster import named_people
from wagekit.model.codes import NOBODY

FIRMS = ("company", "sole_trader", "partnership")
"""A branch without a known parent may be the contractor's own."""
NO_LISTS = {"roster_id": NO_TEXT, "post_key": NO_TEXT}


@derived
def led_by_other(
    team: Frame,
    elsewhere: Frame,
    worker: Frame,
    employed: Frame,
    actor: Frame,
    alias: Frame,
    near_firm: Frame,
    contract: Frame,
    licence: Frame,
) -> Frame:
    """`WHO` and `LEADER` where the leader of a team is a firm, or another firm's employee.

    Not where that firm stands near the team's (`near_firm`) or sends people to others, nor where a
    roster or list of the team's firm names the leader in any project: then the lists disagree.
    """
    priced = team.filter(nw.col("contract_price") > 0)
    teams = priced.select("project_id", "leader_id", contractor_id="employer_id")
    listed = named_people(worker, alias).select(contractor_id="employer_id", leader_id="person_id")
    hired = employed.select(contractor_id="employer_id", leader_id="person_id")
    for known in (listed, hired):
        teams = teams.join(known, on=["contractor_id", "leader_id"], how="anti")
    firms = actor.filter(is_true(nw.col("kind").is_in(FIRMS)))
    firms = firms.select(firm_id="party_id", _firm=nw.coalesce("name", "party_id"))
    firms = firms.join(_agencies(contract, licence), on="firm_id", how="anti")
    both = nw.concat([_firms(teams), _employees(teams, elsewhere)], how="vertical")
    both = both.join(firms, on="firm_id").join(
        near_firm, on=["project_id", "contractor_id", "firm_id"], how="anti"
    )
    names = actor.select(leader_id="party_id", _name="name")
    named = both.join(names, on="leader_id", how="left").with_columns(
        leader_name=nw.coalesce("_name", "leader_id"), other_name="_firm"
    )
    return _one_each(named.select(*WHO, *LEADER))


def _agencies(contract: Frame, licence: Frame) -> Frame:
    sent = contract.filter(nw.col("kind") == "dispatch").select(firm_id="contractor_id")
    licensed = licence.filter(nw.col("kind") == "dispatch").select(firm_id="party_id")
    return nw.concat([sent, licensed], how="vertical")


def _firms(teams: Frame) -> Frame:
    firm = nw.col("leader_id")
    return teams.select(*WHO, how=nw.lit("firm"), firm_id=firm, **NO_LISTS)


def _employees(teams: Frame, elsewhere: Frame) -> Frame:
    rows = teams.join(elsewhere, on=["project_id", "leader_id"])
    rows = rows.filter(~is_true(nw.col("firm_id") == nw.col("contractor_id")))
    theirs = nw.any_horizontal(
        *(is_true(nw.col(by) == nw.col("contractor_id")) for by in ("_wages", "_pension")),
        ignore_nulls=True,
    )
    return rows.filter(~theirs).select(*WHO, "how", "firm_id", *NO_LISTS)


def _one_each(rows: Frame) -> Frame:
    """Of several firms that employ one leader, or are one, that with the lowest id."""
    first = rows.group_by(*WHO).agg(firm_id=nw.col("firm_id").min())
    kept = rows.join(first, on=[*WHO, "firm_id"], how="semi")
    rest = {name: nw.col(name).max() for name in LEADER if name != "firm_id"}
    return kept.group_by(*WHO, "firm_id").agg(**rest).select(*WHO, *LEADER)


@derived
def elsewhere(worker: Frame, staff: Frame, alias: Frame) -> Frame:
    """Who has a labour contract with which firm in a project, as lists say that tell of no end.

    Not people whom their firm lends, or who were hired again after their retirement; nor whose
    employer is known from a team alone: with whom they signed is not said then.
    """
    signed = is_true(nw.col("contract_kind") == "labour_contract") & nw.col("employer_stated")
    stays = named_people(worker.filter(signed, latest("left_on").is_null()), alias)
    lent = is_true(nw.col("group_secondment") | nw.col("retired_rehired"))
    posted = staff.filter(~lent, latest("to_on").is_null())
    posted = posted.filter(~is_true(nw.col("labour_contract_with").is_in(NOBODY)))
    how = nw.lit("employee")
    parts = [
        stays.select(
            "project_id",
            leader_id="person_id",
            firm_id="employer_id",
            roster_id=nw.col("worker_id"),
            post_key=NO_TEXT,
            how=how,
            _wages=NO_TEXT,
            _pension=NO_TEXT,
        ),
        posted.select(
            "project_id",
            leader_id="person_id",
            firm_id="labour_contract_with",
            roster_id=NO_TEXT,
            post_key=key_of("staff"),
            how=how,
            _wages="wages_paid_by",
            _pension="pension_paid_by",
        ),
    ]
    return nw.concat(parts, how="vertical").filter(~nw.col("firm_id").is_null())


@derived
def near_firm(
    work: Frame,
    team: Frame,
    project: Frame,
    general_party: Frame,
    allied: Frame,
    shareholding: Frame,
    party: Frame,
) -> Frame:
    """`project_id`, `contractor_id`, `firm_id`: firms whose people a contractor may have with it.

    Who gave it the work, the owner and general contractors of the project, its partners in a
    consortium, its parent and subsidiaries, and whoever holds shares of it or whose shares it
    holds. Only for those who have a team that works for a price.
    """
    works = _with_priced_team(work, team)
    here = works.select("project_id", "contractor_id").unique()
    owners = project.select("project_id", firm_id="owner_id")
    generals = general_party.select("project_id", firm_id="party_id")
    ties = _ties(shareholding, party)
    columns = ("project_id", "contractor_id", "firm_id")
    parts = [
        works.select("project_id", "contractor_id", firm_id="issuer_id"),
        here.join(owners, on="project_id").select(*columns),
        here.join(generals, on="project_id").select(*columns),
        allied.select("project_id", contractor_id="lender_id", firm_id="borrower_id"),
        here.join(ties, on="contractor_id").select(*columns),
    ]
    return nw.concat(parts, how="vertical").unique()


def _with_priced_team(work: Frame, team: Frame) -> Frame:
    priced = team.filter(nw.col("contract_price") > 0)
    priced = priced.select("project_id", contractor_id="employer_id")
    return work.join(priced, on=["project_id", "contractor_id"], how="semi")


def _ties(shareholding: Frame, party: Frame) -> Frame:
    """`contractor_id`, `firm_id`: of one group, either way, by shares or as parent."""
    shares = shareholding.select(contractor_id="holder_id", firm_id="company_id")
    parents = party.select(contractor_id="parent_id", firm_id="party_id")
    down = nw.concat([shares, parents], how="vertical")
    up = down.select(contractor_id="firm_id", firm_id="contractor_id")
    return nw.concat([down, up], how="vertical").unique()
