"""QQ11: works were passed on before the contract that they were won with was signed."""

from __future__ import annotations

import narwhals as nw

from wagekit import (
    Frame,
    Ladder,
    Text,
    cannot_tell,
    cite,
    clear,
    found,
    ladder,
    not_applicable,
    rule,
)


@rule(
    "QQ11",
    "passed_on_before_award",
    title=Text("承接之前已转出工程", "Passed on before it was won"),
    subject="contract",
    articles=("ZB-8.1",),
)
def passed_on_before_award(contract: Frame) -> Ladder:
    """A contract below another was signed before the one above it.

    Why it matters: who was there before the award may be the real bidder.
    Found when: the inner contract was signed at least a day before the outer one.
    Not found when: it was signed on the same day or later.
    Assumes: the dates are those of the papers.
    """
    above = contract.select(parent_contract_id="contract_id", won_on="signed_on")
    early = nw.col("signed_on") < nw.col("won_on")
    return ladder(
        contract.with_columns(subject="contract_id").join(
            above, on="parent_contract_id", how="left"
        ),
        not_applicable(
            nw.col("parent_contract_id").is_null(),
            "合同{contract_id}上面没有别的合同",
            "nothing stands above contract {contract_id}",
        ),
        cannot_tell(
            early.is_null(),
            "合同{contract_id}或者上一份合同的签订日期未知",
            "the day of signing of contract {contract_id}, or of the one above it, is not known",
            ask=["contract_dates"],
        ),
        found(
            early,
            "合同{contract_id}于{signed_on}签订，早于上一份合同的{won_on}",
            "contract {contract_id} was signed on {signed_on}, before the one above it on {won_on}",
            ask=["contract_dates"],
        ),
        clear("签订在后", "signed afterwards"),
        evidence=[cite("contract", "contract_id"), cite("contract", "parent_contract_id")],
        parties=("issuer_id", "contractor_id"),
    )
