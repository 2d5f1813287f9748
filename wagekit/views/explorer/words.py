"""What the chain explorer calls things, in Chinese and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYERS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "contract": Text("合同", "contracts"),
        "payment": Text("付款", "payments"),
        "people": Text("人员", "people"),
    }
)
COUNTS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "contract": Text("{n} 份", "{n}"),
        "payment": Text("{n} 笔", "{n}"),
        "people": Text("{n} 名", "{n}"),
    }
)
_ARROWS: Final = Text(
    "（{marks} 条连线有疑点，共 {all} 项）", " (arrows with suspicions: {marks}; suspicions: {all})"
)
MARKED: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "contract": _ARROWS,
        "payment": _ARROWS,
        "people": Text(
            "（{marks} 名有疑点，共 {all} 项）", " (with suspicions: {marks}; suspicions: {all})"
        ),
    }
)
"""Several contracts or payments are one arrow, and several suspicions stand at one arrow."""
BADGE: Final = Text("疑点 {n} 项", "suspicions: {n}")
ACT: Final = Text("指向：{act}（{state}），以主管部门认定为准", "points to: {act} ({state})")
PLACE: Final = Text("{file} 第 {row} 行", "{file} row {row}")
PLACE_IN: Final = Text("{file} · {sheet} 第 {row} 行", "{file} · {sheet} row {row}")
NO_PLACE: Final = Text("案件设置", "case settings")
MORE_ROWS: Final = Text("另有 {n} 行，见疑点清单", "{n} more rows, see the table of findings")
MORE_PROJECTS: Final = Text("另有 {n} 个项目未列出", "{n} more projects not listed")
AMOUNT: Final = Text("涉及 {amount}", "concerns {amount}")
CLEAR: Final = Text("说明被采纳", "an explanation is accepted")
HELD: Final = Text("承包 {n} 份", "{n} held")
GAVE: Final = Text("发包 {n} 份", "{n} given out")
OWNS: Final = Text("建设单位", "owner")
GENERAL: Final = Text("总承包单位", "general contractor")
COLUMNS: Final = (
    Text("日期", "date"),
    Text("金额", "amount"),
    Text("内容", "what"),
    Text("编号", "id"),
)
WORDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "layers": Text("显示的层", "layers"),
        "search": Text("查找单位或人员", "find a party or person"),
        "found": Text("找到 {n} 个", "{n} found"),
        "filters": Text("筛选", "filter"),
        "amount_least": Text("金额不低于（万元）", "amount at least (10,000 CNY)"),
        "amount_most": Text("金额不高于（万元）", "amount at most (10,000 CNY)"),
        "from": Text("日期从", "from"),
        "to": Text("日期到", "to"),
        "acts": Text("指向的行为", "act"),
        "only_marked": Text("只看有疑点的", "only what is marked"),
        "clear": Text("清除筛选", "clear the filter"),
        "whole": Text(
            "筛选决定显示哪些合同和付款；箭头上的合计不变。金额或日期不详的不因筛选而隐藏。",
            "The filter chooses what is shown; the sums on the arrows stay. What has no known"
            " amount or date is not hidden by it.",
        ),
        "hidden": Text("筛选隐藏了 {n} 条", "{n} hidden by the filter"),
        "fit": Text("全图", "whole picture"),
        "closer": Text("放大", "closer"),
        "farther": Text("缩小", "farther"),
        "list": Text("单位和人员", "parties and people"),
        "list_help": Text(
            "上下键移动，回车选中，Esc 取消", "arrow keys move, Enter selects, Esc clears"
        ),
        "list_cut": Text(
            "只列出前 {n} 个，共 {all} 个；请用查找缩小范围",
            "the first {n} of {all}; search to narrow it",
        ),
        "tier": Text("第 {n} 列", "column {n}"),
        "picture": Text(
            "承包与付款关系图；同样的内容在旁边的名单里",
            "the chain; the list beside it says the same",
        ),
        "details": Text("详情", "details"),
        "hint": Text(
            "点选方框、箭头或名单中的名称，显示依据和来源；拖动平移，按住 Ctrl 滚动滚轮缩放。",
            "Select a box, an arrow or a name to see what it rests on; drag to move, Ctrl and the"
            " wheel to zoom.",
        ),
        "close": Text("取消选择", "clear the selection"),
        "project": Text("整个项目", "the whole project"),
        "links": Text("相关合同、付款和用工", "its contracts, payments and people"),
        "arrow": Text("{source} → {target}", "{source} → {target}"),
        "rows": Text("对应的记录", "the rows behind it"),
        "no_findings": Text("未标记疑点。", "Nothing is marked here."),
        "reason": Text("理由", "why"),
        "articles": Text("依据", "law"),
        "evidence": Text("证据所在的行", "rows"),
        "ask": Text("需要调取的材料", "documents to ask for"),
        "clears": Text("出现以下情形即可排除", "what would clear it"),
        "untold": Text("资料不足、尚无法判断的 {n} 项", "{n} that the data do not settle"),
        "open": Text("展开其他项目（{n}）", "open other projects ({n})"),
        "shut": Text("收起其他项目", "close other projects"),
        "neutral": Text(
            "疑点有待核实，不是结论。", "A suspicion is to be verified; it is no verdict."
        ),
        "kernel_gone": Text(
            "后台 Python 已停止：这里只显示静态图表，操作不会被记录。重新运行本单元格即可恢复。",
            "Python has stopped: this is the static form, and nothing is recorded. Run the cell"
            " again to go on.",
        ),
        "state_ignored": Text(
            "保存的视图中有无法识别的内容，已忽略：{keys}",
            "Parts of the saved view are not known and were ignored: {keys}",
        ),
    }
)


def words(lang: str) -> dict[str, str]:
    """The words of the widget itself, by their names in its source."""
    return {name: said.in_(lang) for name, said in WORDS.items()}
