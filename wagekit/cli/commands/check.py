"""`wagekit check CASE`: what each file was taken for, and what was wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.cli.say import Say
from wagekit.model.schema import tables
from wagekit.model.text import Text

if TYPE_CHECKING:
    import argparse

    from wagekit.model.finding import FileCount, Issue


def execute(arguments: argparse.Namespace) -> int:
    """Report how the files of a case were read."""
    say = Say(arguments)
    with say.progress("正在读取案件……", "reading the case ..."):
        case = open_case(arguments.case)
    for count in case.read.files:
        say.result(_file(count, say.lang))
    for issue in case.read.issues:
        say.result(_issue(issue))
    say.line(
        f"共 {len(case.read.files)} 个表，{len(case.read.issues)} 条问题；"
        f"判断日 {case.settings.as_of or '未知'}",
        f"{len(case.read.files)} sheets, {len(case.read.issues)} issues; "
        f"judged on {case.settings.as_of or 'unknown'}",
    )
    return 0


def _file(count: FileCount, lang: str) -> str:
    taken = (
        tables()[count.table].title.in_(lang)
        if count.table
        else Text("未识别", "not recognised").in_(lang)
    )
    place = " / ".join(part for part in (count.file, count.sheet) if part)
    words = Text(
        f"读 {count.read}，载入 {count.loaded}，隔离 {count.quarantined}，其他 {count.skipped}",
        f"read {count.read}, loaded {count.loaded}, set aside {count.quarantined}, "
        f"other {count.skipped}",
    )
    return f"{place}: {taken} ({words.in_(lang)})"


def _issue(issue: Issue) -> str:
    place = " / ".join(str(part) for part in (issue.file, issue.sheet) if part)
    row = f" #{issue.row}" if issue.row else ""
    column = f" [{issue.column}]" if issue.column else ""
    return f"  {issue.severity}: {place}{row}{column} {issue.problem}；{issue.done}"
