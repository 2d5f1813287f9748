"""What a run looked at: rules that it left out, and projects in which it found nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wagekit.core.registry import rules
from wagekit.model.finding import Outcome
from wagekit.model.text import Text
from wagekit.views.liability_view import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.model.finding import Finding

QUIET = Text("未见疑点的项目", "Projects without suspicions")
LOUD = (Outcome.found, Outcome.rebutted)


def partial(ran: Collection[str], findings: Sequence[Finding]) -> Text | None:
    """That only some rules were asked for; None where all were.

    Args:
        ran: Codes of the rules that ran.
        findings: What they said; a rule that could not be run was asked for, too.
    """
    asked = {*ran, *(one.rule for one in findings if one.outcome is Outcome.not_run)}
    every = set(rules().by_code)
    if every <= asked:
        return None
    codes, rest = sorted(asked), len(every - asked)
    return Text(
        f"本次只运行了 {'、'.join(codes)}；其余 {rest} 条规则没有运行，未列出不等于没有疑点。",
        f"Only {', '.join(codes)} ran; the other {rest} rules did not, and say nothing here.",
    )


def quiet(
    projects: Sequence[str], findings: Sequence[Finding], names: Mapping[str, str], lang: str
) -> Iterator[str]:
    """A line for each project in which nothing was found, with how much could not be told.

    None where something is found that names no project: it may be of any.
    """
    loud = {one.project_id for one in findings if one.outcome in LOUD}
    if None in loud:
        return
    open_ = Counter(one.project_id for one in findings if one.outcome is Outcome.cannot_tell)
    for project in (one for one in projects if one not in loud):
        count, name = open_[project], named(project, names, lang)
        said = Text(
            f"- {name}：未见疑点；{count} 项因资料不足无法判断",
            f"- {name}: no suspicions; {count} that the data cannot answer",
        )
        yield said.in_(lang)
