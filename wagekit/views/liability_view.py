"""Who should pay, in words: a line for the summary and the page `liability.md`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from wagekit.law import article
from wagekit.model.finding import Outcome
from wagekit.model.liability import SourceKind
from wagekit.model.money import format_yuan
from wagekit.model.text import Text
from wagekit.views.judged import judged_line
from wagekit.views.ledger_part import ledger_part
from wagekit.views.markup import plain
from wagekit.views.not_loaded_part import not_loaded_part
from wagekit.views.papers_part import TITLE as READ_FROM
from wagekit.views.papers_part import papers_part
from wagekit.views.recovery_part import TITLE as BY_WORKER
from wagekit.views.recovery_part import recovery_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import FileCount, Finding
    from wagekit.model.judged_on import JudgedOn
    from wagekit.model.liability import Liability, Liable, PlanStep, Source
    from wagekit.model.paper import Paper
    from wagekit.model.recovery import Recovery

    Names = Mapping[str, str]

TITLE = Text("谁应当支付", "Who should pay")
NOTICE = Text(
    "以下按现有资料和规则推算，供调查和文书起草参考；责任由主管部门依法认定。",
    "Worked out from the data supplied, for inquiry and drafting; the authority decides who pays.",
)
ALONGSIDE = Text(
    "同一笔欠薪可由多方并列负责，实付一次即止；各方金额不相加。",
    "Several may answer for the same wages, which are paid once: their sums do not add up.",
)
LIABLE = Text("责任主体（依次请求）", "Liable, in the order to be asked")
MONEY = Text("现有资金", "Money seen")
PLAN = Text("清偿安排", "Plan")
NOBODY = Text("未载明", "not named")
NONE = Text("无", "none")
OPEN = Text("待核", "not known")
NO_CAP = Text("不设限额", "no cap")
CAP_OPEN = Text("限额待核", "cap not known")
STANDBY = Text("款项落空时支付", "pays if the money fails to come")
COMMA = Text("、", ", ")
COLON = Text("：", ": ")
STOP = Text("。", ". ")


UNCHECKED = Text(
    "数额出自欠薪台账或线索，逐人未核（GZ01 资料不足）",
    "the sum comes from the arrears ledger or a clue, not checked by worker (GZ01 cannot tell)",
)
OWNER_OPEN = Text(
    "可向建设单位追索的数额未知（请补充应付工程款和付款资料）",
    "what can be claimed from the owner is not known (get what is due of the price, and payments)",
)
OWED_TO_PROJECT = (SourceKind.owner_unsettled,)
"""Sources that are a debt of somebody: nobody holds that money for the workers."""


def unchecked(
    owed: Sequence[Liability], handed: Sequence[Recovery], findings: Sequence[Finding]
) -> list[Liability]:
    """Debts known as a sum only, of whose workers the rule on unpaid wages could not tell.

    Args:
        owed: The debts of a run.
        handed: What each worker gets; a debt read from the payroll has some.
        findings: What the rules said.
    """
    by_worker = {(one.project_id, one.employer_id) for one in handed}
    untold = [f for f in findings if f.rule == "GZ01" and f.outcome is Outcome.cannot_tell]
    open_ = {(f.project_id, party) for f in untold for party in f.parties}
    sums = [one for one in owed if (one.project_id, one.employer_id) not in by_worker]
    return [one for one in sums if (one.project_id, one.employer_id) in open_]


def liability_line(
    one: Liability, lang: str, names: Names, *, unchecked: Sequence[Liability] = ()
) -> str:
    """One line: who owes what to how many, who may be asked, and what the money seen covers.

    Args:
        one: The debt.
        lang: `zh` or `en`.
        names: What projects, parties and workers are called, by id.
        unchecked: Debts of which the line says that nobody checked them by worker.
    """
    project = named(one.project_id, names, lang)
    note = Text("；", "; ").in_(lang) + UNCHECKED.in_(lang) if one in unchecked else ""
    note += _open_lines(one).in_(lang)
    of_party = (_headed(parties, names, lang) for parties in _by_party(one.liable))
    asked = COMMA.in_(lang).join(of_party)
    return Text(
        f"- {project}：{_name(one.employer_id, names, lang)}拖欠"
        f"{_people(one, lang)}工资 {format_yuan(one.owed)} 元；依次请求：{asked or '待查'}；"
        f"{_money(one, lang)}{note}",
        f"- {project}: {_name(one.employer_id, names, lang)} owes"
        f" {_people(one, lang)} {format_yuan(one.owed)} yuan; to be asked in turn: {asked or '?'};"
        f" {_money(one, lang)}{note}",
    ).in_(lang)


def named(project_id: str | None, names: Names, lang: str) -> str:
    """A project's name with its id, since several phases may go by one name; escaped.

    Args:
        project_id: The project; None where none is named.
        names: What projects are called, by id.
        lang: `zh` or `en`.
    """
    name = names.get(project_id or "")
    id_ = plain(project_id or "")
    return plain(name) + _in_brackets(id_, lang) if name else id_


def _money(one: Liability, lang: str) -> str:
    """What lies ready, apart from what would have to be got from an owner that has not paid."""
    asked = sum(step.amount for step in one.plan if step.source in OWED_TO_PROJECT)
    ready, short = format_yuan(one.covered - asked), format_yuan(one.shortfall)
    debt = _from_owner(one, asked)
    return Text(
        f"专户、保证金等可付 {ready} 元；{debt.zh}；仍缺 {short} 元",
        f"ready to pay {ready} yuan; {debt.en}; still short of {short} yuan",
    ).in_(lang)


def _open_lines(one: Liability) -> Text:
    """What the sum leaves out because nobody knows of it."""
    if not one.open:
        return Text("", "")
    return Text(
        f"；工资表另有 {one.open} 行是否欠付不明，没有计入",
        f"; {one.open} more payroll lines, of which it is not known whether anything is owed,"
        " are not counted",
    )


def _from_owner(one: Liability, asked: int) -> Text:
    """What the plan claims from the owner: none, where nobody knows what there is, is not nil."""
    if not asked and not one.owner_known:
        return OWNER_OPEN
    figure = format_yuan(asked)
    return Text(f"可向建设单位追索 {figure} 元", f"to be claimed from the owner {figure} yuan")


def liability_page(
    owed: Sequence[Liability],
    handed: Sequence[Recovery],
    *,
    names: Names,
    judged: JudgedOn | None = None,
    papers: Sequence[Paper] = (),
    findings: Sequence[Finding] = (),
    ledger: Sequence[Mapping[str, Any]] = (),
    files: Sequence[FileCount] = (),
    lang: str = "zh",
) -> str:
    """The page as Markdown; what comes from the data is escaped.

    Args:
        owed: The debts of a run.
        handed: What each worker gets out of their plans.
        names: What projects, parties and workers are called, by id.
        judged: The day on which all this holds.
        papers: Which rows the sums are read from.
        findings: What the rules said.
        ledger: The rows of the arrears ledger, amounts in fen.
        files: What became of the rows of each sheet.
        lang: `zh` or `en`.
    """
    open_ = unchecked(owed, handed, findings)
    lines = [f"# {TITLE.in_(lang)}", ""]
    lines += [judged_line(judged, lang), ""] if judged else []
    lines += [f"> {NOTICE.in_(lang)}", f"> {ALONGSIDE.in_(lang)}"]
    lines += not_loaded_part(files, lang=lang)
    by_debt: dict[tuple[str | None, str | None], list[Recovery]] = defaultdict(list)
    for recovery in handed:
        by_debt[recovery.project_id, recovery.employer_id].append(recovery)
    for one in owed:
        debt = (one.project_id, one.employer_id)
        line = liability_line(one, lang, names, unchecked=open_)
        read = [paper for paper in papers if (paper.project_id, paper.employer_id) == debt]
        lines += _section(one, by_debt[debt], read, names, line=line, lang=lang)
    lines += [] if owed else ["", f"- {NONE.in_(lang)}"]
    return "\n".join([*lines, *ledger_part(ledger, names, lang=lang)]) + "\n"


def _section(
    one: Liability,
    handed: Sequence[Recovery],
    papers: Sequence[Paper],
    names: Names,
    *,
    line: str,
    lang: str,
) -> Iterator[str]:
    yield ""
    yield f"## {named(one.project_id, names, lang)} · {_name(one.employer_id, names, lang)}"
    yield ""
    yield line
    for title, lines in (
        (LIABLE, list(_liable(one.liable, names, lang))),
        (MONEY, [_source(s, names, lang) for s in one.sources]),
        (PLAN, [*(_step(s, names, lang) for s in one.plan), _sum(one, lang)]),
        (READ_FROM, list(papers_part(papers, lang=lang))),
        (BY_WORKER, list(recovery_part(handed, names, lang=lang))),
    ):
        yield ""
        yield f"### {title.in_(lang)}"
        yield ""
        yield from lines or [f"- {NONE.in_(lang)}"]


def _liable(liable: Sequence[Liable], names: Names, lang: str) -> Iterator[str]:
    """A party once, whatever roles it has; each role with its ground."""
    for number, roles in enumerate(_by_party(liable), start=1):
        sums = list(dict.fromkeys(_sum_of(role, lang) for role in roles))
        name = f"**{_name(roles[0].party_id, names, lang)}**"
        if len(roles) == 1:
            head = f"{name}{_in_brackets(roles[0].role.text.in_(lang), lang)}"
            yield f"{number}. {head} {sums[0]}{COLON.in_(lang)}{_ground(roles[0], lang)}"
            continue
        yield f"{number}. {name} {sums[0] if len(sums) == 1 else ''}".rstrip()
        for role in roles:
            own = "" if len(sums) == 1 else f" {_sum_of(role, lang)}"
            said = f"{role.role.text.in_(lang)}{own}{COLON.in_(lang)}{_ground(role, lang)}"
            yield f"   - {said}"


def _by_party(liable: Sequence[Liable]) -> list[list[Liable]]:
    """What each party answers for, in the order in which it is first asked."""
    found: dict[str | None, list[Liable]] = {}
    for one in liable:
        found.setdefault(one.party_id, []).append(one)
    return list(found.values())


def _headed(roles: Sequence[Liable], names: Names, lang: str) -> str:
    said = COMMA.in_(lang).join(role.role.text.in_(lang) for role in roles)
    return f"{_name(roles[0].party_id, names, lang)}{_in_brackets(said, lang)}"


def _sum_of(party: Liable, lang: str) -> str:
    limit = CAP_OPEN if party.amount is None else NO_CAP
    cap = limit.in_(lang) if party.cap is None else f"≤ {_yuan(party.cap, lang)}"
    sum_ = OPEN.in_(lang) if party.amount is None else _yuan(party.amount, lang)
    if party.amount == 0 and party.cap is None:
        sum_ = STANDBY.in_(lang)
    return f"{sum_}{_in_brackets(cap, lang)}"


def _yuan(fen: int, lang: str) -> str:
    return f"{format_yuan(fen)} {Text('元', 'yuan').in_(lang)}"


def _ground(party: Liable, lang: str) -> str:
    return f"{plain(party.reason)}{STOP.in_(lang)}{_cited(party.articles, lang)}"


def _source(source: Source, names: Names, lang: str) -> str:
    whose = _in_brackets(_name(source.party_id, names, lang), lang)
    return (
        f"- {source.kind.text.in_(lang)}{whose} {_yuan(source.available, lang)}"
        f"{STOP.in_(lang)}{_cited(source.articles, lang)}"
    )


def _step(step: PlanStep, names: Names, lang: str) -> str:
    whose = _in_brackets(_name(step.party_id, names, lang), lang)
    return f"{step.step}. {step.source.text.in_(lang)}{whose} {_yuan(step.amount, lang)}"


def _in_brackets(text: str, lang: str) -> str:
    return Text(f"（{text}）", f" ({text})").in_(lang)


def _sum(one: Liability, lang: str) -> str:
    total, money = format_yuan(one.covered), _money(one, lang)
    if not one.shortfall:
        return Text(f"- 合计 {total} 元：{money}", f"- In all {total} yuan: {money}").in_(lang)
    return Text(
        f"- 合计 {total} 元：{money}，由上列不设限额的责任主体支付",
        f"- In all {total} yuan: {money}, which falls to those above who answer without a cap",
    ).in_(lang)


def _cited(rows: Sequence[str], lang: str) -> str:
    return Text("；", "; ").in_(lang).join(article(row).cite(lang) for row in rows)


def _people(one: Liability, lang: str) -> str:
    if one.workers is None:
        return Text("若干名工人", "workers (how many is not known)").in_(lang)
    return Text(f" {one.workers} 名工人", f"{one.workers} workers").in_(lang)


def _name(party_id: str | None, names: Names, lang: str) -> str:
    return NOBODY.in_(lang) if party_id is None else plain(names.get(party_id, party_id))
