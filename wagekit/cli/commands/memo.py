"""`wagekit memo CASE --kind KIND --project ID --out FILE.docx`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.cli.say import Say
from wagekit.output.folder import refuse_inside

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from wagekit.memo.drafts import Drafts
    from wagekit.model.finding import Finding, Issue


def execute(arguments: argparse.Namespace) -> int:
    """Compose a document and save it."""
    say = Say(arguments)
    refuse_inside(arguments.out, arguments.case)
    with say.progress("正在起草……", "composing ..."):
        case = open_case(arguments.case)
        run = case.analyze(lang=say.lang)
        memo = case.memo(arguments.kind, project=arguments.project, party=arguments.party, run=run)
        left = case.drafts(run).left_out(arguments.kind, arguments.project)
        unread = case.findings_desk(run).log.read().issues
    memo.save(arguments.out)
    say.line(
        f"草稿已写入 {arguments.out}，须经审核盖章",
        f"draft written to {arguments.out}; it needs review and a seal",
    )
    _tell_left_out(say, left, case.drafts(run))
    _tell_unread(say, unread)
    return 0


def _tell_left_out(say: Say, left: Iterable[Finding], drafts: Drafts) -> None:
    """Who reads the letter must not take it that nothing else was found."""
    from wagekit.views.letter.text import numbers_of, plain  # noqa: PLC0415 - words are loaded late

    masked = numbers_of(drafts.tables).masked
    for finding in left:
        what = f"{finding.rule} {masked(plain(finding.subject or ''))}"
        say.line(
            f"未写入（处理记录中已排除）：{what}",
            f"not in it (dismissed in the decision log): {what}",
        )


def _tell_unread(say: Say, issues: Iterable[Issue]) -> None:
    for issue in issues:
        say.line(
            f"处理记录 {issue.file} 第 {issue.row} 行没有采用：{issue.problem}",
            f"decision log {issue.file}, line {issue.row} was not used: {issue.problem}",
        )
