"""ZD02: money left a wage account for anybody but a worker of the project on the own card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, ladder, not_applicable
from wagekit.core.logic import TRUE, is_true, latest
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.safeguard import DECREE
from wagekit.plugins.wage_account import SPECIAL

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

CASH = "现金([^管池流]|$)|取现|提现|支现|现支"
BY_COURT = "(法院|司法)(扣|划|冻|执)|扣划|强制执行|协助执行"
COURT = "法院|司法"
"""Words of the bank's that tell a withdrawal, and a seizure, from a transfer."""
CLEARING = (
    "^(其他应付款[-—]*|应付款项[-—]*)?(批量|待清算|待划转|代发|代付|工资)+"
    "(工资|款项|款|专户|过渡户|账户|户|业务|清算|过渡|资金)*$"
)
"""A bank books a batch of wages through a head of its own; nobody's name stands before it."""
ASK = ("wage_account_statement", "card_holder_proof")


@rule(
    "ZD02",
    "wage_account_misused",
    title=Text(
        "工资专用账户有向非本项目农民工本人账户的支出",
        "Payments from the wage account other than to a worker's own account",
    ),
    subject="payment",
    articles=("Z7", "T26", "T33", "T55"),
    parameters=("wages_decree_from",),
)
def wage_account_misused(
    payment: Frame,
    account: Frame,
    account_holder: Frame,
    worker: Frame,
    payroll: Frame,
    attendance: Frame,
    person: Frame,
    actor: Frame,
    project: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """Money left a wage account for anybody but a worker of the project on the own card.

    Why it matters: the account holds nothing but the wages of one project (Z7, T26).
    Found when: cash was drawn; money went to a firm, to the wage account of another project, to a
    person who is not among the workers of the project, or to a card that somebody else holds.
    Not found when: it went to a worker of the project and no other holder of the card is known; it
    went to the same account or to the contractor's next wage account for the project; the rest of
    it went to the contractor on or after the day the account was closed (Z9).
    Assumes: workers are those on the project's roster, payroll or attendance, suppliers left
    out. For which project a wage account is held that nobody says is open, and so is of what kind
    an account of the contractor is that nobody says. A seizure can be lawful (T33) and is left
    open; so is a batch that the bank books through its own clearing account, of which the list of
    payments tells who got it; so is a rest paid out after completion where nobody says when the
    account was closed.
    Payments out of accounts not known to be wage accounts are not looked at, nor are those before
    the decree.
    """
    places = project.select("project_id", "completed_on", "completed_on_month")
    frame = _out_of_wage_accounts(payment, account, as_of)
    frame = frame.join(places, on="project_id", how="left")
    frame = _with_receiver(frame, account, account_holder, actor)
    frame = _with_workers(frame, _people(worker, payroll, attendance, person))
    frame = _with_suppliers(frame, worker, person)
    on = nw.col("on")
    back = nw.col("receiver_id") == nw.col("owner_of_account")
    own = ~is_true(nw.col("holder_id") != nw.col("owner_of_account"))
    to_own_wage_account = back & own & nw.col("to_wage_account")
    elsewhere = nw.col("to_project") != nw.col("project_id")
    another = is_true(nw.col("holder_id") != nw.col("receiver_id"))
    at_court = is_true(nw.col("purpose").str.contains(BY_COURT)) | is_true(
        nw.col("receiver_name").str.contains(COURT)
    )
    return ladder(
        frame,
        not_applicable(
            on < DECREE,
            "付款在《保障农民工工资支付条例》施行前",
            "paid before the decree on wages took effect",
        ),
        clear_when(
            is_true(nw.col("payer_account") == nw.col("payee_account"))
            | is_true(to_own_wage_account & (nw.col("to_project") == nw.col("project_id"))),
            "转入同一账户或该单位为本工程新开的工资专用账户",
            "into the same account, or the contractor's next wage account for the project",
        ),
        found(
            is_true(nw.col("purpose").str.contains(CASH)) & nw.col("payee_account").is_null(),
            "从工资专用账户支取现金{amount:yuan}元（摘要：{purpose}）",
            "{amount:yuan} yuan were drawn in cash from the wage account ({purpose})",
            ask=["wage_account_statement"],
        ),
        cannot_tell(
            at_court,
            "工资专用账户{amount:yuan}元疑似被司法扣划，是否用于支付本项目农民工工资或另有法律依据未知",
            "{amount:yuan} yuan were seized from the wage account; whether for wages of the project"
            " or on another lawful ground is not known",
            ask=["court_papers", "wage_account_statement"],
        ),
        clear_when(
            is_true(back & (on >= latest("closed_on"))),
            "销户时余额转回总承包单位",
            "the rest went back to the contractor when the account was closed",
        ),
        cannot_tell(
            is_true(back & (on >= latest("completed_on"))) & latest("closed_on").is_null(),
            "完工后工资专用账户{amount:yuan}元转回{receiver_name}，是否已公示并销户未知",
            "after completion {amount:yuan} yuan went back to {receiver_name}; whether the account"
            " was closed with due notice is not known",
            ask=["wage_account_closing"],
        ),
        found(
            is_true(to_own_wage_account & (nw.col("to_project") != nw.col("_place"))),
            "工资专用账户{amount:yuan}元转入{receiver_name}另一工程的工资专用账户",
            "{amount:yuan} yuan went from the wage account to that of another project of"
            " {receiver_name}",
            ask=["wage_account_statement"],
        ),
        cannot_tell(
            is_true(to_own_wage_account),
            "工资专用账户{amount:yuan}元转入{receiver_name}的工资专用账户，该账户属于哪个工程未知",
            "{amount:yuan} yuan went from the wage account to one of {receiver_name}; for which"
            " project that is held is not known",
            ask=["wage_account_statement"],
        ),
        cannot_tell(
            is_true(back & nw.col("unsaid_account")) & ~is_true(elsewhere),
            "工资专用账户{amount:yuan}元转入{receiver_name}的另一账户，该账户是否为工资专用账户未知",
            "{amount:yuan} yuan went from the wage account to another account of {receiver_name};"
            " whether that is a wage account, too, is not known",
            ask=["wage_account_statement"],
        ),
        found(
            is_true(nw.col("works")) & another,
            "工资专用账户向{receiver_name}支付{amount:yuan}元，收款账户由他人持有",
            "{amount:yuan} yuan were paid from the wage account to {receiver_name} on an account"
            " that somebody else holds",
            ask=ASK,
        ),
        clear_when(
            is_true(nw.col("works")),
            "支付给本项目农民工本人",
            "paid to a worker of the project",
        ),
        cannot_tell(
            _to_clearing(),
            "工资专用账户{amount:yuan}元转入{receiver_name}（可能为银行代发清算账户），逐笔是否付给本项目农民工本人未知",
            "{amount:yuan} yuan went from the wage account to {receiver_name}, perhaps the bank's"
            " clearing account; whether each part reached a worker of the project is not known",
            ask=["wage_payment_proof", *ASK],
        ),
        found(
            is_true(nw.col("receiver_kind") != "individual"),
            "工资专用账户向{receiver_name}转出{amount:yuan}元，收款方不是农民工",
            "{amount:yuan} yuan went from the wage account to {receiver_name}, which is no worker",
            ask=["wage_account_statement"],
        ),
        found(
            is_true(nw.col("has_people") & nw.col("supplies")),
            "工资专用账户向{receiver_name}转出{amount:yuan}元，本项目名册登记其为供应商",
            "{amount:yuan} yuan went from the wage account to {receiver_name}, whom the roster of"
            " the project lists as a supplier",
            ask=["real_name_record", *ASK],
        ),
        found(
            is_true(nw.col("has_people")) & ~nw.col("receiver_id").is_null(),
            "工资专用账户向{receiver_name}转出{amount:yuan}元，其不在本项目名册、工资表和考勤中",
            "{amount:yuan} yuan went from the wage account to {receiver_name}, who is on no roster,"
            " payroll or attendance of the project",
            ask=["real_name_record", *ASK],
        ),
        cannot_tell(
            TRUE,
            "工资专用账户转出{amount:yuan}元，收款人或其是否为本项目农民工未知",
            "{amount:yuan} yuan left the wage account; to whom, or whether to a worker of the"
            " project, is not known",
            ask=["real_name_record", *ASK],
        ),
        evidence=[
            cite("payment", "payment_id"),
            cite("account", "payer_account"),
            cite("party", "receiver_id"),
        ],
        parties=["owner_of_account", "receiver_id"],
        amount="amount",
    )


def _to_clearing() -> nw.Expr:
    """Called nothing but the bank's clearing of wages, and of no stated kind."""
    nobody = nw.col("receiver_kind").is_null()
    return nobody & is_true(nw.col("receiver_name").str.contains(CLEARING))


def _out_of_wage_accounts(payment: Frame, account: Frame, as_of: nw.Expr) -> Frame:
    special = account.filter(SPECIAL).select(
        "closed_on",
        "closed_on_month",
        payer_account="account_id",
        owner_of_account="party_id",
        _place="project_id",
    )
    frame = payment.drop("_file", "_sheet", "_row").with_columns(on=nw.col("paid_at").dt.date())
    frame = frame.filter(~is_true(nw.col("on") > as_of)).join(special, on="payer_account")
    return frame.with_columns(
        subject=nw.col("payment_id"), project_id=nw.coalesce("_place", "project_id")
    )


def _with_receiver(frame: Frame, account: Frame, holder: Frame, actor: Frame) -> Frame:
    """Who got it, who holds the account, whether that is for wages, and of which project."""
    kinds = account.select(
        payee_account="account_id",
        to_wage_account=SPECIAL,
        to_project="project_id",
        unsaid_account=nw.col("kind").is_null(),
    )
    names = actor.select(receiver_id="party_id", _name="name", receiver_kind="kind")
    frame = frame.join(kinds, on="payee_account", how="left")
    frame = frame.join(holder.rename({"account": "payee_account"}), on="payee_account", how="left")
    frame = frame.with_columns(receiver_id=nw.coalesce("payee_id", "holder_id"))
    frame = frame.join(names, on="receiver_id", how="left")
    return frame.with_columns(receiver_name=nw.coalesce("_name", "receiver_id"))


def _people(worker: Frame, payroll: Frame, attendance: Frame, person: Frame) -> Frame:
    """`project_id`, `person_id`: who works in a project, suppliers left out."""
    parts = [frame.select("project_id", "worker_id") for frame in (worker, payroll, attendance)]
    listed = nw.concat(parts, how="vertical")
    suppliers = worker.filter(nw.col("role") == "supplier")
    works = listed.join(suppliers, on=["project_id", "worker_id"], how="anti")
    named = works.join(person, on="worker_id", how="left")
    who = named.with_columns(person_id=nw.coalesce("person_id", "worker_id"))
    return (
        who.group_by("project_id", "person_id").agg(_n=nw.len()).with_columns(works=TRUE).drop("_n")
    )


def _with_workers(frame: Frame, people: Frame) -> Frame:
    """`works`: the receiver works in the project; `has_people`: anybody is known who does."""
    workers = people.rename({"person_id": "receiver_id"})
    some = people.group_by("project_id").agg(has_people=nw.col("works").max())
    frame = frame.join(workers, on=["project_id", "receiver_id"], how="left")
    return frame.join(some, on="project_id", how="left")


def _with_suppliers(frame: Frame, worker: Frame, person: Frame) -> Frame:
    """`supplies`: the roster of the project lists the receiver as a supplier."""
    listed = worker.filter(nw.col("role") == "supplier").join(person, on="worker_id", how="left")
    named = listed.with_columns(receiver_id=nw.coalesce("person_id", "worker_id"))
    suppliers = named.group_by("project_id", "receiver_id").agg(_n=nw.len())
    suppliers = suppliers.select("project_id", "receiver_id", supplies=TRUE)
    return frame.join(suppliers, on=["project_id", "receiver_id"], how="left")
