"""A case by hand: a whole transfer, a possible borrowed licence, three findings, a lawful rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagekit.memo.bundled.transfer_housing import KIND
from wagekit.model.finding import (
    Act,
    Determination,
    Evidence,
    Excluded,
    Finding,
    Outcome,
    State,
)
from wagekit.testing.rows import table_of
from wagekit.views.letter.request import Request

if TYPE_CHECKING:
    import pyarrow as pa

    from wagekit.views.letter.view import LetterView

PERSON = "410521197603128219"
CARD = "6222021702001234567"
PHONE = "13803711234"


@dataclass(frozen=True)
class Given:
    """case.toml as far as a letter reads it."""

    as_of: dt.date | None = dt.date(2026, 11, 20)
    authority: str | None = "安平县人力资源和社会保障局"
    doc_prefix: str | None = "安人社监移字"


def tables() -> dict[str, pa.Table]:
    rows: dict[str, list[dict[str, Any]]] = {
        "project": [
            {
                "project_id": "P1",
                "name": "滨河新城一期安置房项目",
                "sector": "building",
                "investment": "state_owned",
                "owner_id": "OWN",
                "general_contractor_id": "GC",
                "contract_price": "36228165.00",
                "permit_no": "130100202403150101",
                "started_on": "2024-04-01",
                "status": "active",
            },
        ],
        "party": [
            _firm("OWN", "安平县城建投资有限公司", "91131125MA07X1234A"),
            _firm("GC", "河北恒盛建筑工程有限公司", "91130100700123456B", legal_rep_id="LR"),
            _firm("SUB", "石家庄远达劳务有限公司", "91130100700765432C"),
            {"party_id": "ZHONG", "name": "钟某", "kind": "individual", "id_no": PERSON,
             "phone": PHONE, "bank_account": CARD},
            {"party_id": "LR", "name": "赵某", "kind": "individual"},
        ],
        "contract": [
            _contract("C1", "OWN", "GC", "general", "施工总承包合同", "36228165.00", "2024-03-10"),
            _contract("C2", "GC", "ZHONG", "cooperation", "工程项目合作协议书", "34416756.75",
                      "2024-03-18"),
            _contract("C3", "GC", "SUB", "labour", "劳务分包合同", "8150000.00", None),
        ],
        "payment": [
            _payment("20240520000000012345", "OWN", "GC", "5000000.00", "2024-05-20"),
            _payment("20240523000000067890", "GC", "ZHONG", "2750000.00", "2024-05-23"),
            _payment("20240524000000067891", "GC", "ZHONG", "2000000.00", "2024-05-24"),
        ],
        "clue": [
            {"clue_id": "XS-2026-0113", "channel": "national_platform", "project_id": "P1",
             "received_on": "2026-10-08", "people": 24, "amount": "520000.00",
             "verified_people": 23, "verified_amount": "498600.00"},
        ],
        "action": [
            {"action_id": "A1", "project_id": "P1", "kind": "case_filed",
             "doc_no": "安人社监立字〔2026〕37号", "decided_on": "2026-10-12"},
        ],
    }  # fmt: skip
    return {name: table_of(name, given) for name, given in rows.items()}


def findings() -> tuple[Finding, ...]:
    contract = Evidence("contract", "C2", "合同台账.xlsx", "合同台账", 7)
    paid = [
        Evidence("payment", f"202405{tail}", "工商银行流水（2024年）.xlsx", "对账单", row)
        for tail, row in (("20000000012345", 12), ("23000000067890", 15), ("24000000067891", 16))
    ]
    return (
        _finding("ZB06", "C2", "河北恒盛建筑工程有限公司与钟某签订合作协议，范围为其承包的"
                 "全部工程，协议价34,416,756.75元"
                 "为上级合同价的95.0%",
                 amount=3441675675, articles=("ZB-8.6",), evidence=(contract,),
                 parties=("GC", "ZHONG"),
                 ask_for=("内部承包的劳动合同、社会保险和工资记录", "项目管理人员派驻文件")),
        _finding("ZB09", "C2", "河北恒盛建筑工程有限公司收到工程款5,000,000.00元后4日内向钟某转出"
                 "4,750,000.00元（95.0%）",
                 amount=475000000, articles=("ZB-8.9",), evidence=(contract, *paid),
                 parties=("GC", "ZHONG"), ask_for=("委托付款手续",)),
        _finding("GK01", "C3", "石家庄远达劳务有限公司没有施工资质，在河北恒盛建筑工程有限公司"
                 "投标之前已经介入（缴纳投标保证金）",
                 articles=("GK-10.1", "ZB-8.8"), parties=("GC", "SUB"),
                 evidence=(Evidence("contract", "C3", "合同台账.xlsx", "合同台账", 8),),
                 ask_for=("投标保证金付款凭证",)),
        _finding("ZB04", "C2", "主要材料由他人采购，当事人已提供委托采购协议并经采信",
                 outcome=Outcome.rebutted),
        _finding("WF07", "C3", "没有建设单位同意分包的资料", outcome=Outcome.cannot_tell,
                 ask_for=("建设单位同意分包的书面文件",)),
        _finding("GZ01", "W1", "工资与本函无关", amount=123456),
    )  # fmt: skip


def determinations() -> tuple[Determination, ...]:
    return (
        Determination(
            project_id="P1", contract_id="C2", act=Act.whole_transfer, state=State.suspected,
            rules=("ZB06", "ZB09"), articles=("ZB-7", "ZB-8.6"),
            excluded=(Excluded(Act.nominal_licence, "钟某首次出现在总承包合同签订之后8日，没有"
                               "投标、签约前介入的资料"),),
            ask_for=("合同原件及全部补充协议",),
        ),
        Determination(
            project_id="P1", contract_id="C3", act=Act.nominal_licence,
            state=State.awaiting_explanation, rules=("GK01",), articles=("GK-9", "GK-10.1"),
        ),
    )  # fmt: skip


def letter(**changed: Any) -> LetterView:
    given: dict[str, Any] = {
        "findings": findings(),
        "determinations": determinations(),
        "tables": tables(),
        "settings": Given(),
    }
    return KIND.compose(Request(**({"project_id": "P1"} | given | changed)))


def _firm(party_id: str, name: str, uscc: str, **more: Any) -> dict[str, Any]:
    return {"party_id": party_id, "name": name, "kind": "company", "uscc": uscc, **more}


def _contract(
    contract_id: str,
    issuer: str,
    contractor: str,
    kind: str,
    title: str,
    price: str,
    signed: str | None,
) -> dict[str, Any]:
    return {"contract_id": contract_id, "project_id": "P1", "issuer_id": issuer,
            "contractor_id": contractor, "kind": kind, "title": title, "price": price,
            "signed_on": signed}  # fmt: skip


def _payment(payment_id: str, payer: str, payee: str, amount: str, on: str) -> dict[str, Any]:
    return {"payment_id": payment_id, "paid_at": f"{on} 10:00:00", "payer_id": payer,
            "payee_id": payee, "amount": amount, "project_id": "P1"}  # fmt: skip


def _finding(rule: str, subject: str, reason: str, **more: Any) -> Finding:
    given = {"outcome": Outcome.found} | more
    return Finding(finding_id=f"{rule}-1", rule=rule, name=rule.lower(), project_id="P1",
                   subject=subject, reason=reason, **given)  # fmt: skip
