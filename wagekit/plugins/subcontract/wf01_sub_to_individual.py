"""WF01: a contractor subcontracted works to an individual."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import OF_STAFF
from wagekit.model.text import Text
from wagekit.plugins.inside import INTERNAL
from wagekit.plugins.qualification import MAY_BE_NO_WORKS, known_firms
from wagekit.plugins.reach import CONTRACT, under_statute


@rule(
    "WF01",
    "sub_to_individual",
    title=Text("分包给个人", "Subcontract to an individual"),
    subject="contract",
    articles=("WF-12.1", "BL-29"),
)
def sub_to_individual(work: Frame, party: Frame, licence: Frame) -> Ladder:
    """A contractor gave works to an individual.

    Why it matters: an individual can hold no qualification; if wages go unpaid, whoever gave the
    work out must pay them (T36①).
    Found when: a contract that the owner did not award has an individual as its contractor.
    Not found when: the contractor is a firm (a credit code or a licence makes one), or the issuer's
    own employee under an internal or a labour contract, as the contract, the roster or the staff
    list says.
    Assumes: a sole trader is a firm; a person in the roster is an individual. A contract
    of unknown kind may be no works contract, and stays open.
    """
    individual = nw.col("contractor_kind") == "individual"
    own_worker = nw.col("kind").is_in(OF_STAFF) & nw.col("employee")
    employee_unknown = INTERNAL & nw.col("employee").is_null()
    own = nw.col("own_staff") | own_worker | nw.col("own")
    firm = ~individual | (individual.is_null() & nw.col("firm"))
    frame = work.join(known_firms(party, licence), on="contractor_id", how="left")
    return under_statute(
        frame,
        not_applicable(
            is_true(nw.col("awarded") | (nw.col("kind") == "consortium")),
            "不是承包单位发出的合同",
            "not a contract that a contractor gave out",
        ),
        clear_when(
            is_true(own | firm),
            "承包人不是外部个人",
            "the contractor is not an outside individual",
        ),
        cannot_tell(
            individual.is_null(),
            "不知道承包人{contractor_name}是单位还是个人",
            "it is not known whether {contractor_name} is a firm or an individual",
            ask=["identity"],
        ),
        cannot_tell(
            employee_unknown,
            "内部承包人{contractor_name}是否为{issuer_name}的在册职工未知",
            "it is not known whether {contractor_name} is on the staff of {issuer_name}",
            ask=["labour_contract"],
        ),
        cannot_tell(
            nw.col("awarded").is_null(),
            "承包人{contractor_name}是个人，但不知道{issuer_name}是建设单位还是承包单位",
            "{contractor_name} is an individual, but whether {issuer_name} is the owner or a"
            " contractor is not known",
            ask=["project_parties"],
        ),
        cannot_tell(
            MAY_BE_NO_WORKS,
            "承包人{contractor_name}是个人，但合同类别未知，也可能是供货、租赁或设计合同",
            "{contractor_name} is an individual, but the contract is of unknown kind and may be"
            " one of supply, lease or design",
            ask=["contract_paper"],
        ),
        found(
            nw.lit(True),
            "资料登记{issuer_name}将工程交给个人{contractor_name}承包",
            "the data record that {issuer_name} gave works to the individual {contractor_name}",
            ask=["identity", "labour_contract"],
        ),
        evidence=[*CONTRACT, cite("party", "contractor_id")],
    )
