"""What `wagekit new-rule` writes: a rule that runs, and cases that pass, to be made yours."""

RULE = '''"""CODE: say in one sentence what is wrong."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear, found, ladder
from wagekit.core.logic import Frame
from wagekit.core.rule import rule
from wagekit.model.text import Text


@rule(
    "CODE",
    "NAME",
    title=Text("用几个字说明情形", "What is wrong, in a few words"),
    subject="contract",
    articles=("T24b",),
)
def NAME(contract: Frame) -> Ladder:
    """Say in one sentence what is found.

    Why it matters: who is harmed, and what follows in law.
    Found when: the condition, in words that a lawyer can check.
    Not found when: each exclusion; write a case for every one.
    Assumes: what you take for granted.
    """
    agreed = nw.col("labour_cost_terms")
    return ladder(
        contract.with_columns(subject="contract_id"),
        cannot_tell(
            agreed.is_null(),
            "不知道合同{contract_id}有没有约定",
            "it is not known whether contract {contract_id} agrees on it",
            ask=["contract_paper"],
        ),
        found(
            ~agreed,
            "合同{contract_id}没有约定",
            "contract {contract_id} does not agree on it",
            ask=["contract_paper"],
        ),
        clear("合同有约定", "the contract agrees on it"),
        evidence=[cite("contract", "contract_id")],
        parties=("issuer_id", "contractor_id"),
    )
'''

CASES = """\
rule: CODE
given:
  contract: [{contract_id: F, issuer_id: O, contractor_id: G, kind: general}]
cases:
  the_contract_does_not_agree_on_it:
    contract: [{contract_id: F, labour_cost_terms: false}]
    found: [F]
  the_contract_agrees_on_it:
    contract: [{contract_id: F, labour_cost_terms: true}]
    clear: [F]
  nothing_is_known_of_it:
    cannot_tell: [F]
"""
