"""What a waterfall of liability calls things, in Chinese and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE: Final = Text("{project}：欠薪由谁清偿、从哪里出", "{project}: who pays the wages, from what")
NOTICE: Final = Text(
    "以下按现有资料推算，是线索和建议，由主管部门认定。",
    "Reckoned from the papers at hand: leads and proposals that the authority decides on.",
)
NOTHING: Final = Text("资料中没有拖欠工资的记录", "the papers show no wages owed")
NOTHING_SURE: Final = Text(
    "没有能够确定为到期未付的工资", "no wages are known to be due and unpaid"
)
UNTOLD: Final = Text(
    "工资表上 {n}名工人的工资是否到期未付，资料不足、不能确定（已知未付 {sum}元），未计入本图，"
    "见规则 GZ01。",
    "Of {n} workers on the payroll the papers do not tell whether wages are due and unpaid"
    " ({sum} known to be unpaid); not reckoned here: see rule GZ01.",
)
BLOCK: Final = Text("{employer}{people}，欠 {owed}元", "{employer}{people}: owes {owed}")
PEOPLE: Final = Text("：{n}名工人", ", {n} workers")
PEOPLE_UNKNOWN: Final = Text("：人数不详", ", number of workers unknown")
NOT_NAMED: Final = Text("未载明", "not named")
EMPLOYER_UNKNOWN: Final = Text("用工单位未载明", "employer not named")
PROJECT_UNKNOWN: Final = Text("项目未载明", "project not named")
OWED: Final = Text("欠付工资", "wages owed")
SHORTFALL: Final = Text("缺口", "shortfall")
NO_SHORTFALL: Final = Text("无缺口", "none")
WHO: Final = Text(
    "由谁清偿（按顺序；没有上限的，为用完下列资金后的余额；各方可以并存，不相加）",
    "who answers, in order (without a cap: for what the money below leaves; not to be added up)",
)
WHENCE: Final = Text("从哪里出（每分钱只用一次）", "out of which money (each fen once)")
CAP: Final = Text("{amount}（上限 {cap}）", "{amount} (cap {cap})")
AMOUNT_UNKNOWN: Final = Text("金额不详", "sum unknown")
SPENT: Final = Text("{amount}（现有 {available}）", "{amount} (there is {available})")
UNUSED: Final = Text("未动用（现有 {available}）", "not used (there is {available})")
NONE_THERE: Final = Text("没有查到可用资金", "no money found")
ORDERED: Final = Text("{order}. {name}", "{order}. {name}")
SUM: Final = Text(
    "方案合计 {covered}元＋缺口 {shortfall}元＝欠付 {owed}元",
    "plan {covered} + shortfall {shortfall} = owed {owed}",
)
NOT_SUM: Final = Text(
    "方案合计 {covered}元＋缺口 {shortfall}元≠欠付 {owed}元，请勿使用",
    "plan {covered} + shortfall {shortfall} is NOT owed {owed}: do not use",
)
LEGEND: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "owed": Text("欠付工资", "wages owed"),
        "liable": Text("该方应清偿的金额", "what the party answers for"),
        "cap": Text("上限", "cap"),
        "open": Text("应清偿，金额不详", "answers, sum unknown"),
        "plan": Text("可用资金，逐笔抵减", "money that pays, step by step"),
        "shortfall": Text("缺口", "shortfall"),
    }
)
STEPS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "owed": Text("欠付", "owed"),
        "liable": Text("清偿主体", "who answers"),
        "open": Text("清偿主体", "who answers"),
        "plan": Text("资金来源", "money"),
        "unused": Text("资金来源", "money"),
        "shortfall": Text("缺口", "shortfall"),
    }
)
COLUMNS: Final = (
    Text("用工单位", "employer"),
    Text("环节", "step"),
    Text("次序", "order"),
    Text("当事人", "party"),
    Text("身份或资金", "role or money"),
    Text("上限或现有（元）", "cap or available (yuan)"),
    Text("金额（元）", "amount (yuan)"),
    Text("依据", "articles"),
    Text("理由", "reason"),
)
ALT: Final = Text("{title}。{blocks} {notes}", "{title}. {blocks} {notes}")
ALT_BLOCK: Final = Text(
    "{title}。清偿顺序：{liable}。资金：{plan}。{sum}。",
    "{title}. In order: {liable}. Money: {plan}. {sum}.",
)
ALT_BAR: Final = Text("{label}（{about}）{amount}", "{label} ({about}) {amount}")
