"""The card of a rule: what it looks for, under which law, and how it decides, in words."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from wagekit.law import article, parameter
from wagekit.model.text import Text
from wagekit.views.rule_number import rule_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.core.ladder import Step
    from wagekit.core.rule import Rule
    from wagekit.law.parameter import ParameterValue

LAW = Text("法律依据", "Law")
STEPS = Text("判断顺序（先满足的一步为准）", "How it decides (the first step that holds)")
COLON = Text("：", ": ")
SEMICOLON = Text("；", "; ")
NUMBERS = Text("参数", "Parameters")
EXPLAINED = Text(
    "当事人的合理说明经采纳后，疑点记为已有合理说明。",
    "An explanation that was accepted rebuts it.",
)


def rule_card(rule: Rule, steps: Sequence[Step], *, lang: str = "zh") -> str:
    """The card as plain text; `steps` are those of the rule's ladder."""
    return "\n".join(_lines(rule, steps, lang))


def _lines(rule: Rule, steps: Sequence[Step], lang: str) -> Iterator[str]:
    colon = COLON.in_(lang)
    yield f"{rule.code} {rule.title.in_(lang)} ({rule.name})"
    if lang == "en":
        yield from ("", inspect.getdoc(rule.function) or "")
    yield from ("", LAW.in_(lang))
    for row in rule.articles:
        one = article(row)
        yield f"  {row} {one.cite(lang)}{colon}{one.zh if lang == 'zh' else one.en}"
    yield from ("", STEPS.in_(lang))
    for number, step in enumerate(steps, start=1):
        yield f"  {number}. {step.outcome.text.in_(lang)}{colon}{_generic(step.says.in_(lang))}"
    if rule.explainable:
        yield f"  {EXPLAINED.in_(lang)}"
    yield from _numbers(rule, lang)


def _numbers(rule: Rule, lang: str) -> Iterator[str]:
    if rule.parameters:
        yield from ("", NUMBERS.in_(lang))
    for name in rule.parameters:
        one = parameter(name)
        words = one.zh if lang == "zh" else one.en
        values = SEMICOLON.in_(lang).join(
            " ".join(_parts(held, one.unit, lang)) for held in one.history()
        )
        cited = Text(f"（{one.cite(lang)}）", f" ({one.cite(lang)})").in_(lang)
        yield f"  {name} {words}{COLON.in_(lang)}{values}{cited}"


def _parts(held: ParameterValue, unit: str, lang: str) -> Iterator[str]:
    yield str(held.begins or "—")
    if held.region:
        yield held.region
    yield rule_number(held.value, unit, lang=lang)


def _generic(sentence: str) -> str:
    """A sentence with its blanks shown as blanks."""
    return re.sub(r"\{[^}]*\}", "[…]", sentence)
