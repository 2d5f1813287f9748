"""What a drawing of traced money calls things, in Chinese and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.model.money import format_yuan
from wagekit.model.text import Text
from wagekit.views.chain.words import amount_words

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE: Final = Text("{source}：资金去向（{methods}）", "{source}: where the money went ({methods})")
OF_PROJECT: Final = Text("{source}（{project}）", "{source} ({project})")
ALL_METHODS: Final = Text("{n}种方法对照", "{n} methods compared")
SOURCES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "party": Text("{name}", "{name}"),
        "account": Text("账户 {name}", "account {name}"),
        "payment": Text("付款 {name}", "payment {name}"),
        "claim": Text("应付款 {name}", "claim {name}"),
    }
)
METHODS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "fifo": Text("先进先出", "first in, first out"),
        "lifo": Text("后进先出", "last in, first out"),
        "pro_rata": Text("按比例", "pro rata"),
        "lowest_balance": Text("最低余额", "lowest balance"),
    }
)
TAKES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "fifo": Text("先进先出让先到账的先付出", "first in, first out pays what came first"),
        "lifo": Text("后进先出让后到账的先付出", "last in, first out pays what came last"),
        "pro_rata": Text("按比例让各笔资金同比付出", "pro rata pays of each in proportion"),
        "lowest_balance": Text(
            "最低余额让其他资金先付出，被追踪的留到最后",
            "lowest balance pays all other money first and keeps what is traced",
        ),
    }
)
PARTING: Final = Text(
    "方法为何不同：{pot}里混有被追踪的{traced}元和其他资金{mixed}元，分不清谁先付出。"
    "{takes}。付款 {payment} 中算作被追踪资金的：{parts}。",
    "Why the methods differ: {pot} held {traced} of the traced money and {mixed} of other money,"
    " and nothing tells which left first: {takes}. Of payment {payment} they count as traced:"
    " {parts}.",
)
MORE_PARTINGS: Final = Text("另有{n}处混同，见表。", "{n} more mixtures: see the table.")
MET: Final = Text(
    "守恒：来源付出{source}元；{parts}，相符。",
    "Conservation: the source paid {source}; {parts}: equal.",
)
NOT_MET: Final = Text(
    "守恒不成立：来源付出{source}元；{parts}。请勿使用本图。",
    "Not conserved: the source paid {source}; {parts}. Do not use this drawing.",
)
ENDED: Final = Text("按{method}各去向合计{ended}元", "by {method} all destinations have {ended}")
ALL_ENDED: Final = Text(
    "按{n}种方法，各去向合计均为{ended}元",
    "by each of {n} methods all destinations have {ended}",
)
BOOKS: Final = Text(
    "全部账户：流入{came}元＋来源不明{unknown}元＝流出至不明收款方{left}元＋留存{held}元{sign}。",
    "All accounts: in {came} + of unknown origin {unknown} = out to unknown payees {left}"
    " + held {held}{sign}.",
)
EQUAL: Final = Text("，相符", ", equal")
UNEQUAL: Final = Text("，不符", ", NOT equal")
NOBODY: Final = Text("收款方不详", "payee unknown")
HOLDER_UNKNOWN: Final = Text("户主不详", "holder unknown")
ACCOUNT: Final = Text("账户 {number}", "account {number}")
NO_CLASS: Final = Text("用途不详", "purpose unknown")
RETURNED: Final = Text("回到来源", "back to the source")
RETURNED_LABEL: Final = Text("{label}（回到来源）", "{label} (back to the source)")
REST: Final = Text("其余{n}个去向", "{n} more destinations")
REST_ABOUT: Final = Text("每个都更小，见表", "each smaller: see the table")
BETWEEN: Final = Text("{least}～{most}", "{least} to {most}")
UNKNOWN: Final = Text("来源不明的资金", "money of unknown origin")
UNKNOWN_ABOUT: Final = Text(
    "{amount}：期初余额和看不到来处的进账，混在各账户里，不在追踪金额之内",
    "{amount}: opening balances and money that came in unseen; mixed in, not part of what is"
    " traced",
)
NOTHING: Final = Text("资料中没有可显示的去向", "the papers show no destination")
LEGEND: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "least": Text("各方法都认定的最少额", "the least, found by every method"),
        "between": Text(
            "因方法而异的部分（同一笔钱，左端只占一次）",
            "what depends on the method (one sum, counted once at the left)",
        ),
        "returned": Text("回到来源", "back to the source"),
        "nobody": Text("收款方不详", "payee unknown"),
        "unknown": Text("来源不明，不属被追踪资金", "of unknown origin, not traced"),
    }
)
ONE_METHOD: Final = Text("按该方法追到的金额", "the amount found by this method")
COLUMNS: Final = (
    Text("去向", "destination"),
    Text("账户", "account"),
    Text("款项类别", "class"),
    Text("最少（元）", "least (yuan)"),
    Text("最多（元）", "most (yuan)"),
)
WHY: Final = Text("方法在何处不同", "where the methods part")
WHY_AT: Final = Text("{pot}的付款 {payment}", "payment {payment} of {pot}")
SUM: Final = Text("合计", "sum")
ALT: Final = Text(
    "{title}。{source}付出{amount}。去向：{bands}。{notes}",
    "{title}. {source} paid {amount}. Destinations: {bands}. {notes}",
)
ALT_BAND: Final = Text("{label} {amount}", "{label} {amount}")


def range_words(least: int, most: int, lang: str) -> str:
    """An amount, or from how much to how much; fen."""
    if least == most:
        return amount_words(most, lang)
    ends = {"least": amount_words(least, lang), "most": amount_words(most, lang)}
    return BETWEEN.in_(lang).format(**ends)


def listed(parts: list[str], lang: str) -> str:
    """Parts of one sentence after one another."""
    return ("、" if lang == "zh" else ", ").join(parts)


def yuan_words(fen: int) -> str:
    """Yuan to the fen; what surrounds it names the unit."""
    return format_yuan(fen)
