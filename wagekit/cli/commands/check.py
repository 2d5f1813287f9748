"""`wagekit check CASE`: what each file was taken for, what was wrong in it, what can be judged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from wagekit.case import open_case
from wagekit.cli.readiness import absent_columns, pages
from wagekit.cli.say import Say
from wagekit.frames.recognised import grounds
from wagekit.intake.said import in_language
from wagekit.model.finding import SEVERITIES, Severity
from wagekit.model.schema import tables
from wagekit.model.text import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from wagekit.case import Case
    from wagekit.model.finding import FileCount, Issue

_MOST_OF_ONE_KIND = 5
"""Issues that say the same of one column are told only so often; all are in issues.csv."""
_MOST_IN_A_LINE = 40
_AND = Text("、", ", ")
_SENTENCE = Text(
    "  {severity}：{where} {problem}；{done}", "  {severity}: {where}: {problem}; {done}"
)


def execute(arguments: argparse.Namespace) -> int:
    """Report how the files of a case were read."""
    say = Say(arguments)
    with say.progress("正在读取案件……", "reading the case ..."):
        case = open_case(arguments.case)
    for count in case.read.files:
        for line in _file(count, case.read.perhaps.get((count.file, count.sheet)), say.lang):
            say.result(line)
    counts = Counter(issue.severity for issue in case.read.issues)
    kinds = [(SEVERITIES[each], counts[each]) for each in get_args(Severity) if counts[each]]
    if kinds:
        say.line(
            "问题：" + "，".join(f"{name.zh} {count} 条" for name, count in kinds),
            "Issues: " + ", ".join(f"{count} × {name.en}" for name, count in kinds),
        )
    for line in _issues([in_language(issue, say.lang) for issue in case.read.issues], say.lang):
        say.result(line)
    _coverage(case, say)
    say.line(
        f"共 {len(case.read.files)} 个表，{len(case.read.issues)} 条问题；"
        f"判断日 {case.settings.as_of or '未知'}",
        f"{len(case.read.files)} sheets, {len(case.read.issues)} issues; "
        f"judged on {case.settings.as_of or 'unknown'}",
    )
    return 0


def _file(count: FileCount, perhaps: str | None, lang: str) -> Iterator[str]:
    place = " / ".join(part for part in (count.file, count.sheet) if part)
    words = Text(
        f"读 {count.read}，载入 {count.loaded}，未载入 {count.quarantined}，其他 {count.skipped}",
        f"read {count.read}, loaded {count.loaded}, not loaded {count.quarantined}, "
        f"other {count.skipped}",
    )
    known, sure = _taken(count)
    yield f"{place}: {known.in_(lang)} ({words.in_(lang)})"
    if not sure and count.read > count.skipped:
        yield from _override(count, count.table or perhaps, lang)


def _taken(count: FileCount) -> tuple[Text, bool]:
    """What a sheet was taken for and on what ground, and whether that is sure."""
    behind, sure = grounds(count.profile or "")
    if count.table is None and not count.profile:
        return Text("未识别", "not recognised"), False
    if count.table is None:
        if count.loaded:
            return Text(f"不是数据表，{behind.zh}", f"no table of data, {behind.en}"), True
        return Text(f"未载入，{behind.zh}", f"not loaded, {behind.en}"), True
    title = tables()[count.table].title
    return Text(f"{title.zh}，{behind.zh}", f"{title.en}, {behind.en}"), sure


def _override(count: FileCount, table: str | None, lang: str) -> Iterator[str]:
    """What to write into case.toml where the sheet was taken for something else, or for nothing."""
    hint = Text("如识别有误，在 case.toml 写明：", "if that is wrong, write into case.toml:")
    yield f"    {hint.in_(lang)}"
    quoted = count.file.replace("\\", "\\\\").replace('"', '\\"')
    yield f'    [files."{quoted}"]'
    choices = Text("可填", "one of").in_(lang)
    yield f'    table = "{table or "…"}"   # {choices}: {" ".join(tables())}'


def _issues(issues: list[Issue], lang: str) -> Iterator[str]:
    """The issues, worst first; those that say the same of one sheet share a line."""
    told: dict[tuple[str, str | None, str | None, str], int] = {}
    more = 0
    for same in _alike(issues):
        issue = same[0]
        kind = (issue.file, issue.sheet, issue.column, issue.done)
        told[kind] = told.get(kind, 0) + 1
        if told[kind] <= _MOST_OF_ONE_KIND:
            yield _line(same, lang)
        else:
            more += len(same)
    if more:
        yield Text(
            f"  另有 {more} 条同类问题，见 issues.csv", f"  {more} more alike, see issues.csv"
        ).in_(lang)


def _alike(issues: list[Issue]) -> list[list[Issue]]:
    """Issues of one sheet that differ only in their column, or only in their row."""
    found: dict[tuple[object, ...], list[Issue]] = {}
    for issue in issues:
        place = (issue.severity, issue.file, issue.sheet, issue.problem, issue.done)
        one = "column" if issue.row is None else issue.column
        found.setdefault((*place, issue.row is None, one), []).append(issue)
    return list(found.values())


def _line(same: list[Issue], lang: str) -> str:
    issue = same[0]
    place = " / ".join(str(part) for part in (issue.file, issue.sheet) if part)
    rows = _few([f"#{each.row}" for each in same if each.row], " ")
    columns = _few(list(dict.fromkeys(each.column for each in same if each.column)), _AND.in_(lang))
    where = " ".join(part for part in (place, rows, f"[{columns}]" if columns else "") if part)
    severity = SEVERITIES[issue.severity].in_(lang)
    return _SENTENCE.in_(lang).format(
        severity=severity, where=where, problem=issue.problem, done=issue.done
    )


def _few(parts: list[str], between: str) -> str:
    shown = between.join(parts[:_MOST_IN_A_LINE])
    return f"{shown}…（{len(parts)}）" if len(parts) > _MOST_IN_A_LINE else shown


def _coverage(case: Case, say: Say) -> None:
    for name, table in case.read.tables.items():
        absent = absent_columns(name, table)
        title = tables()[name].title
        if len(table):
            say.line(
                f"{title.zh}（{name}）{len(table)} 行"
                + (f"；未提供：{'、'.join(each.zh for each in absent)}" if absent else ""),
                f"{title.en} ({name}): {len(table)} rows"
                + (f"; not given: {', '.join(each.en for each in absent)}" if absent else ""),
            )
    for line in pages(case.read.tables, say.lang):
        say.same(line)
