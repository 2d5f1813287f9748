"""GC07: a public owner's contract pays less of the progress than it must."""

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
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.claims import PARTIES

LEAST = parameter("progress_pay_ratio_min")


@rule(
    "GC07",
    "progress_ratio_low",
    title=Text("进度款约定比例低于下限", "Progress ratio below the least allowed"),
    subject="contract",
    articles=("K2",),
    parameters=("progress_pay_ratio_min",),
)
def progress_ratio_low(work: Frame, site: Frame, contract: Frame) -> Ladder:
    """A public or state-owned owner agreed to pay less than 80 percent of the progress.

    Why it matters: what is held back of the progress is missing where wages are paid from; for
    contracts signed from 1 August 2022 public owners pay at least 80 percent (K2).
    Found when: such an owner awarded the contract on that day or later and its progress ratio is
    below the least.
    Not found when: the ratio is 80 percent or more, the contract is older, the owner is private, or
    a contractor gave the contract out.
    Assumes: the project's kind of investment tells what its owner is; a government body as issuer
    is public whatever the investment. Public-private partnerships are open.
    """
    terms = contract.select("contract_id", "progress_pay_ratio")
    place = site.select("project_id", "investment")
    frame = work.join(terms, on="contract_id").join(place, on="project_id", how="left")
    least_from, least_to = LEAST.expr(earliest("signed_on")), LEAST.expr(latest("signed_on"))
    newest = max(held.value for held in LEAST.history() if isinstance(held.value, float))
    frame = frame.with_columns(public=_public(), least=nw.coalesce(least_to, nw.lit(newest)))
    ratio = nw.col("progress_pay_ratio")
    low = ratio < nw.col("least")
    return ladder(
        frame,
        not_applicable(
            nw.col("outside") | is_true(nw.col("inside") | (nw.col("kind") == "consortium")),
            "不是工程建设项目的施工合同",
            "no contract for works of a building project",
        ),
        not_applicable(
            is_true(~nw.col("awarded")),
            "不是建设单位发出的合同",
            "not a contract that the owner gave out",
        ),
        not_applicable(
            is_true(~nw.col("public")),
            "建设单位不是机关、事业单位或国有企业",
            "the owner is neither a public body nor state-owned",
        ),
        not_applicable(
            ~latest("signed_on").is_null() & least_to.is_null(),
            "合同签订于2022年8月1日以前",
            "the contract was signed before 1 August 2022",
        ),
        clear_when(is_true(~low), "进度款比例不低于下限", "the ratio is not below the least"),
        cannot_tell(
            ratio.is_null(),
            "{issuer_name}与{contractor_name}约定的进度款比例未知",
            "what progress ratio {issuer_name} and {contractor_name} agreed is not known",
            ask=["contract_paper"],
        ),
        found(
            is_true(low & nw.col("awarded") & nw.col("public") & ~least_from.is_null()),
            "{issuer_name}与{contractor_name}约定的进度款比例为{progress_pay_ratio:stated}，"
            "低于{least:stated}",
            "{issuer_name} and {contractor_name} agreed on a progress ratio of"
            " {progress_pay_ratio:stated}, below {least:stated}",
            ask=["contract_paper"],
        ),
        cannot_tell(
            low,
            "约定的进度款比例为{progress_pay_ratio:stated}，"
            "但签订日期或{issuer_name}是否为机关、事业单位或国有企业的建设单位未知",
            "the progress ratio is {progress_pay_ratio:stated}, but when the contract was signed"
            " or whether {issuer_name} is a public or state-owned owner is not known",
            ask=["investment_approval", "contract_dates", "project_parties"],
        ),
        clear("进度款比例不低于下限", "the ratio is not below the least"),
        evidence=[cite("contract", "contract_id"), cite("project", "project_id")],
        parties=PARTIES,
    )


def _public() -> nw.Expr:
    """Whether the owner is a public body or state-owned; null where the data do not tell."""
    investment = nw.col("investment")
    public = is_true(investment.is_in(["government", "state_owned"]))
    body = is_true(nw.col("issuer_kind") == "government")
    private = nw.when(investment == "private").then(FALSE).otherwise(UNKNOWN)
    return nw.when(public | body).then(TRUE).otherwise(private)
