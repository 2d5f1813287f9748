"""Documents made of a case of a rule: what the rules find in it, and who must pay."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wage_case import Given, said

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.judge.joined import joined
from wagekit.judge.ledger import ledger
from wagekit.judge.liability import liabilities
from wagekit.judge.liability_papers import papers
from wagekit.judge.orders import orders
from wagekit.judge.recovery import recoveries
from wagekit.memo.kinds import compose
from wagekit.testing.cases import PROJECT, Case, cases_in
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES = Path(__file__).parents[1] / "rules"


def drafted(kind: str, rule: str, name: str, lang: str = "zh", **more: Any) -> str:
    """Every text of the memo of a kind, made of a case of a rule.

    Args:
        kind: Its name.
        rule: The code of the rule.
        name: The case in its file.
        lang: `zh` or `en`.
        more: What else is asked for, such as `party`.
    """
    asked = {"settings": Given(as_of=_day(_case(rule, name))), "lang": lang}
    return said(compose(kind, PROJECT, **(asked | judged(rule, name, lang) | more)))


@cache
def judged(rule: str, name: str, lang: str) -> Mapping[str, Any]:
    """What a run works out of a case of a rule, the rules of letters on terms among it.

    Args:
        rule: The code of the rule.
        name: The case in its file.
        lang: `zh` or `en`.
    """
    case = _case(rule, name)
    tables = {table: table_of(table, rows) for table, rows in case.rows.items()}
    world = World(PolarsEngine(tables), as_of=_day(case), region=case.region)
    answers = run(rules(), world, only=_codes(), lang=lang)
    owed = liabilities(answers, (), world, lang=lang)
    worked_out = {"owed": owed, "handed": recoveries(owed, world), "papers": papers(world)}
    return worked_out | {
        "findings": answers.findings, "determinations": (), "tables": tables,
        "region": case.region, "joined": joined(world), "orders": orders(world),
        "ledger": ledger(world),
    }  # fmt: skip


def _case(rule: str, name: str) -> Case:
    return next(one for one in cases_in(RULES / f"{rule}.yaml") if one.name == name)


def _day(case: Case) -> dt.date | None:
    return dt.date.fromisoformat(case.as_of) if case.as_of else None


def _codes() -> list[str]:
    return sorted(code for code in rules().by_code if code.startswith(("XS", "TZ", "YJ")))
