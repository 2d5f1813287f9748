"""ZB09: the parties to a contract have no payment between them, or the money is passed on."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.inside import INTERNAL
from wagekit.plugins.reach import CONTRACT, perhaps_itself, under_method
from wagekit.plugins.takers import takers

CLEARS = ("explanation", "payment_mandate", "payment_records")


@rule(
    "ZB09",
    "no_payment_relation",
    title=Text("合同双方无工程款收付或收款后转拨", "No payment between the parties, or passed on"),
    subject="contract",
    articles=("ZB-8.9",),
    parameters=("near_whole_ratio", "pass_on_days", "payment_after_signing_days"),
    explainable=True,
)
def no_payment_relation(
    work: Frame,
    payable: Frame,
    relation: Frame,
    pass_share: Frame,
    receipt: Frame,
    passed_on: Frame,
    open_relation: Frame,
    actor: Frame,
    any_payment: nw.Expr,
) -> Ladder:
    """The issuer paid the contractor nothing, or the contractor passed on what it received.

    Why it matters: money that takes another way than the contracts shows who in fact builds.
    Found when: work had begun and something was due, and no payment from issuer to contractor is on
    record; or, of what the contractor received, nearly all went to strangers within days. Before
    anything is due the rule does not reach the contract, whatever was paid.
    Not found when: the issuer paid by mandate, in kind, or to a member of the contractor's
    consortium; the issuer or the general contractor paid the workers of the contractor or of a firm
    below it; the money goes to the contractor's own subcontracts, supplies, leases and
    consortium, or to workers on the site. What names an affiliation agreement is passed on.
    Assumes: the payment table is complete as soon as it holds a row; the shares are heuristics.
    What was sent is no more out of a receipt than what came in within days before, so that a large
    sum after a small receipt is not taken for an old one passed on. Where a contract names no
    issuer, it is who holds the contract above, unless somebody else paid. What an issuer of one
    contract paid by mandate or in kind to somebody with none of its is taken for that contract.
    What the owner, the general contractor or a firm above paid to the contractor or its workers, if
    nobody says whether by mandate or for which of its contracts, leaves it open; and so does what
    the issuer paid to nobody named for nobody knows what, or by mandate or in kind, wages to
    workers of whom nobody names the employer, and what nobody named paid to the contractor, its
    consortium or its workers. Wages on a sheet that names no payer are taken to be
    the employer's own. Money that went to somebody who may hold a contract of the contractor,
    because one names no party, or holds one of which nobody says whether it passes works on, or who
    is on a roster that names no employer, may not have been passed on. An unpaid contract of
    unknown kind is left open. What may be a branch of the other side leaves it open.
    """
    frame = _joined(work, payable, relation, pass_share, open_relation)
    frame = frame.join(takers(_named(passed_on, actor)), on="contract_id", how="left")
    passed = is_true(nw.col("near_whole"))
    own_staff = INTERNAL & nw.col("employee")
    matters = passed | ~nw.col("_paid")
    return under_method(
        frame,
        not_applicable(
            is_true(own_staff | nw.col("own") | (nw.col("kind") == "consortium")),
            "内部承包给本单位职工、分支机构或联合体协议，不判断收付关系",
            "with own staff, a branch or within a consortium no payment is to be expected",
        ),
        not_applicable(nw.col("not_begun"), "尚未开工", "work has not begun"),
        not_applicable(
            is_true(~nw.col("payable")),
            "尚无到期应付的工程款",
            "nothing is due yet",
        ),
        cannot_tell(
            INTERNAL & nw.col("employee").is_null() & matters,
            "内部承包人{contractor_name}是否为{issuer_name}的职工，不清楚，不能判断收付关系",
            "whether {contractor_name} is on the staff of {issuer_name} is not known, so neither is"
            " whether payment is to be expected",
            ask=["labour_contract", "contract_paper"],
        ),
        perhaps_itself(matters),
        cannot_tell(
            passed & nw.col("issuer_id").is_null(),
            "{contractor_name}收款后数日内将{passed:yuan}元付给{takers_zh}，但不知道本合同由谁发包，不能判断收款人是否"
            "就是发包人",
            "{contractor_name} paid {passed:yuan} yuan within days of its receipts to {takers_en};"
            " who gave out the contract is not known, nor whether that is its issuer",
            ask=["contract_paper", "payment_records"],
        ),
        found(
            passed,
            "{contractor_name}收到工程款{received:yuan}元后，在数日内将{passed:yuan}元付给{takers_zh}，"
            "资料中未见与其的分包、采购或租赁合同（天数和比例为启发值，不是法定标准）",
            "of {received:yuan} yuan received, {contractor_name} paid {passed:yuan} yuan within"
            " days to {takers_en}, with whom the data show no subcontract, supply or lease (days"
            " and share are heuristics, not law)",
            ask=CLEARS,
        ),
        cannot_tell(
            is_true(nw.col("open_sums")),
            "{contractor_name}在收款后数日内有付给他人的款项，金额、收款方或者收款方与其有无合同、合同类别、用工关系不清楚，"
            "不能判断转出的是否接近全部",
            "within days of its receipts {contractor_name} paid sums of which the amount, the payee"
            " or what the payee has to do with it is not known, so neither is whether nearly all"
            " was passed on",
            ask=["payment_records", "contract_paper"],
        ),
        cannot_tell(
            ~nw.col("passed").is_null() & nw.col("near_whole").is_null(),
            "{contractor_name}在收款后数日内将{passed:yuan}元付给{takers_zh}，资料中未见与其的分包、采购或租赁"
            "合同，但有收款的金额或者付款人不清楚，不能判断是否接近全部",
            "{contractor_name} paid {passed:yuan} yuan within days to {takers_en}, with whom the"
            " data show no subcontract, supply or lease; how much some of its receipts were, or who"
            " paid them, is not known, so neither is whether that is nearly all",
            ask=["payment_records"],
        ),
        cannot_tell(
            ~any_payment,
            "没有付款记录，不能判断{issuer_name}与{contractor_name}之间有无工程款收付",
            "there are no payment records between {issuer_name} and {contractor_name}",
            ask=["payment_records"],
        ),
        clear_when(
            nw.col("_paid"), "合同双方之间有工程款收付", "the issuer paid under the contract"
        ),
        cannot_tell(
            nw.col("issuer_id").is_null() | nw.col("contractor_id").is_null(),
            "合同双方不全，不能判断工程款收付",
            "a party to the contract is not known",
            ask=["contract_paper"],
        ),
        cannot_tell(
            nw.col("payable").is_null(),
            "没有{issuer_name}向{contractor_name}付款的记录，但不知道是否已有到期应付款",
            "no payment from {issuer_name} to {contractor_name} is on record; whether anything was"
            " due is not known",
            ask=["contract_dates", "payment_records"],
        ),
        cannot_tell(
            nw.col("_open"),
            "有付款方、收款方不明的付款，或者由他人收付、有无委托手续或者属于哪份合同不明的付款，或者建设单位直接"
            "支付的工人工资，或者合同未载明发包人而由他人支付的款项，可能是{contractor_name}在本合同下应收的工程款",
            "a payment of which the payer or payee is not known, or that somebody else made or took"
            " perhaps by mandate or under nobody knows which contract, or wages that the owner paid"
            " straight to workers, or a payment where the contract names no issuer, may be what"
            " {contractor_name} was to get under the contract",
            ask=["payment_records", "payment_mandate"],
        ),
        cannot_tell(
            nw.col("kind").is_null(),
            "没有{issuer_name}向{contractor_name}付款的记录，但合同类别未知，可能是供应、联合体或内部承包等"
            "不以此判断收付的合同",
            "no payment from {issuer_name} to {contractor_name} is on record; the kind of contract"
            " is not known, and it may be a supply, consortium or internal contract, which are not"
            " judged by that",
            ask=["contract_paper", "payment_records"],
        ),
        found(
            nw.lit(True),
            "付款记录中没有{issuer_name}向{contractor_name}支付工程款（包括委托付款、以物抵款和代发工资）",
            "the records show no payment from {issuer_name} to {contractor_name}, by mandate, in"
            " kind, or to its workers",
            ask=CLEARS,
        ),
        clear("合同双方之间有工程款收付", "the issuer paid under the contract"),
        evidence=[
            *CONTRACT,
            cite("payment", "payment_id", frame=_of(work, receipt)),
            cite("payment", "payment_id", frame=_of(work, passed_on)),
        ],
        amount="passed",
    )


def _joined(
    work: Frame, payable: Frame, relation: Frame, pass_share: Frame, open_relation: Frame
) -> Frame:
    paid = relation.select("contract_id", _paid=TRUE)
    doubtful = open_relation.select("contract_id", _open=TRUE)
    frame = work
    for known in (payable, paid, doubtful, pass_share):
        frame = frame.join(known, on="contract_id", how="left")
    return frame.with_columns(_paid=nw.coalesce("_paid", FALSE), _open=nw.coalesce("_open", FALSE))


def _named(passed_on: Frame, actor: Frame) -> Frame:
    """To whom money was passed on, by name where there is one."""
    names = actor.select("party_id", _name="name")
    paid = passed_on.filter(~nw.col("payee_id").is_null(), nw.col("amount") > 0)
    known = paid.select("contract_id", party_id="payee_id").join(names, on="party_id", how="left")
    return known.select("contract_id", "party_id", name=nw.coalesce("_name", "party_id"))


def _of(work: Frame, payments: Frame) -> Frame:
    subjects = work.select("contract_id", "project_id", "subject")
    return payments.select("contract_id", "payment_id").join(subjects, on="contract_id")
