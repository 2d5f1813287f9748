"""One determination a contract: evaluated after the rules, because the acts exclude one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.doubt import hangs_on_doubts
from wagekit.core.logic import is_true
from wagekit.core.wording import documents_named
from wagekit.judge.table import AFTER, BEFORE, OPEN, Row, table
from wagekit.law import in_force
from wagekit.model.finding import Determination, Excluded, Outcome, State

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wagekit.core.runner import Answers
    from wagekit.core.world import World
    from wagekit.model.finding import Act, Finding

OF_PROJECT = frozenset({"FB03", "FB04"})
"""Rules about a project, which enter on the owner's general or EPC contract."""
EXPLAINABLE = frozenset({"ZB03", "ZB04", "ZB09"})
SPLIT = "ZB02"
OF_LICENCE = frozenset({"GK01", "GK02"})
"""Which of them holds turns on the licence of the borrower."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Whether who took the works of a contract over, or of its parts, came before (null: open).

    `borrowed`: the contract is itself the one on which a borrowed licence is judged.
    `law_on`: the day by whose law the contract is judged, where it is not today's.
    """

    project_id: str
    prior: bool | None
    split_prior: bool | None
    borrowed: bool
    law_on: dt.date | None

    def word(self, found: Iterable[str]) -> str:
        """`before`, `after` or `unknown`, for the rules found on the contract."""
        prior = self.split_prior if self.prior is None and SPLIT in found else self.prior
        return OPEN if prior is None else BEFORE if prior else AFTER


def determinations(
    answers: Answers, world: World, *, lang: str = "zh"
) -> tuple[Determination, ...]:
    """What each contract looks like on which a contracting rule is found or rebutted.

    Also one on which a borrower is shown to have come before while its own licence is unknown:
    which rule of borrowing holds is open, the act is not (CONTRACT 7.18). Both are listed where
    no other rule is found there; what they ask for, always.
    """
    asked = [f for f in answers.findings if f.rule in table().rules]
    if not any(_counts(f) or _of_licence(f) for f in asked):
        return ()
    entries, awards = _contracts(world)
    explained = _explained(world)
    counted = _by_contract(filter(_counts, asked), awards)
    licence = {
        contract: findings
        for contract, findings in _by_contract(filter(_of_licence, asked), awards).items()
        if _borrowed(entries.get(contract))
        and not any(f.rule in OF_LICENCE for f in counted.get(contract, ()))
    }
    made = [
        _determine(
            contract,
            counted.get(contract, []),
            licence.get(contract, []),
            entries.get(contract),
            explained,
            lang,
        )
        for contract in {**counted, **licence}
    ]
    return tuple(sorted(made, key=lambda d: (d.project_id, d.contract_id)))


def _borrowed(entry: Entry | None) -> bool:
    return entry is not None and entry.borrowed


def _counts(finding: Finding) -> bool:
    return finding.outcome in {Outcome.found, Outcome.rebutted}


def _of_licence(finding: Finding) -> bool:
    open_ = finding.outcome is Outcome.cannot_tell and not hangs_on_doubts(finding)
    return finding.rule in OF_LICENCE and open_


def _contracts(world: World) -> tuple[dict[str, Entry], dict[str, list[str]]]:
    """The entry known of each contract, and each project's general contracts of the owner.

    Those that were over before the method of 2019 are left out: rules about projects came with it.
    """
    rows = world.records(world.frame("timing"))
    entries = {
        row["contract_id"]: Entry(
            row["project_id"],
            row["prior"],
            row["split_prior"],
            row["borrowed"],
            row["law_on"],
        )
        for row in rows
    }
    awards: dict[str, list[str]] = {}
    for row in rows:
        if row["awarded"] and row["general_kind"] and row["law_on"] is None:
            awards.setdefault(row["project_id"], []).append(row["contract_id"])
    return entries, awards


def _explained(world: World) -> frozenset[tuple[str, str]]:
    """(project, subject) of every explanation that was handed in, whatever became of it."""
    handed_in = world.frame("explanation").filter(is_true(nw.col("rule").is_in(list(EXPLAINABLE))))
    rows = world.records(handed_in.select("project_id", "subject"))
    return frozenset((row["project_id"], row["subject"]) for row in rows)


def _by_contract(
    findings: Iterable[Finding], awards: Mapping[str, Sequence[str]]
) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        for contract in _contracts_of(finding, awards):
            grouped.setdefault(contract, []).append(finding)
    return grouped


def _contracts_of(finding: Finding, awards: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if finding.rule in OF_PROJECT:
        yield from awards.get(finding.project_id or "", ())
    elif finding.subject is not None:
        yield finding.subject


def _determine(
    contract: str,
    counted: Sequence[Finding],
    licence: Sequence[Finding],
    entry: Entry | None,
    explained: frozenset[tuple[str, str]],
    lang: str,
) -> Determination:
    found = [f for f in counted if f.outcome is Outcome.found]
    findings = counted if found else [*counted, *licence]
    open_ = [f for f in findings if f.outcome is not Outcome.rebutted]
    codes = [f.rule for f in open_ or findings]
    word = entry.word(codes) if entry else OPEN
    borrowed = _borrowed(entry)
    holding = [row for row in table().rows if row.holds(codes, word, borrowed=borrowed)]
    decided = holding[0]
    project = findings[0].project_id or ""
    handed_in = (project, contract) in explained
    own = in_force(decided.articles, entry.law_on if entry else None)
    articles = [*(a for f in findings for a in f.articles), *own]
    ask = [*(a for f in (*found, *licence) for a in f.ask_for), *documents_named(decided.ask, lang)]
    return Determination(
        project_id=project,
        contract_id=contract,
        act=decided.act,
        state=_state({f.rule for f in open_}, handed_in=handed_in),
        rules=tuple(sorted({f.rule for f in findings})),
        excluded=tuple(_excluded(decided.act, holding, lang)),
        articles=tuple(dict.fromkeys(articles)),
        ask_for=tuple(dict.fromkeys(ask)),
    )


def _state(found: set[str], *, handed_in: bool) -> State:
    if not found:
        return State.explained
    if found <= EXPLAINABLE and not handed_in:
        return State.awaiting_explanation
    return State.suspected


def _excluded(act: Act, holding: Sequence[Row], lang: str) -> Iterator[Excluded]:
    losing = [row.act for row in holding if row.act is not act]
    for other in dict.fromkeys([*table().excludes.get(act, ()), *losing]):
        why = table().why.get((act, other))
        if why is not None:
            yield Excluded(other, why.in_(lang))
