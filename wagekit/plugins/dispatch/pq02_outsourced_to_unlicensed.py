"""PQ02: a task was given to an individual, or to a firm without a business licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from wagekit.core.logic import FALSE, TRUE, is_true
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import OF_STAFF
from wagekit.model.text import Text
from wagekit.plugins.inside import INTERNAL
from wagekit.plugins.task import (
    INDIVIDUAL,
    UNLICENSED,
    WITH_ITSELF,
    signed_later,
    titled_otherwise,
    with_sides,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step
    from wagekit.core.logic import Frame

TASKS = ("general", "epc", "professional", "labour", "internal", "cooperation")
"""Under which somebody works for who gave them out; where buildings go up, FB and WF judge them,

but not emergency works and farmers' own houses, which the Construction Law leaves out.
"""
KIND = nw.col("kind")
WORKS = is_true(KIND.is_in(TASKS)) | titled_otherwise("外包")
BUILDS = WORKS & ~nw.col("outside") & ~nw.col("exempt_build")


@rule(
    "PQ02",
    "outsourced_to_unlicensed",
    title=Text("外包给个人或无照单位", "Outsourced to an individual or unlicensed firm"),
    subject="contract",
    articles=("T19①", "LR-94", "LR-93"),
    parameters=("wages_decree_from",),
)
def outsourced_to_unlicensed(
    contract: Frame, work: Frame, actor: Frame, party: Frame, licence: Frame, as_of: nw.Expr
) -> Ladder:
    """A task was given to an individual, or to a firm without a business licence.

    Why it matters: who gave it out answers with the individual for the wages of those hired (T19①,
    LR-94), in every trade.
    Found when: under a contract of outsourcing, or, where no buildings go up (factories, logistics,
    catering, training, property) or the rules on building do not reach (emergency works, farmers'
    own houses), any contract for work, the contractor is an individual or is
    recorded without a business licence.
    Not found when: the contractor has a licence: so it is stated, or a credit code, a licence of
    another kind or being a sole trader or public body shows it; it is the issuer's own employee
    under an internal or labour contract; or who gave it out is a private person. Works contracts in
    building are for FB01, FB02, WF01 and WF02. Franchises, leases and supplies give out no task,
    dispatch is for PQ01, and the use of another's name is another matter (T19②).
    Assumes: a firm of which neither is known may have no licence, and is open; so is one that is
    stated to have a licence, or has a credit code, and was registered after the signing or
    dissolved before it, or before a signing of no known day may have been; and a contract of
    unknown kind, unless its contractor is licensed or, in building, its title is that of another.
    """
    sides = with_sides(contract, actor, party, licence, as_of)
    frame = _with_work(sides, work)
    return ladder(
        frame,
        *_not_tasks(as_of),
        clear_when(
            is_true(nw.col("own_staff") | (KIND.is_in(OF_STAFF) & nw.col("employee"))),
            "承接人是发出单位自己的职工",
            "the contractor is the issuer's own employee",
        ),
        clear_when(
            is_true(~INDIVIDUAL & nw.col("business_licence")),
            "承接单位有营业执照",
            "the contractor has a business licence",
        ),
        *_open_steps(),
        found(
            is_true(INDIVIDUAL),
            "资料登记{issuer_name}将工作任务交给个人{contractor_name}承包",
            "the data record that {issuer_name} gave a task to the individual {contractor_name}",
            ask=["identity", "labour_contract"],
        ),
        found(
            UNLICENSED,
            "资料登记{issuer_name}将工作任务交给{contractor_name}承包，后者登记为没有营业执照",
            "the data record that {issuer_name} gave a task to {contractor_name}, which is recorded"
            " without a business licence",
            ask=["business_licence"],
        ),
        cannot_tell(
            INDIVIDUAL.is_null(),
            "{issuer_name}将工作任务交给{contractor_name}承包，不知道后者是单位还是个人",
            "{issuer_name} gave a task to {contractor_name}; whether that is a firm or an"
            " individual is not known",
            ask=["identity", "business_licence"],
        ),
        cannot_tell(
            nw.col("unregistered"),
            "{issuer_name}将工作任务交给{contractor_name}承包，按登记的注销或者成立日期，后者在签订日"
            "{signed_on:day}可能不在登记状态，当时有无营业执照未知",
            "{issuer_name} gave a task to {contractor_name}, which by the days of its registration"
            " or dissolution may not have been registered on the day of signing, {signed_on:day};"
            " whether it had a business licence then is not known",
            ask=["business_licence"],
        ),
        cannot_tell(
            TRUE,
            "{issuer_name}将工作任务交给{contractor_name}承包，后者有无营业执照未知",
            "{issuer_name} gave a task to {contractor_name}; whether that has a business licence is"
            " not known",
            ask=["business_licence"],
        ),
        evidence=[cite("contract", "contract_id"), cite("party", "contractor_id")],
        parties=["issuer_id", "contractor_id"],
        law_on="law_on",
    )


def _not_tasks(as_of: nw.Expr) -> Sequence[Step]:
    return (
        not_applicable(
            BUILDS,
            "工程合同，另按发包给个人、分包给个人或不具备资质的单位等情形判断",
            "a works contract in building, which the rules on award and subcontracting judge",
        ),
        not_applicable(
            is_true(~KIND.is_in(("outsourcing", *TASKS))),
            "不是把工作任务交给他人完成的合同",
            "no contract by which a task is given to another",
        ),
        signed_later(as_of),
        WITH_ITSELF,
        not_applicable(
            is_true(nw.col("issuer_kind") == "individual"),
            "发出任务的是个人，不是用人单位",
            "given out by a private person, who is no employer",
        ),
    )


def _open_steps() -> Sequence[Step]:
    suspect = is_true(INDIVIDUAL) | UNLICENSED
    return (
        cannot_tell(
            nw.col("contractor_id").is_null(),
            "合同{contract_id}的承接人未知",
            "who took the task of contract {contract_id} is not known",
            ask=["contract_paper"],
        ),
        cannot_tell(
            KIND.is_null(),
            "未见{contractor_name}的营业执照，但合同{contract_id}的类别未知，是否为外包不明",
            "no business licence of {contractor_name} is seen, but contract {contract_id} is of"
            " unknown kind and may be no outsourcing",
            ask=["contract_paper", "business_licence"],
        ),
        cannot_tell(
            is_true(INDIVIDUAL) & INTERNAL & nw.col("employee").is_null(),
            "内部承包人{contractor_name}是否为{issuer_name}的在册职工未知",
            "it is not known whether {contractor_name} is on the staff of {issuer_name}",
            ask=["labour_contract"],
        ),
        cannot_tell(
            suspect & nw.col("issuer_id").is_null(),
            "工作任务交给{contractor_name}承包，资料未见其营业执照，但发出任务的单位未知",
            "a task was given to {contractor_name}, of which no business licence is seen; who gave"
            " it out is not known",
            ask=["contract_paper"],
        ),
    )


def _with_work(sides: Frame, work: Frame) -> Frame:
    """`outside`, `exempt_build`, `employee`, `own_staff`: as works contracts tell."""
    told = work.select("contract_id", "outside", "exempt_build", "employee", "own_staff")
    joined = sides.join(told, on="contract_id", how="left")
    return joined.with_columns(nw.coalesce(c, FALSE).alias(c) for c in ("outside", "exempt_build"))
