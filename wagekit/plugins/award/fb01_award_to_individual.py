"""FB01: the owner awarded works to an individual."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.giver import MAY_BE_NO_OWNER
from wagekit.plugins.qualification import MAY_BE_NO_WORKS, known_firms
from wagekit.plugins.reach import CONTRACT, under_statute


@rule(
    "FB01",
    "award_to_individual",
    title=Text("发包给个人", "Award to an individual"),
    subject="contract",
    articles=("FB-6.1", "QR-54"),
)
def award_to_individual(work: Frame, project: Frame, party: Frame, licence: Frame) -> Ladder:
    """The owner awarded works to an individual.

    Why it matters: an individual can hold no qualification (FB-6.1); if wages go unpaid, the owner
    that gave the work out must pay them (T36①).
    Found when: a contract that the owner awarded has an individual as its contractor.
    Not found when: the contractor is a firm (a credit code or a licence makes one), or the owner's
    own branch; farmers' own low houses and emergency works are outside the law (BL-83).
    Assumes: a sole trader is a firm; a person in the roster is an individual; where the owner is
    a private person and nothing is said of it, the works may be that person's own low house; the
    legal representative of the project's general contractor may have signed for that firm. A
    contract of unknown kind may be no works contract, and one that the known owner did not sign
    may be none of its own: both stay open.
    """
    individual = nw.col("contractor_kind") == "individual"
    frame = work.join(_of_project(project, party), on="project_id", how="left")
    frame = frame.join(known_firms(party, licence), on="contractor_id", how="left")
    may_be_own_house = (nw.col("issuer_kind") == "individual") & nw.col("_own_house").is_null()
    return under_statute(
        frame,
        not_applicable(
            is_true(~nw.col("awarded")),
            "不是建设单位发出的合同",
            "not a contract that the owner gave out",
        ),
        clear_when(
            is_true(nw.col("own") | ~individual | (individual.is_null() & nw.col("firm"))),
            "承包人不是个人",
            "the contractor is not an individual",
        ),
        cannot_tell(
            individual.is_null(),
            "不知道承包人{contractor_name}是单位还是个人",
            "it is not known whether {contractor_name} is a firm or an individual",
            ask=["identity"],
        ),
        cannot_tell(
            nw.col("issuer_id").is_null(),
            "承包人{contractor_name}是个人，但合同的发包人未知",
            "{contractor_name} is an individual, but who gave the contract out is not known",
            ask=["contract_paper", "project_parties"],
        ),
        cannot_tell(
            MAY_BE_NO_OWNER,
            "承包人{contractor_name}是个人，但不知道{issuer_name}是不是建设单位（或代其发包）",
            "{contractor_name} is an individual, but whether {issuer_name} is the owner (or acts"
            " for it) is not known",
            ask=["project_parties"],
        ),
        cannot_tell(
            MAY_BE_NO_WORKS,
            "承包人{contractor_name}是个人，但合同类别未知，也可能是供货、租赁或设计合同",
            "{contractor_name} is an individual, but the contract is of unknown kind and may be"
            " one of supply, lease or design",
            ask=["contract_paper"],
        ),
        cannot_tell(
            is_true(may_be_own_house),
            "发包人{issuer_name}也是个人，是否属于农民自建低层住宅未知",
            "{issuer_name} is a person too, and whether this is a farmer's own low house is not"
            " known",
            ask=["project_parties"],
        ),
        cannot_tell(
            is_true(nw.col("contractor_id") == nw.col("_representative")),
            "{contractor_name}是本项目施工总承包单位的法定代表人，是个人承包还是代表单位签约未知",
            "{contractor_name} is the legal representative of the project's general contractor, and"
            " whether the person or the firm contracted is not known",
            ask=["contract_paper", "identity"],
        ),
        found(
            nw.lit(True),
            "资料登记{issuer_name}将工程直接发包给个人{contractor_name}",
            "the data record that {issuer_name} awarded works to the individual {contractor_name}",
            ask=["identity"],
        ),
        evidence=[*CONTRACT, cite("party", "contractor_id")],
    )


def _of_project(project: Frame, party: Frame) -> Frame:
    """What is said of farmers' own houses, and who represents the general contractor."""
    firms = party.group_by(nw.col("party_id").alias("general_contractor_id"))
    heads = firms.agg(_representative=nw.col("legal_rep_id").max())
    flag = nw.col("emergency_or_rural_self_build")
    told = project.select("project_id", "general_contractor_id", _own_house=flag)
    joined = told.join(heads, on="general_contractor_id", how="left")
    return joined.drop("general_contractor_id")
