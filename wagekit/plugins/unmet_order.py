"""Who owes wages and was ordered to pay them: what the rules on crime and list have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Note, cannot_tell, clear_when, not_applicable
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    NO_TEXT,
    OPEN,
    TRUE,
    earliest,
    is_true,
    latest,
    least,
    stated,
)
from wagekit.model.codes import PAID_RESULTS, PAY_ORDERS
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.core.ladder import Step
    from wagekit.core.logic import Frame

ABOUT_PAY = ("pay_order", "decision")
"""Orders that are about pay whatever else they state."""
DEBT = (
    "sum_sure",
    "sum_may",
    "people_sure",
    "people_may",
    "open",
    "large",
    "projects",
    "first_due",
    "sheet_due",
    "sheet_due_to",
)
LIMITS = ("one_low", "one_high", "many_low", "many_high")
UNSAID = Note(
    is_true((nw.col("order_kind") == "rectify_order") & nw.col("order_amount").is_null()),
    Text(
        "；限期改正文书未载明金额，须核对责令的内容是支付上述工资",
        "; the order to rectify states no amount: check that it orders these wages to be paid",
    ),
)
SEVERAL = Note(
    nw.col("projects") > 1,
    Text(
        "；所欠工资分属{projects}个项目，须核对责令文书是否全部涵盖",
        "; the wages are of {projects} projects: check that the order covers all",
    ),
)
INDIVIDUAL = Note(
    is_true(nw.col("employer_kind") == "individual"),
    Text(
        "；用人者为个人的，须核对是否已先责令有用工主体资格的发包单位支付",
        "; where an individual hired, check that the licensed firm above was ordered to pay first",
    ),
)
KNOWN = is_true(
    (nw.col("one_low") == nw.col("one_high")) & (nw.col("many_low") == nw.col("many_high"))
)
UNSETTLED = is_true((nw.col("met_large") == OPEN) & ~nw.col("one_low").is_null())
LARGE_AMOUNT = (
    "crime_one_months",
    "crime_one_amount",
    "crime_one_amount_low",
    "crime_one_amount_high",
    "crime_many_people",
    "crime_many_amount",
    "crime_many_amount_low",
    "crime_many_amount_high",
)
"""The numbers by which wages unpaid are a large amount."""

AMOUNT_NOTES = (
    Note(
        is_true((nw.col("met_large") == OPEN) & nw.col("clue_open")),
        Text(
            "；线索核实的欠薪是否已由台账所载款项付清、是否为该单位所欠未知，须核对完整的欠薪台账",
            "; whether what a clue verified was paid by what the ledger states, or is owed by this"
            " firm, is not known: check the whole arrears ledger",
        ),
    ),
    Note(
        is_true((nw.col("verdict") == HOLDS) & (nw.col("met_sure") < nw.col("sum_sure"))),
        Text(
            "；其中责令送达前已到期的{met_sure:yuan}元",
            "; {met_sure:yuan} of it were due before the order was served",
        ),
    ),
    Note(
        is_true(~KNOWN & (nw.col("large") == HOLDS) & (nw.col("verdict") == HOLDS)),
        Text(
            "；当地数额标准未知，已达全国最高标准",
            "; the province's amount is not known: the highest that the law allows is reached",
        ),
    ),
    Note(
        UNSETTLED & KNOWN,
        Text(
            "；当地标准为一名劳动者三个月以上且{one_low:yuan}元，或十人以上累计{many_low:yuan}元，"
            "二至九人不累加",
            "; here three months of one worker and {one_low:yuan} yuan, or ten workers and"
            " {many_low:yuan}, count as large; two to nine are not added up",
        ),
    ),
    Note(
        UNSETTLED & ~KNOWN,
        Text(
            "；当地标准未知，全国幅度为一名劳动者三个月以上且{one_low:yuan}至{one_high:yuan}元，"
            "或十人以上累计{many_low:yuan}至{many_high:yuan}元，二至九人不累加",
            "; the local standard is not known: by the law three months of one worker and"
            " {one_low:yuan} to {one_high:yuan} yuan, or ten workers and {many_low:yuan} to"
            " {many_high:yuan}; two to nine are not added up",
        ),
    ),
)
"""What the amount is measured by."""


def with_open_clues(frame: Frame, wage_debt: Frame) -> Frame:
    """`frame` of employers with `clue_open`: a clue's wages may be settled, or another's."""
    rows = wage_debt.filter(nw.col("basis") == "clue", "doubtful")
    marked = rows.group_by("employer_id").agg(_open=nw.len())
    joined = frame.join(marked, on="employer_id", how="left")
    return joined.with_columns(clue_open=~nw.col("_open").is_null()).drop("_open")


def with_best_order(frame: Frame, pairs: Frame, reach: str) -> Frame:
    """`frame` of employers with the order that goes furthest, and `verdict`: HOLDS, OPEN or 0.

    Args:
        frame: has `employer_id`.
        pairs: `ordered_debt`, with the column `reach`.
        reach: the level of what the order must have been about.
    """
    levels = pairs.with_columns(_reach=nw.col(reach).cast(nw.Int64))
    levels = levels.with_columns(verdict=least("_reach", "order_level"))
    rank = nw.col("verdict") * 9 + nw.col("order_level") * 3 + nw.col("_reach")
    best = levels.with_columns(_rank=rank)
    best = best.filter(nw.col("_rank") == nw.col("_rank").max().over("employer_id"))
    first = best.filter(nw.col("action_id") == nw.col("action_id").min().over("employer_id"))
    return frame.join(first.drop("_rank"), on="employer_id", how="left")


def ordered_to_pay(action: Frame) -> Frame:
    """`employer_id`, `project_id`: who was sent a document that is surely about pay."""
    told = is_true(nw.col("kind").is_in(ABOUT_PAY)) | ~nw.col("amount").is_null()
    sent = action.filter(is_true(nw.col("kind").is_in(PAY_ORDERS)), told)
    return sent.select("project_id", employer_id="party_id")


def employers(
    debt_now: Frame, arrears: Frame, ordered: Frame, project: Frame, actor: Frame
) -> Frame:
    """Whoever owed wages or was ordered to pay, with what each owes by the day of judgement.

    `subject`, `employer_id`, `employer_name`, `employer_kind`, `legal_rep_id`, `project_id` (where
    there is one only), `DEBT`, `LIMITS`; `known_sum`: what is surely owed, if anything;
    `looked_at`: some table says what it owes; `pays_first`: an owner or general contractor.
    """
    owing = debt_now.select("employer_id", "project_id", *DEBT, *LIMITS)
    ledger = arrears.select("employer_id", _place=NO_TEXT, _ledger=TRUE)
    sent = ordered.select("employer_id", _place="project_id", _ledger=FALSE)
    others = nw.concat([ledger, sent], how="vertical").filter(~nw.col("employer_id").is_null())
    rest = others.group_by("employer_id").agg(
        nw.col("_ledger").max(), _first=nw.col("_place").min(), _last=nw.col("_place").max()
    )
    names = [owing.select("employer_id"), rest.select("employer_id")]
    everyone = nw.concat(names, how="vertical").group_by("employer_id").agg(_n=nw.len())
    frame = everyone.drop("_n").join(owing, on="employer_id", how="left")
    frame = frame.join(rest, on="employer_id", how="left")
    alone = nw.when(nw.col("large").is_null() & (nw.col("_first") == nw.col("_last")))
    return _named(frame, project, actor).with_columns(
        subject=nw.col("employer_id"),
        known_sum=nw.when(nw.col("sum_sure") > 0).then("sum_sure"),
        project_id=nw.coalesce("project_id", alone.then("_first")),
        looked_at=~nw.col("large").is_null() | is_true(nw.col("_ledger")),
    )


def _named(frame: Frame, project: Frame, actor: Frame) -> Frame:
    who = actor.select("legal_rep_id", employer_id="party_id", _name="name", employer_kind="kind")
    payers = [project.select(employer_id=c) for c in ("owner_id", "general_contractor_id")]
    first = nw.concat(payers, how="vertical").group_by("employer_id").agg(_payer=nw.len())
    named = frame.join(who, on="employer_id", how="left").join(first, on="employer_id", how="left")
    return named.with_columns(
        employer_name=nw.coalesce("_name", "employer_id"), pays_first=~nw.col("_payer").is_null()
    )


def nothing_owed() -> tuple[Step, ...]:
    """Steps for who owes nothing that a table tells of."""
    nothing = (nw.col("sum_may") == 0) & (nw.col("open") == 0)
    settled = nw.col("looked_at") & (is_true(nothing) | nw.col("large").is_null())
    return (
        clear_when(settled, "没有尚未支付的到期工资", "no wages that are due are unpaid"),
        not_applicable(
            ~nw.col("looked_at") & nw.col("pays_first"),
            "未见其直接招用的劳动者被拖欠工资，先行清偿、垫付的责任不等于用人单位拖欠工资",
            "no wages of workers that it hired itself are known to be owed; having to pay first is"
            " not owing as an employer",
        ),
    )


def no_order(any_action: nw.Expr) -> tuple[Step, ...]:
    """Steps for who was never ordered, or has time left, or met the order."""
    never = nw.col("order_level").is_null()
    return (
        clear_when(
            is_true(nw.col("order_level") == 0) | (never & any_action),
            "没有已送达、期限届满而未履行的责令支付文书",
            "no order to pay was served and expired unmet",
        ),
        cannot_tell(
            never,
            "{employer_name}未付的到期工资至多{sum_may:sum}，可能达到数额较大；是否已下达责令支付的文书"
            "并送达、期限是否届满未知",
            "{employer_name} owes at most {sum_may:sum} of wages that were due, perhaps a large"
            " amount; whether an order to pay was served and has expired is not known",
            ask=["pay_order_papers", "wage_sheet"],
        ),
    )


def open_order() -> tuple[Step, ...]:
    """Steps for who was ordered, where something of the order is not known."""
    return (
        cannot_tell(
            is_true(nw.col("addressed") == OPEN),
            "责令支付的文书（{order_day}）未载明相对人，{employer_name}是否被责令支付未知",
            "the order to pay of {order_day} names nobody; whether {employer_name} was ordered"
            " is not known",
            ask=["pay_order_papers"],
        ),
        cannot_tell(
            nw.col("order_kind").is_null() & ~nw.col("order_level").is_null(),
            "对{employer_name}的文书（{order_day}）没有写明种类，是否为责令支付未知",
            "a document of {order_day} to {employer_name} states no kind; whether it is an order to"
            " pay is not known",
            ask=["pay_order_papers"],
        ),
        cannot_tell(
            is_true(nw.col("served") == OPEN),
            "已对{employer_name}下达责令支付的文书（{order_day}），是否有效送达未知",
            "an order to pay of {order_day} was made out to {employer_name}; whether it was"
            " duly served is not known",
            ask=["service_proof"],
        ),
        cannot_tell(
            is_true(nw.col("expired") == OPEN),
            "责令{employer_name}支付工资的文书（{order_day}）期限是否届满未知",
            "whether the term of the order to {employer_name} of {order_day} is over is not known",
            ask=["pay_order_papers"],
        ),
    )


def open_amount(reach: nw.Expr) -> tuple[Step, ...]:
    """Steps for who was ordered and did not pay, where the amount is not certain."""
    return (
        cannot_tell(
            is_true(reach == OPEN) & nw.col("met_may").is_null(),
            "已责令{employer_name}支付工资，期限届满未见全部履行，所欠工资的人数和数额没有资料",
            "{employer_name} was ordered to pay, and the term is over; how much it owes to how many"
            " is not on record",
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            is_true(reach == OPEN),
            "已责令{employer_name}支付工资，期限届满未见全部履行：责令送达前已到期的工资确定未付"
            "{met_sure:yuan}元，至多{met_may:yuan}元；人数、月数、数额或当地标准尚不足以确定是否达到"
            "数额较大",
            "{employer_name} was ordered to pay, and the term is over: {met_sure:yuan} yuan due"
            " before the service are surely unpaid, {met_may:yuan} at most; people, months, amount"
            " or the local standard do not settle whether that is a large amount",
            ask=["wage_sheet", "attendance_record", "wage_payment_proof", "crime_amount_rule"],
        ),
    )


def untold_acts(action: Frame, as_of: nw.Expr) -> Frame:
    """`employer_id`, `action_id`, `amount`: acts on somebody that state no kind, so maybe of any.

    `day_from`, `day_to`, `day`: when they were decided, else served; made by the day of judgement.
    `paid`: something was paid on them, as on orders and decisions only.
    """
    rows = action.filter(nw.col("kind").is_null(), ~nw.col("party_id").is_null()).select(
        "action_id", "amount", employer_id="party_id",
        paid=is_true(nw.col("result").is_in(PAID_RESULTS)),
        day_from=nw.coalesce(earliest("decided_on"), earliest("served_on")),
        day_to=nw.coalesce(latest("decided_on"), latest("served_on")),
        day=nw.coalesce(stated("decided_on"), stated("served_on")),
    )  # fmt: skip
    return rows.filter(~is_true(nw.col("day_from") > as_of))


def debt_rows(frame: Frame, wage_debt: Frame, basis: str, key: str) -> Frame:
    """The rows of `basis` behind what each employer owes, as evidence."""
    unpaid = ~is_true(nw.col("owed") <= 0) & nw.coalesce("overdue", TRUE)
    rows = wage_debt.filter(unpaid, nw.col("basis") == basis)
    subjects = frame.select("subject", "employer_id", _place="project_id")
    joined = rows.select("employer_id", nw.col("row_id").alias(key)).join(
        subjects, on="employer_id"
    )
    return joined.select("subject", key, project_id="_place")
