"""GC10: project money went to somebody who has nothing to do with the project."""

from __future__ import annotations

import narwhals as nw

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
from wagekit.core.perhaps_one import with_perhaps_one
from wagekit.core.rule import rule
from wagekit.model.text import Text

ASK = ("use_of_funds", "explanation")


@rule(
    "GC10",
    "project_money_diverted",
    title=Text("工程款付出后的去向待查", "Where project money went is to be examined"),
    subject="payment",
    articles=("ZB-8.9", "CR-3"),
    parameters=("pass_on_days",),
    explainable=True,
)
def project_money_diverted(
    outgoing: Frame, receipt_before: Frame, site: Frame, actor: Frame, open_branch: Frame
) -> Ladder:
    """A contractor sent project money to a party without contract there, or to another project.

    Why it matters: money that leaves a project while its wages wait is where the wages went; handed
    on to an outsider it is a sign of a transfer (ZB-8.9), hidden it is one of evasion (CR-3).
    Found when: within days of a receipt for the project its contractor paid an outsider a loan,
    something other, or a price of works, or paid whoever took the works over under an inner,
    cooperation or affiliation agreement; or paid for another project from this project's account.
    Not found when: the payee has a contract in the project, sells to it, works on it or for the
    payer, is a public body, was paid under a mandate or in kind, or under a contract of the payer's
    that the payment names; wages, material, leases, fees,
    taxes, deposits and refunds are no diversion; nor is money that went out later.
    Assumes: a payment is of the project that it, its contract or its account names. One that names
    none may be of the only project that its payer takes part in, or the firm's other money: that is
    open, and so is what nobody classed, what went to the holder of a contract of the payer's of
    which nobody says whether it passes works on, what went to a partner in another project, and
    what may be under a contract of the payer's of which the record is not complete, and what went
    to what may be the payer's branch. A receipt that nobody classed, or that may be of another
    project, leaves it open too. Accounts for wages and deposits have a rule of their own. An
    accepted explanation rebuts it.
    """
    frame = with_perhaps_one(_named(outgoing, site, actor), open_branch, "payer_id", "payee_id")
    outsider = ~nw.col("concerned") | nw.col("took_over")
    open_kind = nw.col("own_of_open_kind") | nw.col("may_have_taken_over")
    elsewhere = ~nw.col("other_project").is_null()
    return ladder(
        frame,
        not_applicable(
            is_true(nw.col("outside") | nw.col("exempt_build")),
            "不属于工程建设项目，或抢险救灾、农民自建低层住宅等依法除外",
            "not a building project, or exempt (emergency works, farmers' own low houses)",
        ),
        clear_when(nw.col("papers"), "有委托付款手续或以物抵付", "paid under a mandate or in kind"),
        cannot_tell(
            elsewhere & ~nw.col("proven"),
            "{payer_name}从本项目账户付给{payee_name}{amount:sum}，登记用于另一项目{other_project}，"
            "此前收到的款项是否为本项目的工程款未知",
            "{payer_name} paid {payee_name} {amount:sum} from this project's account for"
            " another project, {other_project}; whether what it had received was money of this one"
            " is not known",
            ask=ASK,
        ),
        found(
            elsewhere,
            "{payer_name}从本项目账户付给{payee_name}{amount:sum}，登记用于另一项目{other_project}",
            "{payer_name} paid {payee_name} {amount:sum} from this project's account for"
            " another project, {other_project}",
            ask=ASK,
        ),
        clear_when(
            ~nw.col("soon"),
            "不是收到工程款后数日内付出",
            "not paid out within days of a receipt for the project",
        ),
        clear_when(
            nw.col("own_contract"),
            "写明了付款人自己在本项目发包的合同",
            "it names a contract that the payer itself gave out in the project",
        ),
        clear_when(
            is_true(~nw.col("payee_id").is_null() & ~outsider & ~open_kind)
            | is_true(nw.col("payee_kind") == "government"),
            "收款人是项目的合同相对人、供应商、工作人员或机关",
            "the payee has a contract in the project, sells to it, works on it, or is a public"
            " body",
        ),
        cannot_tell(
            ~nw.col("proven"),
            "{payer_name}收到款项后数日内付给{payee_name}{amount:sum}，"
            "收到的款项是否为本项目的工程款未知",
            "{payer_name} paid {payee_name} {amount:sum} within days of receiving money; whether"
            " that was money of the project is not known",
            ask=ASK,
        ),
        cannot_tell(
            nw.col("payee_id").is_null(),
            "{payer_name}收到工程款后数日内付出{amount:sum}，收款人未知",
            "{payer_name} paid {amount:sum} out within days of a receipt for the project; to"
            " whom is not known",
            ask=ASK,
        ),
        cannot_tell(
            nw.col("class").is_null(),
            "{payer_name}收到工程款后数日内付给{payee_name}{amount:sum}，用途未知",
            "{payer_name} paid {payee_name} {amount:sum} within days of a receipt for the"
            " project; what for is not known",
            ask=ASK,
        ),
        cannot_tell(
            nw.col("contract_open"),
            "{payer_name}收到工程款后数日内付给{payee_name}{amount:sum}，"
            "付款写明的合同或付款人在本项目的合同资料不全，收款人是否为合同相对人未知",
            "{payer_name} paid {payee_name} {amount:sum} within days of a receipt for the project;"
            " of the contract that it names, or of one that the payer has there, the record is not"
            " complete, and whether the payee is a party to it is not known",
            ask=ASK,
        ),
        cannot_tell(
            nw.col("own_of_open_kind") | (nw.col("may_have_taken_over") & ~nw.col("took_over")),
            "{payer_name}收到工程款后数日内付给{payee_name}{amount:sum}，"
            "双方合同的类别未知，或者内部承包人是否为付款人的职工未知，该款是否为转拨未知",
            "{payer_name} paid {payee_name} {amount:sum} within days of a receipt for the project;"
            " of their contract the kind is not known, or whether the inner contractor is on the"
            " payer's staff, nor whether the money was passed on",
            ask=["contract_paper", "labour_contract"],
        ),
        cannot_tell(
            nw.col("partner_elsewhere"),
            "{payer_name}收到工程款后数日内付给{payee_name}{amount:sum}，"
            "双方只在另一项目有合同，该款是否用于另一项目未知",
            "{payer_name} paid {payee_name} {amount:sum} within days of a receipt for the"
            " project; they have a contract in another project only, and whether it was for that"
            " is not known",
            ask=ASK,
        ),
        cannot_tell(
            nw.col("unplaced"),
            "{payer_name}收到工程款后数日内付给{payee_name}{amount:sum}，没有登记属于哪个项目，"
            "在案资料中付款人只参与本项目，该款是否为本项目的工程款未知",
            "{payer_name} paid {payee_name} {amount:sum} within days of a receipt for the project;"
            " for which project is not recorded, the data show the payer in this one only, and"
            " whether it was money of the project is not known",
            ask=ASK,
        ),
        cannot_tell(
            nw.col("perhaps_one"),
            "{payer_name}收到工程款后数日内付给{payee_name}{amount:sum}，两者可能是总公司与其分公司"
            "（类别或者上级单位未登记）",
            "{payer_name} paid {payee_name} {amount:sum} within days of a receipt for the project;"
            " they may be a firm and its branch (the kind or the parent is not recorded)",
            ask=["identity"],
        ),
        found(
            nw.col("took_over"),
            "{payer_name}收到工程款后数日内付给与其签有合作、内部承包类协议的{payee_name}"
            "{amount:sum}",
            "{payer_name} paid {payee_name}, with whom it has an agreement by which"
            " works are passed on, {amount:sum} within days of a receipt for the project",
            ask=ASK,
        ),
        found(
            outsider,
            "{payer_name}收到工程款后数日内付给{payee_name}{amount:sum}，"
            "在案资料中该收款人与本项目没有合同、供货或用工关系",
            "{payer_name} paid {payee_name} {amount:sum} within days of a receipt for the"
            " project; the data show no contract, sale or work of that payee there",
            ask=ASK,
        ),
        clear("未见去向需要查明的付款", "no payment whose destination is in question"),
        evidence=[
            cite("payment", "payment_id"),
            cite("payment", "receipt_id", frame=_receipts(outgoing, receipt_before)),
            cite("party", "payee_id"),
        ],
        parties=["payer_id", "payee_id"],
        amount="amount",
    )


def _named(outgoing: Frame, site: Frame, actor: Frame) -> Frame:
    scope = site.select("project_id", "outside", "exempt_build")
    frame = outgoing.join(scope, on="project_id", how="left")
    for side in ("payer", "payee"):
        who = actor.select(
            nw.col("party_id").alias(f"{side}_id"),
            nw.col("name").alias(f"_{side}"),
            nw.col("kind").alias(f"{side}_kind"),
        )
        frame = frame.join(who, on=f"{side}_id", how="left")
    return frame.with_columns(
        subject=nw.col("payment_id"),
        payer_name=nw.coalesce("_payer", "payer_id"),
        payee_name=nw.coalesce("_payee", "payee_id"),
    )


def _receipts(outgoing: Frame, receipt_before: Frame) -> Frame:
    place = outgoing.select("payment_id", "project_id", subject=nw.col("payment_id"))
    pairs = receipt_before.select("payment_id", "receipt_id")
    return place.join(pairs, on="payment_id")
