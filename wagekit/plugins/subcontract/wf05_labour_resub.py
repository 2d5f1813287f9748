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
    LABOUR,
    NOT_ANOTHER,
    gives_out,
    perhaps_itself,
    to_nobody_named,
    under_statute,
)

FIRM = ("project_id", "contractor_id")


@rule(
    "WF05",
    "labour_resub",
    title=Text("劳务再分包", "Labour subcontract given on"),
    subject="contract",
    articles=("WF-12.5", "BL-29"),
)
def labour_resub(work: Frame, perhaps_holds: Frame, priced_team: Frame) -> Ladder:
    """A labour contractor gave the labour it contracted for to another.

    Why it matters: below the labour contract the law knows only employment; whoever stands between
    takes the workers' wages into its own hands (WF-12.5).
    Found when: who holds a labour contract gives out a labour contract, or has a team work for a
    price whose leader is a firm, has a labour contract with another firm by the roster or staff
    list of the project, or none by the roster of the contractor.
    Not found when: the labour is given out by the general contractor or by a professional firm,
    which is allowed once, or by a member of the consortium with a labour contract from its leader;
    the contractor is the issuer's own branch or employee; the leader of the team is the firm's
    employee, or the contractor itself.
    Assumes: a team that works for a price under a leader who is not known to be employed may be a
    labour contractor in all but name; it is open where nobody states what contract the leader has,
    or with whom (whose team he is in does not say that), where the rosters disagree, where the
    leader is the firm's legal representative or has left the other firm, and where the leader is,
    or is employed by, who may lawfully have people with the contractor: its issuer, the owner, a
    general contractor, a partner in its consortium, a shareholder or holding, its parent or
    subsidiary, a branch, or an agency that sends people. What may be a branch of the other side
    leaves it open too, and so do a contractor whom nobody names, a contract of unknown kind over
    such a team, and other works below the owner's that name no contractor: the issuer may hold
    them.
    """
    firms = _one_leader(priced_team)
    frame = work.join(firms, on=list(FIRM), how="left")
    frame = frame.join(perhaps_holds, on="contract_id", how="left")
    first_hand = is_true(nw.col("awarded")) | nw.col("joint_above")
    resub = nw.when(first_hand).then(FALSE).otherwise(gives_out("labour"))
    teams = work.filter(LABOUR).join(priced_team, on=list(FIRM))
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
        to_nobody_named(LABOUR & resub),
        found(
            is_true(LABOUR & resub),
            "资料登记劳务承包人{issuer_name}又将劳务作业发给{contractor_name}",
            "the data record that the labour contractor {issuer_name} gave labour on to"
            " {contractor_name}",
            ask=["contract_scope", "labour_contract"],
        ),
        found(
            is_true(LABOUR & (nw.col("how") == "firm")),
            "资料登记{contractor_name}的班组按承包价结算，带班人{leader_name}登记为企业或者个体工商户，"
            "资料未登记其为{contractor_name}的职工",
            "the data record that a team of {contractor_name} works for a price, and its leader"
            " {leader_name} as a firm or sole trader, not as an employee of {contractor_name}",
            ask=["team_agreement", "contract_scope"],
        ),
        found(
            is_true(LABOUR & (nw.col("how") == "employee")),
            "资料登记{contractor_name}的班组按承包价结算，带班人{leader_name}登记为与{other_name}签订劳动合同的职工",
            "the data record that a team of {contractor_name} works for a price, and that its"
            " leader {leader_name} has a labour contract with {other_name}",
            ask=["team_agreement", "labour_contract"],
        ),
        found(
            is_true(LABOUR & (nw.col("how") == "no_contract")),
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
        cannot_tell(
            nw.col("kind").is_null() & ~nw.col("how").is_null(),
            "资料登记{contractor_name}的班组按承包价结算，带班人{leader_name}不是其签订劳动合同的职工，"
            "{contractor_name}所签合同的类别未知",
            "the data record that a team of {contractor_name} works for a price, and that its"
            " leader {leader_name} is no employee of {contractor_name}, whose contract is of"
            " unknown kind",
            ask=["contract_paper", "team_agreement"],
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
            cite("worker", "roster_id", frame=_cited(teams, "roster_id")),
            cite("staff", "post_key", frame=_cited(teams, "post_key")),
            cite("party", "firm_id", frame=_cited(teams, "firm_id")),
        ],
        amount="price",
    )


def _one_leader(teams: Frame) -> Frame:
    """Of each firm one leader who is known not to be its employee, if any."""
    label = nw.concat_str([nw.col("how"), nw.lit(":"), nw.col("team_id")])
    labelled = teams.with_columns(_label=label)
    first = labelled.group_by(*FIRM).agg(nw.col("_label").min(), _teams=nw.len())
    told = labelled.filter(~nw.col("how").is_null())
    names = told.group_by(*FIRM, "_label").agg(
        *(nw.col(name).max() for name in ("how", "leader_name", "other_name"))
    )
    return first.join(names, on=[*FIRM, "_label"], how="left").drop("_label")


def _cited(teams: Frame, column: str) -> Frame:
    known = teams.filter(~nw.col("how").is_null())
    return known.select("project_id", "subject", column)
