"""What rules on claims share: names of the parties, rows behind a claim, and the unpaid ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    Note,
    cannot_tell,
    cite,
    clear,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import is_true
from wagekit.law import article
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Cited, Step
    from wagekit.core.logic import Frame

PARTIES = ("issuer_id", "contractor_id")
COURT_FROM = nw.lit(article("K4").in_force_from)
LAST_SUM = is_true(nw.col("kind").is_in(["completion", "settlement", "retention"]))
"""A sum that falls due when the works are done, in which no labour cost need be told apart."""

TAKEN_BACK = Note(
    is_true((nw.col("taken_back") > 0) & (nw.col("unpaid_least") > 0)),
    Text(
        "（其后的累计应付额核减{taken_back:yuan}元，不计入尚欠）",
        " (a later running total takes {taken_back:yuan} back, which is not counted as open)",
    ),
)


def with_names(claims: Frame, actor: Frame) -> Frame:
    """Add `subject` and, of issuer and contractor, `_name`, `_kind` and `_size`."""
    frame = claims
    for side in ("issuer", "contractor"):
        who = actor.select(
            nw.col("party_id").alias(f"{side}_id"),
            nw.col("name").alias(f"_{side}"),
            nw.col("kind").alias(f"{side}_kind"),
            nw.col("size").alias(f"{side}_size"),
        )
        frame = frame.join(who, on=f"{side}_id", how="left")
    return frame.with_columns(
        subject=nw.col("claim_id"),
        issuer_name=nw.coalesce("_issuer", "issuer_id"),
        contractor_name=nw.coalesce("_contractor", "contractor_id"),
    ).drop("_issuer", "_contractor")


def behind(claims: Frame, contract_payment: Frame) -> Sequence[Cited]:
    """The claim, its contract, and the payments that met it or went to others instead."""
    seen = contract_payment.filter(~is_true(~nw.col("counts")) | nw.col("to_other"))
    keys = claims.select("project_id", "contract_id", subject=nw.col("claim_id"))
    payments = keys.join(seen.select("contract_id", "payment_id"), on="contract_id")
    return (
        cite("claim", "claim_id"),
        cite("contract", "contract_id"),
        cite("payment", "payment_id", frame=payments),
    )


def judged_unpaid(
    claim_paid: Frame,
    actor: Frame,
    contract_payment: Frame,
    as_of: nw.Expr,
    *,
    kinds: Sequence[str],
) -> Ladder:
    """Judge claims of `kinds` by whether they are due and unpaid; the amount is what is open.

    What was due before the court's interpretation of 2021 rests on the articles of its own day.
    """
    before = nw.when(nw.col("due_to") < COURT_FROM).then("due_to")
    frame = with_names(claim_paid, actor).with_columns(law_on=before.otherwise(as_of))
    return ladder(
        frame,
        not_applicable(
            is_true(~nw.col("kind").is_in(kinds)),
            "是其他类别的款项，另按相应情形判断",
            "a claim of another kind, which another rule judges",
        ),
        clear_when(is_true(nw.col("unpaid_most") <= 0), "已足额支付", "paid in full"),
        clear_when(is_true(~nw.col("overdue")), "尚未到期", "not yet overdue"),
        *_open_steps(kinds),
        *_found_steps(),
        *_unknown_steps(),
        clear("没有到期未付的款项", "nothing due is unpaid"),
        notes=[TAKEN_BACK],
        evidence=behind(claim_paid, contract_payment),
        parties=PARTIES,
        amount="unpaid",
        period="period",
        law_on="law_on",
    )


def _open_steps(kinds: Sequence[str]) -> Sequence[Step]:
    return (
        cannot_tell(
            is_true(nw.col("disputed")),
            "{issuer_name}应付{contractor_name}的该笔款项存在争议，无争议的部分是否已付清未知",
            "the sum that {issuer_name} is to pay {contractor_name} is disputed; whether its"
            " undisputed part is paid is not known",
            ask=["dispute_papers", "payment_records"],
        ),
        cannot_tell(
            nw.col("kind").is_in(kinds).is_null(),
            "{issuer_name}应付{contractor_name}的款项可能到期未付清，但款项类别未知",
            "a sum that {issuer_name} is to pay {contractor_name} may be due and unpaid; of what"
            " kind it is is not known",
            ask=["claim_papers", "payment_records"],
        ),
    )


def _found_steps() -> Sequence[Step]:
    """What is open; of a day that may lie in two months, the last is told."""
    day = ~nw.coalesce("due_day", "due_day_month").is_null()
    return (
        *_found_by(day, "于{due_day:day}到期", "by {due_day:day}"),
        *_found_by(~day, "最迟于{due_to}到期", "by {due_to} at the latest"),
    )


def _found_by(due: nw.Expr, zh_due: str, en_due: str) -> Sequence[Step]:
    unpaid = due & nw.col("overdue") & (nw.col("unpaid_least") > 0)
    exact = unpaid & ~nw.col("unpaid").is_null()
    zh = "{issuer_name}应付{contractor_name}的{payable:yuan}元" + zh_due + "，"
    en = "{issuer_name} was to pay {contractor_name} {payable:yuan} yuan " + en_due + "; "
    return (
        found(
            is_true(exact & (nw.col("to_others") > 0)),
            zh + "已付{paid:yuan}元，尚欠{unpaid:yuan}元；另有{to_others:yuan}元付给合同以外的人，"
            "没有委托付款手续，未计入已付",
            en + "{paid:yuan} was paid and {unpaid:yuan} is open; {to_others:yuan} went to others"
            " than the contractor without a mandate on record and is not counted",
            ask=["payment_records", "payment_mandate"],
        ),
        found(
            is_true(exact),
            zh + "已付{paid:yuan}元，尚欠{unpaid:yuan}元",
            en + "{paid:yuan} was paid and {unpaid:yuan} is open",
            ask=["payment_records"],
        ),
        found(
            is_true(unpaid),
            zh + "至少尚欠{unpaid_least:yuan}元（部分付款是否属于本款尚不确定）",
            en + "at least {unpaid_least:yuan} is open (of some payments it is not certain whether"
            " they were for it)",
            ask=["payment_records", "payment_mandate"],
        ),
    )


def _unknown_steps() -> Sequence[Step]:
    return (
        cannot_tell(
            nw.col("overdue").is_null(),
            "{issuer_name}应付{contractor_name}的款项尚未付清或付款情况未知，但应付日期未知",
            "a sum that {issuer_name} is to pay {contractor_name} is or may be open; on which day"
            " it is due is not known",
            ask=["due_day_terms", "payment_records"],
        ),
        cannot_tell(
            nw.col("payable").is_null(),
            "{issuer_name}应付{contractor_name}的款项已经到期，但应付多少未知",
            "a sum that {issuer_name} is to pay {contractor_name} is due; how much is not known",
            ask=["claim_papers", "payment_records"],
        ),
        cannot_tell(
            nw.col("unpaid").is_null(),
            "{issuer_name}应付{contractor_name}的{payable:yuan}元已经到期，是否付清未知",
            "{payable:yuan} yuan that {issuer_name} is to pay {contractor_name} is due; whether it"
            " is paid is not known",
            ask=["payment_records"],
        ),
    )
