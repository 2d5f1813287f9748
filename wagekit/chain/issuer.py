"""What is known of the issuer of professional or labour works besides its role in the project."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.held_works import held_of_others, perhaps_held
from wagekit.core.derived import derived
from wagekit.core.logic import TRUE, Frame, is_true


@derived
def issuer(
    work: Frame,
    project: Frame,
    role: Frame,
    actor: Frame,
    staff: Frame,
    employed: Frame,
    open_branch: Frame,
) -> Frame:
    """`contract_id`, `owner_side`, `may_act_for_firm`, `known_general`, `may_hold`, none null.

    `owner_side`: the issuer is the owner, or its agent, who awards a general contract. What an
    issuer signs may be its firm's (`may_act_for_firm`) if it holds an internal contract and is not
    known to be an outsider, is the legal representative or an employee of a contractor, or may be
    its branch, or the firm of which the contractor is a branch.
    `known_general`: the project names a general contractor (`general_id`), or the owner is known to
    have given out works other than labour. `may_hold`: a contract for works of which nobody knows
    the contractor may be the issuer's; `may_hold_labour`: one for labour. `held_of`,
    `held_of_several`: as `held_of_others`, the latter null if the issuer holds no works but from
    the owner.
    """
    agents = work.filter(is_true(nw.col("awarded") & nw.col("general_kind")))
    may_be_own = ~is_true(~nw.col("employee_contractor"))
    internal = work.filter(is_true(nw.col("kind") == "internal") & may_be_own)
    insiders = [
        internal.select("project_id", person_id="contractor_id"),
        _representatives(role, actor),
        _posted(staff),
        _on_roster(role, employed),
        _perhaps_branches(work, role, open_branch),
        _perhaps_heads(work, role, actor, open_branch),
    ]
    frame = _marked(work, agents, "issuer_id", "_agent")
    people = nw.concat(insiders, how="vertical")
    frame = _marked(frame, people, "person_id", "may_act_for_firm")
    frame = frame.join(_named(project), on="project_id", how="left")
    frame = frame.join(_hired(work), on="project_id", how="left")
    labour = perhaps_held(work, ("labour",)).rename({"may_hold": "may_hold_labour"})
    for held in (perhaps_held(work), labour):
        frame = frame.join(held, on="contract_id", how="left")
    frame = frame.join(held_of_others(work), on=["project_id", "issuer_id"], how="left")
    named = ~nw.col("general_id").is_null()
    return frame.select(
        *("contract_id", "general_id", "may_act_for_firm", "held_of", "held_of_several"),
        may_hold=is_true(nw.col("may_hold")),
        may_hold_labour=is_true(nw.col("may_hold_labour")),
        owner_side=is_true(nw.col("issuer_id") == nw.col("owner_id")) | nw.col("_agent"),
        known_general=named | ~nw.col("_hired").is_null(),
    )


def _representatives(role: Frame, actor: Frame) -> Frame:
    """Legal representatives of the general and professional contractors of each project."""
    leaders = actor.select("party_id", person_id="legal_rep_id")
    return _contractors(role).join(leaders, on="party_id").select("project_id", "person_id")


def _on_roster(role: Frame, employed: Frame) -> Frame:
    """Who has a labour contract with one of them in the project."""
    people = employed.rename({"employer_id": "party_id"})
    keys = ["project_id", "party_id"]
    return people.join(_contractors(role), on=keys, how="semi").select("project_id", "person_id")


def _perhaps_branches(work: Frame, role: Frame, open_branch: Frame) -> Frame:
    """What may be the branch of one of them, or of anybody."""
    named = open_branch.select(party_id="parent_id", person_id="party_id")
    ours = _contractors(role).join(named, on="party_id").select("project_id", "person_id")
    orphans = named.filter(nw.col("party_id").is_null())
    issuers = work.select("project_id", person_id="issuer_id")
    return nw.concat([ours, issuers.join(orphans, on="person_id", how="semi")], how="vertical")


def _perhaps_heads(work: Frame, role: Frame, actor: Frame, open_branch: Frame) -> Frame:
    """Firms of which one of them may be the branch; of one of no known firm, any issuer's."""
    ours = _contractors(role).join(open_branch, on="party_id")
    orphans = ours.filter(nw.col("parent_id").is_null())
    people = actor.filter(nw.col("kind") == "individual").select(person_id="party_id")
    issuers = work.select("project_id", person_id="issuer_id")
    firms = issuers.join(people, on="person_id", how="anti")
    anybody = firms.join(orphans.select("project_id"), on="project_id", how="semi")
    return nw.concat([ours.select("project_id", person_id="parent_id"), anybody], how="vertical")


def _contractors(role: Frame) -> Frame:
    return role.filter(nw.any_horizontal("general", "perhaps", "professional", ignore_nulls=True))


def _posted(staff: Frame) -> Frame:
    own = is_true(nw.col("labour_contract_with") == nw.col("company_id"))
    return staff.filter(own).select("project_id", "person_id")


def _named(project: Frame) -> Frame:
    return project.select("project_id", general_id="general_contractor_id")


def _hired(work: Frame) -> Frame:
    """Projects in which the owner gave out works that are known to be other than labour."""
    hired = nw.col("awarded") & (nw.col("kind") != "labour")
    return work.filter(is_true(hired)).group_by("project_id").agg(_hired=nw.len())


def _marked(frame: Frame, rows: Frame, column: str, mark: str) -> Frame:
    """`frame` with `mark`: its issuer stands in `column` of `rows` in the same project."""
    keys = rows.select("project_id", issuer_id=nw.col(column))
    once = keys.group_by("project_id", "issuer_id").agg(_n=nw.len())
    marks = once.select("project_id", "issuer_id", TRUE.alias(mark))
    joined = frame.join(marks, on=["project_id", "issuer_id"], how="left")
    return joined.with_columns(is_true(nw.col(mark)).alias(mark))
