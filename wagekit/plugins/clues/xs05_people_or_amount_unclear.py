"""XS05: for how many people and how much a clue was verified is not stated, or does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.clue_kinds import NOT_WAGES, VERIFIED
from wagekit.model.text import Text
from wagekit.plugins.clue_frame import (
    HANDED_ON,
    NOT_RECEIVED,
)
from wagekit.plugins.listed_claims import listed_claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step

OWED = ("paid", "ordered")
"""Dispositions of what was found to be owed."""
BOTH = Text("人数和金额", "people and amount")
PEOPLE = Text("人数", "people")
AMOUNT = Text("金额", "amount")


@rule(
    "XS05",
    "people_or_amount_unclear",
    title=Text("核实人数或金额不清", "People or amount unclear"),
    subject="clue",
    articles=("R4", "R6"),
)
def people_or_amount_unclear(
    clue_now: Frame,
    claimant: Frame,
    claimed: Frame,
) -> Ladder:
    """A clue was concluded without verified people or amount, or these do not add up.

    Why it matters: a conclusion says for whom and for how much it holds (R4); a ledger, an order to
    pay and the payment itself rest on these two numbers.
    Found when: a concluded clue has no verified people or no verified amount; the claimants listed
    are more or fewer than the people verified, or their sums more or less than the amount; one of
    the two numbers is zero and the other is not.
    Not found when: the two are stated and the claimants, where any are listed, add up to them; the
    conclusion is that it is false; it was refused, transferred or guided elsewhere unverified; it
    is not concluded; it is about project money.
    Assumes: an empty number on a concluded clue was not verified. Nothing is tolerated, and a clue
    that is partly true is no exception: the list shows who claimed, and why the rest was not
    verified must be on record. Where a claimant's sum is not known and the others do not exceed the
    amount, it is open, and so is a labour dispute without numbers, which may be about no sum. Open
    is also a clue with nothing verified of which the conclusion is not stated, unless it was paid
    or ordered, or of a pending one the disposition: it may be false, or handed on.
    """
    frame = _with_claimants(clue_now, claimed)
    kind, conclusion = nw.col("kind"), nw.col("conclusion")
    unverified = ~is_true(conclusion.is_in(VERIFIED))
    return ladder(
        frame,
        NOT_RECEIVED,
        not_applicable(
            is_true(kind.is_in(NOT_WAGES)),
            "不是反映工资的线索",
            "not a clue on wages",
        ),
        clear_when(
            is_true(conclusion == "false"), "核实结论为不属实", "concluded that it is false"
        ),
        cannot_tell(
            nw.col("concluded") & _perhaps_unverified(),
            "线索于{concluded_on:day}办结，核实人数和金额为零或者没有登记，核实结论或者处置结果没有登记；"
            "是否为不属实，或者未经核实即移送、引导处理未知",
            "the clue was concluded on {concluded_on:day}; verified people and amount are zero or"
            " not stated, nor is its conclusion or disposition: whether it was false, or handed on"
            " unverified, is not known",
            ask=["clue_conclusion", "clue_verification"],
        ),
        *_sums(),
        not_applicable(
            unverified & is_true(nw.col("disposition").is_in(HANDED_ON)),
            "未经核实即不予受理、移送或者引导处理",
            "refused, transferred or guided elsewhere, and not verified",
        ),
        *_missing(),
        clear("核实人数和金额清楚", "people and amount are clear"),
        evidence=[
            cite("clue", "clue_id"),
            cite("claimant", "key", frame=_cited(clue_now, claimant)),
        ],
        parties=["respondent_id"],
        amount="verified_amount",
    )


def _sums() -> Sequence[Step]:
    people, amount = nw.col("verified_people"), nw.col("verified_amount")
    whole = (nw.col("unstated") == 0) & (nw.col("claimed") != amount)
    return (
        found(
            is_true(nw.col("listed") != people),
            "线索核实{verified_people}人，名单{listed}人，两者不一致",
            "{verified_people:person|people} verified; the list of claimants has {listed}",
            ask=["claimant_list", "clue_verification"],
        ),
        found(
            is_true(whole | (nw.col("claimed") > amount)),
            "线索核实金额{verified_amount:yuan}元，名单合计{claimed:yuan}元，两者不一致",
            "{verified_amount:yuan} yuan were verified; the claimants listed add up to"
            " {claimed:yuan}",
            ask=["claimant_list", "clue_verification"],
        ),
        found(
            is_true((people == 0) & (amount > 0)) | is_true((people > 0) & (amount == 0)),
            "线索核实{verified_people}人，核实金额{verified_amount:yuan}元，两者不相符",
            "{verified_people:person|people} and {verified_amount:yuan} yuan were verified, which"
            " do not agree",
            ask=["clue_verification"],
        ),
    )


def _missing() -> Sequence[Step]:
    people, amount = nw.col("verified_people").is_null(), nw.col("verified_amount").is_null()
    concluded, either = nw.col("concluded"), people | amount
    conclusion = is_true(nw.col("conclusion").is_in(VERIFIED))
    parts = ((people & amount, BOTH), (people, PEOPLE), (amount, AMOUNT))
    return (
        cannot_tell(
            concluded & either & is_true(nw.col("kind") == "labour_dispute"),
            "线索反映劳动争议，于{concluded_on:day}办结，没有核实人数或金额，是否涉及工资数额未知",
            "a labour dispute concluded on {concluded_on:day} without verified people or amount;"
            " whether it was about a sum is not known",
            ask=["clue_verification"],
        ),
        *(
            found(
                concluded & missing,
                f"线索于{{concluded_on:day}}办结，没有核实{what.zh}",
                f"the clue was concluded on {{concluded_on:day}} without verified {what.en}",
                ask=["clue_verification", "claimant_list"],
            )
            for missing, what in parts
        ),
        cannot_tell(
            ~concluded & conclusion & either,
            "线索已有核实结论，没有办结日期，核实人数或金额没有记载",
            "there is a conclusion on the clue and no day of it; verified people or amount are not"
            " stated",
            ask=["clue_verification", "clue_handling"],
        ),
        not_applicable(either, "尚未办结", "not concluded yet"),
        cannot_tell(
            nw.col("unstated") > 0,
            "线索核实金额{verified_amount:yuan}元，名单中{unstated}人的主张金额未知，合计是否一致无法判断",
            "{verified_amount:yuan} yuan were verified; what {unstated} of the claimants listed"
            " claim is not known, nor whether it adds up",
            ask=["claimant_list"],
        ),
    )


def _perhaps_unverified() -> nw.Expr:
    """Nothing was verified, and the clue may be false or handed on, for all that is stated.

    What was paid or ordered was neither; of what is said to be handed on nothing is asked.
    """
    people, amount = nw.col("verified_people"), nw.col("verified_amount")
    nothing = ~is_true(people > 0) & ~is_true(amount > 0)
    disposition, unsaid = nw.col("disposition"), nw.col("conclusion").is_null()
    perhaps_false = unsaid & ~is_true(disposition.is_in((*OWED, *HANDED_ON)))
    handed_on = is_true(nw.col("conclusion") == "pending") & disposition.is_null()
    asked = people.is_null() | amount.is_null() | ~nw.col("listed").is_null()
    return asked & nothing & (perhaps_false | handed_on)


def _with_claimants(frame: Frame, claimed: Frame) -> Frame:
    """`listed`, `claimed` (fen, as far as stated), `unstated`: null where nobody is listed."""
    joined = frame.join(listed_claims(claimed), on="clue_id", how="left")
    stated = nw.when(~nw.col("listed").is_null()).then(nw.coalesce("claimed", nw.lit(0)))
    return joined.with_columns(claimed=stated.cast(nw.Int64))


def _cited(frame: Frame, claimant: Frame) -> Frame:
    places = frame.select("clue_id", "project_id", subject=nw.col("clue_id"))
    rows = claimant.with_columns(key=key_of("claimant")).select("clue_id", "key")
    return rows.join(places, on="clue_id").drop("clue_id")
