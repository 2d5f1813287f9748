"""What the drawing of a chain calls things, in Chinese and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.model.money import format_wan, format_yuan
from wagekit.model.schema import tables
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE_CENT_OF_WAN: Final = 10_000
"""Below this many fen an amount in 万元 would read 0.00."""

ROLES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "owner": Text("建设单位", "owner"),
        "general": Text("总承包单位", "general contractor"),
        "professional": Text("专业分包单位", "professional subcontractor"),
        "labour": Text("劳务分包单位", "labour subcontractor"),
        "unnamed": Text("承包类别不详", "kind of contract not stated"),
        "supplier": Text("供应、租赁单位", "supplier"),
        "contractor": Text("承包人", "contractor"),
        "issuer": Text("发包人", "issuer"),
        "no_contract": Text("未见合同", "no contract on record"),
        "individual": Text("个人", "individual"),
        "worker": Text("工人", "worker"),
        "manager": Text("管理人员", "manager"),
        "foreman": Text("班组长", "team leader"),
        "leader": Text("班组长", "team leader"),
        "project_manager": Text("项目负责人", "project manager"),
        "technical": Text("技术负责人", "technical manager"),
        "quality": Text("质量负责人", "quality manager"),
        "safety": Text("安全负责人", "safety manager"),
        "labour_officer": Text("劳资专管员", "labour officer"),
    }
)
"""Roles and posts in the order in which they are shown."""

TITLE: Final = Text("{name}：承包与付款关系图", "{name}: contracts and payments")
TIER: Final = Text("第{tier}层", "tier {tier}")
PEOPLE: Final = Text("工人 {n} 名", "{n} workers")
OF_PEOPLE: Final = Text("{mark}（{n} 名）", "{mark} ({n} people)")
CONTRACT: Final = Text("合同", "contract")
OF_KIND: Final = Text("{kind}", "{kind} contract")
PROFESSIONAL_AWARD: Final = Text("专业承包", "professional contract")
PRICE_UNKNOWN: Final = Text("价款不详", "price unknown")
PAID: Final = Text("已付", "paid")
SUM_UNKNOWN: Final = Text("金额不详", "amount unknown")
TIMES: Final = Text("{n}笔", "payments: {n}")
SOME_UNKNOWN: Final = Text("其中{n}笔金额不详", "{n} without amount")
ONTO: Final = Text("进入{name}的账户", "into the account of {name}")
OWN_ACCOUNTS: Final = Text("自付", "to itself:")
TEAM: Final = Text("班组承包价", "team price")
FOUND: Final = Text("疑点 {code} {title}", "suspicion {code} {title}")
EXPLAINED: Final = Text("已说明 {code} {title}", "explained {code} {title}")
MORE: Final = Text("另有 {n} 项", "and {n} more")
UNKNOWN_PAYER: Final = Text("付款方不详", "payer unknown")
UNKNOWN_PAYEE: Final = Text("收款方不详", "payee unknown")
COLUMNS: Final = (
    Text("类别", "kind"),
    Text("从", "from"),
    Text("到", "to"),
    Text("内容", "what"),
    Text("标记", "marks"),
)
KINDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "contract": Text("合同", "contract"),
        "payment": Text("付款", "payment"),
        "people": Text("用工", "people"),
        "node": Text("单位或人员", "party or person"),
        "project": Text("项目", "project"),
    }
)
LEGEND: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "contract": Text("合同：发包人 → 承包人", "contract: issuer to contractor"),
        "payment": Text("付款：付款方 → 收款方（合计）", "payments: payer to payee, in total"),
        "people": Text("用工、带班、派驻", "employment, teams and posts"),
        "mark": Text("疑点：有待核实，不是结论", "suspicion: to be verified, no verdict"),
    }
)
ALT: Final = Text(
    "{title}。单位和个人 {parties} 个，人员 {people} 名，合同 {contracts} 份，付款 {payments} 笔，"
    "标记 {marks} 项。{chain}",
    "{title}. {parties} parties, {people} people, {contracts} contracts, {payments} payments,"
    " {marks} marks. {chain}",
)
STEP: Final = Text("{source} → {target}：{label}", "{source} to {target}: {label}")


def amount_words(fen: int, lang: str) -> str:
    """An amount as the drawing shows it: 万元, or yuan where that would read nothing.

    Args:
        fen: Whole fen.
        lang: `zh` or `en`.
    """
    if lang != "zh":
        return f"CNY {format_yuan(fen)}"
    small = 0 < abs(fen) < ONE_CENT_OF_WAN
    return f"{format_yuan(fen)}元" if small else f"{format_wan(fen)}万元"


def code_words(table: str, column: str, code: str, lang: str) -> str:
    """What a person calls a code: its first Chinese spelling, or the code without underscores."""
    spellings = tables()[table].column(column).codes.get(code, ())
    return spellings[0] if lang == "zh" and spellings else code.replace("_", " ")
