"""GC05: works went ahead without funds in place, so that the contractor had to fund them."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import Frame, earliest, is_true, latest, not_later
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.works_period import (
    begun,
    ended_before,
    last_day_before,
    perhaps_ended_before,
)

DECREE = nw.lit(parameter("wages_decree_from").on(None))
FUNDED_FROM = nw.lit(parameter("government_funds_from").on(None))
GOVERNMENT = nw.col("investment") == "government"
ASK = ("funds_papers", "contract_paper")


@rule(
    "GC05",
    "contractor_made_to_fund",
    title=Text("资金未落实即开工、由施工单位垫资", "Contractor made to fund the works"),
    subject="project",
    articles=("T23", "K1"),
    parameters=("wages_decree_from", "government_funds_from"),
)
def contractor_made_to_fund(
    site: Frame, work: Frame, contract: Frame, claim_due: Frame, as_of: nw.Expr
) -> Ladder:
    """Works began without funds in place, or a government project was funded by its contractor.

    Why it matters: works may not begin without funds in place, and government works may not be
    funded by the contractor (T23, K1); where they are, wages wait for the contractor's own money.
    Found when: works have begun and the data say that funds are not in place; or in a government
    project the owner's contract pays nothing of the progress (a ratio of 0), or works were
    certified and nothing of them was payable.
    Not found when: works have not begun, funds are in place and the terms pay for progress; a
    private owner may agree on funding by the contractor once its own funds are in place.
    Assumes: only what is recorded counts, and was certified by the day of judgement; late payment
    alone is no funding by the contractor. State-owned and private works fall under the first
    circumstance if they began under decree 724; where their start is not known, works under
    contracts signed under it did.
    """
    certified = claim_due.filter(not_later("certified_on", as_of))
    frame = site.join(_unpaid_by_terms(work, contract), on="project_id", how="left")
    frame = frame.join(_contracts_from(work), on="project_id", how="left")
    frame = frame.join(_nothing_payable(work, certified), on="project_id", how="left")
    frame = frame.with_columns(law_on=last_day_before(DECREE))
    secured, government = nw.col("funds_secured"), GOVERNMENT
    terms = ~nw.col("unpaid_contract").is_null() | ~nw.col("certified").is_null()
    start = nw.coalesce(earliest("started_on"), "contracts_from")
    under_law = government | (start >= DECREE)
    too_old = is_true(government) & perhaps_ended_before(FUNDED_FROM, start)
    return ladder(
        frame,
        not_applicable(
            nw.col("outside") | nw.col("exempt_build"),
            "不属于工程建设项目，或抢险救灾、农民自建低层住宅等依法除外",
            "not a building project, or exempt (emergency works, farmers' own low houses)",
        ),
        not_applicable(
            is_true(government & ended_before(FUNDED_FROM))
            | is_true(~government & (latest("started_on") < DECREE)),
            "在《政府投资条例》施行前完工，或非政府投资项目在《保障农民工工资支付条例》施行前开工",
            "ended before the rules on government investment, or begun before decree 724",
        ),
        clear_when(is_true(~begun(as_of)), "尚未开工", "works have not begun"),
        cannot_tell(
            too_old & (is_true(~secured) | terms),
            "资金未落实或约定不支付进度款，资料登记工程已经完工但没有完工日期，是否在《政府投资条例》施行前完工未知",
            "funds are not in place or progress is not paid for; works are recorded as ended, on no"
            " stated day, and whether that was before the rules on government investment is not"
            " known",
            ask=["works_end", *ASK],
        ),
        found(
            is_true(begun(as_of) & ~secured & under_law),
            "{owner_name}的项目已经开工，登记为资金未落实",
            "works of {owner_name} have begun; its funds are recorded as not in place",
            ask=ASK,
        ),
        found(
            is_true(government & ~nw.col("unpaid_contract").is_null()),
            "{owner_name}的政府投资项目，合同{unpaid_contract}约定不支付进度款（比例为0）",
            "in the government project of {owner_name} contract {unpaid_contract} pays nothing of"
            " the progress (a ratio of 0)",
            ask=ASK,
        ),
        found(
            is_true(government & ~nw.col("certified").is_null()),
            "{owner_name}的政府投资项目已确认产值{certified:yuan}元，各期应付进度款均为0",
            "in the government project of {owner_name} works of {certified:yuan} yuan are certified"
            " and nothing of them was payable",
            ask=ASK,
        ),
        cannot_tell(
            is_true(~secured) | (terms & nw.col("investment").is_null()),
            "资金未落实或约定不支付进度款，但投资性质或开工日期未知",
            "funds are not in place or progress is not paid for, but the kind of investment or the"
            " start of works is not known",
            ask=["investment_approval", "works_start", *ASK],
        ),
        cannot_tell(
            secured.is_null(),
            "{owner_name}的建设资金是否落实未知",
            "whether the funds of {owner_name} are in place is not known",
            ask=["funds_papers"],
        ),
        clear_when(secured, "资金已经落实", "funds are in place"),
        evidence=[
            cite("project", "project_id"),
            cite("contract", "unpaid_contract"),
            cite("claim", "claim_id", frame=_progress(work, certified)),
        ],
        parties=["owner_id"],
        law_on="law_on",
    )


def _unpaid_by_terms(work: Frame, contract: Frame) -> Frame:
    """An owner's contract that pays nothing of the progress."""
    terms = contract.filter(nw.col("progress_pay_ratio") == 0).select("contract_id")
    held = work.filter(is_true(nw.col("awarded"))).join(terms, on="contract_id", how="semi")
    return held.group_by("project_id").agg(unpaid_contract=nw.col("contract_id").min())


def _contracts_from(work: Frame) -> Frame:
    """The first day that works can have begun under the owner's contracts, if all have one."""
    held = work.filter(is_true(nw.col("awarded")))
    day = nw.min_horizontal(earliest("signed_on"), earliest("started_on"))
    days = held.with_columns(_day=day, _undated=earliest("signed_on").is_null().cast(nw.Int64))
    first = days.group_by("project_id").agg(
        contracts_from=nw.col("_day").min(), _undated=nw.col("_undated").max()
    )
    return first.filter(nw.col("_undated") == 0).drop("_undated")


def _progress(work: Frame, claim_due: Frame) -> Frame:
    held = work.filter(is_true(nw.col("awarded"))).select("contract_id")
    progress = claim_due.filter(is_true(nw.col("kind") == "progress"))
    return progress.join(held, on="contract_id", how="semi").select(
        "project_id",
        "claim_id",
        "payable",
        "certified_amount",
        subject=nw.col("project_id"),
    )


def _nothing_payable(work: Frame, claim_due: Frame) -> Frame:
    """What was certified where all progress claims of the owner's contracts came to nothing."""
    sums = (
        _progress(work, claim_due)
        .group_by("project_id")
        .agg(
            certified=nw.col("certified_amount").sum().cast(nw.Int64),
            _payable=nw.col("payable").max(),
            _unknown=nw.col("payable").is_null().cast(nw.Int64).max(),
        )
    )
    nothing = (nw.col("_unknown") == 0) & (nw.col("_payable") == 0) & (nw.col("certified") > 0)
    return sums.filter(is_true(nothing)).select("project_id", "certified")
