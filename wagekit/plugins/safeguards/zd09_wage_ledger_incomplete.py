"""ZD09: a line of the wage ledger lacks what the ledger must show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear, found, ladder, not_applicable
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.safeguard import FIRST_MONTH

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

BY_BANK = ("wage_special", "bank")


@rule(
    "ZD09",
    "wage_ledger_incomplete",
    title=Text("工资支付台账不完整", "Wage ledger incomplete"),
    subject="payroll",
    articles=("T15", "T54"),
    parameters=("wages_decree_from",),
)
def wage_ledger_incomplete(payroll: Frame, worker: Frame, party: Frame, as_of: nw.Expr) -> Ladder:
    """A line of the wage ledger lacks what the ledger must show, or no pay slip was given.

    Why it matters: who keeps no proper ledger cannot prove that it paid, and bears the consequence
    (T15, T50); a fine follows only after an order goes unmet (T54).
    Found when: a paid line does not say for how many days; the worker's id number is not on record;
    wages handed over other than by bank were not signed for; or they were paid without a slip.
    Not found when: those are there, or nothing was paid: then only the id number matters. A sheet
    that the claimant made is not the employer's ledger; months before the decree are not reached.
    Assumes: telephone numbers and the day of payment often stand elsewhere and are not judged. A
    bank transfer is its own proof of receipt. A worker without a row on the roster may have an id
    number. Where nothing says how much was payable, or whether a slip was given or wages handed
    over were signed for, it is open; so is a line of which nothing says whether it was paid, unless
    the ledger shows all that a paid one must. A day of payment up to the day of judgement shows
    that something was paid when a slip was refused; what is dated after it was not paid yet.
    """
    frame = _with_people(payroll, worker, party)
    paid = _paid(as_of)
    days, payable = nw.col("days").is_null(), nw.col("payable").is_null()
    listed = nw.when(nw.col("_listed")).then(TRUE)
    no_id = nw.when(nw.col("_id_no").is_null()).then(listed).otherwise(FALSE)
    unsigned = ~nw.col("signed") & ~nw.col("channel").is_in(BY_BANK) & paid
    no_slip = ~nw.col("slip_given") & nw.coalesce(paid, _has_day(as_of))
    return ladder(
        frame,
        not_applicable(
            is_true(nw.col("made_by") == "claimant"),
            "投诉人自行编制的工资表，不是用人单位的台账",
            "a sheet of the claimant's own is not the employer's ledger",
        ),
        not_applicable(
            nw.col("month") < FIRST_MONTH,
            "《保障农民工工资支付条例》施行前的工资",
            "wages of a month before the decree",
        ),
        found(
            is_true(paid & days),
            "{worker_name}（{month}）的工资，工资表记载已支付{paid:yuan}元，台账没有工时",
            "by the wage sheet {paid:yuan} yuan were paid for {worker_name} for {month}; the ledger"
            " shows no days",
            ask=["wage_sheet"],
        ),
        found(
            is_true(no_id),
            "{worker_name}（{month}）的工资记录没有身份证号",
            "the id number of {worker_name} is not on record ({month})",
            ask=["wage_sheet"],
        ),
        found(
            is_true(unsigned),
            "{worker_name}（{month}）的工资不是银行转账，台账没有本人签字",
            "{worker_name} did not sign for the wages of {month}, which no bank transferred",
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        found(
            is_true(no_slip),
            "支付{worker_name}（{month}）的工资时没有提供工资清单",
            "{worker_name} was given no slip with the wages of {month}",
            ask=["wage_slip"],
        ),
        cannot_tell(
            no_id.is_null(),
            "{worker_name}（{month}）的身份证号是否有记载未知",
            "whether an id number of {worker_name} is on record ({month}) is not known",
            ask=["wage_sheet"],
        ),
        cannot_tell(
            is_true(paid & payable),
            "{worker_name}（{month}）的工资已支付{paid:yuan}元，资料没有应发数额，台账是否载明未知",
            "{paid:yuan} yuan were paid to {worker_name} for {month}; the data do not say how much"
            " was payable, nor whether the ledger does",
            ask=["wage_sheet"],
        ),
        cannot_tell(
            unsigned.is_null() & is_true(~nw.col("channel").is_in(BY_BANK)),
            "{worker_name}（{month}）的工资不是银行转账，是否已支付或本人是否签字未知",
            "no bank transferred the wages of {worker_name} for {month}; whether they were paid, or"
            " signed for, is not known",
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            unsigned.is_null() & is_true(~nw.col("signed")),
            "{worker_name}（{month}）的工资没有签字，是否通过银行支付未知",
            "{worker_name} did not sign for the wages of {month}; whether a bank transferred them"
            " is not known",
            ask=["wage_payment_proof"],
        ),
        cannot_tell(
            paid.is_null() & (days | payable | no_slip.is_null()),
            "{worker_name}（{month}）的工资是否已支付未知，无法判断台账要素和工资清单是否齐全",
            "whether the wages of {worker_name} for {month} were paid is not known, nor therefore"
            " whether ledger and slip show what they must",
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            no_slip.is_null(),
            "支付{worker_name}（{month}）的工资时是否提供工资清单未知",
            "whether {worker_name} was given a slip with the wages of {month} is not known",
            ask=["wage_slip"],
        ),
        clear(
            "台账要素齐全，或该条工资尚未支付",
            "the ledger shows what it must, or nothing was paid on the line yet",
        ),
        evidence=[cite("payroll", "payroll_id"), cite("worker", "worker_id")],
        parties=["employer_id"],
        amount="paid",
        period="month",
    )


def _paid(as_of: nw.Expr) -> nw.Expr:
    """Whether anything was paid on the line by `as_of`; null if not known."""
    later = is_true(earliest("paid_on") > as_of) & ~nw.col("paid").is_null()
    unpaid = is_true(nw.col("channel") == "none") & nw.col("paid").is_null()
    return nw.when(unpaid | later).then(FALSE).otherwise(nw.col("paid") > 0)


def _has_day(as_of: nw.Expr) -> nw.Expr:
    """Whether the line states a day of payment up to `as_of`; null where it does not."""
    return nw.when(latest("paid_on") <= as_of).then(TRUE).otherwise(UNKNOWN)


def _with_people(payroll: Frame, worker: Frame, party: Frame) -> Frame:
    """Each line with its worker's name and id number, from the roster or the list of parties."""
    listed = worker.group_by("worker_id").agg(
        _name=nw.col("name").min(),
        _number=nw.col("id_no").max(),
    )
    hired = worker.group_by("project_id", "worker_id").agg(_employer=nw.col("employer_id").min())
    people = listed.with_columns(_listed=TRUE)
    own = party.select(worker_id="party_id", _own="id_no")
    own = own.group_by("worker_id").agg(_own=nw.col("_own").max())
    frame = payroll.drop("_file", "_sheet", "_row").join(people, on="worker_id", how="left")
    frame = frame.join(hired, on=["project_id", "worker_id"], how="left")
    return frame.join(own, on="worker_id", how="left").with_columns(
        subject=nw.col("payroll_id"),
        employer_id=nw.coalesce("employer_id", "_employer"),
        worker_name=nw.coalesce("_name", "worker_id"),
        _id_no=nw.coalesce("_number", "_own"),
    )
