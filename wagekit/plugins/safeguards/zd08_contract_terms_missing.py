"""ZD08: a contract does not say when works are measured, settled, and labour cost is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, ladder, not_applicable
from wagekit.core.logic import FALSE, TRUE, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.reach import INNER_AGREEMENT, perhaps_itself, to_nobody_named
from wagekit.plugins.safeguard import DECREE, NO_BUILDING

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

LABOUR = Text("人工费的数额或占比、拨付周期", "the sum and pay cycle of labour cost")
MEASURED = Text(
    "工程款的计量周期和进度结算办法", "the cycle of measurement and progress settlement"
)


@rule(
    "ZD08",
    "contract_terms_missing",
    title=Text("合同缺少计量结算或人工费约定", "Terms on measurement or labour cost missing"),
    subject="contract",
    articles=("T24b", "T24c/25", "Z5"),
    parameters=("labour_cost_cycle_months", "wages_decree_from"),
)
def contract_terms_missing(work: Frame, contract: Frame, project: Frame) -> Ladder:
    """A works contract lacks the terms on measurement, progress settlement or labour cost.

    Why it matters: without them nobody can say when money for wages was due, nor who is late with
    it (T24b, Z5).
    Found when: a contract is not in writing; it does not agree on measurement and progress
    settlement; or an owner's contract does not agree on labour cost, or lets it be paid less often
    than monthly.
    Not found when: the terms are there. Subcontracts need no term on labour cost. A cycle
    that is not known does not matter where the contract is said to agree on labour cost. Contracts
    signed before the decree, inner agreements and a firm's own branch are not reached.
    Assumes: the project's labour-cost cycle is that of all the owner's contracts. A contract of
    unknown date was signed under the decree if the award was made under it, and one that is not in
    writing if works began under it; else it is open. What may be a branch of the other side, or a
    subcontractor whom nobody names, leaves it open.
    """
    cycles = project.select(
        "project_id", "labour_cost_cycle_months",
        _awarded=earliest("award_on"), _started=earliest("started_on"),
    )  # fmt: skip
    terms = contract.select(
        *("contract_id", "labour_cost_terms", "measurement_terms", "written"),
        _begun=earliest("started_on"),
    )
    frame = work.join(cycles, on="project_id", how="left").join(terms, on="contract_id")
    frame = frame.with_columns(**_missing())
    lacking = is_true(~nw.col("written") | nw.col("_terms") | nw.col("_slow"))
    # An award comes before the signing; what is not in writing is agreed on when works begin.
    begun = nw.when(~nw.col("written")).then(nw.coalesce("_begun", "_started"))
    day = nw.coalesce(earliest("signed_on"), begun, "_awarded")
    return ladder(
        frame,
        *NO_BUILDING,
        INNER_AGREEMENT,
        not_applicable(
            is_true(nw.col("own")),
            "承包人是发包人自己或其分公司",
            "the contractor is the issuer itself or its branch",
        ),
        not_applicable(
            is_true(nw.coalesce(latest("signed_on"), latest("ended_on")) < DECREE),
            "合同在《保障农民工工资支付条例》施行前签订",
            "the contract was signed before the decree on wages took effect",
        ),
        perhaps_itself(lacking),
        to_nobody_named(lacking & ~is_true(nw.col("awarded"))),
        cannot_tell(
            lacking & nw.col("signed_on").is_null() & ~is_true(day >= DECREE),
            "{issuer_name}与{contractor_name}的合同缺少约定或者不是书面合同，但签订日期未知，不能确定是否在"
            "《保障农民工工资支付条例》施行后签订",
            "the contract of {issuer_name} and {contractor_name} lacks terms or is not in writing;"
            " when it was signed is not known, nor whether under the decree on wages",
            ask=["contract_dates", "contract_paper"],
        ),
        found(
            is_true(~nw.col("written")),
            "{issuer_name}与{contractor_name}没有订立书面合同，计量结算无书面约定",
            "{issuer_name} and {contractor_name} have no written contract",
            ask=["contract_paper"],
        ),
        found(
            is_true(nw.col("_terms")),
            "{issuer_name}与{contractor_name}的合同未约定{missing_zh}",
            "the contract of {issuer_name} and {contractor_name} does not agree on {missing_en}",
            ask=["contract_paper"],
        ),
        found(
            is_true(nw.col("_slow")),
            "人工费拨付周期为{labour_cost_cycle_months:number}个月，超过一个月",
            "labour cost is paid every {labour_cost_cycle_months:number} months, less often than"
            " monthly",
            ask=["contract_paper"],
        ),
        clear_when(
            is_true(~(nw.col("_terms") | nw.col("_slow"))),
            "合同有计量结算和人工费的约定",
            "the contract agrees on measurement, settlement and labour cost",
        ),
        cannot_tell(
            TRUE,
            "{issuer_name}与{contractor_name}的合同是否约定计量结算和人工费未知",
            "whether the contract of {issuer_name} and {contractor_name} agrees on measurement,"
            " settlement and labour cost is not known",
            ask=["contract_paper"],
        ),
        evidence=[cite("contract", "contract_id"), cite("project", "project_id")],
        parties=["issuer_id", "contractor_id"],
    )


def _missing() -> dict[str, nw.Expr]:
    """What the contract lacks: `_terms`, `_slow`, and the names of what it lacks."""
    limit = parameter("labour_cost_cycle_months").expr(nw.coalesce(earliest("signed_on"), DECREE))
    labour = nw.col("awarded") & ~nw.col("labour_cost_terms")
    measured = ~nw.col("measurement_terms")
    slow = nw.coalesce(nw.col("labour_cost_cycle_months") > limit, FALSE)
    named = {
        f"missing_{lang}": nw.when(is_true(labour & measured))
        .then(nw.lit(MEASURED.in_(lang) + {"zh": "以及", "en": " and "}[lang] + LABOUR.in_(lang)))
        .otherwise(
            nw.when(is_true(labour))
            .then(nw.lit(LABOUR.in_(lang)))
            .otherwise(nw.lit(MEASURED.in_(lang)))
        )
        for lang in ("zh", "en")
    }
    lacks = {"_terms": labour | measured, "_slow": nw.col("awarded") & slow}
    return {**lacks, **named}
