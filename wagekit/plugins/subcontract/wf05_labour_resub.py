"""WF05: a labour contractor gave the labour on to another."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.reach import (
    CONTRACT,
    INNER_AGREEMENT,
    NOT_ANOTHER,
    gives_out,
    under_statute,
)

LABOUR = nw.col("kind") == "labour"


@rule(
    "WF05",
    "labour_resub",
    title=Text("劳务再分包", "Labour subcontract given on"),
    subject="contract",
    articles=("WF-12.5", "BL-29"),
)
def labour_resub(work: Frame, team: Frame, worker: Frame, alias: Frame) -> Ladder:
    """A labour contractor gave the labour it contracted for to another.

    Why it matters: below the labour contract the law knows only employment; whoever stands between
    takes the workers' wages into its own hands (WF-12.5).
    Found when: who holds a labour contract gives out a labour contract.
    Not found when: the labour is given out by the general contractor or by a professional firm,
    which is allowed once, or by a member of the consortium with a labour contract from its leader;
    the contractor is the issuer's own branch or employee.
    Assumes: a team that works for a price under a leader who is not known to be on the labour
    firm's payroll may be a labour contractor in all but name: that alone is open, never found.
    """
    priced = _priced_teams(team, worker, alias)
    firms = priced.group_by("project_id", "contractor_id").agg(_teams=nw.len())
    frame = work.join(firms, on=["project_id", "contractor_id"], how="left")
    first_hand = is_true(nw.col("awarded")) | nw.col("joint_above")
    resub = nw.when(first_hand).then(FALSE).otherwise(gives_out("labour"))
    teams = work.filter(LABOUR).join(priced, on=["project_id", "contractor_id"])
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
        found(
            is_true(LABOUR & resub),
            "劳务承包人{issuer_name}将劳务作业再分包给{contractor_name}",
            "the labour contractor {issuer_name} gave labour on to {contractor_name}",
            ask=["contract_scope", "labour_contract"],
        ),
        cannot_tell(
            is_true(LABOUR & ~nw.col("_teams").is_null()),
            "{contractor_name}的班组按承包价结算，带班人是否为其签订劳动合同的职工未知",
            "a team of {contractor_name} works for a price, and whether its leader is employed by"
            " {contractor_name} is not known",
            ask=["team_agreement"],
        ),
        clear_when(
            is_true(~resub),
            "发包人不是劳务承包人",
            "the issuer is not a labour contractor",
        ),
        cannot_tell(
            is_true(resub),
            "劳务承包人{issuer_name}又发给{contractor_name}，合同类别未知",
            "the labour contractor {issuer_name} gave work to {contractor_name} under a contract"
            " of unknown kind",
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
        ],
        amount="price",
    )


def _priced_teams(team: Frame, worker: Frame, alias: Frame) -> Frame:
    """Teams that work for a price and whose leader is not known to be the firm's employee."""
    priced = team.filter(nw.col("contract_price") > 0).select(
        "project_id", "team_id", "leader_id", contractor_id="employer_id"
    )
    employed = worker.filter(nw.col("contract_kind") == "labour_contract")
    listed = employed.join(alias, left_on="worker_id", right_on="id", how="left")
    own = listed.select(
        "project_id",
        leader_id=nw.coalesce("who", "worker_id"),
        contractor_id=nw.col("employer_id"),
    )
    return priced.join(own, on=["project_id", "leader_id", "contractor_id"], how="anti")
