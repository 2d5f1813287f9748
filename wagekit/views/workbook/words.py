"""What the sheets of a workbook and their columns are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text
from wagekit.views.workbook.part import Head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.views.workbook.part import Kind

ABOUT: Final = Text("说明", "About")
FINDINGS: Final = Text("疑点", "Findings")
EVIDENCE: Final = Text("证据", "Evidence")
DETERMINATIONS: Final = Text("疑点指向", "Determinations")
LIABILITY: Final = Text("清偿责任", "Liability")
PLAN: Final = Text("清偿安排", "Plan")
RECOVERY: Final = Text("分配到人", "By worker")

CASE: Final = Text("案件", "Case")
TITLE: Final = Text("名称", "Title")
DAY: Final = Text("判断日", "Judged on")
NOTE: Final = Text("注意", "Note")
ROWS: Final = Text("{n} 行", "{n} rows")
MARK: Final = Text(
    "以 = + - @ 等开头的文字前加了一个单引号，以免被当作公式。",
    "A text that begins with = + - @ has a quote before it, so that it never runs as a formula.",
)
YES, NO = Text("是", "yes"), Text("否", "no")
AND: Final = Text("；", "; ")
MONEY: Final = Text("{title}（元）", "{title} (yuan)")

_ARTICLES: Final = Text("依据条款", "Articles")
_ASK: Final = Text("需要补充的材料", "Documents to ask for")
_AMOUNT: Final = Text("金额（元）", "Amount (yuan)")
_CONTRACT: Final = Text("合同编号", "Contract")
_EMPLOYER: Final = Text("用工单位", "Employer")
_OBJECT: Final = Text("对象", "Subject")
_OUTCOME: Final = Text("结果", "Outcome")
_OWED: Final = Text("拖欠（元）", "Owed (yuan)")
_PROJECT: Final = Text("项目编号", "Project")
_REASON: Final = Text("理由", "Reason")
_RULE: Final = Text("规则", "Rule")
_SOURCE: Final = Text("资金", "Money")
_STEP: Final = Text("步骤", "Step")

Heads = tuple[tuple[Text, "Kind"], ...]

ABOUT_HEADS: Final[Heads] = ((Text("事项", "What"), "text"), (Text("内容", "Content"), "text"))
FINDING_HEADS: Final[Heads] = (
    (_RULE, "text"),
    (Text("查什么", "Looks for"), "text"),
    (_OUTCOME, "text"),
    (_PROJECT, "text"),
    (_OBJECT, "text"),
    (Text("涉及单位和个人", "Parties"), "text"),
    (_AMOUNT, "money"),
    (Text("期间", "Period"), "text"),
    (_REASON, "text"),
    (_ARTICLES, "text"),
    (_ASK, "text"),
    (Text("疑点编号", "Finding id"), "text"),
)
EVIDENCE_HEADS: Final[Heads] = (
    (_RULE, "text"),
    (_OBJECT, "text"),
    (_OUTCOME, "text"),
    (Text("表", "Table"), "text"),
    (Text("编号", "Key"), "text"),
    (Text("来源文件", "File"), "text"),
    (Text("工作表", "Sheet"), "text"),
    (Text("行", "Row"), "number"),
    (Text("疑点编号", "Finding id"), "text"),
)
DETERMINATION_HEADS: Final[Heads] = (
    (_PROJECT, "text"),
    (_CONTRACT, "text"),
    (Text("指向", "Points to"), "text"),
    (Text("状态", "State"), "text"),
    (_RULE, "text"),
    (Text("未单列的情形", "Not listed apart"), "text"),
    (_ARTICLES, "text"),
    (_ASK, "text"),
)
LIABILITY_HEADS: Final[Heads] = (
    (_PROJECT, "text"),
    (_EMPLOYER, "text"),
    (Text("工人人数", "Workers"), "number"),
    (_OWED, "money"),
    (Text("资料所示款项可付（元）", "Covered (yuan)"), "money"),
    (Text("缺口（元）", "Shortfall (yuan)"), "money"),
    (Text("顺序", "Order"), "number"),
    (Text("责任主体", "Liable"), "text"),
    (Text("身份", "Role"), "text"),
    (Text("限额（元）", "Cap (yuan)"), "money"),
    (Text("应当支付（元）", "Must pay (yuan)"), "money"),
    (_REASON, "text"),
    (_ARTICLES, "text"),
)
PLAN_HEADS: Final[Heads] = (
    (_PROJECT, "text"),
    (_EMPLOYER, "text"),
    (_STEP, "number"),
    (_SOURCE, "text"),
    (Text("归谁所有", "Whose"), "text"),
    (_AMOUNT, "money"),
    (_ARTICLES, "text"),
)
RECOVERY_HEADS: Final[Heads] = (
    (_PROJECT, "text"),
    (_EMPLOYER, "text"),
    (Text("人员编号", "Worker id"), "text"),
    (Text("姓名", "Name"), "text"),
    (Text("逾期首日", "Overdue since"), "date"),
    (Text("最低月应发（元）", "Lowest monthly pay (yuan)"), "money"),
    (_OWED, "money"),
    (Text("分得（元）", "Gets (yuan)"), "money"),
    (Text("尚欠（元）", "Rest (yuan)"), "money"),
    (Text("其中", "Of which"), "text"),
    (Text("分配顺序", "Order"), "text"),
)
SOURCE_HEADS: Final[Heads] = EVIDENCE_HEADS[5:8]


def heads(said: Iterable[tuple[Text, Kind]], lang: str) -> tuple[Head, ...]:
    """The columns in one language.

    Args:
        said: Titles in both languages, and kinds.
        lang: `zh` or `en`.
    """
    return tuple(Head(title.in_(lang), kind) for title, kind in said)
