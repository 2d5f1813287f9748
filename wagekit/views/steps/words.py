"""The words of the steps in which a case is worked, in Chinese and English."""

from __future__ import annotations

from typing import Final

from wagekit.model.text import Text

STEPS: Final = {
    "papers": Text("资料", "Papers"),
    "chain": Text("链条", "Chain"),
    "funds": Text("资金", "Money"),
    "pays": Text("谁来付", "Who pays"),
    "letter": Text("文书", "Letter"),
}
HINTS: Final = {
    "papers": Text(
        "看每个文件读成了什么表、多少行；有问题的先补或改，再重新运行。",
        "See what each file was read as; mend what is wrong and run again.",
    ),
    "chain": Text(
        "看谁把工程发包给了谁；点方框或连线看理由、条款和依据的行，再在下面的疑点表中逐条处理。",
        "See who gave the works to whom; choose a box or line for the reasons, then decide below.",
    ),
    "funds": Text(
        "看应付多少、付了多少、付到了谁手里；可以换方法，也可以退回到某一天。",
        "See what was due, what was paid and where it went, by method and as known on a day.",
    ),
    "pays": Text(
        "看拖欠的工资由谁按什么顺序付、上限多少、钱从哪里出、缺口多少。",
        "See who must pay the wages, in what order, up to what cap, and out of what money.",
    ),
    "letter": Text(
        "选文书种类、收件单位和要写进去的疑点，看过草稿后保存为 .docx；须经审核盖章。",
        "Choose kind, addressee and findings, read the draft, save it; it needs review and a seal.",
    ),
}
FILES: Final = (
    Text("文件", "file"),
    Text("工作表", "sheet"),
    Text("认作", "taken for"),
    Text("读取行", "rows read"),
    Text("载入", "loaded"),
    Text("未载入", "not loaded"),
    Text("标题、合计等", "headers, totals ..."),
)
ISSUES: Final = (
    Text("程度", "gravity"),
    Text("位置", "place"),
    Text("行", "row"),
    Text("列", "column"),
    Text("原值", "value"),
    Text("问题", "problem"),
    Text("处理", "what was done"),
)
SAID: Final = {
    "notice": Text(
        "以下均为根据资料发现的疑点和线索，是否构成由主管部门认定。",
        "What follows are suspicions and leads; only the authority determines acts.",
    ),
    "sums": Text(
        "共 {sheets} 张表、{read} 行：载入 {loaded}，未载入 {aside}，标题合计等 {skipped}；"
        "{issues} 条问题。",
        "{sheets} sheets with {read} rows: {loaded} loaded, {aside} not loaded, {skipped} headers,"
        " totals and the like; {issues} issues.",
    ),
    "not_taken": Text("未识别", "not recognised"),
}
_SHOWN: Final = {
    "rail": Text("办案步骤", "steps of the case"),
    "project": Text("项目", "project"),
    "reading": Text(
        "正在读取“{project}”……下面变灰的仍是上一个项目。",
        "Reading “{project}” ... what is greyed below is still the last project.",
    ),
    "files": Text("读取的文件", "Files read"),
    "issues": Text("读取中的问题", "Issues while reading"),
    "no_issues": Text("没有发现问题。", "No issues."),
    "issues_alt": Text("列出 {n} 条问题。", "{n} issues listed."),
    "more_issues": Text(
        "另有 {n} 条未列，见 wagekit analyze 写出的 issues.csv。",
        " {n} more are in the issues.csv that wagekit analyze writes.",
    ),
    "step_of": Text("第 {n} 步，共 {all} 步：{label}", "step {n} of {all}: {label}"),
    "kernel_gone": Text(
        "后台已停止，步骤不能再切换；请重新运行这个单元格。",
        "The kernel has stopped: steps cannot be changed. Run the cell again.",
    ),
    "state_ignored": Text(
        "保存的视图里有不认识的内容，已略过：{keys}",
        "left out of the saved view, not known: {keys}",
    ),
    "not_kept": Text(
        "视图没有保存：{why}。别人打开案件时看不到您的选择。",
        "The view was not saved: {why}. Others will not see what you chose.",
    ),
}


def words_of(lang: str) -> dict[str, str]:
    """Labels and sentences of the page, places left open.

    Args:
        lang: `zh` or `en`.
    """
    return {key: text.in_(lang) for key, text in _SHOWN.items()}
