"""GC08: a public body or large firm has not paid a small one within the period of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    Note,
    cannot_tell,
    clear,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import FALSE, UNKNOWN, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.claims import PARTIES, TAKEN_BACK, behind, with_names
from wagekit.plugins.sme_period import (
    before_the_rules,
    contractor_is_small,
    late_for_large,
    late_for_public,
    payer_is_large,
    payer_is_public,
    with_periods,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step

NO_EXCUSE = Note(
    is_true(nw.col("back_to_back") & payer_is_large()),
    Text(
        "（合同约定以第三方付款为前提的，不影响付款期限）",
        " (A clause that makes payment wait for a third party does not put the day off.)",
    ),
)


@rule(
    "GC08",
    "sme_payment_overdue",
    title=Text("拖欠中小企业款项", "Payment to a small firm overdue"),
    subject="claim",
    articles=("M3", "M9①", "M9②", "M-728", "M-2024-11"),
    parameters=(
        "sme_public_pay_days",
        "sme_public_pay_days_max",
        "sme_large_pay_days",
        "pay_when_paid_void_from",
    ),
)
def sme_payment_overdue(
    claim_paid: Frame,
    contract: Frame,
    actor: Frame,
    contract_payment: Frame,
    calendar: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A public body or a large firm has not paid a small, medium or micro firm in time.

    Why it matters: public bodies pay within 30 days, 60 at most where agreed; large firms within 60
    days from 1 June 2025, and not on condition of a third party's payment (M9②).
    Found when: the period is over, a part of the claim is unpaid, the issuer is a public body or a
    large firm and the contractor a small, medium or micro one; building contracts too.
    Not found when: it is paid, the period runs, or the parties are others. Before 1 June 2025 a
    large firm is judged by the agreed day only.
    Assumes: the sizes given are those of the signing (M3). Settled periodically, so the period runs
    from certification; advances and retention fall due as agreed, and what is of unknown kind may
    be one while an agreed day has not come. Where it is not known what was
    agreed, days 31 to 60 of a public body are open; so are days after 60 that a large firm agreed
    on, for these must be reasonable, and a clause of waiting for a third party before it was held
    void (27 August 2024).
    """
    terms = contract.select("contract_id", "back_to_back")
    frame = with_names(claim_paid, actor).join(terms, on="contract_id", how="left")
    public, large = payer_is_public(), payer_is_large()
    by_public, by_large = late_for_public(as_of), late_for_large(as_of)
    neither_late = nw.when(is_true(~by_public) & is_true(~by_large)).then(FALSE)
    if_large = nw.when(is_true(large)).then(by_large).otherwise(neither_late.otherwise(UNKNOWN))
    frame = with_periods(frame, calendar).with_columns(
        reached=(public | large) & contractor_is_small(),
        late=nw.when(is_true(public)).then(by_public).otherwise(if_large),
    )
    return ladder(
        frame,
        not_applicable(
            is_true(~nw.col("reached")),
            "不是机关、事业单位或大型企业对中小企业的付款",
            "no payment of a public body or large firm to a small, medium or micro firm",
        ),
        not_applicable(
            before_the_rules(),
            "发生在《保障中小企业款项支付条例》施行以前",
            "before there were rules on payment of small firms",
        ),
        clear_when(is_true(nw.col("unpaid_most") <= 0), "已足额支付", "paid in full"),
        clear_when(is_true(~nw.col("late")), "付款期限未过", "the period is not over"),
        *_open_steps(),
        *_found_steps(),
        cannot_tell(
            nw.col("late").is_null(),
            "{issuer_name}应付中小企业{contractor_name}的款项是否已过付款期限未知"
            "（确认日{certified_on:day}，约定付款日{due_day:day}）",
            "whether the period is over for what {issuer_name} is to pay {contractor_name} is not"
            " known (confirmed on {certified_on:day}, due as agreed on {due_day:day})",
            ask=["due_day_terms", "claim_papers"],
        ),
        cannot_tell(
            nw.col("unpaid").is_null(),
            "{issuer_name}应付中小企业{contractor_name}的款项已过付款期限，是否付清未知",
            "the period is over for what {issuer_name} is to pay {contractor_name}; whether it is"
            " paid is not known",
            ask=["claim_papers", "payment_records"],
        ),
        clear("没有逾期未付的款项", "nothing is unpaid after its period"),
        notes=[TAKEN_BACK, NO_EXCUSE],
        evidence=behind(claim_paid, contract_payment),
        parties=PARTIES,
        amount="unpaid",
        period="period",
    )


def _open_steps() -> Sequence[Step]:
    return (
        cannot_tell(
            nw.col("reached").is_null(),
            "{issuer_name}可能逾期未付{contractor_name}，但双方的规模或单位性质未知",
            "{issuer_name} may be late in paying {contractor_name}; the size or nature of one of"
            " them is not known",
            ask=["firm_size"],
        ),
        cannot_tell(
            is_true(nw.col("disputed")),
            "{issuer_name}应付中小企业{contractor_name}的款项存在争议，无争议的部分是否已付清未知",
            "what {issuer_name} is to pay {contractor_name} is disputed; whether its undisputed"
            " part is paid is not known",
            ask=["dispute_papers", "payment_records"],
        ),
    )


def _found_steps() -> Sequence[Step]:
    late = nw.col("late") & (nw.col("unpaid_least") > 0)
    return (
        found(
            is_true(late & ~nw.col("unpaid").is_null()),
            "{issuer_name}应付中小企业{contractor_name}的{payable:yuan}元已过付款期限"
            "（确认日{certified_on:day}，约定付款日{due_day:day}），尚欠{unpaid:yuan}元",
            "the period is over for {payable:yuan} yuan that {issuer_name} is to pay"
            " {contractor_name} (confirmed on {certified_on:day}, due as agreed on {due_day:day});"
            " {unpaid:yuan} is open",
            ask=["payment_records", "due_day_terms"],
        ),
        found(
            is_true(late),
            "{issuer_name}应付中小企业{contractor_name}的{payable:yuan}元已过付款期限"
            "（确认日{certified_on:day}，约定付款日{due_day:day}），至少尚欠{unpaid_least:yuan}元",
            "the period is over for {payable:yuan} yuan that {issuer_name} is to pay"
            " {contractor_name} (confirmed on {certified_on:day}, due as agreed on {due_day:day});"
            " at least {unpaid_least:yuan} is open",
            ask=["payment_records", "due_day_terms"],
        ),
    )
