"""`wagekit analyze CASE --out OUT`."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.cli.broken import NOT_COMPLETE
from wagekit.cli.say import Say
from wagekit.core.registry import rules
from wagekit.model.finding import Outcome
from wagekit.output.files import files_of
from wagekit.output.folder import refuse_inside, write_together
from wagekit.views.summary.page import act_in_words
from wagekit.views.summary.scope import partial

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from wagekit.model.finding import Finding
    from wagekit.run import Run

FEW = 3
SHOWN = (Outcome.found, Outcome.rebutted, Outcome.not_run)


def execute(arguments: argparse.Namespace) -> int:
    """Run the rules on a case and write what they say."""
    say = Say(arguments)
    refuse_inside(arguments.out, arguments.case)
    with say.progress("正在读取案件……", "reading the case ..."):
        case = open_case(arguments.case)
    with say.progress("正在运行规则……", "running the rules ..."):
        run = case.analyze(
            as_of=arguments.as_of, only=arguments.rule, plugins=arguments.plugins, lang=say.lang
        )
    write_together(arguments.out, files_of(case, run), beside=arguments.case)
    tell(say, run, names=case.names)
    say.line(f"结果已写入 {arguments.out}", f"results written to {arguments.out}")
    return status_of(run)


def status_of(run: Run) -> int:
    """3 when some rule did not run, else 0."""
    failed = any(f.outcome is Outcome.not_run for f in run.answers.findings)
    return NOT_COMPLETE if failed else 0


def tell(say: Say, run: Run, *, names: Mapping[str, str] = MappingProxyType({})) -> None:
    """Say in words what was found.

    Args:
        say: Prints.
        run: What the rules said.
        names: What projects are called, by id.
    """
    for one in run.determined:
        project = " ".join(filter(None, (names.get(one.project_id), one.project_id)))
        where, act = f"{project} / {one.contract_id}", act_in_words(one, say.lang)
        say.line(
            f"{where}：{act}（{'、'.join(one.rules)}）", f"{where}: {act} ({', '.join(one.rules)})"
        )
    shown = [finding for finding in run.answers.findings if finding.outcome in SHOWN]
    for _, same in groupby(shown, key=lambda finding: finding.rule):
        _tell_some(say, list(same))
    scope = partial(run.answers.counts, run.answers.findings)
    if scope is not None:
        say.same(scope.in_(say.lang))
    counts = Counter(f.outcome for f in run.answers.findings)
    say.line(
        f"发现疑点 {counts[Outcome.found]} 项，资料不足 {counts[Outcome.cannot_tell]} 项",
        f"{counts[Outcome.found]} suspicions, {counts[Outcome.cannot_tell]} that cannot be told",
    )


def _tell_some(say: Say, findings: list[Finding]) -> None:
    """The first few findings of one rule, and how many more there are."""
    for finding in findings[:FEW]:
        say.same(_finding(finding, say.lang))
    more = len(findings) - FEW
    if more > 0:
        say.line(f"    另有 {more} 项，见 findings.json", f"    {more} more in findings.json")


def _finding(finding: Finding, lang: str) -> str:
    rule = rules().by_code.get(finding.rule)
    title = rule.title.in_(lang) if rule else finding.name
    colon = "：" if lang == "zh" else ": "
    return f"  [{finding.outcome.text.in_(lang)}] {finding.rule} {title}{colon}{finding.reason}"
