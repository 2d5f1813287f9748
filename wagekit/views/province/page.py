"""`summary.md` of a province: one page for the person who decides where to look first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome
from wagekit.model.text import Text
from wagekit.views.judged import judged_line
from wagekit.views.markup import plain
from wagekit.views.summary.page import NONE, NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.views.province.facts import (
        Open,
        ProjectFacts,
        ProvinceFacts,
        RegionFacts,
        RuleFacts,
    )

LISTED = 15
"""Regions on the page."""
REASONS = 2
"""Reasons shown of one rule; all are in `findings.parquet`."""
WHERE = Text("疑点最多的地区和项目", "Regions and projects with most suspicions")
RULES = Text("各条规则", "Rule by rule")
UNTOLD = Text(
    "无法判断的原因和可补充的材料", "What could not be judged, why, and what would settle it"
)
NOT_RUN = Text("未能运行的规则", "Rules that could not be run")
ROWS = Text("数据读取情况", "What was read")
REGION_HEAD = Text(
    "| 地区 | 项目 | 有疑点的项目 | 疑点 | 疑点最多的项目（疑点数） |",
    "| Region | Projects | with suspicions | Suspicions | Projects with most (how many) |",
)
RULE_HEAD = Text(
    "| 规则 | 查什么 | 疑点 | 资料不足 | 已有说明 | 未见疑点 | 不适用 |",
    "| Rule | What it looks for | Suspicions | Cannot tell | Explained | None seen | Not reached |",
)
SHOWN = (
    Outcome.found,
    Outcome.cannot_tell,
    Outcome.rebutted,
    Outcome.clear,
    Outcome.not_applicable,
)
NO_REGION = Text("（地区未知）", "(region unknown)")
VALUE = Text("……", "…")
COMMA = Text("、", ", ")
STOP = Text("；", "; ")
PLACE = re.compile(r"\{[^}]*\}")


def page(facts: ProvinceFacts, lang: str) -> str:
    """The page as Markdown; what comes from the data is escaped."""
    lines = [
        *_head(facts, lang),
        *_section(WHERE, list(_regions(facts.regions, lang)), lang),
        *_section(RULES, list(_rules(facts.rules, lang)), lang),
        *_section(UNTOLD, list(_untold(facts.rules, lang)), lang),
        *_section(NOT_RUN, _failed(facts.rules), lang),
        *_section(ROWS, list(_rows(facts, lang)), lang),
    ]
    return "\n".join(lines) + "\n"


def _head(facts: ProvinceFacts, lang: str) -> Iterator[str]:
    projects = sum(region.projects for region in facts.regions)
    struck = sum(region.with_findings for region in facts.regions)
    found = sum(region.found for region in facts.regions)
    yield f"# {plain(facts.name)}"
    yield ""
    yield judged_line(facts.judged, lang)
    yield ""
    yield f"> {NOTICE.in_(lang)}"
    yield ""
    yield Text(
        f"共 {projects:,} 个项目，其中 {struck:,} 个发现疑点，疑点合计 {found:,} 项。",
        f"{projects:,} projects; suspicions in {struck:,} of them, {found:,} in all.",
    ).in_(lang)


def _section(title: Text, lines: Sequence[str], lang: str) -> Iterator[str]:
    yield ""
    yield f"## {title.in_(lang)}"
    yield ""
    yield from lines or [f"- {NONE.in_(lang)}"]


def _regions(regions: Sequence[RegionFacts], lang: str) -> Iterator[str]:
    shown = [region for region in regions if region.found]
    if not shown:
        return
    yield REGION_HEAD.in_(lang)
    yield "| --- | ---: | ---: | ---: | --- |"
    for region in shown[:LISTED]:
        yield _region(region, lang)
    if len(shown) > LISTED:
        more = len(shown) - LISTED
        yield ""
        yield Text(f"另有 {more} 个地区。", f"{more} more regions.").in_(lang)


def _region(region: RegionFacts, lang: str) -> str:
    named = plain(region.region) if region.region else NO_REGION.in_(lang)
    numbers = f"{region.projects:,} | {region.with_findings:,} | {region.found:,}"
    return f"| {named} | {numbers} | {COMMA.in_(lang).join(map(_project, region.most))} |"


def _project(one: ProjectFacts) -> str:
    name = f"{plain(one.name)} " if one.name else ""
    return f"{name}{plain(one.project_id)} ({one.found})"


def _failed(rules: Sequence[RuleFacts]) -> list[str]:
    return [f"- {rule.code} {plain(rule.failed)}" for rule in rules if rule.failed]


def _rules(rules: Sequence[RuleFacts], lang: str) -> Iterator[str]:
    yield RULE_HEAD.in_(lang)
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for rule in rules:
        if not rule.failed:
            numbers = " | ".join(f"{rule.counts.get(outcome, 0):,}" for outcome in SHOWN)
            yield f"| {rule.code} | {plain(rule.title.in_(lang))} | {numbers} |"


def _untold(rules: Sequence[RuleFacts], lang: str) -> Iterator[str]:
    for rule in sorted(rules, key=lambda r: (-r.counts.get(Outcome.cannot_tell, 0), r.code)):
        if rule.open:
            reasons = STOP.in_(lang).join(_reason(one, lang) for one in rule.open[:REASONS])
            yield f"- {rule.code} {plain(rule.title.in_(lang))}: {reasons}"


def _reason(one: Open, lang: str) -> str:
    says = plain(PLACE.sub(VALUE.in_(lang), one.says.in_(lang)))
    papers = COMMA.in_(lang).join(paper.in_(lang) for paper in one.ask)
    return Text(
        f"{says}（{one.number:,} 项" + (f"，可补充{papers}）" if papers else "）"),
        f"{says} ({one.number:,}" + (f"; would settle it: {papers})" if papers else ")"),
    ).in_(lang)


def _rows(facts: ProvinceFacts, lang: str) -> Iterator[str]:
    read, loaded = sum(f.read for f in facts.files), sum(f.loaded for f in facts.files)
    yield Text(
        f"- {len(facts.files)} 个表，共读取 {read:,} 行，载入 {loaded:,} 行",
        f"- {len(facts.files)} tables, {read:,} rows read, {loaded:,} loaded",
    ).in_(lang)
    wrong = [issue for issue in facts.issues if issue.severity != "info"]
    for issue in wrong[:LISTED]:
        where = plain(" ".join(filter(None, (issue.file, issue.column))))
        yield f"- {where}: {plain(issue.problem)}{COMMA.in_(lang)}{plain(issue.done)}"
    yield Text(
        "- 没有提供的表和列、其他问题见 issues.csv",
        "- tables and columns that were not supplied, and all else: see issues.csv",
    ).in_(lang)
