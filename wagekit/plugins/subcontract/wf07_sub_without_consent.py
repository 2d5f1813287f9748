"""WF07: a subcontract that neither the general contract nor the owner allows."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear_when, found, not_applicable
from wagekit.core.logic import FALSE, NO_DAY, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import SUPPLIES
from wagekit.model.text import Text
from wagekit.plugins.reach import (
    BUILDS,
    CONTRACT,
    GIVEN_BY_OWNER,
    INNER_AGREEMENT,
    NOT_ANOTHER,
    perhaps_itself,
    to_nobody_named,
    under_statute,
)

COLUMNS = (
    "project_id",
    "subject",
    "contract_id",
    "parent_id",
    "kind",
    "issuer_id",
    "issuer_name",
    "contractor_id",
    "contractor_name",
    "owner_consent",
    "price",
)
FLAGS = (
    *("outside", "exempt_build", "by_reference", "awarded", "inside"),
    *("own", "maybe_own", "partners"),
)


@rule(
    "WF07",
    "sub_without_consent",
    title=Text("未经约定或认可的分包", "Subcontract without agreement or consent"),
    subject="contract",
    articles=("WF-Q78.2", "BL-29"),
)
def sub_without_consent(work: Frame, contract: Frame) -> Ladder:
    """A contractor subcontracted works that neither the general contract nor the owner allows.

    Why it matters: the owner chose its builder; who else builds needs its agreement (BL-29). The
    measures of 2019 do not list this, but the quality rules still forbid it (WF-Q78.2).
    Found when: a general, epc or professional contract given out by a contractor is recorded as
    neither agreed in the general contract nor consented to by the owner.
    Not found when: it is agreed or consented to; labour, supply and lease need no consent.
    Assumes: `owner_consent` covers both the clause and a later consent; a branch, and a partner in
    the consortium that won, are not another builder. What may be a branch of the other side, or a
    contractor whom nobody names, leaves it open.
    """
    consent = nw.col("owner_consent")
    return under_statute(
        nw.concat([work.select(*COLUMNS, *FLAGS, "law_on"), _supplies(contract)], how="vertical"),
        GIVEN_BY_OWNER,
        INNER_AGREEMENT,
        NOT_ANOTHER,
        not_applicable(
            is_true(~BUILDS),
            "劳务分包、供货和租赁不需要建设单位同意",
            "a labour subcontract, a supply or a lease needs no consent of the owner",
        ),
        clear_when(
            is_true(consent),
            "总承包合同有约定或经建设单位认可",
            "agreed in the general contract or consented to by the owner",
        ),
        perhaps_itself(),
        to_nobody_named(),
        found(
            is_true(~consent & BUILDS & ~nw.col("awarded")),
            "资料登记{issuer_name}将工程分包给{contractor_name}，并载明总承包合同未约定且未经建设单位认可",
            "the data record that {issuer_name} gave works to {contractor_name}, and that neither"
            " the general contract nor the owner agreed",
            ask=["owner_consent"],
        ),
        cannot_tell(
            is_true(~consent),
            "{contractor_name}的合同未经建设单位认可，但是否为需要认可的分包未知",
            "the owner did not consent to the contract of {contractor_name}, but whether it is a"
            " subcontract that needs consent is not known",
            ask=["contract_paper", "project_parties", "owner_consent"],
        ),
        cannot_tell(
            nw.lit(True),
            "{issuer_name}分包给{contractor_name}是否有约定或经建设单位认可未知",
            "whether the subcontract to {contractor_name} was agreed or consented to is not known",
            ask=["owner_consent"],
        ),
        evidence=CONTRACT,
        amount="price",
    )


def _supplies(contract: Frame) -> Frame:
    """Supply and lease contracts, which are no works: looked at only to be counted."""
    columns = {
        "subject": "contract_id",
        "parent_id": "parent_contract_id",
        "issuer_name": "issuer_id",
        "contractor_name": "contractor_id",
    }
    filled = {name: nw.col(columns.get(name, name)) for name in COLUMNS}
    bought = contract.filter(nw.col("kind").is_in(SUPPLIES))
    return bought.select(**filled, **dict.fromkeys(FLAGS, FALSE), law_on=NO_DAY)
