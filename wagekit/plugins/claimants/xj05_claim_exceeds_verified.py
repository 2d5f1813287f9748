"""XJ05: a clue claims more money, or more people, than were verified."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import Frame, earliest, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text


@rule(
    "XJ05",
    "claim_exceeds_verified",
    title=Text("反映的欠薪超过核实", "More claimed than verified"),
    subject="clue",
    articles=("T52", "T50", "R4"),
)
def claim_exceeds_verified(clue: Frame, claimant: Frame, as_of: nw.Expr) -> Ladder:
    """A clue claims more money, or more people, than were verified.

    Why it matters: what lies between the two must be explained by whoever named it, be it the
    people, their leader or the firm that handed in the list (T52); and what could not be verified
    for want of the employer's records is no invention (T50).
    Found when: the sum claimed is higher than the sum verified, or the people are more, by however
    little (no tolerance).
    Not found when: neither is. The claimants' own rows tell how much and how many where the clue
    does not.
    Assumes: a sum or a number of people verified after the day of judgement is not known yet; so is
    a sum that a clue, concluded or not, does not state. Where only the people are not known the
    sums decide.
    """
    frame = _with_claims(clue, claimant).with_columns(**_verified(as_of))
    frame = frame.with_columns(**_more())
    over, more = is_true(nw.col("excess") > 0), is_true(nw.col("more") > 0)
    return ladder(
        frame,
        not_applicable(
            is_true(earliest("received_on") > as_of),
            "线索在判断日之后才收到",
            "the clue came after the day of judgement",
        ),
        found(
            over & more,
            "线索反映{claimed_people}人、{claimed:yuan}元，核实{sure_people}人、{sure:yuan}元，"
            "反映多出{more}人、{excess:yuan}元，须由提供名册的单位和人员说明",
            "the clue claims {claimed:yuan} yuan for {claimed_people} people; {sure:yuan} for"
            " {sure_people} were verified: {excess:yuan} yuan and {more} people need to be"
            " explained by whoever named them",
            ask=["claim_statement", "verification_report", "team_list", "wage_sheet"],
        ),
        found(
            over,
            "线索反映{claimed:yuan}元，核实{sure:yuan}元，反映多出{excess:yuan}元，须由提供数额的单位和"
            "人员说明",
            "the clue claims {claimed:yuan} yuan; {sure:yuan} were verified: {excess:yuan} yuan"
            " need to be explained by whoever named them",
            ask=["claim_statement", "verification_report", "wage_sheet"],
        ),
        found(
            more,
            "线索反映{claimed_people}人，核实{sure_people}人，反映多出{more}人，须由提供名册的单位和人员"
            "说明",
            "the clue claims for {claimed_people} people; {sure_people} were verified: {more} need"
            " to be explained by whoever named them",
            ask=["claim_statement", "verification_report", "team_list"],
        ),
        cannot_tell(
            nw.col("excess").is_null() & nw.col("sure").is_null(),
            "核实的欠薪金额未知，不能与反映的{claimed:sum}比较",
            "the sum verified is not known, and cannot be compared with the {claimed:sum} claimed",
            ask=["verification_report"],
        ),
        cannot_tell(
            nw.col("excess").is_null() | nw.col("partly"),
            "反映的欠薪金额不明或者不全，不能与核实的{sure:sum}比较",
            "the sum claimed is not known, or only in part, and cannot be compared with the"
            " {sure:sum} verified",
            ask=["claim_statement"],
        ),
        clear("反映的金额和人数没有超过核实", "no more is claimed than was verified"),
        evidence=[cite("clue", "clue_id"), cite("claimant", "key", frame=_cited(clue, claimant))],
        parties=["respondent_id"],
        amount="excess",
    )


def _with_claims(clue: Frame, claimant: Frame) -> Frame:
    """`claimed`, `claimed_people`: as the clue says, else as its claimants add up.

    `partly`: claimants are added up of whom some claim an unknown sum.
    """
    sum_, known = nw.col("claimed_amount"), ~nw.col("claimed_amount").is_null()
    each = claimant.group_by("clue_id").agg(
        _sum=sum_.sum().cast(nw.Int64),
        _stated=nw.when(known).then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        _rows=nw.len().cast(nw.Int64),
    )
    joined = clue.join(each, on="clue_id", how="left")
    added = nw.when(nw.col("_stated") > 0).then("_sum")
    return joined.with_columns(
        subject=nw.col("clue_id"),
        claimed=nw.coalesce("amount", added),
        claimed_people=nw.coalesce("people", "_rows"),
        partly=nw.col("amount").is_null() & is_true(nw.col("_stated") < nw.col("_rows")),
    )


def _verified(as_of: nw.Expr) -> dict[str, nw.Expr]:
    """`sure`, `sure_people`: what was verified by the day of judgement."""
    later = is_true(earliest("concluded_on") > as_of)
    done = ~later & ~is_true(nw.col("conclusion") == "pending")
    return {
        "sure": nw.when(done).then("verified_amount"),
        "sure_people": nw.when(done).then("verified_people"),
    }


def _more() -> dict[str, nw.Expr]:
    return {
        "excess": nw.col("claimed") - nw.col("sure"),
        "more": nw.col("claimed_people") - nw.col("sure_people"),
    }


def _cited(clue: Frame, claimant: Frame) -> Frame:
    rows = claimant.select("clue_id", key=key_of("claimant"))
    return rows.join(clue.select("clue_id", "project_id"), on="clue_id").select(
        "project_id", "key", subject="clue_id"
    )
