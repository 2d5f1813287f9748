"""XJ02: somebody who claims wages stands in the project as a supplier or as a holder of works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import HOLDS, OPEN, TRUE
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.claimant import (
    BY_NAME,
    NOBODY_KNOWN,
    NOT_YET,
    NOWHERE,
    OTHER_MONEY,
    held_rows,
    shown,
)

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

HAS_WAGES = Note(
    (nw.col("lines") > 0) | nw.col("banked"),
    Text(
        "（资料另有其工资或者工资支付记录，须核实是否同时提供了劳动）",
        " (The data also have wages of this person: whether there was labour besides needs to be"
        " checked.)",
    ),
)


@rule(
    "XJ02",
    "claimant_not_a_worker",
    title=Text("讨薪人员可能不是务工人员", "The claimant may not be a worker"),
    subject="claimant",
    articles=("T52", "T50"),
)
def claimant_not_a_worker(
    claimed: Frame, standing: Frame, held_price: Frame, worker: Frame, alias: Frame
) -> Ladder:
    """Somebody who claims wages is there as a supplier, or holds works and is on no wage sheet.

    Why it matters: prices of goods and of works are claims of another kind, for which other offices
    and courts are there; claimed as wages they fall under T52.
    Found when: the roster lists the person as a supplier, or a supply or lease contract is the
    person's; or the person holds a works or labour contract, or leads a team that works for a
    price, and has no line on any wage sheet of the project.
    Not found when: the person attended or is on the wage sheet. A manager or foreman who attended
    and has wages unpaid on the sheet claims wages as anybody does.
    Assumes: being a manager or foreman decides nothing by itself, nor does a contract that ended
    before the months claimed, one of no stated kind, an employee's own, or a team without a price.
    A sheet that the claimant drew up is none. What was signed after the day of judgement is not
    there yet.
    """
    frame = claimed.join(standing, on="subject", how="left")
    above = nw.any_horizontal(
        nw.col("as_manager"),
        nw.col("as_foreman"),
        nw.col("unsaid"),
        nw.col("supplies") == OPEN,
        nw.col("holds") >= OPEN,
        ignore_nulls=True,
    )
    return ladder(
        frame,
        NOT_YET,
        OTHER_MONEY,
        NOBODY_KNOWN,
        NOWHERE,
        found(
            nw.col("supplies") == HOLDS,
            "{claimant_name}在该项目有本人的供应或者租赁合同，主张的{claimed_amount:sum}可能是货款或者租金，"
            "需要核实",
            "a supply or lease contract in the project is {claimant_name}'s own: the"
            " {claimed_amount:sum} claimed may be a price of goods or rent, and need to be checked",
            ask=["contract_paper", "claim_statement", "attendance_record", "wage_sheet"],
        ),
        found(
            nw.col("as_supplier"),
            "{claimant_name}在该项目登记为供应商，主张的{claimed_amount:sum}可能不是工资，需要核实",
            "{claimant_name} is listed as a supplier in the project: the {claimed_amount:sum}"
            " claimed may not be wages, and need to be checked",
            ask=["contract_paper", "claim_statement", "attendance_record", "wage_sheet"],
        ),
        found(
            (nw.col("holds") == HOLDS) & (nw.col("lines_here") == 0),
            "{claimant_name}在该项目承包工程或劳务，或者带领按承包价计酬的班组，本项目工资表中没有其本人的记录，"
            "主张的{claimed_amount:sum}可能是承包款，需要核实",
            "{claimant_name} holds a works or labour contract in the project, or leads a team that"
            " works for a price, and no wage sheet of it has a line of the person's own: the"
            " {claimed_amount:sum} claimed may be the price of works, and need to be checked",
            ask=["team_agreement", "team_list", "attendance_record", "wage_sheet"],
        ),
        clear_when(
            above & nw.col("attended") & (nw.col("unpaid") > 0),
            "有本人考勤，工资表上有未付的工资",
            "the person attended, and wages are unpaid on the sheet",
        ),
        cannot_tell(
            above,
            "{claimant_name}在该项目是管理人员或者班组长，或者另有承包、供应关系，但没有同时查到本人考勤和"
            "未付的工资，是否提供劳动未知；仅凭岗位不能下结论",
            "{claimant_name} is a manager or foreman in the project, or has a contract or team"
            " there; own attendance and unpaid wages do not both show, so that it is not known"
            " whether there was labour: the post alone decides nothing",
            ask=["labour_contract", "attendance_record", "wage_sheet", "team_agreement"],
        ),
        clear_when(
            nw.col("as_worker") | nw.col("attended") | (nw.col("lines_here") > 0),
            "登记为工人，或者有本人考勤、工资记录",
            "listed as a worker, or has attendance or wages of the own",
        ),
        cannot_tell(
            TRUE,
            "资料没有{claimant_name}在该项目的岗位、考勤和工资记录，是否为务工人员未知",
            "the data have no role, attendance or wages of {claimant_name} in the project: whether"
            " the person is a worker is not known",
            ask=["identity_card", "labour_contract", "attendance_record", "wage_sheet"],
        ),
        notes=[BY_NAME, HAS_WAGES],
        evidence=[
            *shown(frame, worker, alias),
            cite("contract", "contract_id", frame=held_rows(frame, held_price, "contract_id")),
            cite("team", "team_id", frame=held_rows(frame, held_price, "team_id")),
        ],
        parties=["person_id"],
        amount="claimed_amount",
        period="period",
    )
