"""`summary.md`: one page that tells a person what a run found, why, and what to ask for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from wagekit.core.registry import rules
from wagekit.law import article
from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.model.text import Text
from wagekit.views.liability_view import TITLE as PAY
from wagekit.views.liability_view import liability_line
from wagekit.views.markup import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import Determination, FileCount, Finding, Issue
    from wagekit.model.liability import Liability

NOTICE = Text(
    "以下均为根据所提供资料发现的疑点和线索，是否构成由主管部门认定。",
    "What follows are suspicions drawn from the data supplied; only the authority determines acts.",
)
ACTS = Text("疑点指向", "What the suspicions point to")
FOUND = Text("发现的疑点", "Suspicions found")
UNTOLD = Text("资料不足、无法判断的规则", "Rules that the data cannot answer")
NOT_RUN = Text("未能运行的规则", "Rules that could not be run")
ASK = Text("需要补充的材料", "Documents to ask for")
ROWS = Text("资料读取情况", "What was read")
NONE = Text("无", "none")


class CaseFacts(Protocol):
    """What the page says of the case itself."""

    @property
    def case_id(self) -> str:
        """The case's number."""

    @property
    def title(self) -> str | None:
        """What the case is called."""

    @property
    def as_of(self) -> dt.date | None:
        """The day the facts are judged on."""


def summary(
    case: CaseFacts,
    findings: Sequence[Finding],
    determined: Sequence[Determination],
    owed: Sequence[Liability],
    *,
    names: Mapping[str, str],
    files: Sequence[FileCount],
    issues: Sequence[Issue],
    lang: str = "zh",
) -> str:
    """The page as Markdown; what comes from the data is escaped."""
    found = [f for f in findings if f.outcome in {Outcome.found, Outcome.rebutted}]
    lines = [
        *_head(case, lang),
        *_section(ACTS, [_determined(d, lang) for d in determined], lang),
        *_section(PAY, [liability_line(one, lang, names) for one in owed], lang),
        *_section(FOUND, [line for f in found for line in _found(f, lang)], lang),
        *_section(UNTOLD, _untold(findings, lang), lang),
        *_section(NOT_RUN, _failed(findings), lang),
        *_section(ROWS, _rows(files, issues, lang), lang),
    ]
    return "\n".join(lines) + "\n"


def _head(case: CaseFacts, lang: str) -> Iterator[str]:
    day = Text("判断日", "Judged on").in_(lang)
    yield f"# {plain(case.title or case.case_id)}"
    yield ""
    yield f"{plain(case.case_id)} · {day} {case.as_of or NONE.in_(lang)}"
    yield ""
    yield f"> {NOTICE.in_(lang)}"


def _section(title: Text, lines: Sequence[str], lang: str) -> Iterator[str]:
    yield ""
    yield f"## {title.in_(lang)}"
    yield ""
    yield from lines or [f"- {NONE.in_(lang)}"]


def _determined(one: Determination, lang: str) -> str:
    contract = Text("合同", "contract").in_(lang)
    where = f"{plain(one.project_id)} / {contract} {plain(one.contract_id)}"
    act = f"**{one.state.text.in_(lang)}{' ' if lang == 'en' else ''}{one.act.text.in_(lang)}**"
    out = Text("；排除", "; excluded: ").in_(lang)
    excluded = "".join(f"{out}{e.act.text.in_(lang)}：{plain(e.why)}" for e in one.excluded)
    return f"- {where}：{act}（{'、'.join(one.rules)}）{excluded}"


def _found(one: Finding, lang: str) -> Iterator[str]:
    known = rules().by_code.get(one.rule)
    title = known.title.in_(lang) if known else one.name
    sum_ = "" if one.amount is None else f"，{format_yuan(one.amount)} 元"
    yield (
        f"- **{one.rule} {title}**（{plain(one.project_id or '')} / {plain(one.subject or '')}）"
        f"{one.outcome.text.in_(lang)}：{plain(one.reason)}{sum_}"
    )
    yield f"  - {'；'.join(article(row).cite(lang) for row in one.articles)}"
    rows = "；".join(_row(e.file, e.sheet, e.row) for e in one.evidence)
    if rows:
        yield f"  - {Text('依据', 'rows').in_(lang)}：{rows}"
    if one.ask_for:
        yield f"  - {ASK.in_(lang)}：{'；'.join(one.ask_for)}"


def _row(file: str | None, sheet: str | None, row: int | None) -> str:
    place = " ".join(part for part in (file, sheet) if part)
    return f"{plain(place)} #{row}"


def _untold(findings: Sequence[Finding], lang: str) -> list[str]:
    untold = [f for f in findings if f.outcome is Outcome.cannot_tell]
    counts = Counter(f.rule for f in untold)
    asks = {code: _asked(untold, code) for code in counts}
    times = Text("项", "subjects").in_(lang)
    return [
        f"- {code}（{counts[code]} {times}）：{'；'.join(asks[code])}" for code in sorted(counts)
    ]


def _asked(untold: Sequence[Finding], code: str) -> list[str]:
    return list(dict.fromkeys(a for f in untold if f.rule == code for a in f.ask_for))


def _failed(findings: Sequence[Finding]) -> list[str]:
    failed = [f for f in findings if f.outcome is Outcome.not_run]
    return [f"- {plain(f.rule)}：{plain(f.reason)}" for f in failed]


def _rows(files: Sequence[FileCount], issues: Sequence[Issue], lang: str) -> list[str]:
    read, loaded = sum(f.read for f in files), sum(f.loaded for f in files)
    aside, skipped = sum(f.quarantined for f in files), sum(f.skipped for f in files)
    return [
        Text(
            f"- 共读取 {read} 行：载入 {loaded} 行，隔离 {aside} 行，表头、合计等 {skipped} 行；"
            f"另有 {len(issues)} 条问题见 issues.csv",
            f"- {read} rows read: {loaded} loaded, {aside} set aside, {skipped} headers, totals and"
            f" the like; {len(issues)} issues in issues.csv",
        ).in_(lang)
    ]
