"""PQ01: workers are sent by an individual, or by a firm without a licence to send any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import TRUE, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.task import (
    INDIVIDUAL,
    UNLICENSED,
    WITH_ITSELF,
    signed_later,
    titled_otherwise,
    with_sides,
)

if TYPE_CHECKING:
    from wagekit.core.ladder import Cited
    from wagekit.core.logic import Frame

LICENSED = nw.col("licensed")
LICENCE_SEEN = is_true(~INDIVIDUAL & LICENSED) & ~UNLICENSED


@rule(
    "PQ01",
    "unlicensed_dispatch",
    title=Text("派出方未见劳务派遣许可", "No dispatch licence of the sender seen"),
    subject="contract",
    articles=("T17-18", "LR-92", "LR-58-62"),
    parameters=("wages_decree_from",),
)
def unlicensed_dispatch(
    contract: Frame, sent: Frame, actor: Frame, party: Frame, licence: Frame, as_of: nw.Expr
) -> Ladder:
    """Workers are sent by an individual, or by a firm without a licence to send any.

    Why it matters: whoever uses such workers pays them what the sender owes, without a cap.
    Found when: the sender under a contract of dispatch is an individual, has no business licence,
    or has licences on record of which none for dispatch was valid on the day of signing.
    Not found when: a dispatch licence of the sender covers that day, both its ends included; the
    contract is of another kind, or signed after the day of judgement.
    Assumes: an empty end of a licence is open-ended. Of a sender without any licence on record it
    is not known whether it has one; nor of one that may be the branch of a licensed firm, nor of a
    licensed one that was dissolved before the signing or registered after it. A contract of
    unknown kind may be one of dispatch, unless its title is that of another, and is open unless its
    contractor is licensed.
    """
    sides = with_sides(contract, actor, party, licence, as_of)
    frame = sides.join(sent.select("contract_id", "licensed"), on="contract_id", how="left")
    return ladder(
        frame,
        not_applicable(
            is_true(nw.col("kind") != "dispatch") | titled_otherwise("派遣"),
            "不是劳务派遣协议",
            "no contract of dispatch",
        ),
        signed_later(as_of),
        WITH_ITSELF,
        clear_when(
            LICENCE_SEEN & ~nw.col("unregistered"),
            "派出方在签订日持有劳务派遣许可",
            "the sender held a dispatch licence on the day of signing",
        ),
        cannot_tell(
            nw.col("contractor_id").is_null(),
            "合同{contract_id}的派出方未知",
            "who sends workers under contract {contract_id} is not known",
            ask=["contract_paper"],
        ),
        cannot_tell(
            LICENCE_SEEN,
            "合同{contract_id}的派出方{contractor_name}登记有劳务派遣许可，"
            "但按登记的注销或者成立日期，签订日{signed_on:day}其可能不在登记状态",
            "a dispatch licence of {contractor_name} is on record, the sender under contract"
            " {contract_id}; but by the days of its registration or dissolution it may not"
            " have been registered on the day of signing, {signed_on:day}",
            ask=["business_licence", "dispatch_licence"],
        ),
        cannot_tell(
            nw.col("kind").is_null(),
            "未见{contractor_name}在签订日有效的劳务派遣许可，但合同{contract_id}的类别未知，"
            "是否为劳务派遣不明",
            "no dispatch licence of {contractor_name} valid on the day of signing is seen, but"
            " contract {contract_id} is of unknown kind and may be no contract of dispatch",
            ask=["contract_paper"],
        ),
        found(
            is_true(INDIVIDUAL),
            "资料登记{issuer_name}使用由个人{contractor_name}派来的工人",
            "the data record that {issuer_name} uses workers sent by the individual"
            " {contractor_name}",
            ask=["identity", "dispatch_licence"],
        ),
        found(
            UNLICENSED,
            "资料登记{issuer_name}使用由{contractor_name}派来的工人，后者登记为没有营业执照",
            "the data record that {issuer_name} uses workers sent by {contractor_name}, which is"
            " recorded without a business licence",
            ask=["business_licence", "dispatch_licence"],
        ),
        found(
            is_true(~LICENSED),
            "资料登记{issuer_name}使用由{contractor_name}派来的工人，"
            "后者的证照中未见在签订日{signed_on:day}有效的劳务派遣许可",
            "the data record that {issuer_name} uses workers sent by {contractor_name}, among whose"
            " licences none for dispatch is seen that was valid on the day of signing,"
            " {signed_on:day}",
            ask=["dispatch_licence"],
        ),
        cannot_tell(
            INDIVIDUAL.is_null(),
            "不知道派出方{contractor_name}是单位还是个人，也未见其劳务派遣许可的资料",
            "it is not known whether the sender, {contractor_name}, is a firm or an individual, nor"
            " whether it holds a dispatch licence",
            ask=["identity", "dispatch_licence"],
        ),
        cannot_tell(
            TRUE,
            "没有足以判断派出方{contractor_name}在签订日{signed_on:day}有无劳务派遣许可的资料",
            "the data do not tell whether the sender, {contractor_name}, held a dispatch licence on"
            " the day of signing, {signed_on:day}",
            ask=["dispatch_licence", "contract_dates"],
        ),
        evidence=[
            cite("contract", "contract_id"),
            cite("party", "contractor_id"),
            _licences(contract, licence),
        ],
        parties=["issuer_id", "contractor_id"],
        law_on="law_on",
    )


def _licences(contract: Frame, licence: Frame) -> Cited:
    rows = licence.select(key_of("licence").alias("key"), contractor_id="party_id")
    holders = contract.select("project_id", "contractor_id", subject="contract_id")
    held = holders.join(rows, on="contractor_id")
    return cite("licence", "key", frame=held.select("project_id", "subject", "key"))
