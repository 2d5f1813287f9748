"""ZB08: labour was given out by somebody who is no contractor of the works."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.held_works import held_of_others
from wagekit.plugins.reach import CONTRACT, under_method
from wagekit.plugins.side import HOLDER_OPEN, ISSUED_BY_CONTRACTOR, ROLE_OPEN, TO_THE_GENERAL


@rule(
    "ZB08",
    "labour_issuer_outsider",
    title=Text(
        "劳务作业发包人的承包单位身份待查", "Whether the issuer of labour works is a contractor"
    ),
    subject="contract",
    articles=("ZB-8.8",),
)
def labour_issuer_outsider(work: Frame, issuer: Frame) -> Ladder:
    """Labour works were given out by one who is no contractor of the works.

    Why it matters: who hires the labour in the place of the contractor has probably taken the works
    over. No explanation rebuts it.
    Found when: the issuer of a labour contract is the owner, even if the general contract leaves
    works to it, or an outsider, as somebody who took the works over under another agreement.
    Not found when: the issuer is a general or professional contractor of the project, a branch or a
    member of its consortium; a labour firm that gives labour on is judged by WF05. An owner that is
    its own general contractor is a contractor.
    Assumes: if nobody is known as general contractor, or the issuer's own contract is of unknown
    kind, it is open who the issuer is. What an own employee, the legal representative or what may
    be a branch of a contractor signs may be the firm's, and so what the firm signs of which a
    contractor may be the branch. Where the contract names no issuer, the holder of the one above is
    not taken for it. Open too: an issuer who may hold the contract above, or any other general,
    professional or labour contract of the project, of which nobody knows the holder; and a contract
    of unknown kind, other than one with the general contractor, if it may be for labour.
    """
    frame = work.join(issuer, on="contract_id", how="left")
    return under_method(
        frame,
        not_applicable(
            is_true(nw.col("kind") != "labour"), "不是劳务合同", "not a labour contract"
        ),
        not_applicable(
            nw.col("kind").is_null() & TO_THE_GENERAL,
            "合同类别未知，承包人是登记的施工总承包单位，不按劳务作业判断",
            "of unknown kind; its contractor is on record as the general contractor",
        ),
        clear_when(
            ISSUED_BY_CONTRACTOR,
            "发包人是本工程的总承包或专业承包单位",
            "the issuer is a general or professional contractor of the project",
        ),
        clear_when(
            is_true(nw.col("issuer_labour") & nw.col("issuer_stated")),
            "发包人是本工程的劳务承包人，按劳务再分包判断",
            "the issuer is a labour contractor: judged as labour subcontracted again",
        ),
        cannot_tell(
            nw.col("kind").is_null(),
            "合同类别未知，{contractor_name}承包的可能是劳务作业，资料未显示由本工程的承包单位发包",
            "the kind of contract is not known: {contractor_name} may have taken labour works, and"
            " the data do not show that a contractor of the project gave them out",
            ask=["contract_paper", "project_parties"],
        ),
        cannot_tell(
            ~nw.col("issuer_stated"),
            "不知道{contractor_name}承包的劳务作业由谁发包",
            "who gave the labour works to {contractor_name} is not known",
            ask=["contract_paper"],
        ),
        found(
            is_true(nw.col("issuer_id") == nw.col("owner_id")) & nw.col("known_general"),
            "资料登记建设单位{issuer_name}直接将劳务作业发包给{contractor_name}，本工程另有承包单位",
            "the data record that the owner {issuer_name} gave labour works straight to"
            " {contractor_name}, while others are contractors of the project",
            ask=["project_parties", "contract_paper"],
        ),
        cannot_tell(
            ROLE_OPEN
            | nw.col("may_hold_labour")
            | (HOLDER_OPEN & is_true(nw.col("parent_kind") == "labour")),
            "不能确定将劳务作业发包给{contractor_name}的{issuer_name}是否为本工程的承包单位或代其签约",
            "whether {issuer_name}, who gave labour works to {contractor_name}, is a contractor of"
            " the project or signed for one is not certain",
            ask=["project_parties", "contract_paper", "labour_contract"],
        ),
        *held_of_others(Text("劳务作业", "labour works")),
        found(
            TRUE,
            "劳务作业由{issuer_name}发包给{contractor_name}，资料中没有{issuer_name}总承包或者专业承包"
            "本工程的合同，其是否为承包单位待查",
            "{issuer_name} gave labour works to {contractor_name}; the data hold no general or"
            " professional contract of {issuer_name} in the project, and whether it is a contractor"
            " is to be examined",
            ask=["project_parties", "contract_paper"],
        ),
        evidence=[*CONTRACT, cite("party", "issuer_id"), cite("project", "project_id")],
    )
