"""WF05: a labour contractor gave the labour on to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.codes import NONE
from wagekit.model.text import Text
from wagekit.plugins.reach import (
    CONTRACT,
    INNER_AGREEMENT,
    LABOUR,
    NOT_ANOTHER,
    gives_out,
    perhaps_itself,
    under_statute,
)

if TYPE_CHECKING:
    from wagekit.core.engine import Engine


@rule(
    "WF05",
    "labour_resub",
    title=Text("劳务再分包", "Labour subcontract given on"),
    subject="contract",
    articles=("WF-12.5", "BL-29"),
)
def labour_resub(
    work: Frame,
    team: Frame,
    worker: Frame,
    employed: Frame,
    actor: Frame,
    alias: Frame,
    engine: Engine,
) -> Ladder:
    """A labour contractor gave the labour it contracted for to another.

    Why it matters: below the labour contract the law knows only employment; whoever stands between
    takes the workers' wages into its own hands (WF-12.5).
    Found when: who holds a labour contract gives out a labour contract, or has a team work for a
    price whose leader the firm's roster shows without a labour contract.
    Not found when: the labour is given out by the general contractor or by a professional firm,
    which is allowed once, or by a member of the consortium with a labour contract from its leader;
    the contractor is the issuer's own branch or employee; the leader of the team is the firm's
    employee, or the contractor itself.
    Assumes: a team that works for a price under a leader who is not known to be employed may be a
    labour contractor in all but name; it is open where nobody states what contract the leader has,
    where the rosters disagree, and where the leader is the firm's legal representative. What may be
    a branch of the other side leaves it open.
    """
    priced = _priced_teams(team, employed)
    strangers = _without_contract(worker, employed, alias)
    # Kept: the frame and two citations are made of it.
    priced = engine.keep(_with_strangers(priced, strangers, actor))
    firms = priced.group_by("project_id", "contractor_id").agg(
        _teams=nw.len(), leader_name=nw.col("leader_name").max()
    )
    frame = work.join(firms, on=["project_id", "contractor_id"], how="left")
    first_hand = is_true(nw.col("awarded")) | nw.col("joint_above")
    resub = nw.when(first_hand).then(FALSE).otherwise(gives_out("labour"))
    teams = work.filter(LABOUR).join(priced, on=["project_id", "contractor_id"])
    leaders = teams.filter(~nw.col("leader_name").is_null())
    return under_statute(
        frame,
        INNER_AGREEMENT,
        NOT_ANOTHER,
        not_applicable(
            is_true(~LABOUR),
            "不是劳务合同",
            "not a labour contract",
        ),
        clear_when(
            is_true(nw.col("employee")),
            "承包人是发包人的在册职工",
            "the contractor is the issuer's own employee",
        ),
        perhaps_itself(LABOUR & (is_true(resub) | ~nw.col("leader_name").is_null())),
        found(
            is_true(LABOUR & resub),
            "资料登记劳务承包人{issuer_name}又将劳务作业发给{contractor_name}",
            "the data record that the labour contractor {issuer_name} gave labour on to"
            " {contractor_name}",
            ask=["contract_scope", "labour_contract"],
        ),
        found(
            is_true(LABOUR & ~nw.col("leader_name").is_null()),
            "资料登记{contractor_name}的班组按承包价结算，带班人{leader_name}登记为没有与其签订劳动合同",
            "the data record that a team of {contractor_name} works for a price, and that its"
            " leader {leader_name} has no labour contract with {contractor_name}",
            ask=["team_agreement", "labour_contract"],
        ),
        cannot_tell(
            is_true(LABOUR & ~nw.col("_teams").is_null()),
            "资料登记{contractor_name}的班组按承包价结算，带班人是否为其签订劳动合同的职工未知",
            "the data record that a team of {contractor_name} works for a price; whether its"
            " leader is employed by {contractor_name} is not known",
            ask=["team_agreement"],
        ),
        clear_when(
            is_true(~resub),
            "发包人不是劳务承包人",
            "the issuer is not a labour contractor",
        ),
        cannot_tell(
            is_true(resub),
            "资料登记劳务承包人{issuer_name}又发给{contractor_name}，合同类别未知",
            "the data record that the labour contractor {issuer_name} gave work to"
            " {contractor_name} under a contract of unknown kind",
            ask=["contract_paper"],
        ),
        cannot_tell(
            nw.lit(True),
            "不知道{issuer_name}发给{contractor_name}的劳务是否来自其承包的劳务合同",
            "it is not known whether what {issuer_name} gave to {contractor_name} comes from a"
            " labour contract",
            ask=["contract_paper", "project_parties"],
        ),
        evidence=[
            *CONTRACT,
            cite("party", "contractor_id"),
            cite("team", "team_id", frame=teams.select("project_id", "subject", "team_id")),
            cite("worker", "roster_id", frame=leaders.select("project_id", "subject", "roster_id")),
        ],
        amount="price",
    )


def _priced_teams(team: Frame, employed: Frame) -> Frame:
    """Teams that work for a price and whose leader is not known to be the firm's employee."""
    another = ~is_true(nw.col("leader_id") == nw.col("employer_id"))
    priced = team.filter(nw.col("contract_price") > 0, another).select(
        "project_id", "team_id", "leader_id", contractor_id="employer_id"
    )
    own = employed.rename({"employer_id": "contractor_id", "person_id": "leader_id"})
    return priced.join(own, on=["project_id", "leader_id", "contractor_id"], how="anti")


def _without_contract(worker: Frame, employed: Frame, alias: Frame) -> Frame:
    """`project_id`, `contractor_id`, `leader_id`, `_name`, `roster_id`: without a contract.

    Every row of the firm's roster says so, and no list of another project says the contrary.
    """
    ids = alias.select(worker_id="id", _who="who")
    people = worker.join(ids, on="worker_id", how="left").select(
        "project_id",
        name=nw.coalesce("name", "worker_id"),
        contractor_id="employer_id",
        leader_id=nw.coalesce("_who", "worker_id"),
        roster_id=nw.col("worker_id"),
        _none=is_true(nw.col("contract_kind") == NONE),
    )
    each = people.group_by("project_id", "contractor_id", "leader_id").agg(
        nw.col("_none").min(), nw.col("roster_id").min(), _name=nw.col("name").max()
    )
    hired = employed.select(contractor_id="employer_id", leader_id="person_id")
    known = each.filter("_none").join(hired, on=["contractor_id", "leader_id"], how="anti")
    return known.drop("_none")


def _with_strangers(priced: Frame, strangers: Frame, actor: Frame) -> Frame:
    """`priced` with `leader_name`, of leaders known to have no labour contract with the firm.

    Who represents a firm by law needs none.
    """
    heads = actor.select("legal_rep_id", contractor_id="party_id")
    joined = priced.join(strangers, on=["project_id", "contractor_id", "leader_id"], how="left")
    joined = joined.join(heads, on="contractor_id", how="left")
    head = is_true(nw.col("leader_id") == nw.col("legal_rep_id"))
    return joined.with_columns(leader_name=nw.when(~head).then("_name"))
