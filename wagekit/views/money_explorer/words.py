"""What the money explorer calls things, in Chinese and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text
from wagekit.views.explorer.words import WORDS as SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE: Final = Text("{project}：资金", "{project}: the money")
KNOWN: Final = Text(
    "截至 {day} 所知：只用日期不晚于当日的应付款和付款（按审定、到期、支付发生的日期，"
    "不是取得资料的日期）；合同、单位和账户按现有资料。",
    "As known on {day}: only claims and payments dated up to that day (by the day on which they"
    " were certified, fell due or were paid, not the day the papers were obtained); contracts,"
    " parties and accounts as the papers have them now.",
)
JUDGED: Final = Text(
    "判断日 {day}：使用全部资料。往前拖动，只看截至当日所知。",
    "Judged on {day} from all papers. Move back to see what was known on an earlier day.",
)
NO_DAY: Final = Text(
    "资料中没有日期，不能按日查看。", "The papers hold no day, so no earlier day can be shown."
)
ON_DAY: Final = Text("截至 {day} 所知", "as known on {day}")
NOTHING_YET: Final = Text(
    "截至当日没有应付款和付款的记录。", "Neither claims nor payments were on record on that day."
)
NOT_PAID_YET: Final = Text("{name}（截至当日没有付款）", "{name} (had paid nothing by that day)")
UNDATED: Final = Text("没有日期的 {n}行未列入。", "Rows without a day left out: {n}.")
LIABILITY_DAY: Final = Text(
    "清偿责任按判断日的全部资料推算，不随所选日期变化。",
    "Who pays is worked out from all papers on the day of judgement, whatever day is chosen.",
)
NOT_JUDGED: Final = Text(
    "尚未运行规则，没有清偿责任可显示。", "The rules have not been run: nothing says who pays."
)
NO_SOURCE: Final = Text(
    "资料中没有可追踪的付款；请补充银行流水或付款台账。",
    "The papers hold no payment to follow; ask for bank statements or a ledger of payments.",
)
SHEETS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "timeline": Text("应付与已付", "due and paid"),
        "flow": Text("资金去向", "where it went"),
        "liability": Text("清偿责任", "who pays"),
    }
)
ALL: Final = Text("四种方法对照（区间）", "all four compared (interval)")
GROUPS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "party": Text("当事人付出的钱", "what a party paid"),
        "account": Text("账户付出的钱", "what an account paid"),
        "claim": Text("应付款收到的钱", "what met a claim"),
        "payment": Text("单笔付款", "one payment"),
    }
)
COUNTS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "certified": Text("审定 {n}笔", "certified {n}"),
        "due": Text("应付到期 {n}笔", "due {n}"),
        "paid": Text("本项目付款 {n}笔", "paid in the project {n}"),
        "other": Text("其他付款 {n}笔", "other payments {n}"),
        "judged": Text("判断日", "day of judgement"),
    }
)
HEADS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "contract": Text("合同", "contract"),
        "kind": Text("款项", "what for"),
        "due": Text("到期日", "due on"),
        "day": Text("日期", "day"),
        "amount": Text("金额", "amount"),
        "unpaid": Text("未付", "unpaid"),
        "said": Text("说明", "remarks"),
        "who": Text("付款方 → 收款方", "payer to payee"),
        "purpose": Text("摘要", "purpose"),
        "account": Text("账户和用途", "account and class"),
        "why": Text("方法在何处不同", "where the methods part"),
        "about": Text("身份和依据", "role and articles"),
        "reason": Text("理由", "why"),
        "id": Text("编号", "id"),
        "traced": Text("其中被追踪的（元）", "traced of it (yuan)"),
        "yuan": Text("金额（元）", "amount (yuan)"),
        "place": Text("出处", "where it stands"),
        "table": Text("表", "table"),
    }
)
FIGURE: Final = Text("{yuan}元", "CNY {yuan}")
CLAIM: Final = Text("应付款 {id}", "claim {id}")
PAYMENT: Final = Text("付款 {id}", "payment {id}")
ENDS: Final = Text("{payer} → {payee}", "{payer} to {payee}")
NO_PLACE: Final = Text("出处不详", "not known where")
MISSING: Final = Text(
    "余额断档显示的进出，资料中没有这一笔", "shown by a break of balances; on no paper"
)
REST: Final = Text("各去向见下方表格。", "Each of them is in the table below.")
BROUGHT: Final = Text(
    "带来这笔钱的付款；被追踪部分的合计即上面的金额。",
    "The payments that brought it; what is traced of them adds up to the amount above.",
)
UNEVEN: Final = Text(
    "带来这笔钱的付款；各笔中被追踪的部分未能单独算出。",
    "The payments that brought it; how much of each is traced could not be told apart.",
)
SOURCE_ROWS: Final = Text("来源付出的款项。", "What the source paid.")
OWED_ROWS: Final = Text("欠付工资的依据。", "What says that wages are owed.")
MORE_ROWS: Final = Text("另有 {n}行未列出。", "{n} more rows.")
WORDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "sheets": Text("图", "drawings"),
        "day": Text("截至当日所知", "as known on this day"),
        "exact": Text("日期", "day"),
        "earlier": Text("上一个有事项的日子", "the event before"),
        "later": Text("下一个有事项的日子", "the next event"),
        "latest": Text("回到判断日", "back to the day of judgement"),
        "method": Text("追踪方法", "method"),
        "source": Text("追踪哪笔钱", "whose money"),
        "busy": Text("正在计算…", "working…"),
        "details": Text("详情", "details"),
        "nothing": Text(
            "点选色带、横条或记号，这里显示金额、区间和依据的行。"
            "键盘：Tab 进入图，方向键移动，回车选中，Esc 取消。",
            "Select a band, a bar or a mark: its amount, interval and rows are shown here."
            " Keyboard: Tab into the drawing, arrows move, Enter selects, Esc clears.",
        ),
        "gone": Text(
            "所选内容在这一天、这种方法或来源下没有。",
            "What was selected is not there on this day, by this method or from this source.",
        ),
        "close": Text("取消选择", "clear the selection"),
        "table": Text("同样的内容列成表", "the same as a table"),
        "kernel_gone": SHARED["kernel_gone"],
        "state_ignored": SHARED["state_ignored"],
    }
)


def words(lang: str) -> dict[str, str]:
    """The words of the widget itself, by their names in its source."""
    return {name: said.in_(lang) for name, said in WORDS.items()}
