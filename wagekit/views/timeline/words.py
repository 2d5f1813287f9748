"""What a timeline of dues and payments calls things, in Chinese and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE: Final = Text("{project}：应付与已付", "{project}: what was due and what was paid")
PANEL: Final = Text("{contract}：{issuer} → {contractor}", "{contract}: {issuer} to {contractor}")
NOT_NAMED: Final = Text("未载明", "not named")
NOTHING: Final = Text(
    "资料中没有该项目的应付款和付款",
    "the papers hold neither claims nor payments of this project",
)
AS_OF: Final = Text("判断日 {day}", "judged on {day}")
NO_DAY: Final = Text("案件没有判断日，无法说明是否到期。", "The case has no day to be judged on.")
GAP: Final = Text(
    "截至 {day}：到期应付 {due}元，已付 {paid}元，到期未付 {gap}元{parts}。",
    "On {day}: due {due}, paid {paid}, due and unpaid {gap}{parts}.",
)
OF_WHICH: Final = Text("（其中{parts}）", " (of which {parts})")
DISPUTED_PART: Final = Text("有争议 {sum}元", "disputed {sum}")
RETENTION_PART: Final = Text("质保金 {sum}元", "retention {sum}")
BETWEEN: Final = Text("{least}～{most}", "{least} to {most}")
AT_LEAST: Final = Text("至少 {least}", "at least {least}")
GAP_LABEL: Final = Text("未付 {sum}", "unpaid {sum}")
NO_CLAIMS: Final = Text(
    "资料中没有该合同的应付款，看不出欠付多少；已付 {paid}元。",
    "The papers hold no claims of this contract, so nothing tells what is unpaid; paid {paid}.",
)
NOT_DRAWN: Final = Text(
    "日期或金额不详而未画入：{parts}，见表。",
    "Not drawn, without day or sum: {parts}; see the table.",
)
CLAIMS: Final = Text("应付款 {n}笔", "claims {n}")
PAYMENTS: Final = Text("付款 {n}笔", "payments {n}")
UNCLEAR: Final = Text(
    "是否抵本合同应付款不明的付款 {n}笔，共 {sum}元，未计入已付。",
    "Payments that may or may not meet these claims, not counted: {n}, of {sum} in all.",
)
MORE_PANELS: Final = Text(
    "只画出金额最大的 {shown}份合同，另有 {n}份，见表。",
    "The {shown} contracts with the largest sums are drawn; {n} more are in the table.",
)
MORE_MARKS: Final = Text(
    "只标出金额最大的 {shown}笔，另有 {n}笔计入累计线，见表。",
    "The {shown} largest are marked; {n} more are in the steps and in the table.",
)
LEGEND: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "due": Text("累计应付", "due so far"),
        "paid": Text("累计已付", "paid so far"),
        "claim": Text("应付款", "claim"),
        "disputed": Text("有争议的应付款", "disputed claim"),
        "retention": Text("质保金", "retention"),
        "payment": Text("付款", "payment"),
        "unclear": Text("是否抵应付款不明的付款", "payment that may meet a claim"),
        "gap": Text("到期未付", "due and unpaid"),
    }
)
COLUMNS: Final = (
    Text("合同", "contract"),
    Text("类别", "kind"),
    Text("编号", "id"),
    Text("日期", "day"),
    Text("款项", "what for"),
    Text("金额（元）", "amount (yuan)"),
    Text("未付（元）", "unpaid (yuan)"),
    Text("说明", "remarks"),
)
ROW_KINDS: Final[Mapping[str, Text]] = MappingProxyType(
    {"claim": Text("应付", "claim"), "payment": Text("付款", "payment")}
)
UNKNOWN: Final = Text("不详", "unknown")
DISPUTED: Final = Text("有争议", "disputed")
NOT_DUE: Final = Text("尚未到期", "not yet due")
OVERDUE: Final = Text("已到期", "overdue")
DUE_UNKNOWN: Final = Text("是否到期不详", "not known whether due")
NOT_COUNTED: Final = Text("不抵本合同应付款", "does not meet the contract's claims")
MAY_COUNT: Final = Text("是否抵本合同应付款不明", "may meet the contract's claims")
ALT: Final = Text("{title}。{panels}", "{title}. {panels}")
ALT_PANEL: Final = Text("{title}。{said}", "{title}. {said} ")
