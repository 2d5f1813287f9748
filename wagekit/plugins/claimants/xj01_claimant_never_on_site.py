"""XJ01: somebody claims wages of months of which complete records do not show them on the site."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear_when, found, ladder
from wagekit.core.logic import HOLDS, OPEN, TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.claimant import BY_NAME, NOBODY_KNOWN, NOT_YET, OTHER_MONEY, at_place, shown


@rule(
    "XJ01",
    "claimant_never_on_site",
    title=Text("讨薪人员没有到场记录", "No record of the claimant on the site"),
    subject="claimant",
    articles=("T52", "T50"),
)
def claimant_never_on_site(
    claimed: Frame,
    sighted: Frame,
    came: Frame,
    gate_month: Frame,
    namesake: Frame,
    worker: Frame,
    alias: Frame,
) -> Ladder:
    """Somebody claims wages, and complete gate records of the months do not show them on the site.

    Why it matters: invented claims are dealt with by law (T52); but records are the employer's to
    keep, and that they are missing never proves that nobody worked (T50).
    Found when: the gate of the project has rows for every month claimed, and neither it nor any
    other attendance, wage sheet or payment of wages shows the person in the project.
    Not found when: any of these shows the person there, in whatever month. A gate that has no row
    for one of the months, and attendance by hand alone, leave it open.
    Assumes: a month of which the gate holds any row is complete. A sheet that the foreman drew up,
    attendance without its days, a line without days or pay, a day of entry or of leaving on the
    roster, a post, and being a manager, a foreman or the leader of a team leave it open; so do
    records in another project, a namesake, and a clue without a project. To be registered, and the
    claimant's own sheet, show nothing.
    """
    frame = at_place(claimed, sighted)
    frame = _with_other_places(frame, sighted, came)
    frame = _with_gate(frame, gate_month)
    frame = frame.join(namesake.with_columns(_same_name=TRUE), on="subject", how="left")
    ungated = ~is_true(nw.col("months") > 0) | ~is_true(nw.col("gated") == nw.col("months"))
    return ladder(
        frame,
        NOT_YET,
        OTHER_MONEY,
        NOBODY_KNOWN,
        clear_when(
            is_true(nw.col("level") == HOLDS),
            "该项目有其考勤、工资或者工资支付记录",
            "attendance, a wage sheet or a payment of wages shows the person in the project",
        ),
        cannot_tell(
            nw.col("project_id").is_null(),
            "线索没有载明项目，{claimant_name}是否到过所涉现场未知",
            "the clue names no project: whether {claimant_name} was on its site is not known",
            ask=["clue_project", "attendance_record"],
        ),
        cannot_tell(
            is_true(nw.col("level") == OPEN),
            "{claimant_name}没有出勤天数、工资和工资支付的确切记录，但有进场或者退场登记、岗位信息、班组长身份、"
            "未载明天数的考勤或者班组长编制的工资表，是否在场未知",
            "no record states days, wages or a payment of wages of {claimant_name}; a day of entry"
            " or of leaving, a post or role, a team led, attendance without days, or a foreman's"
            " sheet leaves it open whether the person was on the site",
            ask=["attendance_record", "labour_contract", "wage_payment_proof"],
        ),
        cannot_tell(
            is_true(nw.col("elsewhere") > 0),
            "{claimant_name}在该项目没有记录，但在其他项目有出勤或者工资记录，线索所涉项目是否准确未知",
            "the project has no record of {claimant_name}, another has: whether the clue names the"
            " right project is not known",
            ask=["clue_project", "claim_statement"],
        ),
        cannot_tell(
            is_true(nw.col("_same_name")),
            "{claimant_name}没有记录，但该项目花名册中有同名人员，是否为同一人未知",
            "no record shows {claimant_name}; the roster of the project has a namesake, and whether"
            " the two are one person is not known",
            ask=["identity_card", "real_name_record"],
        ),
        cannot_tell(
            ungated,
            "该项目没有{claimant_name}的记录，但主张的月份不明，或者并非每个月都有闸机考勤；"
            "缺少考勤不能推定没有劳动",
            "the project has no record of {claimant_name}; the months claimed are not known, or the"
            " gate has no rows for some: missing attendance does not prove that nobody worked",
            ask=["attendance_record", "claim_statement", "labour_contract"],
        ),
        found(
            TRUE,
            "{claimant_name}主张{period}的工资；该项目这{months}个月均有闸机考勤，其中没有其考勤，"
            "资料中也没有其工资和工资支付记录，是否到过现场需要核实",
            "{claimant_name} claims wages of {period}; the gate of the project has rows for"
            " {months:month|months}, all of them, and none of this person, nor do the data have a"
            " wage sheet or payment of wages: whether the person was on the site needs to be"
            " checked",
            ask=["claim_statement", "identity_card", "labour_contract", "attendance_record"],
        ),
        notes=[BY_NAME],
        evidence=shown(frame, worker, alias),
        parties=["person_id"],
        amount="claimed_amount",
        period="period",
    )


def _with_other_places(frame: Frame, sighted: Frame, came: Frame) -> Frame:
    """`elsewhere`: how many records show the person at work, or attending for no known days."""
    sure = sighted.filter(nw.col("level") == HOLDS)
    both = nw.concat(
        [rows.select("person_id") for rows in (sure, came.filter(nw.col("level") > 0))],
        how="vertical",
    )
    seen = both.group_by("person_id").agg(elsewhere=nw.len())
    return frame.join(seen, on="person_id", how="left")


def _with_gate(frame: Frame, gate_month: Frame) -> Frame:
    """`months` claimed, and of how many of them the gate of the place has rows (`gated`)."""
    spans = frame.select("subject", "place", "first", "last")
    rows = spans.join(gate_month.rename({"project_id": "place"}), on="place")
    within = rows.filter(nw.col("month") >= nw.col("first"), nw.col("month") <= nw.col("last"))
    counted = within.group_by("subject").agg(gated=nw.len().cast(nw.Int64))
    months = nw.col("last") - nw.col("first") + 1
    return frame.join(counted, on="subject", how="left").with_columns(months=months)
