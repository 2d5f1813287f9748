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
from wagekit.plugins.listed_claims import listed_claims


@rule(
    "XJ05",
    "claim_exceeds_verified",
    title=Text("反映的欠薪超过核实", "More claimed than verified"),
    subject="clue",
    articles=("T52", "T50", "R4"),
)
def claim_exceeds_verified(clue: Frame, claimant: Frame, claimed: Frame, as_of: nw.Expr) -> Ladder:
    """A clue claims more money, or more people, than were verified.

    Why it matters: what lies between the two must be explained by whoever named it, be it the
    people, their leader or the firm that handed in the list (T52); and what could not be verified
    for want of the employer's records is no invention (T50).
    Found when: the sum claimed is higher than the sum verified, or the people are more, by however
    little (no tolerance).
    Not found when: neither is. The claimants' own rows tell how much and how many where the clue
    does not; rows of one person are one.
    Assumes: a sum or a number of people verified after the day of judgement is not known yet; so is
    a sum that a clue, concluded or not, does not state. The claimants' rows may leave out a part of
    the sum where one states none, or where they are fewer people than claimed (than verified, where
    that is not stated): no more than was verified is then open. Where only the people are not
    known the sums decide. The sum in question is what was claimed above the sum verified; there is
    none where only the people are more.
    """
    frame = clue.with_columns(subject=nw.col("clue_id"), **_verified(as_of))
    frame = _with_claims(frame, claimed).with_columns(**_more())
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
            "the clue claims {claimed:yuan} yuan for {claimed_people:person|people};"
            " {sure:yuan} for {sure_people} were verified: {excess:yuan} yuan and"
            " {more:person|people} more need to be"
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
            "the clue claims for {claimed_people:person|people}; {sure_people} were verified:"
            " {more:person|people} more need to be explained by whoever named them",
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
        amount="sum_over",
    )


def _with_claims(clue: Frame, claimed: Frame) -> Frame:
    """`claimed`, `claimed_people`: as the clue says, else as its claimants add up.

    `partly`: claimants are added up, and more is claimed than that: of some the sum is not known,
    or they are fewer than the people.
    """
    joined = clue.join(listed_claims(claimed), on="clue_id", how="left")
    listed, unstated = nw.col("listed"), nw.col("unstated")
    added = nw.when(nw.col("stated") > 0).then("claimed")
    fewer = is_true(listed < nw.coalesce("people", "sure_people"))
    return joined.with_columns(
        claimed=nw.coalesce("amount", added),
        claimed_people=nw.coalesce("people", "listed"),
        partly=nw.col("amount").is_null() & (is_true(unstated > 0) | fewer),
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
    """`excess`, `more`: the sum and the people above what was verified; `sum_over` if there is."""
    excess = nw.col("claimed") - nw.col("sure")
    return {
        "excess": excess,
        "sum_over": nw.when(excess > 0).then(excess),
        "more": nw.col("claimed_people") - nw.col("sure_people"),
    }


def _cited(clue: Frame, claimant: Frame) -> Frame:
    rows = claimant.select("clue_id", key=key_of("claimant"))
    return rows.join(clue.select("clue_id", "project_id"), on="clue_id").select(
        "project_id", "key", subject="clue_id"
    )
