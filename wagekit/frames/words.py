"""What the columns of frames are called, and the codes in them, where a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.finding import SEVERITIES, Act, Outcome, State
from wagekit.model.liability import Role, SourceKind
from wagekit.model.recovery import HandOut
from wagekit.model.schema import tables
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADS: Final[Mapping[str, Text]] = {
    "account_id": Text("账户", "Account"),
    "act": Text("指向", "Points to"),
    "amount": Text("金额（元）", "Amount (yuan)"),
    "articles": Text("依据条款", "Articles"),
    "ask_for": Text("需要补充的材料", "Documents to ask for"),
    "available": Text("可用（元）", "Available (yuan)"),
    "by_method": Text("各方法", "By method"),
    "cap": Text("限额（元）", "Cap (yuan)"),
    "class": Text("款项类别", "Class"),
    "closes": Text("可能涉及（元）", "May bear on (yuan)"),
    "column": Text("列", "Column"),
    "contract_id": Text("合同编号", "Contract"),
    "covered": Text("资料所示款项可付（元）", "Covered (yuan)"),
    "done": Text("处理", "Done"),
    "employer_id": Text("用工单位", "Employer"),
    "evidence": Text("证据", "Evidence"),
    "excluded": Text("未单列的情形", "Not listed apart"),
    "fifo": Text("先进先出（元）", "First in, first out (yuan)"),
    "file": Text("来源文件", "File"),
    "finding_id": Text("疑点编号", "Finding id"),
    "held": Text("留存（元）", "Held (yuan)"),
    "heuristic_order": Text("分配顺序", "Order of payment"),
    "in": Text("转入（元）", "In (yuan)"),
    "judgement": Text("判断", "Judgement"),
    "key": Text("编号", "Key"),
    "kind": Text("资金", "Money"),
    "left": Text("一方", "One"),
    "left_value": Text("一方的值", "Its value"),
    "liable": Text("责任主体", "Liable"),
    "lifo": Text("后进先出（元）", "Last in, first out (yuan)"),
    "loaded": Text("载入", "Loaded"),
    "lowest_balance": Text("最低余额（元）", "Lowest balance (yuan)"),
    "max": Text("至多（元）", "At most (yuan)"),
    "min": Text("至少（元）", "At least (yuan)"),
    "monthly": Text("最低月应发（元）", "Lowest monthly pay (yuan)"),
    "name": Text("查什么", "Looks for"),
    "ok": Text("收支相符", "Balanced"),
    "order": Text("顺序", "Order"),
    "out": Text("转出（元）", "Out (yuan)"),
    "outcome": Text("结果", "Outcome"),
    "owed": Text("拖欠（元）", "Owed (yuan)"),
    "paid": Text("分得（元）", "Gets (yuan)"),
    "parties": Text("涉及单位和个人", "Parties"),
    "parts": Text("其中", "Of which"),
    "party_id": Text("当事人", "Party"),
    "period": Text("期间", "Period"),
    "plan": Text("清偿安排", "Plan"),
    "pro_rata": Text("按比例（元）", "Pro rata (yuan)"),
    "problem": Text("问题", "Problem"),
    "profile": Text("识别方式", "Recognised as"),
    "project_id": Text("项目编号", "Project"),
    "quarantined": Text("未载入", "Set aside"),
    "read": Text("读取行数", "Rows read"),
    "reason": Text("理由", "Reason"),
    "rest": Text("尚欠（元）", "Rest (yuan)"),
    "right": Text("另一方", "Other"),
    "right_value": Text("另一方的值", "The other's value"),
    "role": Text("身份", "Role"),
    "row": Text("行", "Row"),
    "rule": Text("规则", "Rule"),
    "rules": Text("规则", "Rules"),
    "score": Text("相似度", "Likeness"),
    "severity": Text("程度", "Severity"),
    "sheet": Text("工作表", "Sheet"),
    "shortfall": Text("缺口（元）", "Shortfall (yuan)"),
    "since": Text("逾期首日", "Overdue since"),
    "skipped": Text("表头、合计等", "Heads, totals and the like"),
    "source": Text("资金", "Money"),
    "sources": Text("资金来源", "Sources of money"),
    "state": Text("状态", "State"),
    "step": Text("步骤", "Step"),
    "subject": Text("对象", "Subject"),
    "table": Text("表", "Table"),
    "unknown": Text("来源不明（元）", "Of unknown origin (yuan)"),
    "value": Text("原值", "Cell"),
    "who": Text("由谁判断", "Judged by"),
    "why": Text("说明", "Why"),
    "worker_id": Text("人员编号", "Worker id"),
    "workers": Text("工人人数", "Workers"),
}
"""Of the records of a run and of a reading; canonical tables say their own."""

PLACES: Final[Mapping[str, Text]] = {
    "_file": HEADS["file"],
    "_sheet": HEADS["sheet"],
    "_row": HEADS["row"],
}

CODES: Final[Mapping[str, Mapping[str, Text]]] = {
    "act": {one: one.text for one in Act},
    "class": tables()["payment"].column("class").code_texts,
    "heuristic_order": {one: one.text for one in HandOut},
    "kind": {one: one.text for one in SourceKind},
    "outcome": {one: one.text for one in Outcome},
    "role": {one: one.text for one in Role},
    "severity": SEVERITIES,
    "source": {one: one.text for one in SourceKind},
    "state": {one: one.text for one in State},
    "table": {name: table.title for name, table in tables().items()},
}
YES, NO = Text("是", "yes"), Text("否", "no")
ROW = Text("第{row}行", "row {row}")
MONEY: Final = frozenset(name for name, head in HEADS.items() if head.zh.endswith("（元）"))
"""Columns in yuan."""
PARTIES: Final = frozenset({"employer_id", "parties", "party_id", "payee_id", "payer_id"})
"""Columns of records that hold ids of parties."""
