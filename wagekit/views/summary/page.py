"""`summary.md`: one page that tells a person what a run found, why, and what to ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from wagekit.core.doubt import hangs_on_doubts
from wagekit.model.finding import Outcome, State
from wagekit.model.text import Text
from wagekit.views.judged import judged_line
from wagekit.views.liability_view import TITLE as PAY
from wagekit.views.liability_view import liability_line, named, unchecked
from wagekit.views.markup import plain
from wagekit.views.summary.findings import Findings
from wagekit.views.summary.scope import QUIET, partial, quiet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.model.finding import Determination, FileCount, Finding, Issue
    from wagekit.model.judged_on import JudgedOn
    from wagekit.model.liability import Liability
    from wagekit.model.recovery import Recovery
    from wagekit.views.explained import Explanations

NOTICE = Text(
    "以下均为根据所提供资料发现的疑点和线索，是否构成由主管部门认定。",
    "What follows are suspicions drawn from the data supplied; only the authority determines acts.",
)
ACTS = Text("疑点指向", "What the suspicions point to")
FOUND = Text("发现的疑点", "Suspicions found")
LAW = Text("所依据的条款", "Articles they rest on")
TO_DECIDE = Text(
    "须先认定（是否同一单位或者同一人，未载入的行应否计入）",
    "To decide first: are they one, does the row count?",
)
UNTOLD = Text(
    "资料不足、无法判断的规则（按需要补充的材料）", "Rules that the data cannot answer, by document"
)
NOT_RUN = Text("未能运行的规则", "Rules that could not be run")
SEMICOLON = Text("；", "; ")
ROWS = Text("资料读取情况", "What was read")
NONE = Text("无", "none")
AWAITED = Text(
    "“待说明”：这些情形法律允许当事人作出合理解释，资料中还没有其说明；先请其说明，再作判断。",
    '"awaiting explanation": the law lets the parties give a reasonable explanation of these'
    " circumstances, and the data hold none yet; ask for it before judging.",
)


class CaseFacts(Protocol):
    """What the page says of the case itself."""

    @property
    def case_id(self) -> str:
        """The case's number."""

    @property
    def title(self) -> str | None:
        """What the case is called."""


def summary(
    case: CaseFacts,
    findings: Sequence[Finding],
    determined: Sequence[Determination],
    owed: Sequence[Liability],
    *,
    judged: JudgedOn,
    handed: Sequence[Recovery],
    names: Mapping[str, str],
    files: Sequence[FileCount],
    issues: Sequence[Issue],
    explanations: Explanations,
    projects: Sequence[str],
    ran: Collection[str],
    lang: str = "zh",
) -> str:
    """The page as Markdown; what comes from the data is escaped."""
    told, undecided = Findings(findings, lang, names, explanations), _undecided(findings)
    open_, calm = unchecked(owed, handed, findings), list(quiet(projects, findings, names, lang))
    lines = [
        *_head(case, judged, partial(ran, findings), lang),
        *_section(ACTS, list(_acts(determined, lang, names)), lang),
        *_section(PAY, [liability_line(o, lang, names, unchecked=open_) for o in owed], lang),
        *_section(FOUND, list(told.found())[:-1], lang),
        *(_section(QUIET, calm, lang) if calm else ()),
        *_section(LAW, list(told.law()), lang),
        *(_section(TO_DECIDE, undecided, lang) if undecided else ()),
        *_section(UNTOLD, list(told.untold()), lang),
        *_section(NOT_RUN, _failed(findings, lang), lang),
        *_section(ROWS, _rows(files, issues, lang), lang),
    ]
    return "\n".join(lines) + "\n"


def _head(case: CaseFacts, judged: JudgedOn, scope: Text | None, lang: str) -> Iterator[str]:
    yield f"# {plain(case.title or case.case_id)}"
    yield ""
    yield f"{plain(case.case_id)} · {judged_line(judged, lang)}"
    yield ""
    yield f"> {NOTICE.in_(lang)}"
    if scope is not None:
        yield ">"
        yield f"> **{scope.in_(lang)}**"


def _section(title: Text, lines: Sequence[str], lang: str) -> Iterator[str]:
    yield ""
    yield f"## {title.in_(lang)}"
    yield ""
    yield from lines or [f"- {NONE.in_(lang)}"]


def _acts(
    determined: Sequence[Determination], lang: str, names: Mapping[str, str]
) -> Iterator[str]:
    """A line each; what it means that an explanation is awaited is said once."""
    yield from (_determined(one, lang, names) for one in determined)
    if any(one.state is State.awaiting_explanation for one in determined):
        yield ""
        yield AWAITED.in_(lang)


def _determined(one: Determination, lang: str, names: Mapping[str, str]) -> str:
    contract = Text("合同", "contract").in_(lang)
    where = f"{named(one.project_id, names, lang)} / {contract} {plain(one.contract_id)}"
    act = f"**{act_in_words(one, lang)}**"
    rest = "" if not one.excluded else SEMICOLON.in_(lang) + _excluded(one, lang)
    return Text(
        f"- {where}：{act}（{'、'.join(one.rules)}）{rest}",
        f"- {where}: {act} ({', '.join(one.rules)}){rest}",
    ).in_(lang)


def act_in_words(one: Determination, lang: str) -> str:
    """The act as a suspicion, and whether an explanation is awaited or accepted."""
    act = one.act.text.in_(lang)
    suspected = Text(f"涉嫌{act}", f"suspected {act}").in_(lang)
    if one.state is State.suspected:
        return suspected
    state = one.state.text.in_(lang)
    return Text(f"{suspected}（{state}）", f"{suspected} ({state})").in_(lang)


def _excluded(one: Determination, lang: str) -> str:
    parts = (
        Text(
            f"未单列{e.act.text.zh}：{plain(e.why)}",
            f"not listed apart: {e.act.text.en}: {plain(e.why)}",
        )
        for e in one.excluded
    )
    return SEMICOLON.in_(lang).join(part.in_(lang) for part in parts)


def _undecided(findings: Sequence[Finding]) -> list[str]:
    """What would be found if names that look alike were two, and rows that did not load nothing."""
    return [f"- {f.rule} {plain(f.reason)}" for f in findings if hangs_on_doubts(f)]


def _failed(findings: Sequence[Finding], lang: str) -> list[str]:
    failed = [f for f in findings if f.outcome is Outcome.not_run]
    colon = Text("：", ": ").in_(lang)
    return [f"- {plain(f.rule)}{colon}{plain(f.reason)}" for f in failed]


def _rows(files: Sequence[FileCount], issues: Sequence[Issue], lang: str) -> list[str]:
    read, loaded = sum(f.read for f in files), sum(f.loaded for f in files)
    aside, skipped = sum(f.quarantined for f in files), sum(f.skipped for f in files)
    return [
        Text(
            f"- 共读取 {read} 行：载入 {loaded} 行，未载入 {aside} 行，表头、合计等 {skipped} 行；"
            f"另有 {len(issues)} 条问题见 issues.csv",
            f"- {read} rows read: {loaded} loaded, {aside} not loaded, {skipped} headers, totals"
            f" and the like; {len(issues)} issues in issues.csv",
        ).in_(lang)
    ]
